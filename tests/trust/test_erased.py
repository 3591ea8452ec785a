"""What was deleted or replaced is gone from an open plain file: from free pages, and from between records."""

from __future__ import annotations

import dataclasses
import random
import re
from pathlib import Path

from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import new_id
from dialogue_app.store.maker import FileStores
from tests.services.amber_sea import external

STEPS = 250
MARK = re.compile(rb"ZZ(\d{5})ZZ")


def test_no_text_that_was_deleted_or_replaced_is_left_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "talks.dialogue"
    dialogue = external()
    session = dialogue.sessions()[-1].id
    FileStores().create(path, dialogue)
    store = FileStores().open(path)
    chance = random.Random(7)
    there: dict[str, RedLine] = {}
    for number in range(STEPS):
        text = f"ZZ{number:05d}ZZ " + "x" * chance.randrange(4000)
        act = chance.random()
        if act < 0.45 or not there:
            made = RedLine(id=new_id(), session=session, field="red_lines", marking="PART", statement=text)
            store.write((Edit(None, made),))
            there[made.id] = made
            continue
        old = there.pop(chance.choice(list(there)))
        new = dataclasses.replace(old, statement=text) if act < 0.75 else None
        store.write((Edit(old, new),))
        if new is not None:
            there[new.id] = new
    kept = {one.statement[2:7] for one in there.values()}
    assert {one.decode() for one in MARK.findall(path.read_bytes())} == kept
    for one in there.values():
        store.write((Edit(one, None),))
    assert MARK.findall(path.read_bytes()) == []
    assert b"x" * 40 not in path.read_bytes()
    store.close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
