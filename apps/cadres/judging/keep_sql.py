"""SQL that makes an evaluation immutable, for every role of the database.

Only the copies of its place may follow the profile.
"""

KEEP = """
create function cadres_keep_evaluation() returns trigger language plpgsql
set search_path = public as $$
declare
  free text[] := array['organization_id', 'path', 'tenant_id', 'province_id'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free then
    return new;
  end if;
  raise exception 'evaluation % never changes', old.id using errcode = '23514';
end $$;

create trigger keep_evaluation before update or delete on cadres_evaluation
  for each row execute function cadres_keep_evaluation();
"""
LET_GO = """
drop trigger keep_evaluation on cadres_evaluation;
drop function cadres_keep_evaluation();
"""
