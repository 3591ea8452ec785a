"""Recovering a damaged file: the new one opens and passes its check, and says what was lost."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogue_app import app
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RedLine
from dialogue_app.core.errors import CannotSave
from dialogue_app.core.records import (
    EXTERNAL,
    INTERNAL,
    RUSSIA,
    CatalogueItem,
    Entry,
    ListRow,
    Party,
    Record,
    Seat,
    SelectedItem,
    Session,
    Track,
    new_id,
)
from dialogue_app.services.files.backups import back_up, backups_of
from dialogue_app.services.files.recovered_copy import Recovery, free_name, recover
from dialogue_app.services.files.repair_references import Mended, mend
from dialogue_app.services.ports import LostRecord
from dialogue_app.services.soundness.loose_ends import loose_ends
from dialogue_app.store import keys
from tests.services import amber_sea

PAGE = 4096


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)


def silent(_part: float) -> None:
    """Progress that nobody watches."""


def without(dialogue: Dialogue, *kinds: type[Record]) -> list[Record]:
    return [record for record in dialogue.everything() if not isinstance(record, kinds)]


def sound(mended: Mended) -> Mended:
    assert [loose_end for loose_end in loose_ends(mended.dialogue) if "refer" in loose_end] == []
    return mended


def stand_ins(mended: Mended, kind: type[Record]) -> list[Record]:
    return [stand_in for stand_in in mended.stand_ins if isinstance(stand_in, kind)]


# -- mending ---------------------------------------------------------------------------------------------


def test_what_is_whole_stays_as_it_is() -> None:
    mended = sound(mend(amber_sea.internal().everything()))
    assert (mended.dialogue, mended.stand_ins, mended.cleared) == (amber_sea.internal(), (), 0)


@pytest.mark.parametrize("track", [INTERNAL, EXTERNAL])
def test_a_lost_track_record_is_made_anew_by_the_templates_of_its_sessions(track: str) -> None:
    dialogue = amber_sea.internal() if track == INTERNAL else amber_sea.external()
    mended = sound(mend(without(dialogue, Track)))
    assert mended.dialogue.track.track == track
    assert [stand_in.id for stand_in in mended.stand_ins] == [mended.dialogue.track.id]


def test_with_nothing_to_say_what_it_was_a_track_counts_as_internal() -> None:
    assert sound(mend([Party(id=new_id(), code="A", name="A")])).dialogue.track.track == INTERNAL


def test_of_several_track_records_the_first_counts() -> None:
    first, second = (Track(id=new_id(), name=name, track=EXTERNAL) for name in ("First", "Second"))
    assert sound(mend([first, second])).dialogue.track == first


@pytest.mark.parametrize("kind", ["internal", "external", "exercise"])
def test_lost_sessions_get_a_stand_in_on_the_template_that_fits(kind: str) -> None:
    """What was recorded in them is kept, for the moderator only until somebody has looked."""
    dialogue: Dialogue = getattr(amber_sea, kind)()
    mended = sound(mend(without(dialogue, Session)))
    assert len(mended.dialogue.of(Entry)) == len(dialogue.of(Entry))
    before = {former.id: former.template_key for former in dialogue.sessions()}
    for session in mended.dialogue.sessions():
        assert before[session.id] == session.template_key
        assert session.handling == "MOD"
        assert session.template_text
    assert len({former.number for former in mended.dialogue.sessions()}) == len(before)


def test_an_empty_lost_session_runs_on_the_usual_template() -> None:
    track = Track(id=new_id(), track=EXTERNAL)
    mended = sound(mend([track, Seat(id=new_id(), session="gone", party=RUSSIA)]))
    (session,) = mended.dialogue.sessions()
    assert session.template_key == "external_russia"


def test_lost_parties_get_stand_ins_and_keep_their_answers() -> None:
    dialogue = amber_sea.internal()
    mended = sound(mend(without(dialogue, Party)))
    assert len(mended.dialogue.of(Entry)) == len(dialogue.of(Entry))
    assert {party.name for party in mended.dialogue.parties()} >= {"Lost party 1", "Lost party 2"}
    assert len({party.code for party in mended.dialogue.parties()}) == len(mended.dialogue.parties())


def test_lost_rows_of_a_matrix_get_stand_ins_in_the_list_where_they_stood() -> None:
    dialogue = amber_sea.internal()
    mended = sound(mend(without(dialogue, SelectedItem)))
    records = stand_ins(mended, SelectedItem)
    assert records
    fields = {(item.session, item.field) for item in dialogue.of(SelectedItem).values()}
    assert {(record.session, record.field) for record in records} <= fields  # type: ignore[attr-defined]
    assert all(record.wording.startswith("Lost row") for record in records)  # type: ignore[attr-defined]
    entries = {entry.id: entry.item for entry in dialogue.of(Entry).values()}
    assert {entry.id: entry.item for entry in mended.dialogue.of(Entry).values()} == entries


def internal_with(*more: Record) -> Iterable[Record]:
    return [*amber_sea.internal().everything(), *more]


def test_a_row_of_a_catalogue_gets_a_stand_in_there() -> None:
    session, field = next(
        (session, field)
        for session in amber_sea.internal().sessions()
        for _stage, field in app_template(session).fields()
        if field.items.startswith("catalogue:")
    )
    entry = Entry(id=new_id(), session=session.id, field=field.entry_field, item="f" * 32, value="3")
    (record,) = stand_ins(sound(mend(internal_with(entry))), CatalogueItem)
    assert record.id == "f" * 32
    assert record.catalogue == field.items.removeprefix("catalogue:")  # type: ignore[attr-defined]


def app_template(session: Session):  # type: ignore[no-untyped-def]
    from dialogue_app.services.templates import template_of

    return template_of(session)


@pytest.mark.parametrize(
    ("kind", "field", "made"),
    [
        ("list_row", "no such field", ListRow),
        ("red_line", "no such field", RedLine),
        ("", "no such field", None),
        ("participant", "no such field", None),
        ("catalogue_item", "no such field", CatalogueItem),
    ],
)
def test_a_lost_row_of_an_unknown_field_is_made_by_its_kind_or_the_reference_goes(
    kind: str, field: str, made: type[Record] | None
) -> None:
    session = amber_sea.internal().sessions()[0].id
    entry = Entry(id=new_id(), session=session, field=field, item="e" * 32, value="Kept")
    mended = sound(mend(internal_with(entry), [LostRecord(kind, "e" * 32, "")]))
    kept = mended.dialogue.of(Entry)[entry.id]
    assert kept.value == "Kept"
    assert (kept.item == "e" * 32) == (made is not None)
    assert [type(stand_in) for stand_in in mended.stand_ins] == ([made] if made else [])
    assert mended.cleared == (0 if made else 1)


def test_a_field_without_rows_needs_none() -> None:
    dialogue = amber_sea.internal()
    session = dialogue.sessions()[0]
    plain = next(field for _stage, field in app_template(session).fields() if not field.items)
    entry = Entry(id=new_id(), session=session.id, field=plain.entry_field, item="e" * 32)
    assert sound(mend(internal_with(entry))).cleared == 1


def test_a_session_with_a_broken_template_costs_no_answer() -> None:
    session = Session(id=new_id(), number=9, title="Broken", template_text="no = [")
    entry = Entry(id=new_id(), session=session.id, field="x", item="e" * 32, value="Kept")
    mended = sound(mend(internal_with(session, entry)))
    assert mended.dialogue.of(Entry)[entry.id].value == "Kept"


def test_other_references_to_what_is_gone_are_taken_out_and_counted() -> None:
    session = amber_sea.internal().sessions()[0].id
    line = RedLine(id=new_id(), session=session, holder=RUSSIA)
    both = Difference(id=new_id(), session=session, red_lines=(line.id, "gone"), sources=("gone too",))
    mended = sound(mend(internal_with(line, both)))
    assert mended.dialogue.of(Difference)[both.id].red_lines == (line.id,)
    assert mended.cleared == 2


def test_what_takes_something_else_for_a_session_stands_in_none() -> None:
    party = Party(id=new_id(), code="X", name="X", side=RUSSIA)
    seat = Seat(id=new_id(), session=party.id, party=party.id)
    mended = sound(mend([Track(id=new_id(), track=INTERNAL), party, seat]))
    assert mended.dialogue.of(Seat)[seat.id].session == ""
    assert mended.dialogue.of(Party)[party.id] == party


# -- recovering ------------------------------------------------------------------------------------------


def broken(folder: Path, passphrase: str = "", seed: int = 1, pages: int = 6) -> Path:
    path = folder / "Round.dialogue"
    app.stores().create(path, amber_sea.internal(), passphrase=passphrase)
    content = bytearray(path.read_bytes())
    places = random.Random(seed)
    for page in places.sample(range(1, len(content) // PAGE), pages):
        content[page * PAGE : (page + 1) * PAGE] = places.randbytes(PAGE)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("passphrase", ["", "right"])
@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_recovered_into_one_that_opens_and_is_sound(
    tmp_path: Path, passphrase: str, seed: int, quick_keys: None
) -> None:
    path = broken(tmp_path, passphrase, seed)
    content = path.read_bytes()
    target = free_name(path, "{name} (recovered)")
    recovery_result = recover(app.stores(), path, target, passphrase=passphrase)
    assert path.read_bytes() == content
    faults = app.stores().check(target, passphrase=passphrase)
    assert all("not fit what is recorded" in fault for fault in faults), (
        "seals of answers that are lost alone"
    )
    workspace = app.library().open(target, passphrase=passphrase)
    kept = {record.id for record in workspace.dialogue.everything()}
    workspace.close()
    assert recovery_result.kept <= len(kept)
    assert sum(lost_kind.number for lost_kind in recovery_result.lost) > 0
    assert any("lost" in sentence for sentence in recovery_result.sentences)
    assert sorted(file_path.name for file_path in tmp_path.iterdir()) == sorted([path.name, target.name])


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "Round.dialogue"
    names = []
    for _time in range(3):
        names.append(free_name(path, "{name} (recovered)").name)
        free_name(path, "{name} (recovered)").touch()
    assert names == [f"Round (recovered){more}.dialogue" for more in ("", " 2", " 3")]
    assert free_name(path, "{name} (from backup)", "Talk").name == "Talk (from backup).dialogue"


def test_what_exists_is_not_written_over(tmp_path: Path) -> None:
    path = broken(tmp_path)
    (tmp_path / "there.dialogue").write_text("mine")
    with pytest.raises(CannotSave, match="exists already"):
        recover(app.stores(), path, tmp_path / "there.dialogue")
    assert (tmp_path / "there.dialogue").read_text() == "mine"


def test_the_newest_backup_that_opens_is_offered(tmp_path: Path) -> None:
    path = broken(tmp_path)
    store = app.stores().memory(amber_sea.internal())
    good = back_up(store, amber_sea.internal(), silent)
    bad = back_up(store, amber_sea.internal(), silent)
    bad.write_bytes(b"broken")
    assert len(backups_of(amber_sea.internal())) == 2
    recovery_result = recover(app.stores(), path, free_name(path, "{name} (recovered)"))
    assert recovery_result.backup is not None
    assert recovery_result.backup.path == good
    good.unlink()
    assert recover(app.stores(), path, free_name(path, "{name} (recovered)")).backup is None


def recovery(**values: object) -> Recovery:
    usual = Recovery(
        file=Path("x.dialogue"), kept=1, lost=(), stand_ins=(), cleared=0, complete=True, backup=None
    )
    return dataclasses.replace(usual, **values)  # type: ignore[arg-type]


def test_what_became_of_it_is_told_in_words(tmp_path: Path) -> None:
    from dialogue_app.services.files.recovered_copy import LostKind

    assert recovery().sentences == (
        "1 record was recovered into “x.dialogue”. The damaged file was left as it is.",
        "Nothing was lost.",
    )
    assert "there may be some" in recovery(complete=False).sentences[1]
    lost = (LostKind("Red line", 2, ("No base", "No ship")), LostKind("Entry", 1, ()))
    full = recovery(kept=7, lost=lost, stand_ins=("Lost party 1",), cleared=3)
    assert full.sentences[1:] == (
        "3 records were lost.",
        "Red line: 2, among them “No base”; “No ship”",
        "Entry: 1",
        "Stand-ins were made for what others refer to: Lost party 1.",
        "3 references to something that is gone were taken out.",
    )
    assert recovery(complete=False, lost=lost).sentences[1] == "At least 3 records were lost."


def test_titles_and_unknown_kinds_are_told() -> None:
    from dialogue_app.services.files.recovered_copy import _by_kind

    kinds = _by_kind([LostRecord("", "a", ""), LostRecord("red_line", "b", "No base")])
    assert [(kind.name, kind.titles) for kind in kinds] == [
        ("Of unknown kind", ()),
        ("Red line", ("No base",)),
    ]
