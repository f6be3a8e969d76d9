"""A badge carries the day on which it was handed over: it may be handed over by another office than
the one of its round."""

from django.db import migrations, models

# The owner is bound by the border as well, so the whole tree is opened for this statement.
CATCH_UP = [
    "set local app.lo = '0'",
    "set local app.hi = '~'",
    "update membership_badgeaward award set awarded_on = round.awarded_on"
    " from membership_badgeround round where round.id = award.round_id"
    " and award.state = 'awarded' and award.awarded_on is null",
    "set local app.lo = ''",
    "set local app.hi = ''",
]


class Migration(migrations.Migration):
    dependencies = [("membership", "0031_identity_border")]

    operations = [
        migrations.AddField(
            model_name="badgeaward",
            name="awarded_on",
            field=models.DateField(blank=True, null=True, verbose_name="handed over on"),
        ),
        migrations.RunSQL(CATCH_UP, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="badgeaward",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "awarded"), _negated=True),
                    ("kind__in", ["recorded", "reissue"]),
                    ("awarded_on__isnull", False),
                    _connector="OR",
                ),
                name="badgeaward_awarded_has_day",
            ),
        ),
    ]
