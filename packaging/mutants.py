"""Do the tests notice a fault? Small faults are put into the program one at a time, and the tests are run.

    .venv/bin/python packaging/mutants.py [--number 150] [--seed 1] [--list] [PATH ...]

A fault that no test notices is printed with its place: a test of the behaviour is missing there, or the two
ways are equal. For every fault the tests nearest to its module are run first; what they let pass is printed,
and the tests further away are run for it in the end. Works on a copy of the project in a temporary folder.
Without a PATH: core, analyses, store, and what decides on releasing and disclosing.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("dialogue_app", "tests", "resources", "packaging", "pyproject.toml", "README.md", "CHANGELOG.md")
USUAL = (
    "dialogue_app/core",
    "dialogue_app/analyses",
    "dialogue_app/store",
    "dialogue_app/services/audience/disclosure.py",
    "dialogue_app/services/audience/counterpart_copy.py",
    "dialogue_app/services/audience/releasable_view.py",
    "dialogue_app/services/release/*.py",
)
LEFT_OUT = ("__init__.py", "_tables.py")
LONGEST = 600
"""Seconds after which a run of tests counts as noticing the fault: it never ends."""

_COMPARED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_CALCULATED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult}
_FLAGS = {"strict", "frozen", "slots", "kw_only"}
_JOINED = {ast.And: ast.Or, ast.Or: ast.And}


class Fault(NamedTuple):
    """A change to one node of a module: where it is, what is done, and how to find the node again."""

    path: Path
    line: int
    what: str
    node: int
    way: int

    def shown(self) -> str:
        """Place and fault in one line."""
        return f"{self.path.as_posix()}:{self.line}: {self.what}"


def faults_of(source: str, path: Path) -> Iterator[Fault]:
    """Every fault that can be put into a module, but for what no test here could see: flags that change
    nothing, and what is for another system.
    """
    tree = ast.parse(source)
    unseen: set[ast.AST] = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg in _FLAGS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "sys.platform == 'win32'":
            branch = node.orelse if sys.platform == "win32" else [node.test, *node.body]
            unseen |= {node, *(within for part in branch for within in ast.walk(part))}
    for place, node in enumerate(ast.walk(tree)):
        if node in unseen:
            continue
        for way, what in enumerate(_ways(node)):
            yield Fault(path, getattr(node, "lineno", 0), what, place, way)


def with_fault(source: str, fault: Fault) -> str:
    """The source of a module with a fault in it."""
    tree = ast.parse(source)
    _put(next(node for place, node in enumerate(ast.walk(tree)) if place == fault.node), fault.way)
    return ast.unparse(ast.fix_missing_locations(tree))


def _ways(node: ast.AST) -> list[str]:
    """What can be done to a node, in the order in which ``_put`` counts."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARED:
        return [f"comparison turned: {ast.unparse(node)}"]
    if isinstance(node, ast.BoolOp):
        return [f"and/or exchanged: {ast.unparse(node)}"]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [f"not left out: {ast.unparse(node)}"]
    if isinstance(node, ast.BinOp) and type(node.op) in _CALCULATED and not _is_text(node):
        return [f"calculated otherwise: {ast.unparse(node)}"]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return [f"{node.value} turned"]
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return [f"{node.value} made one more"]
    if isinstance(node, ast.If):
        return [f"always: if {ast.unparse(node.test)}", f"never: if {ast.unparse(node.test)}"]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return [f"not called: {ast.unparse(node)}"]
    return []


def _is_text(node: ast.BinOp) -> bool:
    parts = (node.left, node.right)
    return any(isinstance(one, ast.JoinedStr) or _is_word(one) for one in parts)


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _put(node: ast.AST, way: int) -> None:
    if isinstance(node, ast.Compare):
        node.ops = [_COMPARED[type(node.ops[0])]()]
    elif isinstance(node, ast.BoolOp):
        node.op = _JOINED[type(node.op)]()
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif isinstance(node, ast.BinOp):
        node.op = _CALCULATED[type(node.op)]()
    elif isinstance(node, ast.Constant):
        assert isinstance(node.value, int)
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1
    elif isinstance(node, ast.If):
        node.test = ast.Constant(value=way == 0)
    elif isinstance(node, ast.Expr):
        node.value = ast.Constant(value=None)


