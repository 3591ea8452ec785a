"""Texts on their way to a spreadsheet and back: none of them may be taken for a formula there.

A spreadsheet carries out what begins with ``=``, ``+``, ``-`` or ``@``, and some of it reaches out to a
network. Such a text gets an apostrophe in front; a number is left as it is.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"['’]*[=+\-@＝＋－＠].")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?%?")


def guarded(text: str) -> str:
    """A text as one cell: on one line, and never a formula."""
    line = " ".join(text.split())
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line


def unguarded(cell: str) -> str:
    """The text of a cell that ``guarded`` may have written."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell
