"""Whether another office has a like record of a person who is followed here."""

from django.db import migrations

from apps.membership.admission import alike_sql


class Migration(migrations.Migration):
    dependencies = [("membership", "0032_badge_handed_over")]

    operations = [migrations.RunSQL(alike_sql.CREATE, alike_sql.DROP)]
