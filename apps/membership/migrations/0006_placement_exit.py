"""How a belonging ended stands with it, so that every flow of members can be told apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0005_units_of_shared_members"),
        ("tenancy", "0003_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="placement",
            name="exit",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "moved to another organisation"),
                    ("moved_away", "moved to another province-level organisation"),
                    ("struck_off", "struck off"),
                    ("own_request", "left at own request"),
                    ("expelled", "expelled"),
                    ("deceased", "deceased"),
                ],
                db_default="",
                default="",
                max_length=11,
                verbose_name="went by",
            ),
        ),
        migrations.AlterField(
            model_name="placement",
            name="entry",
            field=models.CharField(
                choices=[
                    ("admitted", "admitted"),
                    ("readmitted", "admitted again"),
                    ("restored", "membership restored"),
                    ("recorded", "taken over when the register was opened"),
                    ("moved", "moved from another organisation"),
                    ("moved_in", "moved from another province-level organisation"),
                ],
                max_length=10,
                verbose_name="came by",
            ),
        ),
        # The owner is bound by the row policies too: only under the whole tree are all rows seen.
        migrations.RunSQL(
            [
                "set local app.lo = '0'",
                "set local app.hi = '~'",
                "update membership_placement p set exit = coalesce(nullif(m.leaving, ''), 'moved')"
                " from membership_member m where m.id = p.member_id and not upper_inf(p.valid)",
                "set constraints all immediate",
            ],
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("exit", ""), ("valid__upper_inf", True)),
                    models.Q(("valid__upper_inf", False), models.Q(("exit", ""), _negated=True)),
                    _connector="OR",
                ),
                name="placement_end_says_how",
            ),
        ),
    ]
