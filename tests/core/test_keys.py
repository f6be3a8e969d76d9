"""Keys that leave the server: nothing is counted from them, and they are found again."""

import pytest
from django import forms
from django.test import override_settings

from apps.core.keys import KEYS_BELOW, LENGTH, KeyChoiceField, KeyConverter, meant, row_key, shown


@pytest.mark.parametrize("pk", [0, 1, 2, 4_711, 7_500_000_001, 2**32, KEYS_BELOW - 1])
def test_a_key_is_found_again(pk):
    text = shown("inspection.case", pk)

    assert len(text) == LENGTH
    assert meant("inspection.case", text) == pk


def test_neighbours_look_like_strangers_and_purposes_are_apart():
    keys = [row_key(pk) for pk in range(1, 200)]

    assert len(set(keys)) == len(keys)
    assert keys != sorted(keys)
    assert len({key[:4] for key in keys}) > 150
    assert shown("inspection.case", 7) != shown("membership.member", 7)
    assert meant("inspection.case", shown("membership.member", 7)) != 7


@pytest.mark.parametrize(
    "text", ["", "7", "0000000000007", "ílllllllllllo", "zzzzzzzzzzzzz", "\0" * 13]
)
def test_what_is_no_key_means_nothing(text):
    assert meant("row", text) is None
    with pytest.raises(ValueError, match="no key"):
        KeyConverter().to_python(text)


def test_a_key_outlives_a_new_secret_while_the_old_one_is_kept(settings):
    old, text = settings.SECRET_KEY, row_key(31)

    with override_settings(SECRET_KEY="n" * 60, SECRET_KEY_FALLBACKS=[old]):
        assert meant("row", text) == 31
        assert row_key(31) != text
    with override_settings(SECRET_KEY="n" * 60):
        assert meant("row", text) is None


@pytest.mark.django_db
def test_a_field_offers_keys_and_gives_back_the_row(django_user_model):
    people = django_user_model.objects
    one = people.create(sign_in_name="canbo@demo.vn", full_name="Trần Văn Bình")

    class Chosen(forms.Form):
        unit = KeyChoiceField(people.filter(pk=one.pk))

    assert f'value="{row_key(one.pk)}"' in str(Chosen())
    assert f'value="{one.pk}"' not in str(Chosen())
    good, plain = Chosen({"unit": row_key(one.pk)}), Chosen({"unit": str(one.pk)})
    assert good.is_valid()
    assert good.cleaned_data["unit"] == one
    assert not plain.is_valid()
    assert not Chosen({"unit": row_key(one.pk + 1)}).is_valid()
