"""Settings, help, about; closed dialogs are freed; every control has a name; every action a key."""

import dataclasses
import gc
import importlib
import pkgutil
import re
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialogue_app import app, ui
from dialogue_app.core.commands.sessions import new_track
from dialogue_app.core.domain_records import LineDraft, LineParagraph, SilenceProcedure
from dialogue_app.core.thresholds import DEFAULTS
from dialogue_app.fields.registry import FIELD_KINDS
from dialogue_app.services.audience.counterpart_copy import hand_over
from dialogue_app.services.audience.disclosure import Naming
from dialogue_app.services.audience.withheld import Withheld
from dialogue_app.services.content_comparison import Comparison
from dialogue_app.services.files.backups import Backup
from dialogue_app.services.files.library import Library
from dialogue_app.services.files.recovered_copy import Recovery
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.workspace import Workspace
from dialogue_app.support.paths import resource
from dialogue_app.support.settings import Settings
from dialogue_app.ui.fields.drafted_text.drafts_dialog import CompareDialog, KeepDraftDialog
from dialogue_app.ui.fields.silence.silence_dialogs import (
    CirculateDialog,
    ExtendDialog,
    ObjectDialog,
    WithdrawSilenceDialog,
)
from dialogue_app.ui.files.backups_dialog import BackupsDialog
from dialogue_app.ui.files.counterpart_copy_dialog import CounterpartCopyDialog
from dialogue_app.ui.files.create_dialogue import SampleDialog
from dialogue_app.ui.files.new_dialogue_dialog import NewDialogueDialog
from dialogue_app.ui.files.passphrase_change import PassphraseChange
from dialogue_app.ui.files.passphrase_dialog import PassphraseDialog
from dialogue_app.ui.files.recovery import RecoveryDialog
from dialogue_app.ui.files.restore_dialog import RestoreDialog
from dialogue_app.ui.pages.documents.names_dialog import NamesDialog
from dialogue_app.ui.pages.release.release_page import WithdrawDialog
from dialogue_app.ui.pages.stage.stage_completion import SkipDialog
from dialogue_app.ui.shell.actions import ACTIONS, MENUS, OTHER_KEYS
from dialogue_app.ui.shell.session_creation import SessionSetup, ThresholdsDialog
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import ask_dialog
from dialogue_app.ui.widgets.ask_dialog import AskDialog, ChoiceDialog, Notice
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice
from dialogue_app.ui.window.help_window import CHAPTERS, KEYS, AboutDialog, HelpWindow, keyboard_map
from dialogue_app.ui.window.main_window import MainWindow
from dialogue_app.ui.window.settings_dialog import SettingsDialog

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QAbstractSpinBox,
)
COMMANDS = (
    "new",
    "sample",
    "documents",
    "document",
    "analyse",
    "import-verdicts",
    "dump",
    "check",
    "recover",
)
DOCUMENT_KINDS = (
    "session-summary", "internal-brief", "external-brief", "register", "rules-matrix", "comparison",
    "debrief", "brief",
)  # fmt: skip
Make = Callable[[], QDialog]
LONG = "Allies regard repeated interference with satellite navigation that endangers traffic as unacceptable."


def session_setup() -> QDialog:
    from dialogue_app.core.commands.sessions import new_session
    from dialogue_app.services.templates import template

    track = new_track("Round", "INTERNAL")
    dialogue = track.apply(new_session(track, template("internal_alliance")).edits)
    return SessionSetup(dialogue, dialogue.sessions()[0], "Session set-up")


def open_track() -> OpenTrack:
    return OpenTrack(Workspace(app.stores().memory(new_track("Round", "INTERNAL"))))


def a_backup() -> Backup:
    return Backup(Path("x.dialogue"), datetime.now(UTC), 1000)


def restore_dialog() -> QDialog:
    track = open_track()
    dialog = RestoreDialog(track, a_backup(), Comparison(track.dialogue, new_track("Other", "INTERNAL")))
    dialog.details.click()
    return dialog


def recovery_dialog() -> QDialog:
    recovery = Recovery(
        file=Path("x.dialogue"), kept=1, lost=(), stand_ins=(), cleared=0, complete=True, backup=a_backup()
    )
    return RecoveryDialog(recovery)


def passphrase_change() -> QDialog:
    return PassphraseChange("Amber Sea (internal).dialogue", open_track().workspace.store)


