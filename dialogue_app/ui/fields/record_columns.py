"""Editor of some attributes of listed records, side by side: a row a record, edited in place.

Up to three attributes stand in columns; more of them stand in a small form below each record.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.core.edits import Change, touches
from dialogue_app.core.form import Ask, questions
from dialogue_app.core.kinds import STRUCTURE, kind_name
from dialogue_app.core.lists import change_record
from dialogue_app.core.records import Record
from dialogue_app.core.scales import scale
from dialogue_app.core.substance import Signal
from dialogue_app.core.template import Stage, Template, TemplateField
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.record_columns import KIND
from dialogue_app.support.translation import _
from dialogue_app.ui.fields.editor import Editor, FieldEditor
from dialogue_app.ui.fields.performing import settle
from dialogue_app.ui.models.card_words import speaker_of
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets.form_groups import rows_of
from dialogue_app.ui.widgets.input_base import Input, Setting
from dialogue_app.ui.widgets.inputs import input_for
from dialogue_app.ui.widgets.record_form import RecordForm
from dialogue_app.ui.widgets.scroll_page import ScrollPage

_MOST_COLUMNS = 3
_STRETCH = {"text": 5, "quote": 5, "line": 4, "choice": 4, "yes_no": 0}
_TITLE_STRETCH = 5


class RecordColumnsEditor(FieldEditor):
    """A compact table of inputs, or a small form a record."""

    def __init__(
        self,
        track: OpenTrack,
        session: str,
        template: Template,
        stage: Stage,
        field: TemplateField,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(track, session, template, stage, field, parent)
        self.inputs: dict[tuple[str, str], Input] = {}
        self._titles: dict[str, _RowTitle] = {}
        self._rows: list[str] = []
        self._table: QWidget | None = None
        self.empty = QLabel(self._empty_words(), self)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setProperty("role", "soft")
        self.empty.setWordWrap(True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage(self)
        around.addWidget(self.page)
        self._page = QVBoxLayout(self.page.inside)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self.empty)
        self._page.addStretch(1)
        self.refresh()

    def _empty_words(self) -> str:
        found = self.template.find_field(self.field.items.partition(".")[0])
        name = str(found[1].label) if found else ""
        return _("Nothing to fill in yet: first enter something under “{list}”.").format(list=name)

    def refresh(self, change: Change | None = None) -> None:
        """Show what is there now."""
        if not touches(change, STRUCTURE):
            return
        items = items_of(self.track.dialogue, self.session, self.template, self.field)
        ids = [item.id for item in items]
        if ids != self._rows:
            self._build(items)
        for item in items:
            self._titles[item.id].show_item(item, speaker_of(self.track.dialogue, item.record))
            for name in self.field.attributes:
                self.inputs[item.id, name].set_value(getattr(item.record, name))
        self.empty.setVisible(not items)

    # -- building ------------------------------------------------------------------------------------

    def _build(self, items: tuple[Item, ...]) -> None:
        if self._table is not None:
            self._page.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self.inputs, self._titles, self._rows = {}, {}, [item.id for item in items]
        self._table = QWidget(self.page.inside)
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        if items and items[0].record is not None:
            asks = self._asks(items[0].record)
            if len(asks) <= _MOST_COLUMNS:
                self._build_columns(grid, items, asks)
            else:
                self._build_forms(grid, items, asks)
        self._page.insertWidget(0, self._table)
        self._table.show()

    def _asks(self, record: Record) -> dict[str, Ask]:
        known = dict(questions(type(record)))
        return {name: known[name] for name in self.field.attributes}

    def _build_columns(self, grid: QGridLayout, items: tuple[Item, ...], asks: dict[str, Ask]) -> None:
        grid.setColumnStretch(0, _TITLE_STRETCH)
        grid.addWidget(_head(_kind_words(items[0]), self), 0, 0)
        for column, ask in enumerate(asks.values(), 1):
            grid.setColumnStretch(column, _STRETCH.get(ask.kind, 3))
            grid.addWidget(_head(_(ask.label), self), 0, column)
        grid.addWidget(_thin_line(self), 1, 0, 1, len(asks) + 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, item in enumerate(items):
            row = 2 + 2 * place
            grid.addWidget(self._title(item), row, 0, top)
            for column, (name, ask) in enumerate(asks.items(), 1):
                field = input_for(name, ask, self._setting(item), self)
                self._take(item, field)
                grid.addWidget(field, row, column, top)
            grid.addWidget(_thin_line(self), row + 1, 0, 1, len(asks) + 1)

    def _build_forms(self, grid: QGridLayout, items: tuple[Item, ...], asks: dict[str, Ask]) -> None:
        groups = (("", tuple(name for row in rows_of(asks, asks) for name in row)),)
        for place, item in enumerate(items):
            form = RecordForm(tuple(asks.items()), groups, self._setting(item), self)
            grid.addWidget(self._title(item), 3 * place, 0)
            grid.addWidget(form, 3 * place + 1, 0)
            grid.addWidget(_thin_line(self), 3 * place + 2, 0)
            for field in form.inputs.values():
                self._take(item, field)

    def _setting(self, item: Item) -> Setting:
        return Setting(self.track, self.session, item.id)

    def _title(self, item: Item) -> _RowTitle:
        title = _RowTitle(self)
        self._titles[item.id] = title
        return title

    def _take(self, item: Item, field: Input) -> None:
        field.setProperty("record", item.id)
        field.name_for(f"{field.label}: {item.code} {item.title}"[:200])
        field.set_read_only(self.track.read_only)
        field.committed.connect(self._on_committed)
        self.inputs[item.id, field.name] = field

    # -- acting --------------------------------------------------------------------------------------

    def _on_committed(self, source: Input) -> None:
        items = items_of(self.track.dialogue, self.session, self.template, self.field)
        record_id = str(source.property("record"))
        record = next((item.record for item in items if item.id == record_id), None)
        if record is None:
            source.show_fault(_("This record has been removed meanwhile. What you typed is still here."))
            return
        settle(self.track, source, change_record, record, **{source.name: source.value})

    def go_to(self, item: str = "", party: str = "") -> None:
        """Put the focus on the first input of a record, or the first that is empty."""
        first = self.field.attributes[0]
        empty = next((key for key, field in self.inputs.items() if field.value in ("", (), None)), None)
        found = self.inputs.get((item, first)) or (self.inputs[empty] if empty else None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what is being typed."""
        for field in list(self.inputs.values()):
            if field.dirty:
                field.commit()


