"""The large track that the measurements share: 32 parties, 6,202 activities, every third cell blank.

    .venv/bin/python packaging/bench_large.py FILE

writes it. Round two is given in some cells, so that it has 150,000 entries.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.core.records import Entry, Party

PARTIES, ITEMS, ENTRIES, EACH = 32, 6202, 150_000, 3
CODES = ("1", "2", "2", "3", "4", "5", "NI")


def large_dialogue() -> Dialogue:
    """An internal track with one session; the value of each cell follows from its place."""
    from dialogue_app.core.commands.sessions import new_session, new_track
    from dialogue_app.core.dialogue import Dialogue
    from dialogue_app.core.edits import added
    from dialogue_app.core.records import INTERNAL, CatalogueItem, Party, SelectedItem, new_id
    from dialogue_app.services.templates import template

    dialogue = new_track("Large", INTERNAL)
    parties = [
        Party(id=new_id(), code=f"P{i:02}", name=f"Party {i}", side="ALLIANCE", position=i)
        for i in range(PARTIES)
    ]
    dialogue = dialogue.apply(added(*parties))
    dialogue = dialogue.apply(new_session(dialogue, template("internal_alliance")).edits)
    session = dialogue.sessions()[0].id
    records = list(dialogue.everything())
    chosen: list[str] = []
    for i in range(ITEMS):
        title = f"Activity {i} of a long list, named in some more words than would fit"
        item = CatalogueItem(id=new_id(), catalogue="activities", code=f"A-{i:04}", title=title)
        selected = SelectedItem(
            id=new_id(), session=session, field="selection", position=i, catalogue_item=item.id,
            context="P", wording=title,
        )  # fmt: skip
        records += [item, selected]
        chosen.append(selected.id)
    records += entries(session, chosen, parties)
    return Dialogue(records)


def entries(session: str, items: list[str], parties: list[Party]) -> Iterator[Entry]:
    """Round one in two of three cells, round two in as many of them as are missing."""
    from dialogue_app.core.records import Entry, new_id

    cells = [(row, column) for row in range(len(items)) for column in range(PARTIES) if (row + column) % EACH]
    again = cells[:: len(cells) // (ENTRIES - len(cells))][: ENTRIES - len(cells)]
    for number, places in ((1, cells), (2, again)):
        for row, column in places:
            yield Entry(
                id=new_id(), session=session, field="verdict_r1", item=items[row],
                party=parties[column].id, round=number, confidence="M", marking="ALLY",
                value=CODES[(row * 7 + column * column + row * column // 5 + number) % len(CODES)],
                reason=f"Reason {row}, {column}." if column % 8 == 0 else "",
                entered_at="2026-03-12T14:32:05+01:00",
            )  # fmt: skip


def write(path: Path) -> int:
    """Write the track into a file and return how many entries it has."""
    from dialogue_app.core.records import Entry
    from dialogue_app.store.maker import FileStores

    dialogue = large_dialogue()
    FileStores().create(path, dialogue)
    return len(dialogue.of(Entry))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    print(write(Path(sys.argv[1])))