def names_dialog() -> QDialog:
    withheld = Withheld()
    for number, sure in enumerate((True, False)):
        withheld.add([Naming("s1", f"k{number}", "Anna Brandt", LONG, withheld=sure, sure=sure)], "Red lines")
    return NamesDialog(withheld, "Write it")


def compare_dialog() -> QDialog:
    drafts = [
        LineDraft(id=f"d{n}", version=str(n), paragraphs=(("1", f"{LONG} {n}"), ("2", LONG))) for n in (1, 2)
    ]
    return CompareDialog(drafts, (("1", LONG),))


DIALOGS: dict[str, Make] = {
    "settings": lambda: SettingsDialog(Settings()),
    "help": HelpWindow,
    "about": lambda: AboutDialog("0"),
    "skip": lambda: SkipDialog("Skip", "Why", "Skip", open_points=["one"]),
    "choice": lambda: ChoiceDialog("Title", "Text", ["Yes", "Perhaps"]),
    "notice": lambda: Notice("Title", "Text"),
    "passphrase": lambda: PassphraseDialog("x.dialogue"),
    "new": lambda: NewDialogueDialog("two-track", Path.home(), app.library),
    "session": session_setup,
    "thresholds": lambda: ThresholdsDialog(DEFAULTS),
    "backups": lambda: BackupsDialog(open_track(), on=False, fault=""),
    "restore": restore_dialog,
    "recovery": recovery_dialog,
    "sample": lambda: SampleDialog(app.sample, Path.home()),
    "passphrase change": passphrase_change,
    "copy": lambda: CounterpartCopyDialog(hand_over(sample_dialogues()[1])),
    "names": names_dialog,
    "draft": lambda: KeepDraftDialog("4"),
    "compare": compare_dialog,
    "circulate": lambda: CirculateDialog([LineParagraph(id="p1", number="1", text=LONG)], "4"),
    "extend": lambda: ExtendDialog(SilenceProcedure(id="s1")),
    "objection": lambda: ObjectDialog(SilenceProcedure(id="s1"), [BoxChoice("p1", "ATL Atlantica")]),
    "withdraw silence": lambda: WithdrawSilenceDialog(SilenceProcedure(id="s1", version="4")),
    "withdraw release": lambda: WithdrawDialog("REL-01", "Me"),
}


def dialog_classes() -> set[str]:
    """The dialogs of the program that are opened as they are, wherever they stand."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    classes, around = set[type[QDialog]](), [QDialog]
    while around:
        below = [
            subclass
            for subclass in around.pop().__subclasses__()
            if subclass.__module__.startswith(ui.__name__)
        ]
        classes |= set(below)
        around += below
    parents = {parent for class_ in classes for parent in class_.__mro__[1:]}
    return {class_.__name__ for class_ in classes - parents}


def test_every_dialog_of_the_program_is_looked_at(qtbot: QtBot) -> None:
    shown = [make() for make in DIALOGS.values()]
    for dialog in shown:
        qtbot.addWidget(dialog)
    assert dialog_classes() - {type(dialog).__name__ for dialog in shown} == set()


def unnamed(root: QWidget) -> list[str]:
    """The controls in a widget that a screen reader could not name."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    result = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(
            widget.parent(), (QComboBox, QAbstractSpinBox, QLineEdit)
        ):
            continue
        if widget.objectName().startswith("qt_") or "QComboBoxPrivate" in type(widget.parent()).__name__:
            continue
        parent = widget.parent()
        if parent is not None and parent.metaObject().className().startswith("QComboBox"):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or widget in buddies) and _can_be_used(widget):
            result.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return result


def _can_be_used(widget: QWidget) -> bool:
    inside_table = isinstance(widget.parent(), QAbstractItemView)
    return not inside_table and widget.metaObject().className() not in {"QTableCornerButton", "QHeaderView"}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_closed_dialog_is_freed(qtbot: QtBot, name: str) -> None:
    kept = []
    for _turn in range(10):
        dialog = DIALOGS[name]()
        dialog.show()
        dialog.close()
        dialog.deleteLater()
        kept.append(weakref.ref(dialog))
        del dialog
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert sum(reference() is None for reference in kept) == 10


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(qtbot: QtBot, name: str) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    assert unnamed(dialog) == []


