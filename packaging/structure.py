"""How the modules of the program import one another: circles, and those that stand out.

Every import counts, also one inside a function, one for the types alone, and a module named in a string. The
limit of lines says little about a module; how many others lean on it, and on how many it leans, says more.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "dialogue_app"
SHOWN = 5

Graph = Mapping[str, frozenset[str]]
"""A name (of a module or a folder) -> the names it imports."""


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of the program by its dotted name; a package by that of its folder."""
    result = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        if "__pycache__" not in parts and "resources" not in parts:
            result[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return result


def imports(root: Path = ROOT) -> Graph:
    """The modules of the program that each module imports."""
    files = modules(root)
    return {
        name: frozenset(target for target in _named(path) if target in files and target != name)
        for name, path in files.items()
    }


def _named(path: Path) -> Iterator[str]:
    """Every module that a file may mean, own or foreign: ``from a import b`` means ``a.b``, or else ``a``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                yield module if _is_module(module, path) else node.module
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _is_module(name: str, path: Path) -> bool:
    """Whether a dotted name is that of a module beside a file of the program."""
    top = next((parent for parent in path.parents if parent.name == PACKAGE), path.parent)
    place = top.parent.joinpath(*name.split("."))
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def folders(graph: Graph, within: str) -> Graph:
    """The folders right below a package, and which of them import which."""
    start = within + "."
    result: dict[str, set[str]] = {}
    for name, targets in graph.items():
        if name.startswith(start):
            own = name.removeprefix(start).split(".")[0]
            others = {one.removeprefix(start).split(".")[0] for one in targets if one.startswith(start)}
            result.setdefault(own, set()).update(others - {own})
    return {name: frozenset(targets) for name, targets in result.items()}


def circles(graph: Graph) -> list[list[str]]:
    """The groups of names each of which leads to each other one by imports."""
    reached = {name: _reached(graph, name) for name in graph}
    groups = {
        tuple(sorted({name} | {other for other in reached[name] if name in reached.get(other, ())}))
        for name in graph
        if name in reached[name]
    }
    return [list(group) for group in sorted(groups)]


def _reached(graph: Graph, start: str) -> set[str]:
    """Every name that imports lead to from one."""
    seen: set[str] = set()
    waiting = list(graph.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(graph.get(name, ()))
    return seen


def summary(graph: Graph) -> list[str]:
    """The modules that most others import, and those that import most others, in two lines."""
    importers: dict[str, int] = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            importers[target] += 1
    imported = {name: len(targets) for name, targets in graph.items()}
    return [f"imported by most: {_highest(importers)}", f"importing most: {_highest(imported)}"]


def _highest(counts: Mapping[str, int]) -> str:
    highest = sorted(counts.items(), key=_by_count)[:SHOWN]
    return ", ".join(f"{name.removeprefix(PACKAGE + '.')} {count}" for name, count in highest)


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
