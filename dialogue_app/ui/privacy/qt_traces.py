"""What Qt and the desktop would write down on the side, were they not asked to leave it.

Measured with PySide6 6.12: every file dialog, the desktop's or Qt's own, ends by writing the folders visited
into QtProject.conf in the user's configuration; the desktop's own dialogs keep lists of recent files besides.
So the dialogs are Qt's own, and what Qt keeps for its user goes nowhere. This program has its own settings.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QSettings, Qt


def leave_no_traces() -> None:
    """Ask Qt to write nothing. To be called before the first file dialog; twice does no harm."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, os.devnull)


def forget_visited_folders() -> None:
    """Forget the folders that file dialogs were in; they are kept in memory until the program ends."""
    QSettings(QSettings.Scope.UserScope, "QtProject").clear()
