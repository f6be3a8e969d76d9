"""What a deployment must not look like."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def no_embedded_servers(app_configs: Any, **kwargs: Any) -> list[Error]:
    """The embedded servers speak no TLS and trust one machine: never in production."""
    if not settings.EMBEDDED_SERVICES:
        return []
    return [
        Error(
            "The embedded PostgreSQL and Valkey are in use.",
            hint="Set DATABASE_URL and REDIS_URL to servers of your own: see docs/operations.md.",
            id="partybuild.E001",
        )
    ]
