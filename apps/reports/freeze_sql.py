"""SQL that makes a signed summary immutable, for every role of the database.

Only the copies of the place in the tree may follow a reorganisation, and the reference to a job
may go when old jobs are cleared away.
"""

from apps.tenancy.policies import SEARCH_ROLE, definer

BY_ROW = f"""
create function reports_keep_figures() returns trigger language plpgsql security definer
set search_path = public as $$
declare
  free text[] := array['path', 'tenant_id', 'province_id'];
  touched bigint[];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free then
    return new;
  end if;
  if tg_op <> 'INSERT' then touched := touched || old.summary_id; end if;
  if tg_op <> 'DELETE' then touched := touched || new.summary_id; end if;
  if exists (select 1 from reports_summary where id = any (touched) and state = 'signed') then
    raise exception 'summary % is signed, its figures cannot be changed', touched[1]
      using errcode = '23514';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
{definer("reports_keep_figures()")}

create trigger keep_figures before insert or update or delete on reports_summaryfigure
  for each row execute function reports_keep_figures();
"""
FREEZE = f"""
grant select on reports_summary to {SEARCH_ROLE};

create function reports_keep_signed() returns trigger language plpgsql
set search_path = public as $$
declare
  free text[] := array['path', 'tenant_id', 'province_id', 'job_id'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - free = to_jsonb(old) - free then
    return new;
  end if;
  raise exception 'summary % is signed and cannot be changed', old.id using errcode = '23514';
end $$;

create trigger keep_signed before update or delete on reports_summary
  for each row when (old.state = 'signed') execute function reports_keep_signed();
{BY_ROW}"""

# One question for each statement, not for each row: a summary has thousands of figures.
FREEZE_BY_STATEMENT = f"""
drop trigger keep_figures on reports_summaryfigure;
drop function reports_keep_figures();
create function reports_keep_figures() returns trigger language plpgsql security definer
set search_path = public as $$
declare
  free text[] := array['path', 'tenant_id', 'province_id'];
  touched bigint[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct summary_id from added);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct summary_id from removed);
  else
    touched := array(
      select r.summary_id from removed r left join added a on a.id = r.id
      where a.id is null or to_jsonb(a) - free <> to_jsonb(r) - free
      union
      select a.summary_id from added a left join removed r on r.id = a.id
      where r.id is null or to_jsonb(a) - free <> to_jsonb(r) - free);
  end if;
  touched := array(select id from reports_summary where id = any (touched) and state = 'signed');
  if touched <> '{{}}' then
    raise exception 'summary % is signed, its figures cannot be changed', touched[1]
      using errcode = '23514';
  end if;
  return null;
end $$;
{definer("reports_keep_figures()")}

create trigger keep_figures after insert on reports_summaryfigure
  referencing new table as added for each statement execute function reports_keep_figures();
create trigger keep_figures_changed after update on reports_summaryfigure
  referencing old table as removed new table as added
  for each statement execute function reports_keep_figures();
create trigger keep_figures_deleted after delete on reports_summaryfigure
  referencing old table as removed for each statement execute function reports_keep_figures();
-- Written once and read rarely: to compress the keys costs more than to count them.
alter table reports_summaryfigure alter column records set storage external;
"""

FREEZE_BY_ROW = f"""
drop trigger keep_figures on reports_summaryfigure;
drop trigger keep_figures_changed on reports_summaryfigure;
drop trigger keep_figures_deleted on reports_summaryfigure;
drop function reports_keep_figures();
{BY_ROW}"""

UNFREEZE = """
drop trigger keep_figures on reports_summaryfigure;
drop trigger keep_signed on reports_summary;
drop function reports_keep_figures();
drop function reports_keep_signed();
"""
