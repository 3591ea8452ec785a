"""The bundled fonts: what Qt shows and ReportLab prints."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from dialogue_app.support.paths import resource

FAMILIES = ("NotoSans", "NotoSerif")
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
SYMBOLS = "●◐○⊘✓✗↑↓→←▸▾▴◂■□▲△◆◇☐☑☒⚠≤≥≠≈−⋯⋮"
LETTERS = "AZaz ĄŽß€ ΑΩ АЯаяЁёІЇЄҐ – — … “ ” « » ’ „ № • ½ ×"


@pytest.mark.parametrize("name", [f"{family}-{style}" for family in FAMILIES for style in STYLES])
def test_the_text_fonts_have_the_letters(name: str) -> None:
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    assert not [letter for letter in LETTERS if ord(letter) not in font.face.charToGlyph]


def test_the_symbol_font_has_the_symbols() -> None:
    font = TTFont("DialogueSymbols", str(resource("fonts", "DialogueSymbols.ttf")))
    assert not [letter for letter in SYMBOLS if ord(letter) not in font.face.charToGlyph]
