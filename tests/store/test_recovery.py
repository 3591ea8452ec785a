"""What can be read of a damaged document: whole records only, in their order, the file itself untouched."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.errors import CannotOpen, CannotSave, Damaged, HeldByAnother, PassphraseNeeded
from dialogue_app.core.records import Entry, Party, new_id
from dialogue_app.services.ports import Salvage
from dialogue_app.store import envelope, keys, sqlcipher, whole_file
from dialogue_app.store.maker import FileStores
from dialogue_app.store.recovery import protected_file
from dialogue_app.store.recovery.recovered_rows import RecoveredRows
from tests.core import made
from tests.store.test_refusals import altered

STORES = FileStores()
PAGE = envelope.PAGE
ENTRIES = 600
Break = Callable[[bytes], bytes]


def dialogue_with_much() -> Dialogue:
    """Records of every kind, and entries that fill many pages; some overflow theirs."""
    dialogue = made.full_dialogue()
    session = made.first_session(dialogue).id
    entries = [
        Entry(
            id=new_id(),
            session=session,
            item=str(n),
            value=str(n),
            reason="Why " * (n % 40 if n % 97 else 3000),
        )
        for n in range(ENTRIES)
    ]
    return dialogue.apply(added(*entries))


@pytest.fixture(scope="module")
def much() -> Dialogue:
    return dialogue_with_much()


@pytest.fixture(scope="module")
def originals(much: Dialogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same content without and with a passphrase."""
    folder = tmp_path_factory.mktemp("originals")
    result = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMORY_KIB", 64)
        patch.setattr(keys, "ROUNDS", 1)
        for passphrase in ("", "right"):
            path = folder / f"x{passphrase}.dialogue"
            STORES.create(path, much, passphrase=passphrase)
            result[passphrase] = path.read_bytes()
    return result


def salvaged(folder: Path, content: bytes, passphrase: str) -> Salvage:
    """Salvage a damaged file; it stays as it is, and nothing is left beside it."""
    path = folder / "broken.dialogue"
    path.write_bytes(content)
    salvage = STORES.salvage(path, folder / "new.dialogue", passphrase=passphrase)
    assert path.read_bytes() == content
    assert [file_path.name for file_path in folder.iterdir()] == [path.name]
    return salvage


def check(salvage: Salvage, much: Dialogue, *, least: int) -> set[str]:
    """Nothing but what was written comes out; returns the ids of what does not."""
    there = {record.id: record for record in much.everything()}
    assert all(there[record.id] == record for record in salvage.records)
    assert len({record.id for record in salvage.records}) == len(salvage.records) >= least
    return set(there) - {record.id for record in salvage.records}


