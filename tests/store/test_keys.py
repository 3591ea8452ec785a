"""Protected documents: the passphrase opens them, nothing else does, and nothing of it is written."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import added
from dialogue_app.core.errors import CannotOpen, CannotSave, PassphraseNeeded
from dialogue_app.core.records import Tick, new_id
from dialogue_app.services.ports import DocumentRequest
from dialogue_app.store import keys, sqlcipher, writer
from dialogue_app.store.maker import FileStores
from tests.core import made
from tests.store.next_revision import NEXT

STORES = FileStores()
CANARY = "CANARY-7431"


def test_the_real_key_is_made_as_decided() -> None:
    assert (keys.MEMORY_KIB, keys.ROUNDS, keys.LANES, keys.SALT_SIZE) == (262_144, 3, 4, 16)
    key = keys.derived("passphrase", bytes(16))
    assert key.secret.hex() == keys.derived("passphrase", bytes(16)).secret.hex()
    assert len(key.secret) == 32
    assert keys.fresh("passphrase") != keys.fresh("passphrase")


def test_a_key_does_not_show_itself(quick_keys: None) -> None:
    key = keys.fresh("passphrase")
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)
    assert repr(key.salt) not in repr(key)
    assert "two words" not in repr(DocumentRequest(kind="x", dialogue=Dialogue(), passphrase="two words"))


def test_nothing_of_a_protected_document_can_be_read(tmp_path: Path, quick_keys: None) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    store = STORES.open(path, passphrase="right")
    store.write(added(Tick(id=new_id(), what=CANARY)))
    store.copy_to(tmp_path / "copy.dialogue")
    everything = b"".join(file_path.read_bytes() for file_path in tmp_path.iterdir())
    store.close()
    for secret in (CANARY.encode(), b"SQLite", b"Arctic", b"right", b"prompt"):
        assert secret not in everything
    assert path.read_bytes()[:16] == (tmp_path / "copy.dialogue").read_bytes()[:16]


def test_only_the_passphrase_opens_it(tmp_path: Path, quick_keys: None) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    content = path.read_bytes()
    for act in (
        lambda word: STORES.open(path, passphrase=word),
        lambda word: STORES.open(path, passphrase=word, read_only=True),
        lambda word: STORES.check(path, passphrase=word),
    ):
        with pytest.raises(PassphraseNeeded, match="enter its passphrase"):
            act("")
        with pytest.raises(PassphraseNeeded, match="is another one, or the file is damaged"):
            act("Right")
        assert path.read_bytes() == content
    assert [file_path.name for file_path in tmp_path.iterdir()] == ["x.dialogue"]
    assert STORES.check(path, passphrase="right") == ()


@pytest.mark.parametrize("made_as", ["NFC", "NFD"])
@pytest.mark.parametrize("typed_as", ["NFC", "NFD", "NFKD"])
def test_a_passphrase_opens_in_whatever_form_the_keyboard_composes_it(
    tmp_path: Path, quick_keys: None, made_as: Literal["NFC", "NFD"], typed_as: Literal["NFC", "NFD", "NFKD"]
) -> None:
    path = tmp_path / "x.dialogue"
    words = "Grüße aus Čáslav"
    STORES.create(path, made.small_dialogue(), passphrase=unicodedata.normalize(made_as, words))
    typed = unicodedata.normalize(typed_as, words)
    store = STORES.open(path, passphrase=typed)
    assert store.accepts(typed)
    assert STORES.open(path, passphrase=typed, read_only=True).load() == store.load()
    store.close()
    assert STORES.check(path, passphrase=typed) == ()
    assert STORES.salvage(path, tmp_path / "y", passphrase=typed).lost == ()


def test_a_document_that_was_protected_as_it_was_typed_still_opens(
    tmp_path: Path, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.dialogue"
    typed = unicodedata.normalize("NFD", "Grüße")
    with monkeypatch.context() as former:
        former.setattr(keys, "spellings", lambda passphrase: (passphrase,))
        STORES.create(path, made.small_dialogue(), passphrase=typed)
    for words in (typed, unicodedata.normalize("NFC", typed)):
        STORES.open(path, passphrase=words).close()
    with pytest.raises(PassphraseNeeded, match="is another one"):
        STORES.open(path, passphrase="Gruße")


def test_reading_a_protected_document_and_copying_it_keeps_it_protected(
    tmp_path: Path, quick_keys: None
) -> None:
    path, target = tmp_path / "x.dialogue", tmp_path / "copy.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    store = STORES.open(path, passphrase="right", read_only=True)
    store.copy_to(target)
    with pytest.raises(PassphraseNeeded):
        STORES.open(target)
    assert STORES.open(target, passphrase="right", read_only=True).load() == store.load()
    store.close()


def test_a_protected_document_that_is_damaged_or_cut_short(tmp_path: Path, quick_keys: None) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    content = bytearray(path.read_bytes())
    path.write_bytes(content[: len(content) // 8192 * 4096])
    with pytest.raises(CannotOpen):
        STORES.open(path, passphrase="right", read_only=True)
    content[5000] ^= 1
    path.write_bytes(content)
    with pytest.raises(CannotOpen, match="damaged"):
        STORES.open(path, passphrase="right").load()
    assert [file_path.name for file_path in tmp_path.iterdir()] == ["x.dialogue"]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("PRAGMA application_id = 7", "not a dialogue file"),
        (f"PRAGMA user_version = {int(NEXT)}", "newer version"),
        ("CREATE VIEW v AS SELECT 1", "did not put there"),
    ],
)
def test_a_protected_file_is_judged_when_it_is_open(
    tmp_path: Path, quick_keys: None, statement: str, says: str
) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    driver = sqlcipher.connect(path, "make", keys.derived("right", path.read_bytes()[:16]))
    driver.execute(statement).close()
    driver.close()
    with pytest.raises(CannotOpen, match=says):
        STORES.open(path, passphrase="right")
    assert [file_path.name for file_path in tmp_path.iterdir()] == ["x.dialogue"]


def test_another_encoding_in_a_protected_file(tmp_path: Path, quick_keys: None) -> None:
    path = tmp_path / "x.dialogue"
    path.touch()
    key = keys.fresh("right")
    driver = sqlcipher.connect(path, "make", key)
    driver.execute("PRAGMA encoding = 'UTF-16le'").close()
    with writer.transaction(writer.engine_over(driver)) as connection:
        writer.lay_out(connection)
    driver.close()
    with pytest.raises(CannotOpen, match="did not put there"):
        STORES.open(path, passphrase="right")


def test_a_passphrase_given_for_a_plain_document_does_no_harm(document: Path) -> None:
    store = STORES.open(document, passphrase="anything")
    assert store.load()
    store.close()


def test_a_passphrase_is_given_changed_and_taken_away(document: Path, quick_keys: None) -> None:
    store = STORES.open(document)
    dialogue = store.load()
    for word in ("first", "second", ""):
        store.change_passphrase(word)
        tick = Tick(id=new_id(), what=f"{CANARY} {word}")
        dialogue = dialogue.apply(added(tick))
        store.write(added(tick))
        assert store.load() == dialogue
        assert (CANARY.encode() in document.read_bytes()) == (word == "")
        # Reading the bytes here let go of the library's lock; the lock beside the document still holds.
        with pytest.raises(CannotOpen):
            STORES.open(document, passphrase=word)
        assert STORES.open(document, passphrase=word, read_only=True).load() == dialogue
    store.close()
    assert STORES.open(document, read_only=True).load() == dialogue
    assert [path.name for path in document.parent.iterdir()] == [document.name]


def test_a_passphrase_that_cannot_be_given_leaves_everything_as_it_was(
    document: Path, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_rest: object) -> None:
        raise OSError(28, "")

    store = STORES.open(document)
    dialogue = store.load()
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotSave, match="no room"):
        store.change_passphrase("right")
    monkeypatch.undo()
    store.write(added(Tick(id="t")))
    dialogue = dialogue.apply(added(Tick(id="t")))
    assert store.load() == dialogue
    document.rename(document.with_name("moved"))
    with pytest.raises(CannotSave, match="moved"):
        store.change_passphrase("right")
    store.close()
    for other in (store, STORES.memory(dialogue)):
        with pytest.raises(CannotSave, match=r"closed|Only a document"):
            other.change_passphrase("right")


def test_a_key_that_was_wiped_is_good_for_nothing(tmp_path: Path, quick_keys: None) -> None:
    key = keys.fresh("passphrase")
    assert bytes(key.spelled()) == f"x'{key.secret.hex()}{key.salt.hex()}'".encode()
    key.wipe()
    assert key.secret == bytes(32)
    with pytest.raises(CannotSave, match="closed"):
        key.spelled()
    path = tmp_path / "x.dialogue"
    path.touch()
    with pytest.raises(CannotSave):
        sqlcipher.connect(path, "make", key)
    assert path.read_bytes() == b""


def test_the_key_is_that_of_the_usual_call(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2.low_level import Type, hash_secret_raw

    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    usual = hash_secret_raw("pässword".encode(), bytes(range(16)), 3, 64, 4, 32, Type.ID)
    assert keys.derived("pässword", bytes(range(16))).secret == usual
    monkeypatch.setattr(keys, "MEMORY_KIB", 1)
    with pytest.raises(MemoryError):
        keys.derived("pässword", bytes(range(16)))


def test_closing_overwrites_the_key_and_so_does_another_passphrase(
    tmp_path: Path, quick_keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_keys: list[keys.Key] = []
    derived = keys.derived

    def note(passphrase: str, salt: bytes) -> keys.Key:
        made_keys.append(derived(passphrase, salt))
        return made_keys[-1]

    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    monkeypatch.setattr(keys, "derived", note)
    store = STORES.open(path, passphrase="right")
    only_read = STORES.open(path, passphrase="right", read_only=True)
    assert store.protected
    assert only_read.protected
    for track_store in (store, only_read):
        assert track_store.accepts("right")
        assert not track_store.accepts("left")
    store.change_passphrase("left")
    assert store.accepts("left")
    assert not store.accepts("right")
    store.close()
    only_read.close()
    assert len(made_keys) > 5
    assert all(key.secret == bytes(32) for key in made_keys)


def test_a_plain_document_takes_any_passphrase(document: Path) -> None:
    store = STORES.open(document)
    memory = STORES.memory(made.small_dialogue())
    assert not store.protected
    assert not memory.protected
    assert store.accepts("any")
    assert memory.accepts("any")
    store.close()
