"""Text that comes from elsewhere by pasting or dropping: signs that belong to a word processor and not to the
words are taken out, and it is said which, wherever that could change what is read.

Non-breaking spaces, dashes, quotation marks and accents are part of the words and stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dialogue_app.support.translation import _, ngettext

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
"""What ends a line elsewhere: Word's manual line break is a vertical tab."""

_SOFT = "\xad\x1f"
"""Soft hyphens: where a word may be broken. Word writes U+001F."""

_UNSEEN = "\u200b\u2060\ufeff\u180e"
"""Signs of no width between letters."""

_JOINERS = "\u200c\u200d"
"""Signs of no width that some scripts and composed signs need, and Latin, Greek and Cyrillic do not."""

_TURNS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of what follows: with them a text reads otherwise than it is written."""

_OBJECT = "\ufffc"
_HARD_HYPHEN = "\x1e"
_PLAIN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


class Pasted(NamedTuple):
    """The text to put in, and a sentence on what was left out of it; empty where nothing was."""

    text: str
    sentence: str


def pasted(text: str, *, line: bool = False, before: str = "", after: str = "") -> Pasted:
    """Clean a text for a place of several lines, or of one ``line``, that is put in between the sign
    ``before`` and the sign ``after``: a joiner belongs to what stands on either side of it.
    """
    text = _BREAKS.sub("\n", text).replace(_HARD_HYPHEN, "\u2011")
    counts = dict.fromkeys(("soft", "unseen", "turns", "objects", "others"), 0)
    kept: list[str] = []
    around = before + text + after
    for place, sign in enumerate(text, len(before)):
        what = _what(around, place)
        if what:
            counts[what] += 1
        else:
            kept.append(sign)
    found = "".join(kept)
    if line:
        found = re.sub(r"\s*\n\s*", " ", found.strip("\n"))
    return Pasted(found, _sentence(counts))


def _what(text: str, place: int) -> str:
    """Which kind of sign that does not belong to the words stands at a place; empty for one that does."""
    sign = text[place]
    if sign in _SOFT:
        return "soft"
    if sign in _UNSEEN or (
        sign in _JOINERS
        and _is_plain(text[max(place - 1, 0) : place])
        and _is_plain(text[place + 1 : place + 2])
    ):
        return "unseen"
    if sign in _TURNS:
        return "turns"
    if sign == _OBJECT:
        return "objects"
    return "others" if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" else ""


def _is_plain(sign: str) -> bool:
    """Whether a sign needs no joiner beside it: a letter of a script without them, a blank, or no sign."""
    if not sign.isalpha():
        return not sign or sign.isspace() or sign.isascii()
    return unicodedata.name(sign, "").startswith(_PLAIN_SCRIPTS)


def _sentence(counts: dict[str, int]) -> str:
    words = {
        "soft": ngettext("{n} soft hyphen", "{n} soft hyphens", counts["soft"]),
        "unseen": ngettext("{n} sign without width", "{n} signs without width", counts["unseen"]),
        "turns": ngettext("{n} sign of direction", "{n} signs of direction", counts["turns"]),
        "objects": ngettext("{n} picture or object", "{n} pictures or objects", counts["objects"]),
        "others": ngettext("{n} control sign", "{n} control signs", counts["others"]),
    }
    parts = [words[kind].format(n=number) for kind, number in counts.items() if number]
    return (
        _("Left out on pasting: {signs}. Read the text again.").format(signs=", ".join(parts))
        if parts
        else ""
    )
