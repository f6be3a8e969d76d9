"""Template tags of the design system: marks, navigation, lists and states.

Forms have their own library (``forms``), numbers and charts theirs (``figures``). One example of
each tag stands in docs/design-system.md. No tag here reads the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zlib import crc32

from django import template
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.core import audit
from apps.core.formats import date_text

register = template.Library()

DAYS_SOON = 3
"""Deadlines nearer than this many working days are marked."""


@register.simple_tag
def trail_url(record: Any) -> str:
    """``{% trail_url case as address %}``: the page of what happened to a record."""
    return audit.trail_address(record._meta.label_lower, record.pk)


def query_string(context: Context, **changes: str | None) -> str:
    """Return the query string of this page with some keys changed; None drops a key."""
    request = context.get("request")
    params = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for key, value in changes.items():
        if value is None:
            params.pop(key, None)
        else:
            params[key] = value
    return f"?{params.urlencode()}"


def stable_id(prefix: str, text: object) -> str:
    """Return an element id that is the same each time the same words are rendered."""
    return f"{prefix}-{crc32(str(text).encode()):08x}"


# ---------- Marks ----------


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite: silent beside words, named when it stands alone."""
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="#i-{}"/></svg>', label, name
        )
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.inclusion_tag("components/tag.html")
def tag(word: str, tone: str = "calm", icon: str = "") -> dict[str, Any]:
    """Mark an exception or a result with a word in a tone; normal states stay plain text."""
    return {"word": word, "tone": tone, "icon": icon}


@register.simple_tag
def stamp(word: str) -> SafeString:
    """Print a secrecy mark as on paper; nothing for an empty word."""
    return format_html('<span class="stamp">{}</span>', word) if word else SafeString("")


@register.inclusion_tag("components/due.html")
def due(
    days: int | None, date: Any = None, *, paused: bool = False, soon: int = DAYS_SOON
) -> dict[str, Any]:
    """Say a deadline in words with its date below.

    ``days`` are the working days left, negative when overdue. With ``paused``, ``days`` are those
    already on hold and ``date`` is the day since when.
    """
    return {"days": days, "over": -(days or 0), "date": date, "paused": paused, "soon": soon}


# ---------- Controls and navigation ----------

PASSED_ON = ("hx_", "data_", "aria_")


def _attributes(given: Mapping[str, Any]) -> dict[str, Any]:
    """Turn hx_, data_ and aria_ keyword arguments into attributes; refuse any other word."""
    unknown = [key for key in given if not key.startswith(PASSED_ON)]
    if unknown:
        raise TypeError(f"unknown arguments: {', '.join(unknown)}")
    return {key.replace("_", "-"): value for key, value in given.items() if value}


@register.inclusion_tag("components/button.html")
def button(label: str, url: str = "", **options: Any) -> dict[str, Any]:
    """Render an act: a link when it has a url, a submit button otherwise.

    Options: kind ("main" once a page, "bare"), icon, small, type, name, value, form, more (hidden
    words for screen readers), disabled (the sentence that says why), and hx_, data_, aria_
    attributes.
    """
    known = ("icon", "type", "more", "disabled")
    values = {key: options.pop(key, "") for key in known}
    values["css"] = button_classes(options.pop("kind", ""), small=options.pop("small", False))
    named = {key: options.pop(key, "") for key in ("name", "value", "form")}
    values["attributes"] = flatatt({k: v for k, v in named.items() if v} | _attributes(options))
    values["reason_id"] = stable_id("why", f"{label}{values['disabled']}")
    return {"label": label, "url": url, **values}


def button_classes(kind: str, *, small: bool) -> str:
    """Return the classes of a button of this kind and size."""
    return " ".join(["btn", *([f"btn-{kind}"] if kind else []), *(["btn-s"] if small else [])])


@register.simple_block_tag
def menu(content: str, label: str, icon: str = "", kind: str = "", *, small: bool = False) -> str:
    """Hold a few rare acts or exports behind one button; opens without script."""
    css = button_classes(kind, small=small)
    values = {"content": content, "label": label, "icon": icon, "css": css}
    return render_to_string("components/menu.html", values)


@register.simple_tag
def menu_item(label: str, url: str, note: str = "") -> SafeString:
    """Render one link of a menu with an optional line of explanation."""
    small = format_html("<small>{}</small>", note) if note else ""
    return format_html('<a href="{}">{}{}</a>', url, label, small)


