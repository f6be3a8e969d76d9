"""Sentences of the refusals of discipline, words of the trail, titles of its rules."""

from apps.inspection.discipline import law_keys

__all__ = ["law_keys"]
