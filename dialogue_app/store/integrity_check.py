"""What is wrong with a document, a sentence each: structure, digests, records."""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.natural_keys import once
from dialogue_app.services.soundness.broken_seals import broken_seals
from dialogue_app.services.soundness.loose_ends import loose_ends
from dialogue_app.services.soundness.twice import told_twice
from dialogue_app.services.soundness.unfit import unfit_records
from dialogue_app.store import open_readonly, reader
from dialogue_app.store.sqlcipher import Driver


def faults_of(connection: Driver, file: str) -> tuple[str, ...]:
    """Everything that is wrong with a document. Raises CannotOpen for a file that is none."""
    open_readonly.check_current(connection, file)
    wrong = tuple(reader.verify(connection, file))
    if wrong:
        return wrong
    records = reader.records_of(connection, file)
    single, doubles = once(records)
    there = {record.id: record for record in single}
    wrong = (*unfit_records(records), *told_twice(doubles, there.get))
    if wrong:
        return wrong
    dialogue = Dialogue(single)
    return (*loose_ends(dialogue), *broken_seals(dialogue))
