"""Vietnamese order, folding and clean-up."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.vietnamese import fold, name_sort_key, normalise, word_key

WORDS_IN_ORDER = [
    "a", "à", "ả", "ã", "á", "ạ", "am", "an", "án", "anh", "ánh", "ạnh", "ao", "ay",
    "ă", "ăn", "ân", "ẩn", "b", "ba", "bà", "bả", "bã", "bá", "bạ", "bảo", "băng", "bằng", "bân",
    "bích", "ca", "cam", "chi", "chí", "cúc", "cường", "d", "dũng", "dương", "đ", "đan",
    "đức", "đường",
    "e", "em", "ê", "êban", "giang", "h", "hà", "hạ", "hoa", "hoà", "hoạ", "hoà bình", "hồng",
    "hơn", "khuê", "lan", "lân", "lê", "linh", "mai", "na", "nga", "nhi", "ninh", "oanh", "ô",
    "ông", "ơ", "ơn", "phúc", "quý", "sơn", "thi", "thị", "thi ân", "toan", "toàn", "toản",
    "toán", "toạn", "tú", "tuấn", "tư", "từ", "tứ", "uyên", "ư", "ưng", "vân", "xuân", "y",
    "ý", "yên",
    "yến",
]  # fmt: skip

NAMES_IN_ORDER = [
    "",
    "Nguyễn Văn An",
    "Lê Thị Ánh",
    "Nguyễn Văn Ẩn",
    "Y Bhăm",
    "Phạm Văn Bình",
    "Trần Bình",
    "Cẩm",
    "Nguyễn Dũng",
    "Nguyễn Đức Dũng",
    "Nguyễn Thị Dũng",
    "Đỗ Đông",
    "H'Hen Đức",
    "Nguyễn Đức",
    "Siu H'Nia",
    "Đặng Thị Hoa",
    "Lê Hoa",
    "Lê Thị Hoa",
    "Lê Thị Minh Hoa",
    "Lê Thị Mỹ Hoa",
    "Lê Hoà",
    "Lê Hoàn",
    "H'Hen Niê",
    "Y Bhăm Niê",
    "Đỗ Thị Oanh",
    "Bùi Ơn",
    "Ksor Phước",
    "Nguyễn Văn Toan",
    "Nguyễn Văn Toàn",
    "Nguyễn Văn Toản",
    "Nguyễn Văn Toán",
    "Nguyễn Văn Tư",
    "Nguyễn Văn Ước",
    "Lê Ý",
    "Lê Yến",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_sort_by_letters_then_tones(form: Literal["NFC", "NFD"]) -> None:
    jumbled = [unicodedata.normalize(form, word) for word in reversed(WORDS_IN_ORDER)]
    result = [unicodedata.normalize("NFC", word) for word in sorted(jumbled, key=word_key)]
    assert result == WORDS_IN_ORDER


def test_names_sort_by_given_name_then_family_then_middle() -> None:
    jumbled = NAMES_IN_ORDER[::-1]
    assert sorted(jumbled, key=name_sort_key) == NAMES_IN_ORDER


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nguyễn Văn An", "  nguyễn  VĂN\u00a0An. "),
        ("Nguyễn Văn An", unicodedata.normalize("NFD", "Nguyễn Văn An")),
        ("Đỗ Mười", "\u00d0ỗ Mười"),
        ("H'Hen Niê", "H\u2019Hen Niê"),
        ("Tôn-Thất Tùng", "Tôn Thất Tùng"),
        ("Lê\u200b Lợi", "Lê Lợi"),
    ],
)
def test_spelling_that_does_not_matter_gives_the_same_key(left: str, right: str) -> None:
    assert name_sort_key(left) == name_sort_key(right)


@pytest.mark.parametrize("text", ["", " ", ".", "--", "\u0301", "x \u0301 y", "\u200b", "'"])
def test_text_without_a_name_is_safe(text: str) -> None:
    assert isinstance(name_sort_key(text), str)
    assert isinstance(word_key(text), str)
    assert isinstance(fold(text), str)


@given(st.text(), st.text())
def test_keys_and_folds_do_not_depend_on_the_unicode_form(left: str, right: str) -> None:
    text = f"{left} {right}"
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert name_sort_key(composed) == name_sort_key(decomposed)
    assert fold(composed) == fold(decomposed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hòa", "hoa"),
        ("Hoà", "hoa"),
        ("ĐẶNG  Thị\u00a0Ửng", "dang thi ung"),
        ("  Ðức\t", "duc"),
        ("H'Hen", "hhen"),
        ("05–NQ/ĐU", "05-nq/du"),
        ("Kpă Ƀ Č", "kpa b c"),
        ("", ""),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_normalise_repairs_what_the_eye_does_not_see() -> None:
    text = unicodedata.normalize("NFD", "\u00d0ường\u00a0Hòa\u200b \u00f0")
    assert normalise(text) == "Đường Hòa đ"


@given(st.text())
def test_normalise_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
