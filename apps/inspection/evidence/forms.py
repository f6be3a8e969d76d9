"""Forms of evidence. They decide nothing themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import date_text
from apps.core.keys import KeyChoiceField
from apps.documents.attachments.rules import EXTENSIONS, MEGABYTE
from apps.inspection.evidence.actions import AT_ONCE
from apps.inspection.evidence.choices import EvidenceKind
from apps.inspection.evidence.reading import papers_without_scan
from apps.inspection.models import Case, CasePaper, CaseSubject, Evidence
from apps.inspection.secrecy import GROUNDS
from apps.inspection.secrecy_fields import grade_end_field, grade_reason_field, grades_read_by
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm

ACCEPTED = ",".join(f".{ending}" for endings in EXTENSIONS.values() for ending in endings)
EMPTY = {"empty": _("The file is empty. Choose another one."), "required": _("Choose a file.")}


class FilesInput(forms.FileInput):
    """Several files in one box."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files; empty when none is chosen."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        found = [forms.FileField.clean(self, one, initial) for one in given]
        return [one for one in found if one]


class PaperField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An issued paper of the case whose signed scan is missing, by its key."""

    def __init__(self) -> None:
        super().__init__(
            CasePaper.objects.none(), label=_("Signed scan of the paper"), required=False,
            to_field_name="key", empty_label=_("No paper written here"),
            help_text=_("Offered are issued papers of this case whose scan is still missing."),
        )  # fmt: skip

    def label_from_instance(self, obj: Any) -> str:
        """What it is, its number and day, about whom."""
        words = f"{capfirst(obj.get_template_display())} {obj.symbol}, {date_text(obj.day)}"
        return f"{words} ({obj.subject.name})" if obj.subject else words


def _file_attributes() -> dict[str, Any]:
    """What the browser checks before anything is sent; the server checks all of it again."""
    return {
        "accept": ACCEPTED,
        "data-max-each": settings.ATTACHMENT_MAX_BYTES,
        "data-max-all": settings.UPLOAD_MAX_BYTES - MEGABYTE,
    }


def _limits() -> str:
    return _("PDF, JPEG, PNG, TIFF, DOCX, XLSX or ODT, each at most %(each)s MB.") % {
        "each": settings.ATTACHMENT_MAX_BYTES // MEGABYTE
    }


class _About(forms.Form):
    """What is said of a document."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=capitalised(EvidenceKind.choices))
    proves = forms.CharField(
        label=_("Evidence of"), max_length=300,
        help_text=_("The fact or the content of the inspection that it shows."),
    )  # fmt: skip
    subject = KeyChoiceField(
        CaseSubject.objects.none(), label=_("Subject concerned"), required=False,
        empty_label=_("The whole case"),
    )  # fmt: skip
    paper = PaperField()
    own_secrecy = forms.TypedChoiceField(
        label=_("Grade on the document"), coerce=int, choices=(),
        help_text=_("The higher one of this grade and that of the case counts."),
    )  # fmt: skip
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()
    is_sealed = forms.BooleanField(
        label=_("Under seal"), required=False,
        help_text=_("It is looked at under a watermark only, as a graded document is."),
    )  # fmt: skip
    kept_where = forms.CharField(
        label=_("Paper kept at"), max_length=200, required=False,
        help_text=_("Needed when no file is stored."),
    )  # fmt: skip

    def choose_from(self, case: Case, actor: Actor, *, paper: int | None = None) -> None:
        """The subjects of the case, its papers without a scan, the grades that the actor reads."""
        papers = papers_without_scan(case, actor, but=paper)
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]
        subjects = CaseSubject.objects.of_case(case).current().order_by("pk")
        self.fields["subject"].queryset = subjects  # type: ignore[attr-defined]
        self.fields["own_secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]


class AddForm(_About, RefusableForm):
    """Documents that come in, each with its file."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Files to store"), required=False, error_messages=EMPTY
    )
    received_on = FullDateField(label=_("Received on"))
    field_order = ("files", "kind", "paper", "title", "proves", "subject", "received_on")

    def __init__(
        self, data: Any = None, files: Any = None, *, case: Case, actor: Actor, today: date,
        paper: str = "", kind: str = "",
    ) -> None:  # fmt: skip
        initial = {"received_on": today, "own_secrecy": 0, "kind": kind}
        super().__init__(data, files=files, initial=initial)
        self.choose_from(case, actor)
        if paper:
            self._begin_with(paper)
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Left out: the name of the file.")
        self.fields["files"].widget.attrs.update(_file_attributes())
        self.fields["files"].help_text = _limits() + " " + _("Up to %(most)s at once.") % {
            "most": AT_ONCE
        }  # fmt: skip

    def _begin_with(self, key: str) -> None:
        """What is known of the scan of that paper; nothing for one that is not offered."""
        field: Any = self.fields["paper"]
        found = field.queryset.filter(key=key).first()
        if found is not None:
            self.initial.update(
                kind=EvidenceKind.SIGNED_PAPER, paper=found.key, subject=found.subject_id,
                title=f"{capfirst(found.get_template_display())} {found.symbol}",
                proves=_("The paper as it was signed and stamped"),
            )  # fmt: skip


class DescribeForm(_About, StepForm):
    """What is said of a document, corrected."""

    def __init__(self, data: Any = None, *, evidence: Evidence, actor: Actor) -> None:
        names = (
            "title", "kind", "proves", "subject", "own_secrecy", *GROUNDS, "is_sealed", "kept_where"
        )  # fmt: skip
        first = {name: getattr(evidence, name) for name in (*names, "version")}
        first["paper"] = evidence.paper.key if evidence.paper else None
        super().__init__(data, initial=first)
        self.choose_from(evidence.case, actor, paper=evidence.paper_id)


class RegradeForm(StepForm):
    """Another grade on the document, or another end of it."""

    own_secrecy = forms.TypedChoiceField(label=_("Grade on the document"), coerce=int, choices=())
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()

    def __init__(self, data: Any = None, *, evidence: Evidence, actor: Actor) -> None:
        names = ("own_secrecy", *GROUNDS, "version")
        super().__init__(data, initial={name: getattr(evidence, name) for name in names})
        self.fields["own_secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]


class ReplaceForm(StepForm):
    """A newer file and why."""

    file = forms.FileField(label=_("File"), error_messages=EMPTY, widget=forms.FileInput)
    reason = forms.CharField(label=_("Why is it replaced?"), max_length=300)

    def __init__(self, data: Any = None, files: Any = None, *, evidence: Evidence) -> None:
        super().__init__(data, files=files, initial={"version": evidence.version})
        self.fields["file"].widget.attrs.update(_file_attributes())
        self.fields["file"].help_text = _limits()


class WithdrawForm(FinalForm, StepForm):
    """Why a document no longer counts."""

    sentence = _("It no longer counts as evidence; this cannot be taken back.")
    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=300)

    def __init__(self, data: Any = None, *, evidence: Evidence) -> None:
        super().__init__(data, initial={"version": evidence.version})
