"""Two drafts of a text compared: each paragraph named for what became of it, its wordings side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dialogue_app.core.draft_differences import ParagraphDifference, differing
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.models.plain_tips import exact_tip
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
        self.summary = _label("", "soft", self)
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.summary)
        self._column.addStretch(1)

    def show_differences(self, found: Sequence[ParagraphDifference], before: str, after: str) -> None:
        """Show these; ``before`` and ``after`` name the two drafts."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.heads, self.texts = [], [], []
        self.summary.setText(summary(found))
        for one in found:
            self._add(one, before, after)

    def _add(self, one: ParagraphDifference, before: str, after: str) -> None:
        changed = one.kind != "same"
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        head = _label(paragraph_words(one), "strong" if changed or one.moved else "soft", self)
        self.heads.append(head)
        self._put(line)
        self._put(head)
        if changed:
            text = TextDifferences(
                before if one.kind != "added" else "", after if one.kind != "removed" else "", self
            )
            text.show_pieces(one.pieces)
            text.before.setVisible(one.kind != "added")
            text.after.setVisible(one.kind != "removed")
            head.setToolTip(exact_tip(in_words(one.pieces)))
            self.texts.append(text)
            self._put(text)

    def _put(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._column.insertWidget(self._column.count() - 1, widget)


def paragraph_words(one: ParagraphDifference) -> str:
    """A paragraph and what became of it, such as "Paragraph 3, before 2 · moved · reworded"."""
    number = one.after or one.before
    head = _("Paragraph {n}").format(n=number)
    if one.before and one.after and one.before != one.after:
        head = _("Paragraph {n}, before {old}").format(n=one.after, old=one.before)
    kinds = ["moved"] if one.moved else []
    if one.kind != "same" or not one.moved:
        kinds.append(_kind(one))
    return " · ".join([head, *(_(_KINDS[kind]) for kind in kinds)])


def _kind(one: ParagraphDifference) -> str:
    return "renumbered" if one.kind == "same" and one.before != one.after else str(one.kind)


def summary(found: Sequence[ParagraphDifference]) -> str:
    """How many paragraphs changed, and how."""
    if not found:
        return _("Neither draft has a paragraph.")
    if not differing(tuple(found)):
        return _("Nothing differs.")
    kinds = Counter("moved" if one.moved and one.kind == "same" else _kind(one) for one in found)
    parts = [f"{kinds[kind]} {_(words)}" for kind, words in _KINDS.items() if kinds[kind]]
    total = ngettext("{n} paragraph", "{n} paragraphs", len(found)).format(n=len(found))
    return f"{total}: " + ", ".join(parts) + "."


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label
