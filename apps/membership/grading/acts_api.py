"""Steps of a campaign through the API: self-review, proposals, ballots, decision of one unit."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from apps.membership.api import REFUSALS
from apps.membership.api_acts import VOTES, Acting, VersionSerializer
from apps.membership.grading import actions, permissions
from apps.membership.grading.actions.steps import Proposal, SelfReview
from apps.membership.grading.choices import CadreGrade, Grade
from apps.membership.grading.serializers import CampaignUnitSerializer

ANSWERS = {200: CampaignUnitSerializer, **REFUSALS}


class _Row(serializers.Serializer[Any]):
    row = serializers.IntegerField(
        min_value=1, max_value=2**62, help_text="Key of the row in ``member-grades``."
    )


class SelfReviewedSerializer(serializers.Serializer[Any]):
    """A self-review; the points that the scale asks for."""

    self_grade = serializers.ChoiceField(Grade.choices, required=False, default="")
    points = serializers.DecimalField(5, 2, required=False, default=None)
    late_share = serializers.DecimalField(5, 2, required=False, default=None)
    above_share = serializers.DecimalField(5, 2, required=False, default=None)
    disciplined = serializers.BooleanField(required=False, default=None, allow_null=True)


class MemberReviewedSerializer(SelfReviewedSerializer, _Row):
    """A self-review of a member."""


class ReviewsSerializer(VersionSerializer):
    """The self-reviews of a unit."""

    members = MemberReviewedSerializer(many=True, required=False, default=list)
    own = SelfReviewedSerializer(required=False, default=None)


class ProposedSerializer(serializers.Serializer[Any]):
    """A proposal; ``cadre_grade``: left out where nothing is known."""

    grade = serializers.ChoiceField(Grade.choices)
    grounds = serializers.CharField(max_length=300, required=False, default="")
    cadre_grade = serializers.ChoiceField(CadreGrade.choices, required=False, default=None)


class MemberProposedSerializer(ProposedSerializer, _Row):
    """A proposal about a member."""


class ProposalsSerializer(VersionSerializer):
    """The proposals of a unit."""

    members = MemberProposedSerializer(many=True, required=False, default=list)
    own = ProposedSerializer(required=False, default=None)


class BallotsSerializer(_Row):
    """The votes for each grade of one member."""

    votes = serializers.DictField(child=serializers.IntegerField(min_value=0, max_value=VOTES))

    def validate_votes(self, votes: dict[str, int]) -> dict[str, int]:
        """Only grades are voted on."""
        if set(votes) - set(Grade.values):
            raise serializers.ValidationError(f"Grades: {', '.join(Grade.values)}.")
        return votes


class CellVoteSerializer(VersionSerializer):
    """The ballots of a cell."""

    held_on = serializers.DateField()
    entitled = serializers.IntegerField(min_value=0, max_value=VOTES)
    present = serializers.IntegerField(min_value=0, max_value=VOTES)
    ballots = BallotsSerializer(many=True)


class UnitDecidedSerializer(VersionSerializer):
    """The decision on the members of a unit."""

    decision_number = serializers.CharField(max_length=60)
    decided_on = serializers.DateField()
    reason = serializers.CharField(max_length=300, required=False, default="")


class UnitActs(Acting):
    """The steps of one unit of a campaign."""

    @extend_schema(request=ReviewsSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"], url_path="self-review")
    def self_review(self, request: Request, pk: str) -> Response:
        """Record self-reviews of members and of the unit itself."""

        def run(unit: Any, said: dict[str, Any]) -> None:
            members = {one.pop("row"): SelfReview(**one) for one in said["members"]}
            own = SelfReview(**said["own"]) if said["own"] else None
            actions.record_self_review(
                unit=unit, version=said["version"], members=members, own=own, by=said["by"]
            )

        return self.act(request, ReviewsSerializer, permissions.CHANGE, run)

    @extend_schema(request=ProposalsSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def proposals(self, request: Request, pk: str) -> Response:
        """Record proposals about members and the unit itself; the quota is judged."""

        def run(unit: Any, said: dict[str, Any]) -> None:
            members = {one.pop("row"): Proposal(**one) for one in said["members"]}
            own = Proposal(**said["own"]) if said["own"] else None
            actions.record_proposals(
                unit=unit, version=said["version"], members=members, own=own, by=said["by"]
            )

        return self.act(request, ProposalsSerializer, permissions.CHANGE, run)

    @extend_schema(request=CellVoteSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def vote(self, request: Request, pk: str) -> Response:
        """Record the ballots of a cell in counts."""

        def run(unit: Any, said: dict[str, Any]) -> None:
            ballots = {one["row"]: one["votes"] for one in said.pop("ballots")}
            actions.record_cell_vote(unit=unit, ballots=ballots, **said)

        return self.act(request, CellVoteSerializer, permissions.CHANGE, run)

    @extend_schema(request=UnitDecidedSerializer, responses=ANSWERS)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, pk: str) -> Response:
        """Decide the members of a grassroots organisation and of its cells."""
        return self.act(
            request, UnitDecidedSerializer, permissions.DECIDE,
            lambda unit, said: actions.decide_unit(unit=unit, **said),
        )  # fmt: skip
