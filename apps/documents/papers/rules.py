"""The table of checks of a paper, and the verdicts they come to.

A check says what it found and what the guidance asks for; it never changes anything. What a file
cannot show (who held which post, which number came before) it takes from ``Facts``; without the
fact the verdict is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from apps.documents.papers.boxes import Boxes, boxes_of, kind_code
from apps.documents.papers.parsed import Line, Paper, Table
from apps.documents.papers.rule_sets import HD05, HD36, RuleSet, sets_on

PASS, FAIL, UNKNOWN, ABSENT = "pass", "fail", "unknown", "absent"
ERROR, WARNING = "error", "warning"
TEXT, SUMMARY, OWN = "text", "summary", "own"
"""Standing of a rule: its text was seen; a summary of it was; our own suggestion."""
PARTY_DOC, SPECIALISED, COPY_PROFILE, MINUTES_PROFILE, SCAN = (
    "party_doc", "specialised_form", "copy", "minutes", "archive_scan",
)  # fmt: skip
DRAFT, ISSUED = "draft", "issued"


@dataclass(frozen=True)
class Issuer:
    """The body that issues, as the register of organisations has it on the day of signing."""

    name: str
    superior: str
    code: str = ""
    place: str = ""
    authority: str = ""


@dataclass(frozen=True)
class Taken:
    """A number that the register has given."""

    number: int
    day: date | None
    voided: bool = False


@dataclass(frozen=True)
class Facts:
    """What is known of a paper besides what the file shows. None: not known."""

    today: date
    day: date | None = None
    profile: str = PARTY_DOC
    stage: str = ""
    issuer: Issuer | None = None
    taken: tuple[Taken, ...] | None = None
    term: tuple[date, date | None] | None = None
    signer: tuple[str, str, date | None, date | None] | None = None
    charged: tuple[str, ...] | None = None
    known_documents: frozenset[str] | None = None
    grade: str | None = None
    must_be_graded: bool | None = None
    hidden_names: tuple[str, ...] | None = None
    signature_valid: bool | None = None
    signed_digitally: bool | None = None
    required_papers: tuple[str, ...] | None = None
    present_papers: tuple[str, ...] = ()
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """What is wrong and where; ``found`` and ``wanted`` are words of a short list or figures."""

    line: Line | Table | None = None
    found: str = ""
    wanted: str = ""
    light: bool = False
    """Only warns, also where the rule is an error."""


@dataclass(frozen=True)
class Result:
    """What a check came to."""

    check: Check
    verdict: str
    severity: str
    document: str
    findings: tuple[Found, ...] = ()
    missing: str = ""


class Unseen(Exception):
    """The file cannot show it and the fact is not known; the text says which fact."""


class NotHere(Exception):
    """The paper has nothing that the rule speaks of."""


@dataclass(frozen=True)
class Look:
    """All that a check may look at."""

    paper: Paper
    boxes: Boxes
    facts: Facts
    rules: RuleSet

    @property
    def kind(self) -> str:
        """The code of the kind of paper."""
        return kind_code(self.boxes)

    @property
    def day(self) -> date:
        """The signing date, or today for what is not signed yet."""
        return self.facts.day or self.facts.today

    @property
    def stage(self) -> str:
        """Draft or issued; from the draft mark when nobody says."""
        if self.facts.stage:
            return self.facts.stage
        return DRAFT if self.boxes.draft else ISSUED


Run = Callable[[Look], Iterator[Found]]


@dataclass(frozen=True)
class Check:
    """One rule: its code, how heavy it is, where it comes from, from when to when it holds."""

    code: str
    severity: str
    standing: str
    run: Run
    document: str = ""
    box: str = ""
    articles: str = ""
    since: date = HD36.since
    until: date | None = None
    layout: bool = True
    always_warns: bool = False

    @property
    def weight(self) -> str:
        """How heavy a failure is: what is only a suggestion warns."""
        return WARNING if self.standing == OWN or self.always_warns else self.severity


CHECKS: dict[str, Check] = {}
_ORDER = (
    "PG", "FN", "HB", "NO", "DT", "AU", "TI", "AD", "BD", "SG", "RC", "MK", "AX", "TB", "CP",
    "ES", "PP",
)  # fmt: skip
_ANY_FORM = ("PG", "FN", "PP")


def _left_out(profile: str, code: str) -> bool:
    """Whether a check is none of a profile's."""
    if profile == SPECIALISED:
        return not code.startswith(_ANY_FORM)
    if profile == MINUTES_PROFILE:
        return code.startswith(("AD", "RC"))
    if profile == SCAN:
        return not (code == "HB06" or code.startswith(("NO", "DT")))
    return False


