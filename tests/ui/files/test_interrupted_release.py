"""Opening an internal file whose ledger was left in the middle of a release: asked, finished, told."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dialogue_app.core.commands.catalogue import item_by_code
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.domain_records import ReleaseItem
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import EXTERNAL, INTERNAL, new_id
from dialogue_app.services.files.library import Library
from dialogue_app.services.release.release_acts import finish, sign
from dialogue_app.ui.pages.release.release_page import ReleasePage
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog, Notice
from dialogue_app.ui.window.main_window import MainWindow
from tests.services.release.release_case import SIGNATURE, TEXT


@pytest.fixture
def interrupted(library: Library, two_tracks: tuple[Path, ...]) -> tuple[Path, ...]:
    """Two files between which a release was interrupted after its first write."""
    inside, outside = (library.open(path) for path in two_tracks)
    named = item_by_code(inside.dialogue, "activities", "MIL-02")
    assert named is not None
    session = inside.dialogue.sessions()[0].id
    item = ReleaseItem(
        session=session, field="release_items", marking="ALLY", code="REL-01", kind="VERDICT",
        release_text=TEXT, activity=named.id, verdict="4", status="PROPOSED",
    )  # fmt: skip
    inside.perform(add_listed(inside.dialogue, item))
    inside.perform(sign(inside.dialogue, _item(inside.dialogue), SIGNATURE))
    signed = _item(inside.dialogue)
    crossing = f"RELEASE:{outside.dialogue.sessions()[0].id}"
    begun = dataclasses.replace(signed, external_id=new_id(), crossing=crossing)
    inside.perform(Change("Release", (Edit(signed, begun),)))
    inside.close()
    outside.close()
    return two_tracks


def _item(dialogue: object) -> ReleaseItem:
    return next(iter(dialogue.of(ReleaseItem).values()))  # type: ignore[attr-defined]


def _finishing(dialog: AskDialog) -> None:
    if isinstance(dialog, ChoiceDialog):
        dialog.chosen = 0
    dialog.accept()


def _words(dialog: AskDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_is_finished_at_the_next_opening_and_told(
    qtbot: QtBot,
    window: MainWindow,
    interrupted: tuple[Path, ...],
    answer: Callable[[Callable[[AskDialog], object]], list[AskDialog]],
) -> None:
    said: list[str] = []

    def finishing(dialog: AskDialog) -> None:
        said.append(_words(dialog))
        _finishing(dialog)

    seen = answer(finishing)
    window.open_paths(interrupted[:1])
    desk = window.controller.desk
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert [type(ask_dialog) for ask_dialog in seen] == [ChoiceDialog, Notice]
    assert all(text in said[0] for text in (TEXT, SIGNATURE.authority, interrupted[1].name))
    internal, external = desk.of_kind(INTERNAL), desk.of_kind(EXTERNAL)
    assert internal is not None
    assert external is not None
    assert _item(internal.dialogue).status == "RELEASED"
    assert _item(external.dialogue).release_text == TEXT
    assert len(seen) == 2


def test_nothing_is_written_into_the_other_file_unless_somebody_says_so(
    qtbot: QtBot,
    window: MainWindow,
    library: Library,
    interrupted: tuple[Path, ...],
    answer: Callable[[Callable[[AskDialog], object]], list[AskDialog]],
) -> None:
    inside = library.open(interrupted[0])
    long = dataclasses.replace(_item(inside.dialogue), release_text="Far too long. " * 200)
    inside.perform(Change("Release", (Edit(_item(inside.dialogue), long),)))
    inside.close()
    said: list[str] = []

    def refusing(dialog: AskDialog) -> None:
        said.append(_words(dialog))
        dialog.reject()

    seen = answer(refusing)
    window.open_paths(interrupted[:1])
    qtbot.waitUntil(lambda: bool(seen))
    assert "not finished" in window.controller.bench.status.notice.text()
    assert "…" in said[0]
    external = window.controller.desk.of_kind(EXTERNAL)
    assert external is not None
    assert not external.dialogue.of(ReleaseItem)


def test_a_withdrawal_is_asked_about_too(
    qtbot: QtBot,
    window: MainWindow,
    library: Library,
    interrupted: tuple[Path, ...],
    answer: Callable[[Callable[[AskDialog], object]], list[AskDialog]],
) -> None:
    inside, outside = (library.open(path) for path in interrupted)
    finish(inside, outside)
    done = _item(inside.dialogue)
    begun = dataclasses.replace(
        done, withdrawn_by="A. Lind", withdrawn_on="2026-04-01", withdrawn_reason="Late.", crossing="WITHDRAW"
    )
    inside.perform(Change("Withdraw", (Edit(done, begun),)))
    inside.close()
    outside.close()
    said: list[str] = []

    def finishing(dialog: AskDialog) -> None:
        said.append(_words(dialog))
        _finishing(dialog)

    seen = answer(finishing)
    window.open_paths(interrupted[:1])
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert "Withdraw REL-01, by A. Lind, 1\u00a0April 2026" in said[0]


def test_without_the_other_file_it_waits_and_says_so(
    qtbot: QtBot,
    window: MainWindow,
    interrupted: tuple[Path, ...],
    answer: Callable[[Callable[[AskDialog], object]], list[AskDialog]],
) -> None:
    aside = interrupted[1].rename(interrupted[1].with_name("aside.dialogue"))
    seen = answer(AskDialog.reject)
    window.open_paths(interrupted[:1])
    room = window.controller
    qtbot.waitUntil(lambda: bool(seen) and "not finished" in room.bench.status.notice.text())
    internal = room.desk.of_kind(INTERNAL)
    assert internal is not None
    room.bench.load_pages()
    room.bench.open_page(internal, "release")
    page = room.bench.page
    assert isinstance(page, ReleasePage)
    assert page.banner.isVisibleTo(page)
    aside.rename(interrupted[1])
    answer(_finishing)
    page.finisher.click()
    qtbot.waitUntil(lambda: _item(internal.dialogue).status == "RELEASED")
    assert not page.banner.isVisibleTo(page)
    room.opener.open_counterpart()


def test_what_is_whole_is_left_alone(window: MainWindow, two_tracks: tuple[Path, ...], qtbot: QtBot) -> None:
    window.open_paths(two_tracks)
    room = window.controller
    qtbot.waitUntil(lambda: room.desk.of_kind(EXTERNAL) is not None)
    room.interrupted_release.finish()
    assert room.bench.status.notice.text() == ""
