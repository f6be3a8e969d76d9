"""SQL that fills and counts a campaign. Places in the tree are filled by the tables' triggers."""

# Exempt and suspended members stay in the strength and are not graded; a suspension outdoes an
# exemption. Guests are placed at home, so they are graded there.
MEMBERS = """
insert into membership_membergrade (
  organization_id, campaign_id, unit_id, member_id, year, quarter, scale_id, exclusion, remark,
  self_grade, proposal, grade, verdict, grounds, decision_number, superseded_reason, ballots,
  changed_at)
select p.organization_id, c.id, u.id, m.id, c.year, c.quarter, c.scale_id,
  coalesce(
    (select s.kind from membership_standingperiod s
      where s.member_id = m.id and s.valid @> c.as_of order by s.kind desc limit 1),
    case when not k.probationary_graded and (m.official_on is null or m.official_on > c.as_of)
      then 'probationary' end,
    ''),
  case
    when coalesce(m.ceremony_on, m.admission_decided_on)
      > c.as_of - make_interval(months => k.least_months) then 'joined_late'
    when lower(p.valid) > make_date(c.year, 1, 1) and p.entry in ('moved', 'moved_in')
      then 'moved_in'
    else '' end,
  '', '', '', '', '', '', '', '{}', now()
from membership_campaign c
join membership_gradescale k on k.id = c.scale_id
join membership_campaignunit u on u.campaign_id = c.id and u.body = 'organization'
join membership_placement p on p.organization_id = u.organization_id and p.valid @> c.as_of
join membership_member m on m.id = p.member_id
join tenancy_organization o on o.id = u.organization_id
where c.id = %(campaign)s and o.tenant_id = c.organization_id
"""

ORGANIZATIONS = """
insert into membership_organizationgrade (
  organization_id, campaign_id, unit_id, body, tier, year, quarter, scale_id, self_grade,
  proposal, grade, verdict, grounds, decision_number, superseded_reason, changed_at)
select u.organization_id, u.campaign_id, u.id, u.body, u.tier, u.year, u.quarter, u.scale_id,
  '', '', '', '', '', '', '', now()
from membership_campaignunit u where u.campaign_id = %(campaign)s
"""

# Before the decision a member counts under the grade proposed.
COUNTED = """
select unit_id,
  count(*) filter (where exclusion = ''),
  count(*) filter (where exclusion <> ''),
  count(*) filter (where proposal <> '' or grade <> ''),
  count(*) filter (where coalesce(nullif(grade, ''), proposal) = 'excellent'),
  count(*) filter (where coalesce(nullif(grade, ''), proposal) = 'good'),
  count(*) filter (where coalesce(nullif(grade, ''), proposal) = 'completed'),
  count(*) filter (where coalesce(nullif(grade, ''), proposal) = 'not_completed')
from membership_membergrade
where campaign_id = %(campaign)s and superseded_at is null group by unit_id
"""

# Only what has changed is written.
COUNTS = """
update membership_campaignunit u
set members = r.members, excluded = r.excluded, proposed = r.proposed, excellent = r.excellent,
  good = r.good, completed = r.completed, not_completed = r.failed
from unnest(%s::bigint[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[],
  %s::int[]) as r(id, members, excluded, proposed, excellent, good, completed, failed)
where u.id = r.id and (u.members, u.excluded, u.proposed, u.excellent, u.good, u.completed,
  u.not_completed) is distinct from (r.members, r.excluded, r.proposed, r.excellent, r.good,
  r.completed, r.failed)
"""
