"""Editor of a text per party: one for each seat, side or participant, perhaps on each of several items."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from dialogue_app.core.commands.entries import Place
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.edits import Change, touches
from dialogue_app.core.kinds import STRUCTURE
from dialogue_app.core.records import Entry
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.party_text import KIND
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import Editor, FieldContext, FieldEditor
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.plain_tips import plain_tip
from dialogue_app.ui.track.entry_writer import EntryWriter
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.folded_search import FoldedList
from dialogue_app.ui.widgets.inputs.text_area import TextArea
from dialogue_app.ui.widgets.unsaved_text import may_leave


class PartyText(TextArea):
    """The text of one party; it knows whose it is."""

    written = Signal(str, str)
    passed = Signal(str)

    def __init__(self, who: Answerer, name: str) -> None:
        super().__init__(name, 2)
        self.who = who.id
        self.setProperty("role", "quote")
        self.typed.connect(self._on_typed)
        self.next_wanted.connect(self._on_next)

    def _on_typed(self, text: str) -> None:
        self.written.emit(self.who, text)

    def _on_next(self) -> None:
        self.passed.emit(self.who)


class PartyTexts(QScrollArea):
    """One text for each of those who answer. ``written`` carries who and what."""

    written = Signal(str, str)
    ended = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._people: tuple[Answerer, ...] = ()
        self.areas: dict[str, PartyText] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(label)

    def show_people(self, people: tuple[Answerer, ...]) -> None:
        """Offer a text for each of these; those that are there already keep theirs."""
        if people == self._people:
            return
        self.commit()
        self._people = people
        self.areas = {}
        inside = QWidget()
        outer = kit.column(inside, spacing=None, margins=(0, 0, 8, room_for(1)))
        grid = kit.grid(across=16, down=8)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(people):
            area = self.areas[one.id] = PartyText(one, f"{self._label}, {one.name}")
            area.written.connect(self.written)
            area.passed.connect(self._on_passed)
            grid.addWidget(self._name(one, area), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(area, row, 1)
        outer.addLayout(grid)
        outer.addStretch(1)
        self.setWidget(inside)

    def _name(self, one: Answerer, area: PartyText) -> QWidget:
        box = QWidget()
        layout = kit.column(box, spacing=0, margins=(4, 6, 0, 0))
        for text, role in ((one.name, "strong"), (one.code if one.code != one.name else "", "small")):
            if text:
                label = kit.label(text, role, wrap=False)
                label.setBuddy(area)
                layout.addWidget(label)
        box.setFixedWidth(144)
        return box

    def show_entries(self, entries: dict[str, Entry | None], *, read_only: bool) -> None:
        """Show what is recorded, by who wrote it."""
        for who, area in self.areas.items():
            entry = entries.get(who)
            sealed = bool(entry and is_sealed(entry))
            area.setReadOnly(sealed or read_only)
            area.setPlaceholderText(_("sealed") if sealed else "")
            area.show_text(entry.value if entry and not sealed else "")

    def commit(self) -> None:
        """Save what is being typed."""
        for area in self.areas.values():
            area.commit()

    def focus_on(self, who: str = "") -> None:
        """Put the keys into the text of somebody, or into the first."""
        area = self.areas.get(who) or next(iter(self.areas.values()), None)
        if area is not None:
            area.setFocus()
            self.ensureWidgetVisible(area)

    def _on_passed(self, who: str) -> None:
        order = [one.id for one in self._people]
        place = order.index(who) + 1
        if place < len(order):
            self.focus_on(order[place])
        else:
            self.ended.emit()


class PartyTextEditor(FieldEditor):
    """Texts at the right; where the field is about a list, its items at the left."""

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.writer = EntryWriter(self.track, self.session)
        self._items: tuple[Item, ...] = ()
        self._item = ""
        self.empty = kit.label("", "soft", self)
        self.title = kit.label("", "strong", self)
        self.title.setVisible(bool(self.field.items))
        self.list = FoldedList(self)
        self.list.setAccessibleName(_("Items"))
        self.list.setFixedWidth(theme.current().scaled(264))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVisible(bool(self.field.items))
        self.texts = PartyTexts(self.field.label.shown(language()))
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.texts.written.connect(self._on_written)
        self.texts.ended.connect(self._on_ended)
        self.refresh()

    def _lay_out(self) -> None:
        outer = kit.column(self)
        outer.addWidget(self.empty)
        beside = kit.row(spacing=16)
        beside.addWidget(self.list)
        right = kit.column()
        right.addWidget(self.title)
        right.addWidget(self.texts, 1)
        beside.addLayout(right, 1)
        outer.addLayout(beside, 1)

    # -- showing -------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """Show what is recorded."""
        if touches(change, STRUCTURE):
            self.texts.show_people(answerers(self.track.dialogue, self.session, self.field))
            self._take_items()
        self._show_counts()
        self._show_texts()
        missing = self._missing()
        self.empty.setText(missing)
        self.empty.setVisible(bool(missing))
        self.texts.setVisible(not missing)
        self.list.setVisible(bool(self.field.items) and not missing)

    def _missing(self) -> str:
        if not self.texts.areas:
            return _("Nobody is there to answer yet. Add seats or participants under “Parties and seats”.")
        if self.field.items and not self._items:
            found = self.template.find_field(self.field.items)
            source = found[1].label.shown(language()) if found else self.field.items
            return _("A text is asked for on each item of “{field}”. Nothing is recorded there yet.").format(
                field=source
            )
        return ""

    def _take_items(self) -> None:
        if not self.field.items:
            return
        items = items_of(self.track.dialogue, self.session, self.template, self.field)
        if items == self._items:
            return
        self.texts.commit()
        self._items = items
        self.list.blockSignals(True)
        self.list.clear()
        for item in items:
            row = QListWidgetItem(f"{item.code}  {item.title}".strip())
            row.setToolTip(plain_tip(item.title))
            self.list.addItem(row)
        place = next((i for i, item in enumerate(items) if item.id == self._item), 0)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._item = items[place].id if items else ""

    def _show_counts(self) -> None:
        of = len(self.texts.areas)
        for row, item in enumerate(self._items):
            done = sum(1 for who in self.texts.areas if (one := self._entry(item.id, who)) and one.value)
            text = f"{item.code}  {item.title}".strip()
            self.list.item(row).setText(f"{done}/{of}  {text}")
            spoken = _("{item}: {n} of {total} answered").format(item=text, n=done, total=of)
            self.list.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _show_texts(self) -> None:
        item = next((one for one in self._items if one.id == self._item), None)
        if item is not None:
            self.title.setText(f"{item.code}  {item.title}".strip())
        entries = {who: self._entry(self._item, who) for who in self.texts.areas}
        self.texts.show_entries(entries, read_only=self.track.read_only)

    def _entry(self, item: str, who: str) -> Entry | None:
        field = self.field
        return self.track.dialogue.entry(self.session, field.entry_field, item, who, "", field.round)

    # -- acting --------------------------------------------------------------------------------------

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the keys into the text of a party on an item."""
        row = next((i for i, one in enumerate(self._items) if one.id == item), -1)
        if row >= 0:
            self.list.setCurrentRow(row)
        self.texts.focus_on(party)

    def commit(self) -> None:
        """Save what is being typed."""
        self.texts.commit()

    def _on_row(self, row: int) -> None:
        self.texts.commit()
        before = next((place for place, one in enumerate(self._items) if one.id == self._item), -1)
        if row != before and not may_leave(self.texts):
            self.list.blockSignals(True)
            self.list.setCurrentRow(before)
            self.list.blockSignals(False)
            return
        self._item = self._items[row].id if 0 <= row < len(self._items) else ""
        self._show_texts()

    def _on_written(self, who: str, text: str) -> None:
        place = Place(self._item, who, "", self.field.round)
        self.writer.set((self.field, place), merge=True, source=self.texts.areas[who], value=text)

    def _on_ended(self) -> None:
        """After the last text of an item comes the first of the next."""
        row = self.list.currentRow() + 1
        if self.field.items and row < len(self._items):
            self.list.setCurrentRow(row)
            self.texts.focus_on()


EDITOR = Editor((KIND,), PartyTextEditor)
