"""The bundled fonts as ReportLab knows them, and texts measured, broken into lines and cut to a width."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dialogue_app.support.heads import distinct
from dialogue_app.support.paths import resource
from dialogue_app.support.translation import language
from dialogue_app.support.typography import typographic

SANS, SANS_BOLD, SANS_ITALIC = "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"
SERIF, SERIF_BOLD, SERIF_ITALIC = "NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"
SYMBOLS = "DialogueSymbols"
FACES = (SANS, SANS_BOLD, SANS_ITALIC, SERIF, SERIF_BOLD, SERIF_ITALIC, SYMBOLS)

FAMILIES = {
    SANS: ("Noto Sans", "normal", "normal"),
    SANS_BOLD: ("Noto Sans", "bold", "normal"),
    SANS_ITALIC: ("Noto Sans", "normal", "italic"),
    SERIF: ("Noto Serif", "normal", "normal"),
    SERIF_BOLD: ("Noto Serif", "bold", "normal"),
    SERIF_ITALIC: ("Noto Serif", "normal", "italic"),
    SYMBOLS: ("Dialogue Symbols", "normal", "normal"),
}
"""Family, weight and style of each face, by which a window finds the same font."""

REPLACEMENT = "□"
"""Stands for a character that none of the fonts has; the symbol font has it."""

ELLIPSIS = "…"

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
_PLAIN = re.compile(r"[A-Za-z0-9 ,.;:()/-]*\Z")
_lock = threading.Lock()
_characters: dict[str, frozenset[str]] = {}


def register() -> None:
    """Make the fonts known to ReportLab, once; may be called from any thread, any number of times."""
    with _lock:
        for name in FACES:
            if name not in _characters:
                font = QuickFont(name, str(resource("fonts", f"{name}.ttf")))
                pdfmetrics.registerFont(font)
                _characters[name] = frozenset(map(chr, font.face.charToGlyph))


def has_all(face: str, text: str) -> bool:
    """Whether a font has every character of a text."""
    return _characters[face].issuperset(text)


def lacking(face: str, text: str) -> bool:
    """Whether a text has a character that neither this font nor that of symbols has."""
    return bool(set(text) - _characters[face] - _characters[SYMBOLS])


def width(text: str, face: str, size: float) -> float:
    """How wide a text of one font is, in points."""
    return float(pdfmetrics.stringWidth(text, face, size))


def clean(text: str) -> str:
    """A text without characters that cannot be seen or set; every line break is a newline."""
    if _PLAIN.match(text):
        return text
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text).replace("\t", " ")


def tidy(text: str) -> str:
    """A text clean and typographic, on one line, as pictures write it."""
    return typographic(clean(text), language()).replace("\n", " ")


def pieces(text: str, face: str) -> Iterator[tuple[str, str]]:
    """A text of one line in pieces, each with the font that has its letters."""
    if has_all(face, text):
        yield text, face
        return
    piece, of_piece = "", face
    for letter in text:
        shown, needed = _fitting(letter, face)
        if needed != of_piece and piece:
            yield piece, of_piece
            piece = ""
        of_piece = needed
        piece += shown
    yield piece, of_piece


def _fitting(letter: str, face: str) -> tuple[str, str]:
    if has_all(face, letter):
        return letter, face
    return (letter, SYMBOLS) if has_all(SYMBOLS, letter) else (REPLACEMENT, SYMBOLS)


@lru_cache(maxsize=20_000)
def measured(text: str, face: str, size: float) -> float:
    """How wide a line is, whatever fonts its letters need."""
    return sum(width(piece, of, size) for piece, of in pieces(text, face))


def cut(text: str, face: str, size: float, room: float) -> str:
    """A line that fits: the text itself, or as much of it as leaves room for an ellipsis."""
    if measured(text, face, size) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if measured(text[:middle].rstrip() + ELLIPSIS, face, size) <= room:
            short = middle
        else:
            long = middle - 1
    return text[:short].rstrip() + ELLIPSIS if short else ""


def told_apart(texts: Sequence[str], face: str, size: float, room: float) -> tuple[str, ...]:
    """Lines that fit, shortened with a sign where they must be, no two alike."""
    return distinct([tidy(text) for text in texts], room, lambda text: measured(text, face, size))


def broken(text: str, face: str, size: float, room: float, most: int = 99, first: float = 0) -> list[str]:
    """A text in lines that fit, at most so many; the last ends in an ellipsis where something is missing.

    ``first``: what stands before the first line already. Words too long for a line are broken.
    """
    lines: list[str] = []
    line, free = "", room - first
    rest = tidy(text).split()
    while rest:
        word = rest.pop(0)
        longer = f"{line} {word}" if line else word
        if measured(longer, face, size) <= free:
            line = longer
            continue
        if not line and free >= room:
            head = _head(word, face, size, room)
            line, word = head, word[len(head) :]
        rest[:0] = [word] if word else []
        if len(lines) + 1 == most:
            return [*lines, cut(" ".join([line, *rest]).strip(), face, size, free)]
        lines.append(line)
        line, free = "", room
    return [*lines, line] if line or not lines else lines


def _head(word: str, face: str, size: float, room: float) -> str:
    """As many letters of a word as fit, at least one."""
    return next(
        (word[:end] for end in range(len(word), 1, -1) if measured(word[:end], face, size) <= room), word[:1]
    )


class _Widths(dict[str, float]):
    """The width of every letter of a font; that of a letter it lacks is the font's own default."""

    def __init__(self, font: TTFont) -> None:
        super().__init__((chr(code), wide) for code, wide in font.face.charWidths.items())
        self.default = font.face.defaultWidth

    def __missing__(self, letter: str) -> float:
        return float(self.default)


class QuickFont(TTFont):  # type: ignore[misc]
    """A font that measures texts several times as fast as ReportLab's own: laying a document out is mostly
    measuring.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._width_of = _Widths(self).__getitem__
        self._codes: WeakKeyDictionary[object, dict[str, int]] = WeakKeyDictionary()

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """How wide a text is, in points."""
        return 0.001 * size * sum(map(self._width_of, text))

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """A text in the codes its letters have in a document; those that have none yet are given one."""
        codes = self._codes.get(doc)
        if codes is None:
            codes = self._codes[doc] = {}
        try:
            return [(0, bytes([codes[letter] for letter in text]))] if text else []
        except KeyError:
            result: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
            if len(result) == 1 and result[0][0] == 0:
                codes.update(zip(text, result[0][1], strict=True))
            return result
