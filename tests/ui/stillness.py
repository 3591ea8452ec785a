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
    found = [one for kind in (QAbstractButton, QComboBox, *AREAS) for one in page.findChildren(kind)]
    return {
        one: QRect(one.mapTo(page, QPoint()), one.size())
        for one in found
        if one.isVisible() and page.rect().contains(one.mapTo(page, QPoint()))
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
        one: one.mapTo(page, QPoint())
        for one in page.findChildren(QWidget)
        if one.isVisible() and page.rect().contains(one.mapTo(page, QPoint()))
    }


def shifted(page: QWidget, before: dict[QWidget, QPoint]) -> list[str]:
    """What begins elsewhere now."""
    return [
        f"{type(one).__name__} {one.accessibleName()}: {before[one].toTuple()} -> {place.toTuple()}"
        for one, place in corners(page).items()
        if one in before and before[one] != place
    ]


def moved(page: QWidget, before: dict[QWidget, QRect]) -> list[str]:
    """What lies elsewhere now."""
    return [
        f"{one.accessibleName() or one}: {before[one]} -> {place}"
        for one, place in controls(page).items()
        if one in before and before[one] != place
    ]
