"""/healthz: each part that is down is named, and nothing more is said."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection

from apps.core import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def worker_alive():
    health.beat()
    yield
    cache.delete(health.HEARTBEAT_KEY)


def test_all_parts_up_answers_ok_to_anybody_and_is_never_stored(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "web": True,
        "database": True,
        "cache": True,
        "worker": True,
    }
    assert "no-store" in response["Cache-Control"]


def test_a_worker_that_no_longer_beats_is_named(client):
    cache.delete(health.HEARTBEAT_KEY)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["status"] == "down"
    assert [name for name, up in response.json().items() if up is False] == ["worker"]


def test_a_database_that_is_down_is_named_without_its_error(client, monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("connection to 10.0.0.7 refused")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert [name for name, up in response.json().items() if up is False] == ["database"]
    assert "10.0.0.7" not in response.content.decode()


def test_without_the_cache_the_worker_counts_as_down_too(client, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    response = client.get("/healthz")

    assert response.status_code == 503
    down = [name for name, up in response.json().items() if up is False]
    assert down == ["cache", "worker"]


def test_only_reading_is_allowed(client):
    assert client.post("/healthz").status_code == 405


def test_the_worker_beats_at_once_then_regularly_until_it_stops():
    calls, cancelled = [], []
    entry = SimpleNamespace(cancel=lambda: cancelled.append(True))
    timer = SimpleNamespace(
        call_repeatedly=lambda seconds, what, priority: calls.append((seconds, what)) or entry
    )
    cache.delete(health.HEARTBEAT_KEY)
    worker = SimpleNamespace(timer=timer, steps=[])
    step = health.WorkerHeartbeat(worker)

    step.start(worker)
    beaten = health.worker_beats()
    step.stop(worker)

    assert beaten
    assert calls == [(health.HEARTBEAT_SECONDS, health.beat)]
    assert health.HEARTBEAT_SECONDS * 3 < health.HEARTBEAT_LIFETIME
    assert cancelled == [True]
