"""A file of members from upload to register, and everything that may come between."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from apps.core.choices import JobState
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry, Job
from apps.core.partial_dates import PartialDate
from apps.membership import tasks
from apps.membership.choices import BatchState, State
from apps.membership.imports import actions as import_actions
from apps.membership.imports import members_load as import_load
from apps.membership.imports.work import work_items
from apps.membership.models import ImportBatch, Member, Placement
from apps.membership.record.actions import changes as actions
from apps.tenancy import scope
from tests.factories.membership import member as existing
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


def test_a_good_file_is_checked_then_loaded(world, officer):
    batch = files.checked(files.workbook([files.good(n) for n in (1, 2, 3)]), by=officer)
    assert (batch.state, batch.new_rows, batch.changed_rows) == (BatchState.READY, 3, 0)
    assert not Member.objects.exists()
    batch = files.loaded(batch, by=officer)
    assert batch.state == BatchState.LOADED
    assert batch.loaded_at is not None
    member = Member.objects.get(citizen_number="001089000002")
    assert member.birth == PartialDate(1989, 2, 14)
    assert (member.state, member.official_on) == (State.OFFICIAL, date(2016, 5, 19))
    assert member.organization == world["alpha-east-1-cell"]
    assert member.batch == batch
    placement = Placement.objects.get(member=member)
    assert (placement.valid.lower, placement.valid.upper) == (date(2015, 5, 19), None)
    assert placement.path == world["alpha-east-1-cell"].path


def test_loading_leaves_one_line_in_the_trail_and_history_of_each_member(officer):
    batch = files.checked(files.workbook([files.good(n) for n in (1, 2)]), by=officer)
    files.loaded(batch, by=officer)
    entry = AuditEntry.objects.get(action="membership.members_imported")
    assert (entry.params["new"], entry.params["changed"]) == (2, 0)
    assert entry.user_id == officer.user_id
    events = list(Member.objects.first().events.all())
    assert [event.pgh_label for event in events] == ["insert"]
    assert events[0].pgh_context["user"] == officer.user_id
    assert events[0].pgh_context["action"] == "membership.members_imported"


def test_the_job_ends_and_points_to_the_page(officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    job = Job.objects.get(pk=batch.job_id)
    assert job.state == JobState.DONE
    assert job.result_url == f"/members/import/{batch.pk}/"


def test_an_update_leaves_empty_cells_alone(world, officer):
    known = existing(world["alpha-east-1-cell"], "Lê Thị Ý", position="Bí thư", phone="0912")
    row = {"record": known.pk, "phone": "0987 654 321", "position": None}
    batch = files.checked(files.workbook([row]), by=officer)
    assert (batch.state, batch.new_rows, batch.changed_rows) == (BatchState.READY, 0, 1)
    assert batch.report["changes"] == [
        {"row": 2, "member": "Lê Thị Ý", "header": "Điện thoại", "hidden": False,
         "old": "0912", "new": "0987 654 321"}
    ]  # fmt: skip
    files.loaded(batch, by=officer)
    known.refresh_from_db()
    assert (known.phone, known.position, known.version) == ("0987 654 321", "Bí thư", 2)
    assert known.events.count() == 2


@pytest.mark.parametrize("key", ["citizen_number", "card_number"])
def test_a_number_of_a_known_member_makes_an_update(world, officer, key):
    known = existing(world["alpha-east-1-cell"])
    row = {key: getattr(known, key), "occupation": "Giáo viên"}
    files.loaded(files.checked(files.workbook([row]), by=officer), by=officer)
    known.refresh_from_db()
    assert known.occupation == "Giáo viên"
    assert Member.objects.count() == 1


def test_every_kind_of_field_survives_an_update(world, officer):
    known = existing(world["alpha-east-1-cell"])
    row = {
        "record": known.pk, "full_name": "Trần Văn Ước", "birth": "1980", "sex": "Nam",
        "ethnicity": "Khmer", "religion": "ko", "ceremony_on": date(2010, 6, 1),
        "official_on": date(2011, 6, 1), "education": "thạc sĩ", "native_place": "+Hà Nội",
    }  # fmt: skip
    batch = files.checked(files.workbook([row]), by=officer)
    files.loaded(batch, by=officer)
    known.refresh_from_db()
    # What identifies a member is asked for where something is recorded, entered where nothing is.
    assert (str(known.birth), known.ceremony_on) == ("14/08/1985", date(2010, 5, 19))
    assert (known.ethnicity.name, known.religion.name) == ("Khơ-me", "Không")
    assert (known.education, known.sex, known.native_place) == ("master", "male", "+Hà Nội")
    wish = known.change_requests.get()
    assert wish.changes.keys() == {"full_name", "birth", "ceremony_on", "official_on"}
    assert wish.changes["birth"]["new"] == "1980"
    actions.approve_change(wish=wish, note="", by=world.actor("organization_head", "alpha-east"))
    known.refresh_from_db()
    assert (str(known.birth), known.full_name) == ("1980", "Trần Văn Ước")
    assert Placement.objects.get(member=known).valid.lower == date(2010, 6, 1)
    hidden = [one for one in batch.report["changes"] if one["hidden"]]
    assert {one["header"] for one in hidden} == {"Dân tộc", "Tôn giáo"}
    assert {(one["old"], one["new"]) for one in hidden} == {("", "")}


def test_the_same_values_change_nothing(world, officer):
    known = existing(world["alpha-east-1-cell"], "Lê Thị Ý")
    row = {
        "record": known.pk,
        "full_name": "  Lê  Thị Ý ",
        "unit_name": "Đảng bộ alpha-east-1-cell",
    }
    batch = files.checked(files.workbook([row]), by=officer)
    assert (batch.new_rows, batch.changed_rows, batch.good_rows) == (0, 0, 1)
    assert batch.report["counts"]["same"] == 1


def test_wrong_rows_stop_the_file_and_come_back_as_a_file_that_loads(officer):
    rows = [
        files.good(1),
        files.good(2, sex="Đàn ông"),
        files.good(3, official_on=date(2016, 5, 20)),
    ]
    batch = files.checked(files.workbook(rows), by=officer)
    assert batch.state == BatchState.TO_CORRECT
    assert {(row, code) for row, _letter, code in files.codes(batch)} == {
        (3, "choice_unknown"), (4, "official_not_after_probation"),
    }  # fmt: skip
    with pytest.raises(RuleRefused, match="batch_not_ready"):
        files.loaded(batch, by=officer)
    assert not Member.objects.exists()
    with default_storage.open(batch.report["error_file"]) as stored:
        book = openpyxl.load_workbook(BytesIO(stored.read()))
    sheet = book.active
    headers = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 3
    sheet.cell(2, headers.index("Giới tính") + 1).value = "Nam"
    sheet.cell(3, headers.index("Ngày chính thức") + 1).value = date(2016, 5, 19)
    second = files.checked(files.saved(book), by=officer)
    assert (second.state, second.new_rows) == (BatchState.READY, 2)
    files.loaded(second, by=officer)
    # The first file, unchanged but for its wrong rows, enters nobody twice.
    third = files.loaded(files.again(batch), by=officer, only_good=True)
    assert third.state == BatchState.LOADED
    assert Member.objects.count() == 3


def test_the_good_rows_alone_are_loaded_only_when_asked_for(officer):
    batch = files.checked(files.workbook([files.good(1), files.good(2, sex=None)]), by=officer)
    batch = files.loaded(batch, by=officer, only_good=True)
    assert batch.state == BatchState.LOADED
    assert list(Member.objects.values_list("citizen_number", flat=True)) == ["001089000001"]
    assert default_storage.exists(batch.report["error_file"])


def test_a_second_delivery_of_the_tasks_changes_nothing(officer):
    batch = files.loaded(files.checked(files.workbook([files.good()]), by=officer), by=officer)
    tasks.load_import(batch.pk, officer.assignment.pk)
    tasks.check_import(batch.pk, officer.assignment.pk)
    assert files.again(batch).state == BatchState.LOADED
    assert Member.objects.count() == 1
    assert AuditEntry.objects.filter(action="membership.members_imported").count() == 1


def test_a_fault_in_the_middle_leaves_nothing_and_the_file_can_be_loaded_again(
    officer, monkeypatch
):
    monkeypatch.setattr(import_load, "CHUNK", 2)
    batch = files.checked(files.workbook([files.good(n) for n in range(1, 6)]), by=officer)
    original, calls = import_load._enter, []

    def fails_later(members, batch):
        calls.append(len(members))
        if len(calls) == 2:
            raise RuntimeError("the disk is full")
        original(members, batch)

    monkeypatch.setattr(import_load, "_enter", fails_later)
    with pytest.raises(RuntimeError):
        files.loaded(batch, by=officer)
    assert not Member.objects.exists()
    assert not Placement.objects.exists()
    batch = files.again(batch)
    assert batch.state == BatchState.READY
    assert Job.objects.get(pk=batch.job_id).state == JobState.FAILED
    monkeypatch.setattr(import_load, "_enter", original)
    files.loaded(batch, by=officer)
    assert Member.objects.count() == 5


def test_a_worker_that_died_while_loading_is_followed_by_one_that_loads(officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    import_actions.load(batch=batch, by=officer, launch=lambda *_: None)
    Job.objects.filter(pk=files.again(batch).job_id).update(state=JobState.RUNNING)
    tasks.load_import(batch.pk, officer.assignment.pk)
    assert files.again(batch).state == BatchState.LOADED


def test_a_second_press_joins_the_work(officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    launched = []
    for _press in (1, 2):
        import_actions.load(batch=batch, by=officer, launch=lambda *_: launched.append(1))
    assert Job.objects.filter(kind=import_actions.LOAD_KIND).count() == 1


def test_the_same_file_is_not_uploaded_twice_while_it_waits(officer):
    content = files.workbook([files.good()])
    first = files.upload(content, by=officer)
    assert files.upload(content, by=officer) == first
    files.loaded(files.checked(content, by=officer), by=officer)
    assert files.upload(content, by=officer) != first


def test_a_stored_file_that_was_changed_is_refused(officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    default_storage.delete(batch.file.name)
    default_storage.save(batch.file.name, ContentFile(files.workbook([files.good(9)])))
    batch = files.loaded(batch, by=officer)
    assert batch.state == BatchState.REFUSED
    assert batch.report["refusal"]["code"] == "batch_changed"
    assert not Member.objects.exists()


def test_what_changed_since_the_preview_is_shown_before_it_is_loaded(world, officer):
    known = existing(world["alpha-east-1-cell"], phone="1")
    batch = files.checked(files.workbook([{"record": known.pk, "phone": "2"}]), by=officer)
    Member.objects.filter(pk=known.pk).update(phone="3", version=5)
    batch = files.loaded(batch, by=officer)
    known.refresh_from_db()
    assert (batch.state, known.phone) == (BatchState.READY, "3")
    assert batch.report["changes"][0]["old"] == "3"
    files.loaded(batch, by=officer)
    known.refresh_from_db()
    assert (known.phone, known.version) == ("2", 6)


def test_somebody_entered_meanwhile_turns_the_preview_into_errors(world, officer):
    batch = files.checked(files.workbook([files.good(1)]), by=officer)
    existing(world["beta-east-1-cell"], citizen_number="001089000001")
    batch = files.loaded(batch, by=officer)
    assert batch.state == BatchState.TO_CORRECT
    assert files.codes(batch) == [(2, "D", "citizen_number_taken")]


def test_a_number_entered_between_look_and_write_rolls_everything_back(world, officer, monkeypatch):
    batch = files.checked(files.workbook([files.good(1), files.good(2)]), by=officer)
    original = import_load._enter

    def overtaken(members, batch):
        members[1].citizen_number = members[0].citizen_number
        original(members, batch)

    monkeypatch.setattr(import_load, "_enter", overtaken)
    batch = files.loaded(batch, by=officer)
    assert batch.state == BatchState.READY
    assert not Member.objects.exists()


def test_giving_up_forgets_what_the_file_held(officer, django_capture_on_commit_callbacks):
    batch = files.checked(files.workbook([files.good(1), files.good(2, sex=None)]), by=officer)
    names = [batch.file.name, batch.report["error_file"]]
    with django_capture_on_commit_callbacks(execute=True):
        import_actions.drop(batch=batch, by=officer)
    batch = files.again(batch)
    assert batch.state == BatchState.DROPPED
    assert batch.report.keys() == {"counts"}
    assert not any(default_storage.exists(name) for name in names)
    with pytest.raises(RuleRefused):
        files.loaded(batch, by=officer)


def test_a_file_given_up_while_it_is_checked_stays_given_up(officer):
    batch = files.upload(files.workbook([files.good()]), by=officer)
    import_actions.drop(batch=batch, by=officer)
    tasks.check_import(batch.pk, officer.assignment.pk)
    assert files.again(batch).state == BatchState.DROPPED


def test_a_role_that_ended_loads_nothing(officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    import_actions.load(batch=batch, by=officer, launch=lambda *_: None)
    officer.assignment.valid_to = date(2020, 1, 1)
    officer.assignment.save()
    tasks.load_import(batch.pk, officer.assignment.pk)
    assert files.again(batch).report["refusal"]["code"] == "import_role_ended"
    assert not Member.objects.exists()


def test_only_the_uploader_goes_on_with_a_file(world, officer):
    batch = files.checked(files.workbook([files.good()]), by=officer)
    head = world.actor("organization_head", "alpha-east")
    for act in (
        lambda: import_actions.load(batch=batch, by=head, launch=lambda *_: None),
        lambda: import_actions.drop(batch=batch, by=head),
    ):
        with pytest.raises(NotAllowed, match="import_not_yours"), scope.use(head.scope()):
            act()


def test_the_desk_lists_files_to_correct_and_to_load(world, officer):
    files.checked(files.workbook([files.good(1)]), by=officer)
    wrong = files.checked(files.workbook([files.good(2, sex=None)]), by=officer)
    items = work_items(officer)
    assert [item.tone for item in items] == ["warn", "info"]
    assert items[0].url == f"/members/import/{wrong.pk}/"
    assert work_items(world.actor("organization_head", "alpha-east")) == []
    assert work_items(world.actor("unit_secretary", "alpha-east")) == []
    assert ImportBatch.objects.count() == 2
