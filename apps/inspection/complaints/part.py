"""Complaints on the page of a subject's discipline: what is on record, and the forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.inspection.complaints import forms
from apps.inspection.complaints.lookup import filing_of
from apps.inspection.discipline.judging import Picture
from apps.inspection.models import Complaint


def complaints_of(picture: Picture) -> list[Complaint]:
    """The complaints of the subject, the earliest first, with what is made good."""
    rows = Complaint.objects.of_case(picture.case).filter(subject=picture.subject)
    return list(rows.prefetch_related("redress").order_by("pk"))


def forms_of(picture: Picture, today: date, data: Any) -> dict[str, Any]:
    """The forms of complaints; ``data`` gives those that the request has filled."""
    start = {"version": picture.case.version}
    waiting = [
        one
        for row in complaints_of(picture)
        for one in row.redress.all()
        if one.done_on is None
    ]  # fmt: skip
    return {
        "complaint": forms.ComplaintForm(data("complaint"), initial=start),
        "resolve": forms.ResolveForm(
            data("resolve"), allowed=picture.forms, initial=start | {"resolved_on": today}
        ),
        "redress": forms.RedressForm(
            data("redress"), rows=waiting, initial=start | {"done_on": today}
        ),
    }


def context_of(picture: Picture) -> dict[str, Any]:
    """What the page shows of complaints."""
    sanction = picture.sanction
    rows = complaints_of(picture) if sanction else []
    return {
        "complaints": rows,
        "pending": next((one for one in rows if one.state == "accepted"), None),
        "filing": filing_of(sanction) if sanction and not rows else None,
        "may_complain": sanction is not None and sanction.form != "none",
    }
