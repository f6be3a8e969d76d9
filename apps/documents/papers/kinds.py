"""The kinds of papers of the Party: code in the symbol, name, and who may issue them.

Codes and names: 36-HD/VPTW and 05-HD/VPTW; authority at the grass roots: 399-QĐ/TW, articles 11
and 13. The columns of province and Central were not seen and are not judged.
"""

from __future__ import annotations

KINDS = {
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "QĐ": "Quyết định",
    "QC": "Quy chế",
    "QĐi": "Quy định",
    "TT": "Thông tri",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "KH": "Kế hoạch",
    "CTr": "Chương trình",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "TTr": "Tờ trình",
    "CV": "Công văn",
    "BB": "Biên bản",
    "BS": "Bản sao",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
}
REGULATION = "Quy định"
LETTER, SUBMISSION, MINUTES, COPY = "CV", "TTr", "BB", "BS"

COMMITTEE, STANDING, CELL = "committee", "standing", "cell"
_ALL = {"NQ", "QĐ", "KL", "TB", "BC", "KH", "CTr", "ĐA", "PA", "TTr", "CV", "BB", "GM", "GGT", "BS"}
MAY_ISSUE = {
    COMMITTEE: _ALL | {"QC", "QĐi"},
    STANDING: _ALL | {"QĐi", "HD"},
    CELL: _ALL | {"QC"},
}
"""What the committee, the standing committee and the cell at the grass roots issue."""

URGENCY = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HỎA TỐC HẸN GIỜ")
SECRECY = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def code_of(title: str) -> str:
    """The code of the kind with that name (``NGHỊ QUYẾT``); empty when it is none."""
    found = {name.upper(): code for code, name in KINDS.items()}
    return found.get(title.strip().upper(), "")
