"""The acts on a case as its page offers them: form, words, right, and the action behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.cases import act_forms as forms
from apps.inspection.cases import actions
from apps.inspection.choices import Phase, Submission
from apps.inspection.models import Case

OF_CASE, OF_SUBJECT, OF_STEP = "", "subject", "step"


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    fits: Callable[[Case], bool]
    right: str = permissions.CHANGE
    of: str = OF_CASE
    main: bool = False
    dated: bool = True
    """Whether the action takes today."""


def _open(case: Case) -> bool:
    return case.is_open


def _always(case: Case) -> bool:
    return True


def _decided(case: Case) -> bool:
    return case.is_open and case.decided_on is not None


def _may_submit(case: Case) -> bool:
    waits = case.submission == Submission.SUBMITTED
    return not waits and (case.phase == Phase.PREPARATION or case.needs_signature)


def _waits(case: Case) -> bool:
    return case.submission == Submission.SUBMITTED


def _may_decide(case: Case) -> bool:
    return _waits(case) and case.phase == Phase.PREPARATION


def _may_sign_again(case: Case) -> bool:
    return _waits(case) and case.needs_signature


def _may_close(case: Case) -> bool:
    return case.phase == Phase.CONCLUSION and bool(case.outcome)


def _may_stop(case: Case) -> bool:
    return case.is_open and case.concluded_on is None


DECIDE = permissions.DECIDE
ACTS: dict[str, Act] = {
    "edit": Act(
        forms.ChangeForm,
        _("Change the case"),
        _("A change of the matter or of its times takes the signature on the plan back."),
        _("The case is changed."),
        actions.change_case, _open, dated=False,
    ),
    "add-subject": Act(
        forms.AddSubjectForm,
        _("Add a subject"),
        _("Who they are today is copied into the case."),
        _("The subject is added."),
        actions.add_subject, _open,
    ),
    "assign": Act(
        forms.AssignForm,
        _("Assign an officer"),
        _("Offered are officers of your range. Whoever may not read this case is refused."),
        _("The case is assigned."),
        actions.assign_handler, _open, right=DECIDE,
    ),
    "submit": Act(
        forms.ActForm,
        _("Submit for signature"),
        _("The plan goes to the chair. Until it is signed or returned, a change takes it back."),
        _("The plan waits for the signature."),
        actions.submit_case, _may_submit, main=True,
    ),
    "return": Act(
        forms.NoteForm,
        _("Return the plan"),
        _("The officer reads the note and submits the plan again."),
        _("The plan is returned."),
        actions.return_case, _waits, right=DECIDE, dated=False,
    ),
    "decide": Act(
        forms.DecideForm,
        _("Sign decision and plan"),
        _("The work begins. Who drafted the plan does not sign it."),
        _("The case is opened by decision %(signed_number)s."),
        actions.decide_opening, _may_decide, right=DECIDE, main=True,
    ),
    "sign-again": Act(
        forms.DecideForm,
        _("Sign the changed plan"),
        _("The decision on the opening stays; this one says what has changed."),
        _("The changed plan is signed by decision %(signed_number)s."),
        actions.sign_again, _may_sign_again, right=DECIDE, main=True,
    ),
    "add-step": Act(
        forms.AddStepForm,
        _("Add a step"),
        _("For what the procedure does not have, such as an expert opinion. It is never required."),
        _("The step is added."),
        actions.add_step, _open, dated=False,
    ),
    "procedure": Act(
        forms.ProcedureForm,
        _("Change the version of the procedure"),
        _("A case keeps the version it was opened under unless the standing body decides."),
        _("The case goes on under the version that was chosen."),
        actions.switch_procedure, _open, right=DECIDE, dated=False,
    ),
    "regrade": Act(
        forms.RegradeForm,
        _("Change the grade"),
        _("Also after the end of the case. What is no longer graded shows itself to all readers."),
        _("The grade is changed."),
        actions.regrade_case, _always, right=DECIDE, dated=False,
    ),
    "conclude": Act(
        forms.ConcludeForm,
        _("Conclude"),
        _("The outcome fits the kind of the case and what was found about the subjects."),
        _("The conclusion is recorded."),
        actions.conclude_case, _decided, right=DECIDE,
    ),
    "close": Act(
        forms.CloseForm,
        _("Close the case"),
        _("Required steps are done, or left out with a reason."),
        _("The case is closed."),
        actions.close_case, _may_close, right=DECIDE, main=True,
    ),
    "stop": Act(
        forms.StopForm,
        _("Stop the case"),
        _("For what is not carried out, such as a matter that is examined elsewhere."),
        _("The case is stopped."),
        actions.stop_case, _may_stop, right=DECIDE,
    ),
    "finding": Act(
        forms.FindingForm,
        _("Record a finding"),
        _("Only somebody about whom a violation was found is to be disciplined."),
        _("The finding is recorded."),
        actions.record_finding, _decided, of=OF_SUBJECT, dated=False,
    ),
    "remove": Act(
        forms.ReasonForm,
        _("Take the subject out"),
        _("The subject stays to be read with the reason, and is counted no longer."),
        _("The subject is taken out."),
        actions.remove_subject, _open, of=OF_SUBJECT,
    ),
    "done": Act(
        forms.DoneForm,
        _("Record the step"),
        _("Days follow the order of the required steps; the work begins with the decision."),
        _("The step is recorded."),
        actions.complete_step, _open, of=OF_STEP,
    ),
    "excuse": Act(
        forms.ExcuseForm,
        _("Leave the step out"),
        _("The reason stays with the case and is shown to whoever reads it."),
        _("The step is left out."),
        actions.excuse_step, _open, right=DECIDE, of=OF_STEP,
    ),
    "plan": Act(
        forms.PlanForm,
        _("Plan the step"),
        _("The day is shown among what is due. Where a rule sets a limit, the limit counts."),
        _("The step is planned."),
        actions.plan_step, _open, of=OF_STEP, dated=False,
    ),
}  # fmt: skip


def may(actor: Actor, case: Case, right: str) -> bool:
    """Whether the actor's role holds a right over the case."""
    return actor.has(right) and actor.lo <= case.path < actor.hi


def offered(actor: Actor, case: Case) -> list[tuple[str, Act]]:
    """The acts on the case itself that fit now and that the actor may do, the main one first."""
    found = [
        (code, act)
        for code, act in ACTS.items()
        if act.of == OF_CASE and act.fits(case) and may(actor, case, act.right)
    ]
    return sorted(found, key=lambda entry: not entry[1].main)
