"""What every store must do, run over all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import Difference, RedLine
from dialogue_app.core.edits import Edit, added, removed
from dialogue_app.core.errors import CannotOpen, CannotSave, PassphraseNeeded, StaleEdit
from dialogue_app.core.records import Entry, ListRow, Party, StageState, Tick, new_id
from dialogue_app.services.ports import TrackStore
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.core.steps import STEPS, take

STORES = FileStores()
PASSPHRASE = "häßlich 12"


def opened(kind: str, folder: Path, dialogue: Dialogue) -> TrackStore:
    if kind == "memory":
        return STORES.memory(dialogue)
    path = folder / f"{new_id()}.dialogue"
    passphrase = PASSPHRASE if kind == "protected" else ""
    STORES.create(path, dialogue, passphrase=passphrase)
    return STORES.open(path, passphrase=passphrase)


@pytest.fixture(params=["file", "protected", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path, quick_keys: None) -> Iterator[TrackStore]:
    track_store = opened(request.param, tmp_path, made.full_dialogue())
    yield track_store
    track_store.close()


def test_what_was_put_in_comes_out_with_every_kind_and_in_order(store: TrackStore) -> None:
    dialogue = store.load()
    assert dialogue == store.load()
    assert {type(record) for record in dialogue.everything()} == set(dialogue._records)
    codes = [party.code for party in dialogue.of(Party).values()]
    assert codes == ["NOR", "DNK", "RUS"]
    assert not store.read_only


def test_a_record_is_added_changed_and_removed(store: TrackStore) -> None:
    before = store.load()
    tick = Tick(id=new_id(), session="s", what="prompt:one:1")
    other = dataclasses.replace(tick, what="prompt:one:2")
    for edits in (added(tick), (Edit(tick, other),)):
        store.write(edits)
    assert store.load().get(Tick, tick.id) == other
    store.write(removed(other))
    assert store.load() == before


def test_nothing_written_is_no_harm(store: TrackStore) -> None:
    before = store.load()
    store.write(())
    assert store.load() == before


def test_a_changed_record_keeps_its_place(store: TrackStore) -> None:
    first = next(iter(store.load().of(Party).values()))
    store.write((Edit(first, dataclasses.replace(first, name="Norway")),))
    assert [party.code for party in store.load().of(Party).values()] == ["NOR", "DNK", "RUS"]


@pytest.mark.parametrize("case", ["added twice", "changed meanwhile", "gone", "kind", "identity", "removed"])
def test_a_stale_edit_is_refused_and_nothing_of_its_change_is_written(store: TrackStore, case: str) -> None:
    before = store.load()
    party = next(iter(before.of(Party).values()))
    other = dataclasses.replace(party, name="Other")
    stale = {
        "added twice": Edit(None, party),
        "changed meanwhile": Edit(other, dataclasses.replace(party, name="Third")),
        "gone": Edit(dataclasses.replace(other, id="gone"), dataclasses.replace(party, id="gone")),
        "kind": Edit(Tick(id=party.id), other),
        "identity": Edit(party, dataclasses.replace(party, id="another")),
        "removed": Edit(other, None),
    }[case]
    good = Edit(None, Tick(id=new_id()))
    with pytest.raises(StaleEdit, match="Nothing was written"):
        store.write((good, stale))
    assert store.load() == before


@pytest.mark.parametrize(
    "values",
    [
        {"value": 3},
        {"value": None},
        {"value": b"raw"},
        {"round": "1"},
        {"round": True},
        {"round": 2**63},
        {"round": None},
        {"value": "a\0b"},
        {"value": "\ud800"},
        {"reason": "x" * 9_000_000},
    ],
)
def test_a_value_that_cannot_be_kept_is_refused(store: TrackStore, values: dict[str, object]) -> None:
    before = store.load()
    with pytest.raises(CannotSave, match="Nothing was written"):
        store.write(added(Tick(id=new_id()), Entry(id=new_id(), **values)))  # type: ignore[arg-type]
    assert store.load() == before


@pytest.mark.parametrize("languages", [["en"], ("en", 3), "en"])
def test_a_list_that_cannot_be_kept_is_refused(store: TrackStore, languages: object) -> None:
    track = store.load().track
    with pytest.raises(CannotSave):
        store.write((Edit(track, dataclasses.replace(track, languages=languages)),))  # type: ignore[arg-type]
    assert store.load().track == track


@pytest.mark.parametrize("pairs", [("ab",), (("a",),), (("a", 1),), [("a", "b")]])
def test_pairs_that_cannot_be_kept_are_refused(store: TrackStore, pairs: object) -> None:
    track = store.load().track
    with pytest.raises(CannotSave):
        store.write((Edit(track, dataclasses.replace(track, thresholds=pairs)),))  # type: ignore[arg-type]
    assert store.load().track == track


TEXTS = st.text(st.characters(exclude_characters="\0\u202d\u202e", exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS), st.lists(TEXTS), st.integers(0, 10**9))
def test_every_text_list_and_number_comes_back_as_it_was(
    store: TrackStore, one: str, two: str, pairs: dict[str, str], texts: list[str], number: int
) -> None:
    records = (
        RedLine(id=new_id(), statement=one, frequency=two),
        Difference(id=new_id(), statement=one, holders_a=tuple(texts)),
        ListRow(id=new_id(), values=tuple(pairs.items())),
        StageState(id=new_id(), session="s", stage="hypothesis", seconds=number),
    )
    earlier = removed(*store.load().of(StageState).values())
    store.write((*earlier, *added(*records)))
    dialogue = store.load()
    assert [dialogue.get(type(record), record.id) for record in records] == list(records)
    store.write(removed(*records))


def test_a_copy_holds_the_same(store: TrackStore, tmp_path: Path) -> None:
    target = tmp_path / "copy.dialogue"
    protected = store.path is not None and is_protected(store)
    for _time in range(2):
        store.copy_to(target)
        copy = STORES.open(target, passphrase=PASSPHRASE if protected else "")
        assert copy.load() == store.load()
        copy.close()
    assert STORES.check(target, passphrase=PASSPHRASE if protected else "") == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".copy")) == []


def test_a_backup_holds_the_value_it_was_given_and_is_read_by_the_key_of_the_document(
    store: TrackStore, tmp_path: Path
) -> None:
    before = store.load()
    store.write(added(Tick(id=new_id())))
    target = tmp_path / "backup.dialogue"
    parts: list[float] = []
    store.back_up(before, target, parts.append)
    assert parts[-1] == 1
    assert store.read_backup(target) == before
    assert store.load() != before
    passphrase = PASSPHRASE if is_protected(store) else ""
    assert STORES.check(target, passphrase=passphrase) == ()
    with pytest.raises(CannotSave, match="exists already"):
        store.back_up(before, target)
    STORES.create(tmp_path / "other.dialogue", before, passphrase="another")
    with pytest.raises(PassphraseNeeded):
        store.read_backup(tmp_path / "other.dialogue")
    STORES.create(tmp_path / "plain.dialogue", before)
    assert store.read_backup(tmp_path / "plain.dialogue") == before


def test_a_content_takes_the_place_of_another_and_can_be_written_on(store: TrackStore) -> None:
    before = store.load()
    store.write(added(Tick(id=new_id())))
    store.restore(before)
    assert store.load() == before
    tick = Tick(id=new_id(), session=before.sessions()[0].id, what="prompt:one:7")
    store.write(added(tick))
    assert store.load().get(Tick, tick.id) == tick
    if store.path is not None:
        passphrase = PASSPHRASE if is_protected(store) else ""
        store.close()
        assert STORES.check(store.path, passphrase=passphrase) == ()
        again = STORES.open(store.path, passphrase=passphrase)
        assert again.load().get(Tick, tick.id) == tick
        again.close()


def test_a_content_that_cannot_be_kept_replaces_nothing(store: TrackStore) -> None:
    if store.path is None:
        return
    before = store.load()
    with pytest.raises(CannotSave, match="signs"):
        store.restore(Dialogue([Tick(id=new_id(), what="\0")]))
    assert store.load() == before
    store.write(added(Tick(id=new_id())))


def is_protected(store: TrackStore) -> bool:
    return bool(getattr(store, "salt", b""))


def test_a_closed_store_says_so(store: TrackStore, tmp_path: Path) -> None:
    store.close()
    store.close()
    with pytest.raises(CannotOpen, match="closed"):
        store.load()
    with pytest.raises(CannotSave, match="closed"):
        store.write(())
    with pytest.raises(CannotSave, match="closed"):
        store.copy_to(tmp_path / "copy.dialogue")
    with pytest.raises(CannotSave, match="closed"):
        store.restore(Dialogue())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 10**6)), max_size=20))
def test_any_verbs_undone_and_redone_are_the_same_on_disk(
    tmp_path: Path, steps: list[tuple[int, int]]
) -> None:
    dialogue = made.small_dialogue()
    first = list(dialogue.everything())
    store = opened("file", tmp_path, dialogue)
    changes = []
    for which, seed in steps:
        change = take(dialogue, which, seed)
        dialogue = dialogue.apply(change.edits)
        store.write(change.edits)
        changes.append(change)
    assert list(store.load().everything()) == list(dialogue.everything())
    last = dialogue
    for change in reversed(changes):
        store.write(change.reversed().edits)
        dialogue = dialogue.apply(change.reversed().edits)
    assert list(store.load().everything()) == list(dialogue.everything())
    assert store.load() == Dialogue(first)
    for change in changes:
        store.write(change.edits)
    assert store.load() == last
    path = store.path
    assert path is not None
    store.close()
    again = STORES.open(path)
    assert again.load() == last
    again.close()


def test_a_store_is_made_ready_before_it_is_written_and_a_closed_one_stays_closed(store: TrackStore) -> None:
    store.get_ready()
    store.get_ready()
    store.write(added(Tick(id=new_id(), what="a")))
    store.close()
    store.get_ready()
    with pytest.raises(CannotSave):
        store.write(added(Tick(id=new_id(), what="b")))
