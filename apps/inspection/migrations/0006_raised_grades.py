"""A grade that is raised reaches the earlier lines of the trail and the warnings of limits."""

from django.db import migrations

from apps.tenancy.policies import SEARCH_ROLE, definer

# The web role may not change the trail: only this, only upwards, only when the record is raised.
RAISE = f"""
grant select, update (secrecy) on core_auditentry, membership_clockwarning to {SEARCH_ROLE};
create function inspection_raise_grade() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  update core_auditentry set secrecy = new.secrecy
    where object_type = tg_argv[0] and object_id = new.id and secrecy < new.secrecy;
  update core_auditentry set secrecy = new.secrecy
    where guard_type = tg_argv[0] and guard_id = new.id and secrecy < new.secrecy;
  update membership_clockwarning set secrecy = new.secrecy
    where guard_type = tg_argv[0] and guard_id = new.id and secrecy < new.secrecy;
  return null;
end $$;
{definer("inspection_raise_grade()")}
create trigger case_raises_grade after update of secrecy on inspection_case
  for each row when (new.secrecy > old.secrecy)
  execute function inspection_raise_grade('inspection.case');
create trigger letter_raises_grade after update of secrecy on inspection_letter
  for each row when (new.secrecy > old.secrecy)
  execute function inspection_raise_grade('inspection.letter');
"""
UNDO = f"""
drop trigger letter_raises_grade on inspection_letter;
drop trigger case_raises_grade on inspection_case;
drop function inspection_raise_grade();
revoke select, update (secrecy) on core_auditentry, membership_clockwarning from {SEARCH_ROLE};
"""


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0003_names_of_subjects"),
        ("accounts", "0008_lines_behind_walls"),
        ("core", "0005_lines_by_guard"),
        ("membership", "0006_what_follows_the_member"),
    ]

    operations = [migrations.RunSQL(RAISE, UNDO)]
