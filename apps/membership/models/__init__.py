"""The tables of the register; one file for each topic."""

from apps.membership.models.register import (
    EthnicGroup,
    ImportBatch,
    Member,
    MemberGrant,
    Placement,
    Religion,
)

__all__ = ["EthnicGroup", "ImportBatch", "Member", "MemberGrant", "Placement", "Religion"]
