"""Stored whole or not at all, under a random name, for the owner of the process alone."""

from __future__ import annotations

import io
import os
from datetime import timedelta

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from apps.core.errors import RuleRefused
from apps.documents.attachments import receiving, storing, sweeping
from apps.documents.attachments.rules import MEGABYTE
from tests.documents.attachments import samples


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.ATTACHMENT_ROOT = tmp_path / "attachments"
    settings.ATTACHMENT_MAX_BYTES = MEGABYTE
    return settings.ATTACHMENT_ROOT


def files(store):
    return [path for path in store.rglob("*") if path.is_file()]


class Endless(io.RawIOBase):
    """A file of two gigabytes that is never made; counts what is asked of it."""

    def __init__(self, size=2 * 1024 * MEGABYTE):
        self.left, self.given = size, 0

    def read(self, size=-1):
        size = min(size if size >= 0 else self.left, self.left)
        self.left -= size
        self.given += size
        return b"%PDF-1.4\n"[:size] + b"0" * max(size - 9, 0)

    def seek(self, *args):
        return 0


def test_a_file_is_kept_as_it_came_under_a_name_that_says_nothing(store):
    body = samples.pdf()
    kept = storing.store(io.BytesIO(body), "Bản giải trình.pdf")
    path = storing.path_of(kept.stored_name)
    assert files(store) == [path]
    assert path.read_bytes() == body
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (kept.size, kept.file_type, kept.original_name) == (
        len(body),
        "pdf",
        "Bản giải trình.pdf",
    )
    with storing.opened(kept.stored_name, kept.sha256) as file:
        assert file.read() == body


def test_a_refused_file_leaves_nothing(store):
    with pytest.raises(RuleRefused) as refused:
        storing.store(io.BytesIO(b"MZ program"), "a.pdf")
    assert refused.value.code == "file_type"
    assert "a.pdf" in refused.value.message
    assert files(store) == []


def test_two_gigabytes_are_left_at_the_limit(store):
    source = Endless()
    with pytest.raises(RuleRefused) as refused:
        storing.store(source, "a.pdf")
    assert refused.value.code == "file_too_big"
    assert source.given == MEGABYTE + 1
    assert files(store) == []


def test_what_breaks_while_writing_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda number: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        storing.store(io.BytesIO(samples.pdf()), "a.pdf")
    assert files(store) == []


def test_files_that_came_together_go_together(store):
    def both():
        with storing.kept_together() as taken:
            taken.append(storing.store(io.BytesIO(samples.pdf()), "a.pdf"))
            taken.append(storing.store(io.BytesIO(b"x"), "b.pdf"))

    with pytest.raises(RuleRefused):
        both()
    assert files(store) == []


def test_a_file_that_was_changed_on_the_disk_is_not_given_out():
    kept = storing.store(io.BytesIO(samples.pdf()), "a.pdf")
    path = storing.path_of(kept.stored_name)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(RuleRefused, match="file_changed"):
        storing.opened(kept.stored_name, kept.sha256)
    path.unlink()
    with pytest.raises(RuleRefused, match="file_gone"):
        storing.opened(kept.stored_name, kept.sha256)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a.b", ""])
def test_no_other_file_can_be_named(name):
    with pytest.raises(ValueError, match="no name of a stored file"):
        storing.path_of(name)


def test_a_request_that_announces_two_gigabytes_is_answered_unread():
    read = Endless()
    request = RequestFactory().generic(
        "POST", "/x/", content_type="multipart/form-data; boundary=b"
    )
    request.META |= {"CONTENT_LENGTH": str(2 * 1024 * MEGABYTE), "HTTP_ACCEPT": "application/json"}
    request._stream = read
    answer = receiving.UploadLimitMiddleware(lambda one: HttpResponse("taken"))(request)
    assert answer.status_code == 413
    assert b"200 MB" in answer.content
    assert read.given == 0


@pytest.mark.parametrize("length", ["", "12", "-1", "x"])
def test_a_request_of_usual_length_goes_on(length):
    request = RequestFactory().get("/x/", CONTENT_LENGTH=length)
    answer = receiving.UploadLimitMiddleware(lambda one: HttpResponse("taken"))(request)
    assert answer.content == b"taken"


def test_receiving_stops_at_the_limit_of_one_file_and_the_rest_comes_through():
    large, small = io.BytesIO(b"0" * (MEGABYTE + 1)), io.BytesIO(b"1")
    large.name, small.name = "to.pdf", "nho.pdf"
    request = RequestFactory().post("/x/", {"files": [large, small], "title": "Sổ"})
    assert [one.name for one in request.FILES.getlist("files")] == ["nho.pdf"]
    assert request.FILES["files"].read() == b"1"
    assert request.POST["title"] == "Sổ"
    with pytest.raises(RuleRefused) as refused:
        receiving.refuse_what_was_stopped(request)
    assert "to.pdf" in refused.value.message
    request.close()


def test_nothing_is_refused_that_was_not_stopped():
    receiving.refuse_what_was_stopped(RequestFactory().post("/x/", {}))


def test_plain_data_past_the_limit_of_memory_is_refused_by_the_framework(settings):
    request = RequestFactory().post("/x/", {"a": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    with pytest.raises(RequestDataTooBig):
        request.POST["a"]


@pytest.mark.django_db
def test_the_sweep_takes_old_files_without_a_row_and_nothing_else(store, everything):
    old = storing.store(io.BytesIO(samples.pdf()), "old.pdf")
    young = storing.store(io.BytesIO(samples.png()), "young.png")
    broken = storing.path_of("ab" * 16).with_name("ab" * 16 + storing.PASSING)
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(b"half")
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for path in (storing.path_of(old.stored_name), broken):
        os.utime(path, (long_ago, long_ago))
    assert sweeping.sweep(timezone.now()).removed == 2
    assert files(store) == [storing.path_of(young.stored_name)]
    assert sweeping.sweep(timezone.now()).removed == 0
