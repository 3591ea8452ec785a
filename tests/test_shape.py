"""The shape of the source tree: sizes, names, descriptions, and what must not be written."""

import ast
import dataclasses
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import structure
from dialogue_app.analyses.gates.vocabulary import CHECKS
from dialogue_app.core.form import AskKind
from dialogue_app.core.kinds import BY_NAME as RECORDS
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import SCALES
from dialogue_app.core.template import Part
from dialogue_app.fields.registry import BY_NAME as FIELD_KINDS
from dialogue_app.services.template_files.template_schema import DIRECTIONS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dialogue_app"
LARGEST_MODULE, LARGEST_CLASS, LARGEST_FUNCTION = 500, 300, 60
LARGEST_FOLDER = 25
NOUNS_IN_ING = {"rating", "marking", "wording", "parking", "crossing", "pending"}
"""Words of the field: a rating, the marking of a text, its wording, the parking lot, what is pending, and the
crossing of a release."""

STILL_GERUNDS: set[str] = set()
"""Modules that are still called by what they do; the list only shrinks."""
TOP_LEVEL = {
    "dialogue_app",
    "resources",
    "tests",
    "packaging",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "build",
    "dist",
}
EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "manager", "handler", "data", "info"}
FORBIDDEN_TEXT = {
    "the second SQLite": re.compile(r"^\s*(import sqlite3|from sqlite3\b)", re.MULTILINE),
    "QtSql": re.compile(r"\bQtSql\b"),
}
FORBIDDEN_IN_UI = {
    "a signal connected to a lambda": re.compile(r"\.connect\(\s*lambda\b"),
    "a signal connected to a partial": re.compile(r"\.connect\(\s*(functools\.)?partial\b"),
}
Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if "__pycache__" not in path.parts
    )


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def definitions(path: Path) -> Iterator[tuple[Definition, int]]:
    """Yield classes and functions with their length in lines, decorators left out."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Definition):
            assert node.end_lineno is not None
            yield node, node.end_lineno - node.lineno + 1


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_no_module_is_too_long() -> None:
    long = {
        name_of(path): lines
        for path in modules("dialogue_app", "packaging", "tests")
        if (lines := len(path.read_text("utf-8").splitlines())) > LARGEST_MODULE
    }
    assert not long


def test_no_class_or_function_is_too_long() -> None:
    long = [
        f"{name_of(path)}: {node.name} has {lines} lines"
        for path in modules("dialogue_app", "packaging")
        for node, lines in definitions(path)
        if lines > (LARGEST_CLASS if isinstance(node, ast.ClassDef) else LARGEST_FUNCTION)
    ]
    assert not long


def test_modules_have_names_that_say_something() -> None:
    empty = [
        name_of(path)
        for path in modules("dialogue_app", "packaging")
        if path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES
    ]
    assert not empty


def stem_words(name: str) -> list[str]:
    """The words of a module's name: of ``ui.models.cell_style`` they are cell and style."""
    return name.rpartition(".")[2].split("_")


def test_a_module_is_named_by_a_noun() -> None:
    gerunds = {
        name.removeprefix("dialogue_app.")
        for name in structure.modules(ROOT)
        if any(re.fullmatch(r"\w{2,}ing", word) for word in {*stem_words(name)} - NOUNS_IN_ING)
    }
    assert gerunds - STILL_GERUNDS == set()
    assert STILL_GERUNDS - gerunds == set(), "mended: take it off the list"


def test_a_class_name_stands_for_one_class() -> None:
    homes: dict[str, list[str]] = {}
    for path in modules("dialogue_app"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name_of(path))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_no_folder_is_a_drawer() -> None:
    held: dict[str, int] = {}
    for name, path in structure.modules(ROOT).items():
        if path.name != "__init__.py":
            folder = name.rpartition(".")[0].removeprefix("dialogue_app.")
            held[folder] = held.get(folder, 0) + 1
    assert {folder: count for folder, count in held.items() if count > LARGEST_FOLDER} == {}


def test_no_import_leads_back() -> None:
    """Lazy imports and those for types alone are imports too."""
    imports = structure.imports(ROOT)
    assert structure.circles(imports) == []
    assert structure.circles(structure.folders(imports, "dialogue_app.ui")) == []


def test_every_package_says_what_belongs_there() -> None:
    folders = {path.parent for path in modules("dialogue_app")}
    silent = [
        name_of(folder)
        for folder in sorted(folders)
        if not (folder / "__init__.py").exists()
        or not ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    ]
    assert not silent


def test_nothing_forbidden_is_written() -> None:
    forbidden = [
        f"{name_of(path)}: {what}"
        for path in modules("dialogue_app")
        for what, pattern in FORBIDDEN_TEXT.items()
        if pattern.search(path.read_text("utf-8"))
    ]
    forbidden += [
        f"{name_of(path)}: {what}"
        for path in modules("dialogue_app/ui")
        for what, pattern in FORBIDDEN_IN_UI.items()
        if pattern.search(path.read_text("utf-8"))
    ]
    assert not forbidden


