"""Life and death of the embedded servers."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
import redis

from partybuild import embedded
from partybuild.embedded import postgres, processes, services, valkey
from partybuild.embedded.home import PROJECT, Home


def execute(url: str, statement: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def pids(var: Path) -> tuple[int, int]:
    found = embedded.status(var)
    assert found.postgres.pid is not None
    assert found.valkey.pid is not None
    return found.postgres.pid, found.valkey.pid


def listening_addresses(port: int) -> set[str]:
    """Addresses on which somebody listens at the port, in the notation of /proc."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            if state == "0A" and int(local.rpartition(":")[2], 16) == port:
                found.add(local.rpartition(":")[0])
    return found


def test_ensure_starts_then_reuses_then_stop_ends_both(var):
    embedded.stop(var)
    first = embedded.ensure(var, durable=False)
    running = embedded.status(var)
    second = embedded.ensure(var, durable=False)
    stopped = embedded.stop(var)

    assert first.started_by_us
    assert running.running
    assert not second.started_by_us
    assert second.environment() == first.environment()
    assert stopped == ["valkey", "postgres"]
    assert not embedded.status(var).running
    assert embedded.stop(var) == []


def test_both_servers_and_their_data_survive_kill_nine(var):
    # A server that was left running here is a forgetful one: what it commits may be lost.
    embedded.stop(var)
    before = embedded.ensure(var, durable=True)
    execute(before.owner_url, "CREATE TABLE kept (word text)")
    execute(before.owner_url, "INSERT INTO kept VALUES ('Đặng')")
    redis.Redis.from_url(before.redis_url).rpush("queue", "task")
    # The journal of Valkey is written once a second at the latest.
    redis.Redis.from_url(before.redis_url).execute_command("WAITAOF", 1, 0, 3000)

    for pid in pids(var):
        os.kill(pid, signal.SIGKILL)
    after = embedded.ensure(var, durable=False)

    assert after.started_by_us
    assert execute(after.owner_url, "SELECT word FROM kept") == [("Đặng",)]
    assert redis.Redis.from_url(after.redis_url).lrange("queue", 0, -1) == [b"task"]


def test_a_pid_file_with_the_number_of_a_stranger_does_not_matter(var):
    embedded.ensure(var, durable=False)
    server = postgres.Postgres(Home(var))
    remembered = (server.data / "postmaster.pid").read_text().splitlines()
    embedded.stop(var)
    stranger = subprocess.Popen(
        ["/bin/cat"],
        stdin=subprocess.PIPE,
        **server.home.account.process_options(),
    )
    try:
        lines = [str(stranger.pid), *remembered[1:]]
        (server.data / "postmaster.pid").write_text("\n".join(lines) + "\n")
        (var / "valkey" / "valkey.pid").write_text(f"{stranger.pid}\n")

        assert not embedded.status(var).running
        assert embedded.stop(var) == []
        assert stranger.poll() is None
        assert embedded.ensure(var, durable=False).started_by_us
        assert embedded.status(var).running
        assert stranger.pid not in pids(var)
    finally:
        stranger.communicate()


def test_a_zombie_is_not_alive_and_a_finished_process_has_no_birth():
    child = subprocess.Popen(["/bin/sleep", "60"])
    assert processes.is_alive(child.pid)
    assert processes.birth(child.pid)

    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)

    assert not processes.is_alive(child.pid)
    child.wait()
    assert processes.birth(child.pid) == ""


def test_orphans_of_a_dead_postmaster_are_ended_before_the_next_start(var, monkeypatch):
    monkeypatch.setattr(postgres, "ORPHAN_SECONDS", 0.5)
    urls = embedded.ensure(var, durable=False)
    data = postgres.Postgres(Home(var)).data
    with psycopg.connect(urls.owner_url) as connection:
        backend = connection.info.backend_pid
        # Stopped, it cannot notice that its postmaster died: the worst case.
        os.kill(backend, signal.SIGSTOP)
        os.kill(pids(var)[0], signal.SIGKILL)
        assert backend in processes.working_in(data)

        assert embedded.ensure(var, durable=False).started_by_us

        assert not processes.is_alive(backend)
        assert embedded.status(var).running


def test_two_starters_at_once_start_one_pair(empty_var):
    gate = threading.Barrier(2)

    def start() -> embedded.Services:
        gate.wait()
        return embedded.ensure(empty_var, durable=False)

    with ThreadPoolExecutor(2) as pool:
        results = [job.result() for job in [pool.submit(start), pool.submit(start)]]

    assert sorted(result.started_by_us for result in results) == [False, True]
    assert results[0].environment() == results[1].environment()


def test_the_next_port_is_taken_when_the_first_is_not_free(var, monkeypatch):
    embedded.stop(var)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(postgres, "FIRST_PORT", port)
        monkeypatch.setattr(valkey, "FIRST_PORT", port)

        embedded.ensure(var, durable=False)

    found = embedded.status(var)
    assert found.postgres.port is not None
    assert found.valkey.port is not None
    assert port < found.postgres.port < found.valkey.port


