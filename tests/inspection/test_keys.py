"""No running number of a case, a letter or a row of them leaves the server."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.urls import URLPattern
from django.urls.converters import IntConverter

from apps.accounts.models import User
from apps.core.topics import modules
from apps.inspection.models import Case
from apps.regulations.models import ProcedureTemplate

COUNTED_WITHIN_ONE = {"number", "page"}
"""Places of a subject, a version, a page within one case that the reader may see."""
OPEN_TO_ALL = (User, ProcedureTemplate)
"""Rows that are not hidden from anybody who is offered them."""
ROOT = Path(__file__).parents[2]


def _addresses() -> list[URLPattern]:
    found: list[URLPattern] = []
    for urls in modules("urls", "inspection"):
        found += [one for one in urls.urlpatterns if isinstance(one, URLPattern)]
    return found


def test_no_address_carries_a_running_number():
    numbered = {
        (address.name, name)
        for address in _addresses()
        for name, converter in address.pattern.converters.items()
        if isinstance(converter, IntConverter) and name not in COUNTED_WITHIN_ONE
    }

    assert numbered == set()


def _forms() -> list[type[forms.BaseForm]]:
    found = []
    for path in sorted((ROOT / "apps" / "inspection").glob("*/*forms.py")):
        module = import_module(f"apps.inspection.{path.parent.name}.{path.stem}")
        found += [
            one for _name, one in inspect.getmembers(module, inspect.isclass)
            if issubclass(one, forms.BaseForm) and one.__module__ == module.__name__
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("form", _forms(), ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_no_option_is_a_running_number(form):
    for name, field in getattr(form, "base_fields", {}).items():
        plain = type(field).prepare_value is forms.ModelChoiceField.prepare_value
        if isinstance(field, forms.ModelChoiceField) and plain and not field.to_field_name:
            assert field.queryset is not None, name
            assert issubclass(field.queryset.model, OPEN_TO_ALL), name


def test_the_list_and_the_assigning_page_name_cases_by_their_reference(register, chair, browser):
    case: Case = register()
    client = browser("inspection_chair", "alpha-east")

    page = client.get("/cases/?tab=open").content.decode()
    chosen = client.get(f"/cases/assign/?pick={case.reference}").content.decode()
    by_number = client.get(f"/cases/assign/?pick={case.pk}").content.decode()

    assert f'name="pick" value="{case.reference}"' in page
    assert f'name="version-{case.reference}"' in chosen
    assert f'value="{case.pk}"' not in page + chosen
    assert case.reference not in by_number
