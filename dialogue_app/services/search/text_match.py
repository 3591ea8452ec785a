"""The words of a query, and where they stand in a text."""

from __future__ import annotations

import re

from dialogue_app.support.fold import fold

_WORDS = re.compile(r'"([^"]+)"|(\S+)')


def words_of(query: str) -> tuple[str, ...]:
    """The folded words of a query; words in double quotes stay together."""
    folded = (fold(quoted or plain.strip('"')).strip() for quoted, plain in _WORDS.findall(query))
    return tuple(dict.fromkeys(word for word in folded if word))


def spans(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where folded words stand in a text: (start, length) in its own signs, in order, without overlap."""
    folded: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        for part in fold(sign):
            folded.append(part)
            origin.append(place)
    plain = "".join(folded)
    marked = [False] * len(text)
    for word in words:
        at = plain.find(word)
        while at >= 0:
            for place in range(origin[at], origin[at + len(word) - 1] + 1):
                marked[place] = True
            at = plain.find(word, at + len(word))
    return _runs(marked)


def _runs(marked: list[bool]) -> tuple[tuple[int, int], ...]:
    result: list[tuple[int, int]] = []
    start = -1
    for place, here in enumerate([*marked, False]):
        if here and start < 0:
            start = place
        elif not here and start >= 0:
            result.append((start, place - start))
            start = -1
    return tuple(result)


def excerpt(text: str, words: tuple[str, ...], longest: int = 180) -> str:
    """A text on one line, cut to the surroundings of the first word found where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    hits = spans(line, words)
    first = hits[0][0] if hits else 0
    start = max(0, min(first - longest // 3, len(line) - longest))
    if start:
        start = line.find(" ", start, first) + 1 or start
    piece = line[start : start + longest].strip()
    return ("… " if start else "") + piece + (" …" if start + longest < len(line) else "")
