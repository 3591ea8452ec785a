"""The bundled fonts as ReportLab knows them, and which characters each of them has."""

from __future__ import annotations

import threading

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from dialogue_app.support.paths import resource

SANS, SANS_BOLD, SANS_ITALIC = "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic"
SERIF, SERIF_BOLD, SERIF_ITALIC = "NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic"
SYMBOLS = "DialogueSymbols"
FACES = (SANS, SANS_BOLD, SANS_ITALIC, SERIF, SERIF_BOLD, SERIF_ITALIC, SYMBOLS)

REPLACEMENT = "□"
"""Stands for a character that none of the fonts has; the symbol font has it."""

_lock = threading.Lock()
_characters: dict[str, frozenset[str]] = {}


class _Widths(dict[str, float]):
    """The width of every letter of a font; that of a letter it lacks is the font's own default."""

    def __init__(self, font: TTFont) -> None:
        super().__init__((chr(code), wide) for code, wide in font.face.charWidths.items())
        self.default = font.face.defaultWidth

    def __missing__(self, letter: str) -> float:
        return float(self.default)


class QuickFont(TTFont):  # type: ignore[misc]
    """A font that measures texts several times as fast as ReportLab's own; layout is mostly measuring."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._width_of = _Widths(self).__getitem__

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """How wide a text is, in points."""
        return 0.001 * size * sum(map(self._width_of, text))


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


def width(text: str, face: str, size: float) -> float:
    """How wide a text of one font is, in points."""
    return float(pdfmetrics.stringWidth(text, face, size))
