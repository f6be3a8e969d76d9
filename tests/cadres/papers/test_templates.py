"""The words of decisions of cadre work, drawn and read back: each keeps our own rules of layout."""

from __future__ import annotations

import inspect
import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from apps.cadres.papers import reading, templates
from apps.cadres.papers.words import DecisionWords, Placed
from apps.documents.papers import bodies
from apps.documents.papers.content import BLANK
from apps.documents.papers.drawing import Sheet, draw, judged
from apps.documents.papers.rule_sets import HD05, HD36
from apps.documents.papers.rules import FAIL
from apps.documents.papers.word_reader import read

DAY, OLD = date(2026, 9, 15), date(2024, 5, 6)
SETS = (HD36, HD05)
BODY = bodies.committee("Đảng bộ xã Gia Sơn", "Đảng bộ tỉnh Hà Giang")
WORDS = DecisionWords(
    kind="", body_words="Ban Thường vụ Đảng ủy xã Gia Sơn", title="Quy hoạch cấp ủy xã Gia Sơn",
    people=(
        Placed("Nguyễn Văn An", "Phó Trưởng phòng Kinh tế", "Trưởng phòng Kinh tế"),
        Placed("Trần Thị Bình", "Chuyên viên", "Bí thư Chi bộ thôn Đoài"),
    ),
    effective_on=date(2026, 10, 1), until=date(2031, 10, 1),
    agreed=(("45-CV/ĐU", OLD, "Đảng ủy các cơ quan Đảng"),), replaces=("07-QĐ/ĐU", OLD),
    archive=BODY.archive,
)  # fmt: skip


def drawn(kind: str, day: date | None, words: DecisionWords = WORDS, **sheet: Any) -> Any:
    content = templates.build(replace(words, kind=kind))
    around = Sheet(
        body=BODY, symbol=f"12-QĐ/{BODY.symbol}" if day else "", day=day, today=DAY,
        draft=0 if day else 1, position=reading.SECRETARY, signer="Phạm Văn Ký", **sheet,
    )  # fmt: skip
    return draw(content, around, SETS), around


@pytest.mark.parametrize("day", [DAY, OLD, None], ids=["2026", "2024", "draft"])
@pytest.mark.parametrize("kind", templates.KINDS)
def test_every_decision_keeps_the_rules_of_its_day(kind: str, day: date | None) -> None:
    failed = [one for one in judged(*drawn(kind, day), SETS) if one.verdict == FAIL]
    assert [(one.check.code, one.findings) for one in failed] == []


@pytest.mark.parametrize("kind", templates.KINDS)
def test_a_decision_names_who_and_where_and_has_nothing_to_fill_in(kind: str) -> None:
    text = read(io.BytesIO(drawn(kind, DAY)[0])).text()
    assert BLANK not in text
    for word in ("Nguyễn Văn An", "Trưởng phòng Kinh tế", "07-QĐ/ĐU", "45-CV/ĐU"):
        assert word in text


def test_the_four_moves_and_the_ways_out_are_told_apart() -> None:
    decided = {kind: templates.build(replace(WORDS, kind=kind)).blocks[0].text
               for kind in templates.KINDS}  # fmt: skip
    assert len(set(decided.values())) == len(decided)
    assert decided["secondment"].startswith("Biệt phái")
    assert "từ chức" in decided["resignation"]
    assert decided["dismissal"].startswith("Miễn nhiệm")


def test_what_is_not_on_record_is_a_gap_and_not_a_guess() -> None:
    bare = DecisionWords(kind="", body_words=WORDS.body_words, people=(Placed("Lê Văn C"),))
    assert BLANK in read(io.BytesIO(drawn("appointment", None, bare)[0])).text()


def test_a_list_of_a_grade_bears_its_mark() -> None:
    text = read(io.BytesIO(drawn("planning", DAY, secrecy="MẬT")[0])).text()
    assert "MẬT" in text.splitlines()


def test_no_decision_names_a_regulation_by_itself() -> None:
    source = "".join(inspect.getsource(one) for one in (templates, reading))
    source = re.sub(r'"""[\s\S]*?"""', "", source)
    assert re.findall(r"\d+-(?:QĐ|HD|QĐi)/(?:TW|UBKTTW)|NĐ-CP", source) == []
