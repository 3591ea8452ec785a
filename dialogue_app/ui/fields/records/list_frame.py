"""Around the cards of a list: counters, filter, order, and in words what belongs there and how to add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from dialogue_app.core.commands.catalogue import catalogue_items
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.records import SIDES, Listed
from dialogue_app.core.template import TemplateField
from dialogue_app.fields.items import record_name
from dialogue_app.services.search.text_match import words_of
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.fields.records.list_order import AS_ORDERED, BY_PARTY, NEWEST, count_words
from dialogue_app.ui.qt import theme
from dialogue_app.ui.text.card_text import who_attribute, who_is_it
from dialogue_app.ui.text.record_values import kind_of, questions_of
from dialogue_app.ui.track.open_track import OpenTrack
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, Segments
from dialogue_app.ui.widgets.inputs.pick_list import PickList
from dialogue_app.ui.widgets.scroll_page import ScrollPage
from dialogue_app.ui.widgets.wrapped_row import WrappedRow

_ADD = {
    "difference": N_("Add difference"),
    "source_of_antagonism": N_("Add source"),
    "perception_statement": N_("Add statement"),
    "red_line": N_("Add red line"),
    "prediction": N_("Add prediction"),
    "read_back": N_("Add restatement"),
    "signal": N_("Add signal"),
    "response_option": N_("Add option"),
    "line_paragraph": N_("Add paragraph"),
    "reservation": N_("Add reservation"),
    "silence_procedure": N_("Add silence procedure"),
    "release_item": N_("Add item for release"),
    "risk_reduction_measure": N_("Add measure"),
    "follow_up": N_("Add follow-up"),
    "parking_lot_item": N_("Add point"),
    "record_disagreement": N_("Record a disagreement"),
    "inject": N_("Add inject"),
    "role_card": N_("Add role card"),
    "selected_item": N_("Add activity"),
    "list_row": N_("Add row"),
}

_EMPTY = {
    "difference": N_(
        "Differences belong here: one sentence each that both holders accept as fair, saying what they hold"
        " differently."
    ),
    "source_of_antagonism": N_(
        "Sources of antagonism belong here: acts, policies or events that a side names, in its own words, as"
        " damaging."
    ),
    "perception_statement": N_(
        "Statements about the relationship belong here, which both sides then rate. Take them from the"
        " catalogue or write your own; each names its object."
    ),
    "red_line": N_(
        "Red lines belong here: conduct that would trigger a decisive response, in the holder's own words."
    ),
    "prediction": N_(
        "Predictions belong here: what a side expects the other to state. They are sealed before anything is"
        " stated."
    ),
    "read_back": N_(
        "Restatements belong here: one party says another's view back until its holder calls it accurate."
    ),
    "signal": N_(
        "Signals belong here: words or acts meant to convey a message, or taken to reveal intent, from open"
        " sources."
    ),
    "response_option": N_(
        "Options belong here: what could be done if a line is crossed, doing nothing included."
    ),
    "line_paragraph": N_(
        "Paragraphs of the common text belong here. Words not agreed stand in square brackets."
    ),
    "reservation": N_(
        "Reservations belong here: a party's recorded limit on its acceptance of a paragraph, and what would"
        " lift it."
    ),
    "silence_procedure": N_(
        "A silence procedure belongs here: the version circulated, the deadline, and what came of it."
    ),
    "release_item": N_(
        "Texts that may leave the internal track belong here, each written afresh and signed by a release"
        " authority."
    ),
    "risk_reduction_measure": N_(
        "Practical steps that lower the chance or cost of an unintended clash belong here."
    ),
    "follow_up": N_("Follow-ups belong here: an action, its owner, and a date."),
    "parking_lot_item": N_("Points set aside belong here, with a decision on when to return to them."),
    "record_disagreement": N_(
        "What a party does not accept in the record belongs here, in its own words: it is kept, not settled."
    ),
    "inject": N_("Scripted events of the exercise belong here, with what was expected and what was done."),
    "role_card": N_("Role cards belong here: identity and line are public, the rest is for the delegation."),
}

_NONE = N_("Nothing is recorded here yet.")
_BEGIN = N_("Ins begins one.")


def add_words(field: TemplateField) -> str:
    """What the button says that adds a record."""
    return _(_ADD.get(record_name(field), _ADD["list_row"]))


def empty_words(field: TemplateField) -> str:
    """What belongs into the list and how to begin."""
    return f"{_(_EMPTY.get(record_name(field), _NONE))} {_(_BEGIN)}"


_OTHER = {SIDES[0]: SIDES[1], SIDES[1]: SIDES[0]}
_COUNTERPARTS = ("about", "receiver", "of_party")


def lay_out_list(
    editor: QWidget, page: ScrollPage, above: Sequence[QWidget], rows: QWidget, below: QWidget
) -> QVBoxLayout:
    """Lay out the page of a list in its editor: what stands above the rows, the rows, what stands below.
    Gives the column that holds the page, for what stands there while it scrolls.
    """
    around = kit.column(editor, spacing=None)
    around.addWidget(page)
    whole = kit.column(page.inside, spacing=10)
    for widget in (*above, rows, below):
        whole.addWidget(widget)
    whole.addStretch(1)
    return around


class ListHead(QWidget):
    """How many records there are; in long lists a filter and the order. ``asked``: either has changed."""

    asked = Signal()

    def __init__(self, field: TemplateField, by_party: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._by_party = by_party
        self.count = kit.label("", "soft", self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter: {list}").format(list=field.label))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(220)
        self.filter.textChanged.connect(self._on_asked)
        orders = [BoxChoice(AS_ORDERED, _("In order")), BoxChoice(NEWEST, _("Newest first"))]
        if by_party:
            orders.insert(0, BoxChoice(BY_PARTY, _("By party")))
        self._orders = Segments(orders, self)
        self._orders.name_for(_("Order"))
        self._orders.set_code(BY_PARTY if by_party else AS_ORDERED)
        self._orders.chosen.connect(self._on_asked)
        row = kit.row(self, spacing=12)
        row.addWidget(self.count, 1)
        row.addWidget(self._orders)
        row.addWidget(self.filter)
        self.show_filter(False)
        self.setMinimumHeight(self._orders.sizeHint().height())  # the first record moves nothing below

    def words(self) -> tuple[str, ...]:
        """The words to filter by, folded."""
        return words_of(self.filter.text())

    def order(self) -> str:
        """The order to show the list in."""
        return self._orders.code()

    def clear_filter(self) -> None:
        """Show everything again."""
        self.filter.clear()

    def show_filter(self, wanted: bool) -> None:
        """Show filter and order, or leave them away in short lists."""
        shown = wanted or bool(self.filter.text())
        self.filter.setVisible(shown)
        self._orders.setVisible(shown)

    def show_counts(self, total: int, by_party: Sequence[tuple[str, int]], shown: int) -> None:
        """Say how many records there are."""
        parts = [count_words(self._field, total)] if total else []
        parts.extend(f"{name} {n}" for name, n in by_party)
        if shown < total:
            parts.append(_("{n} shown").format(n=shown))
        self.count.setText("   ·   ".join(part for part in parts if part))
        high = self._field.maximum
        theme.take_role(self.count, "warn" if high and total > high else "soft")

    def _on_asked(self) -> None:
        self.asked.emit()


class ListFoot(QWidget):
    """What belongs into an empty list, and the buttons that add. ``add_wanted`` carries a side or nothing,
    ``item_picked`` the id of a catalogue item.
    """

    add_wanted = Signal(str)
    item_picked = Signal(str)

    def __init__(
        self, track: OpenTrack, session: str, field: TemplateField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._track, self._session, self._field = track, session, field
        self._who = who_attribute(field)
        self.empty = kit.label(empty_words(field), "soft", self)
        self.buttons: list[QPushButton] = []
        row = WrappedRow(self, across=8, down=6)
        for side in self._sides():
            words = add_words(field)
            if side:
                words = _("{add} for {side}").format(add=words, side=side_name(side))
            button = kit.button(words, parent=self)
            button.setProperty("side", side)
            button.clicked.connect(self._on_add)
            button.setToolTip(_("Ins"))
            button.setAccessibleName(words)
            self.buttons.append(button)
            row.add(button)
        self.catalogue_button = kit.button(_("Add from the catalogue…"), parent=self)
        self.catalogue_button.setAccessibleName(self.catalogue_button.text())
        self.catalogue_button.clicked.connect(self.pick_from_catalogue)
        row.add(self.catalogue_button)
        self.catalogue_button.setVisible(bool(field.catalogue))
        column = kit.column(self, spacing=10)
        column.addWidget(self.empty)
        column.addWidget(row)
        self.setVisible(not track.read_only)

    def _sides(self) -> tuple[str, ...]:
        seats = {seat.party for seat in self._track.dialogue.seats(self._session)}
        return SIDES if self._who and seats == set(SIDES) else ("",)

    def show_empty(self, empty: bool) -> None:
        """Say what belongs here while nothing is here."""
        self.empty.setVisible(empty)

    def take_focus(self) -> None:
        """Put the focus on the first button."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def who(self, record: Listed) -> str:
        """Whose record it is."""
        return who_is_it(record, self._field)

    def beginning(self, party: str) -> dict[str, str]:
        """The values a new record of a party begins with: whose it is, and of two sides the other one."""
        if not party or not self._who:
            return {}
        asked = {name for name, _ask in questions_of(self._field)}
        other = {name: _OTHER[party] for name in _COUNTERPARTS if name in asked and party in _OTHER}
        return {self._who: party, **other}

    def catalogue_choices(self, records: Sequence[Listed]) -> tuple[BoxChoice, ...]:
        """The catalogue items that no record was made from yet."""
        taken = {getattr(record, "catalogue_item", "") for record in records}
        items = catalogue_items(self._track.dialogue, self._field.catalogue)
        return tuple(
            BoxChoice(item.id, f"{item.code}  {item.title}", item.description)
            for item in items
            if item.id not in taken
        )

    def pick_from_catalogue(self) -> PickList:
        """Open the catalogue to add records from it; it stays open for several."""
        window = PickList(_("Add from the catalogue"), stays=True, parent=self)
        records = self._track.dialogue.listed(kind_of(self._field), self._session, self._field.key)
        window.set_choices(self.catalogue_choices(records))
        window.picked.connect(self.item_picked)
        window.open_below(self.catalogue_button)
        return window

    def _on_add(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.add_wanted.emit(str(sender.property("side")))
