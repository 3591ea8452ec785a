"""What is wrong with a document, a sentence each: structure, digests, references between records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import KINDS, title_of
from dialogue_app.core.natural_keys import Double, Find, once, place_of
from dialogue_app.core.records import SIDES, Record, Session, Track
from dialogue_app.core.references import references, targets
from dialogue_app.store import content, looking
from dialogue_app.store.connecting import Driver
from dialogue_app.support.translation import _, ngettext

MOST_PLACES = 20


def faults_of(connection: Driver, file: str) -> tuple[str, ...]:
    """Everything that is wrong with a document. Raises CannotOpen for a file that is none."""
    looking.check_current(connection, file)
    wrong = content.verify(connection, file)
    if not wrong:
        records, doubles = once(content.records_of(connection, file))
        there = {record.id: record for record in records}
        wrong.extend(told_twice(doubles, there.get))
        wrong.extend(dangling(Dialogue(records)))
    return tuple(wrong)


def told_twice(doubles: Sequence[Double], find: Find) -> Iterator[str]:
    """Records that stand where another one stands: each kind with its first places."""
    by_kind: dict[type[Record], list[Record]] = {}
    for double in doubles:
        by_kind.setdefault(type(double.second), []).append(double.second)
    for kind, seconds in by_kind.items():
        places = [place_of(one, find) for one in seconds[:MOST_PLACES]]
        more = ["…"] if len(seconds) > MOST_PLACES else []
        yield ngettext(
            "{n} record of “{kind}” stands where another one stands already: {places}.",
            "{n} records of “{kind}” stand where others stand already: {places}.",
            len(seconds),
        ).format(n=len(seconds), kind=title_of(kind), places="; ".join(places + more))


def dangling(dialogue: Dialogue) -> Iterator[str]:
    """References to records that are not there, and a track record that is missing or double."""
    if len(dialogue.of(Track)) != 1:
        yield _("The record that says what this file is must be there once.")
    known = {record.id for record in dialogue.everything()} | set(SIDES)
    sessions = set(dialogue.of(Session))
    for kind in KINDS:
        missing: Counter[str] = Counter()
        names = references(kind)
        for record in dialogue.of(kind).values():
            for name, label in names:
                there = sessions if name == "session" else known
                if not there.issuperset(targets(record, name)):
                    missing[_(label) if label else name] += 1
        for label, number in missing.items():
            yield ngettext(
                "{n} record of “{kind}” refers under “{label}” to something that is not there.",
                "{n} records of “{kind}” refer under “{label}” to something that is not there.",
                number,
            ).format(n=number, kind=title_of(kind), label=label)
