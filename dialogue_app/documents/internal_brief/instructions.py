"""Answers that await instructions: whose, on what, and from whom and by when they are expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.analyses.answers import latest
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.records import Entry
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import code, is_named, may_count
from dialogue_app.fields.items import items_of
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _, ngettext

AWAITED = "NI"
MOST_ITEMS = 8


@dataclass(frozen=True, slots=True)
class Awaited:
    """What one party owes in one field with one date."""

    party: str
    field: str
    owner: str
    due: str
    items: tuple[str, ...]


def awaited(printing: PrintContext) -> tuple[Awaited, ...]:
    """Every answer that needs instructions, those of a party in one field together; the "
    "earliest due first."""
    items_of: dict[tuple[str, str, str, str], list[str]] = {}
    for field, party, entry, item in _cells(printing):
        if entry.value == AWAITED:
            key = (party, printing.label(field.short or field.label), entry.owner, entry.due)
            items_of.setdefault(key, []).append(item)
    rows = [Awaited(*key, tuple(item for item in items if item)) for key, items in items_of.items()]
    return tuple(sorted(rows, key=lambda row: row.due or "9"))


def _cells(printing: PrintContext) -> Iterator[tuple[TemplateField, str, Entry, str]]:
    dialogue, session = printing.dialogue, printing.session.id
    for _stage, field in printing.template.fields():
        if field.of or field.columns != "seats" or not field.scale:
            continue
        items = {
            item.id: item.code or item.title for item in items_of(dialogue, session, printing.template, field)
        }
        for item, cells in dialogue.field_entries(session, field.entry_field).items():
            for party in answerers(dialogue, session, field):
                entry = latest(cells, party.id)
                if entry is not None and (item in items or not field.items):
                    yield field, party.id, entry, printing.own(items.get(item, ""))


def _none(printing: PrintContext) -> str:
    """That nobody waits, where somebody answered; of what is printed, where there is more."""
    if left_out.caveat(printing):
        return _("No answer printed here awaits instructions.")
    if next(_cells(printing), None) is None:
        return _("No answers have been recorded in this session.")
    return _("No answer awaits instructions.")


def instructions(printing: PrintContext, _found: Findings | None = None, *, most: int = 0) -> list[Flowable]:
    """A row for each; where nobody may be named only how many there are."""
    rows = awaited(printing)
    if not rows:
        return [paragraph(printing, _none(printing))]
    if not is_named(printing):
        return [paragraph(printing, _nameless(printing, rows))]
    shown = rows[:most] if most else rows
    body: list[tuple[Words, ...]] = [
        (
            (bold(code(printing, row.party)),),
            f"{row.field}: {_listed(row.items)}" if row.items else row.field,
            printing.person(row.owner),
            day(row.due),
        )
        for row in shown
    ]
    heads = (_("Party"), _("Instructions needed on"), _("Expected from"), _("By"))
    flowables = table(printing, (50.0, styles.WIDTH - 320, 190.0, 80.0), heads, body)
    if len(rows) > len(shown):
        flowables.append(paragraph(printing, _more(len(rows) - len(shown)), "note"))
    return flowables


def _listed(items: tuple[str, ...]) -> str:
    text = ", ".join(items[:MOST_ITEMS])
    more = len(items) - MOST_ITEMS
    return text if more <= 0 else text + " " + ngettext("and {n} more", "and {n} more", more).format(n=more)


def _nameless(printing: PrintContext, rows: tuple[Awaited, ...]) -> str:
    answered = Counter((field.key, item) for field, _party, entry, item in _cells(printing) if entry.value)
    if not all(may_count(printing, n) for n in answered.values()):
        return _("Some answers await instructions.")
    answers = sum(max(len(row.items), 1) for row in rows)
    return ngettext("{n} answer awaits instructions.", "{n} answers await instructions.", answers).format(
        n=answers
    )


def _more(n: int) -> str:
    return ngettext("and {n} more, see the annex", "and {n} more, see the annex", n).format(n=n)
