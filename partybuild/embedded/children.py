"""The processes that ./run starts and watches over: web server, worker, timetable."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from partybuild.embedded import processes
from partybuild.embedded.home import LOG_BYTES_KEPT, PROJECT

PATIENCE_SECONDS = 30.0
TAIL_LINES = 20


def tail(log: Path) -> str:
    """The last lines of a log, indented."""
    lines = log.read_text(errors="replace").splitlines()[-TAIL_LINES:] if log.exists() else []
    return "\n".join(f"    {line}" for line in lines)


def open_log(log: Path) -> int:
    """Open a log for appending, the old one set aside when long; readable by us alone."""
    if log.exists() and log.stat().st_size > LOG_BYTES_KEPT:
        log.replace(log.with_suffix(".log.1"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


class Children:
    """Child processes, each with its log, noted in a file so that none is ever forgotten."""

    def __init__(self, *, record: Path, logs: Path, environment: dict[str, str]) -> None:
        self.record = record
        self.logs = logs
        self.environment = environment
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def log(self, name: str) -> Path:
        """The log of a child."""
        return self.logs / f"{name}.log"

    def start(self, name: str, words: list[str]) -> subprocess.Popen[bytes]:
        """Start a Python program of the environment, in a session of its own.

        So Ctrl-C in the terminal reaches only us, and we end the children in good order.
        """
        output = open_log(self.log(name))
        try:
            child = subprocess.Popen(
                [sys.executable, *words],
                cwd=PROJECT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        finally:
            os.close(output)
        self.running[name] = child
        self._note()
        return child

    def run(self, name: str, words: list[str]) -> int:
        """Run a program to its end; returns its exit code."""
        child = self.start(name, words)
        code = child.wait()
        del self.running[name]
        self._note()
        return code

    def ended(self) -> str | None:
        """The name of a child that has ended, if any."""
        return next((n for n, child in self.running.items() if child.poll() is not None), None)

    def stop(self, *, hurry: Callable[[], bool]) -> None:
        """End all: SIGTERM, then SIGKILL for those left after a while, or when `hurry` says so."""
        for child in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
        limit = time.monotonic() + PATIENCE_SECONDS
        while any(child.poll() is None for child in self.running.values()):
            if hurry() or time.monotonic() > limit:
                break
            time.sleep(0.1)
        for child in self.running.values():
            # The whole session: a child that died may have left children of its own.
            _kill_session(child.pid)
            child.wait()
        self.running.clear()
        self.record.unlink(missing_ok=True)

    def end_leftovers(self) -> int:
        """End what a run that was killed has left behind; returns how many there were.

        A number is trusted only together with the time at which its process began.
        """
        try:
            noted = json.loads(self.record.read_text())
        except (OSError, ValueError):
            return 0
        ours = [pid for pid, birth in noted if birth and processes.birth(pid) == birth]
        processes.end(ours, steps=[(signal.SIGTERM, PATIENCE_SECONDS)])
        for pid in ours:
            _kill_session(pid)
        self.record.unlink(missing_ok=True)
        return len(ours)

    def _note(self) -> None:
        pids = [child.pid for child in self.running.values()]
        draft = self.record.with_suffix(".new")
        draft.write_text(json.dumps([(pid, processes.birth(pid)) for pid in pids]))
        draft.replace(self.record)


def _kill_session(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
