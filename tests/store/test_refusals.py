"""Files that are not opened: each is refused with one sentence, and nothing is written."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from dialogue_app.core.errors import CannotOpen, PassphraseNeeded
from dialogue_app.store import envelope
from dialogue_app.store.maker import FileStores
from tests.store.next_revision import NEXT

STORES = FileStores()


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def altered(path: Path, *statements: str, values: tuple[Any, ...] = ()) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement, values if "?" in statement else ())
    connection.close()


def refused(path: Path, says: str, *, checked: bool = True) -> None:
    """Opening, reading and checking are refused alike; the file and its folder stay as they were."""
    content = path.read_bytes()
    beside = sorted(names(path.parent))
    acts: list[Callable[[], Any]] = [
        lambda: STORES.open(path).load(),
        lambda: STORES.open(path, read_only=True).load(),
    ]
    if checked:
        acts.append(lambda: STORES.check(path))
    for act in acts:
        with pytest.raises(CannotOpen) as caught:
            act()
        close_all()
        sentence = str(caught.value)
        assert says in sentence
        assert path.name in sentence
        assert "\n" not in sentence
        assert "sqlite" not in sentence.lower()
        assert path.read_bytes() == content
        assert sorted(names(path.parent)) == beside


def close_all() -> None:
    from dialogue_app.store.file_store import OPEN

    for store in list(OPEN.values()):
        store.close()


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"%PDF-1.7\n" * 2000,
        b"PK\x03\x04" + bytes(9000),
        bytes(8192),
        b"\xff" * 100,
        b"SQ" + bytes(4096),
    ],
)
def test_something_else(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(content)
    refused(path, "not a dialogue file")


def test_garbage_may_be_a_protected_file(tmp_path: Path) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(random.Random(1).randbytes(8192))
    with pytest.raises(PassphraseNeeded, match="enter its passphrase"):
        STORES.open(path)
    path.write_bytes(random.Random(1).randbytes(8200))
    refused(path, "another one, or the file is damaged")


def test_garbage_with_a_passphrase(tmp_path: Path, quick_keys: None) -> None:
    path = tmp_path / "x.dialogue"
    path.write_bytes(random.Random(1).randbytes(8192))
    for read_only in (False, True):
        with pytest.raises(PassphraseNeeded, match="another one, or the file is damaged"):
            STORES.open(path, passphrase="x", read_only=read_only)
    assert names(tmp_path) == ["x.dialogue"]


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "x.dialogue"
    path.touch()
    refused(path, "cut short")


@pytest.mark.parametrize("keep", [16, 50, 100, 5000, 50_000, -1])
def test_cut_short(document: Path, keep: int) -> None:
    content = document.read_bytes()
    document.write_bytes(content[:keep])
    refused(document, "cut short")


def test_another_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "x.dialogue"
    altered(path, "CREATE TABLE t (a)")
    refused(path, "not a dialogue file")


def test_our_mark_on_another_file(tmp_path: Path) -> None:
    path = tmp_path / "x.dialogue"
    altered(path, f"PRAGMA application_id = {0x446F4466}", "CREATE TABLE t (a TEXT, PRIMARY KEY (a)) STRICT")
    refused(path, "not a dialogue file")


def test_a_newer_version(document: Path) -> None:
    altered(document, f"PRAGMA user_version = {int(NEXT)}")
    refused(document, "newer version")


def test_a_newer_revision(document: Path) -> None:
    altered(document, f"UPDATE alembic_version SET version_num = '{NEXT}'")
    refused(document, "newer version")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM alembic_version", f"INSERT INTO alembic_version VALUES ('{NEXT}')"]
)
def test_no_or_several_revisions(document: Path, statement: str) -> None:
    altered(document, statement)
    refused(document, "did not put there")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT * FROM party",
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM party; END",
        "CREATE INDEX i ON entry (session)",
        "CREATE TABLE more (id TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
        "CREATE VIRTUAL TABLE v USING fts5(a)",
        "CREATE TABLE c (a TEXT CHECK (length(a) < 3), PRIMARY KEY (a)) STRICT",
        "CREATE TABLE g (a TEXT, b TEXT AS (a || a), PRIMARY KEY (a)) STRICT",
        "ALTER TABLE party ADD COLUMN more TEXT",
        "ALTER TABLE party ADD COLUMN more TEXT DEFAULT '' NOT NULL",
        "DROP TABLE inject",
        "CREATE TABLE IF NOT EXISTS sqlite_stat1 (a)",
    ],
)
def test_parts_that_do_not_belong(document: Path, statement: str) -> None:
    try:
        altered(document, statement)
    except dbapi2.OperationalError:
        altered(document, "ANALYZE")
    refused(document, "did not put there")


def test_a_view_in_place_of_a_table(document: Path) -> None:
    altered(
        document,
        "ALTER TABLE inject RENAME TO inject_2",
        "CREATE VIEW inject AS SELECT * FROM inject_2",
    )
    refused(document, "did not put there")


def test_a_schema_that_cannot_be_parsed(document: Path) -> None:
    altered(document, "UPDATE sqlite_master SET sql = 'CREATE TABLE inject (' WHERE name = 'inject'")
    refused(document, "damaged")


def test_a_table_that_is_not_strict(document: Path) -> None:
    altered(document, "UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'inject'")
    refused(document, "did not put there")


def test_a_write_ahead_log(document: Path) -> None:
    altered(document, "PRAGMA journal_mode = WAL")
    refused(document, "did not put there")


def test_another_encoding(document: Path, tmp_path: Path) -> None:
    content = bytearray(document.read_bytes())
    content[59] = 2
    document.write_bytes(content)
    refused(document, "did not put there")


UNTYPED = "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'party'"
TYPED = "UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = 'party'"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", b"\xff\xfe"),
        ("position", "x"),
        ("name", 5),
        ("name", "changed"),
        ("digest", b""),
        ("name", "a\0b"),
    ],
)
def test_damaged_rows_are_counted(document: Path, column: str, value: object) -> None:
    altered(document, UNTYPED)
    altered(document, f"UPDATE party SET {column} = ? WHERE code IN ('NOR', 'RUS')", values=(value,))
    altered(document, TYPED)
    content = document.read_bytes()
    for read_only in (True, False):
        with pytest.raises(CannotOpen, match=r"2 records of “.*” are damaged \(party: 2\)"):
            STORES.open(document, read_only=read_only).load()
    close_all()
    assert any("party: 2" in sentence for sentence in STORES.check(document))
    assert document.read_bytes() == content


def test_a_missing_value_is_damage(document: Path) -> None:
    loose = (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT NOT NULL', 'name TEXT') WHERE name = 'party'"
    )
    tight = (
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'name TEXT NOT NULL') WHERE name = 'party'"
    )
    altered(document, loose)
    altered(document, "UPDATE party SET name = NULL WHERE code = 'NOR'")
    altered(document, tight)
    with pytest.raises(CannotOpen, match=r"1 record of “.*” is damaged \(party: 1\)"):
        STORES.open(document, read_only=True)


def forged(path: Path, table: str, column: str, value: object) -> None:
    """A value that no record has, with a digest that fits."""
    from dialogue_app.store.layout import LAYOUTS, as_texts, by_name
    from dialogue_app.store.rows import digest_of

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    connection.text_factory = bytes
    layout = next(known_layout for known_layout in LAYOUTS.values() if known_layout.table == table)
    names = [sqlite_column.name for sqlite_column in by_name(layout.columns)]
    for row in connection.execute(as_texts(layout)).fetchall():
        digest = digest_of(table, b"\0".join(row[1:]))
        connection.execute(
            f"UPDATE {table} SET digest = ? WHERE id = ?", (digest, row[1 + names.index("id")].decode())
        )
    connection.close()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("track", "languages", "no JSON"),
        ("track", "languages", '{"a": 1}'),
        ("track", "languages", "[1]"),
        ("track", "languages", "[" * 100_000),
        ("track", "languages", "[" + '"x",' * 3_000_000 + '""]'),
        ("track", "thresholds", '[["a"]]'),
        ("track", "thresholds", '["ab"]'),
        ("track", "thresholds", '[["a", "b"]]'),
        ("track", "thresholds", '[[1,"b"]]'),
        ("track", "background", "x" * 9_000_000),
    ],
)
def test_forged_values(document: Path, table: str, column: str, value: object) -> None:
    forged(document, table, column, value)
    refused(document, "did not put there")


def test_forged_text_that_is_none(document: Path) -> None:
    altered(document, "UPDATE party SET name = CAST(x'ff' AS TEXT)")
    forged(document, "party", "code", "X")
    refused(document, "did not put there")


@pytest.mark.parametrize(
    ("what", "says"), [("missing", "not there"), ("folder", "is a folder"), ("pipe", "not a")]
)
def test_no_file(tmp_path: Path, what: str, says: str) -> None:
    path = tmp_path / "x.dialogue"
    if what == "folder":
        path.mkdir()
    if what == "pipe":
        os.mkfifo(path)
    for act in (STORES.open, STORES.check):
        with pytest.raises(CannotOpen, match=says):
            act(path)


def test_under_a_file_there_is_nothing(document: Path) -> None:
    with pytest.raises(CannotOpen, match="not there"):
        STORES.open(document / "x.dialogue")


def test_a_file_too_large(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "LARGEST_FILE", 1000)
    refused(document, "too large")


def test_bits_that_turn_are_found_or_harmless(document: Path, tmp_path: Path) -> None:
    """Opening a file with one bit turned gives what was written, or a sentence."""
    content = document.read_bytes()
    good = STORES.open(document, read_only=True).load()
    turned = tmp_path / "turned.dialogue"
    refusals = 0
    places = random.Random(7)
    for _flip in range(300):
        bit = places.randrange(len(content) * 8)
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        turned.write_bytes(changed)
        try:
            dialogue = STORES.open(turned, read_only=True).load()
        except CannotOpen:
            refusals += 1
        else:
            assert dialogue == good
            assert list(dialogue.everything()) == list(good.everything())
    assert refusals > 20
