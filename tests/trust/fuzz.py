"""Files as somebody would send them who means harm, or whose medium is failing: sound ones, mutated.

    python -m tests.trust.fuzz [--each N] [--start SEED]

For each kind of file that the program reads, sound files (tests/files/fuzz, and the document that is kept
of the present schema) are mutated from one seed after the other; the same seed gives the same file. What is
read must either be a result or a sentence, in time, and nothing may be written. An input that ever failed
is kept as tests/files/fuzz/failed-KIND-NUMBER and read again in every run of the tests.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import BadTemplate, CannotOpen, DialogueError
from dialogue_app.core.records import INTERNAL
from dialogue_app.services.templates import user_templates
from dialogue_app.services.verdict_tables.verdict_import import plan_import
from dialogue_app.store import lock
from dialogue_app.store.file_store import OPEN
from dialogue_app.store.maker import FileStores
from dialogue_app.support import settings
from dialogue_app.support.paths import resource as own_file
from tests.services.release.release_case import plain
from tests.trust.every_bit import KEPT

CORPUS = KEPT.parent / "fuzz"
SLOW = 2.0
MOST_MEMORY = 400_000
"""Kilobytes that a whole run may grow by."""

STORES = FileStores()
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"9" * 400, b"-1", b"1e999", b"nan", b"0x7f",
    b"[" * 90, b"{" * 90, b'"""', b"'''", b"\\u0000", b"\\", b"\r", b"\n\n", b"\t", b"a.b.c.d", b"=1+1",
    b"@SUM(A1)", b'"', b",", b"]]", b"[[stage]]\n", b"key = 1\n", b"true", b"null", b"<b>x</b>",
    b"{0.__class__}", b"%n%s%x", b"../../x", "\u202e\u0000\u2028".encode(), b"x" * 5000,
    b"2026-13-45T99:99:99", b"I4", b"NP", b"marking = \"X\"\n",
)  # fmt: skip


def mutated(raw: bytes, chance: random.Random, most: int = 6) -> bytes:
    """A file with a few places changed: turned, taken out, doubled, moved, or with something put in."""
    found = bytearray(raw)
    for _change in range(chance.randint(1, most)):
        at = chance.randrange(len(found) + 1)
        span = chance.choice((1, 2, 8, 40, 400))
        match chance.randrange(8):
            case 0 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 1 if at < len(found):
                found[at] = chance.randrange(256)
            case 2:
                del found[at : at + span]
            case 3:
                found[at:at] = found[at : at + span] * chance.choice((1, 2, 50))
            case 4:
                other = chance.randrange(len(found) + 1)
                found[at:at] = found[other : other + span]
            case 5:
                del found[at:]
            case _:
                found[at:at] = chance.choice(TOKENS)
    return bytes(found)


VALUES = (
    "1", "-1", "0", "99999999999999999999", "1.5", "nan", "true", "null", "1e400", '""', '"x"', '"a b"',
    '"' + "x" * 3000 + '"', "'DELEG'", "[]", "[1, 'a']", "[[]]", '["a", "a", "b"]', '["/x"]', "{}",
    '{en = "x"}', "{en = 1}", '{fr = "y"}', '{"a": 1}', "2026-03-12", '"../x"', '"\\u0000"', '"#12345G"',
    '"INTERNAL"', '"selection"', '"rating_matrix"', '"VERDICT"', '"S1"', '"S2"', '"verdict"', '"#1F3A68"',
)  # fmt: skip
"""What may stand where a value stands in TOML or in JSON, though rarely there."""


