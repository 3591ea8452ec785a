"""Drafts of a common text: keeping the present one with a note, and comparing any two."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QWidget

from dialogue_app.core.draft_differences import paragraph_differences
from dialogue_app.core.records import Pairs
from dialogue_app.core.substance import LineDraft
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.drafted_text.draft_view import DraftView
from dialogue_app.ui.models.silence_text import draft_title
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets.ask_dialog import AskDialog, words

PRESENT = ""
"""Stands for the text as it is now where a version is named."""


class KeepDraftDialog(AskDialog):
    """A note on the draft that is kept; it may stay empty."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Keep draft {n}").format(n=version),
            _("The text is kept word for word as it stands, and can be compared with any other draft."),
            _("Keep"),
            parent,
        )
        self.note = QLineEdit(self)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("after the first reading"))
        self.form().addRow(_("Note"), self.note)
        self.note.setFocus()


class CompareDialog(AskDialog):
    """Two drafts, or a draft and the text as it stands, paragraph by paragraph."""

    def __init__(
        self, drafts: Sequence[LineDraft], present: Pairs, before: str = "", parent: QWidget | None = None
    ) -> None:
        """``before`` is the version shown on the left; the latest one if it is empty."""
        super().__init__(_("Compare drafts"), "", _("Close"), parent)
        look = theme.current()
        self.resize(look.scaled(1080), look.scaled(760))
        self.cancel_button.hide()
        self.partial = words("", "soft")
        self._drafts = list(drafts)
        self._present = present
        self.left, self.right = self._box(_("Before")), self._box(_("After"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for title, box in ((_("Before"), self.left), (_("After"), self.right)):
            label = QLabel(title, self)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.partial)
        self.view = DraftView(self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("What differs"))
        self.area.setWidget(self.view)
        self.body.addWidget(self.area, 1)
        versions = [one.version for one in self._drafts]
        chosen = versions.index(before) if before in versions else len(versions) - 1
        self.left.setCurrentIndex(max(chosen, 0))
        self.right.setCurrentIndex(self.right.count() - 1)
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(self.show_chosen)
        self.show_chosen()
        self.left.setFocus()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for one in self._drafts:
            box.addItem(draft_title(one))
        box.addItem(_("As it stands now"))
        return box

    def show_chosen(self) -> None:
        """Compare what the two boxes name."""
        before, after = self._chosen(self.left), self._chosen(self.right)
        found = paragraph_differences(before, after)
        self.view.show_differences(found, *(self._short(box) for box in (self.left, self.right)))
        self.area.setAccessibleDescription(self.view.summary.text())
        self.area.verticalScrollBar().setValue(0)

    def _chosen(self, box: QComboBox) -> Pairs:
        place = box.currentIndex()
        return self._drafts[place].paragraphs if 0 <= place < len(self._drafts) else self._present

    def _short(self, box: QComboBox) -> str:
        place = box.currentIndex()
        if not 0 <= place < len(self._drafts):
            return _("As it stands now")
        return _("Version {n}").format(n=self._drafts[place].version)

    def tell_partial(self, sentence: str) -> None:
        """Say that a draft holds a part of the text only."""
        self.partial.setText(sentence)
        self.partial.setVisible(bool(sentence))
