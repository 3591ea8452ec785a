"""A page that scrolls: as high as its content needs, and what gets the focus is brought into view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.ui.widgets.scroller import Scroller

_ROOM = 48
_SETTLING_MS = 100
"""What has just got the focus is followed so long, while the page around it finds its height."""

SEEN_WHOLE = "seen_whole"
"""The property of a widget that is brought into view as a whole, if it fits, when the focus is inside."""


class ScrollPage(Scroller):
    """Put widgets into a layout on ``inside``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallest = 0
        self.inside = QWidget(self)
        self.setWidget(self.inside)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self.verticalScrollBar().actionTriggered.connect(self.stop_following)
        self.verticalScrollBar().rangeChanged.connect(self.follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.inside.isAncestorOf(now):
            self._bring(now)
            self._later.start(_SETTLING_MS)

    def stand_in_full(self, tallest: int) -> None:
        """Be as high as the content, up to ``tallest`` pixels: a page around this one scrolls instead."""
        self._tallest = tallest
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Where it stands in full, its height follows from its width."""
        return self._tallest > 0

    def heightForWidth(self, width: int) -> int:
        """The height of the content at a width, where it stands in full."""
        if not self._tallest:
            return super().heightForWidth(width)
        return min(self.needed(self.inside, width), self._tallest)

    def sizeHint(self) -> QSize:
        """As high as the content, where it stands in full."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width())) if self._tallest else hint

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what is on the page. Of no height of its own, where it stands in full: that
        follows from its width.
        """
        hint = super().minimumSizeHint()
        width = self.inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), width), 0 if self._tallest else hint.height())

    def viewportEvent(self, event: QEvent) -> bool:
        """What stands in full follows its content at once; else all around it would, a step at a time."""
        done = super().viewportEvent(event)
        changed = self._tallest and event.type() == QEvent.Type.LayoutRequest
        if changed and self.heightForWidth(self.width()) != self.height():
            self._lay_out_around()
        return done

    def _lay_out_around(self) -> None:
        around = self.parentWidget()
        while around is not None and (layout := around.layout()) is not None:
            layout.activate()
            viewport = around.parentWidget()
            page = viewport.parentWidget() if viewport is not None else None
            if isinstance(page, ScrollPage):
                page.arrange()
                return
            around = viewport

    def follow(self) -> None:
        """A card that was just made has its place, or grew to its height: follow what has the focus there, if
        it got it just now.
        """
        now = QApplication.focusWidget()
        if self._later.isActive() and now is not None and self.inside.isAncestorOf(now):
            self._bring(now)

    def _bring(self, now: QWidget) -> None:
        """Show what has the focus, with some room around it or, where there is room for it, with all of what
        it belongs to; never both, as each could move the other out of sight again.
        """
        whole, around = now, now.parentWidget()
        while around is not None and around is not self.inside:
            if around.property(SEEN_WHOLE) and around.height() <= self.viewport().height():
                whole = around
            around = around.parentWidget()
        self.ensureWidgetVisible(whole, 0, _ROOM if whole is now else 0)

    def stop_following(self) -> None:
        """From here on somebody scrolls."""
        self._later.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who turns the wheel looks elsewhere than at what has the focus."""
        self.stop_following()
        super().wheelEvent(event)
