"""Labels and layouts, as the house has them.

A label takes its text as it is written: what somebody typed is never read as markup. A layout has no margin
of its own unless it is told one. Sizes are pixels.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFormLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

Box = TypeVar("Box", bound=QBoxLayout)

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom."""

NO_MARGINS: Margins = (0, 0, 0, 0)
BETWEEN = 8
"""What stands between two widgets of a row or a column unless something else is said."""


def label(
    text: str = "", role: str = "", parent: QWidget | None = None, *, wrap: bool = True, name: str = ""
) -> QLabel:
    """A label of plain text, over as many lines as it needs unless ``wrap`` is false.

    ``role`` is its look in the style sheet; ``name`` is what a screen reader says instead of the text.
    """
    shown = QLabel(text, parent)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setWordWrap(wrap)
    if role:
        shown.setProperty("role", role)
    if name:
        shown.setAccessibleName(name)
    return shown


def column(
    parent: QWidget | None = None, *, spacing: int | None = BETWEEN, margins: Margins | None = NO_MARGINS
) -> QVBoxLayout:
    """What stands one below the other in a widget or a layout; None leaves a measure to the style."""
    return _box(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), spacing, margins)


def row(
    parent: QWidget | None = None, *, spacing: int | None = BETWEEN, margins: Margins | None = NO_MARGINS
) -> QHBoxLayout:
    """What stands side by side in a widget or a layout; None leaves a measure to the style."""
    return _box(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), spacing, margins)


def grid(
    parent: QWidget | None = None,
    *,
    across: int | None = None,
    down: int | None = None,
    margins: Margins | None = NO_MARGINS,
) -> QGridLayout:
    """Rows and columns; ``across`` is between columns, ``down`` between rows, None is the style's."""
    layout = QGridLayout(parent)
    if across is not None:
        layout.setHorizontalSpacing(across)
    if down is not None:
        layout.setVerticalSpacing(down)
    if margins is not None:
        layout.setContentsMargins(*margins)
    return layout


def form(parent: QWidget | None = None, *, across: int = 16, down: int = BETWEEN) -> QFormLayout:
    """Labels at the left and what they ask for at the right, as wide as there is room."""
    layout = QFormLayout(parent)
    layout.setContentsMargins(*NO_MARGINS)
    layout.setHorizontalSpacing(across)
    layout.setVerticalSpacing(down)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def _box(layout: Box, spacing: int | None, margins: Margins | None) -> Box:
    if spacing is not None:
        layout.setSpacing(spacing)
    if margins is not None:
        layout.setContentsMargins(*margins)
    return layout
