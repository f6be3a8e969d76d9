"""Reading plans, classes and attendances within the border and the walls of persons."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from apps.cadres.training.choices import Attended, ClassState
from apps.tenancy.querysets import TenantQuerySet


class ClassQuerySet(TenantQuerySet):
    """Classes."""

    def open(self) -> Self:
        """Those that go on or have not begun."""
        return self.filter(state=ClassState.OPEN)

    def held_between(self, first: date, last: date) -> Self:
        """Those held that ended in a time, both days included."""
        return self.filter(state=ClassState.HELD, ends_on__gte=first, ends_on__lte=last)

    def sent_between(self, first: date, last: date) -> Self:
        """Those to which people were sent in a time: begun in it and not cancelled."""
        return self.exclude(state=ClassState.CANCELLED).filter(starts_on__range=(first, last))


class TrainedQuerySet(TenantQuerySet):
    """People in classes."""

    def of_class(self, training_class: Any) -> Self:
        """The people of one class, which the reader has been allowed to see."""
        return self.filter(training_class_id=training_class.pk)

    def of_cadre(self, cadre: Any) -> Self:
        """The classes of one profile, which the reader has been allowed to see."""
        return self.filter(cadre_id=cadre.pk)

    def turns(self) -> Self:
        """Those that count: in classes held, without those who stayed away."""
        return self.filter(training_class__state=ClassState.HELD).exclude(result=Attended.ABSENT)
