"""Documents of the sample and of made-up sessions, made and read back."""

import dataclasses
from functools import cache
from typing import Any

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import INTERNAL, Session
from dialogue_app.documents.kinds import DOCUMENTS
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.services.templates import template_of
from tests.documents.made_up import Maker
from tests.documents.reading import reader, text

DATE = "2026-06-01"


def nothing(_share: float) -> None:
    """Progress that nobody watches."""


def printed(
    kind: str, dialogue: Dialogue, number: int | None = None, other: Dialogue | None = None, **session: Any
) -> bytes:
    """A document of a session (the last one), with attributes of the session changed."""
    sessions = dialogue.sessions()
    session_record = (
        sessions[-1] if number is None else next(each for each in sessions if each.number == number)
    )
    if session:
        changed = dataclasses.replace(session_record, **session)
        dialogue = Dialogue(
            changed if each.id == session_record.id else each for each in dialogue.everything()
        )
        session_record = changed
    make = next(make for known, make in DOCUMENTS if known.key == kind)
    asked = DocumentRequest(kind=kind, dialogue=dialogue, session=session_record.id, date=DATE, other=other)
    return make(asked, session_record, template_of(session_record), nothing)


@cache
def sample(
    kind: str, track: int, number: int | None = None, *, with_other: bool = False, rule: str = ""
) -> bytes:
    """A document of the sample: track 0 is the internal one, 1 the external one."""
    both = sample_dialogues()
    more = {"attribution_rule": rule} if rule else {}
    return printed(kind, both[track], number, both[1 - track] if with_other else None, **more)


@cache
def words(pdf: bytes) -> str:
    """The text with hard spaces softened."""
    return text(pdf).replace("\u00a0", " ").replace("\u2002", " ")


def part(pdf: bytes, start: str, end: str) -> str:
    """The text between two headings; of each its last place in the document."""
    whole = words(pdf)
    first = whole.rindex(start)
    return whole[first : whole.index(end, first + len(start))]


def front_pages(pdf: bytes) -> int:
    """How many pages lie before the annexes."""
    page_objects = reader(pdf).pages
    return next(n for n in range(len(page_objects)) if page_objects[n].extract_text().startswith("Annexes"))


def changed(dialogue: Dialogue, kind: type[Any], **values: Any) -> Dialogue:
    """The same with attributes of every record of a kind replaced."""
    return Dialogue(
        dataclasses.replace(record, **values) if isinstance(record, kind) else record
        for record in dialogue.everything()
    )


@cache
def large(seats: int, items: int, rule: str = "PARTY") -> Dialogue:
    """A made-up internal session with everything filled in."""
    return (
        Maker(INTERNAL, attribution_rule=rule).seats(seats).fill(items=items, most=4, sealed=False).dialogue
    )


def session_of(dialogue: Dialogue) -> Session:
    """The only session."""
    (session,) = dialogue.sessions()
    return session
