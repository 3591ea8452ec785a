"""Every way to import counts, and a circle of any length is found."""

from pathlib import Path

import structure


def program(root: Path, **modules: str) -> Path:
    """A program of these modules; ``room__lock`` is the module ``room.lock``."""
    for name, text in modules.items():
        path = root / structure.PACKAGE / Path(*name.split("__")).with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for folder in {path.parent for path in (root / structure.PACKAGE).rglob("*.py")}:
        (folder / "__init__.py").touch()
    return root


def test_lazy_imports_and_those_for_types_close_a_circle(tmp_path: Path) -> None:
    graph = structure.imports(
        program(
            tmp_path,
            a="def f():\n    from dialogue_app import b",
            b="from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from dialogue_app.c import C",
            c="from importlib import import_module\nimport_module('dialogue_app.d')",
            d="import dialogue_app.a",
            e="from dialogue_app.a import f",
        )
    )
    assert structure.circles(graph) == [[f"dialogue_app.{name}" for name in "abcd"]]
    assert graph["dialogue_app.e"] == {"dialogue_app.a"}


def test_folders_are_in_a_circle_though_no_module_is(tmp_path: Path) -> None:
    graph = structure.imports(
        program(
            tmp_path,
            room__view="from dialogue_app.shell import rail",
            room__sight="",
            shell__rail="",
            shell__window="from dialogue_app.room.sight import *",
        )
    )
    assert structure.circles(graph) == []
    assert structure.circles(structure.folders(graph, "dialogue_app")) == [["room", "shell"]]


def test_the_summary_names_what_stands_out(tmp_path: Path) -> None:
    graph = structure.imports(
        program(tmp_path, a="", b="from dialogue_app import a, json", c="import dialogue_app.a")
    )
    most, importing = structure.summary(graph)
    assert most.startswith("imported by most: a 2, ")
    assert importing.startswith("importing most: b 2, c 1, ")
