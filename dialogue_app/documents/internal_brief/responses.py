"""Differences, red lines and response options among allies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.judgements.outliers import FEWEST
from dialogue_app.analyses.judgements.unity import median
from dialogue_app.analyses.response_options import RECKLESSNESS, SELF_DETERRENCE
from dialogue_app.charts import wording
from dialogue_app.core.domain_records import Difference, RedLine, ResponseOption
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import level, scale
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import (
    Fact,
    Words,
    bold,
    entry_block,
    heading,
    paragraph,
    points,
    table,
    together,
)
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import context, section
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code, is_named, may_count, these
from dialogue_app.documents.phrases.values import form_facts, option, prospect_of
from dialogue_app.reports.options.content import OptionRow, read_options
from dialogue_app.support.translation import N_, _, ngettext

TESTS = (
    ("focal", N_("Focal")),
    ("precise", N_("Precise")),
    ("verifiable", N_("Verifiable")),
    ("complete", N_("Complete")),
)
OF_A_DIFFERENCE = (
    "exposure", "needs_a", "needs_b", "clarifying_text", "prospect_reason", "channel", "no_channel_reason",
    "owner", "status", "review",
)  # fmt: skip
OF_A_LINE = (
    "activity", "place", "scale", "frequency", "condition", "exception", "evidence_standard", "known_24h",
    "decision_route", "consequence", "weak_reason",
)  # fmt: skip
OF_AN_OPTION = ("paths", "mechanism", "off_ramp", "limits_channel", "burden", "lawfulness", "stop_conditions")
PRIORITY = ("S", "M", "C", "")


def differences(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Internal differences by priority: what is to be settled first stands first."""
    recorded = printing.listed(Difference)
    recorded.sort(
        key=lambda difference: (
            PRIORITY.index(difference.must_settle) if difference.must_settle in PRIORITY else 3
        )
    )
    flowables = section(printing, "differences", method=False, table=False)
    for difference in recorded:
        given: list[Fact] = []
        if difference.must_settle:
            given.append((_("Priority"), (bold(option(printing, "MUST_SETTLE", difference.must_settle)),)))
        nature = [
            option(printing, "NATURE", each) for each in (difference.nature, difference.secondary) if each
        ]
        if nature:
            given.append((_("Nature"), "; ".join(nature)))
        prospect = prospect_of(printing, difference)
        if prospect:
            given.append((_("Prospect"), prospect))
        for label, holders in (
            (_("Held by (A)"), difference.holders_a),
            (_("Held by (B)"), difference.holders_b),
        ):
            if holders:
                held = len(difference.holders_a) + len(difference.holders_b)
                given.append((label, these(printing, holders, of=held)))
        given += form_facts(printing, difference, only=OF_A_DIFFERENCE)
        flowables += entry_block(
            printing, printing.own(difference.code), printing.quote(difference.statement), given
        )
    return flowables or [nothing(printing, _("Nothing recorded."), Difference)]


