"""Seals: a key outside the database, the first seals, all open."""

from __future__ import annotations

import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apps.core import sealing
from apps.core.sealing import SealingError
from partybuild.checks import sealing_key_of_ones_own

WORDS = {"name": "Lê Thị Kín"}


@pytest.fixture
def key_file(settings, tmp_path):
    """A key file of the embedded run that is not there yet."""
    settings.SEALING_KEYS, settings.EMBEDDED_SERVICES = [], True
    settings.SEALING_KEY_FILE = str(tmp_path / "sealing.key")
    return tmp_path / "sealing.key"


def test_what_is_sealed_opens_again_and_says_nothing():
    sealed = sealing.seal(WORDS)
    assert "Kín" not in sealed
    assert sealing.seal(WORDS) != sealed
    assert sealing.unseal(sealed) == WORDS


def test_the_embedded_run_makes_a_file_that_nobody_else_reads(key_file):
    sealed = sealing.seal(WORDS)
    assert oct(key_file.stat().st_mode & 0o777) == "0o600"
    assert sealing.unseal(sealed) == WORDS


def test_a_file_that_others_read_is_refused(key_file):
    sealing.seal(WORDS)
    os.chmod(key_file, 0o640)
    with pytest.raises(SealingError, match="chmod 600"):
        sealing.seal(WORDS)


def test_a_server_makes_no_key_by_itself(key_file, settings):
    settings.EMBEDDED_SERVICES = False
    with pytest.raises(SealingError):
        sealing.seal(WORDS)
    assert [error.id for error in sealing_key_of_ones_own(None)] == ["partybuild.E002"]


def test_another_key_opens_nothing(settings):
    sealed = sealing.seal(WORDS)
    settings.SEALING_KEYS = [sealing.new_key()]
    with pytest.raises(SealingError) as refused:
        sealing.unseal(sealed)
    assert "Kín" not in str(refused.value)
    with pytest.raises(SealingError):
        sealing.seal_again(sealed)


def test_a_new_key_in_front_seals_and_the_old_one_opens_until_it_is_forgotten(settings):
    old = settings.SEALING_KEYS
    sealed = sealing.seal(WORDS)
    settings.SEALING_KEYS = [sealing.new_key(), *old]
    again = sealing.seal_again(sealed)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    assert sealing.unseal(again) == WORDS


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ([sealing.TEST_KEY], ["partybuild.E003"]),
        (["too-short"], ["partybuild.E002"]),
        (["not base64 at all, but long enough for one"], ["partybuild.E002"]),
    ],
)
def test_a_deployment_needs_a_key_of_its_own(settings, keys, codes):
    settings.SEALING_KEYS = keys
    assert [error.id for error in sealing_key_of_ones_own(None)] == codes


def test_a_key_of_ones_own_passes(settings):
    settings.SEALING_KEYS = [sealing.new_key()]
    assert sealing_key_of_ones_own(None) == []


@pytest.mark.django_db
def test_the_command_changes_the_key_in_two_steps(key_file):
    sealed = sealing.seal(WORDS)
    out = StringIO()
    call_command("seal_again", "--new-key", stdout=out)
    assert len(key_file.read_text().split()) == 2
    again = sealing.seal_again(sealed)
    call_command("seal_again", "--forget-older", stdout=out)
    assert len(key_file.read_text().split()) == 1
    assert oct(key_file.stat().st_mode & 0o777) == "0o600"
    assert sealing.unseal(again) == WORDS
    with pytest.raises(SealingError):
        sealing.unseal(sealed)


@pytest.mark.django_db
def test_keys_of_the_environment_are_changed_there(settings):
    with pytest.raises(CommandError):
        call_command("seal_again", "--new-key")
