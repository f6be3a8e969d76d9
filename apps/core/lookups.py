"""Lookups that Django does not bring."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import models


# Keys of other rows do not inherit the lookups of plain columns.
@models.ForeignKey.register_lookup
@models.Field.register_lookup
class AnyOf(models.Lookup):  # type: ignore[type-arg]
    """``column = any(array)``: one parameter however many keys, where ``in`` sends one for each.

    The array carries the column's type, so that PostgreSQL may look keys up in a hash of it.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition and its parameters; of no key at all there is nothing to ask for."""
        if not self.rhs:
            raise EmptyResultSet
        column, parameters = self.process_lhs(compiler, connection)
        kind = self.lhs.output_field.db_type(connection)
        return f"{column} = any(%s::{kind}[])", (*parameters, list(self.rhs))
