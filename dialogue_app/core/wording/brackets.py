"""Square brackets in a drafted text: where they stand, which are alternatives to each other, what is wrong
with them. A stroke between brackets makes them alternatives; brackets that only stand side by side may be
either, and nobody decides that but the table. Brackets do not nest: of nested ones the innermost counts, and
the fault is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue_app.support.translation import _

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bracketed words: ``text[start:end]`` with the signs, ``words`` without them."""

    start: int
    end: int
    words: str


def brackets_in(text: str) -> tuple[Bracket, ...]:
    """Every bracket of a text, in order."""
    return tuple(Bracket(*match.span(), match.group(1)) for match in _BRACKET.finditer(text))


def alternatives_in(text: str) -> tuple[tuple[Bracket, ...], ...]:
    """The brackets in groups of alternatives: those with a stroke between them. Every other stands alone."""
    return _groups(text, re.compile(r"\s*/\s*"))


def side_by_side_in(text: str) -> tuple[tuple[Bracket, ...], ...]:
    """The brackets in groups that have nothing but space or a stroke between them: whether those without a
    stroke are alternatives, the text does not say.
    """
    return _groups(text, re.compile(r"\s*/?\s*"))


def _groups(text: str, between: re.Pattern[str]) -> tuple[tuple[Bracket, ...], ...]:
    groups: list[list[Bracket]] = []
    for bracket in brackets_in(text):
        if groups and between.fullmatch(text, groups[-1][-1].end, bracket.start):
            groups[-1].append(bracket)
        else:
            groups.append([bracket])
    return tuple(tuple(group) for group in groups)


def bracket_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and length of every bracket, the signs included."""
    return tuple((bracket.start, bracket.end - bracket.start) for bracket in brackets_in(text))


def stray_signs(text: str) -> tuple[int, ...]:
    """Where a bracket is opened and not closed, closed and not opened, or opened around another one."""
    inside = {place for bracket in brackets_in(text) for place in range(bracket.start, bracket.end)}
    return tuple(i for i, sign in enumerate(text) if sign in "[]" and i not in inside)


def bracket_fault(text: str) -> str:
    """A sentence on the first stray bracket; empty if all is well."""
    stray = stray_signs(text)
    if not stray:
        return ""
    here = text[stray[0] : stray[0] + _SHOWN].strip()
    if text[stray[0]] == "[":
        if "[" in text[stray[0] + 1 :]:
            return _("Brackets do not stand inside one another: see “{words}”.").format(words=here)
        return _("A bracket is opened and not closed: “{words}”.").format(words=here)
    return _("A bracket is closed that was not opened.")
