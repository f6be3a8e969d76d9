"""Rules of evidence: what may be stored, what is shown how. Pure.

A grade is never below that of the case; the higher one counts.
State secrets do not lie on a system that others reach: above a set grade the paper stays paper.
"""

from __future__ import annotations

NORMAL = 0


def grade(case_secrecy: int, own_secrecy: int) -> int:
    """The grade that counts: the higher of the case's and the document's own."""
    return max(case_secrecy, own_secrecy)


def is_sealed(secrecy: int, *, marked: bool) -> bool:
    """Whether a document is only looked at under a watermark and never given out as a file."""
    return marked or secrecy > NORMAL


def may_store(secrecy: int, *, highest: int) -> bool:
    """Whether files of that grade are kept here at all."""
    return secrecy <= highest


def scan_refused(*, kind: str, own_secrecy: int, files: int) -> tuple[str, str]:
    """(code, field) of what speaks against a document as the scan of an issued paper; empty if
    nothing. Who reads the paper reads its scan, so the scan has no higher grade of its own."""
    if kind != "signed_paper":
        return "evidence_paper_kind", "kind"
    if own_secrecy > NORMAL:
        return "evidence_paper_grade", "own_secrecy"
    return ("", "") if files == 1 else ("evidence_paper_file", "paper")


def title_of(title: str, name: str, number: int, count: int) -> str:
    """The title of one of several documents that came in together."""
    if not title:
        return name.rpartition(".")[0][:200] or name[:200]
    return title if count == 1 else f"{title[:190]} ({number}/{count})"
