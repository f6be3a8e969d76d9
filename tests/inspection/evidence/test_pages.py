"""Evidence through its pages and the API: uploads, downloads that are logged, sealed viewing."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook
from PIL import Image

from apps.core.models import AuditEntry
from apps.inspection.models import Evidence, EvidenceVersion
from apps.tenancy import scope
from tests.documents.attachments import samples
from tests.guards.browsers import client_of
from tests.guards.routes_records import three
from tests.inspection.conftest import acting
from tests.inspection.evidence.conftest import kept, sent

pytestmark = pytest.mark.django_db
ABOUT = {
    "kind": "record", "proves": "Giao đất", "own_secrecy": "0", "subject": "", "title": "",
    **three("received_on", "15", "9", "2026"),
}  # fmt: skip


def page(case, way=""):
    return f"/cases/{case.reference}/evidence/{way}"


def one(row, way=""):
    return page(row.case, f"{row.reference}/{way}")


def lines(action):
    with scope.use(scope.Scope.everything()):
        return list(AuditEntry.objects.filter(action=action).order_by("pk"))


@pytest.fixture
def client(officer):
    return client_of(officer.user)


def test_two_files_are_entered_listed_and_downloaded(register, client, store):
    case = register()
    data = ABOUT | {"files": [sent("Giải trình.pdf"), sent("anh.png", samples.png())]}
    answer = client.post(page(case, "new/"), data)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    listed = client.get(page(case)).content.decode()
    assert "Giải trình" in listed
    assert "Tài liệu, chứng cứ" in listed
    with scope.use(scope.Scope.everything()):
        row = Evidence.objects.select_related("case").get(title="Giải trình")
    assert "SHA-256" in client.get(one(row)).content.decode()
    given = client.get(one(row, "files/1/"))
    assert b"".join(given.streaming_content) == samples.pdf()
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given.headers["Content-Security-Policy"]
    assert given.headers["Cache-Control"] == "no-store"
    assert [line.kind for line in lines("inspection.evidence_downloaded")] == ["export"]


def test_a_refused_file_is_told_beside_its_box_and_nothing_is_kept(register, client, store):
    case = register()
    macro = samples.changed(samples.word(), more={"word/vbaProject.bin": b"x"})
    answer = client.post(page(case, "new/"), ABOUT | {"files": [sent(), sent("b.docx", macro)]})
    assert answer.status_code == 422
    assert "macro" in answer.content.decode()
    assert "b.docx" in answer.content.decode()
    assert kept(store) == []


def test_a_file_past_the_limit_is_told_and_not_kept(register, client, store, settings):
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    case = register()
    large = sent("to.pdf", b"%PDF-1.4" + b"0" * 1024 * 1024)
    answer = client.post(page(case, "new/"), ABOUT | {"files": [large]})
    assert answer.status_code == 422
    assert "to.pdf" in answer.content.decode()
    assert "1 MB" in answer.content.decode()
    assert kept(store) == []


def test_a_request_of_two_gigabytes_gets_a_page_of_its_own(register, client):
    answer = client.post(page(register(), "new/"), {}, CONTENT_LENGTH=str(2**31))
    assert answer.status_code == 413
    assert "200 MB" in answer.content.decode()


def test_replacing_changing_and_withdrawing_through_the_pages(register, add, client):
    row = add(register()).rows[0]
    assert client.post(one(row, "replace/"), {"version": 1, "reason": "x"}).status_code == 422
    done = client.post(
        one(row, "replace/"),
        {"version": 1, "reason": "Bản rõ hơn", "file": sent("a.png", samples.png())},
    )
    assert done.status_code == 302
    assert (
        client.post(one(row, "change/"), ABOUT | {"version": 2, "title": "Sổ"}).status_code == 302
    )
    assert client.post(one(row, "withdraw/"), {"version": 3, "reason": "Nhầm"}).status_code == 422
    gone = client.post(one(row, "withdraw/"), {"version": 3, "reason": "Nhầm", "confirmed": "on"})
    assert gone.status_code == 302
    shown = client.get(one(row)).content.decode()
    assert "Bản rõ hơn" in shown
    assert "Nhầm" in shown
    assert client.get(one(row, "files/2/")).status_code == 200


def test_a_document_under_seal_is_looked_at_and_not_given_out(register, add, client, officer):
    row = add(register(), sent("anh.png", samples.png(400, 300)), is_sealed=True).rows[0]
    refused = client.get(one(row, "files/1/"))
    assert refused.status_code == 409
    assert "niêm phong" in refused.content.decode()
    assert "1/1" not in client.get(one(row)).content.decode()
    assert client.get(one(row, "files/1/view/")).status_code == 200
    picture = client.get(one(row, "files/1/pages/1/"))
    assert picture.status_code == 200
    assert picture.headers["Content-Type"] == "image/jpeg"
    seen = Image.open(io.BytesIO(picture.content)).convert("RGB")
    assert seen.size == (400, 300)
    # The grey picture bears something that is not grey.
    assert len(seen.getcolors(maxcolors=1_000_000)) > 50
    assert client.get(one(row, "files/1/pages/2/")).status_code == 404
    line = lines("inspection.evidence_viewed")
    assert [one_line.params["page"] for one_line in line] == [1]


def test_pages_of_a_pdf_are_shown_one_by_one(register, add, client):
    row = add(register(), is_sealed=True).rows[0]
    shown = client.get(one(row, "files/1/view/?page=9")).content.decode()
    assert "Trang 1 / 1" in shown
    assert client.get(one(row, "files/1/pages/1/")).status_code == 200


def test_a_sealed_word_file_is_not_shown_and_says_why(register, add, client):
    row = add(register(), sent("a.docx", samples.word()), is_sealed=True).rows[0]
    answer = client.get(one(row, "files/1/pages/1/"))
    assert answer.status_code == 409
    assert "PDF" in answer.content.decode()


def test_a_file_that_was_changed_on_the_disk_is_not_sent(register, add, client, store):
    row = add(register()).rows[0]
    path = kept(store)[0]
    path.write_bytes(path.read_bytes() + b"x")
    assert client.get(one(row, "files/1/")).status_code == 409
    assert lines("inspection.evidence_downloaded") == []


def test_another_district_and_a_wrong_case_meet_no_page(register, add, world, client):
    row, other = add(register()).rows[0], register()
    stranger = client_of(acting(world, "inspection_officer", "alpha-west").user)
    for way in ("", "files/1/", "files/1/view/", "files/1/pages/1/", "replace/"):
        assert stranger.get(one(row, way)).status_code == 404
        assert client.get(page(other, f"{row.reference}/{way}")).status_code == 404
    assert client.get(one(row, "files/2/")).status_code == 404


def test_the_api_takes_files_lists_them_and_gives_them_out(register, client, store):
    case = register()
    url = "/api/evidence/"
    data = {
        "case": case.reference, "kind": "record", "proves": "Giao đất", "received_on": "2026-09-15",
        "files": [sent(), sent("anh.png", samples.png())],
    }  # fmt: skip
    made = client.post(url, data)
    assert made.status_code == 201, made.content
    listed = client.get(f"{url}?case={case.reference}").json()
    assert listed["count"] == 2
    key = made.json()[0]["reference"]
    found = client.get(f"{url}{key}/").json()
    assert found["files"][0]["number"] == 1
    newer = {"version": 1, "reason": "Rõ hơn", "file": sent("b.docx", samples.word())}
    assert client.post(f"{url}{key}/versions/", newer).status_code == 201
    assert client.get(f"{url}{key}/content/").status_code == 200
    bad = client.post(
        f"{url}{key}/versions/", {"version": 2, "reason": "x", "file": sent("b.exe", b"MZ")}
    )
    assert (bad.status_code, bad.json()["code"]) == (409, "file_type")
    gone = client.post(f"{url}{key}/withdraw/", {"version": 2, "reason": "Nhầm"})
    assert (gone.status_code, gone.json()["withdrawal_reason"]) == (200, "Nhầm")
    assert client.get(f"{url}?case=2026-ZZZZZZ").json()["count"] == 0
    with scope.use(scope.Scope.everything()):
        assert EvidenceVersion.objects.count() == 3


def test_the_list_goes_to_a_workbook_and_is_logged(register, add, client):
    case = register()
    add(case, title="Sổ giao đất")
    answer = client.get(page(case, "export/"))
    assert answer.status_code == 200
    sheet = load_workbook(io.BytesIO(b"".join(answer))).active
    assert any("Sổ giao đất" in row for row in sheet.iter_rows(values_only=True))
    assert [line.object_id for line in lines("membership.list_exported")] == [case.pk]
