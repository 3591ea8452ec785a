"""What differs between two drafts of a text, paragraph by paragraph: which stayed, were reworded, moved, came
or went. Pure; no library.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.records import Pairs
from dialogue_app.core.wording.text_differences import Piece, differences, likeness

ParagraphKind = Literal["same", "reworded", "added", "removed"]

ALIKE = 0.6
"""From this share of common words on, paragraphs with different numbers are the same one reworded."""

SAME_NUMBER = 0.25
"""The share that is enough where the number is the same."""

MOST_COMPARED = 10_000
"""Pairs of paragraphs that are compared word by word; in longer texts only numbers and equal texts count."""


@dataclass(frozen=True, slots=True)
class ParagraphDifference:
    """One paragraph of two drafts. A number is empty where the draft has no such paragraph; ``moved`` says
    that it stands elsewhere among the others, not only that its number changed.
    """

    kind: ParagraphKind
    before: str
    after: str
    moved: bool
    pieces: tuple[Piece, ...]


def paragraph_differences(before: Pairs, after: Pairs) -> tuple[ParagraphDifference, ...]:
    """Every paragraph of both drafts in the order of the later one; what went stands where it stood."""
    partner = _partners(before, after)
    staying = _in_order([partner[j] for j in sorted(partner)])
    compared: list[ParagraphDifference] = []
    gone = [i for i in range(len(before)) if i not in partner.values()]
    for j, (number, text) in enumerate(after):
        i = partner.get(j)
        if i is None:
            compared.append(ParagraphDifference("added", "", number, False, differences("", text)))
            continue
        while gone and gone[0] < i and i in staying:
            compared.append(_removed(before[gone.pop(0)]))
        old_number, old_text = before[i]
        kind: ParagraphKind = "same" if old_text == text else "reworded"
        moved = i not in staying
        compared.append(ParagraphDifference(kind, old_number, number, moved, differences(old_text, text)))
    return (*compared, *(_removed(before[i]) for i in gone))


def differing(compared: tuple[ParagraphDifference, ...]) -> tuple[ParagraphDifference, ...]:
    """Those of which anything differs: words, place or number."""
    return tuple(
        difference
        for difference in compared
        if difference.kind != "same" or difference.moved or difference.before != difference.after
    )


def _removed(paragraph: tuple[str, str]) -> ParagraphDifference:
    return ParagraphDifference("removed", paragraph[0], "", False, differences(paragraph[1], ""))


def _partners(before: Pairs, after: Pairs) -> dict[int, int]:
    """Which paragraph of the earlier draft each of the later one is: place after -> place before."""
    result: dict[int, int] = {}
    left = dict(enumerate(before))
    right = dict(enumerate(after))

    def pair(i: int, j: int) -> None:
        result[j] = i
        del left[i], right[j]

    for j, paragraph in enumerate(after):
        i = next((i for i, one in left.items() if one == paragraph), None)
        if i is not None:
            pair(i, j)
    for j, (_number, text) in list(right.items()):
        i = next((i for i, one in left.items() if one[1] == text), None)
        if i is not None:
            pair(i, j)
    for i, j in _most_alike(left, right):
        if i in left and j in right:
            pair(i, j)
    return result


def _most_alike(left: dict[int, tuple[str, str]], right: dict[int, tuple[str, str]]) -> list[tuple[int, int]]:
    """Pairs that are alike enough, most alike first; the same number counts for more."""
    many = len(left) * len(right) > MOST_COMPARED
    alike: list[tuple[float, int, int]] = []
    for i, (number, text) in left.items():
        for j, (other, later) in right.items():
            if many and number != other:
                continue
            share = likeness(text, later)
            if share >= (SAME_NUMBER if number == other else ALIKE):
                alike.append((-share - (0.3 if number == other else 0), i, j))
    return [(i, j) for _share, i, j in sorted(alike)]


def _in_order(places: list[int]) -> set[int]:
    """The longest run of places that kept their order."""
    ends: list[int] = []
    at: list[int] = []
    before = [-1] * len(places)
    for n, place in enumerate(places):
        pile = bisect_left(ends, place)
        before[n] = at[pile - 1] if pile else -1
        ends[pile : pile + 1] = [place]
        at[pile : pile + 1] = [n]
    kept: set[int] = set()
    n = at[-1] if at else -1
    while n >= 0:
        kept.add(places[n])
        n = before[n]
    return kept
