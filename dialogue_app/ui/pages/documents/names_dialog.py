"""Before something goes out: what was withheld for a name in it, and what may be one, each to be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from dialogue_app.core.commands.sessions import judge_names
from dialogue_app.services.audience.disclosure import FINE, WITHHOLD
from dialogue_app.services.audience.withheld import ListedName, Withheld
from dialogue_app.services.search.text_match import excerpt, words_of
from dialogue_app.support.translation import _, ngettext
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog, asked

LONGEST = 160


class NamesDialog(AskDialog):
    """``verdicts``: what was judged, session -> key -> verdict. ``changes``: whether something goes out
    otherwise than it was made before.
    """

    def __init__(
        self,
        listed: Iterable[ListedName],
        accept: str,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        explanation = _(
            "A passage that names somebody whom the attribution rule protects is withheld as a whole; its "
            "words are never changed. Judge each: what you decide is kept for these words in this passage."
        )
        super().__init__(_("Names"), explanation, accept, parent)
        self.rows = [NameRow(listed_name) for listed_name in sorted(listed, key=_decided)]
        self._read_only = read_only
        self.like(760)
        self.head = kit.label(self._head(), "heading")
        self.body.addWidget(self.head)
        column = kit.column(spacing=12)
        for row in self.rows:
            row.setEnabled(not read_only)
            column.addWidget(row)
        self.body.addLayout(column)
        self.fine = kit.button(_("All that are not judged yet are fine"), "link")
        self.fine.setAutoDefault(False)
        self.fine.clicked.connect(self._on_fine)
        self.fine.setVisible(not read_only and any(not row.verdict for row in self.rows))
        self.body.addWidget(self.fine, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> str:
        held = sum(1 for row in self.rows if row.listed.naming.withheld)
        left = len(self.rows) - held
        parts = (
            ngettext("{n} is withheld", "{n} are withheld", held).format(n=held) if held else "",
            ngettext("{n} may be a name", "{n} may be names", left).format(n=left) if left else "",
        )
        return ", ".join(part for part in parts if part)

    def _on_fine(self) -> None:
        for row in self.rows:
            if not row.verdict:
                row.fine.setChecked(True)
        self.show_fault("")

    def fault(self) -> str:
        """How many are still to be judged."""
        open_ = sum(1 for row in self.rows if not row.verdict)
        if not open_ or self._read_only:
            return ""
        sentence = ngettext(
            "{n} possible name is not judged yet: withhold it, or say that it is fine.",
            "{n} possible names are not judged yet: withhold them, or say that they are fine.",
            open_,
        )
        return sentence.format(n=open_)

    @property
    def verdicts(self) -> Mapping[str, Mapping[str, str]]:
        """What was judged."""
        result: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.rows:
            if row.verdict:
                result[row.listed.naming.session][row.listed.naming.key] = row.verdict
        return result

    @property
    def changes(self) -> bool:
        """Whether a verdict differs from what was done before it."""
        return any((row.verdict == WITHHOLD) != row.listed.naming.withheld for row in self.rows)


def _decided(listed_name: ListedName) -> bool:
    """Whether something is done with it already; what waits for a verdict stands first."""
    return listed_name.naming.withheld or listed_name.naming.judged


class NameRow(QWidget):
    """One name: the words, where they stand, the passage, and what becomes of it."""

    def __init__(self, listed: ListedName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = listed
        naming = listed.naming
        shown = " ".join(naming.words.split())
        grid = kit.grid(self, across=16, down=2)
        grid.setColumnStretch(0, 1)
        where = _("in “{part}”").format(part=listed.part) if listed.part else _("at the beginning")
        grid.addWidget(kit.label(_("“{words}” {where}").format(words=shown, where=where), "strong"), 0, 0)
        grid.addWidget(kit.label(excerpt(naming.passage, words_of(f'"{shown}"'), LONGEST), "soft"), 1, 0)
        self.withhold = QRadioButton(_("Withhold"))
        self.fine = QRadioButton(_("It is fine"))
        group = QButtonGroup(self)
        for place, (button, what) in enumerate(
            ((self.withhold, _("Withhold the passage with “{words}”")), (self.fine, _("“{words}” is fine")))
        ):
            group.addButton(button)
            button.setAccessibleName(what.format(words=shown))
            grid.addWidget(button, 0, 1 + place, 2, 1, Qt.AlignmentFlag.AlignTop)
        if naming.withheld:
            self.withhold.setChecked(True)
        elif naming.judged:
            self.fine.setChecked(True)
        note = kit.label(_("surely a name") if naming.sure else _("perhaps a name"), "small", wrap=False)
        grid.addWidget(note, 2, 0)

    @property
    def verdict(self) -> str:
        """What was judged; empty if nothing was yet."""
        return WITHHOLD if self.withhold.isChecked() else FINE if self.fine.isChecked() else ""


class ReviewOutcome(Enum):
    """What came of showing the names: nothing changes, the paper is to be made anew, or nothing goes out."""

    GO = "go"
    AGAIN = "again"
    STOP = "stop"


def look_at_names(
    withheld: Withheld, accept: str, tracks: Sequence[OpenTrack], parent: QWidget | None
) -> ReviewOutcome:
    """Have everything judged that nobody has looked at yet, and keep it in the track it is of."""
    waiting = withheld.to_be_judged
    if not waiting:
        return ReviewOutcome.GO
    homes = {session.id: track for track in tracks for session in track.dialogue.sessions()}
    kept = any(
        homes[listed_name.naming.session].read_only
        for listed_name in waiting
        if listed_name.naming.session in homes
    )
    dialog = NamesDialog(waiting, accept, parent, read_only=kept)
    if not asked(dialog):
        return ReviewOutcome.STOP
    for session, verdicts in dialog.verdicts.items() if not kept else ():
        if session in homes:
            homes[session].perform(judge_names(homes[session].dialogue, session, verdicts))
    return ReviewOutcome.AGAIN if dialog.changes and not kept else ReviewOutcome.GO
