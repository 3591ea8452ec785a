"""Older documents: brought up to date with a backup, all or nothing; and those kept from each schema."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import CannotOpen, Damaged, HeldByAnother
from dialogue_app.core.records import Party, Seat, Session
from dialogue_app.services.soundness.broken_seals import broken_seals
from dialogue_app.store import keys, reader, schema, schema_upgrade, sqlcipher, whole_file, writer
from dialogue_app.store.layout import LAYOUTS, REVISIONS, Layout, by_name
from dialogue_app.store.maker import FileStores
from dialogue_app.store.recovery.recovered_rows import KNOWN
from dialogue_app.store.rows import digest_of, packed
from dialogue_app.store.tables import METADATA, TABLES
from tests.core import made
from tests.store.next_revision import HEAD, copied_migrations, one_further, write_step
from tests.store.test_refusals import altered

STORES = FileStores()
KEPT = Path(__file__).resolve().parent.parent / "files"


def empty(path: Path) -> sqlcipher.Driver:
    path.touch()
    return sqlcipher.connect(path, "make")


def test_the_migrations_make_the_very_tables_of_the_program(tmp_path: Path) -> None:
    driver = empty(tmp_path / "x.dialogue")
    engine = writer.engine_over(driver)
    with writer.transaction(engine) as connection:
        schema_upgrade.migrate(connection)
        writer.stamp(connection)
    schema.check_parts(driver, "x")
    schema.check_tables(driver, "x")
    assert schema.revision_of(driver, "x") == REVISIONS[-1]
    with writer.transaction(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        dialogue = made.full_dialogue()
        writer.fill(connection, dialogue, whole_file.unheard)
    driver.close()
    store = STORES.open(tmp_path / "x.dialogue")
    assert store.load() == dialogue
    store.close()
    assert STORES.check(tmp_path / "x.dialogue") == ()


def test_the_revisions_stand_in_one_line_up_only() -> None:
    script = ScriptDirectory(str(schema_upgrade.FOLDER))
    steps = list(script.walk_revisions())
    assert tuple(step.revision for step in reversed(steps)) == REVISIONS
    assert not any(hasattr(step.module, "downgrade") for step in steps)


def test_migrations_import_nothing_of_the_program() -> None:
    for path in (schema_upgrade.FOLDER / "versions").glob("*.py"):
        assert "dialogue_app" not in path.read_text("utf-8")


def test_neither_sqlalchemy_nor_alembic_is_imported_for_a_document_of_today(document: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from dialogue_app.store.maker import FileStores
store = FileStores().open(Path({str(document)!r}))
store.load()
store.close()
print([name for name in ('sqlalchemy', 'alembic', 'argon2', 'PySide6', 'sqlite3') if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert done.stdout == "[]\n"


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program one revision further; the step can be given a last statement."""
    step = copied_migrations(tmp_path / "migrations")
    one_further(tmp_path / "migrations", monkeypatch.setattr)
    return step


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "Arctic.dialogue"
    STORES.create(path, made.small_dialogue())
    return path


def migrated(dialogue: Dialogue) -> Dialogue:
    import dataclasses

    return Dialogue(
        dataclasses.replace(record, name=record.name.upper()) if isinstance(record, Party) else record
        for record in dialogue.everything()
    )


def test_an_older_document_is_brought_up_to_date_with_a_backup(old: Path, later: Path) -> None:
    before = old.read_bytes()
    dialogue = whole(old)
    with pytest.raises(CannotOpen, match="older version"):
        STORES.open(old, read_only=True)
    assert old.read_bytes() == before
    store = STORES.open(old)
    assert store.load() == migrated(dialogue)
    store.close()
    assert STORES.check(old) == ()
    store = STORES.open(old)
    store.close()
    backup = old.with_name(f"Arctic before update {timestamps.today()}.dialogue")
    assert sorted(old.parent.iterdir()) == [backup, old]
    assert whole(backup) == dialogue
    assert backup.stat().st_mode & 0o777 == 0o600


def whole(path: Path) -> Dialogue:
    with closing(sqlcipher.connect(path, "look")) as driver:
        return reader.read(driver, path.name)


def test_a_second_backup_of_a_day_has_a_name_of_its_own(old: Path, later: Path) -> None:
    first = old.with_name(f"Arctic before update {timestamps.today()}.dialogue")
    first.write_bytes(b"x")
    STORES.open(old).close()
    assert first.read_bytes() == b"x"
    assert first.with_name(f"Arctic before update {timestamps.today()} (2).dialogue").exists()


