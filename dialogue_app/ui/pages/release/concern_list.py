"""What the check before a release has found, each to be confirmed, or to be written otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from dialogue_app.services.release.release_check import SOURCES, Concern
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit

_PARTS = {
    "activity": N_("wording of the activity"),
    "authority": N_("released by"),
    "spokesperson": N_("spokesperson"),
    "version": N_("version"),
}

_MARK = 88


class ConcernList(QWidget):
    """``changed`` when one was confirmed or not; ``shown`` asks to show the words: start and length."""

    changed = Signal()
    shown = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confirmed: set[str] = set()
        self.concerns: tuple[Concern, ...] = ()
        self.rows: list[_ConcernRow] = []
        self.head = kit.label(role="heading", wrap=False)
        self.words = kit.label(role="soft")
        self._column = kit.column(self, spacing=4)
        self._column.addWidget(self.head)
        self._column.addWidget(self.words)

    def show_concerns(self, concerns: Sequence[Concern], *, read_only: bool, has_text: bool = True) -> None:
        """Show what was found; what was confirmed stays so as long as the same words are found. Without a
        text nothing was looked through.
        """
        found = tuple(concerns)
        self.confirmed &= {concern.key for concern in found}
        if found != self.concerns or read_only != any(row.read_only for row in self.rows):
            self._make(found, read_only=read_only)
        left = sum(1 for concern in found if concern.blocks or concern.key not in self.confirmed)
        n = len(found)
        head = ngettext("Never-release list: {n} finding", "Never-release list: {n} findings", n).format(n=n)
        self.head.setText(_("{head}, {left} open").format(head=head, left=left) if n else head)
        if not (found or has_text):
            self.head.setText(_("Never-release list"))
            self.words.setText(_("There is no text yet to look through."))
            return
        self.words.setText(
            _("Look at each in its sentence. Confirm what may leave; what blocks must be written otherwise.")
            if found
            else _("No word of the list was found. That is a help, no proof: read the text as others will.")
        )

    def _make(self, concerns: tuple[Concern, ...], *, read_only: bool) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.concerns = concerns
        self.rows = [
            _ConcernRow(concern, concern.key in self.confirmed, self, read_only=read_only)
            for concern in concerns
        ]
        for row in self.rows:
            row.ticked.connect(self._on_ticked)
            row.wanted.connect(self.shown)
            self._column.addWidget(row)

    def _on_ticked(self, key: str, on: bool) -> None:
        self.confirmed = self.confirmed | {key} if on else self.confirmed - {key}
        self.changed.emit()


class _ConcernRow(QWidget):
    """One finding: a tick or the word that it blocks, the words found, why."""

    ticked = Signal(str, bool)
    wanted = Signal(int, int)

    def __init__(self, concern: Concern, on: bool, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self.concern, self.read_only = concern, read_only
        line = kit.row(self)
        shown = " ".join(concern.words.split())
        shown = shown if len(shown) <= 60 else shown[:59] + "…"
        sentence = concern.sentence
        if concern.number:
            sentence = _("{sentence} (list, {number})").format(sentence=sentence, number=concern.number)
        if concern.part in _PARTS:
            sentence = _("{part}: {sentence}").format(part=_(_PARTS[concern.part]), sentence=sentence)
        if concern.times > 1:
            sentence = _("{sentence}, {n} times").format(sentence=sentence, n=concern.times)
        self.box: QCheckBox | None = None
        if concern.blocks:
            mark = kit.label(_("blocks"), "bad", wrap=False)
            mark.setContentsMargins(3, 3, 0, 0)
            mark.setMinimumWidth(theme.current().scaled(_MARK))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.box = QCheckBox(_("may leave"))
            self.box.setAccessibleName(_("“{words}” may leave: {why}").format(words=shown, why=sentence))
            self.box.setMinimumWidth(theme.current().scaled(_MARK))
            self.box.setChecked(on)
            self.box.setEnabled(not read_only)
            self.box.toggled.connect(self._on_toggled)
            line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        quoted = shown if concern.part == SOURCES else f"“{shown}”"
        self.go = kit.button(quoted, "link")
        self.go.setAccessibleName(_("Show “{words}”").format(words=shown))
        self.go.setEnabled(concern.part == "release_text")
        self.go.clicked.connect(self._on_go)
        line.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        why = kit.label(sentence, "soft")
        why.setContentsMargins(0, 3, 0, 0)
        line.addWidget(why, 1)

    def _on_toggled(self, on: bool) -> None:
        self.ticked.emit(self.concern.key, on)

    def _on_go(self) -> None:
        self.wanted.emit(self.concern.start, len(self.concern.words))
