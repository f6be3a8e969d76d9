"""Background work about cadres."""

from apps.core.topics import load

load("tasks", "cadres")