@register.simple_block_tag
def crumbs(content: str) -> str:
    """Hold the way down to this page; fill it with crumb tags."""
    return render_to_string("components/crumbs.html", {"content": content})


@register.simple_tag
def crumb(label: str, url: str = "") -> SafeString:
    """Render one step of the way down; without url it is the place where one is."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, label)
    return format_html('<li aria-current="page">{}</li>', label)


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Any], label: str) -> dict[str, Any]:
    """Render saved lists or parts of a record; an item has url, label, count, current."""
    return {"items": items, "label": label}


@register.simple_block_tag
def panel(content: str, title: str, **options: Any) -> str:
    """Frame a part of a page under its heading.

    Options: meta (quiet words beside the title), tone, id, bare (no padding, for tables),
    hide_title (for readers only), css.
    """
    known = ("meta", "tone", "bare", "hide_title", "css")
    values = {key: options.pop(key, "") for key in known}
    values["id"] = options.pop("id", "") or stable_id("part", title)
    if options:
        raise TypeError(f"unknown arguments: {', '.join(options)}")
    return render_to_string("components/panel.html", {"content": content, "title": title, **values})


# ---------- Lists ----------


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, key: str, label: str, *, default: bool = False, css: str = ""
) -> dict[str, Any]:
    """Render a column head whose link sorts by ``key``, then the other way round.

    The order stands in ``?order=``, descending with a minus. ``default`` marks the column that
    orders the list when nothing is asked.
    """
    request = context.get("request")
    order = request.GET.get("order", "") if request is not None else ""
    order = order or (key if default else "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(order, "")
    following = f"-{key}" if direction == "ascending" else key
    url = query_string(context, order=following, page=None)
    return {"key": key, "label": label, "css": css, "direction": direction, "url": url}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(
    context: Context, page: Any, *, param: str = "page", sizes: str = "", name: str = ""
) -> dict[str, Any]:
    """Render the pages of a Django page object, keeping filters and order.

    ``name`` tells the lists of one page apart for who does not see them. ``sizes`` such as
    "25 50 100" offers rows per page as ``?per_page=``.
    """
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    links = [
        {"number": n, "url": query_string(context, **{param: str(n)})}
        if isinstance(n, int)
        else {"gap": n}
        for n in numbers
    ]
    before = str(page.number - 1) if page.has_previous() else None
    after = str(page.number + 1) if page.has_next() else None
    return {
        "page": page,
        "name": name,
        "links": links,
        "before": query_string(context, **{param: before}) if before else "",
        "after": query_string(context, **{param: after}) if after else "",
        "sizes": [
            {"size": int(size), "url": query_string(context, per_page=size, **{param: None})}
            for size in sizes.split()
        ],
    }


@register.inclusion_tag("components/chips.html", takes_context=True)
def filter_chips(context: Context, source: Any, *, leave_out: str = "") -> dict[str, Any]:
    """Show each filter in force with a link that drops it.

    ``source`` is a bound form of filters (its own words are used) or a list of dicts with label
    and url. Keys named in ``leave_out`` are not shown, nor dropped by "Clear filters".
    """
    if not hasattr(source, "fields"):
        chips = list(source or ())
        keys = [chip["key"] for chip in chips if chip.get("key")]
    else:
        hidden = {*leave_out.split(), "order", "page", "per_page"}
        shown = [bound for bound in source if bound.html_name not in hidden and filled(bound)]
        keys = [bound.html_name for bound in shown]
        chips = [
            {
                "label": f"{bound.label}: {words}" if (words := words_of(bound)) else bound.label,
                "url": query_string(context, **{bound.html_name: None, "page": None}),
            }
            for bound in shown
        ]
    clear = query_string(context, page=None, **dict.fromkeys(keys))
    return {"chips": chips, "clear": clear if len(chips) > 1 else ""}


def filled(bound: Any) -> bool:
    """Say whether a field of a filter form narrows the list."""
    value = bound.data
    return value not in (None, "", [], [""], "unknown") and value is not False


def words_of(bound: Any) -> str:
    """Return the value of a filter as its reader knows it: the label of a choice, not its code."""
    form, name = bound.form, bound.name
    value = bound.data
    if form.is_bound and name in getattr(form, "cleaned_data", {}):
        value = form.cleaned_data[name]
    if value is True:
        return ""
    choices = getattr(bound.field, "choices", None)
    many = value if isinstance(value, list | tuple | set) else [value]
    if choices is None or hasattr(bound.field, "queryset"):
        return ", ".join(date_text(one) if isinstance(one, date) else str(one) for one in many)
    labels = dict(flat_choices(choices))
    return ", ".join(str(labels.get(str(one), one)) for one in many)


def flat_choices(choices: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    """Yield (code, label) of choices that may stand in groups."""
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from flat_choices(label)
        else:
            yield str(code), label


# ---------- Records and states ----------

TOASTS = {
    "success": {"tone": "ok", "icon": "ok", "role": "status"},
    "warning": {"tone": "warn", "icon": "alert", "role": "alert"},
    "error": {"tone": "bad", "icon": "bad", "role": "alert"},
}


@register.simple_tag
def toast_tone(level: str) -> dict[str, str]:
    """Return tone, icon and role of a message; only what needs an act interrupts a reader."""
    return TOASTS.get(level, {"tone": "info", "icon": "info", "role": "status"})


@register.simple_tag
def fact(label: str, value: Any = None, url: str = "", *, unknown: str = "") -> SafeString:
    """Render one term and value inside ``<dl class="facts">``; an empty value says so."""
    context = {"label": label, "value": value, "url": url, "unknown": unknown}
    return render_to_string("components/fact.html", context)


@register.simple_block_tag
def sensitive(content: str, label: str, url: str = "", **options: Any) -> str:
    """Guard personal data: shows ``content`` when ``shown``, else a button that asks to see it.

    Reading is logged by the view behind ``url`` (POST), never by this tag.
    """
    values = {"content": content, "label": label, "url": url, "shown": options.get("shown", False)}
    values["csrf_token"] = options.get("token", "")
    values["id"] = stable_id("guard", label)
    return render_to_string("components/sensitive.html", values)


@register.simple_block_tag
def note(content: str, tone: str = "info", icon: str = "info") -> str:
    """Render a standing remark that is not an error."""
    return render_to_string(
        "components/note.html", {"content": content, "tone": tone, "icon": icon}
    )


@register.simple_block_tag
def empty_state(content: str, title: str, text: str = "", icon: str = "box") -> str:
    """Say why there is nothing and hold the one act that helps."""
    values = {"content": content, "title": title, "text": text, "icon": icon}
    return render_to_string("components/empty.html", values)


@register.inclusion_tag("components/flow.html")
def flow(steps: Iterable[Any], label: str) -> dict[str, Any]:
    """Render the states of a report; a step has label and state (done, current, coming)."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Any]) -> dict[str, Any]:
    """Render what happened, newest first.

    An event has ``when`` (date or moment), ``actor``, ``text``, ``icon``, ``tone``, ``detail``,
    ``papers`` (label, url) and ``planned``; all but when and text may be missing.
    """
    return {"events": events}


