"""The words of the papers of a case, drawn and read back: each keeps our own rules of layout."""

from __future__ import annotations

import inspect
import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from apps.documents.papers import bodies, content, drawing
from apps.documents.papers.checks import judge
from apps.documents.papers.content import BLANK
from apps.documents.papers.drawing import Sheet, draw
from apps.documents.papers.rule_sets import HD05, HD36
from apps.documents.papers.rules import (
    DRAFT,
    FAIL,
    ISSUED,
    MINUTES_PROFILE,
    PARTY_DOC,
    Facts,
    Issuer,
)
from apps.documents.papers.word_reader import read
from apps.inspection.papers import reading, templates
from apps.inspection.papers.content import CaseWords, Punishment, Subject, Worker
from apps.inspection.papers.specs import SPECS

DAY, OLD = date(2026, 9, 15), date(2024, 5, 6)
BODY = bodies.inspection_committee("Đảng bộ xã Gia Sơn")
WORDS = CaseWords(
    kind="signs_of_violation", body="inspection_committee",
    body_words="Ủy ban Kiểm tra Đảng ủy xã Gia Sơn", committee="Đảng ủy xã Gia Sơn",
    title="Việc quản lý đất đai", day=DAY,
    subjects=(Subject("Nguyễn Văn Đối", True, "Trưởng thôn", "Chi bộ Hậu cần"),),
    team=(Worker("Lê Văn Trưởng", "Trưởng đoàn", "chủ trì"), Worker("Trần Thị Viên", "thành viên")),
    lookback=(date(2024, 1, 1), date(2025, 12, 31)), planned=(date(2026, 9, 1), DAY),
    law=("Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương",),
    cited={"decision": ("12-QĐ/UBKTĐU", DAY), "plan": ("07-KH/UBKTĐU", DAY),
           "report": ("09-BC/UBKTĐU", DAY)},
    contents=("Quản lý đất đai",), findings=("- Nguyễn Văn Đối: giao đất sai. Kết luận: đúng.",),
    demands=("- Chi bộ Hậu cần: thu hồi đất giao sai, hoàn thành trước ngày 30/9/2026.",),
    concluded_on=DAY, outcome="kept", old_decision=("03-QĐ/UBKTĐU", OLD), archive=BODY.archive,
    punishment=Punishment("warning", "Giao đất sai thẩm quyền", "", DAY, 9, 7),
)  # fmt: skip


def written(code: str, words: CaseWords = WORDS, *, day: date | None = DAY) -> Any:
    spec = SPECS[code]
    more = {"outline": "25/9/2026", "minutes": "Trần Thị Viên"}.get(code, words.more)
    main = "Đồng chí trình bày." if code == "minutes" else words.main
    content = spec.build(replace(words, day=day, more=more, main=main))
    sheet = Sheet(
        body=BODY, symbol=f"12-{content.kind}/{BODY.symbol}" if day else "", day=day, today=DAY,
        draft=0 if day else 1, position="CHỦ NHIỆM", signer="Phạm Văn Ký", head_of_team=words.lead,
    )  # fmt: skip
    return read(io.BytesIO(draw(content, sheet, (HD36, HD05))))


@pytest.mark.parametrize("day", [DAY, OLD, None], ids=["2026", "2024", "draft"])
@pytest.mark.parametrize("code", list(SPECS))
def test_every_paper_keeps_the_rules_of_its_day(code: str, day: date | None) -> None:
    facts = Facts(
        today=DAY, day=day, stage=ISSUED if day else DRAFT, grade="",
        issuer=Issuer(BODY.name, BODY.superior, BODY.symbol, BODY.place),
        profile=MINUTES_PROFILE if code == "minutes" else PARTY_DOC,
    )  # fmt: skip

    failed = [one for one in judge(written(code, day=day), facts) if one.verdict == FAIL]

    assert [(one.check.code, one.findings) for one in failed] == []


@pytest.mark.parametrize("code", list(SPECS))
def test_a_paper_from_full_records_has_nothing_left_to_fill_in(code: str) -> None:
    assert BLANK not in written(code).text()


def test_what_is_not_on_record_is_a_gap_and_not_a_guess() -> None:
    bare = replace(WORDS, cited={}, lookback=(None, None), findings=(), demands=())

    assert BLANK in written("decision", bare).text()
    assert BLANK in written("notice", bare).text()


def test_the_notice_carries_findings_and_demands_once_entered() -> None:
    text = written("notice").text()

    assert "giao đất sai" in text
    assert "hoàn thành trước ngày 30/9/2026" in text
    assert "12-QĐ/UBKTĐU, ngày 15/9/2026" in text


def test_the_decision_on_discipline_names_form_ballot_and_the_right_to_complain() -> None:
    text = written("discipline").text()

    assert "hình thức cảnh cáo" in text
    assert "07/09 đồng chí biểu quyết" in text
    assert "quyền khiếu nại" in text


def test_a_letter_has_its_outline_as_an_appendix_with_own_pages() -> None:
    paper = written("outline")

    assert len(paper.sections) == 2
    assert paper.sections[1].restarts


def test_a_graded_case_marks_its_papers() -> None:
    content = SPECS["decision"].build(WORDS)
    sheet = Sheet(BODY, "12-QĐ/UBKTĐU", DAY, DAY, secrecy="MẬT", signer="A", position="CHỦ NHIỆM")

    assert "MẬT" in read(io.BytesIO(draw(content, sheet, (HD36, HD05)))).text().splitlines()


def test_no_paper_names_a_regulation_by_itself() -> None:
    """Numbers and articles come from dated rules and the case's own procedure: the one that takes
    the place of 354-QĐ/UBKTTW is not known, and articles were renumbered."""
    source = "".join(inspect.getsource(one) for one in (templates, content, drawing, reading))
    drawn = re.findall(r"\d+-(?:QĐ|HD|QĐi)/(?:TW|UBKTTW)", re.sub(r'"""[\s\S]*?"""', "", source))
    assert drawn == []
