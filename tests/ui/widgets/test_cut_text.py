"""Words are cut with dots where there is no room, and no sooner; the widget still knows all of them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dialogue_app.ui.widgets.cut_text import Cut, CutButton, CutCheck

WORDS = "Every outlier gives a reason"


@pytest.mark.parametrize("kind", [CutButton, CutCheck])
def test_it_is_cut_only_where_it_must_be(qtbot: QtBot, kind: type[CutButton | CutCheck]) -> None:
    widget = kind(WORDS)
    qtbot.addWidget(widget)
    whole = widget.sizeHint()
    widget.resize(whole)
    widget.show()
    assert QAbstractButton.text(widget) == WORDS
    widget.resize(whole.width() - 40, whole.height())
    assert QAbstractButton.text(widget).endswith("…")
    assert widget.text() == WORDS
    assert widget.sizeHint() == whole
    assert widget.minimumSizeHint().width() < whole.width() // 2
    widget.resize(whole)
    assert QAbstractButton.text(widget) == WORDS


def test_other_words_are_cut_at_once(qtbot: QtBot) -> None:
    button = CutButton("Few")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    button.setText(WORDS)
    assert QAbstractButton.text(button).endswith("…")
    button.setText(WORDS)
    assert button.text() == WORDS
    assert isinstance(button, Cut)
