"""What the tests of discipline share: the law as shipped, a subject to be driven through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from apps.inspection.cases.actions import Subject
from apps.inspection.models import CaseSubject
from apps.tenancy import scope
from tests.inspection.discipline.drive import Drive
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)


@pytest.fixture
def drive(register: Callable[..., Any], officer: Any, chair: Any, request: Any) -> Iterator[Drive]:
    """A member without a record, with a post, in a case of the district; nothing recorded yet."""
    request.getfixturevalue("shipped_law")
    case = register(subjects=[Subject(name="Nguyễn Văn Đối", position="Bí thư chi bộ")])
    with scope.use(officer.scope()):
        yield Drive(case, CaseSubject.objects.get(case=case), officer=officer, chair=chair)
