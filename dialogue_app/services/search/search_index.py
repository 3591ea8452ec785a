"""Finding words anywhere in an open track: an index of one dialogue value, and the hits of a query.

Sealed content is never in the index. The index is built from an immutable value, so that it may be
built and asked on another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogue_app.core.cells import Cell
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import (
    CatalogueItem,
    Entry,
    FieldSkip,
    Listed,
    Participant,
    Party,
    Record,
    Seat,
    Session,
    StageNotes,
    StageState,
    Track,
)
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.core.visibility.hidden_answers import hidden_places
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.search.searched_text import SearchedNames, own_lines, own_texts
from dialogue_app.services.search.text_match import excerpt, spans, words_of
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _, language

MOST = 300
TemplateOf = Callable[[Session], Template]
FieldEntries = Mapping[str, Mapping[Cell, Entry]]


@dataclass(frozen=True, slots=True)
class HitPlace:
    """Where in a track something stands: a session and a stage of it, a field; each may be nothing."""

    session: Session | None = None
    stage: Stage | None = None
    field: TemplateField | None = None

    @property
    def group(self) -> str:
        """The heading under which hits stand: session and stage."""
        if self.session is None:
            return _("The whole track")
        number = _("Session {n}").format(n=self.session.number)
        name = number if self.session.title in ("", number) else f"{number} · {self.session.title}"
        return f"{name} · {self.stage.key} {self.stage.title.shown(language())}" if self.stage else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record found. ``place`` and ``item`` and ``party`` say where to go; ``where`` says it in words;
    ``emphasis`` has (start, length) of the words found in ``text``.
    """

    place: HitPlace
    record: Record
    item: str
    party: str
    where: str
    text: str
    emphasis: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a query found: the first hits in reading order, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def is_closed(record: Record, field: TemplateField | None = None) -> bool:
    """Whether a record is sealed, or stands in a field for sealed answers and has not been unsealed."""
    waits = field is not None and field.sealed and not getattr(record, "unsealed_at", "")
    return waits or is_sealed(record)


