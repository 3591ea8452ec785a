"""Where do we misjudge each other? Perceptions of the two sides, and the middle that each ally expected."""

from __future__ import annotations

from fractions import Fraction

from dialogue_app.analyses.coorientation import (
    DISSENSUS,
    FALSE_CONFLICT,
    FALSE_CONSENSUS,
    NOT_DETERMINED,
    STATES,
    TRUE_CONSENSUS,
)
from dialogue_app.analyses.expected_middle import BACKING, ISOLATION, Misjudged
from dialogue_app.analyses.perceptions import Perceived, Perceptions, perceptions
from dialogue_app.analyses.sides import OTHER, direction_fields
from dialogue_app.charts import wording
from dialogue_app.charts.middle_rows import FINDINGS, Middles, Question
from dialogue_app.charts.reading import MIDDLES, read_middles
from dialogue_app.core.commands.seats import SIDE_CODES
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import counted, levels, named, the_side, waiting
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import (
    Finding,
    answer_cell,
    code_cell,
    number_cell,
    row_id,
    short_answer_cell,
    step_cell,
    title_cell,
)
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("Where do we misjudge each other?")

METHOD = N_(
    "Each side's own view of a statement is set beside what it expected of the other and what the other "
    "answered. Two answers count as the same view if they differ by at most this many levels: {levels}. True "
    "consensus: the views are alike and it knew; dissensus: they differ and it knew; false consensus: it "
    "thought them alike and they are not; false conflict: it thought them different and they are alike. "
    "Error: the other's answer minus the expected one; plus, the other answered higher. After McLeod and "
    "Chaffee. With a status or a blank among the three the state is not determined."
)
MIDDLE_METHOD = N_(
    "Each ally's sealed guess of the middle of the table is compared with the median of the other allies' "
    "levels; the error is the distance. False sense of isolation: the ally is on the side that more than "
    "half of the others hold and expects the middle on the other side. False sense of backing: it is on "
    "the smaller side and expects the middle on its own. Allies without a level or a guess are left out."
)


def answers(template: Template) -> bool:
    """Whether this template asks for an expectation, of the other side or of the table."""
    return bool(_middle_field(template)) or "meta" in direction_fields(template, "AGREE5")


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """What each side expected of the other; what each ally expected of the table."""
    found: list[Finding] = []
    if "meta" in direction_fields(looked.template, "AGREE5"):
        found.append(_perceptions(looked))
    if _middle_field(looked.template):
        found.append(_middles(looked))
    return tuple(found)


# -- perceptions -----------------------------------------------------------------------------------------


def _perceptions(looked: ReportContext) -> Finding:
    fields = direction_fields(looked.template, "AGREE5")
    for key in ("own", "meta"):
        if looked.waits(fields[key]):
            return Finding("", waiting(label_of(fields[key])))
    held = looked.held
    found = perceptions(held.dialogue, held.session, held.template)
    columns = [Column(_("Code"), 72), Column(_("Statement"), 0)]
    for side in OTHER:
        columns += [
            Column(_("{side} own").format(side=SIDE_CODES[side]), 72, spare=1),
            Column(_("{side} expects").format(side=SIDE_CODES[side]), 96),
            Column(_("Error"), 56, spare=2),
            Column(_("State of {side}").format(side=SIDE_CODES[side]), 128),
        ]
    return Finding(
        title="",
        words=perception_words(found),
        method=_(METHOD).format(levels=found.tolerance),
        chart="perception-rows" if any(_said(one) for one in found.statements) else "",
        result=found,
        columns=tuple(columns),
        rows=tuple(_perceived_row(one) for one in found.statements),
        source=looked.source(fields["own"].key),
        markings=looked.markings(fields.values()),
    )


def _said(one: Perceived) -> bool:
    return any(value for values in one.said.values.values() for value in values.values())


def _perceived_row(one: Perceived) -> Row:
    cells = [code_cell(one.item), title_cell(one.item)]
    for side in OTHER:
        state = one.coorientation[side]
        wrong = state.state in (FALSE_CONSENSUS, FALSE_CONFLICT)
        cells += [
            short_answer_cell(one.said.value("own", side), "AGREE5"),
            short_answer_cell(one.said.value("meta", side), "AGREE5"),
            step_cell(state.error),
            Cell(
                _("After the fact") if one.said.is_late("meta", side) else _(STATES[state.state]),
                "strong" if wrong else "soft",
            ),
        ]
    return Row(row_id(one.item.id), tuple(cells))


def perception_words(found: Perceptions) -> str:
    """For each side: on how many statements it knew the other's view, and on how many not. No score."""
    total = len(found.statements)
    if not total:
        return _("No statements about the relationship have been chosen yet.")
    if not any(_said(one) for one in found.statements):
        return wording.nothing_said(total)
    return wording.sentence(_known(found, side) for side in OTHER)


