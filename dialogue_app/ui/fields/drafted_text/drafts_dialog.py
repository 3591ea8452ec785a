"""Drafts of a common text: keeping the present one with a note, and comparing any two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from dialogue_app.core.domain_records import LineDraft
from dialogue_app.core.records import Pairs
from dialogue_app.core.wording.draft_differences import ParagraphDifference, differing, paragraph_differences
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.text.plain_tips import exact_tip
from dialogue_app.ui.text.silence_text import draft_title
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.cut_text import CutBox
from dialogue_app.ui.widgets.inputs.plain_text import PlainLine
from dialogue_app.ui.widgets.scroller import Scroller
from dialogue_app.ui.widgets.text_differences import TextDifferences, in_words

_KINDS = {
    "reworded": N_("reworded"),
    "added": N_("added"),
    "removed": N_("removed"),
    "moved": N_("moved"),
    "renumbered": N_("renumbered"),
    "same": N_("unchanged"),
}


class DraftView(QWidget):
    """Every paragraph in order; what is unchanged is one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads: list[QLabel] = []
        self.texts: list[TextDifferences] = []
        self.summary = kit.label("", "soft", self)
        self._parts: list[QWidget] = []
        self._column = kit.column(self)
        self._column.addWidget(self.summary)
        self._column.addStretch(1)

    def show_differences(self, differences: Sequence[ParagraphDifference], before: str, after: str) -> None:
        """Show these; ``before`` and ``after`` name the two drafts."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.heads, self.texts = [], [], []
        self.summary.setText(summary(differences))
        for difference in differences:
            self._add(difference, before, after)

    def _add(self, difference: ParagraphDifference, before: str, after: str) -> None:
        changed = difference.kind != "same"
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        head = kit.label(
            paragraph_words(difference), "strong" if changed or difference.moved else "soft", self
        )
        self.heads.append(head)
        self._put(line)
        self._put(head)
        if changed:
            text = TextDifferences(
                before if difference.kind != "added" else "",
                after if difference.kind != "removed" else "",
                self,
            )
            text.show_pieces(difference.pieces)
            text.before.setVisible(difference.kind != "added")
            text.after.setVisible(difference.kind != "removed")
            head.setToolTip(exact_tip(in_words(difference.pieces)))
            self.texts.append(text)
            self._put(text)

    def _put(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._column.insertWidget(self._column.count() - 1, widget)


def paragraph_words(difference: ParagraphDifference) -> str:
    """A paragraph and what became of it, such as "Paragraph 3, before 2 · moved · reworded"."""
    number = difference.after or difference.before
    head = _("Paragraph {n}").format(n=number)
    if difference.before and difference.after and difference.before != difference.after:
        head = _("Paragraph {n}, before {old}").format(n=difference.after, old=difference.before)
    kinds = ["moved"] if difference.moved else []
    if difference.kind != "same" or not difference.moved:
        kinds.append(_kind(difference))
    return " · ".join([head, *(_(_KINDS[kind]) for kind in kinds)])


def _kind(difference: ParagraphDifference) -> str:
    return (
        "renumbered"
        if difference.kind == "same" and difference.before != difference.after
        else str(difference.kind)
    )


def summary(differences: Sequence[ParagraphDifference]) -> str:
    """How many paragraphs changed, and how."""
    if not differences:
        return _("Neither draft has a paragraph.")
    if not differing(tuple(differences)):
        return _("Nothing differs.")
    kinds = Counter(
        "moved" if difference.moved and difference.kind == "same" else _kind(difference)
        for difference in differences
    )
    parts = [f"{kinds[kind]} {_(words)}" for kind, words in _KINDS.items() if kinds[kind]]
    total = ngettext("{n} paragraph", "{n} paragraphs", len(differences)).format(n=len(differences))
    return f"{total}: " + ", ".join(parts) + "."


class KeepDraftDialog(AskDialog):
    """A note on the draft that is kept; it may stay empty."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Keep draft {n}").format(n=version),
            _("The text is kept word for word as it stands, and can be compared with any other draft."),
            _("Keep"),
            parent,
        )
        self.note = PlainLine(self)
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
        self.like(1080, 760)
        self.cancel_button.hide()
        self.partial = kit.label(role="soft")
        self._drafts = list(drafts)
        self._present = present
        self.left, self.right = self._box(_("Before")), self._box(_("After"))
        row = kit.row(spacing=16)
        for title, box in ((_("Before"), self.left), (_("After"), self.right)):
            label = kit.label(title, "small", self)
            label.setBuddy(box)
            column = kit.column(spacing=3)
            column.addWidget(label)
            column.addWidget(box)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.partial)
        self.view = DraftView(self)
        self.area = Scroller(self)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("What differs"))
        self.area.setWidget(self.view)
        self.body.addWidget(self.area, 1)
        versions = [draft.version for draft in self._drafts]
        chosen = versions.index(before) if before in versions else len(versions) - 1
        self.left.setCurrentIndex(max(chosen, 0))
        self.right.setCurrentIndex(self.right.count() - 1)
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(self.show_chosen)
        self.show_chosen()
        self.left.setFocus()

    def _box(self, name: str) -> CutBox:
        box = CutBox(self)
        box.setAccessibleName(name)
        for draft in self._drafts:
            box.addItem(draft_title(draft))
        box.addItem(_("As it stands now"))
        return box

    def show_chosen(self) -> None:
        """Compare what the two boxes name."""
        before, after = self._chosen(self.left), self._chosen(self.right)
        differences = paragraph_differences(before, after)
        self.view.show_differences(differences, *(self._short(box) for box in (self.left, self.right)))
        self.area.setAccessibleDescription(self.view.summary.text())
        self.area.verticalScrollBar().setValue(0)

    def _chosen(self, box: CutBox) -> Pairs:
        place = box.currentIndex()
        return self._drafts[place].paragraphs if 0 <= place < len(self._drafts) else self._present

    def _short(self, box: CutBox) -> str:
        place = box.currentIndex()
        if not 0 <= place < len(self._drafts):
            return _("As it stands now")
        return _("Version {n}").format(n=self._drafts[place].version)

    def tell_partial(self, sentence: str) -> None:
        """Say that a draft holds a part of the text only."""
        self.partial.setText(sentence)
        self.partial.setVisible(bool(sentence))
