"""The view of a picture: drawn for its width, its marks reached by keys and by pointer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dialogue_app.core.records import INTERNAL
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.unity.content import read_unity
from dialogue_app.reports.unity.picture import draw_unity
from dialogue_app.services.analysis import hold
from dialogue_app.ui.pages.analyses.picture_view import PictureView
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.scroller import Scroller
from tests.services.amber_sea import internal


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[PictureView]:
    theme.apply(qapp, "light")
    unity_report = read_unity(ReportContext(hold(internal(), 2), INTERNAL))
    area = Scroller()
    picture_view = PictureView("INTERNAL")
    area.setWidget(picture_view)
    qtbot.addWidget(area)
    area.resize(800, 300)
    area.show()
    with qtbot.waitSignal(picture_view.drawn):
        picture_view.show_result(draw_unity, unity_report)
    yield picture_view
    area.close()


def focus(qtbot: QtBot, view: PictureView) -> None:
    """Give the view the focus as the Tab key does."""
    view.window().activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)


def words(view: PictureView) -> str:
    return view.mark.words if view.mark else ""


def test_it_is_drawn_for_its_width_and_again_for_another(qtbot: QtBot, view: PictureView) -> None:
    qtbot.waitUntil(lambda: view.picture is not None and view.picture.width == view.width())
    assert view.picture is not None
    tall = view.picture.height
    assert view.height() == pytest.approx(tall, abs=1)
    with qtbot.waitSignal(view.drawn):
        view.window().resize(520, 300)
    assert view.picture.width == view.width()
    assert view.picture.height > tall


def test_it_follows_the_theme(qtbot: QtBot, qapp: QApplication, view: PictureView) -> None:
    before = view.grab().toImage().pixelColor(2, 2)
    with qtbot.waitSignal(view.drawn):
        theme.apply(qapp, "dark")
    assert view.picture is not None
    assert view.grab().toImage().pixelColor(2, 2) != before
    theme.apply(qapp, "light")


def test_arrows_go_from_item_to_item_and_from_mark_to_mark(qtbot: QtBot, view: PictureView) -> None:
    focus(qtbot, view)
    assert words(view) == "MIL-03 Divided"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert words(view) == "MIL-03 RHE: 2 Tolerable"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert words(view) == "AIR-01 RHE: 2 Tolerable"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert words(view).startswith("AIR-01 WES")
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert words(view).startswith("MIL-03 WES")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert words(view) == "SEA-04 United"
    assert view.accessibleDescription() == "SEA-04 United"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert words(view) == "SEA-04 United"


def test_the_present_mark_is_scrolled_into_view(qtbot: QtBot, view: PictureView) -> None:
    focus(qtbot, view)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.visibleRegion().boundingRect().contains(view._rect(view.mark).center().toPoint())  # type: ignore[arg-type]


def test_enter_and_double_click_open_what_is_behind(qtbot: QtBot, view: PictureView) -> None:
    assert view.picture is not None
    mark = next(
        drawn_mark for drawn_mark in view.picture.marks if drawn_mark.words == "MIL-03 VIS: 5 Red line"
    )
    place = QPoint(int(mark.x + mark.width / 2), int(mark.y + mark.height / 2))
    with qtbot.waitSignal(view.pointed) as pointed:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert pointed.args == [mark.words]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [mark.item, mark.party]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [mark.item, mark.party]


def test_the_pointer_is_told_what_is_there(
    qtbot: QtBot, view: PictureView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: told.append(text))
    assert view.picture is not None
    mark = next(drawn_mark for drawn_mark in view.picture.marks if drawn_mark.party)
    place = QPoint(int(mark.x + mark.width / 2), int(mark.y + mark.height / 2))
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert mark.words in told[0]
    qtbot.mouseMove(view, place)
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_the_present_mark_stays_when_the_picture_is_drawn_again(qtbot: QtBot, view: PictureView) -> None:
    focus(qtbot, view)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    before = view.mark
    with qtbot.waitSignal(view.drawn):
        view.window().resize(640, 300)
    assert before is not None
    assert words(view) == before.words
    assert view.mark in (view.picture.marks if view.picture else ())