def _known(found: Perceptions, side: str) -> str:
    states: dict[str, list[str]] = {state: [] for state in STATES}
    for one in found.statements:
        states[one.coorientation[side].state].append(one.item.code)
    total = len(found.statements)
    given = total - len(states[NOT_DETERMINED])
    if not given:
        return ngettext(
            "{side}: not determined on the one statement",
            "{side}: not determined on any of {n} statements",
            total,
        ).format(side=the_side(side), n=total)
    wrong = [(_("false consensus"), states[FALSE_CONSENSUS]), (_("false conflict"), states[FALSE_CONFLICT])]
    told = ", ".join(f"{name} {counted(len(codes), codes)}" for name, codes in wrong if codes)
    parts = [
        _("{side} misjudges the other's view on {statements}").format(
            side=the_side(side),
            statements=wording.statements_of(sum(len(codes) for _name, codes in wrong), given),
        )
        + (f": {told}" if told else ""),
        _("it knows a difference on {n}").format(n=len(states[DISSENSUS])) if states[DISSENSUS] else "",
        _("it knows a shared view on {n}").format(n=len(states[TRUE_CONSENSUS]))
        if states[TRUE_CONSENSUS]
        else "",
    ]
    late = sum(1 for one in found.statements if one.said.is_late("meta", side))
    if late:
        parts.append(_("{n} expected after the fact, not counted").format(n=late))
    mean, n = found.mean_error(side)
    if mean is not None:
        parts.append(
            _("off by {levels} on average ({answers})").format(
                levels=levels(mean), answers=wording.answers_of(n, total)
            )
        )
    return "; ".join(part for part in parts if part)


# -- the middle of the table -----------------------------------------------------------------------------


def _middle_field(template: Template) -> tuple[TemplateField, ...]:
    return template.roles(*reversed(MIDDLES))


def _middles(looked: ReportContext) -> Finding:
    fields = _middle_field(looked.template)
    open_ones = [one for one in fields if not looked.waits(one)]
    if not open_ones:
        return Finding("", waiting(" · ".join(label_of(one) for one in fields)))
    found = read_middles(looked.held)
    if found is None:
        return Finding("", _("No guess of the middle of the table has been recorded yet."))
    by_activity = any(question.item.id for question in found.questions)
    role = Role.MIDDLE_OF_VERDICTS if by_activity else Role.MIDDLE_OF_PLACE
    field = looked.template.role(role) or open_ones[0]
    return Finding(
        title="",
        words=middle_words(found),
        method=_(MIDDLE_METHOD),
        chart="middle-rows" if found.guesses else "",
        result=found,
        columns=(
            Column(_("Ally"), 64),
            Column(_("Code"), 80),
            Column(_("Asked about"), 0),
            Column(_("Own answer"), 136, spare=2),
            Column(_("Expected middle"), 136, spare=1),
            Column(_("Median of the others"), 128),
            Column(_("Error"), 64),
            Column(_("Finding"), 176),
        ),
        rows=tuple(_middle_row(found, question, one) for question, one in found.guesses),
        source=looked.source(field.key),
        markings=looked.markings(fields),
    )


def _middle_row(found: Middles, question: Question, one: Misjudged) -> Row:
    return Row(row_id(question.item.id, one.party), (
        Cell(found.codes[one.party], "strong"),
        code_cell(question.item),
        title_cell(question.item),
        answer_cell(str(one.own), question.scale),
        answer_cell(str(one.expected), question.scale),
        number_cell(one.others),
        number_cell(one.error),
        Cell(_(FINDINGS[one.finding]) if one.finding else "", "strong"),
    ))  # fmt: skip


def middle_words(found: Middles) -> str:
    """Who has a false sense of the table, and by how much guesses were off."""
    guesses = found.guesses
    if not guesses:
        return _("No guess of the middle of the table can be compared with answers yet.")
    parts = [
        _("{guesses} of the middle of the table can be compared with the others' answers").format(
            guesses=wording.guesses_of(len(guesses), found.asked)
        )
    ]
    for finding, words in (
        (ISOLATION, _("False sense of isolation (thinks that it stands alone and does not) on {who}")),
        (BACKING, _("False sense of backing (thinks that the table is with it and it is not) on {who}")),
    ):
        who = [
            f"{found.codes[one.party]} {question.item.code}".strip()
            for question, one in guesses
            if one.finding == finding
        ]
        if who:
            parts.append(words.format(who=f"{len(who)}: {named(who)}"))
    if len(parts) == 1 and found.by_rule:
        parts.append(_("Nobody misjudges on which side of the rules cut the table stands"))
    mean = sum((one.error for _question, one in guesses), Fraction()) / len(guesses)
    parts.append(_("Off by {levels} on average").format(levels=levels(mean)))
    return wording.sentence(parts)