class SearchIndex:
    """The words of one dialogue value in reading order: the track itself, then session by session."""

    def __init__(self, dialogue: Dialogue, template_of: TemplateOf) -> None:
        self.dialogue = dialogue
        self._hidden_places = hidden_places(dialogue)
        self._words = SearchedNames(dialogue)
        self._records: list[Record] = []
        self._places: list[HitPlace] = []
        self._folded: list[str] = []
        self._near: dict[tuple[int, str], str] = {}
        self._fill(template_of)

    def find(
        self, query: str, most: int = MOST, hidden: frozenset[tuple[str, str]] = frozenset()
    ) -> SearchResult:
        """Records in whose own words or place every word of the query stands, and at least one in its own.
        Words in double quotes stay together. No words: nothing is found. Answers that the track hides until
        the reveal are not found; ``hidden``: (session, field) of further ones that are not.
        """
        words = words_of(query)
        if not words:
            return SearchResult((), 0)
        shut = self._hidden_places | hidden
        hits: list[Hit] = []
        total = 0
        wanted = [(word, self._words.ids_with(word)) for word in words]
        for number in self._candidates(words):
            own = self._folded[number]
            if not all(word in own or self._stands_near(number, word, ids) for word, ids in wanted):
                continue
            if shut and self._hidden(number, shut):
                continue
            total += 1
            if len(hits) < most:
                hits.append(self._hit(number, words))
        return SearchResult(tuple(hits), total)

    def _hidden(self, number: int, hidden: frozenset[tuple[str, str]]) -> bool:
        record = self._records[number]
        return isinstance(record, Entry) and (record.session, record.field) in hidden

    def _candidates(self, words: tuple[str, ...]) -> list[int]:
        if len(words) == 1:
            word = words[0]
            return [number for number, own in enumerate(self._folded) if word in own]
        return [number for number, own in enumerate(self._folded) if any(word in own for word in words)]

    def _stands_near(self, number: int, word: str, ids: frozenset[str]) -> bool:
        """Whether a word stands in what says where a record stands: item, party, field, stage, session."""
        record = self._records[number]
        if isinstance(record, Entry):
            if record.item in ids or record.party in ids:
                return True
            return word in self._around(self._places[number], record.aspect)
        place = self._places[number]
        return word in fold(self._words.context(record, place.field)) or word in self._around(place, "")

    def _around(self, place: HitPlace, aspect: str) -> str:
        key = (id(place), aspect)
        if key not in self._near:
            label = self._words.field_label(place.field, aspect)
            self._near[key] = fold(f"{place.group} {label}")
        return self._near[key]

    def _hit(self, number: int, words: tuple[str, ...]) -> Hit:
        record, place = self._records[number], self._places[number]
        lines = own_lines(self._words, record, place.field)
        best = max(lines, key=lambda line: sum(word in fold(line[1]) for word in words), default=("", ""))
        text = excerpt(best[1], words)
        where = self._words.context(record, place.field)
        if best[0] and not isinstance(record, Entry):
            where = f"{where} · {best[0]}"
        item = record.item if isinstance(record, Entry) else record.id
        party = record.party if isinstance(record, Entry | Seat) else ""
        emphasis = spans(text, words)
        return Hit(
            place=place, record=record, item=item, party=party, where=where, text=text, emphasis=emphasis
        )

    # -- filling -------------------------------------------------------------------------------------

    def _fill(self, template_of: TemplateOf) -> None:
        dialogue = self.dialogue
        for kind in (Track, Party, CatalogueItem):
            for record in dialogue.of(kind).values():
                self._add(record, HitPlace())
        lists = _by_session(dialogue)
        for session in dialogue.sessions():
            place = HitPlace(session)
            self._add(session, place)
            inside = lists.get(session.id, {})
            for record in inside.pop("", []):
                self._add(record, place)
            for stage in template_of(session).stages:
                self._add_stage(session, stage, inside)
            for left in inside.values():
                for record in left:
                    self._add(record, place)

    def _add_stage(self, session: Session, stage: Stage, inside: dict[str, list[Record]]) -> None:
        for record in inside.pop(f"stage:{stage.key}", []):
            self._add(record, HitPlace(session, stage))
        for field in stage.fields:
            place = HitPlace(session, stage, field)
            for record in inside.pop(field.key, []):
                self._add(record, place)
            self._add_field(place, field, self.dialogue.field_entries(session.id, field.key))

    def _add_field(self, place: HitPlace, field: TemplateField, entries: FieldEntries) -> None:
        if field.of or not field_kind(field).entered:
            return
        for cells in entries.values():
            for entry in cells.values():
                closed = (field.sealed or entry.sealed_at) and is_closed(entry, field)
                folded = "" if closed else self._words.entry_phrase(entry, field)
                if folded:
                    self._words.see(entry.item, entry.party)
                    self._records.append(entry)
                    self._places.append(place)
                    self._folded.append(folded)

    def _add(self, record: Record, place: HitPlace) -> None:
        if is_closed(record, place.field):
            return
        folded = fold("\n".join(own_texts(self._words, record, place.field)))
        if folded:
            self._records.append(record)
            self._places.append(place)
            self._folded.append(folded)


def _by_session(dialogue: Dialogue) -> dict[str, dict[str, list[Record]]]:
    """The records of each session by field; those of no field under "", of a stage under stage:KEY."""
    result: dict[str, dict[str, list[Record]]] = {}
    kinds: tuple[type[Record], ...] = (Participant, Seat, StageState, StageNotes, FieldSkip, *LISTED)
    for kind in kinds:
        for record in dialogue.of(kind).values():
            if isinstance(record, StageState | StageNotes):
                key = f"stage:{record.stage}"
            else:
                key = record.field if isinstance(record, Listed | FieldSkip) else ""
            session = getattr(record, "session", "")
            result.setdefault(session, {}).setdefault(key, []).append(record)
    return result
