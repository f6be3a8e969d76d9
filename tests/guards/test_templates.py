"""Templates: each compiles, each is used, none breaks the security policy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Found by their names: the framework's own error pages and overrides of other apps' templates.
BY_NAME = re.compile(r"^(\d{3}|admin/.*|widgets/.*|django/.*|registration/.*|drf_spectacular/.*)")


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_compiles(path):
    engines["django"].get_template(_name(path))


def test_each_is_used():
    sources = [
        path.read_text(encoding="utf-8")
        for path in [
            *TEMPLATES,
            *(ROOT / "apps").rglob("*.py"),
            *(ROOT / "partybuild").rglob("*.py"),
        ]
    ]
    text = "\n".join(sources)
    unused = [
        _name(path)
        for path in TEMPLATES
        if not BY_NAME.match(_name(path)) and f'"{_name(path)}"' not in text
    ]
    assert unused == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_holds_nothing_that_a_strict_policy_refuses(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"hx-on", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"""(src|href)=["']https?://""", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_no_constant_with_a_percent_sign_is_left_untranslated(path):
    """Django doubles the sign in ``_("…")`` of a template when it looks the message up, but not
    when it collects it: such words stay English. The translate tag does both."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"_\(\"[^\"]*%[^\"]*\"\)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_closes_in_each_block_what_it_opens_there(path):
    """A stray end tag puts the rest of the page outside its frame."""
    text = path.read_text(encoding="utf-8")
    for name, block in re.findall(r"{% block (\w+) %}(.*?){% endblock", text, re.DOTALL):
        if "{% block" not in block:
            assert len(re.findall(r"<div[\s>]", block)) == block.count("</div>"), name


# What is asked in these is why a record is read, or what leaves no trace; nothing is typed.
WITHOUT_DRAFT = {
    "cadres/eligibility/question.html",
    "cadres/moves/move.html",
    "cadres/profiles/_sensitive.html",
    "membership/_sensitive.html",
    "membership/record/_guarded.html",
}


def test_what_is_typed_is_kept_in_every_form_that_is_sent():
    """The page of an expired form promises it for all: the script takes each form by itself, and
    only those named here are left out."""
    script = (ROOT / "static/js/forms.js").read_text(encoding="utf-8")
    assert 'for (const form of all("form", root))' in script
    assert "js/forms.js" in (ROOT / "templates/base.html").read_text(encoding="utf-8")
    texts = {_name(path): path.read_text(encoding="utf-8") for path in TEMPLATES}
    assert {name for name, text in texts.items() if "data-no-draft" in text} == WITHOUT_DRAFT
    assert [name for name, text in texts.items() if re.search(r"data-draft[\s=>]", text)] == []
    for name, text in texts.items():
        for form in re.findall(r"<form[^>]*post[^>]*>.*?</form>", text, re.DOTALL | re.IGNORECASE):
            asks_why = re.search(r"""name="purpose"|{{ *\w+\.purpose *}}""", form) is not None
            assert asks_why <= ("data-no-draft" in form), name
