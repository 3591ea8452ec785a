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


def register() -> None:
    """Make the fonts known to ReportLab, once; may be called from any thread, any number of times."""
    with _lock:
        for name in FACES:
            if name not in _characters:
                font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
                pdfmetrics.registerFont(font)
                _characters[name] = frozenset(map(chr, font.face.charToGlyph))


def has_all(face: str, text: str) -> bool:
    """Whether a font has every character of a text."""
    return _characters[face].issuperset(text)


def width(text: str, face: str, size: float) -> float:
    """How wide a text of one font is, in points."""
    return float(pdfmetrics.stringWidth(text, face, size))
