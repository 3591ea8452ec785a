"""What an exercise leaves behind, in print: lessons in three steps, and how fair the roles were found."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.domain_records import Inject
from dialogue_app.core.records import ListRow
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import level
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, points, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import sentences
from dialogue_app.documents.phrases.values import numbered
from dialogue_app.documents.sections import record_list
from dialogue_app.documents.sections.answers import too_few
from dialogue_app.support.translation import _, ngettext


def lessons(printing: PrintContext) -> list[Flowable]:
    """Description: what was recorded; analysis: what the numbers say; application: the lessons."""
    field = printing.template.role(Role.LESSONS)
    rows = record_list.section(printing, field) if field else []
    described, analysed = _description(printing), _analysis(printing)
    flowables: list[Flowable] = []
    for title, listed in ((_("Description"), described), (_("Analysis"), analysed)):
        if listed:
            flowables.extend([*heading(printing, title, 2), *points(printing, listed)])
    if rows:
        flowables.extend([*heading(printing, _("Application"), 2), *rows])
    return flowables


def _description(printing: PrintContext) -> list[Words]:
    session = printing.session.id
    injects = printing.dialogue.listed(Inject, session)
    released = sum(1 for inject in injects if inject.released_at or inject.actual)
    done = sum(1 for inject in injects if inject.actual.strip())
    decisions = len(printing.listed_as(ListRow, Role.DECISIONS))
    listed: list[Words] = []
    if released:
        words = _("Injects released: {released}; answered: {done}.")
        listed.append(words.format(released=wording.of(released, len(injects)), done=done))
    if decisions:
        words = ngettext("{n} decision recorded.", "{n} decisions recorded.", decisions)
        listed.append(words.format(n=decisions))
    return listed


def _analysis(printing: PrintContext) -> list[Words]:
    listed: list[Words] = [*sentences(printing, "predictions")]
    listed += sentences(printing, "read_backs")[:1]
    return [*listed, *sentences(printing, "signals")[:1]]


def fairness(printing: PrintContext) -> list[Flowable]:
    """How those who took part rated the fairness of the roles: counts, or the range where they are few."""
    field = printing.template.role(Role.FAIRNESS)
    if field is None:
        return []
    session = printing.session.id
    columns = answerers(printing.dialogue, session, field)
    entries = printing.dialogue.item_entries(session, field.entry_field).values()
    given = [entry.value for entry in entries if level(entry.value) is not None]
    printing.put(*(entry for entry in entries if level(entry.value) is not None))
    if not given:
        return []
    asked = max(len(columns), len(given))
    told = ngettext(
        "{question}: {n} of {asked} rating given. Remarks stay with control.",
        "{question}: {n} of {asked} ratings given. Remarks stay with control.",
        asked,
    ).format(question=printing.label(field.label), n=len(given), asked=asked)
    opening = paragraph(printing, told, "small")
    codes = sorted(set(given))
    if too_few(len(given)):
        span = " – ".join(
            dict.fromkeys(numbered(printing, field.scale, code) for code in (codes[0], codes[-1]))
        )
        return [opening, paragraph(printing, (Run(_("Range of ratings: ")), bold(span)))]
    body = [
        (numbered(printing, field.scale, code), wording.of(given.count(code), len(given))) for code in codes
    ]
    heads = (_("Rating"), _("n\u00a0of\u00a0N"))
    return [opening, *table(printing, (styles.WIDTH - 60, 60.0), heads, body)]
