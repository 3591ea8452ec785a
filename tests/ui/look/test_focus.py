"""Wherever the keys go is seen: in every theme a line of two pixels in the colour of the focus that is not
there without it, and whatever is pressed is at least 24 pixels high and wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialogue_app.core.edits import Change, added
from dialogue_app.ui.pages.side_page import PageContext
from dialogue_app.ui.pages.side_pages import SIDE_PAGES
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.qt import theme
from dialogue_app.ui.window.main_window import MainWindow
from tests.ui.invented import TEMPLATES, table
from tests.ui.look.rendering import picture, thick_lines
from tests.ui.test_dialogs import DIALOGS
from tests.ui.test_keys_over_every_field import RECORDS, RELEASES, people

SIZE = (1200, 980)
THEMES = (theme.LIGHT, theme.DARK, theme.CONTRAST)


def fields_of_each_kind() -> list[tuple[str, str]]:
    """One field of every kind, scale and form that a template has, with the template."""
    chosen: dict[object, tuple[str, str]] = {}
    for kind in TEMPLATES:
        for _stage, field in table(kind, activities=0).template.fields():
            chosen.setdefault((field.kind, field.scale, field.part, len(field.aspects)), (kind, field.key))
    return list(chosen.values())


def focusable(page: QWidget) -> Iterator[QWidget]:
    """What the focus can be in, as the Tab key and the mouse give it."""
    for widget in page.findChildren(QWidget):
        inside = widget.visibleRegion().boundingRect()
        takes = widget.focusPolicy() & Qt.FocusPolicy.StrongFocus and widget.focusProxy() is None
        if takes and widget.isEnabled() and inside.height() > 8 and inside.width() > 8:
            yield widget


def told(widget: QWidget) -> str:
    """A widget in words, for a test that fails."""
    text = widget.property("text") or widget.accessibleName()
    return f"{type(widget).__name__} {widget.property('role') or ''} {text!r}"


def unseen(page: QWidget) -> list[str]:
    """What shows no line of two pixels when it has the focus, or shows the same without."""
    colour = theme.current().color("focus")
    silent = []
    for widget in list(focusable(page)):
        if not widget.isVisible():
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue
        area = QRect(widget.mapTo(page, QPoint()), widget.size()).adjusted(-4, -4, 4, 4) & page.rect()
        seen = {(one.x(), one.y()) for one in thick_lines(picture(page, area), colour)}
        page.setFocus()
        widget.clearFocus()
        before = {(one.x(), one.y()) for one in thick_lines(picture(page, area), colour)}
        if not seen - before:
            silent.append(told(widget))
    return silent


def small(page: QWidget) -> list[str]:
    """What is pressed with a pointer and is lower or narrower than 24 pixels."""
    pressed = (QAbstractButton, QComboBox, QLineEdit, QTabBar)
    return [
        f"{told(one)} {one.width()} x {one.height()}"
        for one in page.findChildren(QWidget)
        if isinstance(one, pressed)
        and one.isVisible()
        and not isinstance(one, (QScrollBar, QSplitterHandle))
        and min(one.width(), one.height()) < theme.TARGET
        and not isinstance(one.parent(), (QComboBox,))
        and one.objectName() != "qt_spinbox_lineedit"
    ]


def primaries(page: QWidget) -> list[str]:
    """The buttons in the colour of the track."""
    buttons = page.findChildren(QPushButton)
    return [one.text() for one in buttons if one.isVisible() and one.property("role") == "primary"]


def judge(page: QWidget) -> None:
    """A page or a dialog as it is shown now."""
    assert unseen(page) == []
    assert small(page) == []
    assert len(primaries(page)) <= 1


def shown(qtbot: QtBot, page: QWidget) -> QWidget:
    qtbot.addWidget(page)
    page.resize(*SIZE)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.wait(20)
    return page


@pytest.fixture(params=THEMES)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    theme.apply(qapp, request.param)
    yield request.param
    theme.apply(qapp, theme.LIGHT)


@pytest.mark.parametrize(("kind", "key"), fields_of_each_kind())
def test_every_field_shows_where_the_keys_go(qtbot: QtBot, look: str, kind: str, key: str) -> None:
    at = table(kind, activities=3, records=RECORDS)
    stage = next(stage for stage, field in at.template.fields() if field.key == key)
    page = shown(qtbot, StagePage(at.track, at.session, at.template, stage, field=key))
    judge(page)


PAGES = [(kind, page) for page in SIDE_PAGES for kind in TEMPLATES if kind in page.TRACKS]


@pytest.mark.parametrize(("kind", "page"), PAGES)
def test_every_side_page_shows_where_the_keys_go(qtbot: QtBot, look: str, kind: str, page: type) -> None:
    at = table(kind, activities=3, records=(*RECORDS, *RELEASES))
    at.track.perform(Change("", added(*people(at.session))))
    opened = shown(qtbot, page(PageContext(at.track, at.session)))
    judge(opened)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_shows_where_the_keys_go(qtbot: QtBot, look: str, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    judge(dialog)


def test_the_start_screen_and_the_window_show_where_the_keys_go(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, two_tracks: tuple[Path, ...]
) -> None:
    for key in THEMES:
        theme.apply(qapp, key)
        window.activateWindow()
        qtbot.wait(20)
        judge(window)
    window.open_paths(two_tracks)
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    for key in THEMES:
        theme.apply(qapp, key)
        qtbot.wait(20)
        judge(window)
    theme.apply(qapp, theme.LIGHT)
