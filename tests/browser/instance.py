"""Starts PartyBuild as people start it, by ./run, and stops it as they do, by Ctrl-C."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from partybuild.embedded.home import PROJECT

PR_SET_PDEATHSIG = 1  # linux/prctl.h
READY_SECONDS = 600  # a minute on an idle machine
STOPPED_SECONDS = 40
# The test run has servers of its own; what it knows of them must not reach the instance.
NOT_INHERITED = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")


class Instance:
    """One ./run with a data folder and a port of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = var.parent / "run.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start everything and wait until the log-ins are printed and all parts are well."""
        environment = {k: v for k, v in os.environ.items() if k not in NOT_INHERITED}
        environment |= {"PARTYBUILD_VAR": str(self.var), "PORT": str(self.port)}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                ["./run"], cwd=PROJECT, env=environment, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True, preexec_fn=_stop_with_us,
            )  # fmt: skip
        limit = time.monotonic() + READY_SECONDS
        while "Ctrl-C stops everything." not in self.printed():
            assert self.process.poll() is None, f"./run has ended:\n{self.printed()}"
            assert time.monotonic() < limit, f"./run is not ready:\n{self.printed()}"
            time.sleep(0.5)
        with urllib.request.urlopen(f"{self.url}/healthz", timeout=10) as answer:  # noqa: S310
            assert answer.status == 200

    def stop(self) -> None:
        """Press Ctrl-C, and make sure that nothing is left."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(STOPPED_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError(f"./run does not stop:\n{self.printed()}") from None
        assert code == 0, self.printed()
        assert self.left_over() == []
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", self.port)) != 0, "somebody still answers"

    def printed(self) -> str:
        """What ./run has said so far."""
        return self.log.read_text(errors="replace")

    def left_over(self) -> list[str]:
        """Command lines of processes that have to do with our data folder."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (folder / "cmdline").read_bytes()
                if os.fsencode(self.var) in words + (folder / "environ").read_bytes():
                    found.append(words.replace(b"\0", b" ").decode(errors="replace"))
        return found


class MadeOnce:
    """A data folder with the demo that the processes of one test run share: the first makes it,
    each starts an instance on a copy. Loading the demo is most of what a start costs."""

    def __init__(self, run: str) -> None:
        temporary = Path(tempfile.gettempdir())
        self.folder = temporary / f"partybuild-browser-{run}"
        self.lock = Path(os.environ.get("PARTYBUILD_VAR", temporary)) / "browser.lock"

    def copy_to(self, var: Path) -> None:
        """Copy the folder, made first where nobody has; the others wait meanwhile."""
        with self._locked():
            first, made = self.folder / "var", self.folder / "made"
            if not made.exists():
                make_enterable(self.folder)
                instance = Instance(first)
                try:
                    instance.start()
                finally:
                    instance.stop()
                made.touch()
            # Started by root, the data belong to the account of the servers: cp keeps the owner.
            subprocess.run(["cp", "-a", str(first), str(var)], check=True)

    def remove(self) -> None:
        """Leave nothing behind. Whoever comes later makes the folder anew."""
        with self._locked():
            shutil.rmtree(self.folder, ignore_errors=True)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with self.lock.open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def make_enterable(folder: Path) -> None:
    """Started by root, the servers run under an account that must be able to enter."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)


def _stop_with_us() -> None:
    """When the test run is killed, the instance gets the Ctrl-C that we can no longer send."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
