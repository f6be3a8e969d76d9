"""Sentences of the organisation branch: members, grading, cells, cadres."""

from __future__ import annotations

from django.utils.translation import ngettext_lazy, pgettext_lazy

from apps.reports.narrative.clauses import (
    COMPLETED,
    EXCELLENT,
    GOOD,
    MINORITY,
    NOT_COMPLETED,
    RELIGIOUS,
    WOMEN,
    Clause,
    Sentence,
)

MEMBERSHIP: tuple[Sentence, ...] = (
    (
        Clause(
            "members_admitted",
            ngettext_lazy("%(n)s member was admitted", "%(n)s members were admitted", "count"),
            (
                Clause("members_admitted_women", WOMEN),
                Clause("members_admitted_ethnic_minority", MINORITY),
                Clause("members_admitted_religious", RELIGIOUS),
            ),
        ),
    ),
    (
        Clause(
            "members_made_official",
            ngettext_lazy(
                "%(n)s member became official", "%(n)s members became official", "count"
            ),
        ),
    ),
    (
        Clause(
            "grassroots_committees",
            ngettext_lazy(
                "there was %(n)s grassroots party committee",
                "there were %(n)s grassroots party committees", "count",
            ),
        ),
        Clause(
            "members",
            ngettext_lazy("there was %(n)s member", "there were %(n)s members", "count"),
            (
                Clause("members_women", WOMEN),
                Clause("members_ethnic_minority", MINORITY),
                Clause("members_religious", RELIGIOUS),
                Clause(
                    "probationary_members",
                    ngettext_lazy(
                        "%(n)s probationary member", "%(n)s probationary members", "count"
                    ),
                ),
            ),
        ),
    ),
)  # fmt: skip

FLOW: tuple[Sentence, ...] = (
    (
        Clause("flow_in_admitted", MEMBERSHIP[0][0].text),
        Clause(
            "flow_in_readmitted",
            ngettext_lazy("%(n)s was admitted again", "%(n)s were admitted again", "count"),
        ),
        Clause(
            "flow_in_restored",
            ngettext_lazy(
                "the membership of %(n)s was restored", "the membership of %(n)s was restored",
                "count",
            ),
        ),
        Clause(
            "flow_in_moved",
            ngettext_lazy(
                "%(n)s moved in within the province", "%(n)s moved in within the province", "count"
            ),
        ),
        Clause(
            "flow_in_moved_in",
            ngettext_lazy(
                "%(n)s moved in from another province", "%(n)s moved in from other provinces",
                "count",
            ),
        ),
    ),
    (
        Clause(
            "flow_out_moved",
            ngettext_lazy(
                "%(n)s moved out within the province", "%(n)s moved out within the province",
                "count",
            ),
        ),
        Clause(
            "flow_out_moved_away",
            ngettext_lazy(
                "%(n)s moved out to another province", "%(n)s moved out to other provinces",
                "count",
            ),
        ),
        Clause(
            "flow_out_struck_off",
            ngettext_lazy("%(n)s was struck off", "%(n)s were struck off", "count"),
        ),
        Clause(
            "flow_out_own_request",
            ngettext_lazy("%(n)s left at own request", "%(n)s left at own request", "count"),
        ),
        Clause(
            "flow_out_expelled", ngettext_lazy("%(n)s was expelled", "%(n)s were expelled", "count")
        ),
        Clause("flow_out_deceased", ngettext_lazy("%(n)s died", "%(n)s died", "count")),
    ),
    (Clause("flow_closing", MEMBERSHIP[2][1].text),),
)  # fmt: skip

CELL_LIFE: tuple[Sentence, ...] = (
    (
        Clause(
            "cell_meetings",
            ngettext_lazy("cells held %(n)s meeting", "cells held %(n)s meetings", "count"),
        ),
    ),
    (
        Clause(
            "cell_attendance_groups",
            ngettext_lazy(
                "%(n)s group was set up to attend cells",
                "%(n)s groups were set up to attend cells", "count",
            ),
            (
                Clause(
                    "cell_attendance_people",
                    ngettext_lazy("%(n)s official", "%(n)s officials", "count"),
                ),
            ),
        ),
        Clause(
            "cell_attendance_visits",
            ngettext_lazy(
                "officials attended cells %(n)s time", "officials attended cells %(n)s times",
                "count",
            ),
        ),
    ),
)  # fmt: skip

