"""The papers of a case through the API: read, drafted, issued; the acts and rights of the pages."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.inspection import permissions
from apps.inspection.discipline.reading import subject_or_404
from apps.inspection.evidence.reading import scans_of
from apps.inspection.models import Case, CasePaper
from apps.inspection.papers import actions, serializers
from apps.inspection.papers.forms import WriteForm
from apps.inspection.papers.reading import paper_or_404, papers_of
from apps.inspection.papers.serializers import CasePaperSerializer, PaperWordsSerializer
from apps.inspection.papers.specs import SPECS
from apps.inspection.reading import case_or_404
from apps.membership.api import REFUSALS

PAPER = r"papers/(?P<key>[0-9A-Za-z]+)"
WORDS = ("main", "more", "signer", "position", "recipients")


class CasePaperViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The papers of one case by its reference."""

    queryset = Case.objects.none()
    serializer_class = CasePaperSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=CasePaperSerializer(many=True))
    def retrieve(self, request: Request, reference: str) -> Response:
        """Drafts and issued papers, the latest first; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        audit.record_read(actor, action="inspection.papers_read", obj=case)
        papers = list(papers_of(case, actor))
        found = CasePaperSerializer(papers, many=True, context={"scans": scans_of(actor, papers)})
        return Response(found.data)

    @extend_schema(
        request=serializers.NewPaperSerializer, responses={201: PaperWordsSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"])
    def draft(self, request: Request, reference: str) -> Response:
        """Begin a paper from the records of the case."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        permissions.require_in_range(actor, permissions.CHANGE, case)
        sent = serializers.NewPaperSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        number = sent.validated_data.get("subject")
        subject = subject_or_404(actor, case, number) if number else None
        made = actions.draft_paper(
            case=case, template=sent.validated_data["template"], subject=subject,
            today=timezone.localdate(), by=actor,
        )  # fmt: skip
        return self._shown(made, status.HTTP_201_CREATED)

    @extend_schema(responses={200: PaperWordsSerializer, 404: REFUSALS[404]})
    @action(detail=True, methods=["get"], url_path=PAPER)
    def one(self, request: Request, reference: str, key: str) -> Response:
        """One paper with what is typed in it; reading is logged."""
        paper = self._seen(reference, key)
        audit.record_read(
            request.actor,  # type: ignore[attr-defined]
            action="inspection.papers_read", obj=paper.case, paper=paper.template,
        )  # fmt: skip
        return self._shown(paper)

    @extend_schema(
        request=serializers.WrittenPaperSerializer,
        responses={200: PaperWordsSerializer, **REFUSALS},
    )
    @one.mapping.patch
    def write(self, request: Request, reference: str, key: str) -> Response:
        """Change what is typed in a draft; what is not sent stays as it is."""
        given = self._given(reference, key, serializers.WrittenPaperSerializer)
        return self._shown(actions.write_paper(**_checked(given)))

    @extend_schema(
        request=serializers.IssuedPaperSerializer, responses={200: PaperWordsSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"], url_path=f"{PAPER}/issue")
    def issue(self, request: Request, reference: str, key: str) -> Response:
        """Give the signed paper its number; it never changes again."""
        given = self._given(reference, key, serializers.IssuedPaperSerializer, issues=True)
        return self._shown(actions.issue_paper(**given, today=timezone.localdate()))

    @extend_schema(
        request=serializers.CorrectedPaperSerializer,
        responses={201: PaperWordsSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"], url_path=f"{PAPER}/correct")
    def correct(self, request: Request, reference: str, key: str) -> Response:
        """Begin the paper that takes the place of an issued one."""
        given = self._given(reference, key, serializers.CorrectedPaperSerializer)
        return self._shown(actions.correct_paper(**given), status.HTTP_201_CREATED)

    @extend_schema(
        request=serializers.PaperVersionSerializer,
        responses={200: PaperWordsSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"], url_path=f"{PAPER}/drop")
    def drop(self, request: Request, reference: str, key: str) -> Response:
        """Give a draft up; it stays on record."""
        given = self._given(reference, key, serializers.PaperVersionSerializer)
        return self._shown(actions.drop_paper(**given))

    def _seen(self, reference: str, key: str) -> CasePaper:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        return paper_or_404(case_or_404(actor, reference), actor, key)

    def _given(
        self, reference: str, key: str, kind: Any, *, issues: bool = False
    ) -> dict[str, Any]:
        """What the action takes. Raises Http404, NotAllowed, ValidationError."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        paper = self._seen(reference, key)
        right = SPECS[paper.template].issued_with if issues else permissions.CHANGE
        permissions.require_in_range(actor, right, paper.case)
        sent = kind(data=self.request.data)
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data) | {"paper": paper, "by": actor}

    def _shown(self, paper: CasePaper, code: int = status.HTTP_200_OK) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        context = {"scans": scans_of(actor, [paper]) if paper.sha256 else {}}
        return Response(PaperWordsSerializer(paper, context=context).data, code)


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    """What is written, judged by the form of the page: which parts the paper has, who signs."""
    paper: CasePaper = given["paper"]
    stands = {name: getattr(paper, name) for name in WORDS}
    form = WriteForm(stands | given, case=paper.case, paper=paper)
    lacking = [name for name in WORDS if name in given and name not in form.fields]
    if lacking:
        raise ValidationError({name: [_("This paper has no such part.")] for name in lacking})
    if not form.is_valid():
        raise ValidationError(
            {name: [str(one) for one in said] for name, said in form.errors.items()}
        )
    return stands | form.cleaned_data | {"paper": paper, "by": given["by"]}


def register(router: BaseRouter) -> None:
    """Add the address of the papers of a case."""
    router.register("case-papers", CasePaperViewSet, basename="case-paper")
