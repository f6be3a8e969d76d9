"""The tables of documents: files, papers, numbers."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import apps.documents.models.papers
from apps.core.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('tenancy', '0003_history'),
    ]

    operations = [
        CreateTables(
            tables=[
                migrations.CreateModel(
                    name='NumberSeries',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', models.TextField(db_collation='C', editable=False, verbose_name='path')),
                        ('tenant_id', models.BigIntegerField(editable=False, verbose_name='tenant')),
                        ('province_id', models.BigIntegerField(editable=False, verbose_name='province')),
                        ('body', models.CharField(choices=[('committee', 'committee and its standing committee'), ('inspection', 'inspection committee'), ('congress', 'congress: one series for all its papers')], max_length=12, verbose_name='issued by')),
                        ('series', models.CharField(blank=True, max_length=4, verbose_name='series')),
                        ('last', models.PositiveIntegerField(default=0, verbose_name='last number')),
                        ('last_on', models.DateField(blank=True, null=True, verbose_name='day of the last number')),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organization', verbose_name='organisation')),
                        ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='documents.numberterm', verbose_name='term')),
                    ],
                    options={
                        'verbose_name': 'series of numbers',
                        'verbose_name_plural': 'series of numbers',
                        'indexes': [],
                        'constraints': [models.UniqueConstraint(fields=('term', 'body', 'series'), name='numberseries_once')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_numberseriesevent" ("body", "id", "last", "last_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "term_id") VALUES (NEW."body", NEW."id", NEW."last", NEW."last_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."series", NEW."term_id"); RETURN NULL;', hash='3f72f1ed4c462226f66aa88162d6322440bf03d2', operation='INSERT', pgid='pgtrigger_insert_insert_e1965', table='documents_numberseries', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last" IS DISTINCT FROM (NEW."last") OR OLD."last_on" IS DISTINCT FROM (NEW."last_on") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."series" IS DISTINCT FROM (NEW."series") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id"))', func='INSERT INTO "documents_numberseriesevent" ("body", "id", "last", "last_on", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series", "term_id") VALUES (NEW."body", NEW."id", NEW."last", NEW."last_on", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."series", NEW."term_id"); RETURN NULL;', hash='103f7c75bffa1902a8b9d9f580ceaddff0528c12', operation='UPDATE', pgid='pgtrigger_update_update_fa34a', table='documents_numberseries', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='NumberTerm',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', models.TextField(db_collation='C', editable=False, verbose_name='path')),
                        ('tenant_id', models.BigIntegerField(editable=False, verbose_name='tenant')),
                        ('province_id', models.BigIntegerField(editable=False, verbose_name='province')),
                        ('name', models.CharField(max_length=40, verbose_name='term')),
                        ('starts_on', models.DateField(verbose_name='begins on')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='ends on')),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organization', verbose_name='organisation')),
                    ],
                    options={
                        'verbose_name': 'term of a committee',
                        'verbose_name_plural': 'terms of committees',
                        'indexes': [models.Index(fields=['path', '-starts_on'], name='numberterm_path')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='numberterm_period'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('organization', '='), (models.Func(models.F('starts_on'), models.F('ends_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='numberterm_one_a_day')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_numbertermevent" ("ends_on", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='a8f27b45439ce0922e9bd64c0d96f3d1fe32077d', operation='INSERT', pgid='pgtrigger_insert_insert_be743', table='documents_numberterm', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))', func='INSERT INTO "documents_numbertermevent" ("ends_on", "id", "name", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."name", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='3d0d6376326aa346b3c803afceef6ac11f0bca2d', operation='UPDATE', pgid='pgtrigger_update_update_a508a', table='documents_numberterm', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='NumberSeriesEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.BigIntegerField()),
                        ('body', models.CharField(choices=[('committee', 'committee and its standing committee'), ('inspection', 'inspection committee'), ('congress', 'congress: one series for all its papers')], max_length=12, verbose_name='issued by')),
                        ('series', models.CharField(blank=True, max_length=4, verbose_name='series')),
                        ('last', models.PositiveIntegerField(default=0, verbose_name='last number')),
                        ('last_on', models.DateField(blank=True, null=True, verbose_name='day of the last number')),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organization', verbose_name='organisation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.numberseries')),
                        ('term', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.numberterm', verbose_name='term')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [],
                        'constraints': [],
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4829efd4f444b6281f0efa08be15f7e05aa94f04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_391fb', table='documents_numberseriesevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='NumberTermEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.BigIntegerField()),
                        ('name', models.CharField(max_length=40, verbose_name='term')),
                        ('starts_on', models.DateField(verbose_name='begins on')),
                        ('ends_on', models.DateField(blank=True, null=True, verbose_name='ends on')),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organization', verbose_name='organisation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.numberterm')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [],
                        'constraints': [],
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='96116e1deaf3a456dc21c772c880aef6256112cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f3cc9', table='documents_numbertermevent', when='BEFORE'))],
                    },
                ),
                migrations.CreateModel(
                    name='PaperNumber',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('path', models.TextField(db_collation='C', editable=False, verbose_name='path')),
                        ('tenant_id', models.BigIntegerField(editable=False, verbose_name='tenant')),
                        ('province_id', models.BigIntegerField(editable=False, verbose_name='province')),
                        ('reference', models.CharField(default=apps.documents.models.papers.new_reference, editable=False, max_length=12, unique=True)),
                        ('kind', models.CharField(choices=[('NQ', 'resolution'), ('QĐ', 'decision'), ('KL', 'conclusion'), ('QC', 'working rules'), ('TB', 'notice'), ('BC', 'report'), ('KH', 'plan'), ('CTr', 'programme'), ('HD', 'guidance'), ('TTr', 'submission'), ('CV', 'official letter'), ('BB', 'minutes')], max_length=4, verbose_name='kind of paper')),
                        ('number', models.PositiveIntegerField(verbose_name='number')),
                        ('symbol', models.CharField(max_length=60, verbose_name='number and symbol')),
                        ('state', models.CharField(choices=[('issued', 'given'), ('reserved', 'kept free'), ('void', 'void'), ('carried', 'numbers up to here are on paper')], max_length=10, verbose_name='state')),
                        ('day', models.DateField(blank=True, null=True, verbose_name='day of the paper')),
                        ('abstract', models.CharField(blank=True, max_length=300, verbose_name='abstract')),
                        ('signer', models.CharField(blank=True, max_length=120, verbose_name='signed by')),
                        ('recipients', models.CharField(blank=True, max_length=300, verbose_name='recipients')),
                        ('secrecy', models.PositiveSmallIntegerField(choices=[(0, 'normal'), (1, 'confidential'), (2, 'secret'), (3, 'top secret')], default=0, verbose_name='secrecy')),
                        ('of_case', models.BooleanField(default=False, verbose_name='of a case')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                        ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='taken at')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenancy.organization', verbose_name='organisation')),
                        ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='documents.numberseries', verbose_name='series')),
                        ('taken_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
                    ],
                    options={
                        'verbose_name': 'number of a paper',
                        'verbose_name_plural': 'numbers of papers',
                        'indexes': [models.Index(fields=['path', '-taken_at'], name='papernumber_path'), models.Index(fields=['province_id', '-taken_at'], name='papernumber_province')],
                        'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='papernumber_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), ('day__isnull', False), _connector='OR'), name='papernumber_given_has_day'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['reserved', 'void']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='papernumber_says_why'), models.CheckConstraint(condition=models.Q(('of_case', False), models.Q(('abstract', ''), ('recipients', '')), _connector='OR'), name='papernumber_of_case_says_nothing')],
                        'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_papernumberevent" ("abstract", "day", "id", "kind", "number", "of_case", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipients", "reference", "secrecy", "series_id", "signer", "state", "symbol", "taken_at", "taken_by_id", "version") VALUES (NEW."abstract", NEW."day", NEW."id", NEW."kind", NEW."number", NEW."of_case", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."recipients", NEW."reference", NEW."secrecy", NEW."series_id", NEW."signer", NEW."state", NEW."symbol", NEW."taken_at", NEW."taken_by_id", NEW."version"); RETURN NULL;', hash='406e8b242503e1136be6094985c24f601b068de7', operation='INSERT', pgid='pgtrigger_insert_insert_75ae1', table='documents_papernumber', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."abstract" IS DISTINCT FROM (NEW."abstract") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."of_case" IS DISTINCT FROM (NEW."of_case") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."recipients" IS DISTINCT FROM (NEW."recipients") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."secrecy" IS DISTINCT FROM (NEW."secrecy") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."signer" IS DISTINCT FROM (NEW."signer") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."symbol" IS DISTINCT FROM (NEW."symbol") OR OLD."taken_at" IS DISTINCT FROM (NEW."taken_at") OR OLD."taken_by_id" IS DISTINCT FROM (NEW."taken_by_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))', func='INSERT INTO "documents_papernumberevent" ("abstract", "day", "id", "kind", "number", "of_case", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recipients", "reference", "secrecy", "series_id", "signer", "state", "symbol", "taken_at", "taken_by_id", "version") VALUES (NEW."abstract", NEW."day", NEW."id", NEW."kind", NEW."number", NEW."of_case", NEW."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recipients", NEW."reference", NEW."secrecy", NEW."series_id", NEW."signer", NEW."state", NEW."symbol", NEW."taken_at", NEW."taken_by_id", NEW."version"); RETURN NULL;', hash='9fea9b659f007ffd99b019fbdfce344d47e7a40d', operation='UPDATE', pgid='pgtrigger_update_update_f9ee1', table='documents_papernumber', when='AFTER'))],
                    },
                ),
                migrations.CreateModel(
                    name='PaperNumberEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('pgh_context', pghistory.utils.JSONField(null=True)),
                        ('pgh_context_id', models.UUIDField(null=True)),
                        ('id', models.BigIntegerField()),
                        ('reference', models.CharField(default=apps.documents.models.papers.new_reference, editable=False, max_length=12)),
                        ('kind', models.CharField(choices=[('NQ', 'resolution'), ('QĐ', 'decision'), ('KL', 'conclusion'), ('QC', 'working rules'), ('TB', 'notice'), ('BC', 'report'), ('KH', 'plan'), ('CTr', 'programme'), ('HD', 'guidance'), ('TTr', 'submission'), ('CV', 'official letter'), ('BB', 'minutes')], max_length=4, verbose_name='kind of paper')),
                        ('number', models.PositiveIntegerField(verbose_name='number')),
                        ('symbol', models.CharField(max_length=60, verbose_name='number and symbol')),
                        ('state', models.CharField(choices=[('issued', 'given'), ('reserved', 'kept free'), ('void', 'void'), ('carried', 'numbers up to here are on paper')], max_length=10, verbose_name='state')),
                        ('day', models.DateField(blank=True, null=True, verbose_name='day of the paper')),
                        ('abstract', models.CharField(blank=True, max_length=300, verbose_name='abstract')),
                        ('signer', models.CharField(blank=True, max_length=120, verbose_name='signed by')),
                        ('recipients', models.CharField(blank=True, max_length=300, verbose_name='recipients')),
                        ('secrecy', models.PositiveSmallIntegerField(choices=[(0, 'normal'), (1, 'confidential'), (2, 'secret'), (3, 'top secret')], default=0, verbose_name='secrecy')),
                        ('of_case', models.BooleanField(default=False, verbose_name='of a case')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                        ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='taken at')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='tenancy.organization', verbose_name='organisation')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.papernumber')),
                        ('series', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.numberseries', verbose_name='series')),
                        ('taken_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken by')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [],
                        'constraints': [],
                        'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9d53287ec55f48cc3ded206c40b8bb49d50165dc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b72d4', table='documents_papernumberevent', when='BEFORE'))],
                    },
                ),
            ],
        ),
    ]
