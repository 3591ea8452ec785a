"""Tabs within a page that say how many each holds. Neither a choice nor a count moves one of them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

_COUNT = "  000"
"""The room kept for a count behind the name of a tab; a longer count takes more."""
_AROUND = 20
"""What the style sheet puts around the words: a border at both sides, and the distance to the next tab."""


class CountedTabBar(QTabBar):
    """A line of tabs, each as wide as its words are when it is chosen, bold, with a count."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[int, str] = {}
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)

    def show_tab(self, place: int, label: str, count: int) -> None:
        """Say how many a tab holds."""
        self._labels[place] = label
        self.setTabText(place, f"{label}  {count}")

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as a chosen tab is, with room for its count."""
        chosen = QFont(self.font())
        chosen.setBold(True)
        metrics, text = QFontMetrics(chosen), self.tabText(index)
        words = max(text, self._labels.get(index, text) + _COUNT, key=metrics.horizontalAdvance)
        return QSize(metrics.horizontalAdvance(words) + _AROUND, super().tabSizeHint(index).height())


class CountedTabs(QTabWidget):
    """The same with a page for each tab."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = CountedTabBar(name)
        self.setTabBar(self.bar)
        self.setDocumentMode(True)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.setAccessibleName(name)
