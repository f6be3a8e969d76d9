"""Procedures go with their member, in the one way in which all that hangs on a member goes."""

from django.db import migrations

from apps.membership.record import follow_sql

TABLES = (
    "membership_procedure", "membership_procedurevote", "membership_procedurepaper",
    "membership_standingperiod", "membership_earliermembership",
)  # fmt: skip
CATCH_UP = [
    f"update {table} left_behind set organization_id = m.organization_id"
    " from membership_member m where m.id = left_behind.member_id"
    " and m.organization_id <> left_behind.organization_id"
    for table in TABLES
]


class Migration(migrations.Migration):
    dependencies = [("membership", "0026_stay_ends_with_membership")]

    operations = [
        migrations.RunSQL(
            follow_sql.follow(TABLES, "membership_standing_follows"),
            follow_sql.unfollow("membership_standing_follows"),
        ),
        # What stayed behind at an earlier transfer is seen by nobody until it comes along; the
        # owner is bound by the border as well, so the whole tree is opened for these statements.
        migrations.RunSQL(
            [
                "set local app.lo = '0'",
                "set local app.hi = '~'",
                *CATCH_UP,
                "set local app.lo = ''",
                "set local app.hi = ''",
            ],
            migrations.RunSQL.noop,
        ),
    ]
