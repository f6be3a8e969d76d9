"""The decisions of cadre work in their words. Pure: what the records say in, a content out.

The parts are those of every decision (36-HD/VPTW); the words are our own, no form of the newest
guidance was seen, and no regulation is named by itself: whoever signs adds the bases of the day.
"""

from __future__ import annotations

from apps.cadres.papers.words import DecisionWords, Placed
from apps.documents.papers.content import (
    BLANK,
    Appendix,
    Block,
    Content,
    long,
    stopped,
    upper_first,
)

DECISION = "QĐ"
WAVE, PLANNING = "wave", "planning"
_ACTS: dict[str, tuple[str, str]] = {
    "appointment": ("bổ nhiệm cán bộ", "Bổ nhiệm {who} giữ chức vụ {place}"),
    "reappointment": ("bổ nhiệm lại cán bộ", "Bổ nhiệm lại {who} giữ chức vụ {place}"),
    "extension": (
        "kéo dài thời gian giữ chức vụ đến khi nghỉ hưu",
        "Kéo dài thời gian giữ chức vụ {place} đến khi nghỉ hưu đối với {short}",
    ),
    "committee_seat": ("kiện toàn cấp ủy", "Chỉ định {who} giữ chức vụ {place}"),
    "resignation": (
        "cho từ chức đối với cán bộ", "Cho {who} thôi giữ chức vụ {place} theo đơn từ chức",
    ),
    "release": ("cho thôi giữ chức vụ đối với cán bộ", "Cho {who} thôi giữ chức vụ {place}"),
    "dismissal": ("miễn nhiệm cán bộ", "Miễn nhiệm chức vụ {place} đối với {short}"),
    "suspension": (
        "tạm đình chỉ công tác đối với cán bộ",
        "Tạm đình chỉ công tác đối với {who}; chức vụ đang giữ: {place}",
    ),
    "rotation": ("luân chuyển cán bộ", "Luân chuyển {who} đến nhận nhiệm vụ: {place}"),
    "transfer": ("điều động cán bộ", "Điều động {who} đến nhận nhiệm vụ: {place}"),
    "secondment": ("biệt phái cán bộ", "Biệt phái {who} đến nhận nhiệm vụ: {place}"),
    "position_change": (
        "định kỳ chuyển đổi vị trí công tác",
        "Chuyển đổi vị trí công tác của {who} đến nhận nhiệm vụ: {place}",
    ),
}  # fmt: skip
"""Act or kind of move: abstract, and what article 1 decides."""
KINDS = (*_ACTS, WAVE, PLANNING)
_PLANNING = "phê duyệt quy hoạch cán bộ"
_WAVE = "phê duyệt kế hoạch điều động, luân chuyển cán bộ"
_SENT = frozenset({"rotation", "secondment"})
_DUTIES = {
    "suspension": "Trong thời gian tạm đình chỉ công tác, {short} không thực hiện nhiệm vụ, quyền "
    "hạn của chức vụ đang giữ; chế độ, chính sách thực hiện theo quy định.",
    "resignation": "{upper} có trách nhiệm bàn giao công việc, hồ sơ, tài liệu; chế độ, chính "
    "sách thực hiện theo quy định.",
    "secondment": "Trong thời gian biệt phái, {short} chịu sự quản lý theo quy định và vẫn thuộc "
    "biên chế của nơi cử đi.",
}
_DUTIES |= dict.fromkeys(("release", "dismissal"), _DUTIES["resignation"])
_DUTY = (
    "{upper} thực hiện chức trách, nhiệm vụ, quyền hạn theo quy định; chế độ, chính sách thực "
    "hiện theo quy định."
)


def abstract_of(kind: str) -> str:
    """The abstract of a decision, which names nobody."""
    lists = {PLANNING: _PLANNING, WAVE: _WAVE}
    return f"về việc {lists[kind] if kind in lists else _ACTS[kind][0]}"


def build(words: DecisionWords) -> Content:
    """The decision of its kind."""
    if words.kind in (WAVE, PLANNING):
        return _of_list(words)
    return _of_person(words)


