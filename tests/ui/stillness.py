"""Where everything on a page lies, and what lies elsewhere after something was done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

AREAS = (QLineEdit, QTextEdit, QPlainTextEdit)
_SAME = 3
"""So often in a row everything lies where it lay before the page is called still."""


def controls(page: QWidget) -> dict[QWidget, QRect]:
    """Where everything that is pressed or typed in lies, as far as it is seen."""
    widgets = [widget for kind in (QAbstractButton, QComboBox, *AREAS) for widget in page.findChildren(kind)]
    return {
        widget: QRect(widget.mapTo(page, QPoint()), widget.size())
        for widget in widgets
        if widget.isVisible() and page.rect().contains(widget.mapTo(page, QPoint()))
    }


def settled(page: QWidget) -> dict[QWidget, QRect]:
    """The same, once the page lies still."""
    before, same = controls(page), 0
    while same < _SAME:
        QTest.qWait(15)
        now = controls(page)
        same = same + 1 if now == before else 0
        before = now
    return before


def corners(page: QWidget) -> dict[QWidget, QPoint]:
    """Where each widget that is seen begins, labels and what holds others among them."""
    return {
        widget: widget.mapTo(page, QPoint())
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and page.rect().contains(widget.mapTo(page, QPoint()))
    }


def shifted(page: QWidget, before: dict[QWidget, QPoint]) -> list[str]:
    """What begins elsewhere now."""
    return [
        f"{type(widget).__name__} {widget.accessibleName()}: {before[widget].toTuple()} -> {place.toTuple()}"
        for widget, place in corners(page).items()
        if widget in before and before[widget] != place
    ]


def moved(page: QWidget, before: dict[QWidget, QRect]) -> list[str]:
    """What lies elsewhere now."""
    return [
        f"{widget.accessibleName() or widget}: {before[widget]} -> {place}"
        for widget, place in controls(page).items()
        if widget in before and before[widget] != place
    ]
