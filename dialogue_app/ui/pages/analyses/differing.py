"""What kind of differences, and what can be done about them? The register by nature and prospect."""

from __future__ import annotations

from dialogue_app.analyses.prospect import computed_prospect, prospect
from dialogue_app.charts import wording
from dialogue_app.charts.difference_grid import code_of
from dialogue_app.charts.reading import read_differences
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.phrases import counted
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.pages.analyses.analysis_tables import Finding, row_id
from dialogue_app.ui.widgets.rows.row_table import Cell, Column, Row

TITLE = N_("What kind of differences?")

METHOD = N_(
    "Nature by the peeling test: fact, perception, interest, norm, value; the first layer at which the "
    "difference would disappear. Prospect by the first rule that fits: undetermined while a position was "
    "not read back accurately; to clarify if it is one of fact or perception and both accept a step; "
    "manageable if both would accept, if conditionally, the restraint they ask for; to be lived with if "
    "one would not; else undetermined. Whoever records another prospect gives a reason; both are kept."
)


def answers(template: Template) -> bool:
    """Whether this template keeps a register of differences."""
    return _field(template) != ""


def _field(template: Template) -> str:
    listed = template.list_of("difference")
    return listed.key if listed is not None else ""


def findings(looked: ReportContext) -> tuple[Finding, ...]:
    """The differences recorded in the session."""
    found = read_differences(looked.held)
    if found is None:
        return ()
    return (
        Finding(
            title="",
            words=difference_words(found),
            method=_(METHOD),
            chart="difference-grid" if found else "",
            result=found,
            columns=(
                Column(_("No."), 56),
                Column(_("Statement"), 0),
                Column(_("Nature"), 168),
                Column(_("Prospect"), 216),
                Column(_("By the rule"), 200, spare=1),
            ),
            rows=tuple(_row(one) for one in found),
            source=looked.source(_field(looked.template)),
            markings=tuple(one.marking for one in found),
        ),
    )


def _row(one: Difference) -> Row:
    computed = computed_prospect(one)
    other = bool(one.prospect) and one.prospect != computed
    return Row(row_id(one.id), (
        Cell(code_of(one), "strong"),
        Cell(one.statement or one.title, "quote" if one.statement else ""),
        Cell(scale("NATURE").shown(one.nature) if one.nature else _("not classified"),
             "" if one.nature else "faint"),
        Cell(scale("PROSPECT").shown(prospect(one)), "strong" if other else ""),
        Cell(scale("PROSPECT").shown(computed) if other else _("the same"), "" if other else "faint"),
    ))  # fmt: skip


def difference_words(found: tuple[Difference, ...]) -> str:
    """How many can be clarified, managed, lived with, by number."""
    if not found:
        return _("No differences have been recorded in this session yet.")
    parts = []
    for code in scale("PROSPECT").codes:
        codes = [code_of(one) for one in found if prospect(one) == code]
        if codes:
            parts.append(f"{scale('PROSPECT').shown(code)}: {counted(len(codes), codes)}")
    total = ngettext("{n} difference is recorded", "{n} differences are recorded", len(found))
    unclassified = [code_of(one) for one in found if not one.nature]
    return wording.sentence([
        total.format(n=len(found)),
        *parts,
        _("Without a nature: {codes}").format(codes=counted(len(unclassified), unclassified))
        if unclassified
        else "",
    ])  # fmt: skip
