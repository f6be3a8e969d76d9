"""What happens to a programme and its items, one action for each event."""

from apps.inspection.programmes.actions.deciding import adjust_programme, adopt_programme
from apps.inspection.programmes.actions.drafting import (
    copy_items,
    discard_programme,
    draft_programme,
)
from apps.inspection.programmes.actions.items import (
    Planned,
    add_item,
    change_item,
    drop_item,
    regrade_item,
    restore_item,
)
from apps.inspection.programmes.actions.opening import open_item_case

__all__ = [
    "Planned",
    "add_item",
    "adjust_programme",
    "adopt_programme",
    "change_item",
    "copy_items",
    "discard_programme",
    "draft_programme",
    "drop_item",
    "open_item_case",
    "regrade_item",
    "restore_item",
]
