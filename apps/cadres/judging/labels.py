"""Titles of the rules of cadres are known when the app is ready."""

from apps.cadres.judging import law_keys

__all__ = ["law_keys"]
