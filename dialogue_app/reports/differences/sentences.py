"""What is said of differences: how many can be clarified, managed or lived with, what is not settled yet."""

from __future__ import annotations

from dialogue_app.charts import wording
from dialogue_app.core.scales import scale
from dialogue_app.reports.differences.content import DifferenceReport
from dialogue_app.reports.phrases import counted, sentence
from dialogue_app.support.translation import _, ngettext


def sentences(found: DifferenceReport) -> tuple[str, ...]:
    """The finding first. There is at least one difference."""
    total = len(found.rows)
    recorded = ngettext("{n} difference is recorded", "{n} differences are recorded", total).format(n=total)
    told = [sentence(recorded)]
    prospects = {code: [row.code for row in found.of_prospect(code)] for code in scale("PROSPECT").codes}
    if any(prospects.values()):
        told.append(
            wording.sentence(
                f"{scale('PROSPECT').shown(code)}: {counted(len(codes), codes)}"
                for code, codes in prospects.items()
                if codes
            )
        )
    unsettled = [row.code for row in found.rows if not row.settled]
    if unsettled:
        told.append(sentence(_("Not settled yet: {codes}").format(codes=counted(len(unsettled), unsettled))))
    unclassified = [row.code for row in found.rows if not row.nature]
    if unclassified:
        codes_of = counted(len(unclassified), unclassified)
        told.append(sentence(_("Without a nature: {codes}").format(codes=codes_of)))
    return tuple(told)
