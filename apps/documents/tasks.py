"""Background work of documents."""

from apps.core.topics import load

load("tasks", "documents")
