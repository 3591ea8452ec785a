"""The bar above a sealed field: how much is entered, when it was sealed, the digest, and the buttons.

The bar is told states and says what was wanted; ``StageSeal`` makes the change. Sealing and unsealing cannot
be undone, so the bar asks once, in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.seals import disclose, seal, unseal
from dialogue_app.fields.seals import SealState, nobodys, says_whose, seals_of
from dialogue_app.support.translation import _, language
from dialogue_app.ui.text.seal_text import (
    DISCLOSE,
    SEAL,
    UNSEAL,
    broken_words,
    digest_lines,
    digest_words,
    nobodys_words,
    question,
    seal_words,
)
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import keep_room

_ACROSS, _BESIDE = 2, 32
"""So many lines stand side by side where there is room, so far apart."""

_VERBS: dict[str, Callable[..., Change]] = {SEAL: seal, UNSEAL: unseal, DISCLOSE: disclose}
_FINAL = (SEAL, UNSEAL)


class SealLine(QWidget):
    """The line of one side, of one party, or of everybody. ``wanted`` carries who and the act; ``asking`` and
    ``settled`` when a question is put and when it is taken back.
    """

    wanted = Signal(str, str)
    asking = Signal(str)
    settled = Signal()

    def __init__(
        self,
        seal: SealState,
        *,
        days: str,
        read_only: bool,
        names: dict[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.seal, self.days, self.names = seal, days, names or {}
        self.act = SEAL
        self.text, self.digest = kit.label(parent=self), kit.label("", "small", self)
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.seal_button = _button(_("Seal"), _for(_("Seal"), seal))
        self.unseal_button = _button(_("Unseal"), _for(_("Unseal"), seal))
        self.disclose_button = _button(_("Disclose…"), _for(_("Disclose to the other side"), seal))
        self.copy_button = kit.button(_("Copy digest"), "link", name=_for(_("Copy digest"), seal))
        self.copy_button.setAutoDefault(False)
        self.yes = _button("", _for(_("Seal now"), seal))
        self.no = _button(_("Not yet"), _("Not yet"))
        self._offered = not read_only
        self._connect()
        self._lay_out()
        self._show_plain()

    def _connect(self) -> None:
        self.seal_button.clicked.connect(self.ask_to_seal)
        self.unseal_button.clicked.connect(self.ask_to_unseal)
        self.disclose_button.clicked.connect(self.ask_to_disclose)
        self.copy_button.clicked.connect(self.copy)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.give_up)

    def _lay_out(self) -> None:
        words = kit.column(spacing=1)
        words.addWidget(self.text)
        below = kit.row(spacing=10)
        below.addWidget(self.digest, 1)
        below.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignRight)
        words.addLayout(below)
        words.addStretch(1)
        for late in (self.digest, self.copy_button):
            keep_room(late, kept=True)
        for label in (self.text, self.digest):
            policy = label.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            label.setSizePolicy(policy)
        row = kit.row(self)
        row.addLayout(words, 1)
        for button in self._every()[1:]:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _every(self) -> tuple[QPushButton, ...]:
        return (
            self.copy_button, self.seal_button, self.unseal_button, self.disclose_button, self.yes, self.no
        )  # fmt: skip

    def ask_to_seal(self) -> None:
        self._ask(SEAL)

    def ask_to_unseal(self) -> None:
        self._ask(UNSEAL)

    def ask_to_disclose(self) -> None:
        """Ask in place whether to show the other side what has been unsealed."""
        self._ask(DISCLOSE)

    def give_up(self) -> None:
        """Take the question back."""
        self._show_plain()
        self.settled.emit()
        self._button_of(self.act).setFocus()

    def copy(self) -> None:
        """Put the digests on the clipboard, in full."""
        QGuiApplication.clipboard().setText(digest_lines(self.seal, self.names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the question back."""
        if event.key() == Qt.Key.Key_Escape and self.no.isVisible():
            self.give_up()
        else:
            super().keyPressEvent(event)

    def offered(self) -> QPushButton | None:
        """The button that can be pressed now."""
        for button in (self.yes, self.seal_button, self.unseal_button, self.disclose_button):
            if not button.isHidden() and button.isEnabled():
                return button
        return None

    def _button_of(self, act: str) -> QPushButton:
        return {UNSEAL: self.unseal_button, DISCLOSE: self.disclose_button}.get(act, self.seal_button)

    def _ask(self, act: str) -> None:
        self.act = act
        asked, answer = question(act, self.seal)
        name = self.seal.name
        self.text.setText(f"{name}: {asked}" if name else asked)
        self.digest.hide()
        self.yes.setText(answer)
        self.yes.setAccessibleName(f"{_for(answer, self.seal)}. {asked}")
        self._show_buttons((self.yes, self.no))
        self.asking.emit(self.seal.who)
        self.yes.setFocus()

    def _show_plain(self) -> None:
        seal = self.seal
        self.text.setText(seal_words(seal, self.days))
        self.digest.setText(digest_words(seal, self.days))
        self.digest.setVisible(bool(self.digest.text()))
        self.digest.setProperty("role", "bad" if seal.broken else "small")
        shown = [self.copy_button] if seal.seals else []
        if self._offered:
            wanted = (
                (self.seal_button, bool(seal.loose or not seal.sealed_at)),
                (self.unseal_button, bool(seal.sealed or any(not one.unsealed_at for one in seal.seals))),
                (self.disclose_button, bool(seal.disclosable)),
            )
            shown += [button for button, so in wanted if so]
        self._show_buttons(shown)
        self.seal_button.setEnabled(bool(seal.loose))

    def _show_buttons(self, shown: Sequence[QPushButton]) -> None:
        for button in self._every():
            button.setVisible(button in shown)

    def _on_yes(self) -> None:
        self.wanted.emit(self.seal.who, self.act)


