"""The papers of a case in their words. Pure: what the records say in, the content of a paper out.

The kinds of papers and their parts follow the procedures of inspection (papers of the procedures:
decision, plan, outline, minutes, report, notice of conclusion, decision on discipline); the words
are our own, the forms of the newest guidance were not seen.
"""

from __future__ import annotations

from apps.documents.papers.content import (
    BLANK,
    Appendix,
    Block,
    Content,
    listed,
    long,
    paragraphs,
    stopped,
    upper_first,
)
from apps.inspection.papers.content import CaseWords, cite

_ACTS = {
    "signs_of_violation": "kiểm tra khi có dấu hiệu vi phạm",
    "subordinate_tasks": "kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật",
    "finance": "kiểm tra tài chính đảng",
    "thematic_inspection": "kiểm tra chuyên đề",
    "thematic_supervision": "giám sát chuyên đề",
    "regular_supervision": "giám sát",
    "denunciation": "giải quyết tố cáo",
    "complaint": "giải quyết khiếu nại kỷ luật",
    "discipline": "xem xét, thi hành kỷ luật",
    "asset_verification": "xác minh tài sản, thu nhập",
    "suspension": "xem xét đình chỉ",
}
_CHARTER = "Căn cứ Điều lệ Đảng Cộng sản Việt Nam"
_FORMS = {
    "reprimand": "khiển trách", "warning": "cảnh cáo", "removal": "cách chức",
    "expulsion": "khai trừ", "dissolution": "giải tán", "none": "không thi hành kỷ luật",
}  # fmt: skip


def about(words: CaseWords) -> str:
    """What is done and about whom, short enough for an abstract."""
    act = _ACTS.get(words.kind, "kiểm tra")
    if len(words.subjects) == 1:
        return f"{act} đối với {words.subjects[0].short}"
    return f"{act} đối với {len(words.subjects):02} tổ chức đảng, đảng viên"


def _team_word(words: CaseWords) -> str:
    return "Tổ" if words.body == "cell" else "Đoàn"


def _bases(words: CaseWords, *more: str) -> tuple[str, ...]:
    duty = f"Căn cứ chức năng, nhiệm vụ, quyền hạn của {words.body_words}"
    return (_CHARTER, *(f"Căn cứ {one}" for one in words.law), duty, *more)


def _subjects(words: CaseWords) -> str:
    return "; ".join(one.words for one in words.subjects) or BLANK


def _lookback(words: CaseWords) -> str:
    first, last = words.lookback
    return f"Mốc thời gian: từ ngày {long(first)} đến ngày {long(last)}."


def _duration(words: CaseWords) -> str:
    first, last = words.planned
    return f"Thời gian tiến hành: từ ngày {long(first)} đến ngày {long(last)}."


def _team(words: CaseWords) -> tuple[Block, ...]:
    if not words.team:
        return (Block(f"1. {BLANK}."),)
    rows = enumerate(words.team, 1)
    return tuple(Block(f"{place}. Đồng chí {one.name}, {one.role}.") for place, one in rows)


def _content_of(words: CaseWords) -> str:
    return stopped(" ".join(words.main.split()) or "; ".join(words.contents) or words.title)


def _heading(words: CaseWords) -> str:
    name = {"standing_committee": "Ban Thường vụ", "cell": "Chi bộ"}.get(words.body)
    return f"{name or words.body_words} quyết định".upper()


def decision(words: CaseWords) -> Content:
    """Decision to inspect, supervise or resolve; it sets up the team."""
    team = _team_word(words)
    return Content(
        kind="QĐ",
        abstract=f"về việc {about(words)}",
        bases=_bases(words),
        heading=_heading(words),
        blocks=(
            Block(f"{upper_first(_ACTS[words.kind])} đối với {_subjects(words)}.", "Điều 1."),
            Block(f"Nội dung: {_content_of(words)}"),
            Block(_lookback(words)),
            Block(_duration(words)),
            Block(f"Thành lập {team} gồm các đồng chí có tên sau:", "Điều 2."),
            *_team(words),
            Block(
                f"{team} có nhiệm vụ xây dựng kế hoạch, tiến hành theo đúng quy trình và báo cáo "
                f"kết quả với {words.body_words}.", "Điều 3.",
            ),
            Block(
                f"{team}, {_subjects(words)} và các tổ chức, cá nhân có liên quan chịu trách nhiệm "
                "thi hành Quyết định này.", "Điều 4.",
            ),
        ),
        recipients=("Như Điều 4", words.archive),
    )  # fmt: skip


