"""What an analysis looks at: a session of the track shown and, from the inside, that of the other track.

Made of immutable values, so that it can be looked at on another thread. What is hidden until a reveal is
taken out before anything is computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dialogue_app.analyses.unity_overview import UnityOverview, unity_overview, verdict_field
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.markings import highest
from dialogue_app.core.records import EXTERNAL, INTERNAL
from dialogue_app.core.sealing import is_sealed
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.shown_markings import shown_markings
from dialogue_app.services.analysis import Held
from dialogue_app.support.translation import language
from dialogue_app.ui.models.analysis_tables import Way
from dialogue_app.ui.track.open_track import OpenTrack

Hidden = frozenset[tuple[str, str]]
"""(session id, entry key of a field)"""


@dataclass(frozen=True)
class Looked:
    """A session held on its template, the kind of its track, and what is hidden. ``outside`` is the
    external track, for the internal one only. ``kept`` remembers earlier results from call to call.
    """

    held: Held
    track: str
    hidden: Hidden = frozenset()
    outside: Looked | None = None
    kept: dict[str, UnityOverview] = field(default_factory=dict, compare=False)

    @property
    def template(self) -> Template:
        """The template of the session."""
        return self.held.template

    def settled(self) -> Looked:
        """The same without the answers that are hidden; ``hidden`` names only fields that have some."""
        outside = self.outside.settled() if self.outside is not None else None
        dialogue = self.held.dialogue
        hidden = frozenset(place for place in self.hidden if _given(dialogue, *place))
        held = replace(self.held, dialogue=without(dialogue, hidden))
        return replace(self, held=held, hidden=hidden, outside=outside)

    def waits(self, one: TemplateField | None) -> bool:
        """Whether the answers of a field are hidden until their reveal."""
        return one is not None and (self.held.session, one.entry_field) in self.hidden

    def way(self, key: str, second: str = "") -> Way | None:
        """The way to a field of this session."""
        found = self.template.find_field(key)
        return Way(self.track, self.held.session, found[0].key, key, second) if found else None

    def shown(self, fields: Iterable[TemplateField | None]) -> tuple[str, ...]:
        """The markings of those fields that hold something: of each the highest of what it holds."""
        held = self.held
        found = dict.fromkeys(
            highest(shown_markings(held.dialogue, held.session, held.template, one))
            for one in fields
            if one is not None
            and held.dialogue.field_entries(held.session, one.entry_field)
            and not self.waits(one)
        )
        return tuple(found)

    def overview(self) -> UnityOverview | None:
        """Unity of the session; only what has changed since the last time is computed again."""
        one = verdict_field(self.template)
        if one is None:
            return None
        before = self.kept.get(self.held.session)
        found = unity_overview(self.held.dialogue, self.held.session, self.template, one, before)
        self.kept[self.held.session] = found
        return found


def look_at(
    track: OpenTrack, session: str, others: Iterable[OpenTrack], kept: dict[str, UnityOverview]
) -> Looked:
    """What there is to look at. Only an internal track looks at the other one, never the reverse."""
    outside = None
    if track.track == INTERNAL:
        other = next((one for one in others if one.track == EXTERNAL and one.dialogue.sessions()), None)
        if other is not None:
            outside = _looked(other, other.dialogue.sessions()[-1].id, {})
    return replace(_looked(track, session, kept), outside=outside)


def _looked(track: OpenTrack, session: str, kept: dict[str, UnityOverview]) -> Looked:
    dialogue = track.dialogue
    hidden = frozenset((one.id, key) for one in dialogue.sessions() for key in track.hidden_in(one.id))
    return Looked(Held(dialogue, session, track.template(session)), track.track, hidden, None, kept)


def without(dialogue: Dialogue, hidden: Hidden) -> Dialogue:
    """A dialogue that lacks the entries of hidden fields, and whatever else is still sealed in them."""
    gone = [
        Edit(entry, None)
        for place in sorted(hidden)
        for cells in dialogue.field_entries(*place).values()
        for entry in cells.values()
        if entry.value or entry.second or is_sealed(entry)
    ]
    return dialogue.apply(gone) if gone else dialogue


def _given(dialogue: Dialogue, session: str, field: str) -> bool:
    rows = dialogue.field_entries(session, field).values()
    return any(entry.value or entry.second or is_sealed(entry) for row in rows for entry in row.values())


def label_of(one: TemplateField) -> str:
    """What a field is called."""
    return one.label.shown(language())
