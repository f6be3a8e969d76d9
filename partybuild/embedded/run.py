"""Second half of ./run, inside .venv: starts everything, watches over it, stops everything."""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from partybuild.embedded import services
from partybuild.embedded.children import Children, tail
from partybuild.embedded.errors import ServiceError
from partybuild.embedded.home import PROJECT, make_folder, var_folder
from partybuild.embedded.install import CHILDREN, require_free, say

SETTINGS = "partybuild.settings.dev"
HEALTHY_SECONDS = 120
SERVERS_LOOKED_AT_EVERY = 5.0
COMMANDS = {
    "compile_catalogues": "compiling the translations",
    "migrate --no-input": "bringing the database up to date",
    "collectstatic --no-input": "collecting the static files",
    "load_regulations": "loading the regulations",
    "load_tables": "loading the statistical tables",
    "demo_data": "loading the demo data",
}

MENDED_BY = {
    "migrate --no-input": "If the data folder was made by an earlier version before the first"
    " release, move it away or set PARTYBUILD_VAR to a new one, and start again (docs/adr/0034).",
}


class Interruption(BaseException):
    """Somebody asked us to stop. Not an Exception, so that nothing on the way swallows it."""


class RunError(Exception):
    """Something does not work; the text is for the person who called ./run."""


class Signals:
    """Ctrl-C, SIGTERM and the closing of the terminal: the first stops, the second hurries."""

    def __init__(self) -> None:
        self.armed = True
        self.impatient = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.receive)

    def receive(self, number: int, frame: Any) -> None:
        """Break off what is under way; once we are stopping, only stop faster."""
        if self.armed:
            self.armed = False
            raise Interruption
        self.impatient = True


def secret_key(var: Path) -> str:
    """The key Django signs with, made once and readable by us alone."""
    path = var / "secret.key"
    if not path.exists():
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50) + "\n")
        draft.replace(path)
    return path.read_text().strip()


def programs(port: int) -> dict[str, list[str]]:
    """The programs that make up the running system, by the name of their log."""
    celery = ["-m", "celery", "-A", "partybuild"]
    web = ["-m", "gunicorn", "partybuild.wsgi", "--bind", f"127.0.0.1:{port}"]
    # The control socket would lie in the home folder, one for all installations.
    web += ["--workers", "2", "--threads", "4", "--no-control-socket", "--graceful-timeout", "10"]
    schedule = ["beat", "--scheduler", "django_celery_beat.schedulers:DatabaseScheduler"]
    return {
        "web": web,
        "worker": [*celery, "worker", "-c", "1", "--loglevel", "INFO"],
        "beat": [*celery, *schedule, "--pidfile", "", "--loglevel", "INFO"],
    }


class Run:
    """One ./run, from the servers to the last good-bye."""

    def __init__(self, *, var: Path, port: int, signals: Signals) -> None:
        self.var = var
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.signals = signals
        make_folder(var / "log")
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1"}
        environment["PARTYBUILD_VAR"] = str(var)
        environment["PARTYBUILD_SECRET_KEY"] = secret_key(var)
        record = var / CHILDREN
        self.children = Children(record=record, logs=var / "log", environment=environment)

    def start(self) -> None:
        """Start all parts and wait until they answer."""
        if self.children.end_leftovers():
            say("ended what an earlier run had left behind")
        require_free(self.port)
        say("starting PostgreSQL and Valkey")
        found = services.ensure(self.var)
        for notice in found.notices:
            say(notice)
        self.children.environment.update(found.environment())
        for command, what in COMMANDS.items():
            self._manage(command, what)
        say("starting web server, worker and timetable")
        for name, words in programs(self.port).items():
            self.children.start(name, words)
        self._wait_until_healthy()

    def _manage(self, command: str, what: str) -> None:
        say(what)
        if self.children.run("setup", ["manage.py", *command.split()]) != 0:
            log = self.children.log("setup")
            mended = MENDED_BY.get(command, "")
            raise RunError(
                f"manage.py {command} failed. The end of {log}:\n{tail(log)}\n{mended}".rstrip()
            )

    def _wait_until_healthy(self) -> None:
        limit = time.monotonic() + HEALTHY_SECONDS
        health = ""
        while time.monotonic() < limit:
            self._check_children()
            health = self._health()
            if health == "ok":
                return
            time.sleep(0.3)
        logs = [self.children.log(name) for name in self.children.running]
        told = "\n".join(f"  {log}:\n{tail(log)}" for log in logs)
        raise RunError(f"Not ready after {HEALTHY_SECONDS} s: {health}\n{told}")

    def _health(self) -> str:
        """What /healthz says: "ok", or the answer that is not."""
        # Never through a proxy: this is our own machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(self.url + "healthz", timeout=5) as answer:
                return str(json.loads(answer.read())["status"])
        except urllib.error.HTTPError as error:
            return error.read(500).decode(errors="replace")
        except (OSError, ValueError, KeyError) as error:
            return str(error)

    def _check_children(self) -> None:
        name = self.children.ended()
        if name is not None:
            log = self.children.log(name)
            code = self.children.running[name].returncode
            raise RunError(f"{name} has ended (code {code}). The end of {log}:\n{tail(log)}")

    def welcome(self) -> None:
        """Print the address and the accounts to try."""
        say("ready")
        command = [sys.executable, "manage.py", "demo_data", "--log-ins"]
        environment = self.children.environment
        done = subprocess.run(
            command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise RunError(f"manage.py demo_data --log-ins failed:\n{done.stderr[-2000:]}")
        log_ins = done.stdout.strip("\n")
        sys.stdout.write(f"\n{log_ins}\n\n  {self.url}\n\nCtrl-C stops everything.\n")
        sys.stdout.flush()

    def watch(self) -> None:
        """Wait until somebody stops us; raise RunError when a part ends by itself."""
        look_again = time.monotonic()
        while True:
            self._check_children()
            if time.monotonic() > look_again:
                self._check_servers()
                look_again = time.monotonic() + SERVERS_LOOKED_AT_EVERY
            time.sleep(0.5)

    def _check_servers(self) -> None:
        found = services.status(self.var)
        for name, server in (("postgres", found.postgres), ("valkey", found.valkey)):
            if not server.running and not server.replaced_by:
                log = Path(server.data).parent / "log" / f"{name}.log"
                raise RunError(f"{name} has ended. See {log}, then ./run again.")

    def stop(self) -> None:
        """Stop all parts, the servers last."""
        say("stopping")
        self.children.stop(hurry=lambda: self.signals.impatient)
        try:
            services.stop(self.var)
        except ServiceError as error:
            say(str(error))
        say("stopped")


def main() -> int:
    """Run until stopped. Returns the exit code: 0 when stopped on demand."""
    signals = Signals()
    var = var_folder()
    port, lock = int(sys.argv[1]), int(sys.argv[2])
    # Only we hold the lock: no child may keep it after our end.
    os.set_inheritable(lock, False)
    run = Run(var=var, port=port, signals=signals)
    code = 0
    try:
        os.write(lock, json.dumps({"pid": os.getpid(), "url": run.url}).encode())
        run.start()
        run.welcome()
        run.watch()
    except Interruption:
        pass
    except (RunError, ServiceError) as error:
        sys.stderr.write(f"\n{error}\n")
        code = 1
    finally:
        signals.armed = False
        run.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
