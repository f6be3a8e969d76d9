"""The scales of grades by year, as reference data; a change comes with a release."""

from __future__ import annotations

from typing import Any

SINCE_2018 = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
MEMBERS_BEFORE = (
    "Đủ tư cách, hoàn thành xuất sắc nhiệm vụ",
    "Đủ tư cách, hoàn thành tốt nhiệm vụ",
    "Đủ tư cách, hoàn thành nhiệm vụ",
    "Vi phạm tư cách, không hoàn thành nhiệm vụ",
)
ORGANIZATIONS_BEFORE = (
    "Trong sạch, vững mạnh",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Yếu kém",
)
# code, name, document, first and last year, names for members and organisations, by quarter too.
# Four grades since 2018 (132-QĐ/TW); criteria changed in 2019, 2023 and 2025. The wording before
# 2018 follows 27-HD/BTCTW and has not been checked against its full text.
SCALES = (
    ("2008", "Giai đoạn 2008 – 2013", "20-HD/BTCTW, 10/10/2008", 2008, 2013,
     MEMBERS_BEFORE, ORGANIZATIONS_BEFORE, False),
    ("2014", "Giai đoạn 2014 – 2017", "27-HD/BTCTW, 25/09/2014", 2014, 2017,
     MEMBERS_BEFORE, ORGANIZATIONS_BEFORE, False),
    ("2018", "Năm 2018", "132-QĐ/TW, 08/03/2018; 16-HD/BTCTW, 24/09/2018", 2018, 2018,
     SINCE_2018, SINCE_2018, False),
    ("2019", "Giai đoạn 2019 – 2022", "132-QĐ/TW, 08/03/2018; 21-HD/BTCTW, 18/10/2019", 2019, 2022,
     SINCE_2018, SINCE_2018, False),
    ("2023", "Giai đoạn 2023 – 2024", "124-QĐ/TW, 04/10/2023; 25-HD/BTCTW, 10/11/2023", 2023, 2024,
     SINCE_2018, SINCE_2018, False),
    ("2025", "Từ năm 2025", "366-QĐ/TW, 30/08/2025; 43-HD/BTCTW, 31/10/2025", 2025, None,
     SINCE_2018, SINCE_2018, True),
)  # fmt: skip
CADRES_FROM = 2019
"""First year for which a rule compares the grade of a member with the one as cadre or civil servant
(21-HD/BTCTW); what the levels were called before is not recorded."""
_GRADES = ("excellent", "good", "completed", "not_completed")


def load(model: Any) -> None:
    """Enter the scales that are missing."""
    for code, name, document, first, last, of_members, of_organizations, quarterly in SCALES:
        names = {f"member_{grade}": text for grade, text in zip(_GRADES, of_members, strict=True)}
        names |= {
            f"organization_{grade}": text
            for grade, text in zip(_GRADES, of_organizations, strict=True)
        }
        model.objects.get_or_create(
            code=code,
            defaults={
                "name": name, "document": document, "first_year": first, "last_year": last,
                "quarterly": quarterly, "quota_base": "good", "rounding": "down", **names,
            },
        )  # fmt: skip


def name_cadre_grades(model: Any) -> None:
    """Enter what the grades of cadres and civil servants are called, where nobody has yet."""
    rows = model.objects.filter(first_year__gte=CADRES_FROM, cadre_excellent="")
    names = zip(_GRADES, SINCE_2018, strict=True)
    rows.update(**{f"cadre_{grade}": text for grade, text in names})