class SealBar(QFrame):
    """A place for each who seals. ``wanted`` carries who and the act."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Sealing"))
        self.lines: list[SealLine] = []
        self._placed: Sequence[SealLine] = ()
        self._across = _ACROSS
        self._shown: tuple[tuple[SealState, ...], str, bool] = ((), "", False)
        self._names: dict[str, str] = {}
        self.note = kit.label("", "warn", self)
        self.note.hide()
        self._column = column = kit.column(self, spacing=4, margins=(14, 5, 8, 5))
        self._grid = kit.grid(across=_BESIDE, down=4)
        column.addLayout(self._grid)
        column.addWidget(self.note)

    def show_seals(
        self,
        seals: Sequence[SealState],
        *,
        days: str = "",
        read_only: bool = False,
        names: dict[str, str] | None = None,
        note: str = "",
        room: str = "",
    ) -> None:
        """Show states; nothing is touched while they are the same, so that a question asked stays. ``names``
        says what those who sealed are called where digests are copied, ``note`` what stands in the way,
        and ``room`` the words for which room is kept while nothing does.
        """
        self.note.setText(note or room)
        keep_room(self.note, kept=bool(room))
        self.note.setVisible(bool(note))
        self._names = names or {}
        shown = (tuple(seals), days, read_only)
        if shown == self._shown:
            return
        self._shown = shown
        focus = self.focusWidget()
        held = next(
            (seal_line.seal.who for seal_line in self.lines if focus and seal_line.isAncestorOf(focus)), None
        )
        for line in self.lines:
            self._grid.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(seal, days, read_only) for seal in seals]
        self._place(self.lines)
        if held is not None and focus is not None:
            self.take_focus(held)

    def minimumSizeHint(self) -> QSize:
        """No wider than its widest line: they stand one below the other where there is no room beside."""
        return QSize(self._needed(1), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many lines side by side as there is room for."""
        super().resizeEvent(event)
        across = _ACROSS if event.size().width() >= self._needed(_ACROSS) else 1
        if across != self._across:
            self._across = across
            self._place(self._placed)

    def _needed(self, across: int) -> int:
        """The width of so many lines side by side, in pixels."""
        around = self.contentsMargins() + self._column.contentsMargins()
        widest = max((line.minimumSizeHint().width() for line in self.lines), default=0)
        across = min(across, max(1, len(self.lines)))
        return around.left() + around.right() + across * widest + (across - 1) * _BESIDE

    def take_focus(self, party: str = "") -> bool:
        """Put the focus on a button that can be pressed: sealing before unsealing, whoever's it is, so that
        no key too many opens what has just been sealed; of the same kind that of somebody first.
        """
        offered = [(line, button) for line in self.lines if (button := line.offered()) is not None]
        offered.sort(key=_Order(party))
        button = offered[0][1] if offered else None
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return button is not None

    def _line(self, seal: SealState, days: str, read_only: bool) -> SealLine:
        line = SealLine(seal, days=days, read_only=read_only, names=self._names, parent=self)
        line.wanted.connect(self.wanted)
        line.asking.connect(self._on_asking)
        line.settled.connect(self._on_settled)
        return line

    def _place(self, shown: Sequence[SealLine]) -> None:
        self._placed = shown
        for line in self.lines:
            self._grid.removeWidget(line)
        for number, line in enumerate(shown):
            self._grid.addWidget(line, number // self._across, number % self._across)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1 if column < min(len(shown), self._across) else 0)
        self._grid.setHorizontalSpacing(_BESIDE if min(len(shown), self._across) > 1 else 0)
        for line in self.lines:  # once they have their places: showing one lays out the page
            line.setVisible(line in shown)

    def _on_asking(self, party: str) -> None:
        """A question takes the whole bar."""
        self._place([line for line in self.lines if line.seal.who == party])

    def _on_settled(self) -> None:
        self._place(self.lines)


class _Order:
    """Orders buttons: to answer a question, to seal, to unseal, to disclose; then that of somebody first."""

    def __init__(self, party: str) -> None:
        self._who = party

    def __call__(self, offered: tuple[SealLine, QPushButton]) -> tuple[int, bool]:
        line, button = offered
        kinds = (line.yes, line.seal_button, line.unseal_button, line.disclose_button)
        return kinds.index(button), line.seal.who != self._who


def _for(verb: str, seal: SealState) -> str:
    return f"{verb}: {seal.name}" if seal.name else verb


def _button(text: str, spoken: str) -> QPushButton:
    button = kit.button(text, name=spoken)
    button.setAutoDefault(False)
    return button


class StageSeal:
    """Shows the seals of the field in the bar and makes the changes that it asks for."""

    def __init__(self, track: OpenTrack, session: str, template: Template, bar: SealBar) -> None:
        self.track, self.session, self.template, self.bar = track, session, template, bar

    def show(self, field: TemplateField | None) -> None:
        """Show how far the sealing of a field is; nothing for a field that is not sealed."""
        sealed = field is not None and field.sealed and not field.left_out
        self.bar.setVisible(sealed)
        if field is not None and sealed:
            dialogue = self.track.dialogue
            states = seals_of(dialogue, self.session, self.template, field)
            sealers = {one.party for state in states for one in state.seals}
            self.bar.show_seals(
                states,
                days=self.track.session(self.session).dates,
                read_only=self.track.read_only,
                names={party: answerer(dialogue, party).name for party in sealers if party},
                note=nobodys_words(nobodys(dialogue, self.session, field)),
                room=nobodys_words(1) if says_whose(field) else "",
            )

    def perform(self, field: TemplateField, party: str, act: str) -> None:
        """Seal, unseal or disclose. What was unsealed and is not what was sealed is told at once."""
        try:
            change = _VERBS[act](self.track.dialogue, self.session, field, party)
        except Refused as refused:
            self.track.failed.emit(str(refused))
            return
        if self.track.perform(change, final=act in _FINAL) and act == UNSEAL:
            self._tell_broken(field, party)

    def _tell_broken(self, field: TemplateField, party: str) -> None:
        label, days = field.label.shown(language()), self.track.session(self.session).dates
        for state in seals_of(self.track.dialogue, self.session, self.template, field):
            if state.broken and party in ("", state.who):
                self.track.failed.emit(broken_words(state, label, days))
