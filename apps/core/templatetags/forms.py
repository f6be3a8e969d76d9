"""Template tags of the design system for forms: one field, the list of errors, the save bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BoundField
from django.template.loader import render_to_string

register = template.Library()


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """Render a form field: label, hint, error, control, help beside it.

    Options: hint (above the control; the field's help_text when left out), help (beside it),
    echo (below: what will be stored), required_mark (False leaves out "optional"), plain (without
    the help column, for narrow forms), sensitive (never kept as a draft), label, and data_ or hx_
    attributes for the control.
    """
    values = {
        key: options.pop(key, default)
        for key, default in (
            ("hint", bound.help_text),
            ("help", ""),
            ("echo", ""),
            ("required_mark", True),
            ("plain", False),
            ("label", bound.label),
        )
    }
    attributes = control_attributes(bound, values, options)
    kind = kind_of(bound)
    return {
        "bound": bound,
        "kind": kind,
        "control": bound.as_widget(attrs=attributes),
        "optional": values.pop("required_mark") and not bound.field.required and kind != "tick",
        "described": described_by(bound, values),
        **values,
    }


def kind_of(bound: BoundField) -> str:
    """Say how a field is laid out: hidden, tick, date (three boxes), group or plain."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if getattr(widget, "input_type", "") == "checkbox" and not widget.use_fieldset:
        return "tick"
    if hasattr(widget, "widgets"):
        return "date"
    if widget.use_fieldset and getattr(widget, "input_type", "") != "file":
        return "group"
    return "plain"


def described_by(bound: BoundField, values: dict[str, Any]) -> str:
    """Return the ids of what explains a field, in the order in which it should be read."""
    names = [
        f"{bound.auto_id}_helptext" if values["hint"] else "",
        f"{bound.auto_id}_error" if bound.errors else "",
        f"{bound.auto_id}_help" if values["help"] else "",
        f"{bound.auto_id}_echo" if values["echo"] else "",
    ]
    return " ".join(name for name in names if name)


def control_attributes(
    bound: BoundField, values: dict[str, Any], options: dict[str, Any]
) -> dict[str, Any]:
    """Return the attributes that the control gets on top of those of its widget."""
    attributes: dict[str, Any] = {}
    if options.pop("sensitive", False):
        attributes["data-sensitive"] = "true"
    for key, value in options.items():
        if not key.startswith(("data_", "hx_", "aria_")):
            raise TypeError(f"unknown argument: {key}")
        attributes[key.replace("_", "-")] = value
    if kind_of(bound) in ("plain", "tick"):
        described = described_by(bound, values)
        if described:
            attributes["aria-describedby"] = described
    return attributes


@register.inclusion_tag("components/errors.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """List what must be put right in forms and formsets, each line linked to its field.

    The words are those beside the field. Renders nothing while there is no error.
    """
    errors = [error for one in flat_forms(forms) for error in errors_of(one)]
    return {"errors": errors, "count": len(errors)}


def flat_forms(forms: Iterable[Any]) -> Iterator[Any]:
    """Yield each bound form of forms and formsets; a formset's own errors come first."""
    for one in forms:
        if one is None or not one.is_bound:
            continue
        yield one
        yield from getattr(one, "forms", ())


def errors_of(form: Any) -> Iterator[dict[str, str]]:
    """Yield target, label and message for each error of a form or of a formset as a whole."""
    if hasattr(form, "forms"):
        yield from ({"target": "", "label": "", "message": str(m)} for m in form.non_form_errors())
        return
    for name, messages in form.errors.items():
        bound = form[name] if name != NON_FIELD_ERRORS and name in form.fields else None
        for message in messages:
            if bound is None:
                yield {"target": "", "label": "", "message": str(message)}
            else:
                yield {
                    "target": first_control(bound),
                    "label": str(bound.label),
                    "message": str(message),
                }


def first_control(bound: BoundField) -> str:
    """Return the id of the first control of a field, where the eye and the focus should go."""
    widget = bound.field.widget
    if hasattr(widget, "widgets"):
        return f"{bound.auto_id}_0"
    if widget.use_fieldset and getattr(widget, "input_type", "") in ("radio", "checkbox"):
        return f"{bound.auto_id}_0"
    return str(bound.auto_id)


@register.simple_block_tag
def save_bar(content: str, label: str, **options: Any) -> str:
    """Close a form with its one filled button; ``content`` stands between it and the key hint.

    Options: cancel (url), next (label of a second button, sent as ``_next``), name, icon.
    """
    known = ("cancel", "next", "name", "icon")
    values = {key: options.pop(key, "") for key in known}
    if options:
        raise TypeError(f"unknown arguments: {', '.join(options)}")
    return render_to_string(
        "components/savebar.html", {"content": content, "label": label, **values}
    )