def modules(wanted: Sequence[str]) -> list[Path]:
    """The modules that paths, folders and patterns name, relative to the project; all must name some."""
    for one in wanted:
        if not any(ROOT.glob(one)):
            raise SystemExit(f"no module is called {one}")
    found = {
        path.relative_to(ROOT)
        for one in wanted
        for place in sorted(ROOT.glob(one))
        for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
    }
    return sorted(
        path for path in found if not path.name.endswith(LEFT_OUT) and "migrations" not in path.parts
    )


def chosen(paths: Sequence[Path], number: int, seed: int) -> list[Fault]:
    """Some faults of all that can be made, the same ones for the same sources and seed."""
    everything = [one for path in paths for one in faults_of((ROOT / path).read_text("utf-8"), path)]
    return random.Random(seed).sample(everything, min(number, len(everything)))


def rounds_of_tests(path: Path, tests: Path) -> list[list[str]]:
    """Which test files to run for a module, the likeliest first: that of its name, those of its layer that
    name it, the rest of the layer, whatever else names it, then what names a module that uses it.
    """
    everywhere = sorted(tests.rglob("test_*.py"))
    same_name = [one for one in everywhere if f"{one.stem}_".startswith(f"test_{path.stem}_")]
    naming = _naming([path], everywhere)
    of_layer = [one for one in everywhere if one.is_relative_to(tests / path.parts[1])]
    users = _naming([path], sorted((tests.parent / path.parts[0]).rglob("*.py")))
    of_users = _naming([one.relative_to(tests.parent) for one in users], everywhere)
    order = (same_name, [one for one in naming if one in of_layer], of_layer, naming, of_users)
    rounds: list[list[str]] = []
    for part in order:
        known = {name for earlier in rounds for name in earlier}
        rounds.append([name for one in part if (name := str(one)) not in known and "end_to_end" not in name])
    return rounds


def _naming(modules_: Sequence[Path], files: Sequence[Path]) -> list[Path]:
    """The files that import one of these modules."""
    patterns = []
    for path in modules_:
        module = ".".join(path.with_suffix("").parts)
        folder, stem = module.rsplit(".", 1)
        patterns += [rf"{re.escape(module)}\b", rf"from {re.escape(folder)} import [^#]*?\b{stem}\b"]
    if not patterns:
        return []
    wanted = re.compile("|".join(patterns), re.DOTALL)
    return [one for one in files if wanted.search(one.read_text("utf-8"))]


NEAR, FAR = slice(0, 3), slice(3, None)
"""The rounds of tests of a module's own layer, and those of whatever else has to do with it."""


def noticed(fault: Fault, copied: Path, rounds: slice) -> bool:
    """Whether one of these tests fails with the fault in the copy of the project, which is whole again
    afterwards.
    """
    place = copied / fault.path
    former = place.read_text("utf-8")
    place.write_text(with_fault(former, fault), "utf-8")
    try:
        parts = rounds_of_tests(fault.path, copied / "tests")[rounds]
        return any(not _pass(part, copied) for part in parts if part)
    finally:
        place.write_text(former, "utf-8")


def _pass(files: Sequence[str], copied: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", *files]
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(copied),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(copied / ".hypothesis"),
    }
    try:
        done = subprocess.run(
            [*command, f"--basetemp={copied / 'temporary'}"],
            cwd=copied,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _unnoticed(faults: Sequence[Fault], copied: Path, rounds: slice, words: str) -> Iterator[Fault]:
    """The faults that these tests let pass, each printed with its number as soon as that is known."""
    for number, fault in enumerate(faults, start=1):
        if noticed(fault, copied, rounds):
            continue
        print(f"{number:4} of {len(faults)} {words}: {fault.shown()}", flush=True)
        yield fault


def main(arguments: Sequence[str]) -> int:
    """Try the faults and print the score; 1 if more than one in twenty went unnoticed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="say what would be tried, and stop")
    parser.add_argument("paths", nargs="*", default=USUAL)
    given = parser.parse_args(arguments)
    faults = chosen(modules(given.paths), given.number, given.seed)
    if given.list:
        print(*(one.shown() for one in faults), sep="\n")
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copied = Path(folder) / "project"
        copied.mkdir()
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copied / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, copied / name)
        unnoticed = faults
        for words, rounds in (("passed the nearest tests", NEAR), ("MISSED", FAR)):
            unnoticed = list(_unnoticed(unnoticed, copied, rounds, words))
    score = 100 * (len(faults) - len(unnoticed)) / max(len(faults), 1)
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(faults) - len(unnoticed)} of {len(faults)} faults noticed: {score:.1f} % in {minutes:.0f} min"
    )
    return int(score < 95)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