@pytest.mark.parametrize("folder", ["dialogue_app/core", "dialogue_app/support"])
def test_the_lowest_layers_need_no_library(folder: str) -> None:
    foreign = [
        f"{name_of(path)}: {name}"
        for path in modules(folder)
        for name in imported_names(path)
        if (top := name.split(".")[0]) != "dialogue_app" and top not in sys.stdlib_module_names
    ]
    assert not foreign


def test_the_top_level_holds_what_it_should() -> None:
    strange = {
        path.name for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in TOP_LEVEL
    }
    assert not strange


FOLDED_ELSEWHERE = {"dialogue_app/store/keys.py": "a passphrase is tried as each keyboard composes it"}
"""Where letters are compared otherwise than texts are, and why."""


def _bare_case(node: ast.AST) -> bool:
    """Whether a piece of code changes the case of a text by itself."""
    return any(
        isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Attribute)
        and inner.func.attr in ("lower", "upper")
        for inner in ast.walk(node)
    )


def _own_foldings(tree: ast.AST) -> Iterator[int]:
    """Lines that compare, look for or fold a text in a way of their own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and _bare_case(node):
            yield node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("casefold", "combining"):
                yield node.lineno
            if node.func.attr in ("startswith", "endswith", "find", "index") and _bare_case(node.func.value):
                yield node.lineno
            if node.func.attr == "split" and _bare_case(node.func.value):
                yield node.lineno
        if isinstance(node, ast.Constant) and node.value in ("NFD", "NFKD", "NFKC"):
            yield node.lineno


def test_texts_are_compared_by_the_one_fold() -> None:
    """Search, filters, pick lists, import and checks find a text by the same letters: support/fold.py."""
    allowed = {*FOLDED_ELSEWHERE, "dialogue_app/support/fold.py"}
    wrong = [
        f"{name_of(path)}:{line}"
        for path in modules("dialogue_app")
        if name_of(path) not in allowed
        for line in _own_foldings(ast.parse(path.read_text("utf-8")))
    ]
    assert wrong == []
    for name in FOLDED_ELSEWHERE:
        assert list(_own_foldings(ast.parse((ROOT / name).read_text("utf-8")))), f"{name} needs no exception"


@pytest.mark.parametrize(
    "code",
    ["a.lower() == b", "word in text.casefold()", "text.lower().startswith(x)", "text.lower().split()",
     "unicodedata.normalize('NFKD', text)"],
)  # fmt: skip
def test_another_folding_would_be_found(code: str) -> None:
    assert list(_own_foldings(ast.parse(code)))


# -- templates are data --------------------------------------------------------------------------------

ALSO_A_WORD = {
    "T1": "Track 1, an option of the scale of officialdom",
    "T2": "Track 2, likewise",
    "gaps": "names what is kept of a matrix between two looks of a gate",
    "injects": "the page of the injects",
    "measures": "the page of the measures; a catalogue",
    "options": "the question about options, and its part of the analysis in JSON",
    "anticipation": "the report on red lines that were anticipated",
    "predictions": "the question about predictions",
    "question": "the look of a label",
    "register": "the page of the register, its document, and a mark of a font",
    "role_cards": "the page of the role cards",
    "rules": "the question about rules",
    "seams": "a part of the analysis in JSON; a word that a release must not have",
    "signals": "the question about signals, and its part of the analysis in JSON",
    "silence": "the module of an editor; a word that a release must not have",
    "statements": "a catalogue",
}
"""Words of the program that happen to be the key of a field or stage, and what they mean there."""
FINDS_FIELDS = {"find_field", "field_entries", "item_entries", "list_field"}


def template_keys() -> frozenset[str]:
    """The keys of all fields and stages of the templates that the program brings along."""
    keys = set()
    for path in sorted((ROOT / "resources" / "templates").glob("*.toml")):
        for stage in tomllib.loads(path.read_text("utf-8"))["stage"]:
            keys |= {stage["key"], *(field["key"] for field in stage["field"])}
    assert len(keys) > 100
    return frozenset(keys)


def words_of_the_program() -> frozenset[str]:
    """Words that have a meaning of their own: attributes of records, names of kinds, options of scales,
    parameters of gates, and the roles by which fields are found.
    """
    attributes = {field.name for kind in KINDS for field in dataclasses.fields(kind)}
    codes = {code for scale in SCALES.values() for code in scale.codes}
    params = {name for check in CHECKS.values() for name in (*check.params, *check.needs)}
    parts = {*get_args(AskKind), *get_args(Part), *DIRECTIONS}
    columns = {column for role in Role for column in role.about.columns}
    return frozenset({*attributes, *codes, *params, *parts, *columns, *FIELD_KINDS, *Role})


def keys_named(path: Path, keys: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    """The places where a module names a field or stage of a template by its key."""
    roles = known if path.name == "roles.py" else known - frozenset(Role)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        finds = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if finds and node.func.attr in FINDS_FIELDS:  # type: ignore[attr-defined]
            given = [arg for arg in node.args if isinstance(arg, ast.Constant)]  # type: ignore[attr-defined]
            yield from (
                f"{name_of(path)}:{constant.lineno} finds {constant.value!r}"
                for constant in given
                if constant.value
            )
        if isinstance(node, ast.Constant) and node.value in keys - roles - ALSO_A_WORD.keys():
            yield f"{name_of(path)}:{node.lineno} {node.value!r}"


def test_no_field_of_a_template_is_found_by_its_key() -> None:
    keys, known = template_keys(), words_of_the_program()
    named = [place for path in modules("dialogue_app") for place in keys_named(path, keys, known)]
    assert named == [], "a template says what a field is for by its role; see core/roles.py"


def test_the_words_that_are_also_keys_are_still_both() -> None:
    nodes = (
        node for path in modules("dialogue_app") for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert ALSO_A_WORD.keys() <= template_keys() & texts


@pytest.mark.parametrize("code", ['template.find_field("any")', 'KEY = "expected_middle"', 'aims("aims")'])
def test_a_field_found_by_its_key_is_told(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    keys, known = frozenset({"expected_middle", "aims"}), words_of_the_program()
    path = tmp_path / "scratch.py"
    path.write_text(code, "utf-8")
    assert list(keys_named(path, keys, known))


KIT = "dialogue_app/ui/widgets/kit.py"
FROM_THE_KIT = {"QLabel", "QPushButton", "QToolButton", "QCommandLinkButton", "QDialogButtonBox", "QComboBox"}
"""A label of Qt would read as markup what somebody typed, a button would have a look of its own, and a list
to choose from (CutBox) would change with the wheel and mark what is chosen by its ground alone.
"""
BUTTON_ROLES = {"plain", "primary", "link", "segment"}
OTHER_ROLES = {
    "pick": "an input: it shows a record as a line shows text",
    "choice": "a card of the start page",
}
"""What looks otherwise than a button, and why."""


def bare_controls(tree: ast.AST) -> Iterator[int]:
    """Lines that make a label or a button of Qt."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in FROM_THE_KIT:
                yield node.lineno