def test_a_protected_document_stays_protected(tmp_path: Path, quick_keys: None, later: Path) -> None:
    path = tmp_path / "x.dialogue"
    STORES.create(path, made.small_dialogue(), passphrase="right")
    with closing(sqlcipher.connect(path, "edit", keys_of(path))) as driver:
        driver.execute(f"UPDATE alembic_version SET version_num = '{HEAD}'").close()
        driver.execute(f"PRAGMA user_version = {int(HEAD)}").close()
    store = STORES.open(path, passphrase="right")
    assert {party.name for party in store.load().parties()} == {"PARTY NOR", "PARTY DNK", "PARTY RUS"}
    store.close()
    assert all(b"SQLite" not in file_path.read_bytes() for file_path in tmp_path.glob("*.dialogue"))
    assert len(list(tmp_path.glob("*.dialogue"))) == 2


def keys_of(path: Path) -> keys.Key:
    return keys.derived("right", path.read_bytes()[:16])


def test_a_step_that_fails_changes_nothing(old: Path, later: Path) -> None:
    write_step(later.parent.parent, "INSERT INTO nowhere VALUES (1)")
    dialogue = whole(old)
    with pytest.raises(CannotOpen, match="could not be updated and is as it was"):
        STORES.open(old)
    assert whole(old) == dialogue
    with closing(sqlcipher.connect(old, "look")) as driver:
        assert schema.revision_of(driver, "x") == HEAD
        assert reader.verify(driver, "x") == []


def test_a_damaged_older_document_is_not_migrated(old: Path, later: Path) -> None:
    altered(old, "UPDATE party SET name = 'x' WHERE code = 'NOR'")
    before = old.read_bytes()
    with pytest.raises(Damaged, match="party: 1"):
        STORES.open(old)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_tables_of_an_older_shape_are_verified_by_the_columns_they_have(old: Path) -> None:
    altered(old, "ALTER TABLE seat DROP COLUMN head", "UPDATE seat SET position = 7 WHERE position = 1")
    with closing(sqlcipher.connect(old, "make")) as driver:
        assert reader.verify(driver, "x") == [reader.damage_sentence("x", {"seat": 2})]
        layout = Layout("seat", schema.columns_of(driver, "seat"))
        names = [column.name for column in by_name(layout.columns)]
        assert "head" not in names
        at = names.index("id") + 1
        for row in [row for rows in reader.chunks(driver, layout) for row in rows]:
            digest = digest_of("seat", b"\0".join(row[1:]))
            driver.execute("UPDATE seat SET digest = ? WHERE id = ?", (digest, row[at].decode())).close()
        assert reader.verify(driver, "x") == []


