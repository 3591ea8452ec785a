"""A second screen: content above Participants is covered there until somebody says that it may be shown.

A window counts as on a second screen if it stands on, or reaches onto, one that is not the primary one, or if
its own screen is mirrored. The desktop does not always say so: where a mirrored screen is told to programs
as one single screen, it cannot be noticed here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.core.visibility.marking_order import PART, is_above, known
from dialogue_app.ui.widgets.marking_strip import MarkingStrip

if TYPE_CHECKING:
    from dialogue_app.ui.privacy.veil import Veil

Exposure = Literal["", "second", "mirrored"]
TOLERANCE = 16
"""Pixels by which a window may reach over the edge: frames of maximised windows do."""

_LOOK_AGAIN = frozenset({
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.WindowStateChange,
    QEvent.Type.ScreenChangeInternal,
})  # fmt: skip


class Screens(NamedTuple):
    """Where the screens are, which is the primary one, which the window's; and where the window is, if the
    desktop says so.
    """

    areas: Sequence[QRect]
    primary: int
    own: int
    window: QRect | None = None


ScreenProbe = Callable[[QWidget], Screens]


def exposure(screens: Screens) -> Exposure:
    """Whether others may see the window on a second screen, and how."""
    others = [area for number, area in enumerate(screens.areas) if number != screens.own]
    if not others:
        return ""
    if any(_overlap(screens.areas[screens.own], area) for area in others):
        return "mirrored"
    if screens.own != screens.primary:
        return "second"
    reaches = screens.window is not None and any(_overlap(screens.window, area) for area in others)
    return "second" if reaches else ""


def _overlap(rectangle: QRect, other: QRect) -> bool:
    shared = rectangle.intersected(other)
    return shared.width() > TOLERANCE and shared.height() > TOLERANCE


def look_around(window: QWidget) -> Screens:
    screens = QGuiApplication.screens()
    primary, own = QGuiApplication.primaryScreen(), window.screen()
    placed = not QGuiApplication.platformName().startswith("wayland")  # which does not tell where a window is
    return Screens(
        [screen.geometry() for screen in screens],
        _number(screens, primary),
        _number(screens, own),
        window.geometry() if placed else None,
    )


def _number(screens: Sequence[QScreen], q_screen: QScreen) -> int:
    return next((number for number, screen in enumerate(screens) if screen == q_screen), 0)


class SecondScreen(QObject):
    """Watches the windows of the program. What was allowed is remembered, for each marking, until it ends.
    ``changed``: the screens, or what is allowed, are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, look: ScreenProbe = look_around) -> None:
        super().__init__(parent)
        self._look = look
        self._allowed: set[str] = set()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen)
            application.screenRemoved.connect(self._on_screens)
            application.primaryScreenChanged.connect(self._on_screens)
            for screen in application.screens():
                screen.geometryChanged.connect(self._on_screens)

    def watch(self, window: QWidget, strip: MarkingStrip) -> None:
        """Cover this window whenever its strip says that it shows too much for where it is."""
        strip.guard = self
        cover = window.findChild(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
        (cover or Cover(self, window, strip)).check()

    def exposed(self, window: QWidget, marking: str) -> Exposure:
        """How a window that shows this is exposed and may not be."""
        if not marking or not is_above(marking, PART) or marking in self._allowed:
            return ""
        return exposure(self._look(window))

    def allow(self, marking: str) -> None:
        """Show what is marked so, wherever its window is, until the program ends."""
        self._allowed.add(known(marking))
        self.changed.emit()

    def _on_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens)
        self.changed.emit()

    def _on_screens(self) -> None:
        self.changed.emit()


class Cover(QObject):
    """One window and the veil over it."""

    def __init__(self, guard: SecondScreen, window: QWidget, strip: MarkingStrip) -> None:
        super().__init__(window)
        self._guard, self._window, self._strip = guard, window, strip
        self.veil: Veil | None = None
        self._focus: QWidget | None = None
        window.installEventFilter(self)
        strip.changed.connect(self.check)
        guard.changed.connect(self.check)

    def check(self) -> None:
        """Cover the window or uncover it."""
        marking = self._strip.marking if not self._strip.isHidden() else ""
        how = self._guard.exposed(self._window, marking) if self._window.isVisible() else ""
        if how:
            self._cover(how, marking)
        elif self.veil is not None:
            self._uncover()

    def _cover(self, how: Exposure, marking: str) -> None:
        from dialogue_app.ui.privacy.veil import Veil

        if self.veil is None:
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            self._focus = self._window.focusWidget()
            self.veil = Veil(self._window)
            self.veil.back.clicked.connect(self._on_back)
            self.veil.here.clicked.connect(self._on_here)
        self.veil.tell(marking, mirrored=how == "mirrored")
        self.veil.cover()

    def _uncover(self) -> None:
        veil, self.veil = self.veil, None
        if veil is not None:
            veil.hide()
            veil.deleteLater()
        if self._focus is not None and self._focus.window() is self._window:
            self._focus.setFocus()
        self._focus = None

    def _on_back(self) -> None:
        if self.veil is not None and self.veil.mirrored:
            self._window.showMinimized()
        else:
            move_to_primary(self._window)
            self.check()

    def _on_here(self) -> None:
        self._guard.allow(self._strip.marking)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the window was moved, resized, shown or brought to another screen."""
        if event.type() in _LOOK_AGAIN:
            self.check()
            if self.veil is not None:
                self.veil.cover()
        return super().eventFilter(watched, event)


def move_to_primary(window: QWidget) -> None:
    """Put a window into the middle of the primary screen, as large as before if it fits."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    maximised, full = window.isMaximized(), window.isFullScreen()
    if maximised or full:
        window.showNormal()
    size = window.size().boundedTo(room.size())
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    window.setGeometry(place)
    if maximised:
        window.showMaximized()
    elif full:
        window.showFullScreen()
