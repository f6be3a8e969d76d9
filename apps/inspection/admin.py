"""Inspection in the admin: records without what they say of anybody."""

from apps.core.topics import load

load("admin", "inspection")
