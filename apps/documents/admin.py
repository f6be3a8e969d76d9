"""Documents in the admin: the register of numbers without what the papers say."""

from apps.core.topics import load

load("admin", "documents")
