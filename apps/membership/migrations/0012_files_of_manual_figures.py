"""Files of manual figures are a kind of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("membership", "0011_files_of_cadres"),
    ]

    operations = [
        migrations.AlterField(
            model_name="importbatch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("members", "members"),
                    ("changes", "changes of members"),
                    ("transfers", "transfers"),
                    ("grades", "grades"),
                    ("fees", "Party fee"),
                    ("cases", "cases"),
                    ("programmes", "items of programmes"),
                    ("draws", "persons of draws"),
                    ("units", "units of work"),
                    ("seats", "seats"),
                    ("planning", "people of planning lists"),
                    ("appointments", "earlier decisions on cadres"),
                    ("moves", "earlier moves of cadres"),
                    ("training", "people of classes"),
                    ("manual", "manual figures"),
                ],
                db_default="members",
                default="members",
                max_length=12,
                verbose_name="kind of file",
            ),
        ),
    ]
