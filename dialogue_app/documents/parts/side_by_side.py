"""What the documents about both sides share: answers, texts side by side, verdicts."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview, two_way
from dialogue_app.charts.measured_text import SANS, SERIF
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.records import SIDES, Entry
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import MOST_KEPT, Words, bold, heading, paragraph, table
from dialogue_app.documents.layout.chips import BLANK, PrintedChip
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.fields.items import Item
from dialogue_app.services.audience.disclosure import WITHHELD
from dialogue_app.support.translation import _

CHIP = 42.0
SMALL = 7.3


def answer(
    printing: PrintContext, what: Role | TemplateField, party: str = "", item: str = "", *, put: bool = True
) -> Entry | None:
    """The entry of a field, or of the field with a role, as far as it may be printed; ``put`` down as printed
    or only asked for. Nothing where the template has no such field.
    """
    field = printing.template.role(what) if isinstance(what, Role) else what
    if field is None or not printing.disclosure.shows(field.marking):
        return None
    entry = printing.dialogue.entry(printing.session.id, field.entry_field, item, party)
    found_entry = printing.disclosure.entry(entry)
    if put and found_entry is not None and found_entry.value:
        printing.put(found_entry)
    return found_entry


def answered(
    printing: PrintContext, what: Role | TemplateField, party: str = "", item: str = "", *, put: bool = True
) -> str:
    """The value of a field as far as it may be printed."""
    entry = answer(printing, what, party, item, put=put)
    return entry.value.strip() if entry else ""


def spoken(printing: PrintContext, text: str) -> str:
    """A side's own words; where sides may not be named, a note in place of words that name one."""
    return _(WITHHELD) if identifying(printing, text) else printing.quote(text)


def quotation(printing: PrintContext, text: str) -> Run:
    """A side's own words in quotation marks, or the note in their place."""
    words = spoken(printing, text)
    return small(words) if words == _(WITHHELD) else said(f"“{words}”")


def identifying(printing: PrintContext, text: str) -> bool:
    """Whether words name a side where none may be named as the speaker."""
    return printing.disclosure.names_a_side(text)


def small(text: str) -> Run:
    """A piece in small grey letters, below words in the face of quotations."""
    return Run(text, SANS, SMALL, styles.SOFT)


def said(text: str) -> Run:
    """Words of a side's own in a table."""
    return Run(text, SERIF, 9)


def side_by_side(printing: PrintContext, columns: Sequence[Sequence[Words]]) -> list[Flowable]:
    """The texts of the two sides, each in a column of its own; the first beside the first."""
    rows = max(len(column) for column in columns)
    body = [[column[n] if n < len(column) else "" for column in columns] for n in range(rows)]
    head = [(bold(printing.neat(side_name(side))),) for side in SIDES]
    wide = styles.WIDTH / len(SIDES)
    commands = [("LEFTPADDING", (1, 0), (1, -1), 8), ("LINEBEFORE", (1, 0), (1, -1), 0.4, styles.LINE)]
    return table(
        printing, (wide, wide), head, body, cell_styles=("cell_quote", "cell_quote"), commands=commands
    )


def judged(printing: PrintContext) -> TwoWayOverview:
    """Verdicts in both directions; the wording of activities names nobody whom the rule protects."""
    empty = TwoWayOverview(activities=(), scores={})
    if printing.disclosure.agreed_only or "on_other" not in direction_fields(printing.template, "VERDICT"):
        return empty
    overview = two_way(printing.dialogue, printing.session.id, printing.template)
    shown = (activity for activity in overview.activities if _prints(printing, activity.item))
    return dataclasses.replace(
        overview, activities=tuple(_nameless(printing, judgement) for judgement in shown)
    )


def _prints(printing: PrintContext, item: Item) -> bool:
    return item.record is None or printing.disclosure.prints(item.record)


def _nameless(printing: PrintContext, judgement: TwoWay) -> TwoWay:
    item = dataclasses.replace(
        judgement.item, code=printing.own(judgement.item.code), title=printing.own(judgement.item.title)
    )
    return dataclasses.replace(judgement, item=item)


def put_verdicts(printing: PrintContext, overview: TwoWayOverview) -> None:
    """Put down that the verdicts of the sides on each other are printed, with the activities."""
    shown = {activity.item.id for activity in overview.activities}
    printing.put_answers(direction_fields(printing.template, "VERDICT").get("on_other"), shown)
    printing.put(*(activity.item.record for activity in overview.activities))


def chip(value: str, confidence: str = "") -> PrintedChip:
    """A verdict as a chip."""
    return PrintedChip(value, "VERDICT", level(value) is not None, mark=confidence) if value else BLANK


def captioned(printing: PrintContext, label: str, words: Words) -> list[Flowable]:
    """A clause under its label, in the face of quotations."""
    return [*heading(printing, label, 2), paragraph(printing, words, "quote")] if words else []


def kept(flowables: list[Flowable]) -> list[Flowable]:
    """What is low enough to stand on one page as a whole does so."""
    high = sum(
        flowable.wrap(styles.WIDTH, styles.PAGE_HEIGHT)[1] + flowable.getSpaceBefore()
        for flowable in flowables
    )
    return [CondPageBreak(high), *flowables] if high < MOST_KEPT else flowables
