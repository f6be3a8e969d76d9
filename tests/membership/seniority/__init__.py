"""Seniority, badges, cards and numbers."""