def test_a_port_lost_between_looking_and_binding_is_replaced(var, monkeypatch):
    embedded.stop(var)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        honest = processes.first_free_port
        monkeypatch.setattr(postgres, "FIRST_PORT", port)
        monkeypatch.setattr(valkey, "FIRST_PORT", port)
        monkeypatch.setattr(
            processes, "first_free_port", lambda start: start if start == port else honest(start)
        )

        embedded.ensure(var, durable=False)

    assert embedded.status(var).running


def test_both_listen_on_loopback_only_and_make_no_socket_file(var):
    embedded.ensure(var, durable=False)
    found = embedded.status(var)

    for server in (found.postgres, found.valkey):
        assert listening_addresses(server.port or 0) == {"0100007F"}
    folder = Path(tempfile.gettempdir())
    assert not list(folder.glob(f".s.PGSQL.{found.postgres.port}"))


def test_password_files_are_ours_alone_and_all_different(var):
    embedded.ensure(var, durable=False)

    files = sorted((var / "secrets").iterdir())
    assert [file.name for file in files] == ["owner", "superuser", "valkey", "web"]
    for file in [*files, var / "valkey" / "valkey.conf"]:
        assert file.stat().st_mode & 0o777 == 0o600
    assert (var / "secrets").stat().st_mode & 0o777 == 0o700
    assert len({file.read_text() for file in files}) == 4
    assert min(len(file.read_text()) for file in files) > 30


def test_no_password_stands_in_a_command_line_or_a_printed_result(var):
    urls = embedded.ensure(var, durable=False)

    words = [word for pid in processes.all_pids() for word in processes.arguments(pid)]
    for url in (urls.database_url, urls.owner_url, urls.redis_url):
        password = url.partition("@")[0].rpartition(":")[2]
        assert not [word for word in words if password in word]
        assert password not in f"{urls} {embedded.status(var)}"


def test_wrong_and_missing_passwords_are_refused(var):
    urls = embedded.ensure(var, durable=False)
    database = urls.database_url.rpartition("@")[2]
    cache = urls.redis_url.rpartition("@")[2]

    for account in ("partybuild_web:guess", "partybuild_search:guess", "postgres:guess"):
        with pytest.raises(psycopg.OperationalError, match="authentication failed"):
            psycopg.connect(f"postgresql://{account}@{database}")
    with pytest.raises(redis.AuthenticationError):
        redis.Redis.from_url(f"redis://{cache}").ping()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give up its rights")
def test_started_by_root_nothing_runs_as_root(var):
    embedded.ensure(var, durable=False)

    for pid in pids(var):
        assert Path(f"/proc/{pid}").stat().st_uid != 0


@pytest.mark.skipif(os.geteuid() != 0, reason="a normal user enters his own folders")
def test_data_goes_elsewhere_when_the_account_cannot_enter_var(empty_var):
    empty_var.chmod(0o700)

    started = embedded.ensure(empty_var, durable=False)
    found = embedded.status(empty_var)
    again = embedded.ensure(empty_var, durable=False)

    assert "cannot enter" in started.notices[0]
    assert found.running
    assert not found.postgres.data.startswith(str(empty_var))
    assert not again.started_by_us
    assert not list(empty_var.glob("pg*"))


def test_status_command_tells_by_text_exit_code_and_json(var):
    environment = os.environ | {"PARTYBUILD_VAR": str(var)}
    program = (
        "import sys; from django.conf import settings; settings.configure();"
        "import django; django.setup();"
        "from django.core.management import call_command;"
        "from apps.core.management.commands.services import Command;"
        "call_command(Command(), *sys.argv[1:])"
    )

    def services_command(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", program, *words],
            env=environment | more,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )

    embedded.stop(var)
    down = services_command("status")
    replaced = services_command(
        "status", DATABASE_URL="postgresql://elsewhere/x", REDIS_URL="redis://elsewhere"
    )
    embedded.ensure(var, durable=False)
    up = services_command("status", "--json")

    assert down.returncode == 3
    assert "does not run" in down.stdout
    assert replaced.returncode == 0
    assert "DATABASE_URL is set and used instead" in replaced.stdout
    assert "elsewhere" not in replaced.stdout
    assert up.returncode == 0
    assert f'"port": {embedded.status(var).postgres.port}' in up.stdout


def test_urls_of_the_environment_replace_the_servers(var, monkeypatch):
    embedded.stop(var)
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")

    urls = services.ensure(var)

    assert urls.environment() == {
        "DATABASE_URL": "postgresql://elsewhere/x",
        "DATABASE_OWNER_URL": "postgresql://elsewhere/x",
        "REDIS_URL": "redis://elsewhere/0",
    }
    assert not urls.started_by_us
    monkeypatch.undo()
    assert not embedded.status(var, environ={}).postgres.running
