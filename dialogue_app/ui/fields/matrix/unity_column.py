"""The column that says of each row of verdicts how far the allies agree, computed row by row when seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dialogue_app.analyses.judgements.outliers import outliers
from dialogue_app.analyses.judgements.unity import (
    ISOLATED_RESERVATION,
    LABELS,
    NOT_ENOUGH_ANSWERS,
    Unity,
    unity,
)
from dialogue_app.core.cells import Cell
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.records import ALLIANCE, Entry
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.core.thresholds import DEFAULTS, thresholds_of
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.matrix_columns import ShortWords
from dialogue_app.ui.track.open_track import OpenTrack

_LEVELS = range(1, 6)
_NO_CELLS: Mapping[Cell, Entry] = {}
_NO_OUTLIERS: Mapping[str, int] = {}


class _UnityRow(NamedTuple):
    """What is kept of a row: its entries, their unity, how many gave each level, the outliers."""

    cells: Mapping[Cell, Entry]
    unity: Unity
    levels: tuple[int, ...]
    outliers: Mapping[str, int]


def suits(track: OpenTrack, session: str, field: TemplateField) -> bool:
    """Whether rows of this field are verdicts of allies on the other side, so that they can be united."""
    rated = field.scale == "VERDICT" and field.part == "value" and not field.sealed
    if not rated or field.columns != "seats" or field.direction != "on_other":
        return False
    return all(answerer.side == ALLIANCE for answerer in answerers(track.dialogue, session, field))


class UnityColumn:
    """A trailing column. A row is computed again only when its entries or the seats are others."""

    width, narrow = 170, 76

    def __init__(self, track: OpenTrack, session: str, field: TemplateField) -> None:
        self.head = _("Unity")
        self.hidden = False
        self._track, self._session, self._field = track, session, field
        self._people: tuple[Answerer, ...] = ()
        self._limits = DEFAULTS
        self._known: dict[str, _UnityRow] = {}
        self.take_seats()

    def take_seats(self) -> None:
        """Take over who answers now, and the thresholds."""
        people = answerers(self._track.dialogue, self._session, self._field)
        limits = thresholds_of(self._track.dialogue)
        if (people, limits) != (self._people, self._limits):
            self._people, self._limits = people, limits
            self._known.clear()

    def shown(self, item: Item) -> tuple[str, str, str]:
        """The label, whether it is only so far, and of how many; nothing while answers are hidden."""
        if self.hidden:
            return "", "", ""
        result = self._row(item).unity
        count = _("{n} of {total}").format(n=result.n, total=result.seats)
        if result.label == NOT_ENOUGH_ANSWERS:
            return "", "", count if result.n else ""
        if result.label == ISOLATED_RESERVATION:
            count = f"{count} \N{EN DASH} {self._codes(result.minority)}"
        label = _(LABELS[result.label]).partition(",")[0]
        return label, _("so far") if result.so_far else "", count

    def short(self, item: Item) -> ShortWords:
        """How many gave each level, and how many of all; nothing while answers are hidden."""
        row = None if self.hidden else self._row(item)
        if row is None or not row.unity.n:
            return ShortWords((), "")
        count = _("{n} of {total}").format(n=row.unity.n, total=row.unity.seats)
        return ShortWords(row.levels, count)

    def outliers(self, item: Item) -> Mapping[str, int]:
        """Who is stricter than the others (1) or less strict (-1); nobody while answers are hidden."""
        return _NO_OUTLIERS if self.hidden else self._row(item).outliers

    def tip(self, item: Item) -> str:
        """All that is said of the row: label and index, who gave which level, who stands apart, who gave
        none and why; nothing while answers are hidden.
        """
        if self.hidden:
            return ""
        # Reports load ReportLab, for which the first picture of a matrix need not wait.
        from dialogue_app.analyses.judgements.unity_overview import UnityOverview, activity_unity
        from dialogue_app.reports.unity.content import UnityReport
        from dialogue_app.reports.unity.row_phrases import row_lines

        known = {place: entry for place, entry in self._cells(item).items() if place[2] <= self._field.round}
        row = activity_unity(item, known, self._people, thresholds=self._limits)
        report = UnityReport(UnityOverview(parties=self._people, activities={item.id: row}))
        return "\n".join(row_lines(report, row))

    def _codes(self, parties: tuple[str, ...]) -> str:
        return ", ".join(person.code for person in self._people if person.id in parties)

    def _row(self, item: Item) -> _UnityRow:
        cells = self._cells(item)
        known = self._known.get(item.id)
        if known is None or known.cells is not cells:
            answers = self._answers(item)
            given = [given_level for value in answers.values() if (given_level := level(value)) is not None]
            apart = {
                outlier.party: 1 if outlier.delta > 0 else -1
                for outlier in outliers(answers, thresholds=self._limits)
            }
            known = self._known[item.id] = _UnityRow(
                cells,
                unity(answers, thresholds=self._limits),
                tuple(map(given.count, _LEVELS)),
                apart or _NO_OUTLIERS,
            )
        return known

    def _answers(self, item: Item) -> dict[str, str]:
        """Each seat's verdict of this round, or of an earlier one where it was not changed."""
        cells = self._cells(item)
        return {person.id: self._answer(cells, person.id) for person in self._people}

    def _answer(self, cells: Mapping[Cell, Entry], party: str) -> str:
        for number in range(self._field.round, 0, -1):
            entry = cells.get((party, "", number))
            if entry is not None and entry.value and not is_void(entry):
                return entry.value
        return ""

    def _cells(self, item: Item) -> Mapping[Cell, Entry]:
        entries = self._track.dialogue.field_entries(self._session, self._field.entry_field)
        return entries.get(item.id, _NO_CELLS)