GRADING: tuple[Sentence, ...] = (
    (
        Clause(
            "organisations_graded",
            ngettext_lazy(
                "%(n)s grassroots organisation was graded",
                "%(n)s grassroots organisations were graded", "count",
            ),
            (
                Clause("organisations_graded_excellent", EXCELLENT),
                Clause("organisations_graded_good", GOOD),
                Clause("organisations_graded_completed", COMPLETED),
                Clause("organisations_graded_not_completed", NOT_COMPLETED),
            ),
        ),
    ),
    (
        Clause(
            "members_graded",
            ngettext_lazy("%(n)s member was graded", "%(n)s members were graded", "count"),
            (
                Clause("members_graded_excellent", EXCELLENT),
                Clause("members_graded_good", GOOD),
                Clause("members_graded_completed", COMPLETED),
                Clause("members_graded_not_completed", NOT_COMPLETED),
            ),
        ),
    ),
    (
        Clause(
            "organisations_commended_excellent_five_years_running",
            ngettext_lazy(
                "%(n)s organisation was commended for five excellent years running",
                "%(n)s organisations were commended for five excellent years running", "count",
            ),
        ),
    ),
)  # fmt: skip


CADRES: tuple[Sentence, ...] = (
    (
        Clause(
            "cadres_rotated_or_transferred",
            ngettext_lazy(
                "%(n)s leading cadre was rotated or transferred",
                "%(n)s leading cadres were rotated or transferred", "count",
            ),
        ),
        Clause(
            "civil_servants_received_or_transferred",
            ngettext_lazy(
                "%(n)s civil servant was received or transferred",
                "%(n)s civil servants were received or transferred", "count",
            ),
        ),
        Clause(
            "rotations_transfers_by_agreement",
            ngettext_lazy(
                "%(n)s rotation or transfer was agreed to",
                "%(n)s rotations and transfers were agreed to", "count",
            ),
        ),
    ),
    (
        Clause(
            "appointments_new",
            ngettext_lazy("%(n)s cadre was appointed", "%(n)s cadres were appointed", "count"),
        ),
        Clause(
            "reappointments",
            ngettext_lazy("%(n)s was re-appointed", "%(n)s were re-appointed", "count"),
        ),
        Clause(
            "appointments_by_agreement_hiep_y",
            ngettext_lazy(
                "%(n)s appointment was agreed to", "%(n)s appointments were agreed to", "count"
            ),
        ),
        Clause(
            "committee_seats_filled",
            ngettext_lazy(
                "%(n)s seat of a party committee was filled",
                "%(n)s seats of party committees were filled", "count",
            ),
        ),
        Clause(
            "candidates_nominated",
            ngettext_lazy(
                "%(n)s candidate was nominated", "%(n)s candidates were nominated", "count"
            ),
        ),
        Clause(
            "released_or_dismissed",
            ngettext_lazy(
                "%(n)s was released from a post, resigned or was relieved of office",
                "%(n)s were released from a post, resigned or were relieved of office", "count",
            ),
        ),
    ),
    (
        Clause(
            "planned_people",
            ngettext_lazy(
                "%(n)s person was planned for titles", "%(n)s people were planned for titles",
                "count",
            ),
            (
                Clause("planned_women", WOMEN),
                Clause("planning_share_young", pgettext_lazy("planning", "%(n)s young")),
                Clause("planning_share_under_35", pgettext_lazy("planning", "%(n)s under 35")),
                Clause(
                    "planning_three_age_bands_filled",
                    pgettext_lazy("planning", "all three age bands filled on every list"),
                ),
            ),
        ),
        Clause(
            "planning_coefficient",
            pgettext_lazy("planning", "%(n)s people planned for each place of a party committee"),
        ),
    ),
)  # fmt: skip
