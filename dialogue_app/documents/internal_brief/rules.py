"""Rules of the game among allies: matrix, labels with their numbers, who stands apart, groups, middles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.groups import WIDTH, distances, groups, separations
from dialogue_app.analyses.judgements.unity import UNITED
from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, UnityOverview, verdict_field
from dialogue_app.charts import wording
from dialogue_app.charts.grouped_matrix import draw_grouped_matrix
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.records import SelectedItem
from dialogue_app.core.scales import STATUSES
from dialogue_app.documents.internal_brief.findings import (
    Findings,
    entry_of,
    in_print,
    index_words,
    shows_index,
)
from dialogue_app.documents.internal_brief.strips import range_note, title_words, verdict_rows
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, soft, table, together
from dialogue_app.documents.layout.chips import Chip, ChipHead, ChipRow, heads
from dialogue_app.documents.layout.figures import figure, ink, nameless
from dialogue_app.documents.layout.fonts import SANS
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code, is_named, may_count, statuses, these, unity_label
from dialogue_app.documents.phrases.seals import seal_notes
from dialogue_app.documents.sections.rating_matrix import MOST_ACROSS
from dialogue_app.reports.expected_median.content import MEDIANS
from dialogue_app.support.translation import _

CHIP, TITLE, LABEL = 22.0, 130.0, 96.0
MOST_IN_A_PICTURE = 24
MOST_EXTREMES = 6
MOST_RED_LINES = Fraction(1, 3)


def no_verdicts(printing: Printing) -> list[Flowable]:
    """What stands where no verdict can be printed."""
    field = verdict_field(printing.template)
    keys = (field.entry_field,) if field else ()
    return [nothing(printing, _("Nothing recorded."), SelectedItem, keys)]


def put_verdicts(printing: Printing, every: Sequence[ActivityUnity]) -> None:
    """Put down that all verdicts on these activities are printed, with the activities."""
    printing.put(*(one.item.record for one in every))
    printing.put_answers(verdict_field(printing.template), {one.item.id for one in every})


def matrix(printing: Printing, found: Findings) -> list[Flowable]:
    """Activity by ally with label, index, n of N and bounds; below it who stands apart, with reasons."""
    if found.overview is None or not found.overview.activities:
        return no_verdicts(printing)
    printing.use_scale("VERDICT")
    printing.use_scale("VERDICT_STATUS")
    every = tuple(found.overview.activities.values())
    put_verdicts(printing, every)
    made = (
        _named(printing, found.overview.parties, every) if is_named(printing) else _nameless(printing, every)
    )
    return [*made, *_apart(printing, every), *_inflation(printing, found.overview)]


def _named(printing: Printing, parties: Sequence[Answerer], every: Sequence[ActivityUnity]) -> list[Flowable]:
    if not parties:
        return no_verdicts(printing)
    parts = -(-len(parties) // MOST_ACROSS)
    across = -(-len(parties) // parts)
    made: list[Flowable] = []
    cell = min(CHIP, (styles.WIDTH - TITLE - LABEL) / across)
    codes = heads([printing.letters.plain(code(printing, party.id), SANS) for party in parties], cell)
    for start in range(0, len(parties), across):
        some = parties[start : start + across]
        body = [
            (
                title_words(printing, one.item.code, one.item.title),
                ChipRow([verdict_chip(one.answers.get(party.id, "")) for party in some], cell),
                label_words(one),
            )
            for one in every
        ]
        widths = (styles.WIDTH - LABEL - cell * len(some), cell * len(some), LABEL)
        commands = [
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("LEFTPADDING", (2, 0), (2, -1), 8),
            ("RIGHTPADDING", (2, 0), (2, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        made += table(
            printing, widths, ("", ChipHead(codes[start : start + across], cell), ""), body, commands=commands
        )
    return made


def verdict_chip(value: str) -> Chip:
    """A verdict as a chip; a status in grey."""
    return Chip(value, verdict=True, level=bool(value) and value not in STATUSES)


def label_words(one: ActivityUnity) -> Words:
    """The label, and below it what it rests on."""
    return (bold(one.unity.shown), soft("\n" + index_words(one)))


def _nameless(printing: Printing, every: Sequence[ActivityUnity]) -> list[Flowable]:
    note = range_note(printing)
    return [
        *verdict_rows(printing, every),
        *([paragraph(printing, note, "note")] if note else []),
    ]


def _apart(printing: Printing, every: Sequence[ActivityUnity]) -> list[Flowable]:
    """Outliers with their reasons; two camps where the label is Polarised; who gave no level."""
    made: list[Flowable] = []
    if not may_count(printing):
        return made
    body = [
        ((bold(printing.own(one.item.code)),), *(these(printing, camp) for camp in one.unity.camps))
        for one in every
        if one.unity.camps
    ]
    if body:
        heads = (_("Activity"), _("Inside the rules"), _("Outside the rules"))
        wide = (styles.WIDTH - 60) / 2
        part = table(printing, (60.0, wide, wide), heads, body)
        made += together(heading(printing, _("Two camps"), 2), part)
    rows: list[tuple[Words, ...]] = [row for one in every for row in _outliers(printing, one)]
    if rows:
        columns = (_("Activity"), _("Ally"), _("Verdict"), _("Stands apart"), _("Reason"))
        widths = (52.0, 46.0, 44.0, 128.0, styles.WIDTH - 270)
        made += together(
            heading(printing, _("Who stands apart, and why"), 2), table(printing, widths, columns, rows)
        )
    missing = [
        ((bold(printing.own(one.item.code)),), text)
        for one in every
        if (text := statuses(printing, one.unity.statuses))
    ]
    if missing:
        part = table(printing, (52.0, styles.WIDTH - 52), (_("Activity"), _("Without a level")), missing)
        made += together(heading(printing, _("Who gave no level, and why"), 2), part)
    return made


def _inflation(printing: Printing, overview: UnityOverview) -> list[Flowable]:
    """Whose verdicts are red lines more often than the method advises."""
    shares = [(one.id, *overview.red_line_share(one.id)) for one in overview.parties]
    often = [(party, reds, given) for party, reds, given in shares if given and reds > MOST_RED_LINES * given]
    if not often or not may_count(printing):
        return []
    if is_named(printing):
        who = ", ".join(f"{code(printing, party)} {wording.of(reds, given)}" for party, reds, given in often)
    else:
        who = these(printing, [party for party, _reds, _given in often])
    text = _(
        "More than a third of the verdicts are red lines: {who}. If everything is a red line nothing is."
    )
    return [paragraph(printing, text.format(who=who), "note")]


def _outliers(printing: Printing, one: ActivityUnity) -> list[tuple[Words, ...]]:
    rows: list[tuple[Words, ...]] = []
    for out in one.outliers:
        tests = [
            text
            for test, text in (
                (out.level, _("{delta} from the others’ median {others}")),
                (out.side, _("nearly alone on its side of the rules ({delta}, median {others})")),
            )
            if test
        ]
        by = "; ".join(
            tests[:1] if len(tests) == 1 else (tests[0], _("nearly alone on its side of the rules"))
        )
        words = by.format(delta=wording.signed(out.delta), others=wording.number(out.others))
        entry = entry_of(one, out.party)
        given = printing.own(entry.reason) if entry and entry.reason else _("no reason recorded")
        reason = given if is_named(printing) else _("not printed, as nobody may be named")
        rows.append(
            ((bold(printing.own(one.item.code)),), code(printing, out.party), str(out.value), words, reason)
        )
    return rows


def extremes(printing: Printing, found: Findings) -> list[Flowable]:
    """The most divided and the most united activities; those without enough answers apart, never ranked."""
    if not found.ranked:
        made = no_verdicts(printing)
    elif not may_count(printing):
        text = _("Activities are not ranked for fewer than five seats that may not be named.")
        return [paragraph(printing, text)]
    else:
        divided = found.ranked[:MOST_EXTREMES]
        united = [one for one in found.ranked if one.unity.label == UNITED]
        united.sort(key=lambda one: (-(one.consensus or 0), one.item.code))
        made = [
            *together(heading(printing, _("Most divided first"), 2), _listed(printing, divided)),
            *together(
                heading(printing, _("Most united first"), 2),
                _listed(printing, united[:MOST_EXTREMES])
                if united
                else [paragraph(printing, _("On no activity are allies united."))],
            ),
        ]
    if found.unranked:
        part = _listed(printing, found.unranked)
        made += together(heading(printing, _("Not enough answers, not ranked"), 2), part)
    return made


def _listed(printing: Printing, some: Sequence[ActivityUnity]) -> list[Flowable]:
    body: list[tuple[Words, ...]] = []
    for one in some:
        sides = (
            _("{inside} inside, {outside} outside").format(
                inside=len(one.unity.inside), outside=len(one.unity.outside)
            )
            if may_count(printing)
            else ""
        )
        index = index_words(one).replace("\n", "; ") if may_count(printing) else ""
        body.append(
            (
                title_words(printing, one.item.code, one.item.title),
                (bold(unity_label(printing, one)),),
                f"{index}; {agreement(one)}" if shows_index(one) and may_count(printing) else index,
                sides,
            )
        )
    return table(printing, (styles.WIDTH - 320, 120.0, 110.0, 90.0), (), body)


def agreement(one: ActivityUnity) -> str:
    """The second index."""
    return _("A {value}").format(value=wording.number(one.agreement)) if one.agreement is not None else ""


def _places(printing: Printing, overview: UnityOverview) -> dict[str, str]:
    """A place for each party by id, by which ties fall: in the order of the codes. Where they may not be
    named, in the order of their answers: else the table would tell which of two groups of one size is whose.
    """
    if is_named(printing):
        ordered = [one.id for one in sorted(overview.parties, key=lambda one: (one.code, one.id))]
    else:
        given = {
            party.id: [one.answers.get(party.id, "") for one in overview.activities.values()]
            for party in overview.parties
        }
        ordered = sorted(given, key=given.__getitem__)
    return {party: f"{number:04d}" for number, party in enumerate(ordered)}


def like_minded(printing: Printing, found: Findings) -> list[Flowable]:
    """Groups by number, who is in them, and the activities that set each apart."""
    if found.overview is None or not found.overview.parties or not found.overview.activities:
        return no_verdicts(printing)
    places = _places(printing, found.overview)
    # By code first, so that ties fall by alphabet, and by id, because one activity may stand in two contexts.
    keys = {f"{one.item.code} {key}": one for key, one in found.overview.activities.items()}
    answers = {
        key: {places[party]: value for party, value in one.answers.items()} for key, one in keys.items()
    }
    parties = list(places.values())
    between = distances(answers, parties)
    if not between:
        return [paragraph(printing, _("No two allies have judged enough of the same activities to compare."))]
    members = groups(between, parties, found.overview.thresholds.group)
    if not members:
        return [paragraph(printing, _("No two allies judge so alike that they form a group."))]
    if not may_count(printing):
        return [
            paragraph(printing, _("Groups are not printed for fewer than five seats that may not be named."))
        ]
    ids = {place: party for party, place in places.items()}
    body: list[tuple[Words, ...]] = []
    for number, group in enumerate(members, 1):
        apart = [
            Run(
                f"{printing.own(keys[one.activity].item.code)} {wording.number(one.group)} / "
                f"{wording.number(one.rest)} ({wording.signed(one.difference)})\n"
            )
            for one in separations(answers, group, parties)
        ]
        name = _("Group {n}").format(n=number)
        body.append(((bold(name),), these(printing, [ids[one] for one in group]), apart or "–"))
    alone = [ids[one] for one in parties if not any(one in group for group in members)]
    if alone:
        body.append((_("Not grouped"), these(printing, alone), ""))
    heads = ("", _("Members"), _("What separates it: median of the group / of the rest (difference)"))
    made = table(printing, (60.0, (styles.WIDTH - 60) / 2, (styles.WIDTH - 60) / 2), heads, body)
    note = _(
        "Numbered by size, never named. Within a group every pair differs on average by at most "
        "{levels} of a level."
    ).format(levels=wording.number(found.overview.thresholds.group * WIDTH))
    made.append(paragraph(printing, note, "note"))
    if is_named(printing) and len(found.overview.activities) <= MOST_IN_A_PICTURE:
        shown = {key: in_print(printing, one) for key, one in found.overview.activities.items()}
        same = replace(found.overview, activities=shown)
        made += figure(draw_grouped_matrix(nameless(printing, same), styles.WIDTH, ink(printing)))
    return made


def middles(printing: Printing, _found: Findings) -> list[Flowable]:
    """Who misjudged the middle of the table, or wrongly felt alone or backed; then the seals."""
    return [*section(printing, "expected_median", absent=True), *_seals(printing)]


def _seals(printing: Printing) -> list[Flowable]:
    """When the guesses were sealed, and the digests."""
    sealed = printing.template.roles(*MEDIANS)
    return [note for field in sealed for note in seal_notes(printing, field, titled=True, check=False)]
