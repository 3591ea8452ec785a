"""Expectations and the place of Russia: distributions, spread, and who stands apart."""

from __future__ import annotations

from fractions import Fraction

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.unity import SPLIT, median, unity
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import answerers
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import level
from dialogue_app.core.template import TemplateField
from dialogue_app.core.thresholds import DEFAULTS, thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.internal_brief.strips import SeatRow, range_note, strip_rows
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, points, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code, is_named, may_count, statuses, these
from dialogue_app.documents.sections.by_kind import print_field
from dialogue_app.fields.registry import field_kind
from dialogue_app.support.translation import _

STEPPED = ("REL5", "ARCH5")
Apart = tuple[str, int, Fraction]


def expectations(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Every rating on a five-step scale that the seats answer for themselves, and the main concern."""
    flowables: list[Flowable] = []
    answered: list[int] = []
    for name in STEPPED:
        fields = [rating for rating in _ratings(printing) if rating.scale == name]
        rows = [row for field in fields if (row := _row(printing, field)) is not None]
        if rows:
            flowables += strip_rows(printing, rows, name)
            answered += [row.answered for row in rows]
    if flowables:
        note = _(
            "Close: all within one step. Split: {share} or more at each end. Spread: any other. Apart: a "
            "distance of {far} or more from the median of the others."
        ).format(share=thresholds_of(printing.dialogue).polarised, far=wording.number(_far(printing)))
        flowables.append(paragraph(printing, f"{note} {range_note(printing, answered)}".strip(), "note"))
    for field in printing.template.roles(Role.IN_FULL):
        part = print_field(printing, field)
        if part:
            flowables += together(heading(printing, printing.label(field.label), 2), part)
    flowables += _moves(printing)
    return flowables or [nothing(printing, _("Nothing recorded."), None, _keys(printing))]


def _keys(printing: PrintContext) -> tuple[str, ...]:
    """The fields that this part is about."""
    stepped = (rating.entry_field for rating in _ratings(printing) if rating.scale in STEPPED)
    return (*stepped, *printing.keys(Role.IN_FULL, Role.MOVES, Role.PREFERRED_PLACE))


def _ratings(printing: PrintContext) -> list[TemplateField]:
    return [
        field
        for _stage, field in printing.template.fields()
        if field_kind(field).counts and field.columns == "seats" and not field.items and not field.sealed
    ]


def _answers(printing: PrintContext, field: TemplateField) -> dict[str, str]:
    cells = printing.dialogue.item_entries(printing.session.id, field.entry_field)
    parties = answerers(printing.dialogue, printing.session.id, field)
    by_party = {party.id: cells.get((party.id, "", 1)) for party in parties}
    return {party: entry.value if entry else "" for party, entry in by_party.items()}


def _row(printing: PrintContext, field: TemplateField) -> SeatRow | None:
    answers = _answers(printing, field)
    n = sum(1 for value in answers.values() if value)
    told = may_count(printing, n)
    if not n or not (told or n == len(answers)):
        return None
    printing.put_answers(field)
    agreement = unity(answers, cut=False, thresholds=thresholds_of(printing.dialogue))
    remarks = []
    if told:
        remarks.append(wording.of(agreement.n, agreement.seats))
        if agreement.median is not None:
            remarks.append(_("median\u00a0{value}").format(value=wording.number(agreement.median)))
        remarks.append(_("spread\u00a0{n}").format(n=agreement.spread or 0))
    text = [" · ".join(remarks)]
    parties = [party for party, _value, _others in apart(answers, _far(printing))]
    if parties and agreement.label != SPLIT and told:
        text.append(_("Apart: {who}").format(who=these(printing, parties, of=n)))
    missing = statuses(printing, agreement.statuses, of=n)
    return SeatRow(
        printing.label(field.label),
        answers,
        agreement.shown,
        "\n".join(line for line in (*text, missing) if line),
    )


def apart(answers: dict[str, str], far: Fraction = DEFAULTS.outlier_levels) -> list[Apart]:
    """Parties ``far`` steps or more from the median of the others: (party, its step, that median)."""
    given = {
        party: given_level for party, value in answers.items() if (given_level := level(value)) is not None
    }
    result = []
    for party, mine in given.items():
        others = [value for other, value in given.items() if other != party]
        if len(others) >= 3 and abs(mine - median(others)) >= far:
            result.append((party, mine, median(others)))
    return result


def _far(printing: PrintContext) -> Fraction:
    return thresholds_of(printing.dialogue).outlier_levels


def _moves(printing: PrintContext) -> list[Flowable]:
    """What would move those who stand apart on the preferred place of Russia."""
    preferred = printing.template.role(Role.PREFERRED_PLACE)
    if preferred is None or not is_named(printing):
        return []
    texts: list[Words] = []
    for party, mine, others in apart(_answers(printing, preferred), _far(printing)):
        words = [
            bold(code(printing, party)),
            Run(
                _(" ({value} against a median of {others})").format(value=mine, others=wording.number(others))
            ),
        ]
        for field in printing.template.roles(Role.MOVES):
            text = _answers(printing, field).get(party, "")
            if text:
                words += [Run("; "), Run(f"{printing.label(field.label)}: {printing.own(text)}")]
        texts.append(words)
    if not texts:
        return []
    split = unity(_answers(printing, preferred), cut=False, thresholds=thresholds_of(printing.dialogue))
    title = (
        _("Two camps on the preferred place of Russia: what would move them")
        if split.label == SPLIT
        else _("Apart on the preferred place of Russia")
    )
    return together(heading(printing, title, 2), points(printing, texts))