def red_lines(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Each line with its four tests, how it is communicated, and who stands behind it."""
    lines = printing.listed(RedLine)
    if not lines:
        return [nothing(printing, _("Nothing recorded."), RedLine)]
    printing.use_scale("COMM_MODE")
    heads = (_("No."), _("Line"), *(_(label) for _name, label in TESTS), _("Communicated"))
    body: list[tuple[Words, ...]] = [
        (
            (bold(printing.own(line.code)),),
            printing.quote(line.statement),
            *(
                option(printing, "TEST3", getattr(line, name)) if getattr(line, name) else "–"
                for name, _l in TESTS
            ),
            option(printing, "COMM_MODE", line.comm_mode) if line.comm_mode else "–",
        )
        for line in lines
    ]
    test = 41.0
    widths = (30.0, styles.WIDTH - 30 - 4 * test - 90, test, test, test, test, 90.0)
    flowables = table(printing, widths, heads, body, cell_styles=("cell", "cell_quote"))
    flowables.append(
        paragraph(
            printing,
            _("A line with two or more weak tests is reworded, or accepted as weak with a reason."),
            "note",
        )
    )
    for line in lines:
        given = form_facts(printing, line, only=OF_A_LINE)
        support = positions_on(printing, Role.POSITIONS_ON_LINES, line.id)
        given += [(_("Support"), support)] if support else []
        if given:
            act: Words = printing.own(line.act) or printing.quote(line.statement)
            flowables += entry_block(printing, printing.own(line.code), act, given, style="item")
    return flowables


def positions_on(printing: PrintContext, role: Role, item: str) -> str:
    """Positions on one item: everybody by position, or by number."""
    field = printing.template.role(role)
    if field is None:
        return ""
    cells = printing.dialogue.item_entries(printing.session.id, field.entry_field, item)
    seats = printing.dialogue.seats(printing.session.id)
    positions = {seat.party: latest_value(cells, seat.party) for seat in seats}
    answered = sum(1 for value in positions.values() if value)
    if not may_count(printing, answered):
        return ""
    printing.put(*(printing.disclosure.entry(cell) for cell in cells.values()))
    parts = []
    for answer in (*scale("SUPPORT").codes, ""):
        holders = [party for party, value in positions.items() if value == answer]
        if holders and any(positions.values()):
            label = option(printing, "SUPPORT", answer) if answer else _("Not recorded")
            parts.append(f"{label}: {these(printing, holders, of=answered)}")
    return "\n".join(parts)


def options(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Options, never ranked; for each what it could lead to, checks and dissent."""
    rows = read_options(context(printing)).rows
    if not rows:
        return [nothing(printing, _("Nothing recorded."), ResponseOption)]
    flowables = section(printing, "options", pictured=is_named(printing))
    for row in rows:
        given = form_facts(printing, row.option, only=OF_AN_OPTION)
        given += _checks(printing, row)
        if given:
            flowables += entry_block(printing, row.code, row.text, given, style="item")
    return [*flowables, *_dissent(printing, rows)]


def _checks(printing: PrintContext, row: OptionRow) -> list[Fact]:
    given: list[Fact] = []
    if row.option.drop_text.strip():
        given.append((_("Dropped because"), printing.own(row.option.drop_text)))
    for check, label, answer in (
        (SELF_DETERRENCE, _("Self-deterrence check"), row.option.self_deterrence_answer),
        (RECKLESSNESS, _("Recklessness check"), row.option.recklessness_answer),
    ):
        raised = check in row.result.checks
        if raised or answer.strip():
            state = _("raised") if raised else _("not raised")
            text = printing.own(answer) or _("no answer recorded")
            given.append((label, (bold(f"{state}. "), Run(text))))
    return given


def _dissent(printing: PrintContext, rows: Sequence[OptionRow]) -> list[Flowable]:
    """Who rates two steps or more from the median of the others; nothing where too few have rated."""
    texts: list[Words] = []
    far, compared = thresholds_of(printing.dialogue).outlier_levels, False
    seats = [seat.party for seat in printing.dialogue.seats(printing.session.id)]
    for field in printing.template.roles(Role.OPTION_EFFECTS, Role.RISK_OF_ACTING):
        for row in rows:
            cells = printing.dialogue.item_entries(printing.session.id, field.entry_field, row.option.id)
            for aspect in [each.key for each in field.aspects] or [""]:
                given = {
                    party: given_level
                    for (party, of, _round), entry in cells.items()
                    if of == aspect and party in seats and (given_level := level(entry.value)) is not None
                }
                if not may_count(printing, len(given)):
                    continue
                compared = compared or len(given) >= FEWEST
                label = next((each.label for each in field.aspects if each.key == aspect), field.label)
                texts += [
                    (bold(f"{row.code} "), Run(f"{printing.label(label)}: {words}"))
                    for words in _far(printing, given, seats)
                ]
    if not compared:
        return []
    if not texts:
        texts = [
            ngettext(
                "No rating lies {n} step or more from the median of the others.",
                "No rating lies {n} steps or more from the median of the others.",
                1 if far == 1 else 2,
            ).format(n=wording.number(far))
        ]
    return together(heading(printing, _("Dissent"), 2), points(printing, texts))


def _far(printing: PrintContext, given: Mapping[str, int], seats: Sequence[str]) -> list[str]:
    result = []
    far = thresholds_of(printing.dialogue).outlier_levels
    for party, mine in sorted(given.items(), key=lambda pair: (pair[1], seats.index(pair[0]))):
        others = [value for other, value in given.items() if other != party]
        if len(given) >= FEWEST and abs(mine - median(others)) >= far:
            words = _("{party} {value} against a median of {others}")
            middle = wording.number(median(others))
            result.append(words.format(party=code(printing, party), value=mine, others=middle))
    return result
