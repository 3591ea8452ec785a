"""What surprised us? Predictions against what was stated, and red lines against what was anticipated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from dialogue_app.analyses.anticipation import anticipation_field, only_late
from dialogue_app.analyses.coorientation import NOT_DETERMINED, STATES
from dialogue_app.analyses.prediction import PredictionScore, text_surprise
from dialogue_app.analyses.sides import OTHER, direction_fields
from dialogue_app.analyses.two_way import TwoWay, TwoWayOverview, two_way
from dialogue_app.analyses.unity_overview import ActivityUnity, verdict_field
from dialogue_app.charts import wording
from dialogue_app.charts.prediction_rows import PREDICTING, guess
from dialogue_app.core.records import ALLIANCE, SIDES
from dialogue_app.core.scales import level, scale
from dialogue_app.core.seats import answerer, side_name
from dialogue_app.core.substance import RedLine
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.items import Item, item_for
from dialogue_app.reports.both_tracks import BOTH_TRACKS, matched
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import counted, levels, the_side, waiting
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import (
    Finding,
    answer_cell,
    code_cell,
    count_cell,
    label_cell,
    row_id,
    step_cell,
    title_cell,
)
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("What surprised us?")

METHOD = N_(
    "Over the activities with a sealed prediction and a verdict stated afterwards, both as levels; "
    "statuses, blanks and predictions made after the fact are left out and counted. Error: stated minus "
    "predicted; plus, the other was stricter than expected. Missed red line: a 5 was stated and not "
    "predicted; phantom: a 5 was predicted and not stated; dangerous surprise: a 5 was stated where the "
    "other was thought to be inside the rules. Mirror: one's own verdict on the other doing the same. "
    "Skill is one minus the mean error divided by that of the mirror, where a mirror exists: above 0, "
    "better than assuming that they think like us; 0, no better; below 0, worse."
)
WORDED = N_(
    "Each stated red line is judged by the side that predicted: anticipated counts 0, partly ½, not "
    "anticipated 1; lines without a prediction are left out. Surprise is the mean of these."
)
OWN_ONLY = N_(
    "The score of the alliance, as in the external track, beside the allies' own verdicts. Skill and "
    "mirror use the released verdict; allies' medians are shown and enter no score."
)


def answers(template: Template) -> bool:
    """Whether this template asks for predictions of verdicts, or whether red lines were anticipated."""
    return "prediction" in direction_fields(template, "VERDICT") or bool(anticipation_field(template))


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """Predictions and red lines; from the inside, the alliance's predictions beside the allies' verdicts."""
    if not answers(looked.template):
        return _from_inside(looked)
    found: list[Finding] = []
    if "prediction" in direction_fields(looked.template, "VERDICT"):
        found.append(_predictions(looked))
    if anticipation_field(looked.template):
        found.append(_red_lines(looked))
    return tuple(found)


# -- predicted verdicts ----------------------------------------------------------------------------------


def _hidden(looked: ReportContext) -> TemplateField | None:
    """The field that is still hidden, of those that predictions are measured with."""
    fields = direction_fields(looked.template, "VERDICT")
    needed = (fields.get("on_other"), fields.get("prediction"))
    return next((one for one in needed if one is not None and looked.waits(one)), None)


def _predictions(looked: ReportContext) -> Finding:
    hidden = _hidden(looked)
    if hidden is not None:
        return Finding("", waiting(label_of(hidden)))
    held = looked.held
    fields = direction_fields(looked.template, "VERDICT")
    found = two_way(held.dialogue, held.session, held.template)
    return Finding(
        title="",
        words=prediction_words(found),
        method=_(METHOD),
        chart="prediction-rows" if found.scores else "",
        result=found,
        columns=(
            Column(_("Predicted by"), 88),
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Predicted"), 128),
            Column(_("Stated"), 128),
            Column(_("Error"), 56),
            Column(_("Mirror"), 120, spare=2),
            Column(_("Finding"), 216),
            Column(_("On its own conduct"), 136, spare=1),
        ),
        rows=tuple(
            _prediction_row(one, side)
            for side in found.scores
            for one in found.activities
            if one.said.value("prediction", side)
        ),
        source=looked.source(fields["prediction"].key),
        markings=looked.markings(fields.values()),
    )


def _prediction_row(one: TwoWay, side: str) -> Row:
    made = guess(one, side)
    state = one.coorientation[side].state
    return Row(row_id(one.item.id, side), (
        Cell(side_name(side), "strong"),
        code_cell(one.item),
        title_cell(one.item),
        answer_cell(made.predicted),
        answer_cell(made.stated),
        step_cell(_error(made.predicted, made.stated)),
        answer_cell(made.mirror),
        Cell(made.finding, "bad" if made.grave else ""),
        Cell(_(STATES[state]), "faint" if state == NOT_DETERMINED else "soft"),
    ))  # fmt: skip


def _error(predicted: str, stated: str) -> int | None:
    p, a = level(predicted), level(stated)
    return None if p is None or a is None else a - p


def prediction_words(found: TwoWayOverview) -> str:
    """For each side that predicted: red lines foreseen and missed, how far off, against the mirror."""
    if not found.activities:
        return _("No activities have been selected for verdicts in both directions yet.")
    if not found.scores:
        return wording.nothing_predicted(len(found.activities))
    return wording.sentence(f"{_(PREDICTING[side])}: {_told(score)}" for side, score in found.scores.items())


def _told(score: PredictionScore) -> str:
    if score.mae is None:
        return _("no prediction can be compared with a statement yet")
    stated = len(score.hits) + len(score.missed)
    off = _("off by {levels} on average on {activities}, exact on {exact}").format(
        levels=levels(score.mae),
        activities=wording.activities_of(score.n, score.n + score.left_out),
        exact=score.exact,
    )
    kinds = (
        (_("missed {codes}"), score.missed),
        (_("phantom {codes}"), score.phantom),
        (_("dangerous surprise {codes}"), score.dangerous),
    )
    lines = [
        _("red lines foreseen {n}").format(n=wording.of(len(score.hits), stated)),
        *(words.format(codes=counted(len(codes), codes)) for words, codes in kinds if codes),
    ]
    parts = [off, ", ".join(lines) if stated or score.phantom else ""]
    if score.mirror_mae is not None:
        parts.append(_mirrored(score.mirror_mae, wording.against_mirror(score)))
    return "; ".join(part for part in parts if part)


def _mirrored(mirror: Fraction, skill: str) -> str:
    words = _("assuming that the other thinks alike would have been off by {levels}").format(
        levels=levels(mirror)
    )
    return f"{words} ({skill})" if skill else words


# -- red lines in words ----------------------------------------------------------------------------------


def _red_lines(looked: ReportContext) -> Finding:
    field = anticipation_field(looked.template)
    held = looked.held
    if field is None:  # pragma: no cover - asked before
        return Finding("", "")
    if looked.waits(field):
        return Finding(_("Were red lines anticipated?"), waiting(label_of(field)))
    lines = held.dialogue.listed(RedLine, held.session, field.items)
    judged = [
        (one, side_of(looked, one), entry.value if entry else "")
        for one in lines
        for entry in (held.dialogue.entry(held.session, field.entry_field, one.id),)
    ]
    return Finding(
        title=_("Were red lines anticipated?"),
        words=anticipation_words([(side, value) for _line, side, value in judged], _late_sides(looked)),
        method=_(WORDED),
        columns=(
            Column(_("No."), 56),
            Column(_("Holder"), 104),
            Column(_("The line, as stated"), 0),
            Column(_("Judged by"), 104, spare=1),
            Column(_("Anticipated?"), 160),
        ),
        rows=tuple(_line_row(looked, one, side, value) for one, side, value in judged),
        source=looked.source(field.key),
        markings=looked.markings((field,)),
    )


def side_of(looked: ReportContext, line: RedLine) -> str:
    """The side that holds a red line; empty if it is nobody's."""
    if line.holder in SIDES:
        return line.holder
    return answerer(looked.held.dialogue, line.holder).side if line.holder else ""


