"""Addresses and forms of the admin, as the tests use them."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils import timezone

TODAY = timezone.localdate()
STRONG = "ba-con-chim-xanh-7"
MARKER = "Marker Neighbour"


MODELS = [
    "accounts_user", "accounts_roleassignment", "accounts_wall", "accounts_signin",
    "tenancy_organization",
]  # fmt: skip


def page_of(model: str, page: str = "changelist", *keys: object) -> str:
    return reverse(f"admin:{model}_{page}", args=keys)


def send(client, address: str, values):  # type: ignore[no-untyped-def]
    """Post a form as a browser does: with the hidden fields of the page."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return client.post(address, hidden | values)