def plan(words: CaseWords) -> Content:
    """Plan: purpose, content, time looked back upon, method, who does what."""
    purpose = words.more.strip() or (
        "Làm rõ nội dung được kiểm tra, kết luận khách quan, chính xác; giúp đối tượng phát huy ưu "
        "điểm, khắc phục khuyết điểm."
    )
    parts = [f"đồng chí {one.name}: {one.part}" for one in words.team if one.part]
    return Content(
        kind="KH",
        abstract=about(words),
        blocks=(
            Block(
                f"Thực hiện {cite(words, 'Quyết định', 'decision')}, kế hoạch tiến hành như sau:"
            ),
            Block("I. MỤC ĐÍCH, YÊU CẦU", heading=True),
            *paragraphs(purpose),
            Block("II. NỘI DUNG, ĐỐI TƯỢNG, MỐC THỜI GIAN", heading=True),
            Block(f"1. Nội dung: {_content_of(words)}"),
            Block(f"2. Đối tượng: {_subjects(words)}."),
            Block(f"3. {_lookback(words)}"),
            Block("III. PHƯƠNG PHÁP, THỜI GIAN", heading=True),
            Block(
                "1. Nghe báo cáo giải trình; nghiên cứu hồ sơ, tài liệu; làm việc với tổ chức, cá "
                "nhân có liên quan; thẩm tra, xác minh; tổ chức hội nghị."
            ),
            Block(f"2. {_duration(words)}"),
            Block("IV. TỔ CHỨC THỰC HIỆN", heading=True),
            *(tuple(Block(stopped(upper_first(one))) for one in parts) or _team(words)),
        ),
        recipients=(*(_who(words)), f"Các thành viên {_team_word(words)}", words.archive),
    )


def _who(words: CaseWords) -> tuple[str, ...]:
    return tuple(upper_first(one.short) for one in words.subjects[:6])


def outline(words: CaseWords) -> Content:
    """Letter that asks for an explanation, with the outline of it as an appendix."""
    asked = listed(words.main, words.contents, words.title)
    until = words.more.strip()
    ask = f"trước ngày {until}" if until else f"trước ngày {BLANK}"
    return Content(
        kind="CV",
        abstract="về việc gửi báo cáo giải trình",
        addressees=_who(words) or (BLANK,),
        blocks=(
            Block(f"Thực hiện {cite(words, 'Quyết định', 'decision')}, {words.body_words} đề nghị "
                  f"gửi báo cáo giải trình bằng văn bản theo Đề cương tại Phụ lục, {ask}."),
            Block("Báo cáo nêu đầy đủ, trung thực, kèm hồ sơ, tài liệu có liên quan."),
        ),
        recipients=("Như trên", f"{_team_word(words)} kiểm tra", words.archive),
        appendix=Appendix(
            ("Phụ lục", "Đề cương gợi ý báo cáo giải trình"),
            (
                Block("1. Sơ lược về tổ chức đảng hoặc lý lịch, quá trình công tác của đảng viên."),
                Block("2. Nội dung giải trình:"),
                *asked,
                Block("3. Tự đánh giá ưu điểm, khuyết điểm, nguyên nhân, trách nhiệm."),
                Block("4. Kiến nghị, đề xuất."),
            ),
        ),
    )  # fmt: skip


def minutes(words: CaseWords) -> Content:
    """Minutes of a meeting of the team: place, who was there, what was said, read and signed."""
    return Content(
        kind="BB",
        abstract=f"làm việc về việc {about(words)}",
        blocks=(
            Block(f"Thực hiện {cite(words, 'Quyết định', 'decision')}, ngày {long(words.day)}, "
                  f"{_team_word(words)} kiểm tra đã làm việc."),
            Block("1. Thành phần"),
            *(Block(f"- Đồng chí {one.name}, {one.role}.") for one in words.team),
            *(Block(f"- {stopped(upper_first(one.words))}") for one in words.subjects),
            Block("2. Nội dung"),
            *listed(words.main),
            Block("Biên bản được đọc lại cho những người có mặt nghe, nhất trí và cùng ký tên."),
        ),
        clerk=words.more.strip() or BLANK,
        by_team_head=True,
    )  # fmt: skip


def report(words: CaseWords) -> Content:
    """Result report of the team: course, result, strengths and faults, proposal."""
    team = _team_word(words)
    return Content(
        kind="BC",
        abstract=f"kết quả {about(words)}",
        blocks=(
            Block(f"Thực hiện {cite(words, 'Quyết định', 'decision')}, {team} báo cáo kết quả:"),
            Block("I. TÌNH HÌNH, QUÁ TRÌNH TIẾN HÀNH", heading=True),
            Block(f"1. Đối tượng: {_subjects(words)}."),
            Block(f"2. Nội dung: {stopped(words.title)}"),
            Block(f"3. {_lookback(words)}"),
            Block("II. KẾT QUẢ", heading=True),
            *listed(words.main, words.findings),
            Block("III. ĐỀ XUẤT, KIẾN NGHỊ", heading=True),
            *listed(words.more, words.demands),
        ),
        recipients=(upper_first(words.body_words), words.archive),
        by_team_head=True,
    )


