"""Two tracks with one text ready to be released, for the tests of release."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from dialogue_app.core.commands.catalogue import fill, item_by_code, select_item
from dialogue_app.core.commands.lists import add_listed
from dialogue_app.core.commands.seats import add_party
from dialogue_app.core.commands.sessions import new_session, new_track
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, ReleaseItem
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.records import ALLIANCE, EXTERNAL, INTERNAL, RUSSIA, SelectedItem
from dialogue_app.services.catalogues import catalogue_items
from dialogue_app.services.release.release_acts import Signature, sign
from dialogue_app.services.release.release_check import SOURCES, concerns_of
from dialogue_app.services.templates import template
from dialogue_app.services.workspace import Workspace
from dialogue_app.store.maker import FileStores

TEXT = "Allies regard exercises without notice near a border as unacceptable."
PARTIES = (("ATL", "Atlantia"), ("WES", "Westmark"), ("HES", "Hesperia"))
SIGNATURE = Signature(authority="Chair", date="2026-03-20", spokesperson="Head of delegation", version="1.0")
TEMPLATES = {INTERNAL: "internal_alliance", EXTERNAL: "external_russia"}


def plain(track: str) -> Dialogue:
    """A new track with its catalogue, parties and a session."""
    dialogue = new_track("Round", track)
    dialogue = dialogue.apply(fill(catalogue_items("activities", ("en",))).edits)
    for code, name in PARTIES if track == INTERNAL else (("RUS", "Russian Federation"),):
        side = ALLIANCE if track == INTERNAL else RUSSIA
        dialogue = dialogue.apply(add_party(dialogue, code, name, side).edits)
    return dialogue.apply(new_session(dialogue, template(TEMPLATES[track])).edits)


class Case:
    """An internal and an external track, in memory or as files."""

    def __init__(self, folder: Path | None = None, passphrase: str = "") -> None:
        self.stores = FileStores()
        self.paths = tuple(folder / f"{side}.dialogue" for side in ("in", "out")) if folder else ()
        self.passphrase = passphrase
        inside, outside = plain(INTERNAL), plain(EXTERNAL)
        if self.paths:
            self.stores.create(self.paths[0], inside, passphrase=passphrase)
            self.stores.create(self.paths[1], outside)
            self.open()
        else:
            self.internal = Workspace(self.stores.memory(inside))
            self.external = Workspace(self.stores.memory(outside))
        self.session = self.inside.sessions()[0].id
        self.outer_session = self.outside.sessions()[0].id

    def open(self) -> None:
        """Open both files."""
        self.internal = Workspace(self.stores.open(self.paths[0], passphrase=self.passphrase))
        self.external = Workspace(self.stores.open(self.paths[1]))

    def close(self) -> None:
        """Let go of both."""
        self.internal.close()
        self.external.close()

    @property
    def inside(self) -> Dialogue:
        return self.internal.dialogue

    @property
    def outside(self) -> Dialogue:
        return self.external.dialogue

    def paragraph(self, **values: Any) -> str:
        """A paragraph of the common line."""
        line_paragraph = LineParagraph(
            session=self.session, field="line", marking="ALLY", number="1", **values
        )
        change = add_listed(self.inside, line_paragraph)
        self.internal.perform(change)
        return change.edits[0].record.id

    def propose(
        self, text: str = TEXT, activity: str = "MIL-02", verdict: str = "4", **more: Any
    ) -> ReleaseItem:
        """An item that is proposed for release."""
        named = item_by_code(self.inside, "activities", activity) if activity else None
        values: dict[str, Any] = {"kind": "VERDICT", "code": f"REL-{len(self.inside.of(ReleaseItem)) + 1:02}"}
        item = ReleaseItem(
            session=self.session,
            field="release_items",
            marking="ALLY",
            release_text=text,
            activity=named.id if named else "",
            verdict=verdict,
            status="PROPOSED",
            **(values | more),
        )
        change = add_listed(self.inside, item)
        self.internal.perform(change)
        return self.item(change.edits[0].record.id)

    def signed(self, *args: Any, **more: Any) -> ReleaseItem:
        """An item that is signed."""
        item = self.propose(*args, **more)
        no_source = [concern.key for concern in concerns_of(self.inside, item) if concern.part == SOURCES]
        self.internal.perform(sign(self.inside, item, SIGNATURE, no_source))
        return self.item(item.id)

    def item(self, item_id: str) -> ReleaseItem:
        """An item of the ledger as it stands."""
        return self.inside.of(ReleaseItem)[item_id]

    def outer(self) -> list[ReleaseItem]:
        """The items of the external file."""
        return list(self.outside.of(ReleaseItem).values())

    def select(self, code: str = "MIL-02") -> str:
        """Take an activity up in the external session; gives the id of the row."""
        _stage, field = template("external_russia").find_field("selection") or (None, None)
        assert field is not None
        named = item_by_code(self.outside, "activities", code)
        assert named is not None
        self.external.perform(select_item(self.outside, self.outer_session, field, named))
        return next(
            item.id for item in self.outside.of(SelectedItem).values() if item.catalogue_item == named.id
        )

    def edit_outside(self, record: Any, **values: Any) -> None:
        """Change a record of the external file as no verb would."""
        after = dataclasses.replace(record, **values)
        self.external.perform(Change("test", (Edit(record, after),)))
