"""What experts estimate of the two sides, in print: their case and views, their verdicts, their red lines."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.coorientation import NOT_DETERMINED, STATES
from dialogue_app.analyses.both_sides.perceptions import perceptions
from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.domain_records import RedLine
from dialogue_app.core.form import questions
from dialogue_app.core.records import SIDES
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, soft, table, text, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import answer, answered, said, side_by_side, small
from dialogue_app.documents.phrases.values import option, value
from dialogue_app.documents.sections.answers import item_words
from dialogue_app.support.translation import N_, _

ESTIMATED = N_("Estimated by experts.")


def case(printing: PrintContext) -> list[Flowable]:
    """Each side's case as it would put it, side by side; then how each is thought to see the relationship."""
    cases = [printing.own(answered(printing, Role.CASE, side)) for side in SIDES]
    flowables: list[Flowable] = []
    if any(cases):
        columns: list[list[Words]] = [[(said(words),)] if words else [] for words in cases]
        flowables.extend(side_by_side(printing, columns))
    views = _views(printing)
    if views:
        flowables.extend(together(heading(printing, _("How each side sees it"), 2), views))
    return flowables


def _views(printing: PrintContext) -> list[Flowable]:
    """Estimated views on each statement, and what each side is thought to expect of the other."""
    fields = direction_fields(printing.template, "AGREE5")
    if "own" not in fields or not printing.disclosure.shows(fields["own"].marking):
        return []
    expected = "meta" in fields and printing.disclosure.shows(fields["meta"].marking)
    body: list[tuple[Words, ...]] = []
    for statement in perceptions(printing.dialogue, printing.session.id, printing.template).statements:
        own = [answer(printing, fields["own"], side, statement.item.id) for side in SIDES]
        if not any(entry and entry.value for entry in own):
            continue
        row: list[Words] = [item_words(printing, statement.item)]
        for side, entry in zip(SIDES, own, strict=True):
            words = [Run(_view(entry.value) if entry and entry.value else "–")]
            if entry and entry.confidence:
                words.append(soft(f" ({option(printing, 'CONF3', entry.confidence).lower()})"))
            meta = statement.said.value("meta", side) if expected else ""
            state = statement.coorientation[side].state
            if meta:
                answer(printing, fields["meta"], side, statement.item.id)
                told = _("expects {view}").format(view=_view(meta))
                words.append(small(f"\n{told}"))
                if state != NOT_DETERMINED:
                    words.append(small(f"; {_(STATES[state]).lower()}"))
            row.append(words)
        body.append(tuple(row))
    if not body:
        return []
    printing.use_scale("AGREE5")
    heads = (_("Statement"), *(side_name(side) for side in SIDES))
    wide = 130.0
    note = _(ESTIMATED) + " " + _("In brackets: confidence. “Expects”: what the side is thought to expect.")
    widths = (styles.WIDTH - wide * 2, wide, wide)
    return [paragraph(printing, note, "small"), *table(printing, widths, heads, body)]


def _view(value: str) -> str:
    if value in STATUSES:
        return scale("VERDICT_STATUS").shown(value)
    return f"{value}\u00a0{scale('AGREE5').shown(value)}"


def verdicts(printing: PrintContext) -> list[Flowable]:
    """Estimated verdicts in both directions with their zones; seams in words."""
    rules = section(printing, "rules")
    flowables = [paragraph(printing, (bold(_(ESTIMATED)),), "small"), *rules] if rules else []
    seams = answer(printing, Role.SEAMS)
    words = printing.own(seams.reason or seams.value) if seams else ""
    if words:
        flowables.extend(heading(printing, _("Seams"), 2))
        flowables.extend(text(printing, words))
    return flowables


def red_lines(printing: PrintContext) -> list[Flowable]:
    """The red lines that are expected of each side, and what each rests on."""
    lines = printing.listed(RedLine)
    if not lines:
        return []
    asked = dict(questions(RedLine))
    body: list[tuple[Words, ...]] = []
    for line in lines:
        words = [said(printing.quote(line.statement))]
        for name in ("activity", "condition", "consequence"):
            shown = value(printing, asked[name], getattr(line, name))
            if shown:
                words.append(small(f"\n{printing.neat(_(asked[name].label))}: {shown}"))
        basis = scale("BASIS").shown(line.basis) if line.basis else _("Judgement of the authors")
        rests: list[Run] = [Run(basis)]
        if line.source.strip():
            rests.append(small(f"\n{printing.own(line.source)}"))
        code = printing.own(line.code) or str(line.position + 1)
        body.append(((bold(code),), printing.disclosure.side(line.holder), words, rests))
    heads = ("", _("Of"), _("The line, as expected"), _("Basis"))
    widths = (30.0, 60.0, styles.WIDTH - 220, 130.0)
    return [
        paragraph(printing, _(ESTIMATED), "small"),
        *table(printing, widths, heads, body, cell_styles=("cell", "cell", "cell_quote")),
    ]
