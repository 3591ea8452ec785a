"""What differs between two texts, word by word. Pure; no library.

Words are anchored on those that occur once in both texts (the patience difference of Bram Cohen); the gaps
between are filled by a longest common subsequence while they are small. A gap too large for that counts as
replaced as a whole, so that the time taken grows hardly faster than the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["same", "removed", "added"]

SAME: Kind = "same"
REMOVED: Kind = "removed"
ADDED: Kind = "added"

LARGEST_GAP = 250_000
"""Words on one side times words on the other: above it a gap without an anchor is not looked into."""

_WORD = re.compile(r"([\w\u0300-\u036f]+(?:['’\-][\w\u0300-\u036f]+)*|[^\w\s])(\s*)")
_LETTER = re.compile(r"\w")

_Pairs = list[tuple[int, int]]


Span = tuple[int, int]
"""Where words stand in a text: start and length, in characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed (``same``), went (``removed``) or came (``added``)."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as pieces in reading order. ``same`` and ``removed`` together are ``before``, ``same``
    and ``added`` together are ``after``, sign by sign; where both changed, what went stands first.
    """
    left, right = _words(before), _words(after)
    pairs = _aligned([word for word, _gap in left], [word for word, _gap in right])
    raw = _kept(("", _indent(before)), ("", _indent(after)))
    here = there = 0
    for i, j in pairs:
        raw += _changed(left[here:i], right[there:j])
        raw += _kept(left[i], right[j])
        here, there = i + 1, j + 1
    raw += _changed(left[here:], right[there:])
    return tuple(_joined(_without_crumbs(_joined(raw))))


def differing_spans(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where the words of ``before`` stand that went, and where those of ``after`` that came. Case counts,
    white space does not.
    """
    places = {REMOVED: 0, ADDED: 0}
    spans: dict[Kind, list[Span]] = {REMOVED: [], ADDED: []}
    for piece in differences(before, after):
        words = piece.text.strip()
        for kind in (REMOVED, ADDED) if piece.kind == SAME else (piece.kind,):
            if words and piece.kind != SAME:
                spans[kind].append((places[kind] + piece.text.index(words), len(words)))
            places[kind] += len(piece.text)
    return tuple(spans[REMOVED]), tuple(spans[ADDED])


def nearest(texts: Sequence[str], wording: str) -> int:
    """The place of the text that has most words in common with a wording; the first of equals. Raises
    ValueError without a text.
    """
    shares = [likeness(text, wording) for text in texts]
    return shares.index(max(shares))


def likeness(before: str, after: str) -> float:
    """The share of words two texts have in common, wherever they stand: 0 nothing, 1 the same words. Two
    empty texts are alike.
    """
    left = Counter(word for word, _gap in _words(before))
    right = Counter(word for word, _gap in _words(after))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def _words(text: str) -> list[tuple[str, str]]:
    """Each word or sign with the white space after it."""
    return [(word, gap) for word, gap in _WORD.findall(text)]


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _kept(left: tuple[str, str], right: tuple[str, str]) -> list[Piece]:
    """A word that stayed; the space after it may differ."""
    if left[1] == right[1]:
        return [Piece(SAME, left[0] + left[1])]
    return [Piece(SAME, left[0]), Piece(REMOVED, left[1]), Piece(ADDED, right[1])]


def _changed(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> list[Piece]:
    return [
        *(Piece(REMOVED, word + gap) for word, gap in left),
        *(Piece(ADDED, word + gap) for word, gap in right),
    ]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; within a changed stretch what went stands before what came."""
    joined: list[Piece] = []
    stretch = {SAME: "", REMOVED: "", ADDED: ""}
    for piece in pieces:
        if not piece.text:
            continue
        if (piece.kind == SAME) != bool(stretch[SAME]):  # a stretch of the other sort begins
            joined += [Piece(kind, text) for kind, text in stretch.items() if text]
            stretch = {SAME: "", REMOVED: "", ADDED: ""}
        stretch[piece.kind] += piece.text
    return [*joined, *(Piece(kind, text) for kind, text in stretch.items() if text)]


def _without_crumbs(pieces: Sequence[Piece]) -> list[Piece]:
    """Without stretches that stayed but hold no word and stand between two replacements: "[a] [b]" that
    became "[c] [d]" is one change, not two around a bracket sign.
    """
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        around = (*pieces[max(place - 2, 0) : place], *pieces[place + 1 : place + 3])
        if piece.kind == SAME and len(around) == 4 and not _LETTER.search(piece.text):
            kept += [Piece(REMOVED, piece.text), Piece(ADDED, piece.text)]
        else:
            kept.append(piece)
    return kept


def _aligned(left: Sequence[str], right: Sequence[str]) -> _Pairs:
    """Places of words that stand in both texts in the same order."""
    result: _Pairs = []
    waiting = [(0, len(left), 0, len(right))]
    while waiting:
        low, high, start, end = waiting.pop()
        while low < high and start < end and left[low] == right[start]:
            result.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < end and left[high - 1] == right[end - 1]:
            high, end = high - 1, end - 1
            result.append((high, end))
        anchors = _anchors(left, right, (low, high, start, end))
        if anchors:
            result += anchors
            edges = [(low - 1, start - 1), *anchors, (high, end)]
            for (i, j), (k, m) in pairwise(edges):
                waiting.append((i + 1, k, j + 1, m))
        elif (high - low) * (end - start) <= LARGEST_GAP:
            result += _longest_common(left, right, (low, high, start, end))
    return sorted(result)


def _anchors(left: Sequence[str], right: Sequence[str], gap: tuple[int, int, int, int]) -> _Pairs:
    """The longest run, in order on both sides, of words that occur once on each side of a gap."""
    low, high, start, end = gap
    once = {word for word, n in Counter(left[low:high]).items() if n == 1 and _LETTER.match(word)}
    where = {word: j for j, word in enumerate(right[start:end], start)}
    counts = Counter(right[start:end])
    pairs = [(i, where[left[i]]) for i in range(low, high) if left[i] in once and counts[left[i]] == 1]
    ends: list[int] = []
    tops: list[int] = []
    before = [-1] * len(pairs)
    for place, (_i, j) in enumerate(pairs):
        pile = bisect_left(ends, j)
        before[place] = tops[pile - 1] if pile else -1
        ends[pile : pile + 1] = [j]
        tops[pile : pile + 1] = [place]
    run: _Pairs = []
    place = tops[-1] if tops else -1
    while place >= 0:
        run.append(pairs[place])
        place = before[place]
    return run[::-1]


def _longest_common(left: Sequence[str], right: Sequence[str], gap: tuple[int, int, int, int]) -> _Pairs:
    """The longest common subsequence of a small gap."""
    low, high, start, end = gap
    width = end - start
    table = [[0] * (width + 1)]
    for i in range(high - 1, low - 1, -1):
        below, row = table[-1], [0] * (width + 1)
        for j in range(width - 1, -1, -1):
            same = left[i] == right[start + j]
            row[j] = below[j + 1] + 1 if same else max(below[j], row[j + 1])
        table.append(row)
    pairs: _Pairs = []
    i, j = low, 0
    while i < high and j < width:
        if left[i] == right[start + j]:
            pairs.append((i, start + j))
            i, j = i + 1, j + 1
        elif table[high - i - 1][j] >= table[high - i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
