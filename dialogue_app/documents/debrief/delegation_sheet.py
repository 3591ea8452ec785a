"""The sheet of one delegation: its card, its verdicts, lines and bottom line, what it took from the exercise.

What belongs to other delegations is not in it.
"""

from __future__ import annotations

from functools import partial

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.core.commands.seats import answerer, participants
from dialogue_app.core.domain_records import RedLine, RoleCard
from dialogue_app.core.form import questions
from dialogue_app.core.records import Entry
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import STATUSES
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import (
    Words,
    bold,
    heading,
    paragraph,
    points,
    quoted,
    soft,
    table,
    text,
)
from dialogue_app.documents.layout.chips import ChipRow
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts import legend
from dialogue_app.documents.parts.chapters import Chapters
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import chip, judged
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.values import form_facts
from dialogue_app.documents.sections.answers import item_words
from dialogue_app.fields.items import items_of
from dialogue_app.support.translation import _


def chapters(party: str) -> Chapters:
    """The chapters of the sheet of one delegation."""
    return (
        (_("Your card"), partial(card, party=party)),
        (_("Your verdicts"), partial(verdicts, party=party)),
        (_("Your red lines and bottom line"), partial(lines, party=party)),
        (_("What your side predicted"), partial(predicted, party=party)),
        (_("Your commitments"), partial(commitments, party=party)),
        (_("Not in this document"), left_out.account),
        (_("Legend and notes"), legend.legend),
    )


def card(printing: PrintContext, party: str) -> list[Flowable]:
    """The role card, public and private part."""
    flowables: list[Flowable] = []
    for role_card in printing.dialogue.listed(RoleCard, printing.session.id):
        if role_card.party != party:
            continue
        printing.put(role_card)
        if role_card.line.strip():
            flowables.append(paragraph(printing, printing.quote(role_card.line), "lead"))
        for label, words in form_facts(printing, role_card, without=("party", "line")):
            flowables.extend(heading(printing, label, 2))
            flowables.extend(text(printing, words))
    return flowables


def verdicts(printing: PrintContext, party: str) -> list[Flowable]:
    """What the delegation fixed before play, and what its side then stated."""
    field = verdict_field(printing.template)
    if field is None:
        return []
    stated = {activity.item.id: activity.said for activity in judged(printing).activities}
    side = answerer(printing.dialogue, party).side
    body: list[tuple[Words | Flowable, ...]] = []
    for item in items_of(printing.dialogue, printing.session.id, printing.template, field):
        cells = printing.dialogue.item_entries(printing.session.id, field.entry_field, item.id)
        own = _latest(cells.get((party, "", 1)), cells.get((party, "", 2)))
        if own:
            printing.put(cells.get((party, "", 1)), cells.get((party, "", 2)))
            said = stated[item.id].value("on_other", side) if item.id in stated else ""
            if own in STATUSES or said in STATUSES:
                printing.use_scale("VERDICT_STATUS")
            body.append((item_words(printing, item), ChipRow([chip(own)], 40), ChipRow([chip(said)], 40)))
    if not body:
        return []
    printing.use_scale(field.scale)
    heads = (_("Activity"), _("You"), _("Your side, stated"))
    commands = [("VALIGN", (0, 1), (-1, -1), "MIDDLE")]
    return table(printing, (styles.WIDTH - 160, 70.0, 90.0), heads, body, commands=commands)


def _latest(first: Entry | None, second: Entry | None) -> str:
    return (second.value if second else "") or (first.value if first else "")


def lines(printing: PrintContext, party: str) -> list[Flowable]:
    """The red lines that the delegation wrote, those that it stated, and its bottom line."""
    body: list[tuple[Words, ...]] = []
    asked = dict(questions(RedLine))
    written = printing.dialogue.listed(RedLine, printing.session.id)
    stated = printing.keys(Role.STATED_LINES)
    for red_line in sorted(written, key=lambda red_line: red_line.field in stated):
        if red_line.holder == party and not is_sealed(red_line):
            printing.put(red_line)
            where = _("Stated") if red_line.field in stated else _("In caucus")
            words = [quoted(printing.quote(red_line.statement))]
            if red_line.consequence.strip():
                label = printing.neat(_(asked["consequence"].label))
                words.append(soft(f"\n{label}: {printing.own(red_line.consequence)}"))
            body.append(((bold(printing.own(red_line.code)),), words, where))
    heads = ("", _("The line"), _("Where"))
    flowables = table(printing, (36.0, styles.WIDTH - 106, 70.0), heads, body) if body else []
    bottom = printing.template.role(Role.BOTTOM_LINE)
    key = bottom.entry_field if bottom is not None else ""
    entry = printing.dialogue.entry(printing.session.id, key, "", party)
    if entry is not None and entry.value.strip():
        printing.put(entry)
        flowables.extend(heading(printing, _("Bottom line"), 2))
        flowables.extend(text(printing, printing.own(entry.value), "quote"))
    return flowables


def predicted(printing: PrintContext, party: str) -> list[Flowable]:
    """The predictions of the delegation's side against what the other stated."""
    return section(printing, "predictions", sides=(answerer(printing.dialogue, party).side,))


def commitments(printing: PrintContext, party: str) -> list[Flowable]:
    """What the members of the delegation mean to do differently."""
    field = printing.template.role(Role.PERSONAL_COMMITMENT)
    if field is None:
        return []
    listed: list[Words] = []
    for person in participants(printing.dialogue, printing.session.id):
        entry = printing.dialogue.entry(printing.session.id, field.entry_field, "", person.id)
        if person.party == party and entry is not None and entry.value.strip():
            printing.put(entry)
            name = f"{person.name}: " if printing.disclosure.people_named else ""
            listed.append([bold(name), Run(printing.own(entry.value))])
    return points(printing, listed)
