"""A printer's marks instead of a typewriter's, for screen and paper in one way."""

from __future__ import annotations

import re

_TYPED = re.compile(r"[\"']| --? |\.\.\.")
"""What a typewriter has and a printer has not."""
_QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«\u00a0", "\u00a0»"), "ru": ("«", "»")}
_PAIR = re.compile(r'"([^"\n]*)"')
_SINGLE_PAIR = re.compile(r"(?<![\w'])'([^'\n]+)'(?!\w)")


def typographic(text: str, language: str = "en") -> str:
    """A text with printer's quotation marks, apostrophes, dashes and dots instead of a typewriter's."""
    if not _TYPED.search(text):
        return text
    opening, closing = _QUOTES.get(language, _QUOTES["en"])
    text = _PAIR.sub(rf"{opening}\1{closing}", text)
    text = _SINGLE_PAIR.sub("‘\\1’", text).replace("'", "’")
    text = text.replace("...", "…").replace(" -- ", " – ")
    return re.sub(r"(?<=\S) - (?=\S)", " – ", text)
