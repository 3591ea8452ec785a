"""What changed? This session compared with the one before: verdicts, zones and all that stands."""

from __future__ import annotations

from dialogue_app.analyses.change import SAME, ActivityChange, CellChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.analyses.session_change import session_before
from dialogue_app.charts import wording
from dialogue_app.charts.change_rows import NAMES, Changed, describe_change_rows
from dialogue_app.charts.reading import read_change
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.phrases import named, waiting
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import (
    Finding,
    answer_cell,
    code_cell,
    number_cell,
    row_id,
    title_cell,
)
from dialogue_app.ui.pages.analyses.stood import holds_any, standing_findings
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("What changed?")

METHOD = N_(
    "Activities are matched by the item of the catalogue and the context; where the wording changed, only "
    "if the chair recorded that the meaning is unchanged. Hardened: a higher level; softened: a lower "
    "one; newly stated: a status or blank became a level; withdrawn: the reverse. The change of the "
    "consensus index is that on the matched panel, the parties with a level both times; the raw indices "
    "stand beside it. A stricter verdict may raise unity: hardened only describes."
)


def answers(template: Template) -> bool:
    """Whether sessions leave verdicts, differences, red lines or texts that can be compared."""
    return verdict_field(template) is not None or holds_any(template)


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """Activities, the answers that are not the same, and what became of all that stood."""
    before = session_before(looked.held.dialogue, looked.held.session)
    if before is None:
        words = _("There is no earlier session in this file to compare with.")
        return (Finding("", words),)
    verdicts, stood = _verdicts(looked), standing_findings(looked, before)
    return (*verdicts, *stood) or (
        Finding("", _("Nothing that can be compared was recorded in both sessions."), _(METHOD)),
    )


def _verdicts(looked: ReportContext) -> tuple[Finding, ...]:
    field = verdict_field(looked.template)
    if field is None:
        return ()
    if any(key == field.entry_field for _session, key in looked.hidden):
        return (Finding("", waiting(label_of(field))),)
    found = read_change(looked.held)
    if found is None:  # pragma: no cover - there is a field and an earlier session
        return ()
    way = looked.source(field.key)
    markings = looked.markings((field,))
    shown = Finding(
        title="",
        words=change_words(found),
        method=_(METHOD),
        chart="change-rows" if found.change.activities else "",
        result=found,
        columns=(
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Before"), 200),
            Column(_("After"), 200),
            Column(_("Panel"), 64),
            Column(_("Index before"), 96, spare=1),
            Column(_("After"), 64, spare=1),
            Column(_("Change"), 72),
            Column(_("Raw"), 104, spare=2),
        ),
        rows=tuple(_activity_row(found, one) for one in found.change.activities),
        source=way,
        markings=markings,
    )
    if not found.change.activities:
        return (shown,)
    return (shown, Finding(
        title=_("Which answers changed?"),
        words=cell_words(found),
        columns=(
            Column(_("Code"), 80),
            Column(_("Activity"), 0),
            Column(_("Party"), 72),
            Column(_("Before"), 152),
            Column(_("After"), 152),
            Column(_("Change"), 136),
        ),
        rows=tuple(_cell_row(looked, found, one) for one in found.change.cells if one.kind != SAME),
        source=way,
        markings=markings,
    ))  # fmt: skip


def earlier(looked: ReportContext) -> bool:
    """Whether there is a session before this one."""
    return session_before(looked.held.dialogue, looked.held.session) is not None


def _activity_row(found: Changed, one: ActivityChange) -> Row:
    item = found.item(one)
    moved = one.label_before != one.label_after
    raw = [wording.number(value) for value in (one.raw_before, one.raw_after) if value is not None]
    return Row(row_id(one.item), (
        code_cell(item),
        title_cell(item),
        Cell(_(LABELS[one.label_before]), "soft"),
        Cell(_(LABELS[one.label_after]), "strong" if moved else "soft"),
        Cell(str(len(one.panel))),
        number_cell(one.panel_before),
        number_cell(one.panel_after),
        number_cell(one.delta, signed=True),
        Cell(" → ".join(raw), "soft"),
    ))  # fmt: skip


def _cell_row(looked: ReportContext, found: Changed, one: CellChange) -> Row:
    item = found.items.get(one.item)
    return Row(row_id(one.item, one.party), (
        Cell(one.activity, "strong"),
        title_cell(item) if item else Cell(),
        Cell(found.codes.get(one.party) or answerer(looked.held.dialogue, one.party).code),
        answer_cell(one.before),
        answer_cell(one.after),
        Cell(_(NAMES[one.kind])),
    ))  # fmt: skip


def change_words(found: Changed) -> str:
    """On how many activities the label changed, from which to which."""
    activities = found.change.activities
    if not activities:
        return describe_change_rows(found)
    told_both = [one for one in activities if one.labelled]
    moved = [one for one in told_both if one.label_before != one.label_after]
    told = "; ".join(
        _("{code} from “{before}” to “{after}”").format(
            code=one.activity, before=_(LABELS[one.label_before]), after=_(LABELS[one.label_after])
        )
        for one in moved[:6]
    )
    over = f"; {_('and {n} more').format(n=len(moved) - 6)}" if len(moved) > 6 else ""
    first = _("From {before} to {after}, unity has another label on {activities}").format(
        before=found.before, after=found.after, activities=wording.activities_of(len(moved), len(told_both))
    )
    few = len(activities) - len(told_both)
    return wording.sentence([
        "" if not told_both else f"{first}: {told}{over}" if moved else first,
        _("Not enough answers in {before} or {after} on {activities}").format(
            before=found.before, after=found.after, activities=wording.activities_of(few, len(activities))
        )
        if few
        else "",
        _("Left out because the wording changed: {codes}").format(codes=named(found.change.reworded))
        if found.change.reworded
        else "",
    ])  # fmt: skip


def cell_words(found: Changed) -> str:
    """How many answers changed in each way."""
    counts = found.change.counts
    total = len(found.change.cells)
    told = ", ".join(
        f"{counts[kind]} {_(name)}" for kind, name in NAMES.items() if kind != SAME and counts.get(kind)
    )
    same = counts.get(SAME, 0)
    first = ngettext("{answers} is the same", "{answers} are the same", same).format(
        answers=wording.answers_of(same, total)
    )
    return wording.sentence([f"{first}; {told}" if told else first])
