"""How a fresh wording differs from the text it comes from, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Where words stand in a text: start and length."""

_WORD = re.compile(r"\w+|[^\w\s]")


def differing(source: str, fresh: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What of the source is not in the fresh text, and what of the fresh text is not in the source: spans in
    each. Case counts, space does not.
    """
    old, new = list(_WORD.finditer(source)), list(_WORD.finditer(fresh))
    matcher = SequenceMatcher(
        None, [one.group() for one in old], [one.group() for one in new], autojunk=False
    )
    gone: list[Span] = []
    come: list[Span] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            gone += _span(old[first:last])
            come += _span(new[start:end])
    return tuple(gone), tuple(come)


def nearest(sources: tuple[str, ...], fresh: str) -> int:
    """The number of the source that has most in common with a fresh text; the first of equals."""
    words = _WORD.findall(fresh)
    shares = [
        SequenceMatcher(None, _WORD.findall(source), words, autojunk=False).ratio() for source in sources
    ]
    return shares.index(max(shares))


def _span(words: list[re.Match[str]]) -> list[Span]:
    return [(words[0].start(), words[-1].end() - words[0].start())] if words else []
