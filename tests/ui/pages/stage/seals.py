"""A stage page shown with a sealed field, and its seal bar pressed as a user presses it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.entries import Place
from dialogue_app.ui.pages.stage.seal_bar import SealLine
from dialogue_app.ui.pages.stage.stage_page import StagePage
from dialogue_app.ui.text.seal_text import DISCLOSE, SEAL, UNSEAL
from tests.ui.invented import Table


def shown(qtbot: QtBot, at: Table, field: str) -> StagePage:
    stage_and_field = at.template.find_field(field)
    assert stage_and_field is not None
    page = StagePage(at.track, at.session, at.template, stage_and_field[0])
    qtbot.addWidget(page)
    page.resize(1100, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.go_to(field)
    return page


def line(page: StagePage, party: str) -> SealLine:
    return next(seal_line for seal_line in page.seal_bar.lines if seal_line.seal.who == party)


def press(page: StagePage, party: str, act: str = SEAL) -> None:
    seal_line = line(page, party)
    {SEAL: seal_line.seal_button, UNSEAL: seal_line.unseal_button, DISCLOSE: seal_line.disclose_button}[
        act
    ].click()
    assert seal_line.yes.isVisible()
    seal_line.yes.click()


def predict(at: Table, side: str) -> None:
    for item in at.items("prediction"):
        at.set("prediction", Place(item, side), value="4")
