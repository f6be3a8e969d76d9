"""Files through the API: the same upload, verdict and confirmation as on the pages."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.accounts.permissions import Permission
from apps.core.models import AuditEntry
from apps.membership import tasks
from apps.membership.choices import BatchState
from apps.membership.imports.edges import WORKBOOK
from apps.membership.imports.registry import kinds
from apps.membership.models import ImportBatch, Member
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")
IMPORTS = "/api/imports/"


@pytest.fixture
def at_once(monkeypatch):
    """The tasks run when they are sent."""
    for task in (tasks.check_import, tasks.load_import):
        monkeypatch.setattr(task, "delay", task.run)


def given(content, name="danh sách.xlsx", **more):
    return {"file": SimpleUploadedFile(name, content), **more}


def test_from_upload_over_the_verdict_to_the_register(
    browser, at_once, django_capture_on_commit_callbacks
):
    client = browser()
    content = files.workbook([files.good(1), files.good(2), files.good(3, sex="Đàn ông")])

    with django_capture_on_commit_callbacks(execute=True):
        uploaded = client.post(IMPORTS, given(content))
    assert uploaded.status_code == 201
    address = f"{IMPORTS}{uploaded.json()['id']}/"
    verdict = client.get(address).json()
    assert (verdict["state"], verdict["rows"], verdict["good_rows"]) == ("to_correct", 3, 2)
    assert [(one["header"], one["value"]) for one in verdict["problems"]] == [
        ("Giới tính", "Đàn ông")
    ]
    assert "Đàn ông" in verdict["problems"][0]["reason"]
    assert client.post(f"{address}load/").status_code == 409  # one row is wrong
    assert not Member.objects.exists()

    for _twice in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            loaded = client.post(f"{address}load/", {"only_good": "true"})
        assert loaded.status_code == 202
    assert Member.objects.count() == 2
    taken = client.get(f"{address}errors/", headers={"accept": WORKBOOK})
    wrong = b"".join(taken.streaming_content)
    cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(wrong)).active for cell in row]
    assert "Đàn ông" in cells
    assert client.post(f"{address}drop/").status_code == 409


def test_what_is_no_workbook_or_no_kind_is_refused_and_nothing_kept(browser):
    client = browser()

    refused = client.post(IMPORTS, given(b"no workbook"))
    assert (refused.status_code, bool(refused.json()["message"])) == (400, True)
    assert client.post(IMPORTS, {}).status_code == 400
    assert client.post(IMPORTS, given(files.workbook([files.good()]), kind="x")).status_code == 404
    assert not ImportBatch.objects.exists()


def test_a_file_is_given_up_and_a_colleague_sees_its_counts_alone(world, browser):
    officer = world.actor("organization_officer", "alpha-east")
    batch = files.checked(files.workbook([files.good(1, sex="Đàn ông")]), by=officer)
    address = f"{IMPORTS}{batch.pk}/"

    colleague = browser("organization_head").get(address).json()
    assert (colleague["rows"], colleague["good_rows"], colleague["problems"]) == (1, 0, [])
    assert browser(code="beta-east").get(address).status_code == 404
    assert browser().post(f"{address}drop/").json()["state"] == BatchState.DROPPED
    assert files.again(batch).state == BatchState.DROPPED


def test_every_error_of_a_large_file_is_read_page_by_page(world, browser):
    officer = world.actor("organization_officer", "alpha-east")
    rows = [files.good(number, sex=f"Sai {number}") for number in range(1, 231)]
    batch = files.checked(files.workbook(rows), by=officer)
    address, client = f"{IMPORTS}{batch.pk}/", browser()

    assert len(client.get(address).json()["problems"]) == 200
    first = client.get(f"{address}problems/").json()
    last = client.get(f"{address}problems/", {"page": 2, "page_size": 200}).json()
    assert (first["count"], len(first["results"]), first["previous"]) == (230, 50, None)
    assert [one["value"] for one in last["results"]] == [f"Sai {n}" for n in range(201, 231)]
    assert last["next"] is None
    assert client.get(f"{address}problems/", {"page": 3, "page_size": 200}).status_code == 404
    assert browser("organization_head").get(f"{address}problems/").status_code == 403
    assert browser(code="beta-east").get(f"{address}problems/").status_code == 404

    client.post(f"{address}drop/")
    assert client.get(f"{address}problems/").json()["count"] == 0


def test_what_is_kept_of_the_errors_goes_when_the_file_is_given_up(
    world, browser, django_capture_on_commit_callbacks
):
    officer = world.actor("organization_officer", "alpha-east")
    rows = [files.good(number, sex="Sai") for number in range(1, 231)]
    batch = files.checked(files.workbook(rows), by=officer)
    name = files.again(batch).report["problems_file"]["name"]
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        browser().post(f"{IMPORTS}{batch.pk}/drop/")
    assert not default_storage.exists(name)


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_template_of_each_kind_is_taken_and_logged(browser, kind):
    of_cases = kinds()[kind].base == Permission.CHANGE_CASE
    client = browser("inspection_officer" if of_cases else "organization_head")
    for address in (f"{IMPORTS}template/", "/members/import/template/"):
        taken = client.get(address, {"kind": kind}, headers={"accept": WORKBOOK})
        assert (taken.status_code, taken["content-type"]) == (200, WORKBOOK)
        assert openpyxl.load_workbook(io.BytesIO(b"".join(taken.streaming_content))).active
    lines = AuditEntry.objects.filter(action="membership.import_template_taken")
    assert [(line.params["file_kind"], line.kind) for line in lines] == [(kind, "export")] * 2


def test_no_template_of_a_kind_that_there_is_not_or_without_the_right(browser):
    assert browser().get(f"{IMPORTS}template/", {"kind": "x"}).status_code == 404
    assert browser("unit_secretary").get(f"{IMPORTS}template/").status_code == 403
    assert not AuditEntry.objects.filter(action="membership.import_template_taken").exists()
