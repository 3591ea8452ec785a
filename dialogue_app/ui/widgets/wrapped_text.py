"""Text painted over as many lines as it needs: broken between words, and within one only where the
word alone is too wide.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

LaidOut = tuple[QTextLayout, float]
"""A text in lines, ready to be drawn, and how high it is."""


def laid_out(
    text: str,
    font: QFont,
    width: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
    *,
    leading: int = 0,
) -> LaidOut:
    """A text in lines of this width. ``leading`` is from line to line, as the font has it unless given."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        high = leading or line.height()
        line.setPosition(QPointF(0, height + (high - line.height()) / 2))
        height += high
    layout.endLayout()
    return layout, height
