"""What of the register waits on the desk."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.import_work import import_items
from apps.membership.topics import offered


def work_items(actor: Actor) -> list[WorkItem]:
    """Files from Excel that wait, and what the topics bring, limits among it."""
    of_topics = (item for source in offered("work", "work_items") for item in source(actor))
    return [*import_items(actor), *of_topics]
