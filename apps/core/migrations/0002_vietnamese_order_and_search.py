"""Functions that sort and fold Vietnamese text without ICU; from the table in core.vietnamese."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from apps.core import vietnamese


class Migration(migrations.Migration):
    dependencies = [("core", "0001_trail_and_jobs")]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(vietnamese.fold_sql(), "drop function vi_fold(text)"),
        migrations.RunSQL(vietnamese.word_key_sql(), "drop function vi_word_key(text)"),
        migrations.RunSQL(vietnamese.sort_key_sql(), "drop function vi_name_key(text)"),
    ]
