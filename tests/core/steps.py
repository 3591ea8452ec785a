"""Random steps: every verb of core, applied to whatever a dialogue holds. Used by core and store."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from dialogue_app.core.commands import stages
from dialogue_app.core.commands.catalogue import add_item, remove_item, select_item, unselect
from dialogue_app.core.commands.entries import Place, set_entry
from dialogue_app.core.commands.lists import add_listed, change_record, move_listed, remove_record
from dialogue_app.core.commands.seats import (
    add_party,
    change_party,
    move_seat,
    remove_party,
    seat_party,
    unseat_party,
)
from dialogue_app.core.commands.sessions import new_session, remove_session, session_from_previous
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RedLine
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import LISTED
from dialogue_app.core.records import SIDES, CatalogueItem, ListRow, Participant, Party, SelectedItem
from dialogue_app.core.scales import scale
from tests.core import made

NOTHING = Change("", ())
Step = Callable[[Dialogue, Random], Change]


def _session(dialogue: Dialogue, random: Random) -> str:
    sessions = dialogue.sessions()
    return random.choice(sessions).id if sessions else ""


def _some(random: Random, choices: Any) -> Any:
    choices = list(choices)
    return random.choice(choices) if choices else None


def set_cell(dialogue: Dialogue, random: Random) -> Change:
    field = random.choice(made.FIELDS[1:5])
    items = ["", *(item.id for item in dialogue.of(SelectedItem).values())]
    parties = [*SIDES, *dialogue.of(Party)]
    place = Place(
        random.choice(items), random.choice(parties), random.choice(("", "own")), random.choice((1, 2))
    )
    part = random.choice(("value", "confidence", "reason", "owner"))
    value = (
        random.choice(("", "1", "2", "3")) if part in ("value", "confidence") else random.choice(("", "why?"))
    )
    return set_entry(dialogue, _session(dialogue, random), field, place, **{part: value})


def add_to_list(dialogue: Dialogue, random: Random) -> Change:
    kind = random.choice([listed_kind for listed_kind in LISTED if not listed_kind.natural_key])
    record = made.full_record(
        kind,
        random.randrange(9),
        dialogue if dialogue.of(Party) else None,
        session=_session(dialogue, random),
        field=random.choice(("", "lines")),
    )
    return add_listed(dialogue, record)


def change_in_list(dialogue: Dialogue, random: Random) -> Change:
    kind = random.choice(LISTED)
    record = _some(random, dialogue.of(kind).values())
    if record is None:
        return NOTHING
    if isinstance(record, ListRow):
        return change_record(dialogue, record, values=(("a", str(random.random())), ("b", "")))
    return change_record(
        dialogue, record, marking=random.choice(("MOD", "PART")), position=random.randrange(5)
    )


def link(dialogue: Dialogue, random: Random) -> Change:
    record = _some(random, dialogue.of(Difference).values())
    lines = tuple(dialogue.of(RedLine))[:2]
    if record is None:
        return NOTHING
    return change_record(dialogue, record, red_lines=lines, holders_a=tuple(dialogue.of(Party))[:2])


def move_in_list(dialogue: Dialogue, random: Random) -> Change:
    record = _some(random, dialogue.of(random.choice(LISTED)).values())
    return NOTHING if record is None else move_listed(dialogue, record, random.choice((-2, -1, 1, 2)))


def remove_from_list(dialogue: Dialogue, random: Random) -> Change:
    record = _some(random, dialogue.of(random.choice(LISTED)).values())
    return NOTHING if record is None else remove_record(dialogue, record)


def seats(dialogue: Dialogue, random: Random) -> Change:
    session = _session(dialogue, random)
    party = random.choice([*SIDES, *dialogue.of(Party)])
    seat = _some(random, dialogue.seats(session))
    verb = random.randrange(3)
    if verb == 0:
        return seat_party(dialogue, session, party) if session else NOTHING
    if verb == 1:
        return unseat_party(dialogue, session, party)
    return NOTHING if seat is None else move_seat(dialogue, seat, random.choice((-1, 1)))


def parties(dialogue: Dialogue, random: Random) -> Change:
    code = f"P{random.randrange(10**9)}"
    party = _some(random, dialogue.parties())
    if party is None or random.randrange(3) == 0:
        return add_party(dialogue, code, "A party", random.choice(SIDES))
    if random.randrange(3):
        return change_party(dialogue, party, name=f"Name {random.randrange(9)}")
    return remove_party(dialogue, party)


def people(dialogue: Dialogue, random: Random) -> Change:
    person = _some(random, dialogue.of(Participant).values())
    if person is None or random.randrange(2):
        record = made.full_record(Participant, session=_session(dialogue, random))
        from dialogue_app.core.commands.lists import add_record

        return add_record(record)
    return remove_record(dialogue, person)


def stage(dialogue: Dialogue, random: Random) -> Change:
    session = _session(dialogue, random)
    return random.choice(
        (
            lambda: stages.begin_stage(dialogue, session, "one"),
            lambda: stages.complete_stage(dialogue, session, "one", reason="r", by="b"),
            lambda: stages.skip_stage(dialogue, session, "one", reason="r", by="b"),
            lambda: stages.count_time(dialogue, session, "one", 7),
            lambda: stages.write_notes(dialogue, session, "one", f"n{random.randrange(3)}"),
            lambda: stages.tick(dialogue, session, "prompt:one:1", bool(random.randrange(2))),
            lambda: stages.skip_field(dialogue, session, "summary", reason="r", by="b"),
            lambda: stages.resume_field(dialogue, session, "summary"),
        )
    )()


def catalogue(dialogue: Dialogue, random: Random) -> Change:
    session = _session(dialogue, random)
    item = _some(random, dialogue.of(CatalogueItem).values())
    selected = _some(random, dialogue.of(SelectedItem).values())
    verb = random.randrange(6)
    if verb == 0 or item is None:
        fresh = made.catalogue_item(random.randrange(10**6))
        return add_item(dialogue, fresh) if not _taken(dialogue, fresh) else NOTHING
    if verb == 1:
        return remove_item(dialogue, item)
    if verb == 2 and selected is not None:
        return unselect(dialogue, selected)
    return select_item(
        dialogue, session, made.SELECTION, item, context=random.choice(("", *scale("CONTEXT").codes))
    )


def _taken(dialogue: Dialogue, item: CatalogueItem) -> bool:
    return any(catalogue_item.code == item.code for catalogue_item in dialogue.of(CatalogueItem).values())


def sessions(dialogue: Dialogue, random: Random) -> Change:
    previous = _some(random, dialogue.sessions())
    if previous is None or random.randrange(3) == 0:
        return new_session(dialogue, made.TEMPLATE)
    if random.randrange(2):
        return session_from_previous(dialogue, previous, made.TEMPLATE)
    return remove_session(dialogue, previous) if not _sealed(dialogue) else NOTHING


def _sealed(dialogue: Dialogue) -> bool:
    return any(getattr(record, "sealed_at", "") for record in dialogue.everything())


STEPS: tuple[Step, ...] = (
    set_cell, set_cell, add_to_list, add_to_list, change_in_list, link, move_in_list, remove_from_list,
    seats, parties, people, stage, stage, catalogue, catalogue, sessions,
)  # fmt: skip


def take(dialogue: Dialogue, which: int, seed: int) -> Change:
    """One step; nothing where the rules refuse it."""
    try:
        return STEPS[which % len(STEPS)](dialogue, Random(seed))
    except Refused:
        return NOTHING
