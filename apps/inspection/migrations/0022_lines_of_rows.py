"""Lines written before they named it: the record behind whose wall their row stands, the grade."""

from django.db import migrations

OF_MEMBERS = (
    "placement procedure procedurevote procedurepaper badgeaward cardevent curriculumnumber"
    " attendance membercommendation payerstatus feeentry membergrade membercard memberprivate"
    " recordentry privateentry changerequest memberaccount memberrelation duplicatenotice"
    " senioritydeduction standingperiod earliermembership transfer temporarystay clockwarning"
)
OF_CASES = (
    "casesubject teammember violationact hearing votingsession ballot fairnessexcuse"
    " disciplineproposal nosanction sanction sanctionnotice complaint redress caseclock casehold"
    " caseextension evidence evidenceversion casecontent allegation demand casepaper casestep"
    " recusal"
)
OF_LETTERS = "lettersubject lettercontent denounceridentity identityopening"
GUARDED = (
    ("membership", OF_MEMBERS, "member_id", "membership.member"),
    ("membership", "candidatereview candidatevote candidatepaper", "candidate_id",
     "membership.candidate"),
    ("inspection", OF_CASES, "case_id", "inspection.case"),
    ("inspection", OF_LETTERS, "letter_id", "inspection.letter"),
    ("inspection", "programmedecision", "programme_id", "inspection.programme"),
    ("inspection", "programmesubject", "item_id", "inspection.programmeitem"),
)  # fmt: skip
GRADED = (
    *(f"inspection.{name}" for name in f"case letter programmeitem {OF_CASES} {OF_LETTERS}".split()),
    "inspection.programmesubject", "documents.papernumber", "membership.clockwarning",
)  # fmt: skip


TABLES = {"membership.cardevent": "membership_cardentry"}
"""Of models whose table has another name."""


def _of(label: str, values: str, condition: str = "") -> str:
    table = TABLES.get(label, label.replace(".", "_"))
    return (
        f"update core_auditentry line set {values} from {table} row"
        f" where line.object_type = '{label}' and line.object_id = row.id {condition};"
    )


def _guards() -> str:
    return "\n".join(
        _of(f"{app}.{name}", f"guard_type = '{guard}', guard_id = row.{key}")
        for app, names, key, guard in GUARDED
        for name in names.split()
    )


def _grades() -> str:
    return "\n".join(_of(label, "secrecy = row.secrecy", "and row.secrecy > 0") for label in GRADED)


class Migration(migrations.Migration):
    dependencies = [
        ("inspection", "0021_draws_without_cases"),
        ("accounts", "0008_lines_behind_walls"),
        ("documents", "0002_border"),
        ("membership", "0037_files_of_programmes"),
    ]

    operations = [
        # The migrations' role has no clearance of its own; without it graded rows are not there.
        migrations.RunSQL("set local app.clearance = '3'", migrations.RunSQL.noop),
        migrations.RunSQL(_guards(), migrations.RunSQL.noop),
        migrations.RunSQL(_grades(), migrations.RunSQL.noop),
        migrations.RunSQL("set local app.clearance = ''", migrations.RunSQL.noop),
    ]
