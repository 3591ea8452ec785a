"""Under which name a dialogue is to be saved as a new file, asked in one way everywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.services.files.library import SUFFIX
from dialogue_app.support.translation import _


def ask_save_name(window: QWidget, title: str, usual: Path) -> Path | None:
    """Ask for a file, ``usual`` being offered. It always has the ending of dialogues; nothing if given up."""
    patterns = _("Dialogues (*{suffix})").format(suffix=SUFFIX)
    chosen, _kind = QFileDialog.getSaveFileName(window, title, str(usual), patterns)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
