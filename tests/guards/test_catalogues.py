"""The catalogues hold every text of the sources, translated, with the same placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
SHOWN = 15
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%([sd])|\{(\w*)\}")
PLURALS = {"vi": "nplurals=1", "en": "nplurals=2"}


Key = tuple[str, str, str]


def read(path: Path) -> dict[Key, polib.POEntry]:
    """The entries of a catalogue that are in use, by context, text and plural."""
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    return {(one.msgctxt or "", one.msgid, one.msgid_plural): one for one in entries}


def texts_of(entry: polib.POEntry) -> list[str]:
    """The translations, one for each plural form."""
    forms = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    return forms or [entry.msgstr]


def placeholders(text: str) -> set[Any]:
    """Names of what is filled in."""
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


ARGUMENTS = {
    "_": ("id",), "gettext": ("id",), "ngettext": ("id", "plural"), "pgettext": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
}  # fmt: skip
"""What the functions of translation are given, by their names without ``_lazy`` and ``_noop``."""


def calls_in(source: str) -> Iterator[tuple[Any, list[Any]]]:
    """Calls of translation in Python source, inside f-strings too, with their constant texts."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            names = ARGUMENTS.get(name.removesuffix("_lazy").removesuffix("_noop"))
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if names and len(texts) >= len(names):
                yield names, texts


def calls_in_template(source: str, name: str) -> Iterator[tuple[Any, list[Any]]]:
    """The same of a template: Django itself turns its tags into calls between other letters."""
    for found in TAG.finditer(templatize(source, origin=name)):
        yield from calls_in(found.group().lstrip())


TAG = re.compile(
    r"""(?<!\w)(_|n?p?gettext)\(\s*(u?(?P<q>'|")(\\.|(?!(?P=q)).)*(?P=q)\s*,?\s*)+(count)?\)""",
    re.DOTALL,
)


@pytest.fixture(scope="module")
def wanted() -> set[Key]:
    """Every message that the sources use; read from them, without the gettext tools."""
    found = set()
    for folder in ("apps", "partybuild", "templates"):
        for path in (ROOT / folder).rglob("*.*"):
            text = (
                path.read_text(encoding="utf-8") if path.suffix in (".py", ".html", ".txt") else ""
            )
            calls = calls_in(text) if path.suffix == ".py" else calls_in_template(text, str(path))
            for names, texts in calls:
                told = dict(zip(names, texts, strict=False))
                found.add((told.get("context", ""), told["id"], told.get("plural", "")))
    return found


@pytest.fixture(scope="module", params=["vi", "en"])
def catalogue(request: pytest.FixtureRequest) -> Any:
    """(language, entries)."""
    path = ROOT / "locale" / request.param / "LC_MESSAGES" / "django.po"
    assert path.exists(), f"There is no {path.relative_to(ROOT)}: make messages"
    return request.param, read(path)


def brief(keys: Any) -> str:
    """The first messages, and how many there are."""
    found = sorted(key[1] for key in keys)
    return f"{len(found)} messages, run `make messages`: " + " · ".join(
        one[:60] for one in found[:SHOWN]
    )


def test_every_text_of_the_sources_is_in_the_catalogue(wanted, catalogue):
    missing = wanted - catalogue[1].keys()
    assert len(wanted) > 500
    assert not missing, brief(missing)


def test_the_catalogue_holds_no_text_that_is_gone(wanted, catalogue):
    gone = catalogue[1].keys() - wanted
    assert not gone, brief(gone)


def test_nothing_is_left_to_translate_and_nothing_is_a_guess(catalogue):
    language, entries = catalogue
    fuzzy = {key for key, entry in entries.items() if entry.fuzzy}
    empty = {key for key, entry in entries.items() if language == "vi" and not all(texts_of(entry))}
    assert not fuzzy, brief(fuzzy)
    assert not empty, brief(empty)


def test_what_is_filled_in_is_the_same_in_every_language(catalogue):
    wrong = {}
    for key, entry in catalogue[1].items():
        allowed = placeholders(key[1]) | placeholders(key[2])
        needed = placeholders(key[2]) if key[2] else allowed
        texts = [text for text in texts_of(entry) if text]
        for rank, text in enumerate(texts):
            # Of several forms the first, for one, may say it in words instead of the number.
            lacks = needed - placeholders(text) and not (rank == 0 and len(texts) > 1)
            if lacks or not placeholders(text) <= allowed:
                wrong[key[1]] = text
    assert wrong == {}


def test_each_language_has_its_plural_forms(catalogue):
    language, entries = catalogue
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    counted = [entry for entry in entries.values() if entry.msgid_plural]
    assert PLURALS[language] in polib.pofile(str(path)).metadata["Plural-Forms"]
    assert counted
    assert {len(texts_of(entry)) for entry in counted} == {int(PLURALS[language][-1])}


def test_vietnamese_texts_carry_vietnamese_letters():
    """Texts left in English by mistake show as long ones without a single mark."""
    entries = read(ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po")
    plain = [
        text
        for entry in entries.values()
        for text in texts_of(entry)
        if len(text.split()) > 4 and text.isascii()
    ]
    assert plain == []
