"""Comparing texts as readers do: without case, accents and signs that nobody sees, in any script.

Three degrees, each wider than the one before: ``fold`` keeps every word where it stands, and is for finding
and filtering; ``name_key`` is equal for two names or codes that read the same; ``look`` is equal for two
that look the same though letters of another script stand in one of them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_WITHOUT_STROKE: Final = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ɨ": "i", "ƶ": "z", "ȷ": "j",
    "æ": "ae", "œ": "oe", "þ": "th",
    "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "ʹ": "'", "′": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
})  # fmt: skip
"""Letters that no decomposition makes plain, and the ways of writing one apostrophe, quotation mark, dash."""

_LOOK_ALIKES: Final = str.maketrans({
    "А": "A", "В": "B", "Е": "E", "Ѕ": "S", "І": "I", "Ј": "J", "К": "K", "М": "M", "Н": "H", "О": "O",
    "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "Ү": "Y", "Һ": "h", "Ԛ": "Q", "Ԝ": "W", "Ӏ": "I",
    "а": "a", "в": "b", "е": "e", "ѕ": "s", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h", "о": "o",
    "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ү": "y", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w",
    "ӏ": "l", "Ԍ": "G", "ԍ": "g",
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O",
    "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "Ϲ": "C", "Ϳ": "J",
    "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
    "ϲ": "c", "ϳ": "j", "γ": "y", "η": "n", "ɑ": "a", "ɡ": "g", "օ": "o", "ո": "n", "ս": "u", "հ": "h",
})  # fmt: skip
"""Cyrillic, Greek and Armenian letters, and the Latin ones that a reader takes them for."""


_DRAWN_AS_NOTHING: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a picture by their kind, and nothing to the eye."""


class _Plain(dict[int, str]):
    """What each sign of a decomposed text becomes; worked out once a sign."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(sign: str) -> str:
    if sign in "\n\r":
        return "\n"
    if sign.isspace():
        return " "
    if is_unseen(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return ""
    return sign.translate(_WITHOUT_STROKE)


def is_unseen(sign: str) -> bool:
    """Whether a sign has no shape of its own: it joins, separates or turns others, or is drawn as nothing."""
    if sign in _DRAWN_AS_NOTHING or unicodedata.category(sign) in ("Cf", "Cc"):
        return sign not in "\n\t"
    return unicodedata.category(sign) == "Mn" and unicodedata.combining(sign) == 0 and _selects(sign)


def _selects(sign: str) -> bool:
    """Whether a mark only joins letters or chooses how they are drawn."""
    return sign in "\u034f\u17b4\u17b5" or "VARIATION SELECTOR" in unicodedata.name(sign, "")


_PLAIN: Final = _Plain()


def fold(text: str) -> str:
    """A text without case, accents and invisible signs: ``Été`` is ``ete``, ``Łódź`` is ``lodz``, ``Ёлка`` is
    ``елка``. White space stays, each sign as a blank or a line end.
    """
    if text.isascii():
        return text.lower().translate(_PLAIN)
    cased = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", cased).translate(_PLAIN)


def name_key(text: str) -> str:
    """What two names or codes have in common if they read the same: folded, one blank between words."""
    return " ".join(fold(text).split())


def look(text: str) -> str:
    """What two names or codes have in common if they look the same: a Cyrillic ``АТL`` is ``atl``."""
    return name_key(as_latin(unicodedata.normalize("NFD", text)))


def as_latin(text: str) -> str:
    """A text with the Latin letter in place of each that a reader takes for one."""
    return text.translate(_LOOK_ALIKES)
