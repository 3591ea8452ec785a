"""The start screen stands before anything of a dialogue is loaded."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CHILD = "tests.ui.starting_child"
LAYERS = ("analyses", "charts", "cli", "documents", "fields", "services", "store")
LIBRARIES = ("reportlab", "sqlalchemy", "sqlcipher3", "alembic", "fontTools", "uharfbuzz")


def loaded(tmp_path: Path) -> frozenset[str]:
    """The modules that a fresh process has loaded when its start screen is painted."""
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = os.environ | homes | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", CHILD],
        check=False, capture_output=True, text=True, timeout=60, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.split())


def test_the_start_screen_needs_no_record_no_template_no_document(tmp_path: Path) -> None:
    module_names = loaded(tmp_path)
    assert "dialogue_app.ui.window.start_page" in module_names
    ours = {
        module_name.removeprefix("dialogue_app.")
        for module_name in module_names
        if module_name.startswith("dialogue_app.")
    }
    assert {name for name in ours if name.split(".")[0] in LAYERS} == set()
    assert {name for name in ours if name.startswith("core")} == {
        "core",
        "core.errors",
        "core.visibility",
        "core.visibility.marking_order",
    }
    rooms = ("ui.fields", "ui.pages", "ui.files", "ui.room", "ui.track")
    assert {name for name in ours if name.startswith(rooms)} == set()
    assert module_names.isdisjoint(LIBRARIES)


def test_a_stage_and_its_editors_do_not_wait_for_what_prints() -> None:
    """But for fields that show a report."""
    load = (
        "import importlib, sys\n"
        "from dialogue_app.ui.fields.editors import EDITORS\n"
        "from dialogue_app.ui.pages.stage import stage_page\n"
        "from dialogue_app.ui.window import session_controller\n"
        "for name in EDITORS:\n"
        "    if not name.endswith('.computed'):\n"
        "        importlib.import_module(name)\n"
        "print(*sys.modules)\n"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", load],
        check=False, capture_output=True, text=True, timeout=60, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    module_names = frozenset(done.stdout.split())
    assert "dialogue_app.ui.fields.matrix.rating_matrix" in module_names
    assert module_names.isdisjoint(
        {"reportlab", "dialogue_app.reports.report", "dialogue_app.documents.maker"}
    )
