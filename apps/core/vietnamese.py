"""Vietnamese text: sort keys, search folding and clean-up, in Python and as SQL.

Text is taken apart into base letters and marks (NFD), where Vietnamese needs
three letter marks, five tone marks and đ. One set of tables below feeds both the Python
functions and the SQL functions, so that the two can never disagree. The SQL needs no ICU, no
extension and no locale, and gives the same bytes on every build of PostgreSQL.

How a key is built. A word has two parts, its letters and its tones, joined by a space:
``Khuyến`` → ``khuye|n 115``. A letter mark becomes a character above ``z``, so ``ă`` (``a{``)
comes after every word in ``a`` and before ``b``; ``đ`` is ``d{``. In the tones each vowel is
``1`` and each tone mark a digit in the order ngang, huyền, hỏi, ngã, sắc, nặng. Keys are
compared byte by byte: store them ``COLLATE "C"``.
"""

import re
import unicodedata

LETTER_MARKS = {"\u0306": "{", "\u0302": "|", "\u031b": "}"}  # breve, circumflex, horn
TONE_MARKS = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
OTHER_MARKS = (
    "\u0304\u0307\u0308\u030a\u030b\u030c\u030f\u0311\u0324\u0325\u0326\u0327\u0328\u032d\u0330"
    "\u0331\u0335"
)
VOWELS = "iauoey"
CONSONANTS = "nhtgcmlvdđrpkbsqxfjwz"

D_LOOKALIKES = "Đ\u00d0\u00f0"  # besides đ itself: old fonts wrote the Icelandic eth
B_BARRED = "\u0180\u0243"  # ƀ of the Central Highlands languages
SPACES = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019\u201b\u2032"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
PUNCTUATION = '!"#$%&()*+,-./:;<=>?@[\\]^_{|}~\u00ab\u00bb\u00b7\u201c\u201d\u201e\u2026\u2022'

# translate() in PostgreSQL searches its list from the left for every character of the text. In a
# long list the letters that make up most names therefore stand first, mapped to themselves.
_FREQUENT = "nh tgiauo\u0302ec\u0323\u0300mlvyd\u0301rk\u031bpbsqx"


def _mapping(*pairs: tuple[str, str], first: str) -> dict[str, str]:
    """Return one character map; a pair with one target maps every source to that target."""
    table = {letter: letter for letter in first}
    for sources, targets in pairs:
        for position, source in enumerate(sources):
            table[source] = targets if len(targets) < 2 else targets[position]
    return table


_LETTER_MARKS = "".join(LETTER_MARKS)
_TONE_MARKS = "".join(TONE_MARKS)

_FOLDED = _mapping(
    (_LETTER_MARKS + _TONE_MARKS + OTHER_MARKS, ""),
    ("đ" + D_LOOKALIKES, "d"),
    (B_BARRED, "b"),
    (SPACES, " "),
    (INVISIBLE + APOSTROPHES, ""),
    (DASHES, "-"),
    first=_FREQUENT,
)
_WORDS = _mapping(
    (_LETTER_MARKS + _TONE_MARKS, _LETTER_MARKS + _TONE_MARKS),
    ("đ" + D_LOOKALIKES, "đ"),
    (OTHER_MARKS + INVISIBLE + APOSTROPHES, ""),
    (B_BARRED, "b"),
    (SPACES + DASHES + PUNCTUATION, " "),
    first=_FREQUENT,
)
_LETTERS = {**LETTER_MARKS, **dict.fromkeys(TONE_MARKS, "")}
_TONES = {
    **dict.fromkeys(VOWELS, "1"),
    " ": " ",
    **TONE_MARKS,
    **dict.fromkeys(CONSONANTS + _LETTER_MARKS + "0123456789", ""),
}

_LOWER = {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
_FOLDED_TABLE = str.maketrans({**_LOWER, **_FOLDED})
_WORDS_TABLE = str.maketrans({**_LOWER, **_WORDS})
_LETTERS_TABLE = str.maketrans({**_LETTERS, "đ": "d{"})
_TONES_TABLE = str.maketrans(_TONES)
_NORMAL_TABLE = str.maketrans(
    {
        "\u00d0": "Đ",
        "\u00f0": "đ",
        **dict.fromkeys(INVISIBLE, ""),
        **dict.fromkeys("\u00a0\u2007\u202f\u2000\u2001\u2002\u2003\u2009\u200a\u3000", " "),
    }
)
_NOT_NORMAL = re.compile("[" + "".join(map(chr, _NORMAL_TABLE)) + "]")
_RUN_OF_SPACES = re.compile(" +")


def normalise(text: str) -> str:
    """Return the text as it is stored: NFC, true Đ/đ, plain spaces, nothing invisible.

    Ð/ð (U+00D0, U+00F0) become Đ/đ. Line breaks and repeated spaces stay. Text in an
    old encoding must be converted first (see ``legacy_encodings``): there Ð and the soft hyphen
    are letters.
    """
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_NORMAL_TABLE) if _NOT_NORMAL.search(composed) else composed


