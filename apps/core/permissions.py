"""Names of what roles may do here; the roles themselves lie in accounts."""

CHANGE_SCHEDULE = "core.change_schedule"
