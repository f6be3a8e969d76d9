"""Finding organisations, ethnic groups and religions by the names that files write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from apps.accounts.actor import Actor
from apps.core.vietnamese import fold
from apps.membership.judging import HOMES
from apps.membership.models import EthnicGroup, Religion
from apps.tenancy.models import Organization

_BRACKETED_CODE = re.compile(r"(.+)\(([a-z0-9_-]+)\)")

# Other names in use (list of decision 121-TCTK/PPCD and older spellings), by the name in our list.
ETHNIC_ALIASES = {
    "Kinh": ("Việt",),
    "Hoa": ("Hán",),
    "Khơ-me": ("Khmer", "Khơ me Nam Bộ", "Khơme Krôm", "Miên"),
    "Mông": ("H'Mông", "Hơ-mông", "Mèo"),
    "Gia-rai": ("Jrai", "Jarai", "Giơ-rai"),
    "Ê-đê": ("Ra-đê", "Rhadé"),
    "Ba-na": ("Bahnar",),
    "Xơ-đăng": ("Xê-đăng", "Sedang"),
    "Sán Chay": ("Cao Lan", "Sán Chỉ", "Cao Lan - Sán Chỉ"),
    "Cơ-ho": ("K'Ho", "Kơ-ho"),
    "Chăm": ("Chàm",),
    "Mnông": ("M'nông", "Mơ-nông"),
    "Ra-glai": ("Raglay", "Ra-glây"),
    "Xtiêng": ("S'tiêng", "Xa-điêng"),
    "Bru-Vân Kiều": ("Vân Kiều", "Bru"),
    "Cơ-tu": ("Ka-tu", "K'tu"),
    "Gié-Triêng": ("Giẻ-Triêng",),
    "Khơ-mú": ("Khmu", "Kh'mú"),
    "Co": ("Cor", "Kor"),
    "Tà-ôi": ("Ta-ôi", "Pa-cô"),
    "Chơ-ro": ("Châu-ro", "Chrau"),
    "Dao": ("Mán",),
}
RELIGIOUS_ALIASES = {
    "Không": ("Ko", "Không có", "Không theo", "Không tôn giáo", "Không theo tôn giáo nào"),
    "Phật giáo": ("Đạo Phật", "Phật"),
    "Công giáo": ("Thiên Chúa giáo", "Đạo Thiên Chúa", "Đạo Công giáo", "Thiên Chúa"),
    "Tin lành": ("Đạo Tin lành",),
    "Cao Đài": ("Đạo Cao Đài",),
    "Phật giáo Hòa Hảo": ("Hòa Hảo", "PGHH"),
    "Hồi giáo": ("Đạo Hồi", "Islam"),
    "Tôn giáo khác": ("Khác",),
}


def name_key(text: str) -> str:
    """A name without tones, signs and spaces: ``Khơ-me``, ``Khơ me`` and ``KHƠME`` are one."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


class Names:
    """Rows of a reference list by every name they go by; never by code."""

    def __init__(self, rows: Iterable[Any], aliases: dict[str, tuple[str, ...]]) -> None:
        self._by_key: dict[str, Any] = {}
        for row in rows:
            for name in (row.name, *aliases.get(row.name, ())):
                self._by_key.setdefault(name_key(name), row)

    def find(self, text: str) -> Any | None:
        """The row of that name, or None."""
        return self._by_key.get(name_key(text))


def ethnic_groups() -> Names:
    """The ethnic groups, in one query."""
    return Names(EthnicGroup.objects.order_by("code"), ETHNIC_ALIASES)


def religions() -> Names:
    """The religions, in one query."""
    return Names(Religion.objects.order_by("code"), RELIGIOUS_ALIASES)


class Units:
    """The organisations of a person's range by code and by name, in one query."""

    def __init__(self, actor: Actor) -> None:
        self.by_id: dict[int, Organization] = {}
        self._by_code: dict[str, Organization] = {}
        self._by_name: dict[str, list[Organization]] = {}
        for unit in Organization.objects.visible_to(actor).tree_order():
            self.by_id[unit.pk] = unit
            if unit.active:
                self._by_code[unit.code.lower()] = unit
                self._by_name.setdefault(fold(unit.name), []).append(unit)

    def with_code(self, code: str) -> Organization | None:
        """The working organisation of that code, or None."""
        return self._by_code.get(code.strip().lower())

    def with_name(self, name: str) -> list[Organization]:
        """Working organisations of exactly that name, tones and capitals aside.

        ``Name (code)``, as the template's list writes ambiguous names, finds the one of that code.
        """
        found = self._by_name.get(fold(name), [])
        match = _BRACKETED_CODE.fullmatch(name.strip().lower())
        if found or match is None:
            return found
        unit = self.with_code(match[2])
        return [unit] if unit and fold(unit.name) == fold(match[1]) else []


def units_for_members(actor: Actor) -> list[Organization]:
    """Working organisations of the actor's range that members may belong to."""
    units = Organization.objects.visible_to(actor).filter(active=True, tier__in=HOMES)
    return list(units.tree_order())
