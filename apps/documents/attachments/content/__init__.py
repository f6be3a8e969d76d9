"""What a file holds, judged by its content; one module a family of types."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from apps.documents.attachments import rules
from apps.documents.attachments.content import archives, pdf, pictures
from apps.documents.attachments.rules import Limits, Unfit

HEAD = 1024
_OTHER_BEGINNINGS = (b"%PDF-", b"<script", b"<html", b"<!doctype html", b"<?php", b"<svg")
_CHECKS = {
    rules.PDF: pdf.check,
    rules.JPEG: pictures.check_jpeg,
    rules.PNG: pictures.check_png,
    rules.TIFF: pictures.check_tiff,
}


def judged(file: BinaryIO, name: str, limits: Limits) -> str:
    """The type of a file, which stands at any place; raises Unfit with the rule it breaks.

    The content decides; the ending of the name has to agree with it.
    """
    file.seek(0)
    head = file.read(HEAD)
    found = rules.type_of_head(head)
    if found == rules.ZIP:
        found = archives.check(file, limits)
    else:
        _only_one_thing(file, head, found)
        _CHECKS[found](file, limits)
    rules.check_extension(name, found)
    return found


def _only_one_thing(file: BinaryIO, head: bytes, found: str) -> None:
    """Refuse a file that other programs would take for something else."""
    begun = head[1:].lower()
    others = [one for one in _OTHER_BEGINNINGS if one.lower() in begun]
    if found != rules.PDF and others:
        raise Unfit("file_two_types")
    if zipfile.is_zipfile(file):
        raise Unfit("file_two_types")