def test_without_a_backup_there_is_no_migration(
    old: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_rest: object, **_options: object) -> None:
        raise whole_file.CannotSave("There is no room.")

    before = old.read_bytes()
    monkeypatch.setattr(whole_file, "copy", refuse)
    with pytest.raises(CannotOpen, match=r"no backup could be written: There is no room\."):
        STORES.open(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("path", sorted(KEPT.glob("schema-*.dialogue")), ids=lambda path: path.stem)
def test_documents_of_every_schema_are_read_for_ever(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    store = STORES.open(copy)
    dialogue = store.load()
    store.close()
    assert dialogue.track.name == "Arctic"
    assert all(dialogue.of(kind) for kind in TABLES)
    assert STORES.check(copy) == broken_seals(dialogue), "the seals in them are made up"
    assert all(packed(record) for record in dialogue.everything())


@pytest.mark.parametrize("path", sorted(KEPT.glob("schema-*.dialogue")), ids=lambda path: path.stem)
def test_a_document_brought_up_to_date_is_laid_out_as_a_new_one_is(path: Path, tmp_path: Path) -> None:
    """Recovery finds the values of a row by the place of their columns."""
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    store = STORES.open(copy)
    dialogue = store.load()
    store.close()
    with closing(sqlcipher.connect(copy, "look")) as driver:
        assert [schema.columns_of(driver, layout.table) for layout in LAYOUTS.values()] == [
            layout.columns for layout in LAYOUTS.values()
        ]
    salvage = STORES.salvage(copy, tmp_path / "new.dialogue")
    assert salvage.lost == ()
    assert Dialogue(salvage.records) == dialogue


def test_a_document_of_the_days_before_a_step_has_its_columns_already(tmp_path: Path) -> None:
    """The columns of the second schema were in use before there was a step to it."""
    path, second = tmp_path / "before.dialogue", tmp_path / "second.dialogue"
    for copy in (path, second):
        shutil.copy(KEPT / "schema-0002.dialogue", copy)
    altered(path, "UPDATE alembic_version SET version_num = '0001'")
    stores = [STORES.open(copy) for copy in (path, second)]
    assert stores[0].load() == stores[1].load()
    for store in stores:
        store.close()


@pytest.mark.parametrize("path", sorted(KEPT.glob("schema-*.dialogue")), ids=lambda path: path.stem)
def test_recovery_knows_the_layouts_of_every_schema(path: Path) -> None:
    """Also those of before the newest one: a damaged file cannot be brought up to date first."""
    with closing(sqlcipher.connect(path, "look")) as driver:
        for table, known in KNOWN.items():
            assert schema.columns_of(driver, table) in [
                known_layout.layout.columns for known_layout in known
            ], table


@pytest.mark.parametrize("passphrase", ["", "right"])
@pytest.mark.parametrize("path", sorted(KEPT.glob("schema-*.dialogue")), ids=lambda path: path.stem)
def test_a_damaged_document_of_every_schema_is_recovered_as_far_as_it_is_whole(
    path: Path, passphrase: str, tmp_path: Path, quick_keys: None
) -> None:
    """Rows of a former layout are found by it, and filled as its migration fills them."""
    current, broken = tmp_path / "current.dialogue", tmp_path / "broken.dialogue"
    shutil.copy(path, current)
    store = STORES.open(current)
    dialogue = store.load()
    store.close()
    if passphrase:
        protect(path, broken)
    else:
        shutil.copy(path, broken)
    with closing(sqlcipher.connect(broken, "edit", keys_of(broken) if passphrase else None)) as driver:
        driver.execute("UPDATE seat SET head = 'Somebody' || head").close()
    salvage = STORES.salvage(broken, tmp_path / "new.dialogue", passphrase=passphrase)
    assert {lost_record.kind for lost_record in salvage.lost} == {"seat"}
    assert set(salvage.records) == {
        record for record in dialogue.everything() if not isinstance(record, Seat)
    }


@pytest.mark.parametrize("path", sorted(KEPT.glob("schema-*.dialogue")), ids=lambda path: path.stem)
def test_a_protected_document_of_every_schema_without_its_schema_is_recovered(
    path: Path, tmp_path: Path, quick_keys: None
) -> None:
    """The schema of today is put in its place; the rows say themselves in which columns they were written.
    The last tables of an exported file lie elsewhere than in one that was made.
    """
    current, broken = tmp_path / "current.dialogue", tmp_path / "broken.dialogue"
    shutil.copy(path, current)
    store = STORES.open(current)
    dialogue = store.load()
    store.close()
    protect(path, broken)
    content = broken.read_bytes()
    broken.write_bytes(content[:16] + bytes(range(240)) + content[256:])
    salvage = STORES.salvage(broken, tmp_path / "new.dialogue", passphrase="right")
    assert set(salvage.records) <= set(dialogue.everything())
    for kind in (Party, Session, Seat):
        assert {record for record in salvage.records if isinstance(record, kind)} == set(
            dialogue.of(kind).values()
        )


def protect(path: Path, target: Path) -> None:
    """The same pages with a passphrase, whatever the schema."""
    target.touch(0o600)
    key = keys.fresh("right")
    with closing(sqlcipher.connect(target, "make", key)) as driver:
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),)).close()
        driver.execute("SELECT sqlcipher_export('main', 'plain')").fetchall()
        for name in ("application_id", "user_version"):
            number = driver.execute(f"PRAGMA plain.{name}").fetchone()[0]
            driver.execute(f"PRAGMA main.{name} = {number}").close()


def test_every_schema_has_a_document() -> None:
    assert {path.stem for path in KEPT.glob("schema-*.dialogue")} == {f"schema-{name}" for name in REVISIONS}


def test_a_document_held_by_a_foreign_program(old: Path) -> None:
    from sqlcipher3 import dbapi2

    foreign = dbapi2.connect(str(old), isolation_level=None)
    foreign.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HeldByAnother, match=r"another program|is open already"):
        STORES.open(old)
    foreign.close()
    STORES.open(old).close()
