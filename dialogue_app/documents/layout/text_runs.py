"""From any text to pieces that can be set: cleaned, each in a font that has its letters. No markup.

Paragraphs are built from pieces and never parsed, so that nothing a user types can be read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportlab.platypus.paraparser import ParaFrag

from dialogue_app.charts import measured_text
from dialogue_app.charts.measured_text import clean as clean


class Run(NamedTuple):
    """A piece of a line: ``face`` empty means the font of the paragraph, ``size`` and ``color`` alike."""

    text: str
    face: str = ""
    size: float = 0
    color: object = None


_NUMBER = re.compile(r"(?<![\w.])(\d[\d.]*) (?=[a-z])")
_IN_BRACKETS = re.compile(r"\((\w+) (?=[\d−])")


def numbers_kept(text: str) -> str:
    """A sentence in which no number is parted from what it counts, or from its name in brackets."""
    return _IN_BRACKETS.sub("(\\1\u00a0", _NUMBER.sub("\\1\u00a0", text))


LONGEST_WORD = 60
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def _broken(match: re.Match[str]) -> str:
    """A word that no line could hold, in pieces."""
    word = match[0]
    return " ".join(word[n : n + LONGEST_WORD] for n in range(0, len(word), LONGEST_WORD))


def portions(runs: Iterable[Run], limit: int) -> list[list[Run]]:
    """A long text in portions of at most about ``limit`` characters, cut at the end of a sentence, else
    between words. A text that is not long is one portion.
    """
    cut: list[list[Run]] = [[]]
    room = limit
    for run in runs:
        rest = run.text
        while len(rest) > room:
            at = _cut(rest, room)
            cut[-1].append(run._replace(text=rest[:at].rstrip()))
            cut.append([])
            rest, room = rest[at:].lstrip(), limit
        cut[-1].append(run._replace(text=rest))
        room -= len(rest)
    return [portion for portion in cut if any(run.text for run in portion)] or [[]]


def by_lines(runs: Iterable[Run], most: int) -> list[list[Run]]:
    """A text with very many line breaks in parts of at most ``most`` lines; any other in one part."""
    result: list[list[Run]] = [[]]
    left = most
    for run in runs:
        lines = run.text.split("\n")
        while len(lines) > left:
            result[-1].append(run._replace(text="\n".join(lines[:left])))
            result.append([])
            lines, left = lines[left:], most
        result[-1].append(run._replace(text="\n".join(lines)))
        left -= len(lines) - 1
    return result


def _cut(text: str, room: int) -> int:
    """Where to cut a text so that no more than ``room`` characters come before."""
    for end in (". ", "\n", " "):
        at = text.rfind(end, room // 2, room)
        if at >= 0:
            return at + len(end)
    return max(room, 1)


class Letters:
    """Sets the texts of one document; ``missing`` says afterwards whether a character was replaced."""

    def __init__(self) -> None:
        measured_text.register()
        self.missing = False

    def faces(self, text: str, face: str) -> Iterator[tuple[str, str]]:
        """A text of one line in pieces, each with the font that has its letters."""
        self.missing = self.missing or measured_text.lacking(face, text)
        return measured_text.pieces(text, face)

    def plain(self, text: str, face: str) -> str:
        """A text of one font only, for where a single string is needed: what it lacks is a question mark."""
        text = clean(text).replace("\n", " ")
        if measured_text.has_all(face, text):
            return text
        self.missing = True
        return "".join(letter if measured_text.has_all(face, letter) else "?" for letter in text)

    def fragments(self, runs: Iterable[Run], face: str, size: float, color: object) -> list[ParaFrag]:
        """The pieces of a paragraph as ReportLab takes them."""
        pieces: list[ParaFrag] = []
        for run in runs:
            look = (run.face or face, run.size or size, run.color or color)
            for number, line in enumerate(clean(run.text).split("\n")):
                if number:
                    pieces.append(_fragment("", *look, line_break=True))
                if line:
                    line = _ENDLESS.sub(_broken, line)
                    pieces.extend(_fragment(text, of, *look[1:]) for text, of in self.faces(line, look[0]))
        return pieces or [_fragment("", face, size, color)]


def _fragment(text: str, face: str, size: float, color: object, *, line_break: bool = False) -> ParaFrag:
    fragment = ParaFrag(
        text=text, fontName=face, fontSize=size, textColor=color, rise=0, bold=0, italic=0,
        greek=0, link=[], us_lines=[],
    )  # fmt: skip
    if line_break:
        fragment.lineBreak = True
    return fragment
