"""Procedures as dated law: loaded and kept, read on their pages and through the API, corrected."""

from datetime import date

import pytest
from django.urls import reverse

from apps.accounts.actor import SystemActor
from apps.core.errors import RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.rules import OPENERS
from apps.inspection.choices import CaseKind
from apps.regulations import actions
from apps.regulations.catalogue import CatalogueError, read_catalogue
from apps.regulations.loading import load_catalogue
from apps.regulations.models import ProcedureStep, ProcedureTemplate
from apps.tenancy import scope
from tests.factories.regulations import ProcedureFactory, StepFactory

FILE = """
documents:
  - {code: law, issuer: Ủy ban, number: 1-QĐ, kind: decision, title: Quy trình,
     from: 2022-01-01, status: confirmed, source: s}
procedures:
  - kind: finance
    bodies: [inspection_committee]
    title: Kiểm tra tài chính
    versions:
      - {version: "2022", document: law, status: confirmed, source: s}
    steps:
      preparation:
        - {code: A1, title: Đề xuất, paper: Tờ trình, status: confirmed}
      conclusion:
        - {code: C4, title: Kết luận, limit: test.limit, trigger: A1}
"""
CODE = "finance-inspection-committee-2022"


@pytest.fixture(scope="module")
def shipped():
    return read_catalogue()


def read(folder, text):
    (folder / "test.yaml").write_text(text, encoding="utf-8")
    return read_catalogue(folder)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("conclusion:", "end:"), "end: is no phase; known: preparation, conduct, conclusion"),
        (("code: C4", "code: A1"), "code: given twice"),
        (("limit: test.limit", "limit: Test"), "limit: must be words joined by dots"),
        (("title: Kết luận, ", ""), "title: missing"),
        (("document: law", "document: lore"), "document: lore is not among the documents"),
        (('version: "2022", ', ""), "version: missing"),
        (("status: confirmed, source: s}\n    steps", "status: verified, source: s}\n    steps"),
         "status: must be one of"),
    ],
)  # fmt: skip
def test_bad_procedure_names_file_entry_and_rule(tmp_path, change, expected):
    with pytest.raises(CatalogueError) as refused:
        read(tmp_path, FILE.replace(*change))

    found = [str(problem) for problem in refused.value.problems]
    assert len(found) == 1
    assert expected in found[0]


def test_steps_of_a_draft_are_drafts_whatever_they_say(tmp_path):
    draft = FILE.replace("document: law, status: confirmed", "document: law, status: draft")
    entry = read(tmp_path, draft).procedures[CODE]

    assert {step["status"] for step in entry.steps} == {"draft"}


@pytest.mark.parametrize("on", [date(2023, 6, 1), date(2025, 9, 1), date(2026, 9, 1)])
def test_each_kind_has_a_procedure_for_each_body_that_carries_it_out(shipped, on):
    missing = []
    for kind in CaseKind.values:
        for body in OPENERS[kind]:
            fits = [
                entry
                for entry in shipped.procedures.values()
                if entry.fields["kind"] == kind
                and entry.fields["body"] in ("", body)
                and entry.fields["valid_from"] <= on
                and (entry.fields["valid_to"] is None or on < entry.fields["valid_to"])
            ]
            missing += [] if fits else [(kind, body)]
    # Advisory bodies have their model since 2025.
    young = {("thematic_inspection", "advisory_body"), ("thematic_supervision", "advisory_body")}
    assert set(missing) == (young if on.year == 2023 else set())


def test_the_verification_of_assets_has_no_source_in_any_version_and_so_blocks_nothing(shipped):
    found = [
        entry
        for entry in shipped.procedures.values()
        if entry.fields["kind"] == "asset_verification"
    ]
    assert {entry.refers["document"] for entry in found} == {
        "22-qd-tw-2021", "296-qd-tw-2025", "21-qd-tw-2026",
    }  # fmt: skip
    assert {entry.fields["status"] for entry in found} == {"draft"}
    assert {step["status"] for entry in found for step in entry.steps} == {"draft"}
    (oldest,) = (entry for entry in found if entry.refers["document"] == "22-qd-tw-2021")
    assert "Chưa tìm thấy nguồn" in oldest.fields["note"]


def test_no_number_of_a_successor_is_invented(shipped):
    later = {
        entry.refers["document"]
        for entry in shipped.procedures.values()
        if entry.fields["valid_from"] >= date(2025, 5, 30)
    }
    assert later <= {"296-qd-tw-2025", "21-qd-tw-2026", "331-qd-tw-2025"}
    assert all(
        entry.fields["status"] == "draft"
        for entry in shipped.procedures.values()
        if entry.refers["document"] in ("296-qd-tw-2025", "21-qd-tw-2026")
    )


