"""Seniority in the Party, badges, member cards and curriculum numbers."""