def garbage(number: int, seed: int) -> Break:
    """So many pages but the first overwritten."""

    def broken(content: bytes) -> bytes:
        places = random.Random(seed)
        changed = bytearray(content)
        for page in places.sample(range(1, len(content) // PAGE), number):
            changed[page * PAGE : (page + 1) * PAGE] = places.randbytes(PAGE)
        return bytes(changed)

    return broken


def first_page(content: bytes) -> bytes:
    return content[:16] + random.Random(1).randbytes(PAGE - 16) + content[PAGE:]


@pytest.mark.parametrize("passphrase", ["", "right"])
def test_of_a_sound_document_everything_is_read_in_order(
    much: Dialogue, originals: dict[str, bytes], passphrase: str, tmp_path: Path, quick_keys: None
) -> None:
    salvage = salvaged(tmp_path, originals[passphrase], passphrase)
    assert salvage.lost == ()
    assert salvage.complete
    assert Dialogue(salvage.records) == much
    codes = [record.code for record in salvage.records if isinstance(record, Party)]
    assert codes == [party.code for party in much.of(Party).values()]


@pytest.mark.parametrize("passphrase", ["", "right"])
def test_without_its_first_page_everything_is_read(
    much: Dialogue, originals: dict[str, bytes], passphrase: str, tmp_path: Path, quick_keys: None
) -> None:
    """The schema stands there, and how large the file is. Of a protected one its salt must have survived."""
    content = first_page(originals[passphrase])
    if not passphrase:
        content = bytes(PAGE) + content[PAGE:]
    assert check(salvaged(tmp_path, content, passphrase), much, least=1) == set()


@pytest.mark.parametrize("passphrase", ["", "right"])
def test_without_a_page_of_the_schema_everything_is_read(
    much: Dialogue, originals: dict[str, bytes], passphrase: str, tmp_path: Path, quick_keys: None
) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(originals[""])
    with closing(dbapi2.connect(str(plain))) as driver:
        roots = {row[0] for row in driver.execute("SELECT rootpage FROM sqlite_master")}
    plain.unlink()
    page = next(number for number in range(2, 99) if number not in roots) - 1
    changed = bytearray(originals[passphrase])
    changed[page * PAGE : page * PAGE + 900] = random.Random(4).randbytes(900)
    assert check(salvaged(tmp_path, bytes(changed), passphrase), much, least=1) == set()


@pytest.mark.parametrize("passphrase", ["", "right"])
@pytest.mark.parametrize("seed", range(4))
def test_a_broken_page_loses_what_stood_in_it_and_that_is_told(
    much: Dialogue,
    originals: dict[str, bytes],
    passphrase: str,
    seed: int,
    tmp_path: Path,
    quick_keys: None,
) -> None:
    pages = len(originals[passphrase]) // PAGE
    content = originals[passphrase]
    leaf = random.Random(seed).randrange(pages * 2 // 3, pages)
    content = content[: leaf * PAGE] + bytes(range(256)) * 16 + content[(leaf + 1) * PAGE :]
    salvage = salvaged(tmp_path, content, passphrase)
    missing = check(salvage, much, least=500)
    assert {lost_record.id for lost_record in salvage.lost} >= missing
    assert not salvage.complete


@pytest.mark.parametrize("passphrase", ["", "right"])
@pytest.mark.parametrize("seed", range(6))
def test_many_broken_pages_and_bits_give_nothing_false(
    much: Dialogue,
    originals: dict[str, bytes],
    passphrase: str,
    seed: int,
    tmp_path: Path,
    quick_keys: None,
) -> None:
    content = garbage(3 * seed + 1, seed)(originals[passphrase])
    changed = bytearray(content)
    places = random.Random(seed)
    for _flip in range(seed * 5):
        bit = places.randrange(PAGE * 8, len(changed) * 8)
        changed[bit // 8] ^= 1 << bit % 8
    check(salvaged(tmp_path, bytes(changed), passphrase), much, least=1)


@pytest.mark.parametrize("passphrase", ["", "right"])
@pytest.mark.parametrize("part", [0.95, 0.7, 0.6])
def test_of_a_file_cut_short_what_is_there_is_read(
    much: Dialogue,
    originals: dict[str, bytes],
    passphrase: str,
    part: float,
    tmp_path: Path,
    quick_keys: None,
) -> None:
    content = originals[passphrase]
    salvage = salvaged(tmp_path, content[: int(len(content) * part)], passphrase)
    missing = check(salvage, much, least=20)
    assert missing
    assert not salvage.complete
    assert salvage.lost or passphrase  # the index went with the end


def test_a_damaged_row_is_named_by_what_is_left_of_it(document: Path, tmp_path: Path) -> None:
    altered(document, "UPDATE party SET name = 'Nordland' WHERE code = 'NOR'")
    altered(document, "UPDATE seat SET head = 'Somebody'")
    salvage = STORES.salvage(document, tmp_path / "new.dialogue")
    assert ("party", "Nordland") in {(lost_record.kind, lost_record.title) for lost_record in salvage.lost}
    assert {lost_record.kind for lost_record in salvage.lost} == {"party", "seat"}
    assert all(lost_record.id for lost_record in salvage.lost)


def test_a_row_with_a_fitting_digest_that_no_record_has_is_lost(document: Path, tmp_path: Path) -> None:
    from tests.store.test_refusals import forged

    forged(document, "track", "languages", "no JSON")
    salvage = STORES.salvage(document, tmp_path / "new.dialogue")
    assert [lost_record.kind for lost_record in salvage.lost] == ["track"]


def test_a_transaction_that_was_broken_off_is_taken_back(
    much: Dialogue, tmp_path: Path, quick_keys: None
) -> None:
    """The journal beside the file holds the pages as they were; the file and its journal stay. Without the
    journal what was half written is seen.
    """
    for passphrase in ("", "right"):
        path = tmp_path / f"y{passphrase}.dialogue"
        STORES.create(path, much, passphrase=passphrase)
        key = keys.derived("right", path.read_bytes()[:16]) if passphrase else None
        before = STORES.open(path, passphrase=passphrase, read_only=True).load()
        with closing(sqlcipher.connect(path, "edit", key)) as driver:
            driver.execute("PRAGMA cache_size = 1").close()
            driver.execute("BEGIN").close()
            driver.execute("UPDATE entry SET value = 'half done', reason = printf('%.900c', 'x')").close()
            shutil.copy(path, tmp_path / "hot.dialogue")
            shutil.copy(envelope.journal_of(path), tmp_path / "hot.dialogue-journal")
        hot = tmp_path / "hot.dialogue"
        assert envelope.has_hot_journal(hot)
        salvage = STORES.salvage(hot, tmp_path / "new.dialogue", passphrase=passphrase)
        assert Dialogue(salvage.records) == before
        assert envelope.has_hot_journal(hot)
        envelope.journal_of(hot).unlink()
        assert STORES.salvage(hot, tmp_path / "new.dialogue", passphrase=passphrase).lost


def test_a_protected_one_asks_for_its_passphrase(
    originals: dict[str, bytes], tmp_path: Path, quick_keys: None
) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(originals["right"])
    for wrong, says in (("", "enter its passphrase"), ("wrong", "another one, or the file is damaged")):
        with pytest.raises(PassphraseNeeded, match=says):
            STORES.salvage(path, tmp_path / "new.dialogue", passphrase=wrong)
    assert [file_path.name for file_path in tmp_path.iterdir()] == ["x.dialogue"]


@pytest.mark.parametrize(
    "content", [b"", b"Dear all, " * 2000, b"SQLite format 3\0" + bytes(9000), bytes(5000)]
)
def test_what_holds_nothing_of_a_dialogue_is_said_to(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(content)
    with pytest.raises(CannotOpen, match="Nothing of a dialogue can be read"):
        STORES.salvage(path, tmp_path / "new.dialogue")


def test_an_open_document_is_not_read_behind_its_back(document: Path, tmp_path: Path) -> None:
    store = STORES.open(document)
    with pytest.raises(HeldByAnother):
        STORES.salvage(document, tmp_path / "new.dialogue")
    store.close()


def test_no_room_for_a_working_copy(
    originals: dict[str, bytes], tmp_path: Path, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(originals["right"])

    def full(*_rest: object) -> None:
        raise OSError(28, "")

    monkeypatch.setattr(whole_file.shutil, "copyfile", full)
    with pytest.raises(CannotSave, match="no room"):
        STORES.salvage(path, tmp_path / "new.dialogue", passphrase="right")
    assert [file_path.name for file_path in tmp_path.iterdir()] == ["x.dialogue"]


def test_where_no_index_can_be_read_rows_are_looked_for(
    much: Dialogue,
    originals: dict[str, bytes],
    tmp_path: Path,
    quick_keys: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protected_file, "_named", lambda *_rest: {})
    content = originals["right"]
    pages = len(content) // PAGE
    content = content[: (pages - 30) * PAGE] + bytes(range(256)) * 16 + content[(pages - 29) * PAGE :]
    check(salvaged(tmp_path, content, "right"), much, least=500)


def test_gaps_are_not_tried_for_ever(
    much: Dialogue,
    originals: dict[str, bytes],
    tmp_path: Path,
    quick_keys: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protected_file, "MOST_GAPS", 1)
    content = garbage(12, 3)(originals["right"])
    check(salvaged(tmp_path, content, "right"), much, least=1)


def test_a_protected_row_that_does_not_fit_is_told(
    tmp_path: Path, originals: dict[str, bytes], quick_keys: None
) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(originals["right"])
    key = keys.derived("right", originals["right"][:16])
    with closing(sqlcipher.connect(path, "make", key)) as driver:
        driver.execute("UPDATE party SET name = 'Nordland' WHERE code = 'NOR'").close()
    salvage = STORES.salvage(path, tmp_path / "new.dialogue", passphrase="right")
    assert [(lost_record.kind, lost_record.title) for lost_record in salvage.lost] == [("party", "Nordland")]


def test_damage_is_told_from_other_reasons_not_to_open(document: Path, tmp_path: Path) -> None:
    altered(document, "UPDATE party SET name = 'Nordland'")
    with pytest.raises(Damaged):
        STORES.open(document, read_only=True)
    document.write_bytes(document.read_bytes()[:20_000])
    with pytest.raises(Damaged):
        STORES.open(document)
    with pytest.raises(CannotOpen) as caught:
        STORES.open(tmp_path / "none.dialogue")
    assert not isinstance(caught.value, Damaged)


def test_an_index_of_another_shape_names_nothing(document: Path, tmp_path: Path) -> None:
    altered(document, "CREATE INDEX more ON party (code, name)")
    assert STORES.salvage(document, tmp_path / "new.dialogue").lost == ()


def test_of_a_protected_file_cut_to_a_few_pages_nothing_can_be_read(
    originals: dict[str, bytes], tmp_path: Path, quick_keys: None
) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(originals["right"][: 3 * PAGE + 5])
    with pytest.raises(PassphraseNeeded, match="or the file is damaged"):
        STORES.salvage(path, tmp_path / "new.dialogue", passphrase="right")


def test_rows_without_an_id_are_each_lost() -> None:
    assert RecoveredRows().ids() == {}
    from dialogue_app.store.recovery.recovered_rows import salvaged as made_of

    recovered_rows = RecoveredRows()
    recovered_rows.take_damaged("party", {"id": None, "name": b"Nord\xff"})
    recovered_rows.take_damaged("party", {})
    assert [(lost_record.id, lost_record.title) for lost_record in made_of(recovered_rows).lost] == [
        ("", "Nord�"),
        ("", ""),
    ]