def test_every_control_of_the_window_has_a_name(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    assert unnamed(window) == []
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    for track in tuple(window.controller.desk.tracks):
        session = window.controller.desk.session_of(track)
        for stage in track.template(session).stages:
            window.controller.desk.go(track, session, stage=stage.key)
            assert unnamed(window) == [], stage.key


def test_every_action_has_a_key_of_its_own(
    window: MainWindow, qtbot: QtBot, two_tracks: tuple[Path, ...]
) -> None:
    window.open_paths(two_tracks[:1])
    qtbot.waitUntil(lambda: bool(window.controller.bench.pages))
    keys = [
        action.shortcut().toString()
        for menu in window.actions_.menus.values()
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    ]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert isinstance(window.bar, QMenuBar)


def test_every_action_is_answered_once(window: MainWindow) -> None:
    parts = (window, window.text_size, window.controller, *window.controller.parts)
    answered = [key for part in parts for key in part.slots()]
    assert sorted(answered) == sorted(words.key for words in ACTIONS)


def test_the_keyboard_map_lists_every_action() -> None:
    text = keyboard_map()
    for words in ACTIONS:
        assert words.text.rstrip("…") in text
    for _place, key, what in OTHER_KEYS:
        assert what in text
        assert key in text
    assert {action_words.menu for action_words in ACTIONS} == set(MENUS)


def test_the_guide_names_everything_that_must_be_documented() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(resource("help").glob("*.md")))
    for name in (*COMMANDS, *(kind.name for kind in FIELD_KINDS), *DOCUMENT_KINDS):
        assert re.search(rf"\b{re.escape(name)}\b", text), name


def test_every_chapter_is_there_and_its_links_lead_somewhere(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    known = dict(CHAPTERS)
    for key in known:
        window.show_chapter(key)
        assert window.text.toPlainText().strip()
        if key != KEYS:
            text = resource("help", f"{key}.md").read_text("utf-8")
            for target in re.findall(r"\]\(([^)]+)\)", text):
                assert target.removesuffix(".md") in known
    assert not window.text.openExternalLinks()


def test_settings_are_changed_at_once(window: MainWindow) -> None:
    window.settings.set(font_size=18, theme="dark")
    assert window.font().pixelSize() == 18
    window.actions_["usual_size"].trigger()
    assert window.settings.value.font_size == 13
    window.settings.set(theme="light")


def test_switching_recent_files_off_forgets_them(qtbot: QtBot) -> None:
    dialog = SettingsDialog(
        dataclasses.replace(Settings(), recent=("/a.dialogue",), last_files=("/a.dialogue",))
    )
    qtbot.addWidget(dialog)
    dialog.recent.setChecked(False)
    answer = dialog.answer()
    assert (answer.keep_recent, answer.recent, answer.last_files) == (False, (), ())


def test_about_shows_the_notices_in_full(qtbot: QtBot) -> None:
    dialog = AboutDialog("9.9")
    qtbot.addWidget(dialog)
    assert dialog.notices.toPlainText() == resource("notices.txt").read_text("utf-8")


def test_library_is_what_the_app_gives() -> None:
    assert isinstance(app.library(), Library)


def test_a_dialog_grows_by_its_marking_and_takes_the_colour(qtbot: QtBot) -> None:
    dialog = AskDialog("Title", "An explanation that runs over more than one line. " * 3, "Do it")
    qtbot.addWidget(dialog)
    before = dialog.sizeHint().height()
    dialog.show_marking("external", "PART", "Round")
    dialog.show()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width())
    assert dialog.height() > before
    assert dialog.property("accent") == "external"


def test_where_things_are_to_stay_enter_leaves_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[ChoiceDialog] = []

    def leave(dialog: QDialog) -> bool:
        assert isinstance(dialog, ChoiceDialog)
        qtbot.addWidget(dialog)
        seen.append(dialog)
        dialog.cancel_button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(ask_dialog, "asked", leave)
    assert ask_dialog.choose(None, "Older", "Keep or delete", ["Delete"], keep="Keep them") == -1
    assert seen[0].cancel_button.text() == "Keep them"
    assert seen[0].cancel_button.isDefault()
    assert not seen[0].accept_button.isDefault()


def test_a_reason_asked_for_in_a_dialog_is_kept_sign_by_sign_and_pasted_clean(qtbot: QtBot) -> None:
    dialogs = (
        SkipDialog("Skip", "Why", "Skip", name="Me"),
        WithdrawDialog("REL-01", "Me"),
        ObjectDialog(SilenceProcedure(id="s1"), []),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.reason.setFocus()
        QGuiApplication.clipboard().setText("10\u00a0km \u202eso\xadon")
        QTest.keySequence(dialog.reason, QKeySequence(QKeySequence.StandardKey.Paste))
        assert dialog.reason.text() == "10\u00a0km soon"
