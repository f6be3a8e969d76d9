"""Cadres in the admin: titles to keep, records without what they say of anybody."""

from apps.core.topics import load

load("admin", "cadres")
