"""Looks at widgets as they lie on the screen: what is painted over, cut, squeezed or outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from dialogue_app.ui.widgets.cut_text import Cut, CutBox
from dialogue_app.ui.widgets.least_room import LeastRoom
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.short_label import ShortLabel

_IGNORED = QSizePolicy.Policy.Ignored
_TOLERANCE = 1
_OWN_WORLD = (QHeaderView, QScrollBar, QMenu, QLineEdit, QTabBar)
"""What arranges its own inside: it is looked at from outside only."""
_BESIDE = 24
"""A gap of so many pixels at the right of cut words is room for more of them."""
SMALLEST_VIEW = 44
"""What scrolls shows at least so much of what is in it, at a text of 13 pixels."""


class Fault(NamedTuple):
    """What is wrong with a widget. ``what`` is a word, ``how`` the figures."""

    what: str
    widget: str
    how: str

    def __str__(self) -> str:
        return f"{self.what}: {self.widget} {self.how}"


def path_of(widget: QWidget, root: QWidget) -> str:
    """Where a widget is: its classes from below the root, and what it says."""
    steps: list[str] = []
    above: QWidget | None = widget
    while above is not None and above is not root:
        name = type(above).__name__
        if name != "QWidget" or above is widget:
            steps.append(name)
        above = above.parentWidget()
    return "/".join(reversed(steps[:5])) + _words(widget)


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    text = text or widget.accessibleName() or widget.objectName()
    return f" “{text[:40]}”" if text else ""


def faults(root: QWidget) -> list[Fault]:
    """Everything wrong with what is seen in a window or a dialog."""
    found: list[Fault] = []
    for widget in _seen(root):
        found += _squeezed(widget, root)
        found += _cut(widget, root)
        found += _outside(widget, root)
        found += _painted_over(widget, root)
    return found


def _seen(root: QWidget) -> Iterator[QWidget]:
    """The widgets that are shown, from above to below, without the insides of Qt's own."""
    yield root
    for child in _children(root):
        yield from _seen(child)


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, (*_OWN_WORLD, QComboBox, QAbstractSpinBox, QMenuBar)):
        return []
    return [one for one in widget.children() if isinstance(one, QWidget) and _shown(one)]


