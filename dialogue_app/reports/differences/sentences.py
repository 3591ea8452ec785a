"""What is said of differences: how many can be clarified, managed or lived with, what is not settled yet."""

from __future__ import annotations

from dialogue_app.charts import wording
from dialogue_app.core.scales import scale
from dialogue_app.reports.differences.content import DifferenceReport
from dialogue_app.reports.overview import short
from dialogue_app.reports.phrases import counted, sentence
from dialogue_app.reports.report import Overview, Part, Weight
from dialogue_app.support.translation import N_, _, ngettext

_OUTLOOKS: dict[str, tuple[str, Weight]] = {
    "CLARIFY": (N_("to clarify"), "full"),
    "MANAGE": (N_("manageable"), "half"),
    "LIVE": (N_("to be lived with"), "hatched"),
}


def sentences(difference_report: DifferenceReport) -> tuple[str, ...]:
    """The finding first. There is at least one difference."""
    total = len(difference_report.rows)
    recorded = ngettext("{n} difference is recorded", "{n} differences are recorded", total).format(n=total)
    told = [sentence(recorded)]
    prospects = {
        code: [row.code for row in difference_report.of_prospect(code)] for code in scale("PROSPECT").codes
    }
    if any(prospects.values()):
        told.append(
            wording.sentence(
                f"{scale('PROSPECT').shown(code)}: {counted(len(codes), codes)}"
                for code, codes in prospects.items()
                if codes
            )
        )
    unsettled = [row.code for row in difference_report.rows if not row.settled]
    if unsettled:
        told.append(sentence(_("Not settled yet: {codes}").format(codes=counted(len(unsettled), unsettled))))
    unclassified = [row.code for row in difference_report.rows if not row.nature]
    if unclassified:
        codes_of = counted(len(unclassified), unclassified)
        told.append(sentence(_("Without a nature: {codes}").format(codes=codes_of)))
    return tuple(told)


def overview(difference_report: DifferenceReport) -> Overview:
    """How many differences can be clarified, managed, or only lived with. There is at least one."""
    parts = tuple(
        Part(_(name), len(difference_report.of_prospect(code)), weight)
        for code, (name, weight) in _OUTLOOKS.items()
    )
    told = ", ".join(f"{part.n} {part.name}" for part in parts if part.n)
    total, settled = len(difference_report.rows), sum(row.settled for row in difference_report.rows)
    recorded = ngettext("{n} difference is recorded", "{n} differences are recorded", total).format(n=total)
    nothing = sentence(recorded, _("the prospect of none is settled yet"))
    rest = total - sum(part.n for part in parts)
    return Overview(
        short(sentence(told), sentence(recorded)) if told else short(nothing),
        wording.differences_of(settled, total),
        (*parts, Part(_("undetermined or not settled"), rest, "open")),
    )
