"""Loading trees from files: all or nothing, never twice, row and column in every refusal."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from openpyxl import Workbook

from apps.core.models import AuditEntry
from apps.tenancy.models import Organization, OrganizationVersion

HEADER = "code,name,parent,tier,form,sector,keeps_office,valid_from,valid_to"
GOOD = """
gamma-east-1,Đảng bộ xã Một,gamma-east,grassroots,committee,territory,no,01/01/2012,
gamma,Đảng bộ tỉnh Gamma,,province,committee,territory,yes,01/01/2010,
gamma-east,Đảng bộ huyện Đông,gamma,district,committee,territory,yes,01/01/2010,31/12/2019
gamma-east,Đảng bộ thị xã Đông,gamma,district,committee,territory,yes,2020-01-01,
gamma-old,Đảng bộ huyện Cũ,gamma,district,committee,territory,yes,01/01/2010,30/06/2015
"""


def _file(tmp_path, rows: str, name: str = "units.csv"):
    path = tmp_path / name
    path.write_text(f"{HEADER}\n{rows.strip()}\n", encoding="utf-8")
    return path


def _run(*arguments: object) -> str:
    out = io.StringIO()
    call_command("import_units", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def loaded(db, everything, tmp_path):  # type: ignore[no-untyped-def]
    path = _file(tmp_path, GOOD)
    _run(path, "--decision", "5-QĐ/TU", "--decision-on", "01/07/2025")
    return path


def test_a_file_in_any_order_becomes_a_dated_tree(loaded):
    town = Organization.objects.get(code="gamma-east")
    leaf = Organization.objects.get(code="gamma-east-1")
    periods = [(one.name, one.valid.lower, one.valid.upper) for one in
               town.versions.order_by("valid")]  # fmt: skip
    assert (town.name, town.tenant_id, leaf.tenant_id) == ("Đảng bộ thị xã Đông", town.pk, town.pk)
    assert leaf.path.startswith(town.path)
    assert periods == [
        ("Đảng bộ huyện Đông", date(2010, 1, 1), date(2020, 1, 1)),
        ("Đảng bộ thị xã Đông", date(2020, 1, 1), None),
    ]
    assert set(OrganizationVersion.objects.values_list("decision_number", flat=True)) == {"5-QĐ/TU"}


def test_a_last_day_ends_the_organisation(loaded):
    old = Organization.objects.get(code="gamma-old")
    after = old.versions.get(valid__upper_inf=True)
    assert not old.active
    assert (after.active, after.valid.lower) == (False, date(2015, 7, 1))


def test_loading_leaves_one_line_in_the_trail(loaded):
    assert [one.action for one in AuditEntry.objects.all()] == ["tenancy.units_loaded"]


def test_a_second_run_changes_nothing(loaded):
    before = list(OrganizationVersion.objects.order_by("pk").values())

    said = _run(loaded)

    assert said.strip() == "Loaded: 0 new, 0 continued, 4 unchanged."
    assert list(OrganizationVersion.objects.order_by("pk").values()) == before
    assert AuditEntry.objects.count() == 1


def test_a_dry_run_saves_nothing(db, everything, tmp_path):
    said = _run(_file(tmp_path, GOOD), "--dry-run")
    assert said.startswith("Checked, nothing saved: 4 new")
    assert not Organization.objects.exists()


def test_later_periods_continue_a_recorded_organisation(loaded, tmp_path):
    rows = GOOD.replace("2020-01-01,", "2020-01-01,30/06/2025") + (
        "gamma-east,Đảng bộ phường Đông,gamma,commune,committee,territory,yes,01/07/2025,\n"
    )
    said = _run(_file(tmp_path, rows, "later.csv"))
    town = Organization.objects.get(code="gamma-east")
    assert "0 new, 1 continued, 3 unchanged" in said
    assert (town.tier, town.versions.count()) == ("commune", 3)


def test_excel_files_are_read_with_their_dates(db, everything, tmp_path):
    book = Workbook()
    book.active.append(HEADER.split(","))
    book.active.append(["delta", "Đảng bộ tỉnh Delta", None, "province", None, None, "x",
                        date(2010, 1, 1), None])  # fmt: skip
    book.save(tmp_path / "units.xlsx")
    _run(tmp_path / "units.xlsx")
    assert Organization.objects.get(code="delta").versions.get().valid.lower == date(2010, 1, 1)


BAD = {
    "blank name": ("delta,,,province,,,yes,01/01/2010,", "Row 2, column name: empty"),
    "unknown tier": ("delta,D,,county,,,yes,01/01/2010,", "Row 2, column tier: “county”"),
    "no date": ("delta,D,,province,,,yes,13/13/2010,", "Row 2, column valid_from: “13/13/2010”"),
    "bad flag": ("delta,D,,province,,,maybe,01/01/2010,", "Row 2, column keeps_office: “maybe”"),
    "bad code": ("Đelta,D,,province,,,yes,01/01/2010,", "Row 2, column code: “Đelta”"),
    "ends first": ("delta,D,,province,,,yes,01/01/2010,31/12/2009", "Row 2, column valid_to"),
    "ahead": ("delta,D,,province,,,yes,01/01/2999,", "Row 2, column valid_from: 01/01/2999"),
    "no parent": (
        "delta,D,nowhere,district,,,yes,01/01/2010,",
        "Row 2, column parent: there is no",
    ),
    "ring": (
        "delta,D,eta,district,,,yes,01/01/2010,\neta,E,delta,grassroots,,,no,01/01/2010,",
        "Row 2, column parent: delta, eta stand under each other",
    ),
    "tier upside down": (
        "delta,D,,province,,,yes,01/01/2010,\neta,E,delta,province,,,yes,01/01/2010,",
        "Row 3, column tier:",
    ),
    "root without office": ("delta,D,,province,,,no,01/01/2010,", "Row 2, column keeps_office:"),
    "overlap": (
        "delta,D,,province,,,yes,01/01/2010,31/12/2012\ndelta,E,,province,,,yes,01/06/2012,",
        "Row 3, column valid_from: the periods of delta overlap",
    ),
    "gap": (
        "delta,D,,province,,,yes,01/01/2010,31/12/2011\ndelta,E,,province,,,yes,01/06/2012,",
        "Row 3, column valid_from: the periods of delta leave a gap",
    ),
    "two sectors": (
        "delta,D,,province,,agency,yes,01/01/2010,31/12/2011\n"
        "delta,E,,province,,territory,yes,01/01/2012,",
        "Row 2, column sector: another row of delta",
    ),
}


@pytest.mark.parametrize(("rows", "sentence"), BAD.values(), ids=BAD)
def test_a_wrong_cell_is_named_and_nothing_is_saved(db, everything, tmp_path, rows, sentence):
    good = "zeta,Đảng bộ tỉnh Zeta,,province,,,yes,01/01/2010,"
    with pytest.raises(CommandError) as error, transaction.atomic():
        _run(_file(tmp_path, f"{rows}\n{good}"))
    assert sentence in str(error.value)
    assert not Organization.objects.exists()


def test_what_contradicts_the_record_is_refused_with_the_recorded_value(loaded, tmp_path):
    rows = GOOD.replace("Đảng bộ thị xã Đông", "Đảng bộ thành phố Đông")
    with pytest.raises(CommandError, match=r"Row 5, column name: gamma-east .*thị xã Đông"):
        _run(_file(tmp_path, rows, "other.csv"))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("units.csv", b"code;name\nx;y\n", "columns tier, valid_from are missing"),
        ("units.csv", b"", "holds no rows"),
        ("units.csv", b"code,name,tier,valid_from,colour\n", "columns colour"),
        ("units.csv", b"\xff\xfe\x00\xd8", "cannot be read"),
        ("units.xlsx", b"not a zip file", "cannot be read"),
        ("units.csv", (HEADER + "\n").encode(), "holds no rows"),
    ],
)
def test_a_damaged_file_is_refused(db, everything, tmp_path, name, content, sentence):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        _run(tmp_path / name)


def test_a_missing_file_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        _run(tmp_path / "nothing.csv")


def test_the_national_tree_before_the_reform(db, everything):
    said = _run("--national")
    tiers = dict.fromkeys(["province", "district", "grassroots"])
    for tier in tiers:
        tiers[tier] = Organization.objects.filter(tier=tier).count()
    commune = Organization.objects.select_related("parent", "tenant").get(code="c00001")
    assert said.startswith("Loaded: 10794 new")
    assert tiers == {"province": 63, "district": 696, "grassroots": 10035}
    assert (commune.parent.code, commune.tenant.code) == ("d001", "d001")
    assert commune.name == "Đảng bộ Phường Phúc Xá"


def test_the_national_tree_after_the_reform(db, everything):
    _run("--national", "--as-of-reform", "after")
    assert Organization.objects.filter(tier="province").count() == 34
    assert Organization.objects.filter(tier="commune", keeps_office=True).count() == 3321
