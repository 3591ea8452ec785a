"""What is wrong with a document, a sentence each: structure, digests, references between records."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator

from dialogue_app.core import form
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.lists import title_of
from dialogue_app.core.records import SIDES, Entry, Record, Session, Track
from dialogue_app.store import content, looking
from dialogue_app.store.connecting import Driver
from dialogue_app.support.translation import _, ngettext

REFERRING = ("ref", "refs", "party", "parties")


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
        names = tuple(_references(kind))
        for record in dialogue.of(kind).values():
            for name, label in names:
                targets = sessions if name == "session" else known
                if not targets.issuperset(_targets(record, name)):
                    missing[label] += 1
        for label, number in missing.items():
            yield ngettext(
                "{n} record of “{kind}” refers under “{label}” to something that is not there.",
                "{n} records of “{kind}” refer under “{label}” to something that is not there.",
                number,
            ).format(n=number, kind=title_of(kind), label=label)


def _references(kind: type[Record]) -> Iterator[tuple[str, str]]:
    hidden = ("session", "item", "party") if kind is Entry else ("session",)
    for attribute in dataclasses.fields(kind):
        ask = form.ask_of(attribute)
        if ask.kind in REFERRING or (ask.kind == "hidden" and attribute.name in hidden):
            yield attribute.name, _(ask.label) if ask.label else attribute.name


def _targets(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name)
    values = (value,) if isinstance(value, str) else value
    return tuple(one for one in values if one)
