"""Members as JSON. Ethnicity and religion are in no list, and in a detail only on purpose."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from apps.core.api_fields import CodeField
from apps.core.formats import FormatError
from apps.core.partial_dates import PartialDate
from apps.membership.judging import EDITABLE
from apps.membership.models import EthnicGroup, Member, Religion, StandingPeriod
from apps.membership.standing.choices import Kind
from apps.tenancy.models import Organization

INVALID_DATE = "Write 1974, 1974-08 or 1974-08-14."


@extend_schema_field(OpenApiTypes.STR)
class PartialDateJson(serializers.Field):
    """``1974``, ``1974-08`` or ``1974-08-14``; null when unknown."""

    def to_representation(self, value: PartialDate) -> str:
        """The stored form."""
        return value.stored

    def to_internal_value(self, data: Any) -> PartialDate:
        """Read the stored form."""
        try:
            return PartialDate.from_stored(str(data))
        except FormatError as error:
            raise serializers.ValidationError(INVALID_DATE, code=error.code) from error


class UnitSerializer(serializers.ModelSerializer):
    """An organisation in short."""

    class Meta:
        model = Organization
        fields = ("code", "name")


class MemberRowSerializer(serializers.ModelSerializer):
    """A member in the list."""

    birth = PartialDateJson(read_only=True)
    organization = UnitSerializer(read_only=True)
    standing = serializers.SerializerMethodField()

    class Meta:
        model = Member
        fields = (
            "id",
            "full_name",
            "position",
            "birth",
            "sex",
            "organization",
            "ceremony_on",
            "official_on",
            "political_theory",
            "state",
            "standing",
            "version",
        )

    @extend_schema_field(serializers.ChoiceField(Kind.choices, allow_blank=True))
    def get_standing(self, member: Any) -> str:
        """What sets the member aside today: exempt, suspended, or empty."""
        if not hasattr(member, "aside"):
            periods = StandingPeriod.objects.on(timezone.localdate()).filter(member=member)
            member.aside = max(periods.values_list("kind", flat=True), default="")
        return str(member.aside)


class MemberSerializer(MemberRowSerializer):
    """A member's record without its sensitive part."""

    class Meta(MemberRowSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *MemberRowSerializer.Meta.fields,
            "birth_name",
            "citizen_number",
            "card_number",
            "record_number",
            "native_place",
            "residence",
            "occupation",
            "education",
            "phone",
            "admission_decided_on",
            "admission_decision_number",
            "official_decision_number",
            "left_on",
            "leaving",
        )


class SensitiveMemberSerializer(MemberSerializer):
    """A member's record with its sensitive part, by code of the reference lists."""

    ethnicity: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)
    religion: Any = serializers.SlugRelatedField("code", read_only=True, allow_null=True)

    class Meta(MemberSerializer.Meta):
        fields = (*MemberSerializer.Meta.fields, "ethnicity", "religion")  # type: ignore[assignment]


class MemberValuesSerializer(serializers.ModelSerializer):
    """What may be written; the actions decide whether it may stand."""

    birth = PartialDateJson(required=False, allow_null=True)
    ethnicity: Any = CodeField(queryset=EthnicGroup.objects.all(), required=False, allow_null=True)
    religion: Any = CodeField(queryset=Religion.objects.all(), required=False, allow_null=True)

    class Meta:
        model = Member
        fields = EDITABLE
        # Taken numbers are told by the action, which never tells whose they are.
        extra_kwargs: ClassVar[dict[str, Any]] = {
            "citizen_number": {"validators": []},
            "card_number": {"validators": []},
        }

    def get_validators(self) -> list[Any]:
        """None: constraints of the table are asked by the action."""
        return []


class NewMemberSerializer(MemberValuesSerializer):
    """A member to enter, with the code of the organisation."""

    organization = serializers.CharField(max_length=60)

    class Meta(MemberValuesSerializer.Meta):
        fields = ("organization", *EDITABLE)  # type: ignore[assignment]


class ChangedMemberSerializer(MemberValuesSerializer):
    """Changes to a member as read at ``version``."""

    version = serializers.IntegerField(min_value=1)

    class Meta(MemberValuesSerializer.Meta):
        fields = ("version", *EDITABLE)  # type: ignore[assignment]


class RefusalSerializer(serializers.Serializer):
    """The one shape of every refusal."""

    code = serializers.CharField()
    message = serializers.CharField()
    fields = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))  # type: ignore[assignment]
