"""What a change makes the window do: counted, never timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PICTURE_MS, MOST_PICTURES = 17, 50


@dataclass
class Costs:
    """``painted`` and ``laid_out``: the widgets, each time anew. ``windows``: what was shown as a window.
    ``calls``: how often a function of the program ran, by its qualified name.
    """

    painted: list[QWidget] = field(default_factory=list)
    laid_out: list[QWidget] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)

    def painted_beside(self, parts: Iterable[QWidget]) -> set[str]:
        """What was painted that is none of these parts, nor within one, nor around one."""
        return {_named(widget) for widget in self.painted if not any(_touch(widget, part) for part in parts)}

    def laid_out_beside(self, parts: Iterable[QWidget]) -> set[str]:
        """The same of what was asked to place its children anew."""
        return {_named(widget) for widget in self.laid_out if not any(_touch(widget, part) for part in parts)}


class _Watch(QObject):
    def __init__(self, costs: Costs) -> None:
        super().__init__()
        self._costs = costs

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Paint:
                self._costs.painted.append(watched)
            elif event.type() == QEvent.Type.LayoutRequest:
                self._costs.laid_out.append(watched)
            elif event.type() == QEvent.Type.Show and watched.isWindow():
                self._costs.windows.append(_named(watched))
        return False


def windows_shown(act: Callable[[], None]) -> list[str]:
    """What is shown as a window of its own while something is done, be it for a moment."""
    costs = Costs()
    _watched(costs, act)
    return costs.windows


def costs_of(act: Callable[[], object]) -> Costs:
    """Act, let the window do all that follows, and tell what that was."""
    settle()
    costs = Costs()

    def count(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "call" and "dialogue_app" in frame.f_code.co_filename:
            costs.calls[frame.f_code.co_qualname] += 1

    def acted() -> None:
        sys.setprofile(count)
        try:
            act()
            QTest.qWait(PICTURE_MS)
        finally:
            sys.setprofile(None)

    _watched(costs, acted)
    _watched(costs, settle)
    return costs


def settle() -> None:
    """Let the window do what waits, until it has nothing to lay out or to paint any more."""
    for _turn in range(MOST_PICTURES):
        seen = Costs()
        _watched(seen, _next_pictures)
        if not seen.painted and not seen.laid_out:
            return
    raise AssertionError(
        "the window goes on painting: " + ", ".join({_named(widget) for widget in seen.painted})
    )


def _next_pictures() -> None:
    QTest.qWait(PICTURE_MS)


def _watched(costs: Costs, act: Callable[[], None]) -> None:
    application = QApplication.instance()
    assert application is not None
    watch = _Watch(costs)
    application.installEventFilter(watch)
    try:
        act()
    finally:
        application.removeEventFilter(watch)


def _touch(widget: QWidget, part: QWidget) -> bool:
    return widget is part or widget.isAncestorOf(part) or part.isAncestorOf(widget)


def _named(widget: QWidget) -> str:
    names: list[str] = []
    object_: QObject | None = widget
    while object_ is not None and len(names) < 3:
        names.append(type(object_).__name__)
        object_ = object_.parent()
    return " in ".join(names)