def test_labels_and_buttons_come_from_the_kit() -> None:
    bare = {
        name_of(path)
        for path in modules("dialogue_app/ui")
        if name_of(path) != KIT and list(bare_controls(ast.parse(path.read_text("utf-8"))))
    }
    assert bare == set(), "kit.label, kit.button or CutBox makes it"


@pytest.mark.parametrize(
    "code",
    [
        "QLabel(text)",
        "QtWidgets.QLabel(self)",
        "a, b = QLabel(), QLabel()",
        "QPushButton(text, self)",
        "QComboBox()",
    ],
)
def test_a_bare_label_or_button_would_be_found(code: str) -> None:
    assert list(bare_controls(ast.parse(code)))


def test_no_field_has_a_primary_button() -> None:
    """That of its page completes the stage; two would say of neither that it is what the page is for."""
    primary = [
        name_of(path)
        for path in modules("dialogue_app/ui/fields")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value == "primary"
    ]
    assert primary == []


def test_the_style_sheet_knows_no_other_role_of_a_button() -> None:
    sheet = (ROOT / "resources" / "themes" / "window.qss").read_text("utf-8")
    styled = set(re.findall(r'QPushButton\[role="(\w+)"\]', sheet))
    assert styled <= BUTTON_ROLES | OTHER_ROLES.keys()
    assert OTHER_ROLES.keys() <= styled


OWN_PLACES = ("dialogue_app/fields/", "dialogue_app/core/roles.py")
"""Where kinds of field are named: their own modules, and what says for which of them a role is."""


def test_what_a_kind_of_field_is_like_is_asked_of_the_registry() -> None:
    """A list of their names, or a comparison with one, would be a fact about the kind that stands apart."""
    plain = {*get_args(AskKind), *RECORDS, "computed", "selection"}
    named = [
        f"{name_of(path)}:{node.lineno} {node.value!r}"
        for path in modules("dialogue_app")
        if not name_of(path).startswith(OWN_PLACES)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in FIELD_KINDS.keys() - plain
    ]
    assert named == []


def test_every_module_and_folder_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.py)?)`", (ROOT / "README.md").read_text("utf-8"))
    bases = (ROOT, ROOT / "dialogue_app", ROOT / "dialogue_app" / "ui")
    assert len(named) > 20
    assert not [path for path in named if not any((base / path).exists() for base in bases)]
