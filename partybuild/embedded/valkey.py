"""The embedded Valkey: queue and cache, on a loopback port, by password only."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from partybuild.embedded import processes, programs
from partybuild.embedded.errors import ServiceError
from partybuild.embedded.home import Home
from partybuild.embedded.postgres import Running

FIRST_PORT = 56379
START_SECONDS = 30.0
ATTEMPTS = 4


class Valkey:
    """The Valkey server of one home folder."""

    name = "valkey"

    def __init__(self, home: Home) -> None:
        self.home = home
        self.program = programs.valkey_program()

    @property
    def data(self) -> Path:
        """The folder of its data and its settings."""
        return self.home.path / "valkey"

    @property
    def settings(self) -> Path:
        """The settings file. It is also what its process is known by: its only argument."""
        return self.data / "valkey.conf"

    def running(self) -> Running | None:
        """Our server if it runs, looked up among the processes: a pid file can be stale."""
        pids = processes.running_with(self.program.name, str(self.settings))
        try:
            words = self.settings.read_text().split()
            port = int(words[words.index("port") + 1])
        except (OSError, ValueError, IndexError):
            return None
        return Running(pids[0], port) if pids else None

    def start(self) -> bool:
        """Start the server unless it runs; True when it was started."""
        if self.running():
            return False
        if not self.data.exists():
            self.data.mkdir(mode=0o700)
        self.home.account.give(self.data)
        self.program = programs.within_reach(self.program, self.home, parts=(self.program,))
        first, tail = FIRST_PORT, ""
        for _attempt in range(ATTEMPTS):
            port = processes.first_free_port(first)
            if port is None:
                raise ServiceError(
                    f"No port is free from {first} on.",
                    remedy="end what listens there, or set REDIS_URL to a server of your own.",
                )
            tail = self._launch(port)
            if self._answers(port):
                return True
            first = port + 1
        raise ServiceError(
            f"Valkey does not start. It says:\n{tail}",
            remedy=f"the whole story is in {self.home.logs / 'valkey.log'}.",
        )

    def stop(self) -> bool:
        """Stop the server; it saves first. True when it ran."""
        server = self.running()
        if server is None:
            return False
        left = processes.end([server.pid], steps=[(signal.SIGTERM, 30), (signal.SIGKILL, 5)])
        if left:
            raise ServiceError(
                f"Valkey (process {server.pid}) does not stop.",
                remedy=f"look into {self.home.logs / 'valkey.log'}.",
            )
        return True

    def _launch(self, port: int) -> str:
        """Start once; returns the end of the log."""
        log = self.home.log("valkey")
        self._write_settings(port, log)
        done = subprocess.run(
            [str(self.program), str(self.settings)],
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **self.home.account.process_options(),
        )
        said = log.read_text(errors="replace").splitlines()[-8:] + done.stdout.splitlines()[-8:]
        return "\n".join(f"    {line}" for line in said)

    def _write_settings(self, port: int, log: Path) -> None:
        # The password stands in a file: a command line is readable by every user.
        lines = [
            f"bind {processes.LOOPBACK}",
            f"port {port}",
            "protected-mode yes",
            f"requirepass {self.home.password('valkey')}",
            "daemonize yes",
            "set-proc-title no",
            f'pidfile "{self.data / "valkey.pid"}"',
            f'logfile "{log}"',
            f'dir "{self.data}"',
            "databases 64",
            "appendonly yes",
            "maxmemory-policy noeviction",
        ]
        draft = self.settings.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write("\n".join(lines) + "\n")
        self.home.account.give(draft)
        draft.replace(self.settings)

    def _answers(self, port: int) -> bool:
        """Wait until a server answers our password on the port, or ours is gone."""
        limit = time.monotonic() + START_SECONDS
        while time.monotonic() < limit:
            if self.ping(port):
                return True
            if not processes.running_with(self.program.name, str(self.settings)):
                return False
            time.sleep(0.05)
        return False

    def ping(self, port: int) -> bool:
        """Whether a server with our password answers on the port and has loaded its data."""
        request = f"AUTH {self.home.password('valkey')}\r\nPING\r\n".encode()
        answer = b""
        with (
            contextlib.suppress(OSError),
            socket.create_connection((processes.LOOPBACK, port), timeout=2) as connection,
        ):
            connection.sendall(request)
            while answer.count(b"\r\n") < 2 and (part := connection.recv(200)):
                answer += part
        return answer == b"+OK\r\n+PONG\r\n"