def _bases(words: DecisionWords) -> tuple[str, ...]:
    agreed = tuple(
        f"Căn cứ văn bản đồng ý số {number or BLANK}, ngày {long(day)} của {body}"
        for number, day, body in words.agreed
    )
    return (
        "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
        f"Căn cứ chức năng, nhiệm vụ, quyền hạn của {words.body_words}",
        *agreed,
        "Xét hồ sơ, quy trình đã thực hiện",
    )


def _heading(words: DecisionWords) -> str:
    name = "Ban Thường vụ" if words.body_words.startswith("Ban Thường vụ") else words.body_words
    return f"{name} quyết định".upper()


def _time(words: DecisionWords) -> tuple[Block, ...]:
    """From when, until when."""
    if words.kind == "appointment" or words.kind == "reappointment":
        if words.until:
            last = f"đến ngày {long(words.until)}"
            return (Block(f"Thời hạn giữ chức vụ: từ ngày {long(words.effective_on)} {last}."),)
        return (Block(f"Thời gian giữ chức vụ tính từ ngày {long(words.effective_on)}."),)
    if words.kind in (*_SENT, "suspension", "extension"):
        last = f" đến ngày {long(words.until)}" if words.until or words.kind in _SENT else ""
        return (Block(f"Thời gian: từ ngày {long(words.effective_on)}{last}."),)
    return (Block(f"Thời gian tính từ ngày {long(words.effective_on)}."),)


def _replaced(words: DecisionWords) -> str:
    if words.replaces is None:
        return ""
    number, day = words.replaces
    cited = f"Quyết định số {number or BLANK}, ngày {long(day)} của {words.body_words}"
    return f" Quyết định này thay thế {cited}."


def _of_person(words: DecisionWords) -> Content:
    decided = _ACTS[words.kind][1]
    who = words.person
    given = {"who": who.words, "short": who.short, "place": who.place or BLANK}
    duty = _DUTIES.get(words.kind, _DUTY)
    return Content(
        kind=DECISION,
        abstract=abstract_of(words.kind),
        bases=_bases(words),
        heading=_heading(words),
        blocks=(
            Block(stopped(decided.format(**given)), "Điều 1."),
            *_time(words),
            Block(duty.format(short=who.short, upper=upper_first(who.short)), "Điều 2."),
            Block(
                f"Các cơ quan, tổ chức, đơn vị có liên quan và {who.short} chịu trách nhiệm thi "
                f"hành Quyết định này kể từ ngày ký.{_replaced(words)}", "Điều 3.",
            ),
        ),
        recipients=("Như Điều 3", words.archive),
    )  # fmt: skip


def _of_list(words: DecisionWords) -> Content:
    """A list that is approved as a whole; who is on it stands in the appendix."""
    if words.kind == PLANNING:
        word = "Danh sách quy hoạch"
        decided = f"Phê duyệt {words.title} gồm {len(words.people):02} lượt cán bộ"
    else:
        word = "Danh sách"
        decided = f"Phê duyệt {words.title} gồm {len(words.people):02} cán bộ"
    return Content(
        kind=DECISION,
        abstract=abstract_of(words.kind),
        bases=_bases(words),
        heading=_heading(words),
        blocks=(
            Block(f"{decided}, có tên trong Danh sách tại Phụ lục.", "Điều 1."),
            Block(
                "Các cơ quan, tổ chức, đơn vị có liên quan thực hiện các bước tiếp theo đúng quy "
                "định, quy trình.", "Điều 2.",
            ),
            Block(
                "Các cơ quan, tổ chức, đơn vị có liên quan và các đồng chí có tên tại Điều 1 chịu "
                f"trách nhiệm thi hành Quyết định này kể từ ngày ký.{_replaced(words)}", "Điều 3.",
            ),
        ),
        recipients=("Như Điều 3", words.archive),
        appendix=Appendix(
            ("Phụ lục", upper_first(f"{word}: {words.title}")),
            tuple(_line(place, one) for place, one in enumerate(words.people, 1)),
        ),
    )  # fmt: skip


def _line(place: int, one: Placed) -> Block:
    goal = f": {one.place}" if one.place else ""
    return Block(stopped(f"{place}. {upper_first(one.words)}{goal}"))
