"""The command that saves what can be read of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogue_app import app
from dialogue_app.cli import command_line
from tests.core import made


def test_what_can_be_read_is_saved_and_what_was_lost_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, new = tmp_path / "x.dialogue", tmp_path / "y.dialogue"
    app.stores().create(path, made.full_dialogue())
    content = path.read_bytes()[:-40_000]
    path.write_bytes(content)
    assert command_line.main(["recover", str(path), "-o", str(new)], app.services()) == 0
    assert "recovered into “y.dialogue”" in capsys.readouterr().out
    assert path.read_bytes() == content
    assert command_line.main(["check", str(new)], app.services()) == 0
    assert command_line.main(["recover", str(path), "-o", str(new)], app.services()) == 1
    assert "exists already" in capsys.readouterr().err
    assert command_line.main(["recover", str(tmp_path / "none"), "-o", str(new)], app.services()) == 1
    assert command_line.main(["recover", str(path)], app.services()) == 2
