"""Reading the shipped files: what they hold, and how a bad file is refused."""

from datetime import date

import pytest

from apps.regulations import keys
from apps.regulations.catalogue import CatalogueError, read_catalogue

DOCUMENT = """
documents:
  - code: law
    issuer: Quốc hội
    number: 1/QH
    signed: 2020-01-01
    kind: law
    title: Luật
    from: 2020-01-01
    status: confirmed
    source: https://example.vn
"""
VALUE = """
values:
  - key: test.limit
    unit: months
    versions:
      - {document: law, value: 12, status: confirmed, source: s}
"""


def read(folder, text, name="test.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return read_catalogue(folder)


def problems(folder, text):
    with pytest.raises(CatalogueError) as refused:
        read(folder, text)
    return [str(problem) for problem in refused.value.problems]


def test_version_takes_the_period_of_its_document(tmp_path):
    catalogue = read(tmp_path, DOCUMENT + VALUE)

    entry = catalogue.values["test.limit/law"]
    assert (entry.fields["valid_from"], entry.fields["valid_to"]) == (date(2020, 1, 1), None)
    assert entry.fields["value"] == "12"
    assert entry.refers == {"document": "law"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("value: 12", "value: 12.5"), "value: must be a whole number or quoted text, not 12.5"),
        (("value: 12", "value: twelve"), "value: 'twelve' does not fit the unit months"),
        (("value: 12, ", ""), "value: missing"),
        (("unit: months", "unit: weeks"), "unit: must be one of"),
        (("status: confirmed, source: s", "status: verified, source: s"), "status: must be one of"),
        (("source: s", "source: s, colour: red"), "colour: unknown field"),
        (("source: s", "source: ''"), "source: must be filled"),
        (("document: law", "document: lore"), "document: lore is not among the documents"),
        (("source: s", "source: s, to: 2019-01-01"), "to: must be after from"),
        (("source: s", "source: s, from: soon"), "from: must be a date such as"),
        (("source: s", "source: s, extension: 0"), "extension: must be a whole number above zero"),
    ],
)
def test_bad_value_names_file_entry_and_rule(tmp_path, change, expected):
    found = problems(tmp_path, DOCUMENT + VALUE.replace(*change))

    assert len(found) == 1
    assert found[0].startswith("test.yaml: test.limit/")
    assert expected in found[0]


def test_bad_key_is_refused(tmp_path):
    found = problems(tmp_path, DOCUMENT + VALUE.replace("test.limit", "Test"))

    assert found == ["test.yaml: Test/law: key: must be words joined by dots, not 'Test'"]


def test_overlapping_confirmed_values_are_refused(tmp_path):
    second = "      - {document: law, part: b, value: 13, status: confirmed, source: s}\n"

    found = problems(tmp_path, DOCUMENT + VALUE + second)

    assert found == [
        "test.yaml: test.limit/law/b: claims days that test.limit/law claims; both are confirmed"
    ]


def test_draft_may_overlap_a_confirmed_value(tmp_path):
    second = "      - {document: law, part: b, value: 13, status: draft, source: s}\n"

    assert set(read(tmp_path, DOCUMENT + VALUE + second).values) == {
        "test.limit/law",
        "test.limit/law/b",
    }


def test_version_given_twice_is_refused(tmp_path):
    second = "      - {document: law, value: 13, status: draft, source: s}\n"

    assert "given twice" in problems(tmp_path, DOCUMENT + VALUE + second)[0]


def test_unknown_successor_is_refused(tmp_path):
    text = DOCUMENT.replace("source:", "replaced_by: nothing\n    source:")

    assert problems(tmp_path, text) == ["test.yaml: law: replaced_by: there is no document nothing"]


def test_every_problem_of_every_file_is_told_at_once(tmp_path):
    (tmp_path / "broken.yaml").write_text("documents: [", encoding="utf-8")
    text = DOCUMENT.replace("kind: law", "kind: poem").replace("status: confirmed", "status: x")

    found = problems(tmp_path, text + "colours: []\n")

    assert [line.split(":")[0] for line in found] == ["broken.yaml"] + ["test.yaml"] * 3
    assert found[0].startswith("broken.yaml: file: while parsing")
    assert "test.yaml: colours: is no section" in found[1]


def test_code_in_yaml_is_never_run(tmp_path):
    found = problems(tmp_path, "documents: !!python/object/apply:os.getcwd []\n")

    assert "could not determine a constructor" in found[0]


# No source gives the days of 354-QĐ/UBKTTW: the limit of such a case is entered from its plan.
NO_VALUE_KNOWN = {
    "inspection.case.subordinate_tasks.limit",
    "inspection.case.finance.limit",
    "inspection.case.asset_verification.limit",
}


@pytest.fixture(scope="module")
def shipped():
    return read_catalogue()


def test_shipped_files_are_sound_and_every_key_has_a_title(shipped):
    known = {about.key for about in keys.known()}

    assert {entry.fields["key"] for entry in shipped.values.values()} == known - NO_VALUE_KNOWN


def test_every_shipped_entry_names_its_source(shipped):
    entries = [*shipped.documents.values(), *shipped.values.values()]

    assert [entry.code for entry in entries if not entry.fields["source"].strip()] == []


def test_what_rests_on_the_uncertain_documents_of_2026_is_a_draft(shipped):
    uncertain = {"20-qd-tw-2026", "208-qd-tw-2026", "01-hd-tw-2026"}
    found = {
        entry.fields["status"]
        for entry in shipped.values.values()
        if entry.refers["document"] in uncertain
    }

    assert found == {"draft"}
    assert {shipped.documents[code].fields["status"] for code in uncertain} == {"draft"}


def values_of(shipped, key, **wanted):
    return [
        entry.fields
        for entry in shipped.values.values()
        if entry.fields["key"] == key
        and all(entry.fields[name] == value for name, value in wanted.items())
    ]


def test_inspection_has_its_rules_of_2021_2025_and_2026_side_by_side(shipped):
    for key in ("inspection.denunciation.limit", "inspection.suspension.member.limit"):
        starts = {fields["valid_from"] for fields in values_of(shipped, key, level="")}
        assert {date(2021, 7, 28), date(2025, 5, 30), date(2026, 4, 11)} <= starts, key


def test_nothing_of_2026_about_inspection_is_settled(shipped):
    """No full text of 21-QĐ/TW and 212-QĐ/TW was seen: it only reminds."""
    settled = [
        (fields["key"], fields["valid_from"])
        for entry in shipped.values.values()
        if (fields := entry.fields)["key"].startswith(("inspection.", "discipline."))
        and fields["status"] != "draft"
        and fields["valid_from"] >= date(2026, 4, 11)
    ]
    assert settled == []


def test_days_of_unknown_kind_are_no_working_days(shipped):
    (now,) = values_of(shipped, "inspection.suspension.member.limit", valid_from=date(2026, 4, 11))
    assert (now["value"], now["extension_cap"], now["unit"]) == ("90", 30, "days")
    (before,) = values_of(
        shipped, "inspection.suspension.member.limit", valid_from=date(2021, 7, 28)
    )
    assert (before["value"], before["extension_cap"]) == ("90", 90)
