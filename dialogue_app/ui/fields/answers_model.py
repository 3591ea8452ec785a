"""The model of a table of answers: what may be hidden until the reveal, and from whom."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from dialogue_app.core.edits import Change
from dialogue_app.ui.track.open_track import OpenTrack

Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class AnswersModel(QAbstractTableModel):
    """Base of the models of tables of answers. While ``hidden``, only whether somebody has answered is to be
    shown: a subclass asks ``hides`` before it shows an answer.
    """

    def __init__(self, track: OpenTrack, session: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.track, self.session = track, session
        self.hidden, self._but = False, ""

    # -- what subclasses say -------------------------------------------------------------------------

    def entry_fields(self) -> frozenset[str]:
        """The entry keys of the fields whose answers are shown."""
        raise NotImplementedError

    def party_at(self, index: Index) -> tuple[str, str]:
        """Id and name of the party that answers in a cell; of the first one where the index is none."""
        raise NotImplementedError

    def index_of(self, item: str, party: str = "") -> QModelIndex:
        """The cell of an item and a party; an invalid index if there is none."""
        raise NotImplementedError

    def update(self, change: Change | None) -> None:
        """Take a change over: what it touched, or everything for None."""
        raise NotImplementedError

    def has_cells(self) -> bool:
        """Whether there is anything to be answered, and somebody to do it."""
        return self.rowCount() > 0 and self.columnCount() > 0

    def everything_changed(self) -> None:
        """Announce that every cell may show something else."""
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- hiding --------------------------------------------------------------------------------------

    def hides(self, party: str) -> bool:
        """Whether only whether a party has answered is shown."""
        return self.hidden and party != self._but

    def hide(self, hidden: bool, but: str = "") -> None:
        """Show only whether a cell is answered, but for those of one party; or show the answers."""
        if (hidden, but) != (self.hidden, self._but):
            self.hidden, self._but = hidden, but
            self.everything_changed()
