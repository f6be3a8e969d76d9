"""A signed summary on its way up: sent, accepted or returned, and the levels compared."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from apps.core.errors import NotAllowed, RuleRefused
from apps.reports import drift, proof
from apps.reports import work as own_work
from apps.reports.handover import actions, levels, work
from apps.reports.models import Handover, LevelCheck, SummaryFigure
from tests.factories import reports as make
from tests.reports.conftest import admitted


@pytest.fixture
def frozen(world, heads):
    return make.signed(world["alpha-east"], by=heads["alpha-east"])


@pytest.fixture
def sent(frozen, heads):
    actions.send_up(summary=frozen, by=heads["alpha-east"])
    return frozen


def test_only_the_newest_signed_revision_is_sent_and_once(world, frozen, heads):
    head = heads["alpha-east"]
    draft = make.summary(world["alpha-west"], by=heads["alpha-west"])
    with pytest.raises(RuleRefused, match="summary_not_signed"):
        actions.send_up(summary=draft, by=heads["alpha-west"])

    made = actions.send_up(summary=frozen, by=head)

    assert (made.state, made.sent_by) == ("sent", head.user)
    with pytest.raises(RuleRefused, match="summary_sent_already"):
        actions.send_up(summary=frozen, by=head)
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    older = make.signed(world["alpha-west"], by=heads["alpha-west"])
    make.summary(world["alpha-west"], by=heads["alpha-west"])
    with pytest.raises(RuleRefused, match="summary_not_newest"):
        actions.send_up(summary=older, by=heads["alpha-west"])


def test_a_province_has_no_level_above(world, people, heads):
    top = make.signed(world["alpha"], by=heads["alpha"])

    with pytest.raises(RuleRefused, match="summary_no_level_above"):
        actions.send_up(summary=top, by=heads["alpha"])


def test_the_level_above_answers_and_nobody_else(world, sent, heads):
    for stranger in (heads["alpha-west"], heads["beta-east"], world.actor("auditor", "alpha")):
        with pytest.raises(NotAllowed):
            actions.accept(summary=sent, by=stranger)
    with pytest.raises(NotAllowed, match="summary_not_from_below"):
        actions.accept(summary=sent, by=heads["alpha-east"])

    actions.accept(summary=sent, by=heads["alpha"])

    assert Handover.objects.get().state == "accepted"
    with pytest.raises(RuleRefused, match="summary_not_sent"):
        actions.return_to_unit(summary=sent, note="x", by=heads["alpha"])


def test_a_returned_summary_stays_frozen_and_the_next_revision_answers(world, sent, heads):
    with pytest.raises(RuleRefused, match="reason_missing"):
        actions.return_to_unit(summary=sent, note=" ", by=heads["alpha"])
    actions.return_to_unit(summary=sent, note="Thiếu Chi bộ 1", by=heads["alpha"])
    assert not list(proof.broken(sent))
    (item,) = work.work_items(heads["alpha-east"])
    assert (item.meta, item.tone) == ("Thiếu Chi bộ 1", "warn")

    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    second = make.signed(world["alpha-east"], by=heads["alpha-east"])
    actions.send_up(summary=second, by=heads["alpha-east"])

    changed = {one.indicator.key for one in drift.between(sent, second, heads["alpha-east"])}
    assert (second.revision, "members_admitted" in changed) == (2, True)
    assert work.work_items(heads["alpha-east"]) == []
    assert any(item.url.endswith(f"/{second.pk}/") for item in work.work_items(heads["alpha"]))


def test_the_desk_of_the_level_above_shows_what_came_and_of_its_own_range_only(world, sent, heads):
    def urls(actor):
        return [item.url for item in work.work_items(actor) if "levels" not in item.url]

    assert urls(heads["alpha"]) == [f"/summaries/{sent.pk}/"]
    assert urls(heads["alpha-west"]) == urls(heads["beta-east"]) == []
    assert all(item.url != f"/summaries/{sent.pk}/" for item in own_work.work_items(heads["alpha"]))


def test_the_database_keeps_a_return_without_a_note_out(sent, heads):
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.update(
            state="returned", answered_by=heads["alpha"].user, answered_at=sent.signed_at
        )


def test_levels_are_compared_by_what_the_units_signed(world, frozen, heads):
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    top = make.summary(world["alpha"], by=heads["alpha"])

    found = levels.compare(top, heads["alpha"])

    differ = {(one.indicator.key, one.unit): (one.old, one.new) for one in found.differences}
    assert differ["members_admitted", frozen.name] == (4, 5)
    assert [place.name for place in found.missing] == [world["alpha-west"].name]


def test_a_quarter_is_recorded_once_and_leaves_the_desk(world, heads, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args: date(2026, 5, 4))
    year = {"kind": "month", "first": date(2026, 3, 1), "last": date(2026, 3, 31)}
    make.summary(world["alpha"], by=heads["alpha"], **year)
    (item,) = work.work_items(heads["alpha"])
    assert item.due == date(2026, 6, 30)
    with pytest.raises(RuleRefused, match="levels_not_over"):
        actions.reconcile_levels(until=date(2026, 6, 30), by=heads["alpha"])

    made = actions.reconcile_levels(until=date(2026, 3, 31), by=heads["alpha"])

    assert (made.differences, made.missing) == (0, 2)
    assert work.work_items(heads["alpha"]) == []
    assert work.work_items(heads["alpha-east"]) == []  # no units with an office of their own
    with pytest.raises(RuleRefused, match="levels_done"):
        actions.reconcile_levels(until=date(2026, 3, 31), by=heads["alpha"])
    assert LevelCheck.objects.get().organization == world["alpha"]


def edited(sql: str, *values) -> None:
    """What somebody with the keys of the database could do."""
    with connection.cursor() as cursor:
        cursor.execute("set local role partybuild_owner")
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table reports_summaryfigure disable trigger user")
        cursor.execute(sql, values)
        cursor.execute("alter table reports_summaryfigure enable trigger user")
        cursor.execute("set local role partybuild_web")


def test_an_edited_frozen_row_is_found_with_its_place(world, frozen, heads, capsys):
    call_command("verify_summaries")
    assert "1 proved, 0 edited" in capsys.readouterr().out
    row = SummaryFigure.objects.get(summary=frozen, unit=None, indicator="members")

    edited("update reports_summaryfigure set value = 99 where id = %s", row.pk)

    with pytest.raises(CommandError) as ended:
        call_command("verify_summaries")
    told = capsys.readouterr().out
    assert ended.value.returncode == 1
    assert "alpha-east membership term 2015-08-01..2020-03-18 revision 1" in told
    assert "row edited: whole, members, stands at 99" in told
    assert told.count("row edited") == 1


def test_what_was_edited_is_neither_sent_nor_accepted(world, frozen, sent, heads):
    other = make.signed(world["alpha-west"], by=heads["alpha-west"])
    for one in (frozen, other):
        row = SummaryFigure.objects.get(summary=one, unit=None, indicator="members")
        edited("update reports_summaryfigure set value = 99 where id = %s", row.pk)

    with pytest.raises(RuleRefused, match="summary_edited"):
        actions.send_up(summary=other, by=heads["alpha-west"])
    with pytest.raises(RuleRefused, match="summary_edited"):
        actions.accept(summary=sent, by=heads["alpha"])
    assert actions.return_to_unit(summary=sent, note="Số liệu đã bị sửa", by=heads["alpha"])


def test_a_row_taken_out_is_found_too(world, frozen, capsys):
    edited("delete from reports_summaryfigure where unit_id is null and indicator = 'members'")

    with pytest.raises(CommandError):
        call_command("verify_summaries")
    assert "content changed" in capsys.readouterr().out


def test_a_recount_tells_late_entries_and_is_no_fault(world, frozen, capsys):
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    call_command("verify_summaries", "--recount", "--unit", "alpha-east")

    told = capsys.readouterr().out
    assert "whole, members_admitted: signed 4, the records of today give 5" in told
    assert "1 proved, 0 edited" in told


def test_a_signature_says_by_which_code_and_rules_it_was_counted(frozen):
    assert frozen.code_version == proof.code_version()
    assert frozen.rules_sha256 == proof.rules_sha256()
    assert len({frozen.code_version, frozen.rules_sha256, frozen.sha256}) == 3


def test_late_entries_are_named_within_the_rights_of_the_reader(world, frozen, heads, as_role):
    late = admitted(world["alpha-east-1-cell"], date(2016, 7, 7), full_name="Đến Muộn")
    change = {
        (one.indicator.key, one.unit): one
        for one in drift.since_counted(frozen, heads["alpha-east"])
    }["members_admitted", world["alpha-east-1"].name]
    assert (change.old, change.new, change.late, change.gone, change.listed) == (2, 3, 1, 0, True)

    unit = world["alpha-east-1"].pk
    url = f"/summaries/{frozen.pk}/late/members_admitted/"
    page = as_role().get(f"{url}?unit={unit}").content.decode()
    assert f"/members/{late.pk}/" in page
    assert "Late" not in page
    assert as_role().get(url).content.decode().count("Đến Muộn") == 1
    assert as_role("statistics_reader").get(url).status_code == 403
    assert as_role("organization_officer", "beta-east").get(url).status_code == 404


def test_one_record_for_another_is_a_difference_although_the_number_is_the_same(
    world, people, frozen, heads
):
    from apps.membership.models import Placement

    Placement.objects.filter(member=people["woman"]).update(organization=world["alpha-west-1-cell"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))

    found = {
        (one.indicator.key, one.unit): one
        for one in drift.since_counted(frozen, heads["alpha-east"])
    }["members_admitted", world["alpha-east-1"].name]

    assert (found.old, found.new, found.late, found.gone) == (2, 2, 1, 1)


@pytest.mark.parametrize("code", ["alpha-east", "beta-east"])
def test_pages_of_the_way_up_for_both_sides(world, people, heads, as_role, code):
    province = code.split("-")[0]
    one = make.signed(world[code], by=heads[code])
    assert as_role("organization_head", code).post(f"/summaries/{one.pk}/send/").status_code == 302
    assert (
        as_role("organization_head", code).post(f"/summaries/{one.pk}/accept/").status_code == 403
    )
    page = as_role("organization_head", province).get(f"/summaries/{one.pk}/").content.decode()
    assert f"/summaries/{one.pk}/accept/" in page
    assert "/return-to-unit/" in page

    answer = as_role("organization_head", province).post(
        f"/summaries/{one.pk}/return-to-unit/", {"reason": "Thiếu số liệu"}
    )

    assert answer.status_code == 302
    assert (
        "Thiếu số liệu"
        in as_role("organization_officer", code).get(f"/summaries/{one.pk}/").content.decode()
    )
    listed = as_role("organization_officer", code).get("/summaries/?state=returned")
    assert f"/summaries/{one.pk}/" in listed.content.decode()
    other = "beta-east" if code == "alpha-east" else "alpha-east"
    assert as_role("organization_head", other).get(f"/summaries/{one.pk}/").status_code == 404
