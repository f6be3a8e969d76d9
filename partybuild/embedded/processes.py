"""Questions about processes and ports, answered without any package.

A process number alone proves nothing: it may belong to a zombie that a container's first process
never collects, or have been given to a stranger since. So every answer looks at the process.
"""

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

PROC = Path("/proc")
HAS_PROC = (PROC / "self" / "stat").exists()
LOOPBACK = "127.0.0.1"
PORTS_TRIED = 200


def _ps(column: str, pid: int) -> str:
    """One column of ps, for systems without /proc."""
    command = ["/bin/ps", "-ww", "-o", f"{column}=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _stat_fields(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on; empty when there is no such process."""
    try:
        text = (PROC / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return []
    # The name in parentheses may itself hold blanks and parentheses.
    return text.rpartition(")")[2].split()


def is_alive(pid: int) -> bool:
    """Whether the process exists and can still do something: a zombie cannot."""
    if pid <= 0:
        return False
    if HAS_PROC:
        return _stat_fields(pid)[:1] not in ([], ["Z"], ["X"])
    state = _ps("stat", pid)
    return bool(state) and not state.startswith("Z")


def arguments(pid: int) -> list[str]:
    """The command line of a process, empty for zombies, kernel threads and the departed."""
    if not HAS_PROC:
        return _ps("command", pid).split(" ")
    try:
        raw = (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return []
    return [os.fsdecode(part) for part in raw.split(b"\0")[:-1]]


def birth(pid: int) -> str:
    """A mark of when the process began; the number and this mark together are never reused."""
    if not is_alive(pid):
        return ""
    # Field 22 of the whole line is the start time in clock ticks since boot.
    return _stat_fields(pid)[19] if HAS_PROC else _ps("lstart", pid)


def all_pids() -> list[int]:
    """Every process number that is visible to us."""
    if HAS_PROC:
        return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]
    listing = subprocess.run(
        ["/bin/ps", "-axo", "pid="], capture_output=True, text=True, check=False
    )
    return [int(number) for number in listing.stdout.split()]


def running_with(program: str, argument: str) -> list[int]:
    """Live processes of the program (its file name) that were given this very argument."""
    found = []
    for pid in all_pids():
        words = arguments(pid)
        if words and Path(words[0]).name == program and argument in words[1:] and is_alive(pid):
            found.append(pid)
    return found


def working_in(folder: Path) -> list[int]:
    """Live processes whose working folder is this one; without /proc none are found."""
    found = []
    for pid in all_pids() if HAS_PROC else []:
        with contextlib.suppress(OSError):
            if Path(os.readlink(PROC / str(pid) / "cwd")) == folder and is_alive(pid):
                found.append(pid)
    return found


def wait_until_gone(pids: list[int], *, seconds: float) -> list[int]:
    """Wait for processes to end; returns those that did not."""
    limit = time.monotonic() + seconds
    left = [pid for pid in pids if is_alive(pid)]
    while left and time.monotonic() < limit:
        time.sleep(0.05)
        left = [pid for pid in left if is_alive(pid)]
    return left


def end(pids: list[int], *, steps: list[tuple[signal.Signals, float]]) -> list[int]:
    """Ask processes to end, each step with a signal and the seconds to wait after it.

    Returns the processes that survived the last step.
    """
    left = [pid for pid in pids if is_alive(pid)]
    for number, seconds in steps:
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        left = wait_until_gone(left, seconds=seconds)
        if not left:
            break
    return left


def is_port_free(port: int) -> bool:
    """Whether nobody listens on this port of the loopback address."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do, so that connections in TIME_WAIT do not count as a listener.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def first_free_port(start: int) -> int | None:
    """The first free loopback port from `start` on, None when a long stretch is taken."""
    candidates = range(start, min(start + PORTS_TRIED, 65536))
    return next((port for port in candidates if is_port_free(port)), None)
