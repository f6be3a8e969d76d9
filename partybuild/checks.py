"""What a deployment must not look like."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from apps.core import sealing


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


@register(Tags.security, deploy=True)
def sealing_key_of_ones_own(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Who wrote a letter is sealed: without a key of one's own nobody is protected."""
    hint = "Set PARTYBUILD_SEALING_KEYS, or PARTYBUILD_SEALING_KEY_FILE: see docs/operations.md."
    try:
        sealing.check()
        known = sealing.TEST_KEY in sealing.all_keys()
    except sealing.SealingError as error:
        return [Error(f"There is no usable sealing key: {error}", hint=hint, id="partybuild.E002")]
    if known:
        return [Error("The sealing key is the one of the tests.", hint=hint, id="partybuild.E003")]
    return []
