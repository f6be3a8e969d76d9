"""Transfers as JSON: the words of the paper, and nothing else of the member."""

from __future__ import annotations

from rest_framework import serializers

from apps.membership.models import Transfer


class TransferSerializer(serializers.ModelSerializer):
    """A transfer as both sides read it; cells of the other side are not named."""

    birth = serializers.CharField(allow_null=True)

    class Meta:
        model = Transfer
        fields = (
            "id", "kind", "state", "reason", "full_name", "birth", "sex", "card_number",
            "record_number", "ceremony_on", "official_on", "fee_paid_through", "from_name",
            "to_name", "basis_number", "effective_on", "stay_from", "stay_until", "requested_on",
            "paper_number", "paper_year", "sent_on", "handed_in_on", "received_on", "closed_on",
            "closing_note", "wrong_box", "stay_ended_on", "came_back_on", "file_state",
            "file_sent_on", "file_way", "file_carrier", "file_papers", "file_received_on",
            "file_missing", "file_complete_on", "file_back_on", "file_note", "version",
        )  # fmt: skip


class ReceptionSerializer(serializers.Serializer):
    """Receive the member of a paper in a cell of the own range."""

    version = serializers.IntegerField(min_value=0)
    organization = serializers.CharField(max_length=60)
    received_on = serializers.DateField()
