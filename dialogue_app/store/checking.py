"""What is wrong with a document, a sentence each: structure, digests, references between records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.lists import title_of
from dialogue_app.core.records import SIDES, Session, Track
from dialogue_app.core.references import references, targets
from dialogue_app.store import content, looking
from dialogue_app.store.connecting import Driver
from dialogue_app.support.translation import _, ngettext


def faults_of(connection: Driver, file: str) -> tuple[str, ...]:
    """Everything that is wrong with a document. Raises CannotOpen for a file that is none."""
    looking.check_current(connection, file)
    wrong = content.verify(connection, file)
    if not wrong:
        wrong.extend(dangling(content.read(connection, file)))
    return tuple(wrong)


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