def _line_row(looked: ReportContext, line: RedLine, side: str, value: str) -> Row:
    item: Item = item_for(looked.held.dialogue, line)
    return Row(row_id(line.id), (
        code_cell(item),
        Cell(answerer(looked.held.dialogue, line.holder).name if line.holder else ""),
        Cell(line.statement, "quote"),
        Cell(side_name(OTHER[side]) if side else "", "soft"),
        Cell(scale("ANTICIPATION").shown(value) if value else _("not recorded"),
             {"NOT": "bad", "": "faint"}.get(value, "")),  # type: ignore[arg-type]
    ))  # fmt: skip


def _late_sides(looked: ReportContext) -> tuple[str, ...]:
    """The sides whose predictions in words all came after the fact."""
    held = looked.held
    return tuple(side for side in SIDES if only_late(held.dialogue, held.session, side))


def anticipation_words(judged: list[tuple[str, str]], late: Sequence[str] = ()) -> str:
    """For each side as predictor: how many of the other's lines it anticipated. (holder's side, code); of
    those that are ``late`` only that they are not counted.
    """
    if not judged:
        return _("No red lines have been stated in this session yet.")
    parts = []
    for side, other in OTHER.items():
        codes = [value for holder, value in judged if holder == other]
        if not codes:
            continue
        if side in late:
            words = _("{side}: predicted after the fact, so nothing is counted")
            parts.append(words.format(side=the_side(side)))
            continue
        surprise, n = text_surprise(codes)
        if surprise is None:
            parts.append(ngettext(
                "{side}: the one red line of the other has not been judged",
                "{side}: none of {n} red lines of the other has been judged",
                len(codes),
            ).format(side=the_side(side), n=len(codes)))  # fmt: skip
            continue
        counts = Counter(codes)
        told = ngettext(
            "{side} anticipated {n} of {total} red line of the other, {part} in part, {none} not: surprise "
            "{surprise}",
            "{side} anticipated {n} of {total} red lines of the other, {part} in part, {none} not: surprise "
            "{surprise}",
            n,
        )
        parts.append(told.format(
            side=the_side(side), n=counts["ANT"], total=n, part=counts["PART"], none=counts["NOT"],
            surprise=wording.number(float(surprise)),
        ))  # fmt: skip
    return wording.sentence(parts)


