"""Letting go of everything that was shown of a track: windows, pages, clipboard, what was kept for speed.

What this cannot reach: texts that Python and Qt have freed lie in the memory of the process until it is used
for something else, and a clipboard manager of the desktop may have kept a copy.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QToolTip, QWidget

from dialogue_app.support.caches import collect_garbage, forget_results
from dialogue_app.ui.privacy.qt_traces import forget_visited_folders
from dialogue_app.ui.qt.background import PATIENCE_MS
from dialogue_app.ui.shell.workbench import Workbench


def close_other_windows(window: QWidget) -> int:
    """Close menus, dialogs and other windows than this; how many dialogs waited for an answer."""
    dialogs = 0
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    QToolTip.hideText()
    for other in reversed(QApplication.topLevelWidgets()):
        if other is window or not other.isVisible():
            continue
        if isinstance(other, QProgressDialog):
            other.cancel()
        elif isinstance(other, QDialog) and other.isModal():
            dialogs += 1
            other.reject()
        other.close()
        other.hide()
    return dialogs


def clear_workbench(bench: Workbench) -> None:
    """Take what is left of a closed track off the workbench. The page is gone already."""
    bench.speaker.give_floor("")
    bench.guide.show_texts([], [], "")
    bench.guide.notes.show_text("")
    bench.guide.notes.document().clearUndoRedoStacks()
    bench.status.show_notice("")
    bench.first_field = ""
    if bench.pages:
        from dialogue_app.ui.pages.analyses import analysis_page
        from dialogue_app.ui.pages.search import search_page

        search_page.forget()
        analysis_page.forget()
    bench.show_rail()


def forget_clipboard() -> None:
    """Empty the clipboard if what is on it came from this program. Without a screen it always did."""
    clipboard = QGuiApplication.clipboard()
    alone = QGuiApplication.platformName() == "offscreen"
    if alone or clipboard.ownsClipboard():
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def let_work_end() -> None:
    """Wait for work on other threads, and let everybody hear of its end."""
    QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
    QCoreApplication.sendPostedEvents()


def forget_everything() -> None:
    """Free what was closed, and empty what was kept for speed."""
    let_work_end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    forget_clipboard()
    forget_visited_folders()
    QPixmapCache.clear()
    forget_results()
    collect_garbage()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
