"""First half of ./run: checks the machine, makes .venv and hands over to the second half.

Runs by its path under the system's Python, before anything is installed: standard library only,
and nothing of the project is imported.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, NoReturn

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
REQUIREMENTS = PROJECT / "requirements" / "embedded.txt"
STAMP = VENV / "installed.stamp"
NEEDED_BYTES = 1_500_000_000
CHILDREN = "run.children"  # in var: the processes of a run
DEFAULT_PORT = "8000"
STARTED = float(os.environ.get("PARTYBUILD_RUN_STARTED") or time.time())


def say(text: str) -> None:
    """Print a progress line with the seconds since ./run was called."""
    with contextlib.suppress(OSError):  # the terminal may be gone; what we do goes on
        sys.stdout.write(f"[{time.time() - STARTED:5.1f} s] {text}\n")
        sys.stdout.flush()


def give_up(message: str, remedy: str) -> NoReturn:
    """End with what is wrong and how to mend it."""
    sys.stderr.write(f"\n{message}\n  What to do: {remedy}\n")
    raise SystemExit(1)


def var_folder() -> Path:
    """The folder of data and logs."""
    return Path(os.environ.get("PARTYBUILD_VAR") or PROJECT / "var").resolve()


def check_folders(var: Path) -> None:
    """Data and environment must be writable, and there must be room for both."""
    try:
        var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        give_up(f"Cannot make the folder {var}: {error.strerror}.", _another_folder(var))
    for folder in {var, VENV if VENV.exists() else PROJECT}:
        if not os.access(folder, os.W_OK | os.X_OK):
            give_up(f"Cannot write in {folder}.", _another_folder(folder))
    for folder in (var, PROJECT):
        free = shutil.disk_usage(folder).free
        if free < NEEDED_BYTES:
            give_up(
                f"Only {free / 1e9:.1f} GB are free on the disk of {folder};"
                f" {NEEDED_BYTES / 1e9:.1f} GB are needed.",
                "free some space, or put the project (PARTYBUILD_VAR: the data) on another disk.",
            )


def _another_folder(folder: Path) -> str:
    if PROJECT not in (folder, *folder.parents):
        return (
            "choose another folder for the data (PARTYBUILD_VAR), or make this one writable:"
            f" sudo chown -R $(id -u) {folder}"
        )
    return (
        "copy the project into a folder of yours, or make this one writable:"
        f" sudo chown -R $(id -u) {PROJECT}"
    )


def take_lock(var: Path) -> IO[str]:
    """Hold the lock of this installation until ./run ends; a second ./run is sent to the first."""
    path = var / "run.lock"
    try:
        lock = path.open("r+" if path.exists() else "w+")
    except OSError as error:
        give_up(f"Cannot write {path}: {error.strerror}.", _another_folder(var))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with lock, contextlib.suppress(ValueError, KeyError):
            first = json.loads(lock.read())
            give_up(
                f"PartyBuild runs already (process {first['pid']}): {first['url']}",
                f"use it, or stop it with Ctrl-C in its window (or: kill {first['pid']}).",
            )
        give_up("Another ./run is just starting here.", "wait for it.")
    lock.truncate(0)  # it still told of the run before
    return lock


def chosen_port() -> int:
    """The port of the web server."""
    text = os.environ.get("PORT") or DEFAULT_PORT
    if not text.isdigit() or not 0 < int(text) < 65536:
        give_up(f"PORT={text} is not a port.", "choose a number, as in PORT=8001 ./run")
    return int(text)


def require_free(port: int) -> None:
    """Give up when somebody listens on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            give_up(f"Port {port} is reserved for root.", "choose another: PORT=8001 ./run")
        except OSError:
            holder = holder_of(port)
            give_up(
                f"Port {port} is taken{f' by {holder}' if holder else ''}.",
                f"end that program, or choose another port: PORT={port + 1} ./run",
            )


def holder_of(port: int) -> str:
    """Who listens on a port, as far as we are allowed to see: 'process 12 (gunicorn)'."""
    sockets = set()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
                words = line.split()
                if words[3] == "0A" and int(words[1].rpartition(":")[2], 16) == port:
                    sockets.add(f"socket:[{words[9]}]")
    for link in Path("/proc").glob("[0-9]*/fd/*") if sockets else []:
        with contextlib.suppress(OSError):
            if os.readlink(link) in sockets:
                process = link.parents[1]
                return f"process {process.name} ({(process / 'comm').read_text().strip()})"
    return ""


def wanted_stamp() -> str:
    """What the environment was made from: requirements, interpreter and place."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    # Its scripts hold the path of the environment, so a copied project needs a new one.
    return f"{digest} {VENV}\n"


def environment_is_ready() -> bool:
    """Whether .venv works and holds exactly what the requirements say."""
    if not STAMP.exists() or STAMP.read_text() != wanted_stamp():
        return False
    return subprocess.run([VENV_PYTHON, "-c", ""], check=False).returncode == 0


def install() -> None:
    """Make .venv and install the requirements; the stamp is written last of all."""
    STAMP.unlink(missing_ok=True)
    if not works_here(VENV_PYTHON):
        make_venv()
    say("installing the packages (once; this needs the internet)")
    command = [str(VENV_PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--require-hashes", "-r", str(REQUIREMENTS)]
    if subprocess.run(command, check=False).returncode != 0:
        give_up(
            "The packages could not be installed; pip says why above.",
            "check the connection to the internet (or to your package mirror), then ./run again.",
        )
    draft = STAMP.with_suffix(".new")
    draft.write_text(wanted_stamp())
    draft.replace(STAMP)


def works_here(python: Path) -> bool:
    """Whether this is a complete environment that was made in this very place."""
    if not python.exists():
        return False
    program = "import sys, pip; print(sys.prefix)"
    done = subprocess.run([python, "-c", program], capture_output=True, text=True, check=False)
    pip = VENV / "bin" / "pip"
    made_here = pip.exists() and str(VENV_PYTHON.parent) in pip.read_text(errors="replace")[:1000]
    return done.returncode == 0 and made_here


def make_venv() -> None:
    """Make an empty .venv, in place of one that does not work."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        give_up(
            "This Python cannot make virtual environments: its venv module is missing.",
            "on Debian and Ubuntu: sudo apt install python3-venv",
        )
    if VENV.is_symlink():
        VENV.unlink()  # somebody else's environment: --clear would empty it
    say(f"making .venv with Python {sys.version.split()[0]}")
    done = subprocess.run([sys.executable, "-I", "-m", "venv", "--clear", VENV], check=False)
    if done.returncode != 0:
        give_up("The environment .venv could not be made.", "on Debian: apt install python3-venv")


def main() -> None:
    """Check, install, and become the second half."""
    # As on Ctrl-C: a package installer that is under way ends with us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    var = var_folder()
    check_folders(var)
    lock = take_lock(var)
    port = chosen_port()
    # A run that was killed may have left its web server there; the second half ends it first.
    if not (var / CHILDREN).exists():
        require_free(port)
    if not environment_is_ready():
        install()
    os.set_inheritable(lock.fileno(), True)
    os.environ["PARTYBUILD_RUN_STARTED"] = str(STARTED)
    sys.stdout.flush()
    command = [str(VENV_PYTHON), "-m", "partybuild.embedded.run", str(port), str(lock.fileno())]
    os.execv(VENV_PYTHON, command)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        give_up("Stopped.", "./run again; what was begun is finished then.")
