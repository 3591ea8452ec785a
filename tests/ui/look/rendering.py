"""What was painted, read back from pictures: the contrast of colours, and lines in one colour."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from dialogue_app.charts.palette import luminance

RUN = 10
"""So many pixels in a row are a line, and no letter."""


def contrast(ink: QColor | str, ground: QColor | str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    low, high = sorted(luminance(QColor(colour).name()) for colour in (ink, ground))
    return (high + 0.05) / (low + 0.05)


def picture(page: QWidget, area: QRect) -> QImage:
    """A part of a page as it is painted, one pixel a point."""
    shown = page.grab(area).toImage()
    shown.setDevicePixelRatio(1.0)
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def rows(image: QImage) -> list[bytes]:
    """The pixels of a picture, line by line, four bytes each."""
    pixels, wide = bytes(image.constBits()), image.bytesPerLine()
    return [pixels[y * wide : y * wide + image.width() * 4] for y in range(image.height())]


def thick_lines(image: QImage, colour: QColor) -> Iterator[QPoint]:
    """Where a line in a colour begins that is as long as RUN and two pixels thick or more."""
    for flat, shown in ((True, image), (False, turned(image))):
        lines = rows(shown)
        run = pixel(colour) * RUN
        for y in range(len(lines) - 1):
            at = lines[y].find(run)
            while at >= 0:
                if at % 4 == 0 and lines[y + 1][at : at + len(run)] == run:
                    yield QPoint(at // 4, y) if flat else QPoint(y, at // 4)
                    break
                at = lines[y].find(run, at + 1)


def turned(image: QImage) -> QImage:
    """A picture with its columns as lines."""
    from PySide6.QtGui import QTransform

    return image.transformed(QTransform(0, 1, 1, 0, 0, 0)).convertToFormat(QImage.Format.Format_RGB32)


def pixel(colour: QColor) -> bytes:
    """A colour as it lies in memory."""
    one = QImage(1, 1, QImage.Format.Format_RGB32)
    one.fill(colour)
    return bytes(one.constBits())[:4]
