"""./run: what it checks before it starts, and how it ends what it started."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time

import pytest

from partybuild.embedded import install, processes, run
from partybuild.embedded.children import Children
from partybuild.embedded.home import PROJECT

STUBBORN = (
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('deaf', flush=True); time.sleep(60)"
)


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """A .venv that looks complete, made from a requirements file."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (tmp_path / "embedded.txt").write_text("django==5.2\n")
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(install, "VENV_PYTHON", python)
    monkeypatch.setattr(install, "STAMP", tmp_path / ".venv" / "installed.stamp")
    monkeypatch.setattr(install, "REQUIREMENTS", tmp_path / "embedded.txt")
    install.STAMP.write_text(install.wanted_stamp())
    return tmp_path


@pytest.fixture
def children(tmp_path):
    found = Children(record=tmp_path / "children", logs=tmp_path, environment=dict(os.environ))
    yield found
    found.stop(hurry=lambda: True)


def wait_for_text(path, text):
    limit = time.monotonic() + 10
    while text not in path.read_text():
        assert time.monotonic() < limit, f"{text} never came"
        time.sleep(0.05)


def test_a_finished_environment_is_reused_until_requirements_or_place_change(
    environment, monkeypatch
):
    assert install.environment_is_ready()

    install.REQUIREMENTS.write_text("django==5.3\n")
    assert not install.environment_is_ready()

    install.REQUIREMENTS.write_text("django==5.2\n")
    assert install.environment_is_ready()
    monkeypatch.setattr(install, "VENV", environment / "copied" / ".venv")
    assert not install.environment_is_ready()


def test_an_installation_that_failed_leaves_no_valid_stamp(environment, monkeypatch, capsys):
    monkeypatch.setattr(install, "works_here", lambda python: True)
    failed = subprocess.CompletedProcess([], returncode=1)
    monkeypatch.setattr(install.subprocess, "run", lambda *args, **options: failed)

    with pytest.raises(SystemExit):
        install.install()

    assert not install.environment_is_ready()
    assert "What to do" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(SystemExit):
        install.make_venv()

    assert "apt install python3-venv" in capsys.readouterr().err


def test_a_machine_without_python_is_told_what_to_install(tmp_path):
    done = subprocess.run(
        ["/bin/sh", str(PROJECT / "run")],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert "apt install python3" in done.stderr


def test_a_taken_port_is_reported_with_its_holder_and_the_way_out(capsys):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(SystemExit):
            install.require_free(port)

    message = capsys.readouterr().err
    assert f"Port {port} is taken by process {os.getpid()} " in message
    assert f"PORT={port + 1} ./run" in message
    install.require_free(port)


@pytest.mark.parametrize("text", ["0", "65536", "web", "-1"])
def test_what_is_no_port_is_refused(monkeypatch, text):
    monkeypatch.setenv("PORT", text)

    with pytest.raises(SystemExit):
        install.chosen_port()


def test_a_full_disk_is_reported_before_anything_is_made(tmp_path, monkeypatch, capsys):
    usage = shutil.disk_usage(tmp_path)._replace(free=1_400_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)

    with pytest.raises(SystemExit):
        install.check_folders(tmp_path)

    assert "Only 1.4 GB are free" in capsys.readouterr().err


def test_a_second_run_is_sent_to_the_first(tmp_path, capsys):
    first = install.take_lock(tmp_path)
    os.write(first.fileno(), json.dumps({"pid": 77, "url": "http://127.0.0.1:8000/"}).encode())

    with pytest.raises(SystemExit):
        install.take_lock(tmp_path)

    assert "process 77): http://127.0.0.1:8000/" in capsys.readouterr().err
    first.close()
    install.take_lock(tmp_path).close()


def test_the_secret_key_is_made_once_and_is_ours_alone(tmp_path):
    key = run.secret_key(tmp_path)

    assert len(key) >= 50
    assert run.secret_key(tmp_path) == key
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_child_that_ends_is_noticed_and_its_last_words_are_kept(children):
    children.start("short", ["-c", "print('last words'); raise SystemExit(4)"]).wait()

    assert children.ended() == "short"
    assert children.running["short"].returncode == 4
    assert "last words" in children.log("short").read_text()


def test_a_child_that_ignores_sigterm_is_killed_in_a_hurry(children):
    child = children.start("stubborn", ["-c", STUBBORN])
    wait_for_text(children.log("stubborn"), "deaf")

    children.stop(hurry=lambda: True)

    assert child.returncode == -9
    assert not children.record.exists()


def test_what_a_killed_run_left_behind_is_ended_but_no_stranger_is(children, tmp_path):
    left = children.start("web", ["-c", "import time; time.sleep(60)"])
    stranger = subprocess.Popen(["/bin/sleep", "60"])
    noted = json.loads(children.record.read_text())
    # The number of the stranger was once that of a child, which began at another time.
    children.record.write_text(json.dumps([*noted, (stranger.pid, "1")]))
    later = Children(record=children.record, logs=tmp_path, environment={})

    assert later.end_leftovers() == 1

    assert not processes.is_alive(left.pid)
    assert stranger.poll() is None
    assert later.end_leftovers() == 0
    stranger.kill()
    stranger.wait()


def test_an_environment_that_is_a_link_is_left_as_it_is(tmp_path, monkeypatch):
    elsewhere = tmp_path / "shared"
    (elsewhere / "bin").mkdir(parents=True)
    (elsewhere / "bin" / "tool").write_text("kept")
    link = tmp_path / ".venv"
    link.symlink_to(elsewhere)
    monkeypatch.setattr(install, "VENV", link)

    install.make_venv()

    assert (elsewhere / "bin" / "tool").read_text() == "kept"
    assert not link.is_symlink()
    assert (link / "bin" / "python").exists()
