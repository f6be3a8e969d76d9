"""Starts PartyBuild as people start it, by ./run, and stops it as they do, by Ctrl-C."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.request
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


def _stop_with_us() -> None:
    """When the test run is killed, the instance gets the Ctrl-C that we can no longer send."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
