"""Old Vietnamese text, from before Unicode: recognise it and convert it.

Two encodings are still met in files that offices keep: TCVN3, also called ABC (fonts ``.VnTime``,
one byte a letter, no toned capitals) and VNI (fonts ``VNI-Times``, a letter followed by a mark).
Both arrive as the Western characters (Windows code page 1252) that stand at their bytes:
``NguyÔn`` and ``Nguyeãn`` for ``Nguyễn``.

Text is taken for old only when it could not be Unicode Vietnamese *and* converting it gives
Vietnamese syllables. A name whose old spelling is itself a good Unicode spelling (``Vò``: old for
``Vũ``) is left alone: judge a whole row of a table at once, not cell by cell.
"""

import itertools
import re
import unicodedata
from typing import Literal

Encoding = Literal["unicode", "tcvn3", "vni"]

# Each row: a letter, then the same letter with huyền, hỏi, ngã, sắc, nặng.
_VOWELS = [
    "aàảãáạ",
    "ăằẳẵắặ",
    "âầẩẫấậ",
    "eèẻẽéẹ",
    "êềểễếệ",
    "iìỉĩíị",
    "oòỏõóọ",
    "ôồổỗốộ",
    "ơờởỡớợ",
    "uùủũúụ",
    "ưừửữứự",
    "yỳỷỹýỵ",
]
_TCVN3_VOWELS = [
    "aµ¶·¸¹",
    "¨»¼½¾Æ",
    "©ÇÈÉÊË",
    "eÌÎÏÐÑ",
    "ªÒÓÔÕÖ",
    "i×ØÜÝÞ",
    "oßáâãä",
    "«åæçèé",
    "¬êëìíî",
    "uïñòóô",
    "\xadõö÷øù",
    "yúûüýþ",
]
_TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
_VNI_PLAIN_MARKS = dict(zip("\u0300\u0309\u0303\u0301\u0323", "øûõùï", strict=True))
_VNI_BREVE_MARKS = dict(zip(("", *_VNI_PLAIN_MARKS), "êèúüéë", strict=True))
_VNI_CIRCUMFLEX_MARKS = dict(zip(("", *_VNI_PLAIN_MARKS), "âàåãáä", strict=True))
_VNI_SINGLE = {"ơ": "ô", "ư": "ö", "đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_VNI_SINGLE |= {"ì": "ì", "í": "í"}

_TONES = "".join(_VNI_PLAIN_MARKS)
_TONE = f"[{_TONES}]"


def _tcvn3_letters() -> dict[str, str]:
    """Return Unicode letter → TCVN3 character, for every letter that is not plain ASCII."""
    pairs = zip("".join(_VOWELS), "".join(_TCVN3_VOWELS), strict=True)
    return (
        {letter: code for letter, code in pairs if not letter.isascii()}
        | _TCVN3_CAPITALS
        | {"đ": "®"}
    )


def _vni_letters() -> dict[str, str]:
    """Return Unicode letter → one or two VNI characters, capitals included."""
    letters = {}
    for letter in itertools.chain.from_iterable(_VOWELS):
        if letter.isascii():
            continue
        marks = unicodedata.normalize("NFD", letter)[1:]
        tone = "".join(mark for mark in marks if mark in _TONES)
        base = unicodedata.normalize("NFD", letter)[0]
        if "\u0306" in marks:
            letters[letter] = base + _VNI_BREVE_MARKS[tone]
        elif "\u0302" in marks:
            letters[letter] = base + _VNI_CIRCUMFLEX_MARKS[tone]
        elif "\u031b" in marks:
            letters[letter] = {"o": "ô", "u": "ö"}[base] + _VNI_PLAIN_MARKS.get(tone, "")
        else:
            letters[letter] = base + _VNI_PLAIN_MARKS[tone]
    letters |= _VNI_SINGLE
    return letters | {letter.upper(): code.upper() for letter, code in letters.items()}


_TO_TCVN3 = _tcvn3_letters()
_TO_VNI = _vni_letters()
_FROM_TCVN3 = {code: letter for letter, code in _TO_TCVN3.items()}
_FROM_VNI = {code: letter for letter, code in _TO_VNI.items()}
# Typists often left the mark of a capital small: ``Aùnh`` as well as ``AÙnh``.
_FROM_VNI |= {code[0] + code[1].lower(): x for code, x in _FROM_VNI.items() if len(code) == 2}
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_OPEN_RHYMES = (
    "a|e|ê|i|ia|iê|o|oa|oe|ô|ơ|u|ua|uê|uơ|uy|uya|ư|ưa|y|ai|ay|ao|au|âu|ây|eo|êu|iu|iêu|yêu|oai|"
    "oay|oao|oeo|oi|ôi|ơi|ui|ưi|ưu|uây|uôi|ươi|ươu|uyu"
)
_CLOSED_RHYMES = "a|ă|â|e|ê|i|iê|yê|o|oa|oă|oe|oo|ô|ơ|u|uâ|uê|uô|uy|uyê|ư|ươ|y"
_SYLLABLE = re.compile(
    f"{_ONSET}(?:(?P<open>{_OPEN_RHYMES})|"
    f"(?P<closed>{_CLOSED_RHYMES})(?:ng|nh|m|n|(?P<stop>ch|c|p|t)))"
)
_WORD = re.compile(r"[^\s\d,.;:()\[\]/\\\"!?*+=_'-]+")
_LATIN_VOWELS = set("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_ETH = "\u00d0"
_DOUBLED = re.compile("[aeăâ][àáâã]|[uöô][ùúûïø]|[oô][õóò]|[yu][ùõ]|[bcdfghklmnpqrstvxz]ñ", re.I)


def detect(text: str) -> Encoding | None:
    """Return the encoding of the text, or None when plain ASCII leaves nothing to judge by."""
    if text.isascii():
        return None
    if any(ord(character) > 255 for character in unicodedata.normalize("NFC", text)):
        return "unicode"
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    suspects = [word for word in words if not _may_be_unicode(word)]
    if not suspects:
        return "unicode"
    tcvn3, vni = _score(words, suspects, "tcvn3"), _score(words, suspects, "vni")
    if max(tcvn3, vni) <= 0:
        return "unicode"
    return "tcvn3" if tcvn3 > vni else "vni"


def to_unicode(text: str, encoding: Encoding) -> str:
    """Return the text converted to Unicode (NFC).

    TCVN3 has no toned capitals (they were a matter of the font). They are restored from the
    letters around them: ``NGUYÔN`` gives ``NGUYỄN``; ``Ngäc ¸nh`` gives ``Ngọc Ánh``, because all
    its other words begin with a capital.
    """
    if encoding == "unicode":
        return unicodedata.normalize("NFC", text)
    if encoding == "vni":
        return _VNI_PATTERN.sub(lambda match: _FROM_VNI[match[0]], text)
    return _with_capitals(text)


def to_legacy(text: str, encoding: Encoding) -> str:
    """Return Unicode text in an old encoding: for old systems, and to prove the way back."""
    text = unicodedata.normalize("NFC", text)
    if encoding == "vni":
        return "".join(_TO_VNI.get(letter, letter) for letter in text)
    if encoding == "tcvn3":
        return "".join(_TO_TCVN3.get(letter) or _tcvn3_capital(letter) for letter in text)
    return text


def _tcvn3_capital(letter: str) -> str:
    return _TO_TCVN3.get(letter.lower(), letter) if letter.isupper() else letter


def _may_be_unicode(word: str) -> bool:
    """Say whether a word of Western letters may be Unicode Vietnamese (or nothing to do with us).

    It may not when it mixes letters with signs or letters Vietnamese does not have, has a capital
    after a small letter, or doubles a vowel the way VNI writes its marks.
    """
    if not any(character.isascii() and character.isalpha() for character in word):
        return True
    if word.startswith(_ETH):
        word = "D" + word[1:]
    foreign = any(not c.isascii() and c not in _LATIN_VOWELS for c in word)
    return not (foreign or _late_capital(word) or _DOUBLED.search(word))


def _score(words: list[str], suspects: list[str], encoding: Encoding) -> int:
    """Return how many words convert to Vietnamese syllables, less those that do not."""
    if not any(_converts(word, encoding) for word in suspects):
        return 0
    return sum(1 if _converts(word, encoding) else -1 for word in words)


def _converts(word: str, encoding: Encoding) -> bool:
    if encoding == "vni":
        may_be = _VNI_PATTERN.sub("", word).isascii() and not _capitals_clash(word)
    else:
        may_be = all(code.isascii() or code in _FROM_TCVN3 for code in word)
    return may_be and _is_syllable(to_unicode(word, encoding))


def _capitals_clash(word: str) -> bool:
    """Say whether small and capital letters alternate as VNI marks never do (TCVN3 codes do)."""
    plain = [letter for letter in word if letter.isascii()]
    shouted = len(plain) > 1 and "".join(plain).isupper()
    return _late_capital(word) or (shouted and any(letter.islower() for letter in word))


def _late_capital(word: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in itertools.pairwise(word))


def _is_syllable(word: str) -> bool:
    """Say whether a word is a Vietnamese syllable, its tone on the right vowel.

    The syllables c, ch, p and t end may only have the tones sắc and nặng.
    """
    letters = [unicodedata.normalize("NFD", letter) for letter in word.lower()]
    plain = [unicodedata.normalize("NFC", re.sub(_TONE, "", letter)) for letter in letters]
    tones = [(at, re.findall(_TONE, letter)) for at, letter in enumerate(letters)]
    tones = [(at, marks) for at, marks in tones if marks]
    match = _SYLLABLE.fullmatch("".join(plain))
    if match is None or len(tones) > 1:
        return False
    if not tones:
        return match["stop"] is None
    at, marks = tones[0]
    return at in _tone_seats(match) and (match["stop"] is None or marks[0] in "\u0301\u0323")


def _tone_seats(match: re.Match[str]) -> set[int]:
    """Return where in the syllable the tone mark may stand; ``hòa`` and ``hoà`` are both right."""
    rhyme = match["open"] or match["closed"]
    start = match.start("open") if match["open"] else match.start("closed")
    marked = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return {start + marked[-1]}
    if match["closed"]:
        return {start + len(rhyme) - 1}
    if rhyme in ("oa", "oe", "uy"):
        return {start, start + 1}
    return {start + (1 if len(rhyme) == 3 else 0)}


def _with_capitals(text: str) -> str:
    """Convert TCVN3 and give its words the capitals that the encoding could not hold."""
    words = [match[0] for match in _WORD.finditer(text)]
    title, shouted = _all_begin_with_capital(words), _all_shouted(words)
    return _WORD.sub(lambda match: _tcvn3_word(match[0], title=title, shouted=shouted), text)


def _tcvn3_word(word: str, *, title: bool, shouted: bool) -> str:
    converted = "".join(_FROM_TCVN3.get(code, code) for code in word)
    cased, begins_cased = _cased(word), bool(_cased(word[0]))
    if cased.isupper() and (len(cased) > 1 or shouted or not begins_cased):
        return converted.upper()
    if not begins_cased and (title or shouted):
        return converted[:1].upper() + converted[1:]
    return converted


def _cased(word: str) -> str:
    """Return the letters of a TCVN3 word whose case the encoding shows."""
    marks = set(_TCVN3_CAPITALS.values())
    return "".join(
        _FROM_TCVN3.get(code, code)
        for code in word
        if code in marks or (code.isascii() and code.isalpha())
    )


def _all_begin_with_capital(words: list[str]) -> bool:
    shown = [word for word in words if _cased(word[0])]
    return bool(shown) and all(_cased(word[0]).isupper() for word in shown)


def _all_shouted(words: list[str]) -> bool:
    shown = [_cased(word) for word in words]
    return any(len(word) > 1 for word in shown) and all(
        word.isupper() for word in shown if len(word) > 1
    )
