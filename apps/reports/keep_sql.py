"""SQL that keeps what was entered as a manual figure, for every role of the database.

A row gets its approval and its end, each once, and follows a reorganisation; number, period, basis
and author stay, and nothing is deleted.
"""

KEEP = """
create function reports_keep_manual() returns trigger language plpgsql
set search_path = public as $$
declare
  free text[] := array['path', 'tenant_id', 'province_id', 'state', 'approved_by_id', 'approved_at',
    'ended_by_id', 'ended_at', 'end_reason'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free
    and (old.approved_at is null or new.approved_at = old.approved_at
      and new.approved_by_id = old.approved_by_id)
    and (old.ended_at is null or new.ended_at = old.ended_at and new.ended_by_id = old.ended_by_id
      and new.end_reason = old.end_reason and new.state = old.state) then
    return new;
  end if;
  raise exception 'manual figure % cannot be changed or deleted', old.id using errcode = '23514';
end $$;

create trigger keep_manual before update or delete on reports_manualfigure
  for each row execute function reports_keep_manual();
"""

UNKEEP = """
drop trigger keep_manual on reports_manualfigure;
drop function reports_keep_manual();
"""
