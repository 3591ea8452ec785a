"""Two wordings side by side."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dialogue_app.core.wording.text_differences import differences
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.text_differences import MINUS, PLUS, MarkedText, TextDifferences, in_words


@pytest.fixture
def shown(qtbot: QtBot) -> TextDifferences:
    widget = TextDifferences("Draft 1", "Draft 2")
    qtbot.addWidget(widget)
    widget.resize(900, 200)
    widget.show_texts("They [will] answer <b>now</b>.", "They will answer at once.")
    widget.show()
    return widget


def _looks(text: MarkedText, words: str) -> tuple[bool, bool]:
    """Whether words are struck through and underlined."""
    cursor = text.document().find(words)
    assert not cursor.isNull(), words
    return cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()


def test_what_went_is_struck_and_what_came_is_underlined(shown: TextDifferences) -> None:
    assert _looks(shown.before, "<b>now</b>") == (True, False)
    assert _looks(shown.after, "at once") == (False, True)
    assert _looks(shown.before, "answer") == (False, False)


def test_a_sign_stands_before_each_change_and_user_text_stays_text(shown: TextDifferences) -> None:
    assert shown.before.toPlainText() == f"They {MINUS}[will{MINUS}] answer {MINUS}<b>now</b>."
    assert shown.after.toPlainText() == f"They will answer {PLUS}at once."


def test_it_is_told_in_words(shown: TextDifferences) -> None:
    assert shown.accessibleName() == "Words taken out: 3. Words put in: 2."
    assert "(taken out: <b>now</b>) (put in: at once)" in shown.accessibleDescription()
    assert in_words(differences("a", "a")) == "Nothing differs."


def test_it_cannot_be_typed_in_and_follows_the_theme(shown: TextDifferences) -> None:
    assert shown.before.isReadOnly()
    before = shown.before.toPlainText()
    theme.notifier().changed.emit()
    assert shown.before.toPlainText() == before


def test_the_sides_stand_one_above_the_other_where_there_is_no_room(
    shown: TextDifferences, qtbot: QtBot
) -> None:
    assert shown.after.x() > shown.before.x()
    shown.resize(300, 400)
    qtbot.waitUntil(lambda: shown.after.x() == shown.before.x())
    assert shown.after.y() > shown.before.y()
