"""The words a search looks at: of a record its own, and those that say where it stands."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from dialogue_app.core import form
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import Ask
from dialogue_app.core.kinds import title_of
from dialogue_app.core.records import Entry, ListRow, Party, Record
from dialogue_app.core.scales import SCALES
from dialogue_app.core.template import TemplateColumn, TemplateField
from dialogue_app.fields.items import item_for
from dialogue_app.fields.registry import field_kind
from dialogue_app.services.search.names import SHORT, names_of_party
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import _, language

Lines = list[tuple[str, str]]
Asked = tuple[tuple[str, Ask], ...]
Plan = tuple[Callable[[Record], tuple[str, ...]], tuple[tuple[str, Ask, dict[object, str]], ...]]
"""Of a kind of record: what gives the answers that are words as they were typed, and the other questions,
each with what is already known of its answers in words.
"""
_LEFT_OUT = frozenset({"marking", "template_key", "languages"})
_TYPED = frozenset({"line", "text", "quote", "date", "datetime"})
_SILENT = frozenset({"hidden", "yes_no", "ref", "refs"})


class SearchedNames:
    """Names and phrases of one dialogue value, each made once."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self._names: dict[str, str] = {}
        self._items: dict[str, str] = {}
        self._seen_items: set[str] = set()
        self._seen_parties: set[str] = set()
        self._folded: dict[str, str] = {}
        self._phrases: dict[tuple[str, str, str], str] = {}
        self._plans: dict[type[Record], Plan] = {}

    def name(self, party: str) -> str:
        """A party, side or participant in words: name and code."""
        if party not in self._names:
            person = answerer(self.dialogue, party)
            self._names[party] = (
                person.name if person.code == person.name else f"{person.name} ({person.code})"
            )
        return self._names[party]

    def plan(self, kind: type[Record]) -> Plan:
        """How the words of a kind of record are put together."""
        if kind not in self._plans:
            self._plans[kind] = _plan(kind)
        return self._plans[kind]

    def item(self, record_id: str) -> str:
        """The record that an entry is about: code and title."""
        if record_id not in self._items:
            record = self.dialogue.find(record_id)
            shown = item_for(self.dialogue, record) if record is not None else None
            self._items[record_id] = f"{shown.code} {shown.title}".strip() if shown else ""
        return self._items[record_id]

    def context(self, record: Record, field: TemplateField | None) -> str:
        """Where a record stands, in words: field, item, party; or what kind of record it is."""
        label = field.label.shown(language()) if field is not None else ""
        if isinstance(record, Entry) and field is not None:
            parts = [label, self.item(record.item) if record.item else ""]
            parts.append(_aspect_label(field, record.aspect))
            parts.append(self.name(record.party) if record.party else "")
            parts.append(_("round {n}").format(n=record.round) if record.round > 1 else "")
            return " · ".join(part for part in parts if part)
        kind = label or title_of(type(record))
        code = str(getattr(record, "code", "") or "")
        return f"{kind} · {code}" if code else kind

    def see(self, item: str, party: str) -> None:
        """Remember that entries are about this item and from this party."""
        self._seen_items.add(item)
        self._seen_parties.add(party)

    def ids_with(self, word: str) -> frozenset[str]:
        """The items and parties of entries whose names hold a folded word."""
        items = (item for item in self._seen_items if item and word in self._folded_once(self.item(item)))
        parties = (
            party for party in self._seen_parties if party and word in self._folded_once(self._called(party))
        )
        return frozenset((*items, *parties))

    def _called(self, party_id: str) -> str:
        """Everything a party is called; of a side or participant its name."""
        party = self.dialogue.get(Party, party_id)
        if party is None:
            return self.name(party_id)
        return "\n".join(
            (self.name(party_id), *(name.words for name in names_of_party(party) if name.kind != SHORT))
        )

    def field_label(self, field: TemplateField | None, aspect: str) -> str:
        """A field, and which aspect of it, in words."""
        return f"{field.label.shown(language())} {_aspect_label(field, aspect)}" if field is not None else ""

    def _folded_once(self, text: str) -> str:
        if text not in self._folded:
            self._folded[text] = fold(text)
        return self._folded[text]

    def entry_phrase(self, entry: Entry, field: TemplateField) -> str:
        """The folded own words of an entry; cells with a code alone share one phrase."""
        if entry.reason or entry.owner:
            return fold("\n".join(own_texts(self, entry, field)))
        key = (entry.value, entry.second, f"{field.key}:{field.scale}:{entry.aspect}")
        if key not in self._phrases:
            self._phrases[key] = fold("\n".join(own_texts(self, entry, field)))
        return self._phrases[key]


