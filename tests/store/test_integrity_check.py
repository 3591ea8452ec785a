"""What `check` finds, and what the columns of a record are."""

from __future__ import annotations

import dataclasses
import gc
from pathlib import Path

import pytest

from dialogue_app.core import form
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.edits import Edit, added, removed
from dialogue_app.core.errors import CannotOpen, Damaged, StaleEdit
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import ALLIANCE, Entry, Party, Seat, Session, Tick, Track, new_id
from dialogue_app.core.shapes import shape_of, shapes_of
from dialogue_app.services.soundness.unfit import unfit_records
from dialogue_app.store import reader
from dialogue_app.store.maker import FileStores
from dialogue_app.store.tables import TABLES
from tests.core import made
from tests.store.test_refusals import altered

STORES = FileStores()


def test_a_sound_document_has_no_faults(document: Path) -> None:
    assert STORES.check(document) == ()


def test_references_to_nothing_are_told(document: Path) -> None:
    store = STORES.open(document)
    dialogue = store.load()
    session = made.first_session(dialogue).id
    store.write(
        added(
            Seat(id=new_id(), session="gone", party="gone"),
            Seat(id=new_id(), session=session, party=ALLIANCE),
            Entry(id=new_id(), session=session, item="gone", party="gone", basis="gone"),
            Entry(id=new_id(), session=session, item=session, party=ALLIANCE),
            Difference(id=new_id(), session=session, holders_a=("gone", ALLIANCE), red_lines=("gone",)),
            Difference(id=new_id(), session=session, holders_a=("gone too",)),
        )
    )
    faults = STORES.check(document)
    assert faults == store.check()  # type: ignore[attr-defined]
    store.close()
    assert faults == (
        "1 record of “Seat” refers under “Session” to something that is not there.",
        "1 record of “Seat” refers under “Party” to something that is not there.",
        "1 record of “Entry” refers under “Row” to something that is not there.",
        "1 record of “Entry” refers under “Who answers” to something that is not there.",
        "1 record of “Entry” refers under “Released item” to something that is not there.",
        "2 records of “Difference” refer under “Held by (A)” to something that is not there.",
        "1 record of “Difference” refers under “Red lines” to something that is not there.",
    )


@pytest.mark.parametrize("number", [0, 2])
def test_the_track_record_must_be_there_once(number: int) -> None:
    tracks = [Track(id=new_id()) for _ in range(number)]
    assert any("must be there once" in unfit_record for unfit_record in unfit_records(tracks))


def test_damage_and_broken_structure_are_told_together(document: Path) -> None:
    altered(document, "UPDATE tick SET what = 'x'", "PRAGMA writable_schema = OFF")
    altered(
        document,
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE "
        "name = 'sqlite_autoindex_seat_1') WHERE name = 'sqlite_autoindex_tick_1'",
    )
    faults = STORES.check(document)
    assert any(fault.startswith("The file is damaged") for fault in faults)
    assert any("tick: 2" in fault for fault in faults)


def test_two_records_of_one_identity_are_damage(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(_records: object) -> None:
        raise StaleEdit("twice")

    monkeypatch.setattr(reader, "Dialogue", twice)
    with pytest.raises(CannotOpen, match="is damaged"):
        STORES.open(document, read_only=True)


def test_every_kind_has_a_table_with_its_attributes_and_a_digest() -> None:
    assert tuple(TABLES) == KINDS
    for kind, table in TABLES.items():
        names = [attribute.name for attribute in dataclasses.fields(kind)]
        assert [column.name for column in table.columns] == [*names, "digest"]
        assert [column.name for column in table.primary_key] == ["id"]


def test_numbers_that_may_be_missing_may_be_missing_in_the_table() -> None:
    for kind in KINDS:
        for name, shape in shapes_of(kind).items():
            assert TABLES[kind].c[name].nullable == (shape == "number or nothing")
    assert shapes_of(Session)["number"] == "number or nothing"


@pytest.mark.parametrize("annotation", [float, bytes, str | None, tuple[int, ...], list[str]])
def test_an_attribute_without_a_column_type_is_an_error(annotation: object) -> None:
    with pytest.raises(TypeError):
        shape_of(annotation, form.Ask(label="", kind="hidden"))


def test_a_number_or_nothing_is_told_from_its_annotation() -> None:
    assert shape_of(int | None, form.Ask(label="", kind="hidden")) == "number or nothing"


@pytest.mark.parametrize("on", [True, False])
def test_reading_leaves_the_collector_as_it_was(document: Path, on: bool) -> None:
    store = STORES.open(document)
    (gc.enable if on else gc.disable)()
    try:
        store.load()
        assert gc.isenabled() == on
    finally:
        gc.disable()
    store.close()


def test_short_texts_are_kept_once(document: Path) -> None:
    store = STORES.open(document)
    party = next(iter(store.load().of(Party).values()))
    store.write((*removed(party), *added(party)))
    seat, two = list(store.load().of(Seat).values())[:2]
    assert seat.session is two.session
    store.write((Edit(None, dataclasses.replace(seat, id=new_id())),))
    store.close()


def test_records_that_stand_where_another_stands_are_told_and_not_opened(document: Path) -> None:
    store = STORES.open(document)
    session = made.first_session(store.load()).id
    cells = [Entry(id=f"{n:032x}", session=session, field="verdicts", value=str(n)) for n in range(1, 4)]
    seats = [Seat(id=new_id(), session=session, party=ALLIANCE) for _ in range(2)]
    store.write(added(*cells, *seats))
    store.close()
    assert STORES.check(document) == (
        "1 record of “Seat” stands where another one stands already: session 1, ALLIANCE.",
        "2 records of “Entry” stand where others stand already: session 1, verdicts; session 1, verdicts.",
    )
    with pytest.raises(Damaged) as refused:
        STORES.open(document, read_only=True)
    assert str(refused.value) == (
        f"3 records of “{document.name}” stand where others stand already. The file was left as it is; "
        "open a backup, or recover it: of two records the first is kept."
    )
    salvage = STORES.salvage(document, document.with_name("new.dialogue"))
    assert [
        record.value for record in salvage.records if isinstance(record, Entry) and record.field == "verdicts"
    ] == ["1"]
    assert sorted((lost_record.kind, lost_record.title) for lost_record in salvage.lost) == [
        ("entry", "2"),
        ("entry", "3"),
        ("seat", ""),
    ]
    Dialogue(salvage.records)


def test_of_many_places_the_first_are_named(document: Path) -> None:
    store = STORES.open(document)
    session = made.first_session(store.load()).id
    twice = [Tick(id=new_id(), session=session, what=f"gate:one:{n}") for n in range(25) for _ in range(2)]
    store.write(added(*twice))
    store.close()
    (told,) = STORES.check(document)
    assert told.startswith("25 records of “Tick” stand where others stand already: session 1, gate:one:0; ")
    assert told.endswith("gate:one:19; ….")
