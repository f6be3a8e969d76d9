"""The border of files of appointments and their rows."""

from django.db import migrations

from apps.cadres.border import protect_rows

ROWS = ("appointmentfile", "appointmentmeeting", "agreementletter", "appointmentpaper")


class Migration(migrations.Migration):
    dependencies = [("cadres", "0005_appointments")]

    operations = [
        operation for table in ROWS for operation in protect_rows(f"cadres_{table}", record="cadre")
    ]