def notice(words: CaseWords) -> Content:
    """Notice of conclusion: cites decision, plan, report, session; faults, demands."""
    session = f"phiên họp ngày {long(words.concluded_on)}"
    return Content(
        kind="TB",
        abstract=f"kết luận {about(words)}",
        blocks=(
            Block(
                f"Thực hiện {cite(words, 'Quyết định', 'decision')} và "
                f"{cite(words, 'Kế hoạch', 'plan')}; xét "
                f"{cite(words, 'Báo cáo', 'report')}, tại {session}, "
                f"{words.body_words} kết luận:"
            ),
            Block("I. ƯU ĐIỂM, KHUYẾT ĐIỂM, VI PHẠM", heading=True),
            *listed(words.main, words.conclusion, words.findings),
            Block("II. YÊU CẦU", heading=True),
            *listed(words.more, words.demands),
            Block(f"{upper_first(words.body_words)} giao {_team_word(words)} theo dõi, đôn đốc "
                  "việc thực hiện Thông báo này."),
        ),
        recipients=(*_who(words), words.archive),
    )  # fmt: skip


def discipline(words: CaseWords) -> Content:
    """Decision on discipline: form and person, effect and the right to complain, execution."""
    who, found = words.subjects[0], words.punishment
    form = _FORMS.get(found.form, BLANK) if found else BLANK
    posts = f" chức vụ {found.posts}" if found and found.posts else ""
    vote = ""
    if found and found.members:
        vote = f", {found.votes:02}/{found.members:02} đồng chí biểu quyết"
    held = long(found.session_on) if found else BLANK
    return Content(
        kind="QĐ",
        abstract=f"thi hành kỷ luật đối với {who.short}",
        bases=_bases(words, f"Căn cứ kết quả phiên họp ngày {held}{vote}"),
        heading=_heading(words),
        blocks=(
            Block(
                f"Thi hành kỷ luật {who.words}, bằng hình thức {form}{posts}. Nội dung vi phạm: "
                f"{stopped(found.acts if found else BLANK)}", "Điều 1.",
            ),
            Block(
                "Quyết định có hiệu lực theo quy định của Điều lệ Đảng. Tổ chức đảng, đảng viên bị "
                "kỷ luật có quyền khiếu nại; trong khi chờ giải quyết khiếu nại phải chấp hành "
                "Quyết định này.", "Điều 2.",
            ),
            Block(
                f"Tổ chức đảng có liên quan và {who.short} chịu trách nhiệm thi hành Quyết định "
                "này.", "Điều 3.",
            ),
        ),
        recipients=("Như Điều 3", words.archive),
    )  # fmt: skip


def denunciation_notice(words: CaseWords) -> Content:
    """Conclusion on a denunciation: each content right, wrong or in part; never who denounced."""
    return Content(
        kind="TB",
        abstract=f"kết luận {about(words)}",
        blocks=(
            Block(
                f"Thực hiện {cite(words, 'Quyết định', 'decision')} và "
                f"{cite(words, 'Kế hoạch', 'plan')}; xét "
                f"{cite(words, 'Báo cáo', 'report')}, tại phiên họp ngày "
                f"{long(words.concluded_on)}, {words.body_words} kết luận nội dung tố cáo:"
            ),
            *listed(words.main, words.findings, words.conclusion),
            Block("Tổ chức thực hiện:"),
            *listed(words.more, words.demands),
        ),
        recipients=(*_who(words), words.archive),
    )


def complaint_decision(words: CaseWords) -> Content:
    """Decision on a complaint: kept, changed or cancelled."""
    who = words.subjects[0]
    symbol, day = words.old_decision
    old = f"Quyết định số {symbol or BLANK}, ngày {long(day)} của cấp đã quyết định"
    act = {
        "kept": f"Giữ nguyên hình thức kỷ luật tại {old}",
        "changed": f"Thay đổi hình thức kỷ luật tại {old} thành "
                   f"{_FORMS.get(words.new_form, BLANK)}",
        "cancelled": f"Xóa bỏ hình thức kỷ luật tại {old}",
    }.get(words.outcome, f"{BLANK} hình thức kỷ luật tại {old}")  # fmt: skip
    return Content(
        kind="QĐ",
        abstract=f"về việc giải quyết khiếu nại kỷ luật của {who.short}",
        bases=_bases(words),
        heading=_heading(words),
        blocks=(
            Block(f"{act} đối với {who.words}.", "Điều 1."),
            *paragraphs(words.main),
            Block("Quyết định có hiệu lực theo quy định của Điều lệ Đảng.", "Điều 2."),
            Block(
                f"Tổ chức đảng có liên quan và {who.short} chịu trách nhiệm thi hành Quyết định "
                "này.", "Điều 3.",
            ),
        ),
        recipients=("Như Điều 3", words.archive),
    )  # fmt: skip
