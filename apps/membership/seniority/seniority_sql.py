"""The sum of intervals as a function of the database, for lists over many members.

It says the same as ``rules.seniority`` (a property test holds them together): the day, or the end
of the membership, less all days that count until then.
"""

COUNTED_FROM = """
create function membership_counted_from(the_member bigint, day date) returns date
language sql stable as $$
  with life as (
    select coalesce(admission_decided_on, ceremony_on) as first,
           least(left_on, day) as until
      from membership_member where id = the_member
  ), spans as (
    select daterange(first, until) as span from life where first < until
    union all
    select daterange(e.first, least(e.until, life.until))
      from life, (select coalesce(admission_decided_on, ceremony_on) as first,
                         case when restored then returned_on else left_on end as until
                    from membership_earliermembership
                   where member_id = the_member and official_on <= day) as e
     where e.first < least(e.until, life.until)
  ), counted as (
    select coalesce((select range_agg(span) from spans), '{}'::datemultirange)
         - coalesce((select range_agg(valid) from membership_senioritydeduction
                      where member_id = the_member and withdrawn_on is null), '{}'::datemultirange)
           as days
  )
  select until - coalesce((select sum(upper(one) - lower(one))
                             from counted, unnest(counted.days) as one), 0)::integer
    from life where first is not null
$$;
"""
UNCOUNTED_FROM = "drop function membership_counted_from(bigint, date);"

# What is said of a member lies where the member lies: another unit finds it in its own range.
FOLLOW = """
create function membership_follow_member() returns trigger language plpgsql as $$
begin
  update membership_senioritydeduction set organization_id = new.organization_id
   where member_id = new.id;
  update membership_badgeaward set organization_id = new.organization_id
   where member_id = new.id;
  return null;
end $$;
create trigger seniority_follows after update of organization_id on membership_member
  for each row when (old.organization_id is distinct from new.organization_id)
  execute function membership_follow_member();
"""
UNFOLLOW = """
drop trigger seniority_follows on membership_member;
drop function membership_follow_member();
"""

FOLLOW_CARDS = """
create or replace function membership_follow_member() returns trigger language plpgsql as $$
begin
  update membership_senioritydeduction set organization_id = new.organization_id
   where member_id = new.id;
  update membership_badgeaward set organization_id = new.organization_id
   where member_id = new.id;
  update membership_cardentry set organization_id = new.organization_id
   where member_id = new.id;
  update membership_curriculumnumber set organization_id = new.organization_id
   where member_id = new.id;
  return null;
end $$;
"""

UNFOLLOW_CARDS = """
create or replace function membership_follow_member() returns trigger language plpgsql as $$
begin
  update membership_senioritydeduction set organization_id = new.organization_id
   where member_id = new.id;
  update membership_badgeaward set organization_id = new.organization_id
   where member_id = new.id;
  return null;
end $$;
"""
