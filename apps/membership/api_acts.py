"""Acts through the API: parse, call the action of the page, answer with the record as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from apps.accounts.permissions import require
from apps.core.errors import NotAllowed
from apps.membership.procedures.choices import Body
from apps.membership.procedures.rules import Ballots

VOTES = 1_000_000


class VersionSerializer(serializers.Serializer[Any]):
    """What was read last; an act over an older version is refused with 409."""

    version = serializers.IntegerField(min_value=0, help_text="As read last.")


class VoteActSerializer(VersionSerializer):
    """One vote in counts."""

    body = serializers.ChoiceField(Body.choices)
    held_on = serializers.DateField()
    entitled = serializers.IntegerField(min_value=0, max_value=VOTES)
    present = serializers.IntegerField(min_value=0, max_value=VOTES)
    in_favour = serializers.IntegerField(min_value=0, max_value=VOTES)
    against = serializers.IntegerField(min_value=0, max_value=VOTES)
    blank_or_invalid = serializers.IntegerField(min_value=0, max_value=VOTES, default=0)
    resolution_number = serializers.CharField(max_length=60, required=False, default="")


class PaperActSerializer(VersionSerializer):
    """One paper of the checklist."""

    code = serializers.CharField(max_length=40)
    dated_on = serializers.DateField()
    number = serializers.CharField(max_length=60, required=False, default="")
    received_on = serializers.DateField(required=False, default=None)
    note = serializers.CharField(max_length=300, required=False, default="")


def with_ballots(values: dict[str, Any]) -> dict[str, Any]:
    """The counts of a vote as the actions take them."""
    names = ("entitled", "present", "in_favour", "against", "blank_or_invalid")
    return values | {"ballots": Ballots(**{name: values.pop(name) for name in names})}


class Acting:
    """A viewset with acts. What may not be seen answers 404, what may only be seen 403."""

    def shown(self, row: Any) -> Any:
        """The record as the reader may see it."""
        return row

    def checked(self, sent: Any) -> dict[str, Any]:
        """The values sent; raises what answers 400."""
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data)

    def act(
        self,
        request: Request,
        sent: Any,
        right: str,
        run: Callable[[Any, dict[str, Any]], Any],
        *,
        in_range: bool = True,
    ) -> Response:
        """Do it to the record of the address, and answer with what became of it.

        ``in_range`` False: the action itself says which side may act.
        """
        found: Any = self.get_object()  # type: ignore[attr-defined]
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, right)
        if in_range and not actor.lo <= found.path < actor.hi:
            raise NotAllowed(permission=str(right))
        values = self.checked(sent(data=request.data))
        run(found, values | {"by": actor, "today": timezone.localdate()})
        now: Any = self.get_queryset().filter(pk=found.pk).first()  # type: ignore[attr-defined]
        if now is None:
            # What went back to the other side is out of sight from now on.
            return Response(status=status.HTTP_204_NO_CONTENT)
        return Response(self.get_serializer(self.shown(now)).data)  # type: ignore[attr-defined]

    def made(self, row: Any) -> Response:
        """A record that was entered, as it is now."""
        now: Any = self.get_queryset().get(pk=row.pk)  # type: ignore[attr-defined]
        return Response(self.get_serializer(now).data, status.HTTP_201_CREATED)  # type: ignore[attr-defined]
