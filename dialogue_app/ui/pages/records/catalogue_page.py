"""Catalogue: the activities, statements, measures and instruments that sessions of this track take up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from weakref import WeakMethod

from dialogue_app.core.commands.catalogue import add_item, catalogue_items, change_item, remove_item
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import PerceptionStatement, RiskReductionMeasure
from dialogue_app.core.edits import Change
from dialogue_app.core.form import questions
from dialogue_app.core.records import CatalogueItem, Record, SelectedItem, Session, new_id
from dialogue_app.core.scales import scale
from dialogue_app.core.visibility.markings import usual
from dialogue_app.support.translation import N_, _
from dialogue_app.ui.pages.records.kept_rows import KeptRows, content_of
from dialogue_app.ui.pages.records.record_page import RecordPage
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.counted_tabs import CountedTabBar
from dialogue_app.ui.widgets.rows.row_table import Cell, RowContent, TableColumn, TableRow
from dialogue_app.ui.widgets.unsaved_text import may_leave

ACTIVITIES = "activities"
CATALOGUES = scale("CATALOGUE").codes
OF_ACTIVITIES = frozenset({"domain", "contexts", "anchor"})
KEPT = frozenset({"catalogue", "own"})
OWN = "own"
USED_BY: frozenset[type[Record]] = frozenset({
    PerceptionStatement, RiskReductionMeasure, SelectedItem, Session,
})  # fmt: skip
"""The kinds of record that take items up, and what they stand in."""


def uses(dialogue: Dialogue) -> dict[str, list[tuple[Session, str]]]:
    """Where catalogue items are taken up: item id -> (session, the wording it has there)."""
    sessions = dialogue.of(Session)
    result: dict[str, list[tuple[Session, str]]] = {}
    taken_up: tuple[Mapping[str, SelectedItem | PerceptionStatement | RiskReductionMeasure], ...] = (
        dialogue.of(SelectedItem),
        dialogue.of(PerceptionStatement),
        dialogue.of(RiskReductionMeasure),
    )
    for records in taken_up:
        for record in records.values():
            session = sessions.get(record.session)
            if record.catalogue_item and session is not None:
                wording = record.wording if isinstance(record, SelectedItem) else record.text
                result.setdefault(record.catalogue_item, []).append((session, wording))
    for places in result.values():
        places.sort(key=_number)
    return result


def _number(place: tuple[Session, str]) -> int:
    return place[0].number


class CataloguePage(RecordPage):
    """One catalogue at a time, with the complete form and the sessions that use an item."""

    KEY = "catalogue"
    TITLE = N_("Catalogue")
    PURPOSE = N_(
        "What sessions take up. A session keeps the wording it judged: a change here is for what is "
        "taken up later."
    )
    SHORTCUT = "Ctrl+Shift+C"
    EMPTY = N_(
        "Nothing here.\n\nThe catalogue holds neutral wordings that either side could carry out or "
        "say. Press Ins to add a wording of your own."
    )
    ADD = N_("Add own wording")

    def _build(self) -> None:
        self._kept = KeptRows(CatalogueItem)
        self.bar = CountedTabBar(_("Catalogues"), self)
        for code in CATALOGUES:
            self.bar.addTab(scale("CATALOGUE").shown(code))
        self.body.addWidget(self.bar)
        super()._build()
        self.domain = self.filter.add_scale(_("Domain"), _("Any domain"), "DOMAIN")
        self.own = self.filter.add_choice(_("Origin"), _("All wordings"), [(OWN, _("Own additions"))])
        self.note = kit.label(role="notice")
        self.pane.below.addWidget(self.note)
        self._places: dict[str, list[tuple[Session, str]]] = {}
        self._shown = 0
        self.bar.currentChanged.connect(self._on_catalogue)

    @property
    def catalogue(self) -> str:
        return CATALOGUES[self._shown]

    @classmethod
    def kinds(cls) -> tuple[type[Record], ...]:
        """The items of the catalogues."""
        return (CatalogueItem,)

    def columns(self) -> tuple[TableColumn, ...]:
        """Code, wording, domain, contexts, sessions."""
        asks = dict(questions(CatalogueItem))
        return (
            TableColumn(_("Code"), 80, "code", asks["code"]),
            TableColumn(_("Wording"), 0, "title", asks["title"]),
            TableColumn(_("Domain"), 136, "domain", asks["domain"], spare=1),
            TableColumn(_("Contexts"), 104, spare=2),
            TableColumn(_("Taken up in"), 96),
        )

    def rows(self) -> tuple[TableRow, ...]:
        """The items of the catalogue shown."""
        dialogue = self.track.dialogue
        self._places = dialogue.derived("uses of the catalogue", USED_BY, partial(uses, dialogue))
        items = ((item.id, item) for item in catalogue_items(dialogue, self.catalogue))
        return self._kept.rows(dialogue, items, self._row)

    def _row(self, item: CatalogueItem) -> TableRow:
        marks = (f"DOMAIN:{item.domain}", OWN if item.own == "yes" else "")
        make = partial(content_of, WeakMethod(self.content), item)
        return TableRow(item.id, record=item, marks=marks, make=make)

    def content(self, item: CatalogueItem) -> RowContent:
        """The cells; what is known of an item is found by the filter."""
        contexts = ", ".join(scale("CONTEXT").shown(code) for code in item.contexts)
        sessions = dict.fromkeys(session.number for session, _wording in self._places.get(item.id, ()))
        used = ", ".join(str(number) for number in sessions)
        words = " ".join(
            (
                item.description,
                item.reference,
                _("Anchor") if item.anchor == "yes" else "",
                *_flat(item.wordings),
            )
        )
        cells = (
            Cell(item.code, "strong"),
            Cell(item.title, tip=item.description or item.title),
            Cell(scale("DOMAIN").shown(item.domain), "soft"),
            Cell(contexts, "soft"),
            Cell(_("Session {n}").format(n=used) if used else "", "soft"),
        )
        return RowContent(cells, words)

    def refresh(self, change: Change | None = None) -> None:
        """Show the catalogue; each tab says how many it holds."""
        for place, code in enumerate(CATALOGUES):
            count = len(catalogue_items(self.track.dialogue, code))
            self.bar.show_tab(place, scale("CATALOGUE").shown(code), count)
        super().refresh(change)

    def _on_catalogue(self, place: int) -> None:
        if place == self._shown:
            return
        self.commit()
        if not may_leave(self.view, self.pane):
            self.bar.setCurrentIndex(self._shown)
            return
        self._shown = place
        activities = self.catalogue == ACTIVITIES
        self.filter.clear()
        self.domain.setVisible(activities)
        self.view.withhold(frozenset() if activities else frozenset({2, 3}))
        self.refresh(None)

    def show_detail(self, record: Record | None) -> None:
        """The form, and what a change means for the sessions that use the item."""
        self.pane.left_out = KEPT if self.catalogue == ACTIVITIES else KEPT | OF_ACTIVITIES
        places = self._places.get(record.id, []) if record is not None else []
        self.note.setVisible(bool(places))
        if isinstance(record, CatalogueItem) and places:
            self.note.setText(_effect(record, places))
        self.pane.show_record(record)

    def go_to(self, record_id: str = "") -> None:
        """Show the catalogue of the item first."""
        item = self.track.dialogue.get(CatalogueItem, record_id)
        self._show_catalogue_of(item)
        super().go_to(record_id)

    def go_to_step(self, record: Record) -> None:
        """Show the catalogue first, also of an item that is gone."""
        self._show_catalogue_of(record)
        super().go_to_step(record)

    def _show_catalogue_of(self, item: Record | None) -> None:
        if isinstance(item, CatalogueItem) and item.catalogue in CATALOGUES:
            self.bar.setCurrentIndex(CATALOGUES.index(item.catalogue))

    def add(self) -> None:
        """Add an own wording under a free code."""
        taken = {
            catalogue_item.code for catalogue_item in catalogue_items(self.track.dialogue, self.catalogue)
        }
        code = next(name for n in range(1, 10_000) if (name := f"OWN-{n:02}") not in taken)
        item = CatalogueItem(
            id=new_id(),
            catalogue=self.catalogue,
            code=code,
            title=_("New wording"),
            own="yes",
            marking=usual(self.track.track),
        )
        self.filter.clear()
        self.added(add_item(self.track.dialogue, item))
        self.pane.focus_on("title")

    def change(self, record: Record, **values: Any) -> Change:
        """Codes stay unique in a catalogue, and a wording is needed."""
        if isinstance(record, CatalogueItem):
            return change_item(self.track.dialogue, record, **values)
        return super().change(record, **values)

    def removal(self, record: Record) -> Change:
        """With the places where sessions took it up."""
        if isinstance(record, CatalogueItem):
            return remove_item(self.track.dialogue, record)
        return super().removal(record)


def _flat(pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [text for pair in pairs for text in pair]


def _effect(item: CatalogueItem, places: list[tuple[Session, str]]) -> str:
    numbers = ", ".join(dict.fromkeys(str(session.number) for session, _wording in places))
    lines = [
        _("Taken up in session {n}, which keeps the wording it judged. Changes here are for later.").format(
            n=numbers
        )
    ]
    lines += [
        _("Session {n}: “{wording}”").format(n=session.number, wording=wording)
        for session, wording in places
        if wording and wording != item.title
    ]
    lines.append(
        _("Removing it takes it out of these sessions too, with every verdict on it; undo brings it back.")
    )
    return "\n".join(lines)
