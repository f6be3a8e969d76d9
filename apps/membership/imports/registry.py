"""The kinds of files that are read, and what each has to say for itself.

The machinery (upload, check, correction, confirmation, load, progress, trail) is one for all. A
kind brings its columns, judges the rows, writes the good ones and words what it would do. A topic
with files of its own has ``files.py`` with ``file_kinds()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, ClassVar

from django.utils.translation import ngettext

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed
from apps.core.excel.columns import Column
from apps.core.excel.problems import CellError
from apps.core.excel.reader import Header, Row
from apps.core.formats import number
from apps.core.topics import offered
from apps.membership.imports.outcomes import Outcome, Result
from apps.membership.models import ImportBatch

Progress = Callable[[int], None]


class FileKind:
    """One kind of file."""

    code: ClassVar[str]
    """Stable; stands in the database."""
    label: Any
    """As the start page offers it."""
    title: Any
    """Heading of its start page."""
    base: ClassVar[str] = Permission.IMPORT_MEMBERS
    """The right to load files of this part of the system at all."""
    right: ClassVar[str] = Permission.IMPORT_MEMBERS
    """Beside it: the right to do by hand what the file does."""
    action: ClassVar[str]
    """Code of the line in the trail that loading leaves."""
    sheet: ClassVar[str]
    """Name of the template's sheet; always Vietnamese."""
    template_name: ClassVar[str]
    """Name of the template's file, without ending."""
    identifying: ClassVar[tuple[str, ...]]
    """Columns of which at least one must be there."""
    needed: ClassVar[tuple[str, ...]] = ()
    """Columns that must all be there."""
    hints: tuple[Any, ...] = ()
    """What is good to know before the upload."""
    unit_words: dict[str, Any]
    """How new and changed rows are called: ``new``, ``changed``."""
    done_url: ClassVar[str] = "membership:register"
    """Name of the page that shows what was loaded."""
    done_label: Any

    def columns(self) -> list[Column]:
        """The columns to read; none is refused for being absent but by ``identifying``."""
        raise NotImplementedError

    def template_columns(self, actor: Actor) -> list[Column]:
        """The columns of the template, with lists of the actor's own range."""
        raise NotImplementedError

    def template_rows(self, actor: Actor) -> Iterable[dict[str, Any]]:
        """Rows that the template comes with, for kinds that are filled in for known records."""
        return ()

    def check(
        self,
        rows: list[Row],
        header: Header,
        *,
        by: Actor,
        progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:
        """Judge the rows and save nothing; ``lock`` keeps what they change still."""
        raise NotImplementedError

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Write the good rows in few statements; returns how many are new and how many changed."""
        raise NotImplementedError

    def load_words(self, count: int) -> str:
        """The words of the button that loads."""
        words = ngettext("Load %(count)s row", "Load %(count)s rows", count)
        return words % {"count": number(count)}

    def preview_headers(self) -> list[str]:
        """Headers of the preview."""
        raise NotImplementedError

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """Cells of a row of the preview: ``value`` and, where it changes, ``old``."""
        raise NotImplementedError

    def changes(self, outcome: Outcome) -> list[dict[str, Any]]:
        """What a changed row changes: name, header, old and new, or hidden."""
        return []

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """All that loading the row depends on, to notice that the register changed meanwhile."""
        raise NotImplementedError

    def headers(self) -> dict[str, str]:
        """Key of a column → its header."""
        return {column.key: str(column.header) for column in self.columns()}

    def file_warnings(self, header: Header) -> list[CellError]:
        """Columns that nobody reads."""
        return [
            CellError(header.row, "", "", "column_ignored", {}, text) for text in header.unknown
        ]


@cache
def kinds() -> dict[str, FileKind]:
    """Every kind by its code, in the order in which they are offered."""
    from apps.membership.imports.changes import ChangesFile
    from apps.membership.imports.members import MembersFile

    found: list[FileKind] = [MembersFile(), ChangesFile()]
    for source in offered("files", "file_kinds"):
        found += source()
    return {kind.code: kind for kind in found}


def kind_of(batch: ImportBatch) -> FileKind:
    """The kind of an uploaded file."""
    return kinds()[batch.kind]


def open_to(actor: Actor) -> dict[str, FileKind]:
    """The kinds that the actor may load."""
    return {
        code: kind
        for code, kind in kinds().items()
        if actor.has(kind.base) and actor.has(kind.right)
    }


def require_any(actor: Actor) -> None:
    """Raises NotAllowed for whoever may load no kind of file."""
    if not open_to(actor):
        raise NotAllowed(permission=str(Permission.IMPORT_MEMBERS))


def require_kind(actor: Actor, kind: FileKind) -> None:
    """Raises NotAllowed without the right to load files of this kind."""
    require(actor, kind.base)
    require(actor, kind.right)
