"""The texts of a place, one below the other: a name at the left, what its bearer wrote beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.records import Entry
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.support.translation import _, language
from dialogue_app.ui.fields.editor import FieldContext
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.cards.card_column import CardColumn
from dialogue_app.ui.widgets.inputs.fault_line import room_for
from dialogue_app.ui.widgets.inputs.text_area import TextArea
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_NAME_WIDTH = 144


class PartyText(TextArea):
    """The text of one party; it knows whose it is."""

    written = Signal(str, str)
    passed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 2, parent)
        self.who = ""
        self.setProperty("role", "quote")
        self.typed.connect(self._on_typed)
        self.next_wanted.connect(self._on_next)

    def _on_typed(self, text: str) -> None:
        self.written.emit(self.who, text)

    def _on_next(self) -> None:
        self.passed.emit(self.who)


class TextRow(QWidget):
    """Name and text of one of those who answer. It may become that of another one, or of another item, as
    long as nothing unsaved stands in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ""
        self.area = PartyText(self)
        self._name, self._code = kit.label("", "strong", wrap=False), kit.label("", "small", wrap=False)
        box = QWidget(self)
        box.setFixedWidth(_NAME_WIDTH)
        names = kit.column(box, spacing=0, margins=(4, 6, 0, 0))
        for label in (self._name, self._code):
            label.setBuddy(self.area)
            names.addWidget(label)
        beside = kit.row(self, spacing=16)
        beside.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.area, 1)

    def show_entry(
        self, answerer: Answerer, item: str, entry: Entry | None, *, name: str, read_only: bool
    ) -> None:
        """Show what somebody wrote on an item; ``name`` is what the text is called."""
        area, sealed = self.area, bool(entry and is_sealed(entry))
        text = entry.value if entry and not sealed else ""
        area.setReadOnly(sealed or read_only)
        area.setPlaceholderText(_("sealed") if sealed else "")
        if (area.who, self._item) == (answerer.id, item):
            area.show_text(text)
        else:
            area.who, self._item = answerer.id, item
            area.turn_to(text)
        area.setAccessibleName(name)
        self._name.setText(answerer.name)
        self._code.setText(answerer.code)
        self._code.setVisible(answerer.code not in ("", answerer.name))


class PartyTexts(ScrollPage):
    """One text for each of those who answer a field. ``written`` carries who and what."""

    written = Signal(str, str)
    ended = Signal()

    def __init__(self, context: FieldContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._label = context.field.label.shown(language())
        self._item = ""
        self.people: dict[str, Answerer] = {}
        self.setAccessibleName(self._label)
        self.column = CardColumn[TextRow](self, self._make_row, self._turn, spacing=8)
        inside = kit.column(self.inside, spacing=None, margins=(0, 0, 8, room_for(1)))
        inside.addWidget(self.column)
        inside.addStretch(1)

    @property
    def areas(self) -> dict[str, PartyText]:
        """The texts that exist, by whose they are."""
        return {party: row.area for party, row in self.column.rows.items()}

    def show_people(self, people: tuple[Answerer, ...]) -> None:
        """Offer a text for each of these; those that are there already keep theirs."""
        known = {person.id: person for person in people}
        if known == self.people and list(known) == list(self.people):
            return
        self.commit()
        self.people = known
        self.column.show_rows(known)

    def show_item(self, item: str) -> None:
        """Show what is recorded on an item."""
        self._item = item
        for party, row in self.column.rows.items():
            self._turn(row, party)

    def _make_row(self, parent: QWidget) -> TextRow:
        row = TextRow(parent)
        row.area.written.connect(self.written)
        row.area.passed.connect(self._on_passed)
        return row

    def _turn(self, row: TextRow, party: str) -> None:
        """Make a row that of somebody."""
        answerer, track = self.people[party], self._context.track
        row.show_entry(
            answerer,
            self._item,
            entry_at(self._context, self._item, party),
            name=f"{self._label}, {answerer.name}",
            read_only=track.read_only,
        )

    def commit(self) -> None:
        """Save what is being typed."""
        for area in self.areas.values():
            area.commit()

    def focus_on(self, party: str = "") -> None:
        """Put the keys into the text of somebody, or into the first."""
        row = self.column.bring(party if party in self.people else next(iter(self.people), ""))
        if row is not None:
            row.area.setFocus()

    def _on_passed(self, party: str) -> None:
        order = self.column.ids
        place = self.column.place(party) + 1
        if place < len(order):
            self.focus_on(order[place])
        else:
            self.ended.emit()


def entry_at(context: FieldContext, item: str, party: str) -> Entry | None:
    """What somebody wrote on an item of a field."""
    field = context.field
    return context.track.dialogue.entry(context.session, field.entry_field, item, party, "", field.round)
