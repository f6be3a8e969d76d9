"""Servers of their own for these tests: they are killed, which the suite's must not be."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from partybuild import embedded
from partybuild.embedded.home import outside_folder

REPLACED_BY = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PARTYBUILD_VAR")


@pytest.fixture(autouse=True)
def no_replacements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the servers of the suite, which would be used instead."""
    for variable in REPLACED_BY:
        monkeypatch.delenv(variable, raising=False)


def make_var() -> Path:
    """A var folder that the unprivileged account of the servers can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="partybuild-test-"))
    folder.chmod(0o755)
    return folder.resolve()


def remove_var(var: Path) -> None:
    """Stop what runs there and remove every trace."""
    embedded.stop(var)
    shutil.rmtree(var)
    if os.geteuid() == 0:
        shutil.rmtree(outside_folder(var), ignore_errors=True)


@pytest.fixture
def empty_var() -> Iterator[Path]:
    """A var folder in which nothing was ever started."""
    var = make_var()
    yield var
    remove_var(var)


@pytest.fixture(scope="session")
def var() -> Iterator[Path]:
    """A var folder that these tests share; its servers may or may not run."""
    folder = make_var()
    yield folder
    remove_var(folder)
