"""No table without a border: each is behind a policy, or on a list with the reason why not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from apps.tenancy.models import TenantOwned

# Tables of the framework that hold no tenant's data, and the reason.
OPEN = {
    "accounts_userevent": "history of people, who belong to no tenant; it only grows",
    "accounts_user": "sign-in must find a person before any scope exists",
    "accounts_user_groups": "groups are not used; rights come from roles",
    "accounts_user_user_permissions": "not used; rights come from roles",
    "accounts_signin": "belongs to the person, before a role is chosen",
    "auth_group": "not used; rights come from roles",
    "auth_group_permissions": "not used; rights come from roles",
    "auth_permission": "names of rights, no data",
    "axes_accessattempt": "failed sign-ins, before anybody is known",
    "axes_accessattemptexpiration": "failed sign-ins, before anybody is known",
    "axes_accessfailurelog": "failed sign-ins, before anybody is known",
    "axes_accesslog": "sign-ins, before a role is chosen",
    "cadres_appointmentfreeze": "times in which a document stops appointments, the same for everybody",
    "cadres_title": "catalogue of titles, the same for everybody",
    "cadres_titlestandard": "standards of titles, the same for everybody",
    "reports_manualindicator": "catalogue of manual indicators, the same for everybody",
    "django_admin_log": "nothing is written: the trail is ours",
    "django_celery_beat_clockedschedule": "timetable of the system",
    "django_celery_beat_crontabschedule": "timetable of the system",
    "django_celery_beat_intervalschedule": "timetable of the system",
    "django_celery_beat_periodictask": "timetable of the system",
    "django_celery_beat_periodictasks": "timetable of the system",
    "django_celery_beat_solarschedule": "timetable of the system",
    "django_content_type": "names of models, no data",
    "django_session": "the key is a secret of the browser; holds no records",
    "guardian_groupobjectpermission": "nothing is written: grants have a table per model",
    "guardian_userobjectpermission": "nothing is written: grants have a table per model",
    "membership_ethniccode": "reference list of the whole country",
    "membership_ethnicgroup": "reference list of the whole country",
    "membership_gradescale": "reference list of the whole country",
    "membership_kinship": "reference list of the whole country",
    "membership_meetingcriterion": "public rules of provinces, the same for everybody",
    "membership_religion": "reference list of the whole country",
    "pghistory_context": "nothing is written: each event row carries its context",
    "regulations_calendarday": "public law, the same for everybody",
    "regulations_procedurestep": "public law, the same for everybody",
    "regulations_proceduretemplate": "public law, the same for everybody",
    "regulations_legaldocument": "public law, the same for everybody",
    "regulations_rulevalue": "public law, the same for everybody",
    "reports_statisticaltable": "forms of the branches, the same for everybody",
}


def _tables() -> set[str]:
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            found.add(model._meta.db_table)
    return found


@pytest.fixture
def security(db):
    """(enabled, forced, number of policies) by table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity, c.relforcerowsecurity,"
            " (select count(*) from pg_policy p where p.polrelid = c.oid)"
            " from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
        )
        return {name: (enabled, forced, policies) for name, enabled, forced, policies in cursor}


def test_every_table_is_behind_a_forced_policy_or_named_with_a_reason(security):
    bare = [
        table
        for table in sorted(_tables() - OPEN.keys())
        if table not in security
        or not (security[table][0] and security[table][1] and security[table][2])
    ]
    assert bare == []


def test_the_list_of_open_tables_names_no_table_that_is_gone_or_closed(security):
    assert sorted(set(OPEN) - _tables()) == []
    assert [table for table in OPEN if security[table][0]] == []


def test_every_tenant_owned_table_keeps_its_place_by_trigger_and_key(db):
    tables = {model._meta.db_table for model in apps.get_models() if issubclass(model, TenantOwned)}
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c"
            " join pg_trigger i on i.tgrelid = c.oid and i.tgname = 'place_on_insert'"
            " join pg_trigger m on m.tgrelid = c.oid and m.tgname = 'place_on_move'"
            " join pg_constraint k on k.conrelid = c.oid and k.conname = c.relname || '_place'"
            " where i.tgenabled = 'O' and m.tgenabled = 'O' and k.convalidated"
        )
        kept = {row[0] for row in cursor}
    assert sorted(tables - kept) == []


def test_every_tenant_owned_model_names_the_right_to_see_it():
    nameless = [
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, TenantOwned) and not model.view_permission
    ]
    assert nameless == []


def test_the_trail_and_all_histories_only_grow(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, privilege_type from information_schema.role_table_grants"
            " where grantee = current_user and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')"
            " and (table_name = 'core_auditentry' or table_name like '%event')"
        )
        assert cursor.fetchall() == []


def test_functions_that_look_past_the_policies_belong_to_the_search_role_alone(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.proname, r.rolname from pg_proc p join pg_roles r on r.oid = p.proowner"
            " where p.prosecdef and p.pronamespace = 'public'::regnamespace"
        )
        found = dict(cursor.fetchall())
        cursor.execute(
            "select p.proname from pg_proc p where p.prosecdef"
            " and p.pronamespace = 'public'::regnamespace"
            " and not coalesce(p.proconfig::text like '%search_path%', false)"
        )
        without_path = cursor.fetchall()
    assert set(found.values()) == {"partybuild_search"}
    assert without_path == []


def test_no_history_keeps_the_computed_places_of_a_tenants_row():
    """A reorganisation moves thousands of rows; it is one event, not one for each."""
    histories = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    keeping = [
        model._meta.label
        for model in histories
        if {"path", "tenant_id", "province_id"} & {one.attname for one in model._meta.fields}
    ]
    assert len(histories) > 5
    assert keeping == [], "Use the decorator of apps.tenancy.tracking."
