"""What the list of the never-release check says where nothing was found."""

from pytestqt.qtbot import QtBot

from dialogue_app.ui.pages.release.concern_list import ConcernList


def test_nothing_was_found_only_where_something_was_looked_through(qtbot: QtBot) -> None:
    shown = ConcernList()
    qtbot.addWidget(shown)
    shown.show_concerns((), read_only=False, has_text=False)
    assert (shown.head.text(), shown.words.text()) == (
        "Never-release list",
        "There is no text yet to look through.",
    )
    shown.show_concerns((), read_only=False)
    assert shown.head.text() == "Never-release list: 0 findings"
    assert shown.words.text().startswith("No word of the list was found.")
