"""Rules of the game among allies: matrix, labels with their numbers, who stands apart, groups, middles."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.unity_overview import ActivityUnity, verdict_field
from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.records import SelectedItem
from dialogue_app.core.scales import STATUSES
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.internal_brief.strips import range_note, title_words, verdict_rows
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, soft, table
from dialogue_app.documents.layout.chips import ChipHead, ChipRow, PrintedChip, heads
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.report_section import context, section
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code
from dialogue_app.documents.phrases.seals import seal_notes
from dialogue_app.documents.sections.rating_matrix import MOST_ACROSS
from dialogue_app.reports.expected_median.content import MEDIANS
from dialogue_app.reports.unity.content import UnityReport, rest_on
from dialogue_app.reports.unity.report import APART, GROUPS, RED_LINES, ROUNDS
from dialogue_app.reports.unity.report import KEY as UNITY
from dialogue_app.reports.unity.row_phrases import result
from dialogue_app.support.translation import _

CHIP, TITLE, LABEL = 22.0, 130.0, 96.0


def no_verdicts(printing: PrintContext) -> list[Flowable]:
    """What stands where no verdict can be printed."""
    field = verdict_field(printing.template)
    keys = (field.entry_field,) if field else ()
    return [nothing(printing, _("Nothing recorded."), SelectedItem, keys)]


def matrix(printing: PrintContext, findings: Findings) -> list[Flowable]:
    """Activity by ally with label, index, n of N; below it who stands apart, with reasons, and red lines."""
    unity = findings.unity
    if unity is None or not unity.activities:
        return no_verdicts(printing)
    printing.use_scale("VERDICT")
    printing.use_scale("VERDICT_STATUS")
    rest_on(context(printing), unity.activities)
    flowables = _named(printing, unity) if unity.named else _nameless(printing, unity)
    return [*flowables, *section(printing, APART), *section(printing, RED_LINES)]


def _named(printing: PrintContext, unity: UnityReport) -> list[Flowable]:
    parties = unity.parties
    if not parties:
        return no_verdicts(printing)
    parts = -(-len(parties) // MOST_ACROSS)
    across = -(-len(parties) // parts)
    flowables: list[Flowable] = []
    cell = min(CHIP, (styles.WIDTH - TITLE - LABEL) / across)
    codes = heads([printing.letters.plain(code(printing, party.id), SANS) for party in parties], cell)
    for start in range(0, len(parties), across):
        some = parties[start : start + across]
        body = [
            (
                title_words(printing, activity.item.code, activity.item.title),
                ChipRow([verdict_chip(activity.answers.get(party.id, "")) for party in some], cell),
                label_words(activity),
            )
            for activity in unity.activities
        ]
        widths = (styles.WIDTH - LABEL - cell * len(some), cell * len(some), LABEL)
        commands = [
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("LEFTPADDING", (2, 0), (2, -1), 8),
            ("RIGHTPADDING", (2, 0), (2, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        flowables += table(
            printing, widths, ("", ChipHead(codes[start : start + across], cell), ""), body, commands=commands
        )
    return flowables


def verdict_chip(value: str) -> PrintedChip:
    """A verdict as a chip; a status in grey."""
    return PrintedChip(value, "VERDICT", level=bool(value) and value not in STATUSES)


def label_words(activity: ActivityUnity) -> Words:
    """The label, and below it what it rests on."""
    return (bold(activity.unity.shown), soft("\n" + result(activity)))


def _nameless(printing: PrintContext, unity: UnityReport) -> list[Flowable]:
    note = range_note(printing, (one.answered for one in unity.activities))
    return [
        *verdict_rows(printing, unity, unity.activities),
        *([paragraph(printing, note, "note")] if note else []),
    ]


def by_activity(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Unity by activity, most divided first, and what round two changed. Its picture stands in front."""
    return [*section(printing, UNITY, pictured=False), *section(printing, ROUNDS)] or no_verdicts(printing)


def like_minded(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Groups by number, who is in them, and the activities that set each apart."""
    return section(printing, GROUPS) or no_verdicts(printing)


def middles(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Who misjudged the middle of the table, or wrongly felt alone or backed; then the seals."""
    return [*section(printing, "expected_median", absent=True), *_seals(printing)]


def _seals(printing: PrintContext) -> list[Flowable]:
    """When the guesses were sealed, and the digests."""
    sealed = printing.template.roles(*MEDIANS)
    return [note for field in sealed for note in seal_notes(printing, field, titled=True, check=False)]
