"""What is said of zones: how many activities lie in another one now, from which to which."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.zone_change import ZoneChange
from dialogue_app.analyses.both_sides.zones import UNKNOWN, ZONES
from dialogue_app.charts import wording
from dialogue_app.reports.continuity.sentences import left_out
from dialogue_app.reports.phrases import sentence
from dialogue_app.support.translation import _, ngettext


def sentences(found: ZoneChange) -> tuple[str, ...]:
    """There is at least one activity that stands in both sessions."""
    judged = [one for one in found.moves if (one.before, one.after) != (UNKNOWN, UNKNOWN)]
    if not judged:
        nobody = _("No activity has been judged by both sides in either session.")
        return (nobody, *left_out(found.reworded))
    moved = [(pair, codes) for pair, codes in found.table.items() if codes and pair[0] != pair[1]]
    n = sum(len(codes) for _pair, codes in moved)
    first = ngettext("{activities} lies in another zone", "{activities} lie in another zone", n).format(
        activities=wording.activities_of(n, len(judged))
    )
    which = "; ".join(
        _("from “{before}” to “{after}”: {codes}").format(
            before=_(ZONES[old]), after=_(ZONES[new]), codes=", ".join(codes)
        )
        for (old, new), codes in moved
    )
    told = [sentence(f"{first}: {which}" if which else first)]
    if unknown := len(found.moves) - len(judged):
        words = _("Not judged by both sides in either session: {activities}")
        share = wording.activities_of(unknown, len(found.moves))
        told.append(sentence(words.format(activities=share)))
    return (*told, *left_out(found.reworded))
