"""A grade that is raised on one document reaches the earlier lines of the trail about it."""

from django.db import migrations

from apps.tenancy.policies import definer

# Its lines stand on the case and name the document by its reference; several that came in together
# share a line. The grants are those of the grade of a case.
RAISE = f"""
create function inspection_raise_document() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  update core_auditentry set secrecy = new.own_secrecy
    where object_type = 'inspection.case' and object_id = new.case_id
      and new.reference = any (string_to_array(params ->> 'evidence', ', '))
      and secrecy < new.own_secrecy;
  return null;
end $$;
{definer("inspection_raise_document()")}
create trigger evidence_raises_grade after update of own_secrecy on inspection_evidence
  for each row when (new.own_secrecy > old.own_secrecy)
  execute function inspection_raise_document();
"""
UNDO = """
drop trigger evidence_raises_grade on inspection_evidence;
drop function inspection_raise_document();
"""


class Migration(migrations.Migration):
    dependencies = [("inspection", "0007_clearance")]

    operations = [migrations.RunSQL(RAISE, UNDO)]
