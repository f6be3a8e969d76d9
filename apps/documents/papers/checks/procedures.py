"""PP: papers of procedures: forms of members, ballots, counts, notices, files of cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from apps.core.formats import date_text
from apps.core.vietnamese import fold
from apps.documents.papers.boxes import kind_code
from apps.documents.papers.rules import (
    ERROR,
    SUMMARY,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
)  # fmt: skip

_FORM = re.compile(r"\b\d{1,2}[A-C]?-(KNĐ|HSĐV|SHĐ|HHĐ)\b")
_VOTER = re.compile(
    # The name of whom the vote is about belongs there; that of the voter does not.
    r"họ (và )?tên[^.]{0,20}người (bỏ phiếu|biểu quyết)|chữ ký|ký tên|^(số|mã)( của)? phiếu\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|ngay \d|thang|truoc ngay")
_COUNTS = {
    "summoned": r"(?:triệu tập|tổng số)[^.:;]*?:?\s*(\d+)",
    "present": r"có mặt[^.:;\d]*:?\s*(\d+)",
    "issued": r"phát ra[^.:;\d]*:?\s*(\d+)",
    "returned": r"thu về[^.:;\d]*:?\s*(\d+)",
    "valid": r"(?<!không )hợp lệ[^.:;\d]*:?\s*(\d+)",
    "invalid": r"không hợp lệ[^.:;\d]*:?\s*(\d+)",
}
_FORMS = r"(?:khiển trách|cảnh cáo|cách chức|khai trừ|giải tán|không kỷ luật)[^.:;\d]*:?\s*(\d+)"


@check("PP01", ERROR, TEXT, document="12-HD/BTCTW")
def member_papers(look: Look) -> Iterator[Found]:
    """A paper of the members' forms carries its code and its fields, dates in their order."""
    found = _FORM.search(look.paper.text())
    if not found and look.facts.profile != "specialised_form":
        raise NotHere
    if not found:
        yield Found(None, "missing", "form_code")
    if not look.facts.fields:
        raise Unseen("fields")
    for name, value in look.facts.fields.items():
        if value in (None, ""):
            yield Found(None, "missing", name)
    days = [(name, day) for name, day in look.facts.fields.items() if isinstance(day, date)]
    for (_before, first), (name, second) in pairwise(days):
        if second < first:
            yield Found(None, f"{name} {date_text(second)}", f"≥ {date_text(first)}")


def _is_ballot(look: Look) -> bool:
    head = " ".join(line.text for line in list(look.paper.lines())[:14])
    return bool(re.search(r"\bphieu (bieu quyet|bau|tin nhiem|lay y kien|de nghi)", fold(head)))


@check("PP02", ERROR, SUMMARY, layout=False)
def secret_ballot(look: Look) -> Iterator[Found]:
    """Nothing on a ballot leads to who cast it."""
    if not _is_ballot(look):
        raise NotHere
    for line in look.paper.lines():
        if _VOTER.search(line.text):
            yield Found(line, line.text[:60], "secret_ballot")


@check("PP03", ERROR, SUMMARY, layout=False)
def counts_of_votes(look: Look) -> Iterator[Found]:
    """Present are at most those summoned, valid and invalid those returned, forms the valid."""
    text = look.paper.text()
    if not re.search(r"phát ra", text, re.IGNORECASE) or not re.search(
        "thu về", text, re.IGNORECASE
    ):
        raise NotHere
    seen = {
        name: int(found[1])
        for name, pattern in _COUNTS.items()
        if (found := re.search(pattern, text, re.IGNORECASE))
    }
    for small, large in (("present", "summoned"), ("issued", "present"), ("returned", "issued")):
        if small in seen and large in seen and seen[small] > seen[large]:
            yield Found(None, f"{small} {seen[small]}", f"≤ {seen[large]}")
    if {"valid", "invalid", "returned"} <= seen.keys():
        whole = seen["valid"] + seen["invalid"]
        if whole != seen["returned"]:
            yield Found(None, f"{whole}", f"{seen['returned']}")
    forms = [int(one) for one in re.findall(_FORMS, text, re.IGNORECASE)]
    if len(forms) > 1 and "valid" in seen and sum(forms) != seen["valid"]:
        yield Found(None, f"{sum(forms)}", f"{seen['valid']}")


@check("PP04", WARNING, SUMMARY)
def notice_cites(look: Look) -> Iterator[Found]:
    """A notice of conclusion cites decision, plan, report and session; demands have a day."""
    title = fold(" ".join(line.text for line in look.boxes.abstract))
    if kind_code(look.boxes) != "TB" or not title.startswith("ket luan"):
        raise NotHere
    text = fold(" ".join(line.text for line in look.boxes.body))
    for word, wanted in (
        ("quyet dinh", "decision"), ("ke hoach", "plan"), ("bao cao", "report"),
        ("hop|hoi nghi|phien", "session"),
    ):  # fmt: skip
        if not re.search(rf"\b({word})\b", text):
            yield Found(look.boxes.abstract[0], "missing", wanted)
    for line in look.boxes.body:
        demand = re.match(r"^[-–]?\s*yeu cau\b", fold(line.text)) and len(line.text) > 20
        if demand and not _DUE.search(fold(line.text)):
            yield Found(line, "missing", "due_day")


@check("PP05", ERROR, SUMMARY, layout=False)
def denouncer_absent(look: Look) -> Iterator[Found]:
    """Who denounced stands neither in the paper nor in the name of the file."""
    hidden = look.facts.hidden_names
    if hidden is None:
        raise Unseen("denouncer")
    if not hidden:
        raise NotHere
    for name in (fold(one) for one in hidden):
        for line in look.paper.lines():
            if re.search(rf"\b{re.escape(name)}\b", fold(line.text)):
                yield Found(line, "hidden_name", "no_denouncer")
        if name.replace(" ", "") in re.sub(r"[^a-z0-9]", "", fold(look.paper.file_name)):
            yield Found(None, "file_name", "no_denouncer")


@check("PP06", ERROR, TEXT, layout=False)
def file_set(look: Look) -> Iterator[Found]:
    """The papers of the file are all there, in their order: only the case knows them."""
    if look.facts.required_papers is None:
        raise Unseen("file_set")
    there = look.facts.present_papers
    for code in look.facts.required_papers:
        if code not in there:
            yield Found(None, "missing", code)
    order = [code for code in there if code in look.facts.required_papers]
    if order != [code for code in look.facts.required_papers if code in order]:
        yield Found(None, "out_of_order", "order_of_file")
