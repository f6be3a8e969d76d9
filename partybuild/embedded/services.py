"""Starting, stopping and asking after both servers: what the rest of the project calls."""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from partybuild.embedded import bootstrap, processes
from partybuild.embedded.errors import ServiceError
from partybuild.embedded.home import Home, var_folder
from partybuild.embedded.postgres import Postgres, Running
from partybuild.embedded.valkey import Valkey


@dataclass(frozen=True)
class Services:
    """Where the servers answer. The URLs hold passwords and are therefore not printed."""

    database_url: str = field(repr=False)
    owner_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    started_by_us: bool
    notices: tuple[str, ...] = ()

    def environment(self) -> dict[str, str]:
        """The variables by which the project finds the servers."""
        variables = {
            "DATABASE_URL": self.database_url,
            "DATABASE_OWNER_URL": self.owner_url,
            "REDIS_URL": self.redis_url,
        }
        return {name: value for name, value in variables.items() if value}


@dataclass(frozen=True)
class ServerStatus:
    """One server: whether it runs, and where."""

    running: bool
    pid: int | None = None
    port: int | None = None
    data: str = ""
    replaced_by: str = ""


@dataclass(frozen=True)
class Status:
    """Both servers. One that an environment variable replaces counts as running."""

    postgres: ServerStatus
    valkey: ServerStatus
    notices: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether everything the project needs is there."""
        servers = (self.postgres, self.valkey)
        return all(server.running or server.replaced_by for server in servers)

    def as_dict(self) -> dict[str, Any]:
        """The same as plain data, for JSON."""
        return {"running": self.running, **asdict(self)}


def ensure(var: Path | str | None = None, *, durable: bool = True) -> Services:
    """Make sure that both servers run, and say where.

    A server that DATABASE_URL or REDIS_URL replaces is not started; those values are passed on.
    Safe to call from several processes at once. Raises ServiceError with a remedy.
    """
    home = Home(var_folder(var))
    home.prepare()
    with home.locked():
        started: list[Postgres | Valkey] = []
        try:
            database_url, owner_url = _database_urls(home, started, durable=durable)
            redis_url = _redis_url(home, started)
        except BaseException:
            for server in reversed(started):
                server.stop()
            raise
    return Services(
        database_url=database_url,
        owner_url=owner_url,
        redis_url=redis_url,
        started_by_us=bool(started),
        notices=tuple(home.notices),
    )


def _database_urls(
    home: Home, started: list[Postgres | Valkey], *, durable: bool
) -> tuple[str, str]:
    given = os.environ.get("DATABASE_URL", "")
    if given:
        # With one account for everything, that one is the owner too.
        return given, os.environ.get("DATABASE_OWNER_URL") or given
    postgres = Postgres(home)
    if postgres.start(durable=durable):
        started.append(postgres)
    server = _still_running(postgres)
    passwords = {bootstrap.OWNER: home.password("owner"), bootstrap.WEB: home.password("web")}
    bootstrap.prepare(port=server.port, superuser=home.password("superuser"), passwords=passwords)
    return _database_url(home, "web", server.port), _database_url(home, "owner", server.port)


def _database_url(home: Home, role: str, port: int) -> str:
    account = f"partybuild_{role}:{home.password(role)}"
    return f"postgresql://{account}@{processes.LOOPBACK}:{port}/{bootstrap.DATABASE}"


def _redis_url(home: Home, started: list[Postgres | Valkey]) -> str:
    given = os.environ.get("REDIS_URL", "")
    if given:
        return given
    valkey = Valkey(home)
    if valkey.start():
        started.append(valkey)
    server = _still_running(valkey)
    return f"redis://:{home.password('valkey')}@{processes.LOOPBACK}:{server.port}/0"


def _still_running(server: Postgres | Valkey) -> Running:
    found = server.running()
    if found is None:
        raise ServiceError(
            f"The server {server.name} ended right after its start.",
            remedy=f"look into {server.home.logs / f'{server.name}.log'}, then start again.",
        )
    return found


def stop(var: Path | str | None = None) -> list[str]:
    """Stop both servers in good order; returns the names of those that ran."""
    home = Home(var_folder(var))
    if not home.path.exists():
        return []
    with home.locked():
        # Valkey first: nothing new is queued while the database goes down.
        return [server.name for server in (Valkey(home), Postgres(home)) if server.stop()]


def status(var: Path | str | None = None, *, environ: Mapping[str, str] | None = None) -> Status:
    """Whether both servers run, and where. Changes nothing."""
    home = Home(var_folder(var))
    values = os.environ if environ is None else environ
    return Status(
        postgres=_server_status(Postgres, home, "DATABASE_URL", values),
        valkey=_server_status(Valkey, home, "REDIS_URL", values),
        notices=tuple(home.notices),
    )


def _server_status(
    kind: type[Postgres] | type[Valkey], home: Home, variable: str, values: Mapping[str, str]
) -> ServerStatus:
    if values.get(variable):
        return ServerStatus(running=False, replaced_by=variable)
    server = kind(home)
    found = server.running()
    if found is None:
        return ServerStatus(running=False, data=str(server.data))
    return ServerStatus(running=True, pid=found.pid, port=found.port, data=str(server.data))