def own_lines(words: SearchedNames, record: Record, field: TemplateField | None) -> Lines:
    """A record's own words: (label, text) of each attribute that has any."""
    if isinstance(record, Entry) and field is not None:
        return _entry_lines(record, field)
    if isinstance(record, ListRow):
        columns = {column.key: column for column in field.rows} if field is not None else {}
        return [
            (
                column.label.shown(language()) if (column := columns.get(key)) else "",
                _cell(words, column, value),
            )
            for key, value in record.values
            if value
        ]
    asked = _asked(type(record))
    answers = ((ask, getattr(record, attribute)) for attribute, ask in asked)
    return [(_(ask.label), _in_words(words, ask, value)) for ask, value in answers if value]


def own_texts(words: SearchedNames, record: Record, field: TemplateField | None) -> list[str]:
    """A record's own words without what asks for them, in any order."""
    if isinstance(record, Entry | ListRow):
        return [text for _label, text in own_lines(words, record, field)]
    typed, others = words.plan(type(record))
    texts = [value for value in typed(record) if value]
    for name, ask, known in others:
        value = getattr(record, name)
        if value:
            text = known.get(value)
            if text is None:
                text = known[value] = _in_words(words, ask, value)
            texts.append(text)
    return texts


def _asked(kind: type[Record]) -> Asked:
    """The questions of a kind of record whose answers are words."""
    return tuple(
        (attribute, ask)
        for attribute, ask in form.questions(kind)
        if attribute not in _LEFT_OUT and ask.kind not in _SILENT
    )


def _plan(kind: type[Record]) -> Plan:
    asked = _asked(kind)
    typed = [attribute for attribute, ask in asked if ask.kind in _TYPED]
    few = len(typed) < 2  # of one alone attrgetter gives no tuple
    others = (question for question in asked if few or question[1].kind not in _TYPED)
    return _nothing if few else attrgetter(*typed), tuple((*question, {}) for question in others)


def _nothing(_record: Record) -> tuple[str, ...]:
    return ()


def _entry_lines(entry: Entry, field: TemplateField) -> Lines:
    scale = _entry_scale(field, entry.aspect)
    values = entry.value.split(",") if field_kind(field).several else [entry.value]
    shown = [_shown(scale, value) for value in (*values, entry.second) if value]
    lines: Lines = [("", ", ".join(shown))] if shown else []
    if entry.reason:
        lines.append((_("Reason"), entry.reason))
    if entry.owner:
        lines.append((_("Instructions expected from"), entry.owner))
    return lines


def _entry_scale(field: TemplateField, aspect: str) -> str:
    own = next((column.scale for column in field.aspects if column.key == aspect), "")
    return own or field.scale or field_kind(field).scale


def _shown(scale: str, code: str) -> str:
    for name in (scale, "VERDICT_STATUS"):
        option = SCALES[name].option(code) if name in SCALES and scale else None
        if option is not None:
            return f"{code} {option.shown}" if code.isdigit() else option.shown
    return code


def _aspect_label(field: TemplateField, aspect: str) -> str:
    return next((column.label.shown(language()) for column in field.aspects if column.key == aspect), "")


def _cell(words: SearchedNames, column: TemplateColumn | None, value: str) -> str:
    if column is None:
        return value
    if column.kind in ("party", "side"):
        return words.name(value)
    if column.kind == "ref":
        return words.item(value)
    return _shown(column.scale, value) if column.scale else value


def _in_words(words: SearchedNames, ask: Ask, value: object) -> str:
    several = value if isinstance(value, tuple) else (value,)
    if ask.kind in ("choice", "choices"):
        return ", ".join(_shown(ask.scale, str(part)) for part in several)
    if ask.kind in ("party", "parties", "side"):
        return ", ".join(words.name(str(part)) for part in several)
    if ask.kind == "pairs":
        return "\n".join(" · ".join(pair) for pair in several if isinstance(pair, tuple))
    return str(value)