# -- from the inside -------------------------------------------------------------------------------------


def _from_inside(looked: ReportContext) -> tuple[Finding, ...]:
    """The alliance's predictions beside the allies' verdicts, where the external file is open too."""
    outside, field = looked.outside, verdict_field(looked.template)
    if outside is None or field is None or not answers(outside.template):
        return ()
    title = _("What the alliance expected of Russia")
    for one, where in ((field, looked), (_hidden(outside), outside)):
        if one is not None and where.waits(one):
            return (Finding(title, waiting(label_of(one)), notice=_(BOTH_TRACKS)),)
    overview = looked.overview()
    if overview is None:  # pragma: no cover - there is a field
        return ()
    held = outside.held
    found = two_way(held.dialogue, held.session, held.template)
    score = found.scores.get(ALLIANCE)
    words = (
        f"{_(PREDICTING[ALLIANCE])}: {_told(score)}."
        if score is not None
        else _("No prediction of the alliance is open.")
    )
    return (
        Finding(
            title=title,
            words=words,
            method=f"{_(METHOD)} {_(OWN_ONLY)}",
            columns=(
                Column(_("Code"), 80),
                Column(_("Activity"), 0),
                Column(_("Alliance expected"), 128),
                Column(_("Russia stated"), 128),
                Column(_("Error"), 56),
                Column(_("Finding"), 200),
                Column(_("Released verdict"), 120, spare=2),
                Column(_("Allies' median"), 96, spare=1),
                Column(_("Answers"), 72, spare=1),
                Column(_("Unity of allies"), 200),
            ),
            rows=tuple(
                _beside_row(one, other, place)
                for place, (one, other) in enumerate(matched(overview, found))
                if score is not None
            ),
            source=looked.source(field.key),
            markings=(*looked.markings((field,)), "ALLY"),
            notice=_(BOTH_TRACKS),
        ),
    )


def _beside_row(one: ActivityUnity, other: TwoWay, place: int) -> Row:
    made = guess(other, ALLIANCE)
    median = wording.number(one.unity.median) if one.unity.median is not None else ""
    return Row(row_id(one.item.id), (
        code_cell(one.item),
        title_cell(one.item),
        answer_cell(made.predicted),
        answer_cell(made.stated),
        step_cell(_error(made.predicted, made.stated)),
        Cell(made.finding, "bad" if made.grave else ""),
        answer_cell(made.mirror),
        Cell(median),
        count_cell(one.unity.n, one.unity.seats),
        label_cell(one.unity, place),
    ))  # fmt: skip
