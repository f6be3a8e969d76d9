"""Pages of files on their way into the register."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.errors import DomainError
from apps.core.jobs import done_so_far
from apps.core.models import Job
from apps.membership.choices import BatchState
from apps.membership.imports import actions, edges
from apps.membership.imports.forms import ImportForm
from apps.membership.imports.registry import FileKind, kind_of, open_to, require_any
from apps.membership.imports.report import from_json
from apps.membership.models import ImportBatch

RECENT = 20
RUNNING = (BatchState.CHECKING, BatchState.LOADING)


@require_http_methods(["GET", "HEAD", "POST"])
def import_start(request: HttpRequest) -> HttpResponse:
    """What a file must hold, the template, the upload, and the files of late; for one kind."""
    actor = request.actor  # type: ignore[attr-defined]
    require_any(actor)
    kind = _kind(request)
    sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if sent else ImportForm()
    if sent and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            batch, is_new = actions.upload(
                file=given, name=given.name, size=given.size, by=actor, launch=edges.checker(actor),
                kind=kind.code,
            )  # fmt: skip
        except DomainError as error:
            if error.status == 403:
                raise
            form.refuse(error)
        else:
            if not is_new:
                messages.info(request, _("This same file was already uploaded. Here it is."))
            return redirect("membership:import_batch", pk=batch.pk)
    batches = ImportBatch.objects.visible_to(actor).select_related("uploaded_by", "organization")
    context = {
        "form": form,
        "kind": kind,
        "tabs": _tabs(actor, kind),
        "batches": batches.order_by("-uploaded_at", "-pk")[:RECENT],
    }
    status = 422 if form.errors else 200
    return render(request, "membership/imports/start.html", context, status=status)


def _kind(request: HttpRequest) -> FileKind:
    """The kind asked for, the first when none is; 404 for one that the reader may not load."""
    mine = open_to(request.actor)  # type: ignore[attr-defined]
    kind = mine.get(request.POST.get("kind") or request.GET.get("kind") or next(iter(mine)))
    if kind is None:
        raise Http404
    return kind


def _tabs(actor: Any, chosen: FileKind) -> list[dict[str, Any]]:
    start = reverse("membership:import_start")
    return [
        {
            "url": start if code == actions.MEMBERS else f"{start}?kind={code}",
            "label": kind.label,
            "current": code == chosen.code,
        }
        for code, kind in open_to(actor).items()
    ]


@require_safe
def import_template(request: HttpRequest) -> HttpResponseBase:
    """The workbook to fill in."""
    actor = request.actor  # type: ignore[attr-defined]
    require_any(actor)
    return edges.template_file(_kind(request), actor)


@require_safe
def import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: its progress, then what it would do and what is wrong in it."""
    batch = _batch(request, pk)
    kind = kind_of(batch)
    context = {
        "batch": batch,
        "kind": kind,
        "own": batch.uploaded_by_id == request.user.pk,
        "running": batch.state in RUNNING,
        "job": _job(batch),
        "progress_url": reverse("membership:import_progress", args=[batch.pk]),
        "twin": _twin(request, batch),
    }
    if context["own"]:
        context |= _report(batch, kind)
    return render(request, "membership/imports/batch.html", context)


@require_safe
def import_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The progress panel alone; once the work is over, the page is loaded anew."""
    batch = _batch(request, pk)
    job = _job(batch)
    response = render(
        request, "membership/imports/progress.html", {"job": job, "url": request.path}
    )
    if batch.state not in RUNNING or job is None or job.is_over:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def import_load(request: HttpRequest, pk: int) -> HttpResponse:
    """Load what is good in a file; ``only_good`` leaves the wrong rows behind."""
    actor = request.actor  # type: ignore[attr-defined]
    actions.load(
        batch=_batch(request, pk),
        by=actor,
        only_good="only_good" in request.POST,
        launch=edges.loader(actor),
    )
    return redirect("membership:import_batch", pk=pk)


@require_POST
def import_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a file up."""
    batch = _batch(request, pk)
    actions.drop(batch=batch, by=request.actor)  # type: ignore[attr-defined]
    messages.success(
        request, _("%(file)s was given up. Nothing was loaded.") % {"file": batch.file_name}
    )
    return redirect("membership:import_start")


@require_safe
def import_errors(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The wrong rows as a workbook; taking it is written to the trail."""
    actor = request.actor  # type: ignore[attr-defined]
    batch = _batch(request, pk)
    return edges.error_file(batch, actor)


def _batch(request: HttpRequest, pk: int) -> ImportBatch:
    actor = request.actor  # type: ignore[attr-defined]
    require_any(actor)
    batches = ImportBatch.objects.visible_to(actor).select_related("uploaded_by", "organization")
    found: ImportBatch = get_object_or_404(batches, pk=pk)
    return found


def _job(batch: ImportBatch) -> Job | None:
    job = Job.objects.filter(pk=batch.job_id).first() if batch.job_id else None
    if job is not None:
        job.done = done_so_far(job)
    return job


def _report(batch: ImportBatch, kind: FileKind) -> dict[str, Any]:
    kept = batch.report
    problems = from_json(kept.get("problems", ()))
    counts = kept.get("counts", {})
    return {
        "counts": counts,
        "to_load": batch.new_rows + batch.changed_rows,
        "load_words": kind.load_words(batch.new_rows + batch.changed_rows),
        "problems": problems,
        "problems_left": counts.get("problems", 0) - len(problems),
        "warnings": from_json(kept.get("warnings", ())),
        "preview_headers": kind.preview_headers(),
        "preview": kept.get("preview", ()),
        "changes": kept.get("changes", ()),
        "refusal": edges.refusal(kept.get("refusal")),
    }


def _twin(request: HttpRequest, batch: ImportBatch) -> ImportBatch | None:
    """The same content loaded before."""
    actor = request.actor  # type: ignore[attr-defined]
    same = ImportBatch.objects.visible_to(actor).exclude(pk=batch.pk)
    same = same.filter(sha256=batch.sha256, state=BatchState.LOADED)
    found: ImportBatch | None = same.order_by("-loaded_at").first()
    return found
