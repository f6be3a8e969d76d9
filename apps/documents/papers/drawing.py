"""Draw the words of a paper as a Word file by the guidance of its day, and judge what was drawn."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from apps.core.word import Letterhead, PartyDocument, Signature
from apps.documents.papers.bodies import Body
from apps.documents.papers.checks import judge
from apps.documents.papers.content import BLANK, Block, Content
from apps.documents.papers.kinds import KINDS, LETTER, MINUTES
from apps.documents.papers.rule_sets import RuleSet, sets_on
from apps.documents.papers.rules import DRAFT, ISSUED, PARTY_DOC, Facts, Issuer, Result
from apps.documents.papers.word_reader import read


@dataclass(frozen=True)
class Sheet:
    """What surrounds the words: body, number, day, marks, signature."""

    body: Body
    symbol: str
    day: date | None
    today: date
    draft: int = 0
    secrecy: str = ""
    position: str = ""
    signer: str = ""
    head_of_team: str = ""
    head_word: str = "Trưởng đoàn"


def draw(content: Content, sheet: Sheet, sets: tuple[RuleSet, RuleSet]) -> bytes:
    """The .docx: a draft has neither number nor day, and a draft mark (36-HD/VPTW)."""
    rules = (sets_on(sheet.day or sheet.today, sets) or sets)[-1]
    paper = PartyDocument(_head(content, sheet), list_end=rules.list_end)
    if content.kind == LETTER:
        paper.addressees(content.addressees)
    else:
        paper.title(KINDS[content.kind], content.abstract)
    if content.bases:
        paper.bases(content.bases)
    if content.heading:
        paper.heading(content.heading, center=True)
    _blocks(paper, content.blocks)
    _sign(paper, content, sheet)
    if content.appendix:
        paper.appendix(content.appendix.head)
        _blocks(paper, content.appendix.blocks)
    return paper.to_bytes()


def _head(content: Content, sheet: Sheet) -> Letterhead:
    open_number = f"Số        -{content.kind}/{sheet.body.symbol}"
    return Letterhead(
        superior=sheet.body.superior,
        body=sheet.body.name,
        number=f"Số {sheet.symbol}" if sheet.symbol else open_number,
        place=sheet.body.place,
        day=sheet.day,
        subject=content.abstract if content.kind == LETTER else "",
        secrecy=sheet.secrecy,
        draft=f"Dự thảo lần {sheet.draft}" if sheet.draft else "",
    )


def _blocks(paper: PartyDocument, blocks: tuple[Block, ...]) -> None:
    for one in blocks:
        if one.heading:
            paper.heading(one.text)
        else:
            paper.paragraph(one.text, lead=one.lead)


def _sign(paper: PartyDocument, content: Content, sheet: Sheet) -> None:
    head = Signature(sheet.head_word, "", sheet.head_of_team or BLANK)
    if content.kind == MINUTES:
        paper.sign_two(Signature("Người ghi biên bản", "", content.clerk or BLANK), head)
    elif content.by_team_head:
        paper.sign(head, content.recipients)
    else:
        signature = Signature(sheet.body.power, sheet.position, sheet.signer or BLANK)
        paper.sign(signature, content.recipients)


def judged(
    content: bytes, sheet: Sheet, sets: tuple[RuleSet, RuleSet], *, profile: str = PARTY_DOC
) -> list[Result]:
    """The verdicts of the rules of layout on a file of ours."""
    body = sheet.body
    facts = Facts(
        today=sheet.today,
        day=sheet.day,
        profile=profile,
        stage=ISSUED if sheet.day else DRAFT,
        issuer=Issuer(body.name, body.superior, body.symbol, body.place),
        grade=sheet.secrecy,
    )
    return judge(read(io.BytesIO(content)), facts, sets)
