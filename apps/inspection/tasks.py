"""Background work of inspection."""

from apps.core.topics import load

load("tasks", "inspection")
