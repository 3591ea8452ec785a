"""Square brackets in a drafted text: where they stand, and what is wrong with them while one types."""

from __future__ import annotations

import re

from dialogue_app.support.translation import _

_BRACKET = re.compile(r"\[[^\[\]]*\]")


def bracket_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and length of every bracket, the signs included."""
    return tuple((found.start(), found.end() - found.start()) for found in _BRACKET.finditer(text))


def stray_signs(text: str) -> tuple[int, ...]:
    """Where a bracket is opened and not closed, closed and not opened, or opened inside another one."""
    inside = {place for start, length in bracket_spans(text) for place in range(start, start + length)}
    return tuple(i for i, sign in enumerate(text) if sign in "[]" and i not in inside)


def bracket_fault(text: str) -> str:
    """A sentence on the first stray bracket; empty if all is well."""
    stray = stray_signs(text)
    if not stray:
        return ""
    here = text[stray[0] : stray[0] + 24].strip()
    if text[stray[0]] == "[":
        if "[" in text[stray[0] + 1 :]:
            return _("Brackets do not stand inside one another: see “{words}”.").format(words=here)
        return _("A bracket is opened and not closed: “{words}”.").format(words=here)
    return _("A bracket is closed that was not opened.")
