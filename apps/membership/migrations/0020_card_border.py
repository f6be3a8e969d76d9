"""The border of the member card, its way with the member, and the two lists of ethnic groups."""

from django.db import migrations

from apps.membership import references
from apps.membership.record import follow_sql
from apps.tenancy.policies import ProtectHistoryTable, ProtectTenantTable

OPEN = ("membercard", "recordentry", "changerequest")
PRIVATE = ("memberprivate", "privateentry")


def _protect(name: str, granted: str) -> ProtectTenantTable:
    return ProtectTenantTable(
        f"membership_{name}", label="membership.member", key="member_id", granted=granted
    )


def load(apps, schema_editor):  # type: ignore[no-untyped-def]
    references.load_codes(
        apps.get_model("membership", "EthnicGroup"), apps.get_model("membership", "EthnicCode")
    )


class Migration(migrations.Migration):
    dependencies = [("membership", "0019_member_card")]

    operations = [
        *(_protect(name, "membership_member") for name in OPEN),
        # A grant on a member opens the record, not what is guarded in it.
        *(_protect(name, "") for name in PRIVATE),
        *(
            ProtectHistoryTable(f"membership_{name}event", of=f"membership_{name}")
            for name in (*OPEN, *PRIVATE)
        ),
        migrations.RunSQL(
            follow_sql.follow(follow_sql.FOLLOWING, "membership_card_follows"),
            follow_sql.unfollow("membership_card_follows"),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
