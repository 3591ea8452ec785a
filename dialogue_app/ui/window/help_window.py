"""The user guide and the keyboard map in a window of their own, beside the work; and what the program is."""

from __future__ import annotations

import html
import platform
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from dialogue_app.support.paths import resource
from dialogue_app.support.translation import N_, _, language
from dialogue_app.ui.qt import theme
from dialogue_app.ui.qt.screen_room import liked_size
from dialogue_app.ui.shell.actions import ACTIONS, MENUS, OTHER_KEYS
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import EDGES, AskDialog

KEYS = "keys"
CHAPTERS = (
    ("guide", N_("What it is for")),
    ("first-steps", N_("First steps")),
    ("window", N_("The window")),
    ("stages", N_("Stages and gates")),
    ("fields", N_("Kinds of field")),
    ("templates", N_("Templates of your own")),
    ("pages", N_("The other pages")),
    ("markings", N_("Markings and trust")),
    ("locking", N_("Passphrases and locking")),
    ("backups", N_("Backups and recovery")),
    ("protection", N_("What this protects")),
    ("printing", N_("Printing")),
    ("command-line", N_("Command line")),
    (KEYS, N_("Keyboard map")),
)


class HelpWindow(QDialog):
    """Chapters at the left, the chapter at the right. Links lead to other chapters and nowhere else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(_("User guide"))
        self.chapters = QListWidget()
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.setObjectName("chapters")
        self.chapters.setFrameShape(QFrame.Shape.NoFrame)
        self.chapters.setFixedWidth(theme.current().scaled(200))
        for key, title in CHAPTERS:
            item = QListWidgetItem(_(title))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.current().scaled(30)))
            self.chapters.addItem(item)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Chapter"))
        self.text.setOpenLinks(False)
        self.text.setOpenExternalLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        self.text.document().setDocumentMargin(24)
        row = kit.row(self, spacing=0, margins=EDGES)
        row.addWidget(self.chapters)
        row.addWidget(self.text, 1)
        self.chapters.currentItemChanged.connect(self._on_chapter)
        close = QAction(self)
        close.setShortcuts([QKeySequence("Ctrl+W"), QKeySequence("Esc")])
        close.triggered.connect(self.close)
        self.addAction(close)
        self.resize(liked_size(self, 880, 640))

    def show_chapter(self, key: str) -> None:
        for row in range(self.chapters.count()):
            item = self.chapters.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == key:
                self.chapters.setCurrentItem(item)

    def _on_chapter(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        key = str(item.data(Qt.ItemDataRole.UserRole))
        document = self.text.document()
        document.setDefaultStyleSheet(_style())
        if key == KEYS:
            self.text.setHtml(keyboard_map())
        else:
            text = chapter_file(key).read_text("utf-8")
            document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
            _space(document)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _on_link(self, address: object) -> None:
        key = str(getattr(address, "toString", str)()).removesuffix(".md")
        if key in dict(CHAPTERS):
            self.show_chapter(key)


def chapter_file(key: str) -> Path:
    """The file of a chapter in the language of the program, else in English."""
    own = resource("help", language(), f"{key}.md")
    return own if own.is_file() else resource("help", f"{key}.md")


def _space(document: QTextDocument) -> None:
    """Give the paragraphs of a chapter air, and its tables a calm look."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        shape = block.blockFormat()
        if cursor.currentTable() is None:
            heading, listed = shape.headingLevel() > 0, block.textList() is not None
            shape.setTopMargin(0)
            shape.setBottomMargin(12 if heading else 4 if listed else 10)
        shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format().toTableFormat()
            table.setBorder(0)
            table.setCellPadding(4)
            table.setLeftMargin(-4)
            table.setBottomMargin(14)
            frame.setFormat(table)


def _style() -> str:
    look = theme.current()
    return (
        f"a {{ color: {look.color('link').name()}; }} th {{ text-align: left; }}"
        f" td {{ padding: 3px 24px 3px 0; }} th {{ padding: 3px 24px 3px 0; }}"
        f" .key {{ color: {look.color('accent').name()}; }}"
    )


def keyboard_map() -> str:
    """Every action with its key, menu by menu, and the keys that belong to no menu."""
    parts = [f"<h2>{html.escape(_('Keyboard map'))}</h2>"]
    for menu in MENUS:
        rows = [
            (_(action_words.text), _shown(action_words.shortcut))
            for action_words in ACTIONS
            if action_words.menu == menu
        ]
        parts.append(_table(_(menu), rows))
    for place in dict.fromkeys(one[0] for one in OTHER_KEYS):
        rows = [(_(what), key) for where, key, what in OTHER_KEYS if where == place]
        parts.append(_table(_(place), rows))
    parts.append(_table(_("Pages"), _page_rows()))
    return "".join(parts)


def _page_rows() -> list[tuple[str, str]]:
    from dialogue_app.ui.pages.side_pages import SIDE_PAGES

    return [(_(page.TITLE), _shown(page.SHORTCUT)) for page in SIDE_PAGES if page.SHORTCUT]


def _shown(shortcut: str) -> str:
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f'<tr><td width="320">{html.escape(what.rstrip("…"))}</td>'
        f'<td class="key"><b>{html.escape(key)}</b></td></tr>'
        for what, key in rows
    )
    return f"<h3>{html.escape(title)}</h3><table>{lines}</table>"


class AboutDialog(AskDialog):
    """Versions, and the licence notices in full."""

    CONTENT = False

    def __init__(self, version: str = "", parent: QWidget | None = None) -> None:
        text = _("Two-track facilitation of dialogues, on one desk, without a network.")
        super().__init__(_("About"), text, _("Close"), parent)
        self.cancel_button.hide()
        line = _("Version {version} · Python {python} · Qt for Python {qt}")
        shown = line.format(version=version or "?", python=platform.python_version(), qt=qt_version)
        self.body.addWidget(kit.label(shown, "soft"))
        self.notices = QPlainTextEdit()
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(_("Licence notices"))
        self.notices.setPlainText(_notices())
        self.body.addWidget(self.notices, 1)
        self.like(680, 520)


def _notices() -> str:
    try:
        return resource("notices.txt").read_text("utf-8")
    except OSError:
        return _("The notices are missing from this installation.")
