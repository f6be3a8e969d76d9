"""What the database carries along when a member moves, and the questions it answers past the border."""

from django.db import migrations

from apps.membership.admission import alike_sql
from apps.membership.quality import duplicate_sql
from apps.membership.record import follow_sql
from apps.membership.seniority import seniority_sql


def _follow(trigger: str, *tables: str) -> migrations.RunSQL:
    return migrations.RunSQL(follow_sql.follow(tables, trigger), follow_sql.unfollow(trigger))


class Migration(migrations.Migration):
    dependencies = [("membership", "0005_units_of_shared_members")]

    operations = [
        migrations.RunSQL(seniority_sql.COUNTED_FROM, seniority_sql.UNCOUNTED_FROM),
        migrations.RunSQL(seniority_sql.FOLLOW, seniority_sql.UNFOLLOW),
        migrations.RunSQL(seniority_sql.FOLLOW_CARDS, seniority_sql.UNFOLLOW_CARDS),
        _follow("membership_card_follows", *follow_sql.FOLLOWING),
        _follow("membership_notice_follows", "membership_duplicatenotice"),
        _follow(
            "membership_standing_follows",
            "membership_procedure", "membership_procedurevote", "membership_procedurepaper",
            "membership_standingperiod", "membership_earliermembership",
        ),
        _follow("membership_identity_follows", "membership_memberaccount", "membership_memberrelation"),
        migrations.RunSQL(duplicate_sql.CREATE, duplicate_sql.DROP),
        migrations.RunSQL(alike_sql.CREATE, alike_sql.DROP),
    ]  # fmt: skip
