"""Fields, the list of errors and the save bar: words, ids and marks that belong together."""

from __future__ import annotations

import pytest
from django import forms

from tests.rendering import rendered


class PersonForm(forms.Form):
    """One field of each layout."""

    name = forms.CharField(label="Full name", help_text="As on the card.")
    alias = forms.CharField(label="Alias", required=False)
    sex = forms.ChoiceField(label="Sex", choices=[("f", "Female")], widget=forms.RadioSelect)
    checked = forms.BooleanField(label="Checked", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def test_field_ties_label_hint_error_and_help_to_the_control() -> None:
    form = PersonForm({"name": ""})
    html = rendered('{% field form.name help="Changing it needs a decision." %}', form=form)
    assert '<label for="id_name">Full name</label>' in html
    assert 'aria-describedby="id_name_helptext id_name_error id_name_help"' in html
    assert 'aria-invalid="true"' in html
    for part in ("helptext", "error", "help"):
        assert f'id="id_name_{part}"' in html


def test_field_marks_the_optional_not_the_required() -> None:
    assert "optional" in rendered("{% field form.alias %}", form=PersonForm())
    assert "optional" not in rendered("{% field form.name %}", form=PersonForm())


def test_field_of_choices_is_a_group_with_a_legend() -> None:
    html = rendered("{% field form.sex %}", form=PersonForm())
    assert "<fieldset" in html
    assert "<legend>Sex</legend>" in html


def test_field_of_a_tick_has_its_words_after_the_box() -> None:
    html = rendered("{% field form.checked %}", form=PersonForm())
    assert html.index('type="checkbox"') < html.index("Checked")


def test_hidden_field_has_no_frame() -> None:
    html = rendered("{% field form.token %}", form=PersonForm())
    assert 'type="hidden"' in html
    assert "<div" not in html


def test_sensitive_field_is_marked_against_drafts() -> None:
    html = rendered("{% field form.name sensitive=True %}", form=PersonForm())
    assert "data-sensitive" in html


def test_error_summary_uses_the_words_beside_the_field_and_links_to_it() -> None:
    form = PersonForm({"name": ""})
    form.add_error(None, "The dates contradict each other.")
    html = rendered("{% error_summary form %}", form=form)
    assert '<a href="#id_name">Full name: This field is required.</a>' in html
    assert 'href="#id_sex_0"' in html
    assert "The dates contradict each other." in html
    assert "3 items to correct" in html


def test_error_summary_reads_formsets() -> None:
    rows = forms.formset_factory(PersonForm, min_num=1, validate_min=True)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-alias": "x"}
    html = rendered("{% error_summary rows none %}", rows=rows(data), none=None)
    assert 'href="#id_form-0-name"' in html


@pytest.mark.parametrize("form", [PersonForm(), PersonForm({"name": "An", "sex": "f"})])
def test_error_summary_is_silent_without_errors(form: PersonForm) -> None:
    assert rendered("{% error_summary form %}", form=form) == ""


def test_save_bar_offers_saving_next_and_discarding() -> None:
    html = rendered('{% save_bar "Save" cancel="/back/" next="Next" %}{% endsave_bar %}')
    assert html.count("btn-main") == 1
    assert 'name="_next"' in html
    assert 'href="/back/" data-leave' in html
