"""Where the servers keep data, passwords and logs.

Normally that is the var folder of the project. When root starts the servers and the account they
run under cannot get into var (a project below /root, say), it is a folder in /var/tmp whose name
is derived from var, so that every project gets its own.
"""

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from partybuild.embedded.account import Account, choose
from partybuild.embedded.errors import ServiceError

PROJECT = Path(__file__).resolve().parents[2]
OUTSIDE = Path("/var/tmp")  # noqa: S108 (survives a reboot; our folder in it is checked for owner)
LOCK_SECONDS = 180
LOG_BYTES_KEPT = 5_000_000


def var_folder(var: Path | str | None = None) -> Path:
    """The var folder: the one given, else PARTYBUILD_VAR, else var/ in the project."""
    return Path(var or os.environ.get("PARTYBUILD_VAR") or PROJECT / "var").resolve()


def outside_folder(var: Path) -> Path:
    """The folder in /var/tmp that stands in for a var folder the servers cannot enter."""
    return OUTSIDE / f"partybuild-{hashlib.sha256(os.fsencode(var)).hexdigest()[:12]}"


def make_folder(folder: Path, *, mode: int = 0o755) -> None:
    """Make the folder if it is missing. Raises ServiceError when we cannot write in it."""
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(mode)  # whatever the umask
        writable = os.access(folder, os.W_OK | os.X_OK)
        reason = "permission denied or a read-only disk"
    except OSError as error:
        writable, reason = False, error.strerror or str(error)
    if not writable:
        raise ServiceError(
            f"Cannot write in {folder}: {reason}.",
            remedy="make the folder writable for you, or set PARTYBUILD_VAR to one that is.",
        )


def make_outside_folder(var: Path) -> Path:
    """Make the folder that stands in for var, and make sure that it is really ours."""
    folder = outside_folder(var)
    make_folder(folder)
    found = folder.lstat()
    # /var/tmp is open to everybody: somebody else may have laid this folder out for us.
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    if not ours or found.st_mode & 0o022:
        raise ServiceError(
            f"{folder} is not a folder that belongs to us alone.",
            remedy="look at what it is, remove it and start again.",
        )
    return folder


def _data_folders(home: Path) -> list[Path]:
    return [*sorted(home.glob("pg[0-9][0-9]")), home / "valkey"] if home.is_dir() else []


class Home:
    """The folder of the servers of one project, and the account they run under."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.notices: list[str] = []
        outside = outside_folder(var)
        kept_outside = os.geteuid() == 0 and any(f.exists() for f in _data_folders(outside))
        self.path = outside if kept_outside else var
        self.account: Account = choose(_data_folders(self.path))

    @property
    def secrets(self) -> Path:
        """The folder of the password files."""
        return self.path / "secrets"

    @property
    def logs(self) -> Path:
        """The folder of the server logs."""
        return self.path / "log"

    def prepare(self) -> None:
        """Make the folders. Raises ServiceError when that is not possible."""
        make_folder(self.var)
        if self.path == self.var and not self.account.reaches(self.var):
            self._move_outside()
        if self.path != self.var:
            self.notices.append(
                f"The account {self.account.name} cannot enter {self.var}:"
                f" the data of the servers is in {self.path}."
            )
        make_folder(self.logs)
        make_folder(self.secrets, mode=0o700)

    def _move_outside(self) -> None:
        if any(folder.exists() for folder in _data_folders(self.var)):
            raise ServiceError(
                f"The account {self.account.name}, which runs the servers, cannot enter"
                f" {self.var}, where its data is.",
                remedy=f"let it in (chmod o+x on {self.var} and the folders above),"
                " or move the project to such a place.",
            )
        self.path = make_outside_folder(self.var)

    def require_space(self, megabytes: int) -> None:
        """Raise ServiceError when the disk has less than this left."""
        free = shutil.disk_usage(self.path).free // 1_000_000
        if free < megabytes:
            raise ServiceError(
                f"Only {free} MB are left on the disk of {self.path}; {megabytes} MB are needed.",
                remedy="free some space, or set PARTYBUILD_VAR to a folder on another disk.",
            )

    def password(self, name: str) -> str:
        """The password of that name, made at first use; its file is readable by us alone."""
        path = self.secrets / name
        if path.exists():
            path.chmod(0o600)
            return path.read_text().strip()
        value = secrets.token_urlsafe(24)
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(value + "\n")
        draft.replace(path)  # never half a password, whenever we are killed
        return value

    def log(self, name: str) -> Path:
        """The log file of a server, owned by its account, the old one set aside when long."""
        path = self.logs / f"{name}.log"
        if path.exists() and path.stat().st_size > LOG_BYTES_KEPT:
            path.replace(path.with_suffix(".log.1"))
        path.touch(mode=0o600)
        self.account.give(path)
        return path

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock of this folder, so that two starters take turns."""
        with (self.path / "services.lock").open("a") as file:
            limit = time.monotonic() + LOCK_SECONDS
            while True:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > limit:
                        raise ServiceError(
                            f"Another process has been starting or stopping the servers in"
                            f" {self.path} for {LOCK_SECONDS} s.",
                            remedy="wait for it, or end it.",
                        ) from None
                    time.sleep(0.1)
            yield
