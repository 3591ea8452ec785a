"""The catalogue to select from: searched, grouped by domain, with what is known of the present item below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dialogue_app.core.records import CatalogueItem
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.rows.item_list import ItemList
from dialogue_app.ui.widgets.rows.item_table import ItemRow

_DETAILS = 76
"""Room for five lines on the present item, so that the list keeps its height from one to the next."""


class CataloguePanel(QWidget):
    """Search, list, details. ``chosen`` carries the id of the item to take up: Enter, Space or double click.
    ``own_wanted``: the user wants to add an item of their own.
    """

    chosen = Signal(str)
    own_wanted = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, CatalogueItem] = {}
        self._taken: dict[str, str] = {}
        self._source: Sequence[CatalogueItem] = ()
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("Search the catalogue"))
        self.search.setAccessibleName(_("Search: {label}").format(label=label))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search)
        self.search.installEventFilter(self)
        self.list = ItemList(label, self)
        self.list.setMinimumHeight(theme.current().scaled(160))
        self.list.installEventFilter(self)
        self.list.taken.connect(self.chosen)
        self.list.chosen.connect(self._on_current)
        self.details = kit.label("", "small", self)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setMinimumHeight(theme.current().scaled(_DETAILS))
        self.add_button = kit.button(_("Select"), parent=self)
        self.add_button.setAccessibleName(_("Select the present item"))
        self.add_button.clicked.connect(self.choose_current)
        self.own_button = kit.button(_("Add own…"), "link", self)
        self.own_button.setAccessibleName(self.own_button.text())
        self.own_button.clicked.connect(self.own_wanted)
        column = kit.column(self, spacing=6)
        for widget in (self.search, self.list, self.details):
            column.addWidget(widget, 1 if widget is self.list else 0)
        row = kit.row(spacing=None)
        row.addWidget(self.add_button)
        row.addWidget(self.own_button)
        row.addStretch(1)
        column.addLayout(row)

    # -- content -------------------------------------------------------------------------------------

    def show_items(self, items: Sequence[CatalogueItem], taken: Mapping[str, str]) -> None:
        """Show a catalogue; ``taken`` says in which contexts an item is selected already."""
        before, self._taken = self._taken, dict(taken)
        if items is not self._source:
            known = {item.id: item for item in items}
            self._source = items
            if known != self._items:
                self._items = known
                self.list.table.set_rows(tuple(self._rows()))
                self._choose_any()
                return
        for item_id in before.keys() | taken.keys():
            if before.get(item_id) != taken.get(item_id) and item_id in self._items:
                self.list.table.change_row(self._row(self._items[item_id]))

    def _rows(self) -> Iterator[ItemRow]:
        """The items by domain, each domain under its name and where its first item stands."""
        domains: dict[str, list[CatalogueItem]] = {}
        for item in self._items.values():
            domains.setdefault(item.domain, []).append(item)
        for domain, items in domains.items():
            yield ItemRow("", "", _domain_words(domain), head=True)
            yield from map(self._row, items)

    def _row(self, item: CatalogueItem) -> ItemRow:
        taken = self._taken.get(item.id)
        marks = [_("anchor")] if item.anchor == "yes" else []
        marks += [f"✓ {taken}".strip()] if taken is not None else []
        return ItemRow(
            item.id,
            item.code,
            item.title,
            "  ·  ".join(marks),
            settled=taken is not None,
            notes=", ".join((*marks, _domain_words(item.domain))),
            words=f"{item.description} {item.reference}",
        )

    def _choose_any(self) -> None:
        """The first item is the present one where no other is."""
        if not self.list.current_id():
            self.list.choose_first()

    def choose_current(self) -> None:
        """Take the present item up."""
        if self.list.current_id():
            self.chosen.emit(self.list.current_id())

    # -- hands ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Space take up; the arrows work from the search as well."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
                key == Qt.Key.Key_Space and watched is self.list
            ):
                self.choose_current()
                return True
            if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_search(self, text: str) -> None:
        self.list.table.set_search(text)
        self._choose_any()

    def _on_current(self, item_id: str) -> None:
        item = self._items.get(item_id)
        self.details.setText(_details(item) if item else "")
        self.add_button.setEnabled(item is not None)


def _domain_words(domain: str) -> str:
    return scale("DOMAIN").shown(domain) if domain else _("Other")


def _details(item: CatalogueItem) -> str:
    contexts = ", ".join(scale("CONTEXT").shown(context) for context in item.contexts)
    known = (
        item.description,
        _("Contexts: {contexts}").format(contexts=contexts) if contexts else "",
        _("Reference: {reference}").format(reference=item.reference) if item.reference else "",
        _("Anchor: conduct usually tolerated.") if item.anchor == "yes" else "",
    )
    return "\n".join(part for part in known if part)
