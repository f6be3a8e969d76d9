"""The border of recusals; grants without a last day end with the case or with the service."""

from django.db import migrations

from apps.inspection.border import protect_case_rows

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


class Migration(migrations.Migration):
    dependencies = [("inspection", "0005_team")]

    operations = [
        *protect_case_rows("inspection_recusal"),
        migrations.RunSQL(ENDS, STAYS),
    ]
