"""What the sides took up together, in print: differences, measures, follow-ups, the record."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    RecordDisagreement,
    RiskReductionMeasure,
    status_of,
)
from dialogue_app.core.form import questions
from dialogue_app.core.records import SIDES
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Fact, Words, bold, facts, heading, points, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts import session_registers
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import answer, answered, kept, said, small, spoken
from dialogue_app.documents.phrases.values import option, prospect_of, value
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _

CODE = 28.0


def differences(printing: PrintContext) -> list[Flowable]:
    """The finding; every difference with its nature and prospect, what each would accept, and how it is
    watched.
    """
    listed = printing.listed(Difference)
    if not listed:
        return []
    body = [
        (
            (bold(printing.own(difference.code) or str(difference.position + 1)),),
            _statement(printing, difference),
            _kind(printing, difference),
            _watched(printing, difference),
        )
        for difference in listed
    ]
    heads = ("", _("Difference"), _("Nature and prospect"), _("Status, channel and review"))
    widths = (CODE, styles.WIDTH - CODE - 240, 110.0, 130.0)
    told = section(printing, "differences", method=False, table=False)
    return [*told, *table(printing, widths, heads, body, cell_styles=("cell", "cell_quote"))]


def _statement(printing: PrintContext, difference: Difference) -> Words:
    words = [said(printing.quote(difference.statement))]
    restraints = (difference.restraint_a, difference.restraint_b)
    if printing.disclosure.sides_named and all(restraints):
        names = [_holders(printing, holders) for holders in (difference.holders_a, difference.holders_b)]
        if all(names):
            shown = [
                f"{name}: {option(printing, 'RESTRAINT', code).lower()}"
                for name, code in zip(names, restraints, strict=True)
            ]
            words.append(
                small(
                    "\n" + _("Would accept the same restraint – {answers}").format(answers="; ".join(shown))
                )
            )
    if difference.clarifying_step == "yes" and difference.clarifying_text.strip():
        words.append(small("\n" + _("Step: {text}").format(text=printing.own(difference.clarifying_text))))
    return words


def _holders(printing: PrintContext, holders: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(filter(None, (printing.disclosure.side(holder) for holder in holders))))


def _kind(printing: PrintContext, difference: Difference) -> Words:
    nature = [option(printing, "NATURE", code) for code in (difference.nature, difference.secondary) if code]
    prospect = prospect_of(printing, difference)
    words = [Run("; ".join(nature))]
    if prospect:
        words.append(Run(("\n" if nature else "") + prospect))
    return words


def _watched(printing: PrintContext, difference: Difference) -> Words:
    parts = [scale("DIFF_STATUS").shown(difference.status)]
    channel = printing.own(difference.channel) or printing.own(difference.no_channel_reason)
    parts += [channel] if channel else []
    if difference.review:
        parts.append(_("Review: {date}").format(date=day(difference.review)))
    first, *rest = parts
    return [Run(first), *(small(f"\n{text}") for text in rest)]


def measures(printing: PrintContext) -> list[Flowable]:
    """Risk-reduction measures with what they serve; then the follow-ups."""
    listed = printing.listed(RiskReductionMeasure)
    follow = printing.listed(FollowUp)
    flowables: list[Flowable] = []
    if listed:
        flowables.extend(_measures(printing, listed))
    if follow:
        opening = heading(printing, _("Follow-ups"), 2) if listed else []
        flowables.extend(kept([*opening, *session_registers.follow_ups(printing)]))
    return flowables


def _measures(printing: PrintContext, listed: list[RiskReductionMeasure]) -> list[Flowable]:
    asked = dict(questions(RiskReductionMeasure))
    body = []
    for measure in listed:
        answering = value(printing, asked["who"], measure.who)
        notes = [printing.own(measure.verification), str(answering)]
        words = [Run(printing.own(measure.text))]
        words += [small(f"\n{text}") for text in notes if text]
        served = [printing.dialogue.get(Difference, key) for key in measure.differences]
        codes = ", ".join(printing.own(each.code) for each in served if each)
        form = scale("MEASURE_FORM").shown(measure.taken_as)
        status = scale("MEASURE_STATUS").shown(status_of(measure))
        body.append((words, codes, form, day(measure.start), status))
    heads = (_("Measure and its verification"), _("For"), _("Form"), _("Start"), _("Status"))
    widths = (styles.WIDTH - 270, 45.0, 85.0, 80.0, 60.0)
    return table(printing, widths, heads, body)


def record(printing: PrintContext) -> list[Flowable]:
    """Whether the record was accepted, by whom, with what was said about it; what is not accepted in it;
    when it is reviewed.
    """
    entries = [answer(printing, Role.RECORD_ACCEPTED, side) for side in SIDES]
    stated = printing.session.record_status or any(entry and entry.value for entry in entries)
    if not stated and not printing.listed(RecordDisagreement):
        return []
    flowables = session_registers.record_status(printing)
    if not printing.disclosure.sides_named:
        texts = sorted(spoken(printing, entry.reason) for entry in entries if entry and entry.reason.strip())
        flowables.extend(points(printing, texts))
    given: list[Fact] = []
    rule = answer(printing, Role.RECORD_RULE)
    if rule and rule.reason.strip():
        given.append((_("How it is confirmed"), printing.own(rule.reason)))
    if rule and rule.value:
        given.append((_("Confirmed by"), day(rule.value)))
    review = answered(printing, Role.NEXT_REVIEW)
    if review:
        given.append((_("Next review"), day(review)))
    return [*flowables, *facts(printing, given, indent=0)]
