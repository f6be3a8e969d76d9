"""Names and symbols of the bodies that issue papers, from the names of the register.

The register names party organisations (Đảng bộ xã Gia Sơn); papers are issued by their committees
(Đảng ủy xã Gia Sơn). Symbols as 36-HD/VPTW lists them; HU, QU and ThU belong to districts, which
ended on 30 June 2025.
"""

from __future__ import annotations

from dataclasses import dataclass

from apps.core.vietnamese import fold

INSPECTION = "Ủy ban Kiểm tra"
_COMMITTEES = (
    ("Đảng bộ tỉnh ", "Tỉnh ủy ", "TU"),
    ("Đảng bộ huyện ", "Huyện ủy ", "HU"),
    ("Đảng bộ quận ", "Quận ủy ", "QU"),
    ("Đảng bộ thị xã ", "Thị ủy ", "ThU"),
    ("Đảng bộ thành phố ", "Thành ủy ", "TU"),
    ("Đảng bộ ", "Đảng ủy ", "ĐU"),
    ("Chi bộ ", "Chi bộ ", "CB"),
)
_BELOW_PROVINCE = {"TU": "ThU"}
_UNIT_WORDS = ("tỉnh ", "huyện ", "quận ", "thị xã ", "thành phố ", "xã ", "phường ", "đặc khu ")
_ARCHIVES = {
    "Tỉnh ủy": "Lưu Văn phòng Tỉnh ủy", "Thành ủy": "Lưu Văn phòng Thành ủy",
    "Huyện ủy": "Lưu Văn phòng Huyện ủy", "Quận ủy": "Lưu Văn phòng Quận ủy",
    "Thị ủy": "Lưu Văn phòng Thị ủy", "Đảng ủy": "Lưu Văn phòng Đảng ủy", "Chi bộ": "Lưu Chi bộ",
}  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A body that issues papers: its lines in the head, its symbol, how it signs."""

    superior: str
    name: str
    symbol: str
    place: str
    power: str
    archive: str


def committee_name(organisation: str) -> str:
    """The committee of a party organisation: ``Đảng bộ xã Gia Sơn`` → ``Đảng ủy xã Gia Sơn``."""
    for start, committee, _symbol in _COMMITTEES:
        if organisation.startswith(start):
            return committee + organisation[len(start) :]
    return organisation


def symbol_of(organisation: str, *, is_province: bool = False) -> str:
    """The symbol of its committee: ``ĐU``; empty when the name tells nothing."""
    for start, committee, symbol in _COMMITTEES:
        if organisation.startswith((start, committee)):
            below = committee == "Thành ủy " and not is_province
            return _BELOW_PROVINCE[symbol] if below else symbol
    return ""


def place_of(organisation: str) -> str:
    """The place in the line of the date: the name of the unit without its unit word.

    A name of one syllable keeps the word (36-HD/VPTW): ``xã Đoài`` would be no place.
    """
    for start, committee, _symbol in _COMMITTEES:
        for prefix in (start, committee):
            if organisation.startswith(prefix):
                return _without_unit_word(organisation[len(prefix) :])
    return organisation


def _without_unit_word(name: str) -> str:
    for word in _UNIT_WORDS:
        if name.startswith(word):
            rest = name[len(word) :]
            return rest if " " in rest else name
    return name


def committee(organisation: str, above: str, *, is_province: bool = False) -> Body:
    """The committee; its standing committee shares name, number series and symbol with it."""
    name = committee_name(organisation)
    is_cell = name.startswith("Chi bộ")
    return Body(
        superior=above,
        name=name,
        symbol=symbol_of(organisation, is_province=is_province),
        place=place_of(organisation),
        power="T/M CHI BỘ" if is_cell else "T/M BAN THƯỜNG VỤ",
        archive=_archive(name),
    )


def inspection_committee(organisation: str, *, is_province: bool = False) -> Body:
    """The inspection committee; its superior is the committee whose body it is."""
    symbol = symbol_of(organisation, is_province=is_province)
    return Body(
        superior=committee_name(organisation),
        name=INSPECTION,
        symbol=f"UBKT{symbol}" if symbol else "",
        place=place_of(organisation),
        power="T/M ỦY BAN KIỂM TRA",
        archive="Lưu Ủy ban Kiểm tra",
    )


def _archive(name: str) -> str:
    return next((words for start, words in _ARCHIVES.items() if name.startswith(start)), "Lưu")


def register_names(committee_words: str) -> list[str]:
    """How the register may name the organisation of a committee, folded for a search."""
    written = fold(committee_words)
    found = [written]
    for start, name, _symbol in _COMMITTEES:
        if written.startswith(fold(name) + " "):
            found.append(fold(start) + written[len(fold(name)) :])
    return found
