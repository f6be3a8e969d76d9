"""Formats on English pages."""
