"""Seams: where allies are not united and Russia judges its own conduct inside the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.analyses.both_sides.track_pairs import Judged, apart, paired
from dialogue_app.analyses.both_sides.zones import ZONES
from dialogue_app.analyses.judgements.unity_overview import verdict_field
from dialogue_app.core.records import ALLIANCE
from dialogue_app.reports.both_tracks import BOTH_TRACKS, matching_words
from dialogue_app.reports.cells import Answer, CellText, Share, WrittenText
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import until_reveal
from dialogue_app.reports.phrases import counted, sentence
from dialogue_app.reports.report import Report, ReportColumn, ReportRow, Table
from dialogue_app.reports.rules.pairs import SEAMS, ConductPair, countable, pairs, seams_json
from dialogue_app.reports.rules.report import answers
from dialogue_app.reports.rules.table import activity_cell
from dialogue_app.support.translation import N_, _, ngettext

KEY = "seams"
METHOD = N_(
    "A seam is an activity on which allies are not united (isolated reservation, divided or polarised) "
    "and which Russia judges inside the rules, at level 1 or 2, when it does it itself. Activities are "
    "matched by their code and context."
)


def report(context: ReportContext) -> Report | None:
    """The seams, where the external file is open too."""
    outside, field = context.outside, verdict_field(context.template)
    if outside is None or field is None or answers(context.template) or not answers(outside.template):
        return None
    own = direction_fields(outside.template, "VERDICT").get("on_self")
    if own is None:
        return None
    heading, notice = _("Seams"), _(BOTH_TRACKS)
    for template_field, where in ((field, context), (own, outside)):
        if where.waits(template_field):
            return until_reveal(KEY, label_of(template_field), title=heading, notice=notice)
    overview = countable(context)
    if overview is None or not outside.name(ALLIANCE):
        withheld = _("Who judges what is withheld by the attribution rule, so that no seam can be named.")
        return Report(
            key=KEY,
            title=heading,
            sentences=(withheld,),
            json=dict.fromkeys(SEAMS),
            notice=notice,
            nothing=True,
        )
    faced = outside.faced()
    conduct_pairs = tuple(
        replace(pair, inside=context.activity(pair.inside)) for pair in pairs(overview, faced)
    )
    inside = tuple(overview.activities.values())
    told = (
        *sentences(conduct_pairs),
        *matching_words(inside, faced.activities),
        *_left_out(inside, faced.activities),
    )
    if not conduct_pairs:
        return Report(key=KEY, title=heading, sentences=told, method=_(METHOD), notice=notice)
    outside.reader.rests_on(own, {pair.outside.item.id for pair in conduct_pairs})
    return Report(
        key=KEY,
        title=heading,
        sentences=told,
        method=_(METHOD),
        table=_table(conduct_pairs),
        json=seams_json(overview, faced),
        source=context.source(field.key),
        markings=(*context.markings((field,)), *outside.markings((own,)), "ALLY"),
        notice=notice,
    )


def sentences(conduct_pairs: Sequence[ConductPair]) -> tuple[str, ...]:
    """The seams by code, among the activities of which it can be told."""
    if not conduct_pairs:
        return (_("No activity stands in both tracks yet."),)
    judged = [pair for pair in conduct_pairs if pair.judged]
    if not judged:
        words = ngettext(
            "Of the one activity that stands in both tracks it cannot be told yet whether it is a seam.",
            "Of none of {n} activities that stand in both tracks can it be told yet whether it is a seam.",
            len(conduct_pairs),
        )
        return (words.format(n=len(conduct_pairs)),)
    seams = list(dict.fromkeys(pair.inside.item.code for pair in judged if pair.seam))
    n = sum(pair.seam for pair in judged)
    which = ngettext(
        "{n} of {total} activity that is judged in both tracks",
        "{n} of {total} activities that are judged in both tracks",
        len(judged),
    ).format(n=n, total=len(judged))
    words = ngettext(
        "{activities} is a seam: allies are not united, and Russia judges its own conduct inside the rules",
        "{activities} are seams: allies are not united, and Russia judges its own conduct inside the rules",
        n,
    ).format(activities=which)
    told = sentence(f"{words}: {', '.join(seams)}" if seams else words)
    waiting_for = [pair.inside.item.code for pair in conduct_pairs if not pair.judged]
    if not waiting_for:
        return (told,)
    left = _("Not judged in both tracks, so that it cannot be told: {codes}")
    return told, sentence(left.format(codes=counted(len(waiting_for), waiting_for)))


def _left_out(inner: Sequence[Judged], outer: Sequence[Judged]) -> tuple[str, ...]:
    """How many activities stand in one track alone, or there in one context more."""
    met = {judged.item.id for pair in paired(inner, outer) for judged in pair}
    told = set(apart(inner, outer))
    codes = [judged.item.code for judged in (*inner, *outer) if judged.item.id not in met]
    alone = [code for code in codes if code not in told]
    words = _("In one of the tracks only, or there in one context more, and left out: {codes}")
    return (sentence(words.format(codes=counted(len(alone), alone))),) if alone else ()


def _table(conduct_pairs: Sequence[ConductPair]) -> Table:
    columns = (
        ReportColumn(_("Code"), 10),
        ReportColumn(_("Activity")),
        ReportColumn(_("Seam"), 8),
        ReportColumn(_("Unity of allies"), 26),
        ReportColumn(_("Answers"), 9),
        ReportColumn(_("Released verdict"), 17, spare=2),
        ReportColumn(_("Russia on itself"), 17),
        ReportColumn(_("Zone"), 20, spare=1),
    )
    ordered = sorted(conduct_pairs, key=lambda pair: not pair.seam)
    return Table(columns, tuple(_row(pair, place) for place, pair in enumerate(ordered)))


def _row(pair: ConductPair, place: int) -> ReportRow:
    item, unity = pair.inside.item, pair.inside.unity
    return ReportRow(
        (
            WrittenText(item.code, "strong"),
            activity_cell(item),
            CellText(_("seam") if pair.seam else "", "strong"),
            CellText(unity.shown, "strong", order=str(place)),
            Share(unity.n, unity.seats),
            Answer(pair.outside.said.value("on_other", ALLIANCE)),
            Answer(pair.own),
            CellText(_(ZONES[pair.outside.zone.zone])),
        ),
        item.id,
        more=pair.outside.item.id,
    )
