"""What is said of zones: how many activities lie in another one now, from which to which."""

from __future__ import annotations

from dialogue_app.analyses.both_sides.zone_change import ZoneChange
from dialogue_app.analyses.both_sides.zones import UNKNOWN, ZONES
from dialogue_app.charts import wording
from dialogue_app.reports.continuity.sentences import left_out
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _, ngettext


def sentences(zone_change: ZoneChange) -> tuple[str, ...]:
    """There is at least one activity that stands in both sessions."""
    judged = [move for move in zone_change.moves if (move.before, move.after) != (UNKNOWN, UNKNOWN)]
    if not judged:
        nobody = _("No activity has been judged by both sides in either session.")
        return (nobody, *left_out(zone_change.reworded))
    moved = [(pair, codes) for pair, codes in zone_change.table.items() if codes and pair[0] != pair[1]]
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
    if unknown := len(zone_change.moves) - len(judged):
        words = _("Not judged by both sides in either session: {activities}")
        share = wording.activities_of(unknown, len(zone_change.moves))
        told.append(sentence(words.format(activities=share)))
    return (*told, *left_out(zone_change.reworded))


def overview(zone_change: ZoneChange) -> Overview:
    """How many activities lie in another zone than in the session before. There is at least one activity."""
    judged = [move for move in zone_change.moves if (move.before, move.after) != (UNKNOWN, UNKNOWN)]
    moved = [one.item.code for one in judged if one.before != one.after]
    said = ngettext(
        "{activities} lies in another zone", "{activities} lie in another zone", len(moved)
    ).format(activities=wording.activities_of(len(moved), len(judged)))
    nothing = _("No activity has been judged by both sides in either session.")
    return Overview(
        with_codes(said, "{codes}", moved) if judged else nothing,
        wording.activities_of(len(judged), len(zone_change.moves)),
        (
            Part(_("the same zone"), len(judged) - len(moved), "full"),
            Part(_("another zone"), len(moved), "hatched"),
            Part(_("not judged"), len(zone_change.moves) - len(judged), "open"),
        ),
    )