def fold(text: str) -> str:
    """Return the text for searching: lower case, no marks, đ as d, single spaces.

    Apostrophes vanish (``H'Hen`` → ``hhen``), dashes become ``-``, other signs and other scripts
    stay. Composed and decomposed input give the same result.
    """
    return _single_spaced(unicodedata.normalize("NFD", text).translate(_FOLDED_TABLE))


def word_key(text: str) -> str:
    """Return the sort key of a word or phrase read from left to right.

    Letters count before tones over the whole phrase; case and punctuation do not count.
    """
    words = _words(text)
    letters, tones = _parts(words)
    return f"{'-'.join(letters)} {'-'.join(tones)}" if words else ""


def name_sort_key(full_name: str) -> str:
    """Return the sort key of a person's name: given name, then family name, then middle names.

    A name of one word has only a given name. An empty name gives an empty key, which sorts first.
    """
    words = _words(full_name)
    if not words:
        return ""
    letters, tones = _parts(words)
    columns = [(letters[-1:], tones[-1:])]
    if len(letters) > 1:
        columns.append((letters[:1], tones[:1]))
    if len(letters) > 2:
        columns.append((letters[1:-1], tones[1:-1]))
    return " ".join(f"{'-'.join(column)} {'-'.join(marks)}" for column, marks in columns)


def _single_spaced(text: str) -> str:
    return _RUN_OF_SPACES.sub(" ", text).strip(" ")


def _words(text: str) -> str:
    return _single_spaced(unicodedata.normalize("NFD", text).translate(_WORDS_TABLE))


def _parts(words: str) -> tuple[list[str], list[str]]:
    return words.translate(_LETTERS_TABLE).split(" "), words.translate(_TONES_TABLE).split(" ")


def fold_sql() -> str:
    """Return the SQL that creates ``vi_fold(text)``, equal to ``fold``."""
    return _function("vi_fold", "words text;", f"{_cleaned_sql(_FOLDED)}\n    RETURN words;")


def word_key_sql() -> str:
    """Return the SQL that creates ``vi_word_key(text)``, equal to ``word_key``."""
    body = f"""{_cleaned_sql(_WORDS)}
    IF words = '' THEN RETURN ''; END IF;
{_parts_sql()}
    RETURN replace(letters, ' ', '-') || ' ' || replace(tones, ' ', '-');"""
    return _function("vi_word_key", "words text; letters text; tones text;", body)


def sort_key_sql() -> str:
    """Return the SQL that creates ``vi_name_key(text)``, equal to ``name_sort_key``."""
    body = f"""{_cleaned_sql(_WORDS)}
    IF words = '' THEN RETURN ''; END IF;
{_parts_sql()}
    given := split_part(letters, ' ', -1);
    given_tones := split_part(tones, ' ', -1);
    IF strpos(words, ' ') = 0 THEN RETURN given || ' ' || given_tones; END IF;
    family := split_part(letters, ' ', 1);
    family_tones := split_part(tones, ' ', 1);
    key := given || ' ' || given_tones || ' ' || family || ' ' || family_tones;
    middle := length(letters) - length(given) - length(family) - 2;
    IF middle < 0 THEN RETURN key; END IF;
    letters := substr(letters, length(family) + 2, middle);
    middle := length(tones) - length(given_tones) - length(family_tones) - 2;
    tones := substr(tones, length(family_tones) + 2, middle);
    RETURN key || ' ' || replace(letters, ' ', '-') || ' ' || replace(tones, ' ', '-');"""
    variables = (
        "words text; letters text; tones text; key text; middle integer;\n"
        "    given text; given_tones text; family text; family_tones text;"
    )
    return _function("vi_name_key", variables, body)


def _cleaned_sql(table: dict[str, str]) -> str:
    """Return statements that put the cleaned, single-spaced value into ``words``."""
    source = 'lower(normalize(value, NFD) COLLATE "C")'
    return f"""    words := btrim({_translate_sql(source, table)}, ' ');
    IF strpos(words, '  ') > 0 THEN words := regexp_replace(words, ' +', ' ', 'g'); END IF;"""


def _parts_sql() -> str:
    return f"""    letters := replace({_translate_sql("words", _LETTERS)}, 'đ', 'd{{');
    tones := {_translate_sql("words", _TONES)};"""


def _translate_sql(source: str, table: dict[str, str]) -> str:
    """Return a call of translate(); what maps to nothing goes last, as translate() wants it."""
    kept = [letter for letter, target in table.items() if target]
    dropped = [letter for letter, target in table.items() if not target]
    targets = "".join(table[letter] for letter in kept)
    return f"translate({source}, {_literal(kept + dropped)}, {_literal(list(targets))})"


def _literal(characters: list[str]) -> str:
    """Return an ASCII-only SQL string, so that no client encoding can change it."""
    return "E'" + "".join(_escaped(character) for character in characters) + "'"


def _escaped(character: str) -> str:
    plain = character.isascii() and (character.isalnum() or character in " -{}|")
    return character if plain else f"\\u{ord(character):04x}"


def _function(name: str, variables: str, body: str) -> str:
    body = body.replace("'đ'", "E'\\u0111'")
    return f"""CREATE OR REPLACE FUNCTION {name}(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $vi$
DECLARE
    {variables}
BEGIN
{body}
END
$vi$"""
