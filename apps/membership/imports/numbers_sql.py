"""Which numbers of a file belong to a member already, wherever that member is.

Row policies hide members elsewhere, yet a person is a member in one organisation only. This
function looks past them and says no more than the unique index does at an insert: taken.
"""

from apps.tenancy.policies import definer

SIGNATURE = "membership_numbers_taken(text[], text[])"

TAKEN = f"""
create function membership_numbers_taken(citizen text[], card text[])
returns table (kind text, number text) language sql stable
security definer set search_path = public as $$
  select 'citizen_number', citizen_number::text from membership_member
  where citizen_number = any(citizen) and citizen_number <> '' and state <> 'left'
  union all
  select 'card_number', card_number::text from membership_member
  where card_number = any(card) and card_number <> ''
$$;
{definer(SIGNATURE)}
"""

UNTAKEN = f"drop function {SIGNATURE}"
