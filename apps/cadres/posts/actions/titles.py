"""The catalogue of titles and their standards, kept by administrators."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres.models import Title, TitleStandard
from apps.cadres.permissions import ADMINISTER
from apps.cadres.posts import rules
from apps.core import audit
from apps.core.errors import RuleRefused

SOURCED = ("document", "article", "standing", "note", "valid_from", "valid_until")
OF_TITLE = (
    "name", "level", "system", "kind", "rank", "is_leading", "is_elected", "non_local",
    "term_limited", "needs_agreement", "successor", *SOURCED,
)  # fmt: skip
OF_STANDARD = (
    "title", "level", "kind", "attribute", "minimum", "grace_months", "severity", *SOURCED,
)  # fmt: skip


@audit.act("cadres.title_recorded")
def record_title(*, title: Title | None = None, by: Actor, **values: Any) -> Title:
    """Enter a title of the catalogue, or change one; its code stays.

    Raises NotAllowed without the right, RuleRefused for dates out of order, a code that is taken, a
    title that follows itself, settled words without the document they come from.
    """
    require(by, ADMINISTER)
    found = Title(code=values["code"]) if title is None else _locked(Title, title)
    if title is None and Title.objects.filter(code=values["code"]).exists():
        raise RuleRefused("title_code_taken", field="code")
    _fill(found, values, OF_TITLE)
    _follows(found)
    found.save()
    audit.record(
        by, action="cadres.title_recorded", obj=found, standing=found.standing, rank=found.rank
    )
    return found


@audit.act("cadres.standard_recorded")
def record_standard(
    *, standard: TitleStandard | None = None, by: Actor, **values: Any
) -> TitleStandard:
    """Enter what a title asks for, or change it.

    Raises NotAllowed without the right, RuleRefused for dates out of order, a minimum that its list
    does not know, words of nobody, settled words without the document they come from.
    """
    require(by, ADMINISTER)
    found = TitleStandard() if standard is None else _locked(TitleStandard, standard)
    _fill(found, values, OF_STANDARD)
    if found.title_id is None and not (found.level and found.kind):
        raise RuleRefused("standard_of_nobody", field="title")
    if not rules.is_minimum(found.attribute, found.minimum):
        raise RuleRefused("standard_minimum", field="minimum", value=found.minimum)
    found.save()
    audit.record(
        by, action="cadres.standard_recorded", obj=found, standing=found.standing,
        of=found.title.code if found.title else f"{found.level} {found.kind}",
    )  # fmt: skip
    return found


def _locked(model: Any, row: Any) -> Any:
    return model.objects.select_for_update(of=("self",)).get(pk=row.pk)


def _fill(row: Any, values: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in values:
            setattr(row, name, values[name])
    if rules.dates_refused(row.valid_from, row.valid_until):
        raise RuleRefused("post_dates", field="valid_until")
    if row.standing != "draft" and row.document_id is None:
        raise RuleRefused("title_source_missing", field="document")


def _follows(title: Title) -> None:
    """No title follows itself, however far."""
    seen, one = {title.pk}, title.successor
    while one is not None:
        if one.pk in seen:
            raise RuleRefused("title_follows_itself", field="successor")
        seen.add(one.pk)
        one = one.successor
