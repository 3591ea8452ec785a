"""The bottom line in five sentences: generated, neutral, each with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue_app.analyses.judgements.unity import ISOLATED_RESERVATION, UNITED, UNITED_ON_THE_RULE, unity
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity
from dialogue_app.analyses.line_status import is_open
from dialogue_app.charts import wording
from dialogue_app.core.commands.common_line import bracketed, in_the_text
from dialogue_app.core.domain_records import Difference, LineParagraph, Reservation
from dialogue_app.core.records import Entry, SelectedItem
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.party_names import code, is_named, may_count
from dialogue_app.support.translation import _, ngettext

MOST_ISOLATED, MOST_PLACES, LONGEST_TITLE = 3, 6, 76
OUTSTANDING = ("NI", "WH", "")


def sentences(printing: Printing, found: Findings) -> list[str]:
    """Five sentences at most; fewer where there is nothing to say."""
    makers = (_agreement, _divided, _alone, _seams_or_line, _outstanding)
    texts = [text for make in makers if (text := make(printing, found))]
    return texts or [left_out.nothing_words(printing, _("Nothing has been recorded in this session yet."))]


def _agreement(printing: Printing, found: Findings) -> str:
    if found.overview is None or not found.overview.activities:
        none = _("No activities have been judged in this session.")
        return left_out.nothing_words(printing, none, SelectedItem)
    total = len(found.overview.activities)
    if not found.ranked:
        words = ngettext(
            "On the one activity there are not enough answers yet for a result.",
            "On none of the {n} activities there are enough answers yet for a result.",
            total,
        )
        return words.format(n=total)
    agreed = [one.unity for one in found.ranked if one.unity.label in (UNITED, UNITED_ON_THE_RULE)]
    outside = sum(1 for one in agreed if one.outside)
    words = _(
        "On {activities} allies agree that Russia would be outside the rules of the game; "
        "on {inside} that it would be inside them."
    ).format(activities=wording.activities_of(outside, total), inside=len(agreed) - outside)
    if found.unranked:
        words += " " + _("On {n} of {total} there are not enough answers.").format(
            n=len(found.unranked), total=total
        )
    return words


def _divided(printing: Printing, found: Findings) -> str:
    if not found.ranked:
        return ""
    one = found.ranked[0]
    if not found.not_united:
        if one.unity.label == UNITED:
            return _("No activity divides allies; on all that have enough answers they are united.")
        return _("No activity divides allies on the rule; they differ most on how severe {what} is.").format(
            what=_called(printing, one)
        )
    what = _called(printing, one)
    if not may_count(printing):
        return _("They part most over {what}.").format(what=what)
    words = _(
        "They part most over {what}: {inside} inside the rules, {outside} outside them ({given} answered)"
    )
    made = words.format(
        what=what,
        inside=len(one.unity.inside),
        outside=len(one.unity.outside),
        given=wording.of(one.unity.n, one.unity.seats),
    )
    reds = sum(value == "5" for value in one.answers.values())
    if reds:
        lines = ngettext("{n} draws a red line", "{n} draw a red line", reds).format(n=reds)
        return f"{made}; {lines}."
    return f"{made}."


def _called(printing: Printing, one: ActivityUnity) -> str:
    title = printing.own(one.item.title)
    if len(title) > LONGEST_TITLE:
        title = title[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return f"{title} ({printing.own(one.item.code)})" if one.item.code else title


def _alone(printing: Printing, found: Findings) -> str:
    isolated = [one for one in found.ranked if one.unity.label == ISOLATED_RESERVATION]
    if not isolated or not may_count(printing):
        return _expected(printing, found)
    parts = []
    for one in isolated[:MOST_ISOLATED]:
        (party,) = one.unity.minority
        inside = party in one.unity.inside
        words = (
            _("{party} alone judges {code} to be inside the rules ({rest} of {n} outside)")
            if inside
            else _("{party} alone judges {code} to be outside the rules ({rest} of {n} inside)")
        )
        who = code(printing, party) if is_named(printing) else _("One ally")
        parts.append(
            words.format(party=who, code=printing.own(one.item.code), rest=one.unity.n - 1, n=one.unity.n)
        )
    text = "; ".join(parts)
    more = len(isolated) - len(parts)
    if more:
        text += "; " + ngettext(
            "so it is on {n} further activity", "so it is on {n} further activities", more
        ).format(n=more)
    return text + "."


def _expected(printing: Printing, found: Findings) -> str:
    """Where allies stand on Russia's place in ten years, if that was asked."""
    field = printing.template.role(Role.PREFERRED_PLACE)
    if field is None:
        return ""
    cells = printing.dialogue.item_entries(printing.session.id, field.entry_field)
    seats = printing.dialogue.seats(printing.session.id)
    answers = {seat.party: _value(cells.get((seat.party, "", 1))) for seat in seats}
    result = unity(answers, cut=False, thresholds=thresholds_of(printing.dialogue))
    if result.low is None or result.high is None or not result.n:
        return ""
    low, high = (wording.answer(str(one), field.scale) for one in (result.low, result.high))
    return _(
        "On Russia's place in ten years answers reach from “{low}” to “{high}” ({label}, {given} answered)."
    ).format(low=low, high=high, label=result.shown.lower(), given=wording.of(result.n, result.seats))


