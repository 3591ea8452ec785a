"""A widget that paints itself as high as its words need at its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object

_SMALLEST = 100
"""A widget narrower than so many pixels has not been given its place yet."""


class HeightByWidth(_Widget):
    """To be named before the Qt widget among the bases. ``liked`` is the width it likes to have, ``usual``
    the one for which its height is told before it has a place, ``narrowest`` its least.
    """

    liked, usual, narrowest = 320, 640, 120

    def take_height(self) -> None:
        """Grow in width, and in height only as the width asks."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def height_at(self, width: int) -> int:
        """How high everything is at a width, in pixels."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As ``height_at`` says."""
        return self.height_at(width)

    def sizeHint(self) -> QSize:
        """As high as it is at its width."""
        width = self.width() if self.width() > _SMALLEST else self.usual
        return QSize(self.liked, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it may be, as high as its words."""
        return QSize(self.narrowest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
