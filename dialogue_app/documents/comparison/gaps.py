"""Parts 4 to 8: lines not communicated, signals misread, differences of one track, exposure, what next."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.track_pairs import paired
from dialogue_app.analyses.both_sides.zones import CONTESTED, CONTESTED_RED_LINE, UNKNOWN
from dialogue_app.analyses.line_status import is_open
from dialogue_app.analyses.prospect import settled_prospect
from dialogue_app.analyses.signal_outcome import MISREAD, NOT_DETERMINED
from dialogue_app.analyses.signals import signals
from dialogue_app.core.commands.common_line import bracketed
from dialogue_app.core.domain_records import Difference, RedLine, Reservation, Signal
from dialogue_app.core.records import ALLIANCE, RUSSIA, CatalogueItem
from dialogue_app.core.scales import scale
from dialogue_app.documents.comparison.two_tracks import RELEASED, TwoTracks
from dialogue_app.documents.internal_brief.bottom_line import seam_sentence
from dialogue_app.documents.internal_brief.strips import title_words
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, points, soft, table
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.phrases import left_out
from dialogue_app.documents.phrases.left_out import has_printed, nothing
from dialogue_app.documents.phrases.party_names import among
from dialogue_app.documents.phrases.values import numbered, option
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _, ngettext

QUIET = ("AMB", "NOT")


def not_communicated(both: TwoTracks) -> list[Flowable]:
    """Lines held inside that the other side has not been told, with how they are to be communicated."""
    printing = both.inner
    told = {key for release in both.releases() if release.status == RELEASED for key in release.sources}
    body: list[tuple[Words, ...]] = []
    for line in _lines(both):
        if line.id in told and line.comm_mode not in QUIET:
            continue
        mode = option(printing, "COMM_MODE", line.comm_mode) if line.comm_mode else _("Not recorded")
        state = _("released all the same") if line.id in told else _("not released")
        weak = printing.own(line.weak_reason)
        body.append(((bold(printing.own(line.code)),), printing.quote(line.statement), mode, state, weak))
    if not body and not _lines(both):
        return [nothing(printing, _("No line is recorded inside."), RedLine)]
    if not body:
        return [paragraph(printing, _("Every line that is printed here has been released."))]
    heads = (_("No."), _("Line"), _("Communicated"), _("Released"), _("Accepted as weak because"))
    widths = (30.0, styles.WIDTH - 360, 90.0, 80.0, 160.0)
    return table(printing, widths, heads, body, cell_styles=("cell", "cell_quote"))


def _lines(both: TwoTracks) -> list[RedLine]:
    return both.inner.listed(RedLine)


def misread(both: TwoTracks) -> list[Flowable]:
    """How the signals of the external session were read."""
    return section(both.outer, "signals", under=(both.inner,), absent=True)


def of_one_track(both: TwoTracks) -> list[Flowable]:
    """Differences that only one track records; those of both on the same activity beside each other."""
    inner, outer = (
        _differences(both, both.inner.session.id, inside=True),
        _differences(both, both.held.session),
    )
    pairs = [
        (one, other, sorted(mine & theirs)) for one, mine in inner for other, theirs in outer if mine & theirs
    ]
    paired = {one.id for pair in pairs for one in pair[:2]}
    texts: list[Words] = []
    texts += [_only(both, one, inside=True) for one, _codes in inner if one.id not in paired]
    texts += [_only(both, one, inside=False) for one, _codes in outer if one.id not in paired]
    for difference, other, codes in pairs:
        text = _("{inner} inside and {outer} outside bear on the same activity ({codes}).").format(
            inner=both.inner.own(difference.code), outer=both.outer.own(other.code), codes=", ".join(codes)
        )
        texts.append((soft(_("In both: ")), Run(text)))
    if not texts:
        some = both.inner if left_out.holds(both.inner, Difference) else both.outer
        return [nothing(some, _("Neither track records a difference."), Difference)]
    note = _(
        "Matched by the activities that they name; differences without a common one count as of one track."
    )
    return [*points(both.inner, texts), paragraph(both.inner, note, "note")]


def _differences(both: TwoTracks, session: str, *, inside: bool = False) -> list[tuple[Difference, set[str]]]:
    printing = both.inner if inside else both.outer
    result = []
    for difference in printing.dialogue.listed(Difference, session):
        if printing.prints(difference):
            items = (printing.dialogue.get(CatalogueItem, key) for key in difference.activities)
            result.append((difference, {item.code for item in items if item}))
    return result


def _only(both: TwoTracks, difference: Difference, *, inside: bool) -> list[Run]:
    printing = both.inner if inside else both.outer
    where = _("Only inside: ") if inside else _("Only outside: ")
    return [
        soft(where),
        bold(f"{printing.own(difference.code)}  "),
        Run(printing.quote(difference.statement)),
    ]


def exposure(both: TwoTracks) -> list[Flowable]:
    """Where disunity meets contested zones, and the seams beside them; nothing of the kind where no activity
    can be judged in both tracks.
    """
    printing = both.inner
    outside = both.faced.activities
    judged = [other for _one, other in paired(both.found.ranked, outside) if other.zone.zone != UNKNOWN]
    met = [
        (activity, other)
        for activity, other in paired(both.found.not_united, outside)
        if other.zone.zone == CONTESTED
    ]
    flowables: list[Flowable] = []
    if not judged:
        flowables.append(
            paragraph(printing, _("No activity has enough verdicts in both tracks to be compared."))
        )
    elif met:
        body: list[tuple[Words, ...]] = [
            (
                title_words(printing, activity.item.code, activity.item.title),
                among(printing, activity),
                _zone_words(CONTESTED_RED_LINE in other.zone.flags),
                _verdict(both, other.said.value("on_self", RUSSIA)),
            )
            for activity, other in met
        ]
        heads = (_("Activity"), _("Among allies"), _("Zone"), _("Russia on itself"))
        flowables += table(printing, (styles.WIDTH - 300, 110.0, 100.0, 90.0), heads, body)
    else:
        flowables.append(paragraph(printing, _("No activity is contested outside and divided inside.")))
    if both.found.seams():
        flowables.append(paragraph(printing, seam_sentence(printing, both.found)))
    return flowables


def _zone_words(red: bool) -> str:
    return _("Contested, contested red line") if red else _("Contested")


def _verdict(both: TwoTracks, value: str) -> str:
    return numbered(both.outer, "VERDICT", value) if value.isdigit() else scale("VERDICT_STATUS").shown(value)


def what_next(both: TwoTracks) -> list[Flowable]:
    """What both files leave open, as points for the next session; nothing where they have printed nothing
    that could be open.
    """
    texts = [*_next_inside(both), *_next_outside(both)]
    if not texts and not any(has_printed(printing) for printing in (both.inner, both.outer)):
        return []
    return points(both.inner, texts or [_("Nothing that is printed here is open.")])


def _next_inside(both: TwoTracks) -> list[Words]:
    result: list[Words] = []
    held = [both.inner.own(line_paragraph.number) for line_paragraph in bracketed(both.paragraphs())]
    if held:
        result.append(
            _("Settle the brackets in paragraph {numbers} of the common line.").format(
                numbers=", ".join(held)
            )
        )
    kept = both.inner.dialogue.listed(Reservation, both.inner.session.id)
    still = sum(is_open(reservation) and both.inner.disclosure.prints(reservation) for reservation in kept)
    if still:
        text = ngettext("Return to {n} open reservation.", "Return to {n} open reservations.", still)
        result.append(text.format(n=still))
    waiting = sum(len(activity.unity.statuses["NI"]) for activity in both.inside())
    if waiting:
        text = ngettext(
            "Obtain instructions on {n} verdict.", "Obtain instructions on {n} verdicts.", waiting
        )
        result.append(text.format(n=waiting))
    seams = dict.fromkeys(both.inner.own(activity.item.code) for activity, _faced in both.found.seams())
    if seams:
        result.append(_("Take up among allies first: {codes}.").format(codes=", ".join(seams)))
    first = [
        both.inner.own(difference.code)
        for difference in both.inner.listed(Difference)
        if difference.must_settle == "S"
    ]
    if first:
        result.append(_("Settle before speaking to Moscow: {codes}.").format(codes=", ".join(first)))
    weak = [
        both.inner.own(line.code)
        for line in _lines(both)
        if line.comm_mode in QUIET and "N" in (line.focal, line.precise, line.verifiable, line.complete)
    ]
    if weak:
        result.append(
            _("Sharpen or drop the lines with a failed test: {codes}.").format(codes=", ".join(weak))
        )
    return result


def _next_outside(both: TwoTracks) -> list[Words]:
    result: list[Words] = []
    score = both.faced.scores.get(ALLIANCE)
    if score and (score.missed or score.dangerous):
        codes = dict.fromkeys((*score.missed, *score.dangerous))
        text = _("Ask about the red lines that were not foreseen: {codes}.")
        result.append(text.format(codes=", ".join(both.outer.own(code) for code in codes)))
    unclear = [
        _code(both, signal)
        for signal, reading in signals(both.held.dialogue, both.held.session).records
        if reading.result in (*MISREAD, NOT_DETERMINED) and not signal.next_time.strip()
    ]
    if unclear:
        result.append(_("Agree a clearer channel for signals {codes}.").format(codes=", ".join(unclear)))
    for prospect, words in (
        ("CLARIFY", _("Carry out and test again the clarifying steps of {codes}.")),
        ("OPEN", _("Read back again the positions in {codes}.")),
    ):
        codes_of = [
            both.outer.own(difference.code)
            for difference, _codes in _differences(both, both.held.session)
            if settled_prospect(difference) == prospect
        ]
        if codes_of:
            result.append(words.format(codes=", ".join(codes_of)))
    reviews = sorted(
        difference.review for difference, _codes in _differences(both, both.held.session) if difference.review
    )
    if reviews:
        result.append(_("First review date of a difference: {date}.").format(date=day(reviews[0])))
    return result


def _code(both: TwoTracks, signal: Signal) -> str:
    return both.outer.own(signal.code) or str(signal.position + 1)
