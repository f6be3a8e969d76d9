"""What of the register waits on the desk."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.topics import offered


def work_items(actor: Actor) -> list[WorkItem]:
    """What the topics bring: limits, files from Excel that wait, procedures and more."""
    return [item for source in offered("work", "work_items") for item in source(actor)]
