"""Yearly review and grading, and commendations."""