@register.inclusion_tag("components/history.html")
def history(entries: Iterable[Any]) -> dict[str, Any]:
    """Render the changes of a record field by field.

    An entry has ``when``, ``who``, ``role``, ``act``, ``url``, ``text``, ``reason`` and
    ``changes``, each change with label, old and new.
    """
    return {"entries": entries}


WORK_TONES = {"failed": "bad", "done": "ok", "cancelled": "calm"}


@register.inclusion_tag("components/progress.html", takes_context=True)
def progress_panel(
    context: Any, job: Any, *, title: str = "", url: str = "", unit: str = "", cancel: str = ""
) -> dict[str, Any]:
    """Show long work in items done; asks ``url`` every two seconds until the work has ended, and
    offers to stop it by ``cancel``.

    ``job`` has state, done, total, message, title, unit, result_url; the view behind ``url``
    answers with this same tag.
    """
    running = job.state in ("queued", "running")
    share = min(100, round(100 * job.done / job.total)) if job.total else 0
    return {
        "job": job,
        "title": title or job.title,
        "unit": unit or getattr(job, "unit", ""),
        "url": url,
        "cancel": cancel,
        "csrf_token": context.get("csrf_token"),
        "id": f"work-{getattr(job, 'uuid', 0)}",
        "running": running,
        "tone": WORK_TONES.get(job.state, "info"),
        "share": 100 if job.state == "done" else share,
    }


@register.inclusion_tag("components/preview.html")
def import_preview(columns: Iterable[str], rows: Iterable[Any], *, caption: str) -> dict[str, Any]:
    """Show rows of a file before anything is saved.

    A row has ``number`` (in the sheet), ``state`` (new, changed, same, warning, error), ``cells``
    (each a value, or a dict with value, old, problem) and ``problems`` (sentences).
    """
    return {"columns": list(columns), "rows": rows, "caption": caption}
