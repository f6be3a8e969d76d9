"""The border of cases, letters and programmes and their rows, and grants on single cases."""

from django.db import migrations

from apps.inspection.border import (
    place_in,
    protect_case_rows,
    protect_item_rows,
    protect_letter_rows,
    protect_own_grade,
    protect_programme_rows,
)
from apps.tenancy.policies import USER, ProtectHistoryTable, ProtectTenantTable

ROWS_OF_CASES = (
    "casesubject", "casestep", "teammember", "recusal",
    "violationact", "hearing", "votingsession", "ballot", "fairnessexcuse", "disciplineproposal",
    "nosanction", "sanction", "sanctionnotice",
    "complaint", "redress",
    "caseclock", "caseextension", "casehold",
    "casecontent", "allegation", "demand",
    "casepaper",
    "evidence", "evidenceversion",
)  # fmt: skip
ROWS_OF_LETTERS = ("lettersubject", "lettercontent", "denounceridentity", "identityopening")

# A grant row is seen by whom it serves and by those who see the case, but not past a wall.
SEEN = "exists (select 1 from inspection_case c where c.id = content_object_id)"
GRANTS = f"""
alter table inspection_casegrant enable row level security;
alter table inspection_casegrant force row level security;
create policy border on inspection_casegrant
  using ((user_id = {USER} or {SEEN})
    and content_object_id <> all ((select walled('inspection.case'))::bigint[]))
  with check ({SEEN});
"""
NO_GRANTS = """
drop policy border on inspection_casegrant;
alter table inspection_casegrant no force row level security;
alter table inspection_casegrant disable row level security;
"""
# Grants end with the case, and with the service of the person in the team.
ENDS = """
create function inspection_case_ends_grants() returns trigger language plpgsql
set search_path = public as $$
begin
  update inspection_casegrant set valid_to = current_date - 1
    where content_object_id = new.id and valid_to is null;
  return null;
end $$;
create trigger case_ends_grants after update of phase on inspection_case
  for each row when (new.phase in ('closed', 'stopped') and old.phase <> new.phase)
  execute function inspection_case_ends_grants();

create function inspection_team_ends_grants() returns trigger language plpgsql
set search_path = public as $$
begin
  update inspection_casegrant set valid_to = new.until_on
    where content_object_id = new.case_id and user_id = new.user_id and valid_to is null;
  return null;
end $$;
create trigger team_ends_grants after update of until_on on inspection_teammember
  for each row when (new.until_on is not null and old.until_on is null)
  execute function inspection_team_ends_grants();
"""
STAYS = """
drop trigger team_ends_grants on inspection_teammember;
drop function inspection_team_ends_grants();
drop trigger case_ends_grants on inspection_case;
drop function inspection_case_ends_grants();
"""
# A version is of its file, lies in the same case and is as secret.
VERSIONS = """
alter table inspection_evidenceversion add constraint evidenceversion_of_evidence
  foreign key (evidence_id, case_id, own_secrecy)
  references inspection_evidence (id, case_id, own_secrecy) on update cascade;
"""


def _graded(name: str, **options: str) -> list[migrations.RunSQL]:
    """A table of graded records, and its history."""
    table = f"inspection_{name}"
    return [
        ProtectTenantTable(table, graded=True, **options),
        ProtectHistoryTable(f"{table}event", of=table),
    ]


class Migration(migrations.Migration):
    dependencies = [("inspection", "0001_tables")]

    operations = [
        *_graded("case", grants="inspection_casegrant"),
        migrations.RunSQL(GRANTS, NO_GRANTS),
        *(step for name in ROWS_OF_CASES for step in protect_case_rows(f"inspection_{name}")),
        migrations.RunSQL(ENDS, STAYS),
        protect_own_grade("inspection_evidence"),
        protect_own_grade("inspection_evidenceversion"),
        migrations.RunSQL(
            VERSIONS,
            "alter table inspection_evidenceversion drop constraint evidenceversion_of_evidence;",
        ),
        *_graded("letter"),
        *(step for name in ROWS_OF_LETTERS for step in protect_letter_rows(f"inspection_{name}")),
        ProtectTenantTable("inspection_programme"),
        ProtectHistoryTable("inspection_programmeevent", of="inspection_programme"),
        *protect_programme_rows("inspection_programmedecision"),
        place_in("inspection_programmeitem", "programme", graded=False),
        *_graded("programmeitem"),
        *protect_item_rows("inspection_programmesubject"),
        ProtectTenantTable("inspection_assetdraw"),
        ProtectHistoryTable("inspection_assetdrawevent", of="inspection_assetdraw"),
    ]
