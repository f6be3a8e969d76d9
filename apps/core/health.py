"""Whether the parts of a running installation answer: for ./run, load balancers and monitors."""

from typing import Any

from celery import bootsteps
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

HEARTBEAT_KEY = "health:worker"
HEARTBEAT_SECONDS = 5.0
# Three beats may be missed: a worker that forks or swaps is not yet down.
HEARTBEAT_LIFETIME = 20
PROBE_KEY = "health:probe"


class WorkerHeartbeat(bootsteps.StartStopStep):
    """Part of a Celery worker: refreshes a cache key as long as its main loop turns.

    A key is asked for in a millisecond and from any number of web servers; pinging the worker
    would wait for its answer and leave a reply queue behind at each check.
    """

    requires = {"celery.worker.components:Timer"}

    def __init__(self, worker: Any, **options: Any) -> None:
        super().__init__(worker, **options)
        self.timer_entry: Any = None

    def start(self, worker: Any) -> None:
        """Beat now and from now on."""
        beat()
        self.timer_entry = worker.timer.call_repeatedly(HEARTBEAT_SECONDS, beat, priority=10)

    def stop(self, worker: Any) -> None:
        """Stop beating; the key is left to expire, for another worker may be alive."""
        if self.timer_entry is not None:
            self.timer_entry.cancel()
            self.timer_entry = None


def beat() -> None:
    """Say that a worker is alive."""
    cache.set(HEARTBEAT_KEY, 1, HEARTBEAT_LIFETIME)


def database_answers() -> bool:
    """Whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False


def cache_answers() -> bool:
    """Whether the cache keeps what it is given."""
    try:
        cache.set(PROBE_KEY, 1, 10)
        return cache.get(PROBE_KEY) == 1
    except Exception:  # noqa: BLE001 (each cache backend has exceptions of its own)
        return False


def worker_beats() -> bool:
    """Whether a worker has beaten lately; needs the cache."""
    return cache.get(HEARTBEAT_KEY) is not None


@login_not_required
@require_safe
@transaction.non_atomic_requests  # with the database down, the transaction would fail before us
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when web, database, cache and worker are up, otherwise 503 and which is not.

    Open to everybody, so it says no more than that.
    """
    parts = {"web": True, "database": database_answers(), "cache": cache_answers()}
    parts["worker"] = parts["cache"] and worker_beats()
    healthy = all(parts.values())
    answer = {"status": "ok" if healthy else "down", **parts}
    return JsonResponse(
        answer, status=200 if healthy else 503, headers={"Cache-Control": "no-store"}
    )
