"""A stage page shown with a sealed field, and its seal bar pressed as a user presses it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.ui.pages.stage.seal_bar import SealLine
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.text.seal_text import DISCLOSE, SEAL, UNSEAL
from tests.ui.invented import Table


def shown(qtbot: QtBot, at: Table, field: str) -> StagePage:
    found = at.template.find_field(field)
    assert found is not None
    page = StagePage(at.track, at.session, at.template, found[0])
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.go_to(field)
    return page


def line(page: StagePage, who: str) -> SealLine:
    return next(one for one in page.seal_bar.lines if one.seal.who == who)


def press(page: StagePage, who: str, act: str = SEAL) -> None:
    one = line(page, who)
    {SEAL: one.seal_button, UNSEAL: one.unseal_button, DISCLOSE: one.disclose_button}[act].click()
    assert one.yes.isVisible()
    one.yes.click()


def predict(at: Table, side: str) -> None:
    for item in at.items("prediction"):
        at.set("prediction", Place(item, side), value="4")
