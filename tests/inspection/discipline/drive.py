"""Driving the discipline of one subject through its stages, as officer and chair."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from apps.core.errors import DomainError
from apps.inspection.discipline.actions import decide, record, sanctions
from apps.inspection.models import Case, CaseSubject

ACT, HEARD, SESSION = date(2024, 6, 1), date(2026, 8, 20), date(2026, 9, 1)
DECIDED, ANNOUNCED, TODAY = date(2026, 9, 2), date(2026, 9, 7), date(2026, 9, 15)
AHEAD = TODAY + timedelta(days=1)


def refused(act: Any, *arguments: Any, **changed: Any) -> set[str]:
    """The codes of what an act is refused for."""
    with pytest.raises(DomainError) as error:
        act(*arguments, **changed)
    found = error.value
    return {one.code for one in getattr(found, "refusals", [found])}


class Drive:
    """One subject of a case; every act takes the newest version of the case."""

    def __init__(self, case: Case, subject: CaseSubject, *, officer: Any, chair: Any) -> None:
        self.case, self.subject, self.officer, self.chair = case, subject, officer, chair

    def _about(self, by: Any) -> dict[str, Any]:
        self.case.refresh_from_db()
        return {
            "case": self.case, "subject": self.subject, "version": self.case.version, "by": by,
        }  # fmt: skip

    def act(self, **changed: Any) -> Any:
        given = {"description": "Buông lỏng quản lý đất đai", "began_on": ACT, "today": TODAY}
        return record.record_act(**self._about(self.officer), **(given | changed))

    def hearing(self, **changed: Any) -> Any:
        given = {
            "explained_on": HEARD, "outcome": "heard", "heard_on": HEARD + timedelta(days=2),
            "heard_by": "Trần Thị Ủy Viên", "today": TODAY,
        } | changed  # fmt: skip
        return record.record_hearing(**self._about(self.officer), **given)

    def session(self, **changed: Any) -> Any:
        given = {
            "body": "inspection_committee", "level": "district", "body_name": "UBKT Huyện ủy",
            "held_on": SESSION, "members": 9, "present": 8, "recusal_asked": True, "today": TODAY,
        } | changed  # fmt: skip
        return record.record_session(**self._about(self.officer), **given)

    def ballot(self, session: Any, purpose: str = "decision", **changed: Any) -> Any:
        votes = changed.pop("votes", {"warning": 7, "reprimand": 1})
        cast = sum(votes.values())
        given = {"issued": cast, "returned": cast, "valid": cast, "invalid": 0} | changed
        return record.record_ballot(
            **self._about(self.officer), session=session, purpose=purpose, votes=votes, **given
        )

    def excuse(self, point: str, reason: str = "Đã đối chiếu văn bản") -> Any:
        return decide.excuse_point(
            **self._about(self.chair), point=point, reason=reason, today=TODAY
        )

    def propose(self, **changed: Any) -> Any:
        given = {
            "to_body": "standing_committee", "to_level": "province", "to_name": "BTV Tỉnh ủy",
            "number": "05-TTr/UBKT", "sent_on": DECIDED, "today": TODAY,
        } | changed  # fmt: skip
        return decide.propose_discipline(**self._about(self.chair), **given)

    def decide(self, **changed: Any) -> Any:
        given = {"form": "warning", "number": "12-QĐ/UBKT", "decided_on": DECIDED, "today": TODAY}
        return decide.decide_discipline(**self._about(self.chair), **(given | changed))

    def without(self, **changed: Any) -> Any:
        given = {
            "reason": "exempt", "concluded_on": SESSION, "note": "Theo quy định", "today": TODAY,
        } | changed  # fmt: skip
        return decide.conclude_without_sanction(**self._about(self.chair), **given)

    def announce(self, **changed: Any) -> Any:
        given = {
            "announced_on": ANNOUNCED, "announced_at": "Chi bộ", "served_on": ANNOUNCED,
            "served_to": "Đối tượng", "today": TODAY,
        } | changed  # fmt: skip
        return sanctions.announce_sanction(**self._about(self.officer), **given)

    def hand_over(self, **changed: Any) -> Any:
        given = {"served_to": "Đối tượng", "served_on": ANNOUNCED, "today": TODAY} | changed
        return sanctions.hand_over_sanction(**self._about(self.officer), **given)

    def notice(self, **changed: Any) -> Any:
        given = {"kind": "state_body", "recipient": "Ủy ban nhân dân xã"} | changed
        return sanctions.plan_notice(**self._about(self.officer), **given)

    def sent(self, notice: Any, **changed: Any) -> Any:
        given = {"sent_on": ANNOUNCED, "number": "31-TB/UBKT", "today": TODAY} | changed
        return sanctions.send_notice(**self._about(self.officer), notice=notice, **given)

    def correct(self, **changed: Any) -> Any:
        given = {"number": "13-QĐ/UBKT", "reason": "Nhập nhầm số", "today": TODAY} | changed
        return sanctions.correct_sanction(**self._about(self.chair), **given)

    def strike(self, row: Any, reason: str = "Nhập nhầm") -> Any:
        return record.strike_row(**self._about(self.officer), row=row, reason=reason)

    def ready(self, **ballot: Any) -> Any:
        """Everything on record; what no verified rule says is let pass by the chair."""
        self.act()
        self.hearing()
        found = self.ballot(self.session(), **ballot)
        self.excuse("authority")
        self.excuse("recusal", "Chủ nhiệm đã đối chiếu danh sách dự họp")
        return found

    def settled(self) -> Any:
        """Decided as a warning."""
        self.ready()
        for point in self.open_points():
            self.excuse(point)
        return self.decide()

    def open_points(self) -> list[str]:
        """Points of the ledger that are not shown yet."""
        from apps.inspection.discipline.judging import ledger, picture_of

        lines = ledger(picture_of(self.case, self.subject), "", today=TODAY)
        return [line.point for line in lines if not line.is_settled]
