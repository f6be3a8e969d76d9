"""Each of the 69 checks: a paper that passes and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from apps.core.word import Signature
from apps.documents.papers.checks import CHECKS, judge
from apps.documents.papers.kinds import CELL
from apps.documents.papers.parsed import PageNumber, Paper
from apps.documents.papers.rules import (
    ABSENT,
    FAIL,
    PASS,
    UNKNOWN,
    Facts,
    Issuer,
    Result,
    Taken,
)  # fmt: skip
from tests.documents.papers import samples as s

TODAY = date(2026, 6, 30)
ISSUER = Issuer("Đảng ủy xã Gia Sơn", "Đảng bộ tỉnh An Bình", "ĐU", "Gia Sơn", "standing")
FOUR = tuple(Taken(n, date(2026, 6, n)) for n in range(1, 5))
SIGNER = ("Nguyễn Văn Bình", "Bí thư", date(2025, 7, 1), None)
COUNTS = (
    "Tổng số ủy viên được triệu tập: 9; có mặt: 8.", "Số phiếu phát ra: 8; số phiếu thu về: 8.",
    "Số phiếu hợp lệ: 7; số phiếu không hợp lệ: 1.", "Khiển trách: 3; cảnh cáo: 4.",
)  # fmt: skip
CITED = ("Căn cứ Quyết định, Kế hoạch kiểm tra, báo cáo của Đoàn và phiên họp ngày 01/6/2026",)


def result(code: str, paper: Any, **facts: Any) -> Result:
    found = paper if isinstance(paper, Paper) else s.parsed(paper)
    given = {"today": TODAY, "day": s.DAY} | facts
    return next(one for one in judge(found, Facts(**given)) if one.check.code == code)


@cache
def good() -> Paper:
    return s.parsed(s.decision())


def copy(**changes: Any) -> Any:
    document = s.decision(number="Số 24-BS/ĐU", **changes)
    document.paragraph("Sao y bản chính")
    return document


CASES: list[tuple[str, Any, Any, dict[str, Any], dict[str, Any]]] = [
    ("PG01", good, lambda: s.pages(good(), width_mm=215.9, height_mm=279.4), {}, {}),
    ("PG02", good, lambda: s.pages(good(), left_mm=25), {}, {}),
    ("PG03", lambda: replace(good(), two_sided=True, mirrored=True),
     lambda: replace(good(), two_sided=True), {}, {}),
    ("PG04", good, lambda: s.pages(good(), page_number=PageNumber("right", 12, on_first_page=True)),
     {}, {}),
    ("PG05", lambda: s.with_appendices("Phụ lục 1", text="Kèm theo Phụ lục 1."),
     lambda: (lambda p: replace(p, sections=tuple(replace(x, restarts=False) for x in p.sections)))
     (s.parsed(s.with_appendices("Phụ lục 1", text="Kèm theo."))), {}, {}),
    ("PG06", lambda: (lambda d: (d.appendix(["Biểu 1"], landscape=True), d)[1])(s.decision()),
     lambda: s.pages(s.tables(good(), section=1), width_mm=297, height_mm=210), {}, {}),
    ("FN01", good, lambda: s.changed(good(), "Điều 1", s.runs(fonts=frozenset({"Arial"}))), {}, {}),
    ("FN02", good, lambda: s.changed(good(), "Điều 1", s.runs(colour="ff0000")), {}, {}),
    ("FN03", good, lambda: s.changed(good(), "Điều 2", s.words("Điều 2. Thuỷ lợi, hoà giải, uỷ.")),
     {}, {}),
    ("HB01", good, lambda: s.changed(good(), "ĐẢNG CỘNG", s.runs(size=13)), {}, {}),
    ("HB02", good, lambda: s.changed(good(), "ĐẢNG CỘNG", s.layout(drawn=())), {}, {}),
    ("HB03", good, lambda: s.changed(good(), "Gia Sơn,", s.words("Độc lập - Tự do - Hạnh phúc")),
     {}, {}),
    ("HB04", good, lambda: s.changed(good(), "ĐẢNG ỦY XÃ", s.runs(bold=False)), {}, {}),
    ("HB05", good, lambda: s.changed(good(), "*", s.words("-------")), {}, {}),
    ("HB06", good, lambda: s.decision(superior="Huyện ủy Hòa An"), {"issuer": ISSUER},
     {"issuer": ISSUER}),
    ("NO01", good, lambda: s.decision(number="Số: 05 QĐ/ĐU"), {}, {}),
    ("NO02", good, lambda: s.decision(number="Số 5-QĐ/ĐU"), {}, {}),
    ("NO03", good, lambda: s.decision(number="Số 05-TB/ĐU"), {}, {}),
    ("NO04", good, lambda: s.decision(number="Số 05-QĐ/TU"), {"issuer": ISSUER},
     {"issuer": ISSUER}),
    ("NO05", good, good, {"taken": FOUR}, {"taken": (*FOUR, Taken(5, date(2026, 6, 5)))}),
    ("NO06", good, good, {"taken": FOUR, "term": (date(2025, 8, 1), None)},
     {"taken": FOUR, "term": (date(2026, 6, 20), None)}),
    ("NO07", good, lambda: s.decision(day=None), {}, {}),
    ("DT01", good, lambda: s.changed(good(), "Gia Sơn,", s.words("Gia Sơn, ngày 5 tháng 06 năm 2026")),
     {}, {}),
    ("DT02", good, good, {}, {"today": date(2026, 6, 1)}),
    ("AU01", good, lambda: s.changed(good(), "QUYẾT ĐỊNH", s.words("HƯỚNG DẪN")), {"issuer": ISSUER},
     {"issuer": replace(ISSUER, authority=CELL)}),
    ("TI01", good, lambda: s.changed(good(), "QUYẾT ĐỊNH", s.runs(size=14)), {}, {}),
    ("TI02", good, lambda: s.changed(good(), "về việc", s.runs(bold=False)), {}, {}),
    ("TI03", good, lambda: s.changed(good(), "-----", s.words("--------")), {}, {}),
    ("TI04", s.letter, lambda: s.letter(subject="V/v cung cấp hồ sơ"), {}, {}),
    ("TI05", good, lambda: s.changed(good(), "về việc", s.words("về việc kiểm tra.")), {}, {}),
    ("AD01", s.submission, lambda: s.submission("Kính gửi:"), {}, {}),
    ("AD02", s.letter, lambda: s.changed(s.parsed(s.letter()), "Kính gửi", s.runs(italic=False)),
     {}, {}),
    ("BD01", good, lambda: s.changed(good(), "Điều 1", s.runs(size=13)), {}, {}),
    ("BD02", good, lambda: s.changed(good(), "Điều 1", s.layout(align="left")), {}, {}),
    ("BD03", good, lambda: s.changed(good(), "Điều 1", s.layout(spacing=24)), {}, {}),
    ("BD04", good, lambda: s.changed(good(), "Điều 1", s.layout(after=0)), {}, {}),
    ("BD05", good, lambda: s.changed(good(), "Điều 1", s.words("Điều 1.  Hai dấu cách.")), {}, {}),
    ("BD06", good, lambda: s.changed(good(), "Điều 2", s.words("Điều 4. Nhảy số.")), {}, {}),
    ("BD07", good, lambda: s.changed(good(), "- Căn cứ", s.runs(italic=True)), {}, {}),
    ("BD08", good, lambda: s.changed(good(), "Điều 3", s.words("Điều 3. Thi hành./.")), {}, {}),
    ("BD09", lambda: s.notice("Thực hiện Quyết định số 05-QĐ/ĐU, ngày 01/6/2026 của Đảng ủy"),
     lambda: s.notice("Thực hiện Quyết định số 05-QĐ/ĐU của Đảng ủy"), {}, {}),
    ("BD10", good, lambda: s.changed(good(), "Điều 1", s.words("Điều 1. Kiểm tra …")), {}, {}),
    ("BD11", good, lambda: s.changed(good(), "Điều 1", s.words("Điều 1. Nộp 1,250 đồng.")), {}, {}),
    ("SG01", good, lambda: s.changed(good(), "T/M", s.words("TM. BAN THƯỜNG VỤ")), {}, {}),
    ("SG02", good, lambda: s.changed(good(), "T/M", s.words("K/T BÍ THƯ")), {}, {}),
    ("SG03", good, lambda: s.changed(good(), "BÍ THƯ", s.runs(bold=True)), {}, {}),
    ("SG04", good, good, {"signer": SIGNER}, {"signer": ("Lê Văn Khác", "Bí thư", None, None)}),
    ("SG05", good, lambda: s.tables(good(), rows_split=True), {}, {}),
    ("SG06", s.minutes, lambda: s.changed(s.parsed(s.minutes()), "CHỦ TRÌ", s.words("BÍ THƯ")),
     {}, {}),
    ("SG07", lambda: s.decision(body="Chi bộ Hậu cần"),
     lambda: s.decision(Signature("T/M Chi bộ", "(ký tên, đóng dấu)", "Lê Văn An"),
                        body="Chi bộ Hậu cần"), {}, {}),
    ("RC01", good, lambda: s.changed(good(), "Nơi nhận", s.runs(italic=True, underline=False)),
     {}, {}),
    ("RC02", good, lambda: s.changed(good(), "- Tỉnh ủy", s.words("- Tỉnh ủy An Bình,")), {}, {}),
    ("RC03", s.letter, lambda: s.changed(s.parsed(s.letter()), "- Như trên", s.words("- Lê An;")),
     {}, {}),
    ("RC04", good, good, {"charged": ("Tỉnh ủy An Bình",)}, {"charged": ("Chi bộ Văn phòng",)}),
    ("MK01", lambda: s.decision(urgency="Hỏa tốc"), lambda: s.changed(
        s.parsed(s.decision(urgency="Khẩn")), "KHẨN", s.words("Khẩn")), {}, {}),
    ("MK02", lambda: s.decision(secrecy="Mật"), good, {"grade": "MẬT"}, {"grade": "MẬT"}),
    ("MK03", lambda: s.decision(draft="Dự thảo lần 2"), lambda: s.decision(draft="DỰ THẢO"), {}, {}),
    ("AX01", lambda: s.with_appendices("Phụ lục 1", "Phụ lục 2", text="Theo Phụ lục 1, Phụ lục 2."),
     lambda: s.with_appendices("Phụ lục 1", "Phụ lục 3", text="Theo Phụ lục 1."), {}, {}),
    ("TB01", good, lambda: s.tables(good(), header_repeats=False), {}, {}),
    ("TB02", good, lambda: s.changed(good(), "19", s.words("20")), {}, {}),
    ("CP01", copy, lambda: s.gone(s.parsed(copy()), "Sao y"), {}, {}),
    ("ES01", good, good, {"signature_valid": True}, {"signature_valid": False}),
    ("ES02", lambda: s.decision(secrecy="Mật"), lambda: s.decision(secrecy="Mật"),
     {"signed_digitally": False}, {"signed_digitally": True}),
    ("PP01", lambda: s.plain("Mẫu 9-KNĐ"), lambda: s.plain("Mẫu 9-KNĐ"),
     {"fields": {"decided": date(2026, 1, 1), "ceremony": date(2026, 2, 1)}},
     {"fields": {"decided": date(2026, 2, 1), "ceremony": date(2026, 1, 1)}}),
    ("PP02", lambda: s.plain("Họ và tên người bị xem xét: Lê An"),
     lambda: s.plain("Họ và tên người bỏ phiếu: Lê An"), {}, {}),
    ("PP03", lambda: s.plain(*COUNTS, title="Biên bản kiểm phiếu"),
     lambda: s.plain(*COUNTS[:3], "Khiển trách: 3; cảnh cáo: 5.", title="Biên bản kiểm phiếu"),
     {}, {}),
    ("PP04", lambda: s.notice(*CITED), lambda: s.notice("Theo quyết định"), {}, {}),
    ("PP05", good, good, {"hidden_names": ("Lê Văn Tố",)}, {"hidden_names": ("Nguyễn Văn Bình",)}),
    ("PP06", good, good, {"required_papers": ("plan", "report"), "present_papers": ("plan", "report")},
     {"required_papers": ("plan", "report"), "present_papers": ("report",)}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "right", "wrong", "known", "known_wrong"), CASES,
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_a_check_passes_and_fails(
    code: str, right: Any, wrong: Any, known: dict[str, Any], known_wrong: dict[str, Any]
) -> None:
    passed, failed = result(code, right(), **known), result(code, wrong(), **known_wrong)

    assert passed.verdict == PASS, passed.findings
    assert failed.verdict == FAIL
    assert failed.findings


def test_the_table_has_every_check_of_the_rule_book_and_each_is_tried() -> None:
    assert len(CHECKS) == 69
    assert {case[0] for case in CASES} == set(CHECKS)


def test_what_a_file_cannot_show_is_unknown_and_never_passes() -> None:
    unknown = {one.check.code for one in judge(good(), Facts(today=TODAY, day=s.DAY))
               if one.verdict == UNKNOWN}  # fmt: skip

    assert unknown == {
        "HB06", "NO04", "NO05", "NO06", "AU01", "SG04", "RC04", "ES01", "PP05", "PP06",
    }  # fmt: skip


def test_a_paper_of_2020_is_read_by_the_guidance_of_2018() -> None:
    day = date(2020, 3, 2)
    old = s.parsed(s.decision(day=day))
    found = {one.check.code: one for one in judge(old, Facts(today=TODAY, day=day))}

    assert found["RC02"].verdict == FAIL  # commas then, semicolons since
    assert found["RC02"].document == "36-HD/VPTW"
    assert found["PG05"].verdict == ABSENT


def test_between_two_dates_of_the_new_guidance_either_is_right() -> None:
    day = date(2026, 3, 2)
    paper = s.parsed(s.decision(day=day))

    assert result("RC02", paper, day=day).verdict == PASS
    assert result("AD01", s.submission("Kính gửi:"), day=day).verdict == PASS
    assert result("AD01", s.submission("Kính trình:"), day=day).verdict == PASS


def test_a_paper_older_than_the_loaded_guidance_is_not_judged_by_it() -> None:
    day = date(2015, 3, 2)
    found = {one.check.code: one for one in judge(good(), Facts(today=TODAY, day=day))}

    assert found["PG02"].verdict == UNKNOWN
    assert found["NO01"].verdict == PASS


def test_what_is_only_a_suggestion_warns() -> None:
    failed = result("TB02", s.changed(good(), "19", s.words("20")))

    assert failed.severity == "warning"
    assert result("PG02", s.pages(good(), left_mm=25)).severity == "error"
    assert result("PG02", s.pages(good(), left_mm=33)).severity == "warning"


def test_minutes_need_no_recipients_and_forms_are_judged_by_their_pages_alone() -> None:
    profile = {one.check.code[:2] for one in
               judge(good(), Facts(today=TODAY, day=s.DAY, profile="specialised_form"))}  # fmt: skip

    assert profile == {"PG", "FN", "PP"}
    assert result("RC01", s.minutes()).verdict == ABSENT
