"""Labels, buttons and layouts, as the house has them.

A label and a button take their text as it is written: what somebody typed is never read as markup or as a
key. A layout has no margin of its own unless it is told one. Sizes are pixels.
"""

from typing import Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.ui.qt.theme import TARGET

Box = TypeVar("Box", bound=QBoxLayout)
Button = TypeVar("Button", bound=QPushButton)

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom."""

NO_MARGINS: Margins = (0, 0, 0, 0)
BETWEEN = 8
"""What stands between two widgets of a row or a column unless something else is said."""


ButtonRole = Literal["plain", "primary", "link"]
"""The three looks of a button: plain has an outline, primary the colour of the track (one on a page or in a
dialog, for what it is there for), a link is words in the colour of links. All are of one height.
"""
SEGMENT = "segment"
"""The role of a button that is one of several answers side by side."""


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


def button(
    text: str = "",
    role: ButtonRole = "plain",
    parent: QWidget | None = None,
    *,
    name: str = "",
    tone: str = "",
) -> QPushButton:
    """A button that says this.

    ``name`` is what a screen reader says instead of the text. ``tone`` tells more of a link: the colour of
    what it is about ("warn", "bad"), or "strong".
    """
    shown = (_Link if role == "link" else QPushButton)(button_text(text), parent)
    if name:
        shown.setAccessibleName(name)
    return in_role(shown, role, tone)


class _Link(QPushButton):
    """A button without a frame, wide enough to be hit. (A least width in the style sheet would let a layout
    cut its words.)
    """

    def sizeHint(self) -> QSize:
        """Its words, or what is wide enough to be hit."""
        return super().sizeHint().expandedTo(QSize(TARGET, 0))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


def in_role(shown: Button, role: ButtonRole, tone: str = "") -> Button:
    """Give a button that is more than a button the look of one, and return it."""
    shown.setProperty("role", role)
    shown.setProperty("tone", tone)
    return shown


def segment(text: str, parent: QWidget | None = None) -> QPushButton:
    """A button that is one of several answers side by side, and stays pressed while it is chosen."""
    shown = QPushButton(button_text(text), parent)
    shown.setCheckable(True)
    shown.setProperty("role", SEGMENT)
    return shown


def button_text(text: str) -> str:
    """A text as a button takes it, which would read an ampersand as the sign of a key."""
    return text.replace("&", "&&")


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


class FormLayout(QFormLayout):
    """What is asked for in rows, each below its label, as wide as there is room."""

    def addRow(self, asked: str | QWidget | QLayout, field: QWidget | QLayout | None = None) -> None:
        """A row below its label; or what needs none, because it says itself what it is."""
        if isinstance(asked, str) and asked and field is not None:
            super().addRow(head_of(asked, field), field)
            return
        alone = asked if field is None else field
        if not isinstance(alone, str):
            super().addRow(alone)


def head_of(asked: str, field: QWidget | QLayout) -> QLabel:
    """The label that stands above what it asks for; a screen reader reads it to that."""
    head = label(asked, "small", wrap=False)
    head.setContentsMargins(0, 4, 0, 0)
    if isinstance(field, QWidget):
        head.setBuddy(field)
    return head


def form(parent: QWidget | None = None) -> FormLayout:
    """A form: labels above what they ask for, as everywhere."""
    layout = FormLayout(parent)
    layout.setContentsMargins(*NO_MARGINS)
    layout.setVerticalSpacing(4)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def _box(layout: Box, spacing: int | None, margins: Margins | None) -> Box:
    if spacing is not None:
        layout.setSpacing(spacing)
    if margins is not None:
        layout.setContentsMargins(*margins)
    return layout
