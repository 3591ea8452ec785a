"""`dump` and `load` as commands: the same bytes again, a passphrase of its own, a sentence for each fault."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogue_app.cli import command_line
from dialogue_app.cli.outside import Services
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.records import Seal, Seat
from dialogue_app.store import keys
from dialogue_app.store.maker import FileStores
from tests.services import amber_sea

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "ROUNDS", 1)

    def unasked() -> None:
        raise AssertionError

    services = Services(stores=FileStores, documents=unasked, version="9.9")  # type: ignore[arg-type]

    def call(*arguments: object) -> tuple[int, str, str]:
        code = command_line.main([str(argument) for argument in arguments], services)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


@pytest.mark.parametrize("protected", [False, True], ids=["plain", "protected"])
def test_what_was_dumped_is_loaded_and_dumped_the_same(run: Run, tmp_path: Path, protected: bool) -> None:
    path, json_file, again = tmp_path / "a.dialogue", tmp_path / "a.json", tmp_path / "b.dialogue"
    secret = tmp_path / "secret"
    secret.write_text("two words\n", "utf-8")
    option = ("--passphrase-file", secret) if protected else ()
    FileStores().create(path, amber_sea.internal())
    _code, text, _err = run("dump", path)
    json_file.write_text(text, "utf-8")
    number = len(list(amber_sea.internal().everything()))
    code, out, err = run("load", json_file, "-o", again, *option)
    assert (code, out, err) == (0, f"{number} records were loaded into “b.dialogue”.\n", "")
    assert again.read_bytes().startswith(b"SQLite") != protected
    assert run("dump", again, *option) == (0, text, "")
    assert run("check", again, *option)[0] == 0
    code, out, err = run("load", json_file, "-o", again)
    assert (code, out) == (1, "")
    assert "exists already" in err


def test_each_fault_is_a_sentence_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    json_file, target = tmp_path / "a.json", tmp_path / "b.dialogue"
    FileStores().create(tmp_path / "a.dialogue", amber_sea.internal())
    there = json.loads(run("dump", tmp_path / "a.dialogue")[1])
    there["records"]["party"][0]["side"] = "MARS"
    there["records"]["entry"][0]["round"] = 3
    json_file.write_text(json.dumps(there), "utf-8")
    code, out, err = run("load", json_file, "-o", target)
    assert (code, out) == (1, "")
    first, *faults = err.splitlines()
    assert first == "This is no dialogue that can be loaded: it has 2 faults. Nothing was written."
    assert len(faults) == 2
    assert not target.exists()
    assert run("load", tmp_path / "none.json", "-o", target)[0] == 1


def test_what_stands_in_no_place_is_refused_and_loaded_when_told_so(run: Run, tmp_path: Path) -> None:
    dialogue = amber_sea.internal()
    seat = next(iter(dialogue.of(Seat).values()))
    others = [record for record in dialogue.everything() if record is not seat]
    path, target = tmp_path / "a.dialogue", tmp_path / "b.dialogue"
    FileStores().create(path, Dialogue([*others, dataclasses.replace(seat, party="gone")]))
    sentence = "1 record of “Seat” refers under “Party” to something that is not there.\n"
    code, text, err = run("dump", path)
    assert (code, err) == (0, f"a.dialogue: {sentence}")
    (tmp_path / "a.json").write_text(text, "utf-8")
    code, out, err = run("load", tmp_path / "a.json", "-o", target)
    assert (code, out) == (1, "")
    head, fault, way = err.splitlines()
    assert head == "This is no dialogue that can be loaded: it has 1 fault. Nothing was written."
    assert fault.endswith(".party: it refers to something that is not there.")
    assert "--with-loose-ends" in way
    assert not target.exists()
    code, _out, err = run("load", tmp_path / "a.json", "-o", target, "--with-loose-ends")
    assert (code, err) == (0, f"b.dialogue: {sentence}")
    assert run("dump", target) == (0, text, f"b.dialogue: {sentence}")


def test_a_seal_that_no_longer_fits_is_loaded_and_told(run: Run, tmp_path: Path) -> None:
    dialogue = amber_sea.internal()
    seal = next(iter(dialogue.of(Seal).values()))
    others = [record for record in dialogue.everything() if record is not seal]
    path, target = tmp_path / "a.dialogue", tmp_path / "b.dialogue"
    FileStores().create(path, Dialogue([*others, dataclasses.replace(seal, salt="f" * 32)]))
    _code, text, err = run("dump", path)
    (tmp_path / "a.json").write_text(text, "utf-8")
    code, _out, err = run("load", tmp_path / "a.json", "-o", target)
    assert code == 0
    assert err.startswith("b.dialogue: 1 seal in “")
    assert run("dump", target)[1] == text
    assert run("check", target)[0] == 1
