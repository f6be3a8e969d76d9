"""Member cards and requests to change records in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core.partial_dates import PartialDate
from apps.membership.models import (
    ChangeRequest,
    EthnicCode,
    MemberCard,
    MemberPrivate,
    PrivateEntry,
    RecordEntry,
)
from apps.membership.record import actions
from tests.factories.membership import member
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import OWN, Stage, Twin

KINDS = ("card", "private", "record_entry", "private_entry", "wish")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
PDF = b"%PDF-1.4\n%%EOF"
TODAY = date(2026, 1, 5)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A card with a photograph, a guarded part, an entry of each sort, a request with evidence."""
    about = {"organization": twin.cell, "member": twin.member}
    card = MemberCard(id=ids["card"], aliases=f"Bí danh {twin.word}", **about)
    card.photo.save("photo.png", ContentFile(PNG), save=False)
    card.save(force_insert=True)
    private = MemberPrivate.objects.create(
        id=ids["private"], health=f"Sức khỏe {twin.word}", **about
    )
    entry = RecordEntry.objects.create(
        id=ids["record_entry"], kind="work", title=f"Công tác {twin.word}",
        since=PartialDate(2001), **about,
    )  # fmt: skip
    guarded = PrivateEntry.objects.create(
        id=ids["private_entry"], kind="family", code="father", title=f"Cha {twin.word}", **about
    )
    wish = ChangeRequest(
        id=ids["wish"], procedure="correction", reason=f"Lý do {twin.word}",
        evidence=f"Giấy {twin.word}", requested_by=twin.records.get("user") or owner, file_name="x.pdf",
        changes={"phone": {"old": twin.member.phone or None, "new": f"0911 {twin.word}"}}, **about,
    )  # fmt: skip
    wish.file.save("evidence.pdf", ContentFile(PDF), save=False)
    wish.save(force_insert=True)
    return {
        "card": card, "private": private, "record_entry": entry, "private_entry": guarded,
        "wish": wish,
    }  # fmt: skip


def _card(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "email": "a@example.vn"}


def _entry(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "title": "Giáo viên"}


def _relative(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "title": "Lê Văn Cha", "code": "father"}


def _strike(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "reason": "Ghi nhầm"}


def _photo(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"photo": SimpleUploadedFile("anh.png", PNG)}


def _wish(stage: Stage, twin: Twin) -> dict[str, Any]:
    """Nothing differs in what is sent: the form comes back, whatever the record."""
    return {"reason": "", "evidence": ""}


def _page(name: str, of: str, see: Any, right: Any, data: Any, **fields: Any) -> Route:
    """A form: read and sent by the same right."""
    return Route(
        f"membership:{name}", of=of, see=see, get=Act(right), post=Act(right, ok=302, data=data),
        **fields,
    )  # fmt: skip


def _of_member(name: str, data: Any, right: Any = P.CHANGE_MEMBER, **more: Any) -> Route:
    key = {"key": lambda twin: {"pk": twin.member.pk, **more}} if more else {}
    return _page(name, "member", P.VIEW_MEMBER, right, data, **key)


def _sent(name: str, of: str, see: Any, right: Any, data: Any, ok: int = 302) -> Route:
    return Route(f"membership:{name}", of=of, see=see, post=Act(right, ok=ok, data=data))


ROUTES = [
    _of_member("card_edit", _card),
    Route("membership:photo", of="member", see=P.VIEW_MEMBER, get=Act(), granted=True),
    _sent("photo_new", "member", P.VIEW_MEMBER, P.CHANGE_MEMBER, _photo),
    Route(
        "membership:guarded", of="member", see=P.VIEW_MEMBER,
        post=Act(
            P.VIEW_SENSITIVE, data=lambda stage, twin: {"purpose": "record", "group": "family"},
            htmx="guarded", rows="relative",
        ),
    ),
    _of_member(
        "guarded_edit", lambda stage, twin: {"version": 1, "health": "Tốt"}, group="health"
    ),
    _of_member("entry_new", _entry, kind="work"),
    _page("entry_edit", "record_entry", P.VIEW_MEMBER, P.CHANGE_MEMBER, _entry),
    _sent("entry_strike", "record_entry", P.VIEW_MEMBER, P.CHANGE_MEMBER, _strike),
    _page("private_edit", "private_entry", P.VIEW_SENSITIVE, P.CHANGE_MEMBER, _relative),
    _sent("private_strike", "private_entry", P.VIEW_SENSITIVE, P.CHANGE_MEMBER, _strike),
    Route(
        "membership:check_sheet", of="member", see=P.VIEW_MEMBER,
        get=Act(P.CHANGE_MEMBER, rows="line"),
    ),
    Route(
        "membership:history", of="member", see=P.VIEW_MEMBER,
        get=Act(P.VIEW_RECORD_TRAIL, views=("field=x",), rows="line"),
    ),
    Route(
        "membership:changes",
        get=Act(P.REQUEST_CHANGE, views=("state=approved", "state=refused&page=9"), rows="wish"),
    ),
    Route(
        "membership:change_new", of="member", see=P.VIEW_MEMBER,
        get=Act(P.REQUEST_CHANGE, views=("purpose=record",)),
        post=Act(P.REQUEST_CHANGE, ok=422, data=_wish),
    ),
    Route("membership:change", of="wish", see=P.REQUEST_CHANGE, get=Act()),
    _sent(
        "change_decide", "wish", P.REQUEST_CHANGE, P.APPROVE_CHANGE,
        lambda stage, twin: {"refuse": "1", "note": "Chưa đủ giấy tờ"},
    ),
    _sent("change_withdraw", "wish", P.REQUEST_CHANGE, "nobody", None),
    Route("membership:change_evidence", of="wish", see=P.REQUEST_CHANGE, get=Act()),
    Route(
        "change-request-list", stranger=CLOSED,
        get=Act(P.REQUEST_CHANGE, views=("state=open",), rows="wish"),
        post=Act(
            P.REQUEST_CHANGE, ok=201, json=True, aimed=404,
            data=lambda stage, twin: {
                "member": twin.member.pk, "values": {"phone": "0900"}, "reason": "Đổi số",
                "evidence": "Đơn",
            },
        ),
    ),
    Route("change-request-detail", of="wish", see=P.REQUEST_CHANGE, stranger=CLOSED, get=Act()),
    *(
        Route(
            f"change-request-{name}", of="wish", see=P.REQUEST_CHANGE, stranger=CLOSED,
            post=Act(P.APPROVE_CHANGE, data=lambda stage, twin: {"note": "Xong"}, json=True),
        )
        for name in ("approve", "refuse")
    ),
    *Table(
        "membership.ethniccode", P.ADMINISTER_MEMBERSHIP,
        key=lambda: EthnicCode.objects.order_by("pk").values_list("pk", flat=True)[0],
    ).routes(),
    *Table(
        "membership.changerequest", P.ADMINISTER_MEMBERSHIP, of="wish", rows="wish", page=403,
    ).routes(),
]  # fmt: skip


