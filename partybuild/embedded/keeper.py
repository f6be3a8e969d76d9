"""A small process that stops the servers when the one that wanted them is gone.

It waits for the end of its standard input, which comes when the other process closes it or dies,
even by SIGKILL. So a test run that is cancelled in whatever way leaves no server behind.
"""

import subprocess
import sys
from pathlib import Path
from typing import IO

from partybuild.embedded.home import PROJECT
from partybuild.embedded.services import stop

STOP_SECONDS = 120


class Keeper:
    """The other end: lives as long as the servers are wanted.

    `held` are open files that the process keeps open too, so that their locks last until the
    servers have stopped.
    """

    def __init__(self, var: Path, *, held: list[IO[str]]) -> None:
        command = [sys.executable, "-m", "partybuild.embedded.keeper", str(var)]
        self.process = subprocess.Popen(
            command,
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[file.fileno() for file in held],
            # A session of its own: Ctrl-C in the terminal must not reach it.
            start_new_session=True,
        )

    def release(self) -> None:
        """The servers are no longer wanted: have them stopped and wait for it."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(STOP_SECONDS)


def main() -> None:
    """Wait for the end of the input, then stop the servers of the given var folder."""
    sys.stdin.buffer.read()
    stop(sys.argv[1])


if __name__ == "__main__":
    main()
