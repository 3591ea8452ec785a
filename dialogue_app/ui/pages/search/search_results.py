"""The results of a search as a list: headings for session and stage, and below each what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.core.scales import scale
from dialogue_app.services.search.search_index import Hit, SearchResult
from dialogue_app.ui.track.open_track import OpenTrack

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One line: a heading (``hit`` is nothing) or something found in a track."""

    track: OpenTrack
    text: str
    hit: Hit | None = None


class SearchResults(QAbstractListModel):
    """Headings and hits in reading order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ResultLine] = []

    def set_found(self, found: list[tuple[OpenTrack, SearchResult]], *, name_tracks: bool) -> None:
        """Show what was found in each track; with several, headings name the track."""
        self.beginResetModel()
        self.lines = []
        for track, result in found:
            group = ""
            for hit in result.hits:
                if hit.place.group != group:
                    group = hit.place.group
                    kind = scale("TRACK").shown(track.track)
                    self.lines.append(ResultLine(track, f"{kind} · {group}" if name_tracks else group))
                self.lines.append(ResultLine(track, hit.text, hit))
        self.endResetModel()

    def line(self, index: Index) -> ResultLine | None:
        inside = index.isValid() and 0 <= index.row() < len(self.lines)
        return self.lines[index.row()] if inside else None

    def first_hit(self) -> QModelIndex:
        """The first line that can be chosen."""
        row = next((n for n, line in enumerate(self.lines) if line.hit is not None), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and hits."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text if line.hit is None else f"{line.hit.where}: {line.text}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        line = self.line(index)
        if line is None or line.hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
