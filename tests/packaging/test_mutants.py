"""Faults put into the program on purpose: each is one change that the interpreter takes."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import mutants

SOURCE = """
def judged(level: int, words: str) -> bool:
    if not words or level > 3:
        note(words)
        return False
    return level + 1 == 4
"""


def whats(source: str) -> list[str]:
    return [fault.what for fault in mutants.faults_of(source, Path("x.py"))]


def test_each_sort_of_fault_is_made() -> None:
    assert set(whats(SOURCE)) == {
        "always: if not words or level > 3",
        "never: if not words or level > 3",
        "and/or exchanged: not words or level > 3",
        "not left out: not words",
        "comparison turned: level > 3",
        "comparison turned: level + 1 == 4",
        "calculated otherwise: level + 1",
        "not called: note(words)",
        "False turned",
        "1 made one more",
        "3 made one more",
        "4 made one more",
    }


def test_each_fault_is_one_change_of_a_source_that_can_be_read() -> None:
    plain = ast.unparse(ast.parse(SOURCE))
    sources = [mutants.with_fault(SOURCE, fault) for fault in mutants.faults_of(SOURCE, Path("x.py"))]
    assert len(set(sources)) == len(sources)
    for source in sources:
        ast.parse(source)
        assert source != plain
        assert sum(a != b for a, b in zip(source.splitlines(), plain.splitlines(), strict=True)) == 1


def test_joined_texts_are_left_alone() -> None:
    assert whats("x = 'a' + b") == []
    assert whats("x = b + f'{a}'") == []


def test_what_is_for_another_system_is_left_alone() -> None:
    source = (
        "import sys\nif sys.platform == 'win32':\n    HERE = 1\nelse:\n    HERE = 2\n"
        "if sys.argv:\n    HERE = 3\n"
    )
    lines = {fault.line for fault in mutants.faults_of(source, Path("m.py"))}
    assert lines == ({3, 6, 7} if sys.platform == "win32" else {5, 6, 7})


def test_flags_that_change_nothing_a_test_could_see_are_left_alone() -> None:
    assert whats("x = zip(a, b, strict=True)") == []
    assert whats("x = f(a, loud=True)") == ["True turned"]


def test_the_same_seed_chooses_the_same_faults() -> None:
    paths = mutants.modules(["dialogue_app/core/timestamps.py", "dialogue_app/core/edits.py"])
    first = mutants.chosen(paths, 5, 3)
    assert first == mutants.chosen(paths, 5, 3)
    assert len(first) == 5


def test_a_path_that_names_no_module_is_refused_and_the_usual_ones_all_do() -> None:
    assert len(mutants.modules(mutants.USUAL)) > 50
    with pytest.raises(SystemExit, match="no_such"):
        mutants.modules(["dialogue_app/core", "dialogue_app/no_such.py"])


def test_tests_that_name_a_module_come_first_and_its_layer_after_them() -> None:
    rounds = mutants.rounds_of_tests(Path("dialogue_app/core/commands/silence.py"), mutants.ROOT / "tests")
    assert any(test_path.endswith("tests/core/commands/test_silence.py") for test_path in rounds[0])
    assert any("tests/core/" in test_path for test_path in rounds[2])
    every = [name for part in rounds for name in part]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(("what", "found"), [("1 made one more", True), ("True turned", False)])
def test_a_fault_is_noticed_by_a_test_that_fails(tmp_path: Path, what: str, found: bool) -> None:
    (tmp_path / "dialogue_app" / "core").mkdir(parents=True)
    (tmp_path / "tests" / "core").mkdir(parents=True)
    module = Path("dialogue_app/core/sums.py")
    source = "UNUSED = True\n\n\ndef more(value: int) -> int:\n    return value + 1\n"
    (tmp_path / module).write_text(source)
    (tmp_path / "tests" / "core" / "test_sums.py").write_text(
        "from dialogue_app.core import sums\n\ndef test_more() -> None:\n    assert sums.more(1) == 2\n"
    )
    (fault,) = (planted for planted in mutants.faults_of(source, module) if planted.what == what)
    assert mutants.noticed(fault, tmp_path, mutants.NEAR) is found
    assert (tmp_path / module).read_text() == source
