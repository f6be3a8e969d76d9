"""Pages of the foundation: progress of long work and the refusal of a stale form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.core import actions, jobs
from apps.core.jobs import done_so_far
from apps.core.models import Job
from apps.core.return_to import page_of_form


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """An expired form: the browser kept the text (not of admin pages), and the page says so."""
    match = request.resolver_match
    context = {
        "stale_form": True,
        "form_page": page_of_form(request),
        "draft_kept": match is None or match.app_name != "admin",
    }
    return render(request, "403.html", context, status=403)


@require_safe
def job_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Progress of one's own job; the panel alone when htmx asks for it.

    Looking at work that is over takes it from the bell.
    """
    job = get_object_or_404(Job.objects.of(request.user.pk), uuid=uuid)
    job.done = done_so_far(job)
    if job.is_over and job.seen_at is None:
        Job.objects.filter(pk=job.pk).update(seen_at=timezone.now())
    template = "core/_job.html" if request.headers.get("HX-Request") else "core/job.html"
    may_cancel = job.kind in jobs.CANCELLABLE and not job.is_over
    return render(request, template, {"job": job, "may_cancel": may_cancel})


@require_POST
def job_cancel(request: Any, uuid: UUID) -> HttpResponse:
    """Stop one's own work; what was not finished leaves nothing behind."""
    job = get_object_or_404(Job.objects.of(request.user.pk), uuid=uuid)
    actions.cancel_job(job=job, by=request.actor)
    messages.info(request, _("The work was cancelled. Nothing of it was kept."))
    return redirect("core:job", uuid=job.uuid)
