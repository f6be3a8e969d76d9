"""Candidates as one person asked to see them, by stage."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.membership.admission.choices import ON_THE_WAY, Stage
from apps.membership.admission.filters import CandidateFilter
from apps.membership.models import Candidate
from apps.membership.procedures.listing import TabbedList


class CandidateList(TabbedList):
    """Persons whom the cells of the range follow."""

    tabs_of: ClassVar = {
        "all": (_("On the way"), Q(stage__in=ON_THE_WAY)),
        "outstanding": (_("Outstanding persons"), Q(stage=Stage.OUTSTANDING)),
        "sympathiser": (_("Sympathisers"), Q(stage=Stage.SYMPATHISER)),
        "dossier": (_("Dossiers"), Q(stage__in=(Stage.DOSSIER, Stage.PROPOSED))),
        "decided": (_("Waiting for the ceremony"), Q(stage=Stage.DECIDED)),
        "admitted": (pgettext_lazy("stage", "Admitted"), Q(stage=Stage.ADMITTED)),
        "ended": (_("No longer followed"), Q(stage=Stage.ENDED)),
    }
    orders: ClassVar = {
        "name": F("sort_key"),
        "birth": F("birth"),
        "unit": F("path"),
        "stage": F("stage"),
        "since": F("listed_on"),
        "certificate": F("certificate_on"),
    }
    default_order: ClassVar = ("name", False)
    filter_class = CandidateFilter

    def all_rows(self) -> Any:
        """Persons the reader may know of."""
        rows = Candidate.objects.visible_to(self.actor)
        return rows.select_related("organization__parent")