def _more_wishes(stage: Stage, role: str, number: int) -> None:
    made = member(
        stage.twins[OWN].cell, f"Thêm Yêu Cầu {number}", citizen_number="", card_number=""
    )
    ChangeRequest.objects.create(
        organization=made.organization, member=made, procedure="correction", reason="x",
        evidence="x", changes={"phone": {"old": None, "new": "1"}},
        requested_by=stage.twins[OWN].user,
    )  # fmt: skip


def _more_relatives(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    PrivateEntry.objects.create(
        organization=twin.cell,
        member=twin.member,
        kind="family",
        code="child",
        title=f"Con {number}",
    )


def _more_lines(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    row = RecordEntry.objects.create(
        organization=twin.cell, member=twin.member, kind="work", title=f"Việc {number}"
    )
    row.refresh_from_db()
    row.title = f"Việc khác {number}"
    row.save()


MORE = {"wish": _more_wishes, "relative": _more_relatives, "line": _more_lines}
RIGHTS = {
    "membership.membercard": P.VIEW_MEMBER,
    "membership.memberprivate": P.VIEW_SENSITIVE,
    "membership.recordentry": P.VIEW_MEMBER,
    "membership.privateentry": P.VIEW_SENSITIVE,
    "membership.changerequest": P.REQUEST_CHANGE,
}
GUARDED = dict.fromkeys(RIGHTS, "membership.member")
CLOSED = ("membership.memberprivate", "membership.privateentry")


def _maker(model: Any, **fields: Any) -> Any:
    def make(unit: Any, number: int, made: Any, who: Any) -> Any:
        extra = {"requested_by": who} if model is ChangeRequest else {}
        return model.objects.create(
            organization=unit, member=made["membership.member"][number], **fields, **extra
        )

    return make


MAKERS = {
    "membership.membercard": _maker(MemberCard),
    "membership.memberprivate": _maker(MemberPrivate),
    "membership.recordentry": _maker(RecordEntry, kind="work", title="x"),
    "membership.privateentry": _maker(PrivateEntry, kind="family", code="father", title="x"),
    "membership.changerequest": _maker(
        ChangeRequest, procedure="correction", reason="x", evidence="x",
        changes={"phone": {"old": None, "new": "1"}},
    ),
}  # fmt: skip


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _own(stage: Stage) -> Twin:
    return stage.twins[OWN]


def _act(name: str, **values: Any) -> Any:
    """The action of that name on the own member."""
    return lambda stage: getattr(actions, name)(
        member=_own(stage).member, by=_officer(stage), **values
    )


def _withdraw(stage: Stage) -> Any:
    wish = _own(stage).wish
    ChangeRequest.objects.filter(pk=wish.pk).update(
        requested_by=stage.readers["organization_officer"]
    )
    return actions.withdraw_change(wish=wish, by=_officer(stage))


_HERE = "apps.membership.record.actions"
_CARDS, _CHANGES = f"{_HERE}.cards", f"{_HERE}.changes"
ACTIONS = {
    f"{_CARDS}.change_card": _act("change_card", version=1, values={"aliases": "Hai"}),
    f"{_CARDS}.change_private": _act(
        "change_private", group="health", version=1, values={"health": "Tốt"}
    ),
    f"{_CARDS}.enter_entry": _act("enter_entry", kind="work", values={"title": "Giáo viên"}),
    f"{_CARDS}.change_entry": lambda stage: actions.change_entry(
        entry=_own(stage).record_entry, version=1, values={"title": "Giáo viên"}, by=_officer(stage)
    ),
    f"{_CARDS}.strike_entry": lambda stage: actions.strike_entry(
        entry=_own(stage).private_entry, version=1, reason="Nhầm", by=_officer(stage)
    ),
    f"{_CARDS}.store_photo": lambda stage: actions.store_photo(
        member=_own(stage).member, file=SimpleUploadedFile("a.png", PNG), by=_officer(stage)
    ),
    f"{_CHANGES}.request_change": _act(
        "request_change", values={"full_name": "Nguyễn Thị Mới"}, reason="Sai", evidence="Giấy"
    ),
    f"{_CHANGES}.approve_change": lambda stage: actions.approve_change(
        wish=_own(stage).wish, note="", by=_officer(stage)
    ),
    f"{_CHANGES}.refuse_change": lambda stage: actions.refuse_change(
        wish=_own(stage).wish, note="Thiếu giấy", by=_officer(stage)
    ),
    f"{_CHANGES}.withdraw_change": _withdraw,
}  # fmt: skip
