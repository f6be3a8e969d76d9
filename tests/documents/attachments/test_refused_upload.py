"""Whoever sends too much gets the page that says so, through the web server that we ship."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SENT = 24 * 1024 * 1024
"""More than the buffers of both ends hold, so that an unread rest would reset the connection."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """gunicorn with threads, as ./run starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    command = [
        sys.executable, "-m", "gunicorn", "tests.documents.attachments.refusing", "--threads", "2",
        "--bind", f"127.0.0.1:{number}", "--no-control-socket", "--log-level", "error",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        _wait(number)
        yield number
    finally:
        server.terminate()
        server.wait(20)


def _wait(number: int) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            if b"taken" in _asked(number, b"GET / HTTP/1.0\r\n\r\n"):
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError("gunicorn did not start")


def _asked(number: int, head: bytes, body: int = 0) -> bytes:
    """Everything is sent before anything is read, as browsers do it."""
    with socket.create_connection(("127.0.0.1", number), timeout=30) as line:
        line.sendall(head)
        for _piece in range(body // 65_536):
            line.sendall(b"0" * 65_536)
        found = b""
        while piece := line.recv(65_536):
            found += piece
        return found


def test_the_answer_arrives_although_everything_is_sent_first(port: int) -> None:
    head = (
        f"POST / HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nContent-Length: {SENT}\r\n\r\n"
    )
    answer = _asked(port, head.encode(), SENT)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"1 MB" in answer