def _value(entry: Entry | None) -> str:
    return entry.value if entry else ""


def _seams_or_line(printing: Printing, found: Findings) -> str:
    judged = found.judged_by_russia()
    if found.seams() or (judged and judged == len(found.not_united)):
        seams = list(dict.fromkeys(printing.own(one.item.code) for one, _faced in found.seams()))
        if not seams:
            return ngettext(
                "The one activity on which allies are not united Russia does not regard as inside the rules "
                "when it does it.",
                "Of the {n} activities on which allies are not united, Russia regards none as inside the "
                "rules when it does it.",
                len(found.not_united),
            ).format(n=len(found.not_united))
        return ngettext(
            "Russia regards its own conduct as inside the rules in the one activity on which allies are not "
            "united ({codes}): there testing is most likely.",
            "Russia regards its own conduct as inside the rules in {k} of the {n} activities on which allies "
            "are not united ({codes}): there testing is most likely.",
            len(found.not_united),
        ).format(k=len(seams), n=len(found.not_united), codes=_some(seams))
    return _line(printing) or _differences(printing)


def _line(printing: Printing) -> str:
    paragraphs = in_the_text(printing.dialogue.listed(LineParagraph, printing.session.id))
    if not paragraphs:
        return ""
    agreed = sum(one.status == "AGR" for one in paragraphs)
    held = len(bracketed(paragraphs))
    kept = printing.dialogue.listed(Reservation, printing.session.id)
    still = sum(is_open(one) for one in kept)
    of = ngettext("Of {n} paragraph", "Of {n} paragraphs", len(paragraphs)).format(n=len(paragraphs))
    words = _("{paragraphs} of the common line {agreed} and {held}").format(
        paragraphs=of,
        agreed=ngettext("{n} is agreed", "{n} are agreed", agreed).format(n=agreed),
        held=ngettext("{n} holds brackets", "{n} hold brackets", held).format(n=held),
    )
    if kept:
        which = wording.reservations_of(still, len(kept))
        words += "; " + ngettext("{which} is open", "{which} are open", still).format(which=which)
    return f"{words}."


def _differences(printing: Printing) -> str:
    recorded = printing.dialogue.listed(Difference, printing.session.id)
    if not recorded:
        return ""
    first = sum(one.must_settle == "S" for one in recorded)
    return ngettext(
        "{differences} is to be settled before speaking to Moscow.",
        "{differences} are to be settled before speaking to Moscow.",
        first,
    ).format(differences=wording.differences_of(first, len(recorded)))


def _some(codes: list[str]) -> str:
    shown = ", ".join(codes[:MOST_PLACES])
    return shown if len(codes) <= MOST_PLACES else shown + " …"


def _outstanding(printing: Printing, found: Findings) -> str:
    if printing.withheld.uncounted:
        return _("Some answers are outstanding.")
    if found.overview is None or not found.overview.activities:
        return ""
    asked = sum(one.unity.seats for one in found.overview.activities.values())
    waiting = list(waiting_cells(found))
    if not waiting:
        given = sum(one.unity.n for one in found.overview.activities.values())
        return (
            ngettext(
                "No answer is outstanding: {n} of {asked} is a level, the others are “No position”.",
                "No answer is outstanding: {n} of {asked} are levels, the others are “No position”.",
                given,
            ).format(n=given, asked=asked)
            if given < asked
            else ngettext(
                "No answer is outstanding: the one asked for is given.",
                "No answer is outstanding: {n} of {n} are given.",
                asked,
            ).format(n=asked)
        )
    if not may_count(printing):
        return _("Some answers are outstanding.")
    words = ngettext(
        "{n} answer of {asked} is outstanding", "{n} answers of {asked} are outstanding", len(waiting)
    ).format(n=len(waiting), asked=asked)
    places: dict[tuple[str, str], list[str]] = {}
    for party, status, one in waiting:
        places.setdefault((party, status), []).append(printing.own(one.item.code))
    if is_named(printing) and len(waiting) <= MOST_PLACES:
        named = "; ".join(
            _("{party} on {codes} ({status})").format(
                party=code(printing, party), codes=", ".join(codes), status=_status(status)
            )
            for (party, status), codes in places.items()
        )
        return f"{words}: {named}."
    counts = {one: sum(status == one for _p, status, _a in waiting) for one in OUTSTANDING}
    named = ", ".join(f"{_status(one)} {n}" for one, n in counts.items() if n)
    return f"{words}: {named}."


def _status(status: str) -> str:
    shown = scale("VERDICT_STATUS").shown(status)
    return shown[:1].lower() + shown[1:]


def waiting_cells(found: Findings) -> Iterator[tuple[str, str, ActivityUnity]]:
    """(party, status, activity) of every verdict that may still appear, by party in the order of seats."""
    if found.overview is None:
        return
    for party in found.overview.parties:
        for one in found.overview.activities.values():
            status = one.answers.get(party.id, "")
            if status in OUTSTANDING:
                yield party.id, status, one
