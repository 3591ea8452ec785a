"""The column that says of each row of positions how many can join it, who cannot and who is missing."""

from __future__ import annotations

from collections.abc import Mapping

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.line_status import BLOCKED, JOINING, SUPPORT, WAITING
from dialogue_app.core.cells import NO_CELLS, Cell
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.records import Entry
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import Item
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.matrix.matrix_columns import ShortWords
from dialogue_app.ui.track.open_track import OpenTrack

_FEW = 2


def takes_positions(field: TemplateField) -> bool:
    """Whether the rows of a field are positions of the seats that can be counted."""
    return field.scale == SUPPORT and field.part == "value" and field.columns == "seats" and not field.aspects


class SupportColumn:
    """A trailing column of a matrix of positions."""

    width, narrow = 170, 76

    def __init__(self, track: OpenTrack, session: str, field: TemplateField) -> None:
        self.head = _("Can join")
        self.hidden = False
        self._track, self._session, self._field = track, session, field
        self._people: tuple[Answerer, ...] = ()
        self.take_seats()

    def take_seats(self) -> None:
        """Take over who answers now."""
        self._people = answerers(self._track.dialogue, self._session, self._field)

    def shown(self, item: Item) -> tuple[str, str, str]:
        """How many can join of how many; who blocks, or else who waits; nothing while hidden."""
        held = {} if self.hidden else self._positions(item)
        if not any(held.values()):
            return "", "", ""
        joining = sum(value in JOINING for value in held.values())
        count = _("{n} of {total}").format(n=joining, total=len(self._people))
        for code in (BLOCKED, WAITING):
            parties = self._codes(held, code)
            if parties:
                few = ", ".join(parties[:_FEW]) + (" …" if len(parties) > _FEW else "")
                return count, f"{code} {few}", ""
        missing = self._codes(held, "")
        return count, "", _("{n} missing").format(n=len(missing)) if missing else ""

    def short(self, item: Item) -> ShortWords:
        """How many can join, and below it that somebody blocks or waits."""
        count, holding, missing = self.shown(item)
        return ShortWords((), count, holding or missing)

    def outliers(self, _item: Item) -> Mapping[str, int]:
        """Positions have none."""
        return {}

    def tip(self, item: Item) -> str:
        """Every position with those who hold it, and who has not answered."""
        if self.hidden:
            return ""
        held = self._positions(item)
        lines = [
            f"{scale(SUPPORT).shown(code)}: {', '.join(parties)}"
            for code in scale(SUPPORT).codes
            if (parties := self._codes(held, code))
        ]
        missing = self._codes(held, "")
        if missing and lines:
            lines.append(_("Not answered: {parties}").format(parties=", ".join(missing)))
        return "\n".join(lines)

    def _codes(self, held: Mapping[str, str], code: str) -> list[str]:
        return [person.code for person in self._people if held.get(person.id) == code]

    def _positions(self, item: Item) -> dict[str, str]:
        entries = self._track.dialogue.field_entries(self._session, self._field.entry_field)
        cells: Mapping[Cell, Entry] = entries.get(item.id, NO_CELLS)
        return {person.id: latest_value(cells, person.id) for person in self._people}
