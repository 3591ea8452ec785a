"""The catalogue to select from: searched, grouped by domain, with what is known of the present item below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from dialogue_app.core.records import CatalogueItem
from dialogue_app.core.scales import scale
from dialogue_app.services.search.text_match import fits, words_of
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit

_ID = Qt.ItemDataRole.UserRole
_CODE, _TITLE, _MARKS, _DOMAIN = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3, 4))
_SIDE, _DOWN = 8, 4
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


class CataloguePanel(QWidget):
    """Search, tree, details. ``chosen`` carries the id of the item to take up: Enter, Space or double click.
    ``own_wanted``: the user wants to add an item of their own.
    """

    chosen = Signal(str)
    own_wanted = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, CatalogueItem] = {}
        self._taken: dict[str, str] = {}
        self._source: Sequence[CatalogueItem] = ()
        self._row_of: dict[str, QTreeWidgetItem] = {}
        self._narrowed = False
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the catalogue"))
        self.search.setAccessibleName(_("Search: {label}").format(label=label))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(label)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setWordWrap(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setItemDelegate(_ItemDelegate(self.tree))
        self.tree.setMinimumHeight(theme.current().scaled(160))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.header().sectionResized.connect(self.tree.doItemsLayout)
        self.tree.installEventFilter(self)
        self.tree.itemDoubleClicked.connect(self._on_double_click)
        self.tree.currentItemChanged.connect(self._on_current)
        self.details = kit.label("", "small", self)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setMinimumHeight(theme.current().scaled(64))
        self.add_button = kit.button(_("Select"), parent=self)
        self.add_button.setAccessibleName(_("Select the present item"))
        self.add_button.clicked.connect(self.choose_current)
        self.own_button = kit.button(_("Add own…"), "link", self)
        self.own_button.setAccessibleName(self.own_button.text())
        self.own_button.clicked.connect(self.own_wanted)
        column = kit.column(self, spacing=6)
        for widget in (self.search, self.tree, self.details):
            column.addWidget(widget, 1 if widget is self.tree else 0)
        row = kit.row(spacing=None)
        row.addWidget(self.add_button)
        row.addWidget(self.own_button)
        row.addStretch(1)
        column.addLayout(row)

    # -- content -------------------------------------------------------------------------------------

    def show_items(self, items: Sequence[CatalogueItem], taken: Mapping[str, str]) -> None:
        """Show a catalogue; ``taken`` says in which contexts an item is selected already."""
        before, self._taken = self._taken, dict(taken)
        if items is self._source:
            self._mark(one for one in before.keys() | taken.keys() if before.get(one) != taken.get(one))
            return
        known = {one.id: one for one in items}
        self._source = items
        if known != self._items:
            self._items = known
            self._fill()
        self._mark(known)

    def _fill(self) -> None:
        present = self.current()
        self.tree.clear()
        self._row_of = {}
        groups: dict[str, QTreeWidgetItem] = {}
        for one in self._items.values():
            group = groups.get(one.domain)
            if group is None:
                name = scale("DOMAIN").shown(one.domain) if one.domain else _("Other")
                group = QTreeWidgetItem(self.tree, [name])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFont(0, theme.current().font("small", bold=True))
                group.setForeground(0, QBrush(theme.current().color("text_soft")))
                group.setData(0, _DOMAIN, one.domain)
                groups[one.domain] = group
            row = QTreeWidgetItem(group, [f"{one.code}  {one.title}"])
            row.setData(0, _ID, one.id)
            row.setData(0, _CODE, one.code)
            row.setData(0, _TITLE, one.title)
            self._row_of[one.id] = row
        self.tree.expandAll()
        self._narrowed = False
        self._on_search(self.search.text())
        self.go_to(present)

    def _mark(self, items: Iterable[str]) -> None:
        for item_id in items:
            one, row = self._items.get(item_id), self._row_of.get(item_id)
            if one is None or row is None:
                continue
            taken = self._taken.get(item_id, "")
            notes = [_("anchor")] if one.anchor == "yes" else []
            notes += [f"✓ {taken}".strip()] if item_id in self._taken else []
            if "  ·  ".join(notes) != (row.data(0, _MARKS) or ""):
                row.setData(0, _MARKS, "  ·  ".join(notes))
                row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, ", ".join(notes))

    def current(self) -> str:
        """The id of the present item."""
        row = self.tree.currentItem()
        return str(row.data(0, _ID) or "") if row is not None else ""

    def go_to(self, item_id: str) -> None:
        """Make an item the present one; without one, the first that is shown."""
        asked = self._row_of.get(item_id)
        rows = (row for row in self._row_of.values() if not row.isHidden())
        found = asked if asked is not None and not asked.isHidden() else next(rows, None)
        if found is not None:
            self.tree.setCurrentItem(found)

    def choose_current(self) -> None:
        """Take the present item up."""
        if self.current():
            self.chosen.emit(self.current())

    # -- hands ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Space take up; the arrows work from the search as well."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
                key == Qt.Key.Key_Space and watched is self.tree
            ):
                self.choose_current()
                return True
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.tree.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        words = words_of(text)
        if not words and not self._narrowed:
            return
        self._narrowed = bool(words)
        shown: set[str] = set()
        for item_id, row in self._row_of.items():
            one = self._items[item_id]
            hides = not fits(f"{one.code} {one.title} {one.description} {one.reference}", words)
            if hides != row.isHidden():
                row.setHidden(hides)
            if not hides:
                shown.add(one.domain)
        for place in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(place)
            if group is not None:
                group.setHidden(group.data(0, _DOMAIN) not in shown)
        if words:
            self.go_to(self.current())

    def _on_current(self, row: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        one = self._items.get(str(row.data(0, _ID) or "")) if row is not None else None
        self.details.setText(_details(one) if one else "")
        self.add_button.setEnabled(one is not None)

    def _on_double_click(self, row: QTreeWidgetItem, _column: int) -> None:
        if row.data(0, _ID):
            self.chosen.emit(str(row.data(0, _ID)))


class _ItemDelegate(QStyledItemDelegate):
    """An item in two or three lines: code and marks in small type, then its whole wording."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self._measured_for: tuple[theme.Theme | None, int] = (None, 0)
        self._heights: dict[str, int] = {}
        self._small, self._base = (QFontMetrics(tree.font()) for _role in range(2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, look = index.data(_TITLE), theme.current()
        if not title:
            return QSize(100, look.scaled(28))
        width = max(self._tree.viewport().width() - 2 * _SIDE, 80)
        if self._measured_for != (look, width):
            self._measured_for, self._heights = (look, width), {}
            self._small, self._base = (QFontMetrics(look.font(role)) for role in ("small", "base"))
        if title not in self._heights:
            room = QRect(0, 0, width, 10_000)
            self._heights[title] = self._base.boundingRect(room, _WRAP, title).height()
        return QSize(100, self._small.height() + self._heights[title] + 2 * _DOWN + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        title = index.data(_TITLE)
        if not title:
            super().paint(painter, option, index)
            return
        look, here = theme.current(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(here, look.color("selection"))
        area = here.adjusted(_SIDE, _DOWN, -_SIDE, -_DOWN)
        marks = str(index.data(_MARKS) or "")
        small = QFontMetrics(look.font("small"))
        line = area.top() + small.ascent()  # one line for both: the tick is of a taller font
        painter.setFont(look.font("small", bold=True))
        painter.setPen(look.color("text_soft"))
        painter.drawText(area.left(), line, str(index.data(_CODE)))
        painter.setFont(look.font("small"))
        painter.setPen(look.color("good" if "✓" in marks else "text_faint"))
        painter.drawText(area.right() - small.horizontalAdvance(marks), line, marks)
        below = area.adjusted(0, small.height(), 0, 0)
        painter.setFont(look.font())
        painter.setPen(look.color("text_soft" if "✓" in marks else "text"))
        painter.drawText(below, _WRAP, str(title))
        painter.restore()


def _details(item: CatalogueItem) -> str:
    contexts = ", ".join(scale("CONTEXT").shown(one) for one in item.contexts)
    known = (
        item.description,
        _("Contexts: {contexts}").format(contexts=contexts) if contexts else "",
        _("Reference: {reference}").format(reference=item.reference) if item.reference else "",
        _("Anchor: conduct usually tolerated.") if item.anchor == "yes" else "",
    )
    return "\n".join(part for part in known if part)
