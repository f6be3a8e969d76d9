"""Who is who as JSON: for those who keep it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class AccountLinkSerializer(serializers.Serializer[Any]):
    """An account with which the member signs in."""

    sign_in_name = serializers.CharField(source="user.sign_in_name")
    since = serializers.DateField()
    ended_on = serializers.DateField(allow_null=True)


class RelationSerializer(serializers.Serializer[Any]):
    """A declared relative who is a member too; the name where the reader may see the relative."""

    kinship = serializers.CharField(source="kinship.code")
    name = serializers.CharField(source="shown_name")
    keeps_from_cases = serializers.BooleanField(source="kinship.raises_wall")
    since = serializers.DateField()
    ended_on = serializers.DateField(allow_null=True)


class MemberIdentitySerializer(serializers.Serializer[Any]):
    """A member with accounts and relatives."""

    member = serializers.IntegerField(source="member.pk")
    accounts = AccountLinkSerializer(many=True)
    relatives = RelationSerializer(many=True)


class KinshipSerializer(serializers.Serializer[Any]):
    """What somebody is to a member, and whether that keeps them from a case."""

    code = serializers.CharField()
    name = serializers.CharField()
    name_en = serializers.CharField()
    raises_wall = serializers.BooleanField()
    note = serializers.CharField()