class _RowTitle(QWidget):
    """What a row is about: whose it is, code and text, and for signals how intended and received compare."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._who, self._text, self._note = (QLabel(self) for _place in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        for label, role in ((self._who, "heading"), (self._text, ""), (self._note, "small")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            if role:
                label.setProperty("role", role)
            column.addWidget(label)

    def show_item(self, item: Item, who: str) -> None:
        """Show a record."""
        head = "  ".join(part for part in (item.code, who, _context(item)) if part)
        self._who.setText(head)
        self._who.setVisible(bool(head))
        self._text.setText(item.title)
        self._text.setProperty("role", "quote" if _quoted(item) else "")
        note = _comparison(item.record)
        self._note.setText(note)
        self._note.setVisible(bool(note))


def _quoted(item: Item) -> bool:
    """Whether the text of a row is somebody's own words."""
    if item.record is None:
        return False
    quotes = [name for name, ask in questions(type(item.record)) if ask.kind == "quote"]
    return any(getattr(item.record, name) == item.title for name in quotes)


def _context(item: Item) -> str:
    return scale("CONTEXT").shown(item.note) if item.note else ""


def _comparison(record: Record | None) -> str:
    """What was intended against what was received, once both are known."""
    if not isinstance(record, Signal) or not (record.intended_level and record.received_level):
        return ""
    level = scale("THREAT5")
    return _("intended {a} → received {b}").format(
        a=f"{record.intended_level} {level.shown(record.intended_level)}",
        b=f"{record.received_level} {level.shown(record.received_level)}",
    )


def _kind_words(item: Item) -> str:
    if item.record is None:
        return ""
    names = {"selected_item": _("Activity"), "catalogue_item": _("Catalogue")}
    name = kind_name(type(item.record))
    return names.get(name) or _(name.replace("_", " ").capitalize())


def _head(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", "heading")
    return label


def _thin_line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line


EDITOR = Editor((KIND,), RecordColumnsEditor)