def _shown(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def _in_view(widget: QWidget) -> bool:
    """Whether a widget is placed by a view, which scrolls it."""
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _squeezed(widget: QWidget, root: QWidget) -> Iterator[Fault]:
    if widget is root or isinstance(widget, (QScrollBar, QHeaderView)) or _viewport(widget):
        return
    if widget.layout() is not None or isinstance(widget, QStackedWidget):
        return  # it is too small where something in it is
    least = _least(widget)
    room = widget.size()
    if room.width() + _TOLERANCE < least.width():
        yield Fault("narrower", path_of(widget, root), f"{room.width()} of {least.width()}")
    if room.height() + _TOLERANCE < least.height():
        yield Fault("lower", path_of(widget, root), f"{room.height()} of {least.height()}")
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QHeaderView):
        seen = widget.viewport().height()
        bar = widget.verticalScrollBar()
        needed = min(SMALLEST_VIEW * widget.font().pixelSize() // 13, seen + bar.maximum() - bar.minimum())
        if (
            isinstance(widget, (QAbstractItemView, QScrollArea, LeastRoom))
            and bar.maximum()
            and seen < needed
        ):
            yield Fault("small view", path_of(widget, root), f"{seen} of {needed}")


def _viewport(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget


def _least(widget: QWidget) -> QSize:
    """The least size at which a widget shows what it has to."""
    policy, hint = widget.sizePolicy(), widget.minimumSizeHint()
    width = widget.minimumWidth() or (0 if policy.horizontalPolicy() == _IGNORED else hint.width())
    height = widget.minimumHeight() or (0 if policy.verticalPolicy() == _IGNORED else hint.height())
    if widget.hasHeightForWidth() and not widget.minimumHeight():
        layout = widget.layout()
        height = (
            layout.totalMinimumHeightForWidth(widget.width())
            if layout is not None
            else widget.heightForWidth(widget.width())
        )
    return QSize(max(0, width), max(0, height)).boundedTo(widget.maximumSize())


def _cut(widget: QWidget, root: QWidget) -> Iterator[Fault]:
    """A text that needs more than its widget has."""
    needed, room = _text_and_room(widget)
    if isinstance(widget, (Cut, CutBox, ShortLabel)) and not _has_room_beside(widget):
        return  # it says with dots that it is cut, and there is no room for more
    if needed > room + _TOLERANCE:
        yield Fault("cut", path_of(widget, root), f"{room} of {needed}")


def _has_room_beside(widget: QWidget) -> bool:
    """Whether there is room at the right for more of it."""
    parent = widget.parentWidget()
    if parent is None:
        return False
    beside = QRect(widget.geometry().right() + 1, 0, _BESIDE, parent.height())
    others = [one for one in _children(parent) if one is not widget and one.geometry().intersects(beside)]
    return not others and beside.right() < parent.rect().right()


def _text_and_room(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        edit = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        return widget.fontMetrics().horizontalAdvance(widget.currentText()), edit.width()
    if isinstance(widget, QPushButton) and type(widget).paintEvent is QPushButton.paintEvent:
        plain = QStyleOptionButton()
        widget.initStyleOption(plain)
        inside = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, plain, widget)
        words = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, widget.text())
        return words.width(), inside.width()
    if isinstance(widget, (QAbstractButton,)) and widget.text():
        return widget.sizeHint().width(), widget.width()
    return 0, 0


def _label(label: QLabel) -> tuple[int, int]:
    if not label.text() or label.wordWrap():
        words = re.split(r"[\s\-/–—]+", label.text())
        metrics = QFontMetrics(label.font())
        return max(map(metrics.horizontalAdvance, words), default=0), label.contentsRect().width()
    return label.sizeHint().width(), label.width()


def _outside(widget: QWidget, root: QWidget) -> Iterator[Fault]:
    parent = widget.parentWidget()
    if widget is root or parent is None or _viewport(widget):
        return
    room, there = parent.rect(), widget.geometry()
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        if isinstance(area, (LeastRoom, ScrollPage)) and area.horizontalScrollBar().maximum() > 0:
            yield Fault("sideways", path_of(_widest(widget), root), f"{there.width()} wide in {room.width()}")
        if not isinstance(area, (QScrollArea, LeastRoom)):
            return  # a view of items scrolls what is in it
        if there.width() > room.width() + _TOLERANCE and area.horizontalScrollBar().maximum() == 0:
            yield Fault("outside", path_of(widget, root), f"{there.width()} wide in {room.width()}")
        if there.height() > room.height() + _TOLERANCE and area.verticalScrollBar().maximum() == 0:
            yield Fault("outside", path_of(widget, root), f"{there.height()} high in {room.height()}")
        return
    grown = room.adjusted(-_TOLERANCE, -_TOLERANCE, _TOLERANCE, _TOLERANCE)
    if not grown.contains(there) and not there.isEmpty():
        yield Fault("outside", path_of(widget, root), f"{_figures(there)} in {_figures(room)}")


def _widest(widget: QWidget) -> QWidget:
    """What makes a widget as wide as it must be: the innermost of those that need the most."""
    inside = _children(widget.viewport() if isinstance(widget, ScrollPage) else widget)
    most = max(inside, key=_needed_width, default=None)
    return _widest(most) if most is not None and 2 * _needed_width(most) > _needed_width(widget) else widget


def _needed_width(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())


def _painted_over(widget: QWidget, root: QWidget) -> Iterator[Fault]:
    if isinstance(widget, QAbstractScrollArea) or _in_view(widget):
        return
    seen = (one for one in _children(widget) if not isinstance(one, QSplitterHandle))
    children = [one for one in seen if not one.geometry().isEmpty()]
    for before, after in combinations(children, 2):
        both = before.geometry().intersected(after.geometry())
        if both.width() > _TOLERANCE and both.height() > _TOLERANCE:
            other = path_of(after, root).rsplit("/", 1)[-1]
            yield Fault(
                "painted over", path_of(before, root), f"by {other}, {both.width()} x {both.height()}"
            )


def _figures(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()} x {rect.height()}"