@pytest.mark.django_db
class TestLoading:
    """The same file twice changes nothing; what a person edited is kept."""

    def load(self, folder, text):
        actor = SystemActor()
        with scope.use(actor.scope()):
            return load_catalogue(catalogue=read(folder, text), by=actor)

    def test_again_does_nothing_and_a_change_of_the_file_comes_in(self, tmp_path):
        first = self.load(tmp_path, FILE)
        assert CODE in first.created
        assert not self.load(tmp_path, FILE).has_changes

        report = self.load(tmp_path, FILE.replace("Kết luận,", "Ra kết luận,"))

        assert report.updated == [CODE]
        assert ProcedureStep.objects.get(code="C4").title == "Ra kết luận"

    def test_step_that_left_the_file_leaves(self, tmp_path):
        self.load(tmp_path, FILE)
        self.load(tmp_path, FILE.replace("code: A1, title", "code: A2, title"))

        codes = ProcedureStep.objects.order_by("order").values_list("code", flat=True)
        assert list(codes) == ["A2", "C4"]

    @pytest.mark.parametrize("what", ["title", "step"])
    def test_edited_procedure_is_kept(self, tmp_path, what):
        self.load(tmp_path, FILE)
        if what == "title":
            ProcedureTemplate.objects.update(title="Của cơ quan")
        else:
            ProcedureStep.objects.filter(code="A1").update(paper="Báo cáo đề xuất")

        report = self.load(tmp_path, FILE.replace("Đề xuất", "Khác"))

        assert report.kept == [CODE]
        assert ProcedureStep.objects.get(code="A1").title == "Đề xuất"


@pytest.mark.django_db
class TestPages:
    """Everybody who acts in a role may read; comparing needs the right."""

    def test_list_shows_the_procedures_of_the_day(self, browser):
        ProcedureFactory(code="cu", title="Quy trình cũ", valid_to=date(2025, 5, 30))
        ProcedureFactory(code="moi", title="Quy trình mới", valid_from=date(2025, 5, 30))
        url = reverse("regulations:procedures")

        now = browser().get(url).content.decode()
        then = browser().get(url, {"on": "2024-01-01"}).content.decode()

        assert "Quy trình mới" in now
        assert "Quy trình cũ" not in now
        assert "Quy trình cũ" in then
        nothing = browser().get(url, {"q": "không có"}).content.decode()
        assert "Quy trình mới" not in nothing

    def test_procedure_shows_its_steps_and_what_is_a_draft(self, browser):
        procedure = ProcedureFactory(code="moi")
        StepFactory(template=procedure, code="A1", title="Đề xuất với thường trực")
        StepFactory(
            template=procedure, code="C5", phase="conclusion", trigger="A1", status="draft",
            limit_key="inspection.discipline.announce.limit",
        )  # fmt: skip

        page = browser().get(reverse("regulations:procedure", args=["moi"])).content.decode()

        assert "Đề xuất với thường trực" in page
        assert "inspection.discipline.announce.limit" in page  # the address of the rule
        assert page.count("Đề xuất với thường trực") == 2  # the step, and from where C5 counts

    def test_verified_once(self, browser):
        ProcedureFactory(code="moi")
        head = browser("organization_head")
        url = reverse("regulations:verify_procedure", args=["moi"])

        assert head.post(url).status_code == 302
        assert ProcedureTemplate.objects.get(code="moi").status == "verified"
        assert browser("inspection_officer").post(url).status_code == 403

    def test_api_gives_procedures_with_steps(self, browser):
        StepFactory(template=ProcedureFactory(code="moi"), code="A1")
        ProcedureFactory(code="cu", valid_to=date(2025, 5, 30))

        answer = browser().get("/api/inspection-procedures/", {"in_force_on": "2026-01-01"})

        (one,) = answer.json()["results"]
        assert (one["code"], [step["code"] for step in one["steps"]]) == ("moi", ["A1"])


@pytest.mark.django_db
class TestAdmin:
    """Entered, corrected and compared through the actions."""

    def form(self, procedure, **changes):
        values = {
            "code": procedure.code, "kind": procedure.kind, "body": procedure.body,
            "title": procedure.title, "document": procedure.document_id,
            "valid_from": "2021-12-22", "valid_to": "", "status": "confirmed",
            "source": procedure.source, "note": "",
            "steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "1",
        }  # fmt: skip
        step = procedure.steps.get()
        values |= {
            "steps-0-id": step.pk, "steps-0-template": procedure.pk, "steps-0-order": "1",
            "steps-0-phase": step.phase, "steps-0-code": step.code, "steps-0-title": step.title,
            "steps-0-paper": step.paper, "steps-0-signer": step.signer, "steps-0-required": "on",
            "steps-0-status": step.status,
        }  # fmt: skip
        return values | changes

    def test_step_is_corrected_and_the_trail_says_which(self, browser):
        procedure = StepFactory(code="A1", order=1).template
        admin = browser("system_administrator")
        url = reverse("admin:regulations_proceduretemplate_change", args=[procedure.pk])
        assert admin.get(url).status_code == 200

        answer = admin.post(url, self.form(procedure, **{"steps-0-paper": "Báo cáo đề xuất"}))

        assert answer.status_code == 302
        assert procedure.steps.get().paper == "Báo cáo đề xuất"
        with scope.use(scope.Scope.everything()):
            entry = AuditEntry.objects.get(action="regulations.procedure_steps_changed")
        assert entry.params["steps"] == ["A1"]

    def test_compared_procedure_keeps_its_steps(self, world, everything):
        procedure = StepFactory(code="A1").template
        by = world.actor("organization_head", "alpha")
        actions.verify_procedure(procedure=procedure, by=by)

        with pytest.raises(RuleRefused) as refused:
            actions.record_procedure_steps(
                procedure=procedure, steps=list(procedure.steps.all()), by=by
            )
        assert refused.value.code == "rule_verified_fixed"