def check(
    code: str, severity: str, standing: str, *, document: str = "", box: str = "",
    articles: str = "", layout: bool = True, always_warns: bool = False, since: date = HD36.since,
) -> Callable[[Run], Run]:  # fmt: skip
    """Enter a check into the table. ``layout`` False: it holds for older papers as well."""

    def enter(run: Run) -> Run:
        if code in CHECKS:
            raise ValueError(code)
        CHECKS[code] = Check(
            code=code, severity=severity, standing=standing, run=run, document=document, box=box,
            articles=articles, since=since if layout else date.min, layout=layout,
            always_warns=always_warns,
        )  # fmt: skip
        return run

    return enter


def judge(paper: Paper, facts: Facts, sets: tuple[RuleSet, RuleSet] = (HD36, HD05)) -> list[Result]:
    """Every check of the table, from the page to the procedures, by the rules of the signing date.

    Where the day of change between two guidances is disputed, what either allows passes.
    """
    days = sets_on(facts.day or facts.today, sets)
    results = []
    for one in sorted(CHECKS.values(), key=_place):
        if _left_out(facts.profile, one.code):
            continue
        results.append(_judge(one, paper, facts, days or (sets[0],), dated=bool(days)))
    return results


def _place(one: Check) -> tuple[int, str]:
    return _ORDER.index(one.code[:2]), one.code


def _judge(
    one: Check, paper: Paper, facts: Facts, days: tuple[RuleSet, ...], *, dated: bool
) -> Result:
    if one.layout and (not dated or (facts.day or facts.today) < one.since):
        return Result(one, UNKNOWN, one.weight, one.document, missing="older_rules")
    outcomes = [_outcome(one, Look(paper, boxes_of(paper), facts, rules)) for rules in days]
    best = next((found for found in outcomes if found.verdict != FAIL), outcomes[0])
    # Two guidances that differ: a failure against both, but not for sure the same one.
    if best.verdict == FAIL and len({found.findings for found in outcomes}) > 1:
        return Result(one, FAIL, WARNING, best.document, best.findings)
    return best


def _outcome(one: Check, look: Look) -> Result:
    document = one.document or look.rules.document
    try:
        findings = tuple(one.run(look))
    except Unseen as missing:
        return Result(one, UNKNOWN, one.weight, document, missing=str(missing))
    except NotHere:
        return Result(one, ABSENT, one.weight, document)
    weight = WARNING if findings and all(each.light for each in findings) else one.weight
    return Result(one, FAIL if findings else PASS, weight, document, findings)


def styled(
    line: Line, *, size: tuple[float, float] | None = None, bold: bool | None = None,
    italic: bool | None = None, underline: bool | None = None, align: str = "", upper: bool = False,
) -> Iterator[Found]:  # fmt: skip
    """What differs between a line and how it should look."""
    runs = line.inked
    if size is not None:
        wrong = {run.size for run in runs if not size[0] <= run.size <= size[1]}
        if wrong:
            wanted = f"{size[0]:g}" if size[0] == size[1] else f"{size[0]:g}–{size[1]:g}"
            yield Found(line, f"{min(wrong):g} pt", f"{wanted} pt")
    for name, asked in (("bold", bold), ("italic", italic), ("underline", underline)):
        if asked is not None and any(getattr(run, name) is not asked for run in runs):
            yield Found(line, f"not_{name}" if asked else name, name if asked else f"not_{name}")
    if align and line.align != align:
        yield Found(line, line.align, align)
    if upper and line.text != line.text.upper():
        yield Found(line, line.text, line.text.upper())


def failures(results: Iterable[Result], weight: str = "") -> list[Result]:
    """The results that failed, of one weight or of any."""
    return [one for one in results if one.verdict == FAIL and weight in ("", one.severity)]
