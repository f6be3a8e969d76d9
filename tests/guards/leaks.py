"""Search an answer for what it must not hold, and strip it of what differs each time."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from email.header import decode_header, make_header
from typing import Any
from urllib.parse import quote, unquote

from django.core import mail

from tests.guards.twins import variants

ONCE = re.compile(
    r'name="csrfmiddlewaretoken" value="\w+"|(?i:"X-CSRFToken"\]?)(:| =) "\w+"'
    r'|name="session-expires" content="\d+"|nonce-[\w+/=-]+|nonce="[\w+/=-]+"'
)
UNSAFE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "http:", "https:", "*")
OUTSIDE = re.compile(
    r"""(?:src|href|action|data-[\w-]+|content)\s*=\s*["'](?:https?:)?//([^"'/]+)"""
)
INLINE = re.compile(
    r"""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|<script(?![^>]*\bsrc=)|<style|hx-on""", re.I
)
ZIPPED = b"PK\x03\x04"


class Search:
    """Finds any spelling of any marker."""

    def __init__(self, markers: Iterable[str]) -> None:
        spellings = sorted({one for marker in markers for one in variants(marker)}, key=len)
        self.pattern = re.compile("|".join(re.escape(one) for one in reversed(spellings)))

    def found_in(self, text: str) -> set[str]:
        """The spellings that occur, with a little of what stands around them."""
        low = text.lower()
        return {
            low[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
            for match in self.pattern.finditer(low)
        }


def body_of(response: Any) -> bytes:
    """The whole body, streamed or not."""
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content)
    return bytes(response.content)


def text_of(response: Any, body: bytes) -> str:
    """Body, headers and cookies as one text."""
    parts = [_header(name, value) for name, value in response.items()]
    parts += [str(morsel) for morsel in response.cookies.values()]
    return "\n".join([*parts, content_of(response, body)])


def content_of(response: Any, body: bytes) -> str:
    """The body as text; files of Excel and Word unpacked, JSON without escapes."""
    parts = []
    if body.startswith(ZIPPED):
        parts += unpacked(body)
    else:
        text = body.decode("utf-8", "replace")
        if "json" in response.get("Content-Type", "") and text:
            text += json.dumps(json.loads(text), ensure_ascii=False)
        parts.append(text)
    return "\n".join(parts)


def notices_of(response: Any) -> list[str]:
    """What the next page would say: it travels in a cookie that cannot be read."""
    kept = getattr(response.wsgi_request, "_messages", None)
    return [str(one) for one in getattr(kept, "_queued_messages", [])]


def sent() -> list[str]:
    """Every mail of the request, with its heads and files."""
    return [str(one.message()) for one in getattr(mail, "outbox", [])]


def unpacked(body: bytes) -> list[str]:
    """Names and texts inside a file of Excel or Word; Word may cut a word into runs."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return [*archive.namelist(), *texts, *(re.sub(r"<[^>]+>", "", text) for text in texts)]


def _header(name: str, value: str) -> str:
    decoded = str(make_header(decode_header(value)))
    return f"{name}: {value} {decoded} {unquote(value)}"


def without_echo(text: str, *echoes: str) -> str:
    """The text without what the request itself said: its address and what was typed."""
    for echo in sorted({one for one in echoes if one}, key=len, reverse=True):
        escaped = echo.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#x27;")
        for spelling in {echo, quote(echo), quote(echo, safe=""), escaped}:
            text = text.replace(spelling, "")
    return text


def normal(text: str, *echoes: str) -> str:
    """An answer that can be compared with another one: no tokens, no echo."""
    return without_echo(ONCE.sub("", text), *echoes)


def headers_to_compare(response: Any) -> dict[str, str]:
    """Headers without those that follow the clock or the body's length, or carry a token."""
    left_out = {
        "content-length", "set-cookie", "content-security-policy", "expires", "last-modified", "etag",
    }  # fmt: skip
    return {name: value for name, value in response.items() if name.lower() not in left_out}


def unsafe_parts(response: Any, body: bytes, *, signed_in: bool) -> list[str]:
    """What a strict browser policy or a careful office would object to."""
    found = []
    policy = response.get("Content-Security-Policy", "")
    directives = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.split()}
    if directives.get("default-src") != ["'none'"]:
        found.append(f"no Content-Security-Policy that starts from nothing: {policy!r}")
    loose = [word for words in directives.values() for word in words if word.strip("'") in UNSAFE]
    found += [f"Content-Security-Policy allows {word}" for word in loose]
    for name, wanted in (
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ):
        if response.get(name) != wanted:
            found.append(f"{name} is {response.get(name)!r}, not {wanted!r}")
    kept = "no-store" not in response.get("Cache-Control", "")
    if signed_in and kept and '"cache"' not in response.get("Clear-Site-Data", ""):
        found.append("a page of a signed-in person may be kept by the browser")
    if "html" in response.get("Content-Type", ""):
        text = body.decode()
        found += [f"leads outside: {host}" for host in sorted(set(OUTSIDE.findall(text)))]
        found += [f"refused by the policy: {one.group()[:80]}" for one in INLINE.finditer(text)]
    return found