def rearranged(raw: bytes, chance: random.Random, most: int = 5) -> bytes:
    """A text whose lines and values are taken out, doubled, moved and exchanged: often still sound."""
    lines = raw.decode("utf-8").split("\n")
    for _change in range(chance.randint(1, most)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        name, sign, value = lines[at].partition(chance.choice(("=", ":", ",")))
        match chance.randrange(6):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3 if sign:
                end = "," if value.rstrip().endswith(",") else ""
                lines[at] = f"{name}{sign} {chance.choice(VALUES)}{end}"
            case 4 if sign:
                lines[at] = name + sign + lines[other].partition(sign)[2]
            case _:
                cells = lines[at].split(",")
                cells[chance.randrange(len(cells))] = chance.choice(
                    ("3", "NP", "", "6", "=1", "ATL", "x" * 2000)
                )
                lines[at] = ",".join(cells)
    return "\n".join(lines).encode("utf-8")


def _statement(chance: random.Random, connection: dbapi2.Connection) -> str:
    """A statement that puts something into a document that does not belong there."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table, other = chance.choice(tables), chance.choice(tables)
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column, second = chance.choice(columns), chance.choice(columns)
    value = chance.choice(
        ("NULL", "5", "-9223372036854775808", "'x'", "x'ff00fe'", "1e308", "''", "zeroblob(9000000)",
         "hex(zeroblob(40000))", "char(0)", "char(8238)", "'[]'", "'[[\"a\"]]'", "'[' || hex(zeroblob(9))")
    )  # fmt: skip
    return chance.choice(
        (
            f"CREATE VIEW v{chance.randrange(9)} AS SELECT * FROM {table}",
            f"CREATE TRIGGER t AFTER INSERT ON {table} BEGIN DELETE FROM {other}; END",
            f"CREATE INDEX i ON {table} ({column})",
            f"CREATE TABLE more (a TEXT, b TEXT DEFAULT ({value}))",
            "CREATE VIRTUAL TABLE f USING fts5(a)",
            f"DROP TABLE {table}",
            f"ALTER TABLE {table} RENAME TO other_{table}",
            f"ALTER TABLE {table} ADD COLUMN more TEXT",
            f"ALTER TABLE {table} DROP COLUMN {column}",
            f"UPDATE {table} SET {column} = {value}",
            f"UPDATE {table} SET {column} = {second}",
            f"DELETE FROM {table}",
            f"INSERT INTO {table} SELECT * FROM {table}",
            f"INSERT INTO {table} SELECT * FROM {other}",
            f"UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = '{table}'",
            f"UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'BLOB') WHERE name = '{table}'",
            f"UPDATE sqlite_master SET rootpage = {chance.randrange(80)} WHERE name = '{table}'",
            f"UPDATE sqlite_master SET name = '{other}', tbl_name = '{other}' WHERE name = '{table}'",
            f"PRAGMA user_version = {chance.choice((-1, 0, 2, 2**31 - 1))}",
            f"PRAGMA application_id = {chance.randrange(2**31)}",
            "PRAGMA journal_mode = WAL",
            "UPDATE alembic_version SET version_num = '9999'",
            "VACUUM",
        )
    )  # fmt: skip


def with_foreign_parts(raw: bytes, chance: random.Random, folder: Path) -> bytes:
    """A document after a few such statements; those that the library refuses do nothing."""
    path = folder / "being made.dialogue"
    path.write_bytes(raw)
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA writable_schema = ON").close()
        for _statement_of in range(chance.randint(1, 4)):
            try:
                connection.execute(_statement(chance, connection)).close()
            except dbapi2.Error:
                continue
    except dbapi2.Error:
        pass
    finally:
        connection.close()
    found = path.read_bytes()
    for left in folder.glob("being made*"):
        left.unlink()
    return found


# -- what reads them -------------------------------------------------------------------------------------


def _read_template(path: Path) -> str:
    ((_path, found),) = user_templates(path.parent)
    if isinstance(found, BadTemplate):
        return "; ".join((str(found), *found.faults))
    return ""


@cache
def _track() -> Dialogue:
    return plain(INTERNAL)


def _read_verdicts(path: Path) -> str:
    track = _track()
    track.apply(plan_import(track, path.read_bytes(), 1, add_parties=True).change.edits)
    return ""


def _read_settings(path: Path) -> str:
    content = path.read_bytes()
    found = settings.load(path)
    broken = path.with_suffix(".broken.json")
    if broken.exists():
        assert broken.read_bytes() == content
        broken.replace(path)
    assert isinstance(found, settings.Settings)
    return ""


def _read_lock(path: Path) -> str:
    path.replace(lock.lock_path(path))
    lock.holder_of(path).shown()
    lock.lock_path(path).replace(path)
    return ""


def _read_theme(path: Path) -> str:
    from dialogue_app.ui.qt import theme

    try:
        theme.read(path)
    except theme.ThemeFault as error:
        return str(error)
    return ""


def _read_document(path: Path) -> str:
    acts: tuple[Callable[[], object], ...] = (
        lambda: STORES.open(path, read_only=True).load(),
        lambda: STORES.check(path),
        lambda: STORES.salvage(path, path.with_name("beside")),
        lambda: STORES.open(path).load(),
    )
    said = []
    for act in acts:
        try:
            act()
        except CannotOpen as error:
            said.append(str(error))
        for store in list(OPEN.values()):
            store.close()
    return "; ".join(said)


Read = Callable[[Path], str]
Mutate = Callable[[bytes, random.Random, Path], bytes]


def _anything(raw: bytes, chance: random.Random, _folder: Path) -> bytes:
    return mutated(raw, chance)


def _some_text(raw: bytes, chance: random.Random, _folder: Path) -> bytes:
    return mutated(raw, chance) if chance.random() < 0.3 else rearranged(raw, chance)


@dataclass(frozen=True)
class Kind:
    """A kind of file: its sound file, how it is mutated and read, the name it has when it is read."""

    sound: Path
    read: Read
    name: str
    mutate: Mutate = _anything


KINDS = {
    "template": Kind(CORPUS / "template.toml", _read_template, "own.toml", _some_text),
    "verdicts": Kind(CORPUS / "verdicts.csv", _read_verdicts, "table.csv", _some_text),
    "settings": Kind(CORPUS / "settings.json", _read_settings, "settings.json", _some_text),
    "lock": Kind(CORPUS / "lock.json", _read_lock, "a.dialogue", _some_text),
    "theme": Kind(own_file("themes", "dark.toml"), _read_theme, "own.toml", _some_text),
    "document": Kind(KEPT, _read_document, "a.dialogue"),
    "parts": Kind(KEPT, _read_document, "a.dialogue", with_foreign_parts),
}


def input_of(kind: str, seed: int, folder: Path) -> bytes:
    """The file that a seed gives."""
    chance = random.Random(f"{kind} {seed}")
    return KINDS[kind].mutate(KINDS[kind].sound.read_bytes(), chance, folder)


def fault_of(kind: str, raw: bytes, folder: Path) -> str:
    """What is wrong with how a file is read; nothing if all is as it should be."""
    place = folder / "reading"
    place.mkdir()
    path = place / KINDS[kind].name
    path.write_bytes(raw)
    began = time.process_time()
    try:
        said = KINDS[kind].read(path)
    except DialogueError as error:
        said = str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        said = f"Traceback: {type(error).__name__}: {error}"
    seconds = time.process_time() - began
    try:
        if "Traceback" in said or said.count("\n") > 1:
            return said
        if seconds > SLOW:
            return f"took {seconds:.1f} s"
        if path.read_bytes() != raw or [one.name for one in place.iterdir()] != [path.name]:
            return "something was written"
        return ""
    finally:
        shutil.rmtree(place)


def faults(kind: str, seeds: range, folder: Path) -> dict[int, str]:
    """The seeds whose files are not read as they should be, and how."""
    found: dict[int, str] = {}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for seed in seeds:
        fault = fault_of(kind, input_of(kind, seed, folder), folder)
        if fault:
            found[seed] = fault
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if grown > MOST_MEMORY:
        found[-1] = f"memory grew by {grown} kilobytes"
    return found


def main() -> None:
    """Read mutated files of every kind, and keep those that fail."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=KINDS)
    wanted = parser.parse_args()
    for kind in wanted.kind or KINDS:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            found = faults(kind, range(wanted.start, wanted.start + wanted.each), folder)
            for seed in found:
                if seed >= 0:
                    (CORPUS / f"failed-{kind}-{seed}").write_bytes(input_of(kind, seed, folder))
        sys.stdout.write(f"{kind}: {wanted.each} files, {time.monotonic() - began:.0f} s, failed: {found}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
