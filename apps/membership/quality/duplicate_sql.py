"""Duplicates beyond the border: database functions that look past the policies and say a kind only.

``membership_duplicates`` answers with keys of the reader's own members and the kind of match. The
other record is never named, nor where it lies, nor how many there are.
"""

from apps.tenancy.policies import SEARCH_ROLE, definer

FIND_SIGNATURE = "membership_duplicates()"
ASK_SIGNATURE = "membership_ask_duplicate(bigint, text, text)"
ANSWER_SIGNATURE = "membership_answer_duplicate(bigint, text)"

INSIDE = """path >= current_setting('app.lo', true) and path < current_setting('app.hi', true)"""

FUNCTIONS = f"""
grant select, insert, update on membership_duplicatenotice to {SEARCH_ROLE};
grant usage on sequence membership_duplicatenotice_id_seq to {SEARCH_ROLE};
grant select on tenancy_organization to {SEARCH_ROLE};
create function {FIND_SIGNATURE} returns table (own bigint, kind text) language sql stable
security definer set search_path = public as $$
  select distinct m.id, 'citizen_number' from membership_member m
  join membership_member o on o.citizen_number = m.citizen_number and o.citizen_number <> ''
  where m.citizen_number <> '' and {{pair}}
  union
  select distinct m.id, 'card_number' from membership_member m
  join membership_member o on o.card_number = m.card_number and o.card_number <> ''
  where m.card_number <> '' and {{pair}}
  union
  select distinct m.id, 'name_birth' from membership_member m
  join membership_member o on o.search_key = m.search_key and o.birth = m.birth
  where length(m.birth) = 10 and (m.native_place = '' or o.native_place = ''
    or vi_fold(o.native_place) = vi_fold(m.native_place)) and {{pair}}
$$;
{definer(FIND_SIGNATURE)}
create function membership_ask_duplicate(mine bigint, what text, office text) returns boolean
language plpgsql security definer set search_path = public as $$
declare key uuid := gen_random_uuid(); moment timestamptz := now();
begin
  if not exists (select 1 from membership_duplicates() d where d.own = mine and d.kind = what)
  then return false; end if;
  insert into membership_duplicatenotice
    (pair, member_id, organization_id, side, match, asking_office, asked_at)
  select key, m.id, m.organization_id, 'asked', what, '', moment
  from membership_member m where m.id = mine
  on conflict do nothing;
  if not found then return false; end if;
  insert into membership_duplicatenotice
    (pair, member_id, organization_id, side, match, asking_office, asked_at)
  select key, o.id, o.organization_id, 'received', what, office, moment
  from membership_member m join membership_member o on {{other}}
  where m.id = mine and case what
    when 'citizen_number' then o.citizen_number = m.citizen_number
    when 'card_number' then o.card_number = m.card_number
    else o.search_key = m.search_key and o.birth = m.birth
      and (m.native_place = '' or o.native_place = ''
        or vi_fold(o.native_place) = vi_fold(m.native_place))
  end
  on conflict do nothing;
  return true;
end $$;
{definer(ASK_SIGNATURE)}
create function membership_answer_duplicate(notice bigint, said text) returns boolean
language plpgsql security definer set search_path = public as $$
declare key uuid;
begin
  select pair into key from membership_duplicatenotice
  where id = notice and side = 'received' and answer = 'open' and {INSIDE}
    and member_id <> all ((select walled('membership.member'))::bigint[])
  for update;
  if key is null then return false; end if;
  update membership_duplicatenotice set answer = said, answered_at = now()
  where pair = key and (id = notice or side = 'asked');
  return true;
end $$;
{definer(ANSWER_SIGNATURE)}
"""

# Who moved away stands in both registers by right, so such records are no duplicates.
_OTHER = """o.id <> m.id and o.leaving <> 'moved_away'
    and not (o.path >= current_setting('app.lo', true)
      and o.path < current_setting('app.hi', true))"""
_PAIR = f"""m.state <> 'left' and {_OTHER}
    and m.path >= current_setting('app.lo', true) and m.path < current_setting('app.hi', true)
    and m.id <> all ((select walled('membership.member'))::bigint[])"""

CREATE = FUNCTIONS.replace("{pair}", _PAIR).replace("{other}", _OTHER)
DROP = f"""
drop function {ANSWER_SIGNATURE};
drop function {ASK_SIGNATURE};
drop function {FIND_SIGNATURE};
"""
