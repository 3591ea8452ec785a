"""Who is named in a track, so that texts can be searched for them: everybody whose name stands where a form
asks for one, whatever the record is about and however it is marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import questions
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import SIDES, ListRow, Participant, Party, Record, Seat, Session
from dialogue_app.services.search.name_words import words
from dialogue_app.services.search.names import (
    NAME,
    Name,
    Names,
    Sure,
    is_of_an_office,
    names_of_party,
    names_of_people,
)
from dialogue_app.services.templates import template_of
from dialogue_app.support.fold import fold

PERSONAL: dict[type[Record], tuple[str, ...]] = {
    kind: asked for kind in KINDS if (asked := tuple(name for name, ask in questions(kind) if ask.person))
}
"""The attributes of each kind of record that hold the names of people, as its form says."""
ATTENDING: frozenset[type[Record]] = frozenset({Participant, Seat})
"""What says who sits at the table."""
_PRESENT = ATTENDING | {Session}
"""What names nobody but people; elsewhere an owner may be a party or an office."""
_READ = frozenset({*PERSONAL, ListRow, Session, Party})


def people_in(dialogue: Dialogue) -> Names:
    """Everybody who is named anywhere in a track."""
    return dialogue.derived("people", _READ, partial(_people, dialogue))


def attending(dialogue: Dialogue) -> Names:
    """Those who sit at the table, without those who have a role alone."""
    return dialogue.derived("people attending", ATTENDING, partial(_attending, dialogue))


def _attending(dialogue: Dialogue) -> Names:
    return Names(names_of_people(set(_written(dialogue, ATTENDING))))


def _people(dialogue: Dialogue) -> Names:
    present = set(_written(dialogue, _PRESENT))
    others = {*_written(dialogue, PERSONAL.keys() - _PRESENT), *_in_rows(dialogue)} - present
    parties = Names(_names_of_parties(dialogue)) if others else Names(())
    named = names_of_people({_without_parties(one, parties) for one in others} - present)
    return Names((*names_of_people(present), *(name for name in named if not is_of_an_office(name))))


def _written(dialogue: Dialogue, kinds: frozenset[type[Record]] | set[type[Record]]) -> Iterator[str]:
    for kind in kinds:
        for record in dialogue.of(kind).values():
            for name in PERSONAL[kind]:
                if written := getattr(record, name).strip():
                    yield written


def _in_rows(dialogue: Dialogue) -> Iterator[str]:
    """The same of the lists whose columns a template gives."""
    rows = dialogue.of(ListRow).values()
    for session in dialogue.of(Session).values() if rows else ():
        columns = {
            (field.key, column.key)
            for _stage, field in template_of(session).fields()
            for column in field.rows
            if column.person
        }
        for row in rows if columns else ():
            if row.session == session.id:
                yield from (text.strip() for key, text in row.values if (row.field, key) in columns)


def _names_of_parties(dialogue: Dialogue) -> Iterator[Name]:
    for party in dialogue.of(Party).values():
        yield from names_of_party(party)
    for side in SIDES:
        yield Name(side_name(side), NAME, side, endings=True)


def _without_parties(written: str, parties: Names) -> str:
    """An owner without the parties in it; nothing where the rest is no more than an office."""
    if written.islower():
        return ""
    rest = written
    for found in reversed([one for one in parties.find(written) if one.sure is Sure.SURELY]):
        rest = f"{rest[: found.start]} {rest[found.end :]}"
    if rest == written:
        return written
    left = [word for word in rest.split() if fold(word) not in words("offices") | words("particles")]
    return " ".join(rest.split()) if any(word[:1].isupper() for word in left) else ""
