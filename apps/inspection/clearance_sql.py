"""The one question that other apps may ask about somebody's cases: one boolean, past the border."""

from apps.tenancy.policies import SEARCH_ROLE, definer

CLEARANCE = f"""
grant select on inspection_case, inspection_casesubject, inspection_letter,
  inspection_lettersubject, inspection_sanction to {SEARCH_ROLE};

-- All reasons are counted whatever the others say, so that the work is the same for everybody.
create function inspection_clear(person bigint, day date, months jsonb) returns boolean
language sql stable security definer set search_path = public as $$
  select (
    (select count(*) from inspection_casesubject s join inspection_case c on c.id = s.case_id
      where s.member_id = person and s.removed_on is null
        and c.phase in ('preparation', 'conduct', 'conclusion'))
    + (select count(*) from inspection_lettersubject s
        join inspection_letter l on l.id = s.letter_id
      where s.member_id = person and l.kind in ('denunciation', 'mixed')
        and l.state in ('registered', 'classified', 'opened', 'linked'))
    + (select count(*) from inspection_sanction s
      where s.member_id = person and s.replaced_on is null and s.form <> 'none'
        and (s.form = 'expulsion' or s.effective_on is null
          or s.lapses_on is null or s.lapses_on > day
          or coalesce(
            coalesce(s.first_announced_on, s.effective_on)
              + ((months ->> s.form) || ' months')::interval > day, true)))
  ) = 0
$$;
{definer("inspection_clear(bigint, date, jsonb)")}
"""

UNCLEARANCE = "drop function inspection_clear(bigint, date, jsonb);"
