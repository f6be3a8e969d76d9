"""Evidence: all or nothing, versions with a reason, withdrawn and never deleted, graded."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.evidence import actions, rules
from apps.inspection.models import Case, Evidence, EvidenceVersion
from apps.tenancy import scope
from tests.documents.attachments import samples
from tests.inspection.conftest import TODAY, acting
from tests.inspection.evidence.conftest import kept, sent

pytestmark = pytest.mark.django_db
LISTED = "Danh mục bí mật nhà nước"


def refusal(act, *args, **values):
    with pytest.raises((RuleRefused, NotAllowed, Conflict)) as refused, transaction.atomic():
        act(*args, **values)
    return refused.value.code


def count(model):
    with scope.use(scope.Scope.everything()):
        return model.objects.count()


def test_each_file_becomes_a_document_of_its_own(register, add, officer, store):
    case = register()
    rows = add(case, sent(), sent("anh.png", samples.png()), title="Sổ giao đất").rows
    assert [row.title for row in rows] == ["Sổ giao đất (1/2)", "Sổ giao đất (2/2)"]
    with scope.use(officer.scope()):
        files = EvidenceVersion.objects.visible_to(officer)
        assert sorted(one.file_type for one in files) == ["pdf", "png"]
        assert {one.number for one in files} == {1}
        line = AuditEntry.objects.get(action="inspection.evidence_added")
    assert line.params == {"count": 2, "evidence": ", ".join(row.reference for row in rows)}
    assert len(kept(store)) == 2


def test_a_title_left_out_is_the_name_of_the_file(register, add):
    assert add(register(), sent("Biên bản làm việc.pdf")).rows[0].title == "Biên bản làm việc"


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        (
            "b.docx",
            samples.changed(samples.word(), more={"word/vbaProject.bin": b"x"}),
            "file_macro",
        ),
        ("b.pdf", samples.png(), "file_extension"),
        ("b.exe", b"MZ", "file_type"),
    ],
    ids=["macros", "picture", "program"],  # not the bytes: a Word file says when it was made
)
def test_one_bad_file_and_nothing_of_them_is_kept(register, add, store, name, body, code):
    case = register()
    assert refusal(add, case, sent(), sent(name, body)) == code
    assert (count(Evidence), kept(store)) == (0, [])


def test_a_failure_of_the_database_leaves_no_file(register, add, store, monkeypatch):
    case = register()
    monkeypatch.setattr(
        actions.audit, "record", lambda *args, **values: (_ for _ in ()).throw(DatabaseError("x"))
    )
    with pytest.raises(DatabaseError):
        add(case)
    assert (count(Evidence), kept(store)) == (0, [])


def test_the_same_content_again_is_told_and_kept(register, add):
    case = register()
    add(case, sent(), title="Bản đầu")
    assert add(case, sent("lai.pdf")).same_as == {"lai.pdf": "Bản đầu"}
    assert add(register(), sent("khac.pdf")).same_as == {}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"proves": " "}, "evidence_proves"),
        ({"received_on": TODAY.replace(year=2030)}, "evidence_ahead"),
        ({"own_secrecy": 3}, "evidence_grade"),
    ],
)
def test_what_is_said_of_it_is_judged_before_a_file_is_stored(register, add, store, values, code):
    assert refusal(add, register(), **values) == code
    assert kept(store) == []


def test_a_document_on_paper_says_where_it_lies(register, officer):
    case = register()
    given = {
        "case": case, "files": [], "kind": "record", "proves": "Thu chi", "received_on": TODAY,
        "today": TODAY, "by": officer,
    }  # fmt: skip
    with scope.use(officer.scope()):
        assert refusal(actions.add_evidence, **given) == "evidence_nothing"
        assert refusal(actions.add_evidence, **given, kept_where="Tủ 3") == "evidence_title"
        row = actions.add_evidence(**given, kept_where="Tủ 3", title="Sổ quỹ").rows[0]
        assert not row.versions.exists()


def test_whoever_reads_alone_enters_nothing(register, add, world):
    reader = acting(world, "inspection_officer", "alpha-west")
    assert refusal(add, register(), by=reader) == "not_allowed"
    secretary = acting(world, "unit_secretary", "alpha-east")
    assert refusal(add, register(), by=secretary) == "not_allowed"


def test_an_ended_case_takes_nothing_more(register, add, officer):
    case = register()
    row = add(case).rows[0]
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(
            phase="stopped", closed_on=TODAY, closing_note="Đã xét"
        )
    assert refusal(add, case) == "evidence_case_ended"
    with scope.use(officer.scope()):
        code = refusal(
            actions.withdraw_evidence, evidence=row, version=1, reason="Nhầm", by=officer
        )
    assert code == "evidence_case_ended"


def test_a_newer_file_stands_beside_the_earlier_one(register, add, officer, store):
    row = add(register()).rows[0]
    newer = sent("ban moi.docx", samples.word())
    with scope.use(officer.scope()):
        replace = {"evidence": row, "by": officer}
        assert (
            refusal(actions.replace_evidence, **replace, version=1, file=newer, reason=" ")
            == "evidence_reason"
        )
        assert (
            refusal(actions.replace_evidence, **replace, version=7, file=newer, reason="Rõ hơn")
            == "stale"
        )
        assert (
            refusal(actions.replace_evidence, **replace, version=1, file=sent(), reason="Lại")
            == "evidence_same_content"
        )
        made = actions.replace_evidence(**replace, version=1, file=newer, reason="Rõ hơn")
        files = row.versions.order_by("number")
        assert [one.number for one in files] == [1, 2]
        first = files[0].reference
    assert (made.number, made.replaced_because) == (2, "Rõ hơn")
    assert len({made.reference, first}) == 2
    assert len(kept(store)) == 2


def test_a_withdrawn_document_stays_with_its_reason_and_changes_no_more(
    register, add, officer, store
):
    row = add(register()).rows[0]
    with scope.use(officer.scope()):
        assert (
            refusal(actions.withdraw_evidence, evidence=row, version=1, reason="", by=officer)
            == "evidence_reason"
        )
        actions.withdraw_evidence(evidence=row, version=1, reason="Không liên quan", by=officer)
        now = Evidence.objects.visible_to(officer).get()
        assert (now.withdrawal_reason, now.withdrawn_by_id) == ("Không liên quan", officer.user_id)
        code = refusal(
            actions.replace_evidence, evidence=now, version=2, file=sent(), reason="x", by=officer
        )
        assert code == "evidence_withdrawn"
    assert len(kept(store)) == 1


def graded(world, role="inspection_chair", clearance=2):
    """The chair of the district, reading up to a grade."""
    actor = acting(world, role, "alpha-east")
    actor.assignment.clearance = clearance
    with scope.use(scope.Scope.everything()):
        actor.assignment.save(update_fields=["clearance"])
    return actor


def test_a_document_above_its_case_is_absent_for_those_who_read_less(register, add, officer, world):
    case, chair = register(), graded(world)
    add(case, sent(), by=chair, own_secrecy=1, secrecy_reason=LISTED, title="Đơn")
    with scope.use(chair.scope()):
        row = Evidence.objects.visible_to(chair).get()
        assert (row.grade, row.under_seal) == (1, True)
    with scope.use(officer.scope()):
        assert not Evidence.objects.visible_to(officer).exists()
        # The database keeps the same border when a filter is forgotten.
        assert not Evidence.objects.exists()
        assert not EvidenceVersion.objects.exists()
    assert add(case, sent("lai.pdf")).same_as == {}


def test_files_above_the_set_grade_stay_on_paper(register, add, world, store):
    case, chair = register(), graded(world)
    assert refusal(add, case, by=chair, own_secrecy=2) == "evidence_on_paper"
    assert kept(store) == []


def test_a_grade_is_raised_by_the_officer_and_lowered_by_who_decides(register, add, officer, world):
    case, chair = register(), graded(world, clearance=1)
    officer.assignment.clearance = 1
    with scope.use(scope.Scope.everything()):
        officer.assignment.save(update_fields=["clearance"])
    row = add(case).rows[0]
    said = {
        "title": "Đơn", "kind": "other", "proves": "Đất đai", "is_sealed": False, "kept_where": "",
    }  # fmt: skip
    with scope.use(officer.scope()):
        row = actions.describe_evidence(
            evidence=row, version=1, own_secrecy=1, secrecy_reason=LISTED, by=officer, **said
        )
        # The files follow in the database.
        assert row.versions.get().own_secrecy == 1
        again = {"evidence": row, "version": 2, "own_secrecy": 0, **said}
        assert refusal(actions.describe_evidence, **again, by=officer) == "evidence_lower"
    with scope.use(chair.scope()):
        assert actions.describe_evidence(**again, by=chair).grade == 0


def test_a_file_cannot_lie_in_another_case_or_grade_than_its_document(register, add):
    row, other = add(register()).rows[0], register()

    def move(column, value):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"update inspection_evidenceversion set {column} = %s where evidence_id = %s",
                [value, row.pk],
            )
            cursor.execute("set constraints all immediate")

    with scope.use(scope.Scope.everything()):
        for column, value in (("case_id", other.pk), ("own_secrecy", 2)):
            with pytest.raises(DatabaseError):
                move(column, value)


def test_the_rules_of_grades_and_titles():
    assert rules.grade(0, 1) == 1 == rules.grade(1, 0)
    assert rules.is_sealed(0, marked=True)
    assert rules.is_sealed(1, marked=False)
    assert not rules.is_sealed(0, marked=False)
    assert rules.title_of("", "a.b.pdf", 1, 1) == "a.b"
    assert len(rules.title_of("x" * 200, "", 10, 10)) <= 200


def test_a_grade_raised_on_one_document_reaches_its_earlier_lines_and_no_others(
    register, add, officer, chair
):
    case = register()
    (raised, _beside), (other,) = add(case, sent(), sent("hai.pdf")).rows, add(case).rows

    def grades() -> list[tuple[str, int]]:
        with scope.use(scope.Scope.everything()):
            lines = AuditEntry.objects.filter(params__has_key="evidence").order_by("pk")
            return [(one.action.rpartition("_")[2], one.secrecy) for one in lines]

    with scope.use(officer.scope()):
        actions.withdraw_evidence(evidence=other, version=1, reason="Nhầm", by=officer)
    with scope.use(scope.Scope.everything()):
        Evidence.objects.filter(pk=raised.pk).update(own_secrecy=2)
    # What came in with it shares its line: the safe side.
    assert grades() == [("added", 2), ("added", 0), ("withdrawn", 0)]
    with scope.use(scope.Scope.everything()):
        Evidence.objects.filter(pk=raised.pk).update(own_secrecy=0)
    assert grades() == [("added", 2), ("added", 0), ("withdrawn", 0)]
