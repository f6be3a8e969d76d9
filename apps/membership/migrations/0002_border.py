"""The border of the register and of everything that hangs on a member."""

from django.db import migrations

from apps.membership import find_sql
from apps.tenancy.policies import (
    CLEARANCE,
    RANGE,
    USER,
    ProtectHistoryTable,
    ProtectSharedTable,
    ProtectTenantTable,
)

OF_MEMBER = {"label": "membership.member", "key": "member_id", "granted": "membership_member"}
# As the member, but no grant on the member opens them.
PRIVATE_OF_MEMBER = {"label": "membership.member", "key": "member_id"}
OF_CANDIDATE = {"label": "membership.candidate", "key": "candidate_id"}

# A grant row is seen by whom it serves and by those who see the member.
GRANTS = f"""
alter table membership_membergrant enable row level security;
alter table membership_membergrant force row level security;
create policy border on membership_membergrant
  using (user_id = {USER}
    or exists (select 1 from membership_member m where m.id = content_object_id))
  with check (exists (select 1 from membership_member m where m.id = content_object_id));
"""
NO_GRANTS = """
drop policy border on membership_membergrant;
alter table membership_membergrant no force row level security;
alter table membership_membergrant disable row level security;
"""
# A person on the way in who has become a member is behind the walls of that member too.
WALL_OF_THE_MEMBER = """
create policy member_wall on membership_candidate as restrictive using (
  member_id is null or member_id <> all ((select walled('membership.member'))::bigint[]))
"""
# A warning is as secret as the record it warns of, whatever kind of record that is.
GRANTED = "coalesce(member_id, 0) = any ((select granted_membership_member())::bigint[])"
WARNINGS = f"""
drop policy border on membership_clockwarning;
create policy border on membership_clockwarning using (
  (({RANGE}) or {GRANTED})
  and guard_type || ':' || guard_id <> all ((select walls())::text[])
  and secrecy <= {CLEARANCE});
"""


def _tracked(*names: str) -> list[ProtectHistoryTable]:
    return [
        ProtectHistoryTable(f"membership_{name}event", of=f"membership_{name}") for name in names
    ]


class Migration(migrations.Migration):
    dependencies = [("membership", "0001_tables")]

    operations = [
        ProtectTenantTable("membership_member", grants="membership_membergrant"),
        *(
            ProtectTenantTable(f"membership_{name}", **OF_MEMBER)
            for name in (
                "placement",
                "standingperiod", "earliermembership", "senioritydeduction",
                "procedure", "procedurevote", "procedurepaper",
                "temporarystay",
                "badgeaward",
                "payerstatus", "feeentry",
                "membercard", "recordentry", "changerequest",
                "membergrade", "membercommendation",
                "cardentry", "curriculumnumber",
                "attendance",
                "duplicatenotice",
            )
        ),
        *(
            ProtectTenantTable(f"membership_{name}", **PRIVATE_OF_MEMBER)
            for name in ("memberprivate", "privateentry", "memberaccount", "memberrelation")
        ),
        ProtectSharedTable("membership_transfer", **OF_MEMBER, shown="sent_on is not null"),
        *(
            ProtectTenantTable(f"membership_{name}")
            for name in (
                "importbatch",
                "clockmark",
                "badgeround",
                "feemonth",
                "candidate",
                "campaign", "campaignunit", "organizationgrade", "organizationcommendation",
                "curriculumrange",
                "meeting", "attendancegroup", "attendancegroupperson", "attendancegroupcell",
                "attendancevisit",
                "listreconciliation",
            )
        ),
        *(
            ProtectTenantTable(f"membership_{name}", **OF_CANDIDATE)
            for name in ("candidatereview", "candidatevote", "candidatepaper", "backgroundcheck")
        ),
        ProtectTenantTable(
            "membership_clockwarning", **{**OF_MEMBER, "key": "coalesce(member_id, 0)"}
        ),
        migrations.RunSQL(WARNINGS, migrations.RunSQL.noop),
        *_tracked(
            "member",
            "standingperiod", "earliermembership",
            "procedure",
            "transfer",
            "payerstatus",
            "candidate",
            "membercard", "recordentry", "changerequest", "memberprivate", "privateentry",
            "campaign", "membergrade", "organizationgrade",
            "membercommendation", "organizationcommendation",
            "meeting",
            "memberaccount", "memberrelation",
        ),
        migrations.RunSQL(GRANTS, NO_GRANTS),
        migrations.RunSQL(WALL_OF_THE_MEMBER, "drop policy member_wall on membership_candidate"),
        migrations.RunSQL(find_sql.FIND, find_sql.UNFIND),
    ]  # fmt: skip
