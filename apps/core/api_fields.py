"""Fields of the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class CodeField(serializers.SlugRelatedField):  # type: ignore[type-arg]
    """A record named by its code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("code", **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """The record of the code. A code with a zero byte names none: the database refuses it."""
        if "\x00" in str(data):
            self.fail("does_not_exist", slug_name=self.slug_field, value="")
        return super().to_internal_value(data)
