"""Differences, red lines and response options among allies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from reportlab.platypus import Flowable

from dialogue_app.analyses.answers import latest_value
from dialogue_app.analyses.judgements.unity import median
from dialogue_app.analyses.options_overview import OptionResult, options_overview
from dialogue_app.analyses.response_options import RECKLESSNESS, SELF_DETERRENCE
from dialogue_app.charts import wording
from dialogue_app.charts.option_field import draw_option_field, standing_words
from dialogue_app.charts.reading import read_options
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
from dialogue_app.documents.layout.figures import figure, ink, nameless
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code, is_named, may_count, these
from dialogue_app.documents.phrases.values import form_facts, option, prospect_of
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


def differences(printing: Printing, _found: Findings) -> list[Flowable]:
    """Internal differences by priority: what is to be settled first stands first."""
    recorded = printing.listed(Difference)
    recorded.sort(
        key=lambda difference: (
            PRIORITY.index(difference.must_settle) if difference.must_settle in PRIORITY else 3
        )
    )
    made = section(printing, "differences", method=False, table=False)
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
                given.append((label, these(printing, holders)))
        given += form_facts(printing, difference, only=OF_A_DIFFERENCE)
        made += entry_block(
            printing, printing.own(difference.code), printing.quote(difference.statement), given
        )
    return made or [nothing(printing, _("Nothing recorded."), Difference)]


def red_lines(printing: Printing, _found: Findings) -> list[Flowable]:
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
    made = table(printing, widths, heads, body, cell_styles=("cell", "cell_quote"))
    made.append(
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
            made += entry_block(printing, printing.own(line.code), act, given, style="item")
    return made


def positions_on(printing: Printing, role: Role, item: str) -> str:
    """Positions on one item: everybody by position, or by number."""
    field = printing.template.role(role)
    if field is None or not may_count(printing):
        return ""
    cells = printing.dialogue.item_entries(printing.session.id, field.entry_field, item)
    seats = printing.dialogue.seats(printing.session.id)
    positions = {seat.party: latest_value(cells, seat.party) for seat in seats}
    printing.put(*(printing.disclosure.entry(cell) for cell in cells.values()))
    parts = []
    for answer in (*scale("SUPPORT").codes, ""):
        holders = [party for party, value in positions.items() if value == answer]
        if holders and any(positions.values()):
            label = option(printing, "SUPPORT", answer) if answer else _("Not recorded")
            parts.append(f"{label}: {these(printing, holders)}")
    return "\n".join(parts)


def options(printing: Printing, found: Findings) -> list[Flowable]:
    """Options in a table, never ranked; for each what it could lead to, checks and dissent."""
    results = [
        option_result
        for option_result in options_overview(printing.dialogue, printing.session.id, printing.template)
        if printing.prints(option_result.option)
    ]
    if not results:
        return [nothing(printing, _("Nothing recorded."), ResponseOption)]
    codes = {result.option.id: _code(printing, result) for result in results}
    made: list[Flowable] = [paragraph(printing, _("A judgement aid, not a measurement."), "italic")]
    made += _table(printing, results, codes)
    read = read_options(found.held)
    if read is not None and is_named(printing):
        made += figure(draw_option_field(nameless(printing, read), styles.WIDTH, ink(printing)))
    for result in results:
        given = form_facts(printing, result.option, only=OF_AN_OPTION)
        given += _checks(printing, result)
        if given:
            made += entry_block(
                printing, codes[result.option.id], printing.own(result.option.text), given, style="item"
            )
    return [*made, *_dissent(printing, results, codes)]


def _code(printing: Printing, one: OptionResult) -> str:
    return printing.own(one.option.code) or str(one.option.position + 1)


def _table(printing: Printing, results: Sequence[OptionResult], codes: Mapping[str, str]) -> list[Flowable]:
    heads = (
        _("No."), _("Option"), _("Benefit"), _("Cost"), _("Restraint"), _("Shift"), _("Risk of acting"),
        _("Of not acting"), _("Dominated by"), _("Status"),
    )  # fmt: skip
    body: list[tuple[Words, ...]] = [
        (
            (bold(codes[result.option.id]),),
            printing.own(result.option.text),
            *(
                _signed(value)
                for value in (result.effect.benefit, result.effect.cost, result.effect.restraint)
            ),
            (bold(_signed(result.effect.shift)),),
            _number(result.effect.risk),
            _number(result.risk_of_not_acting),
            standing_words(result, codes),
            _status(printing, result),
        )
        for result in results
    ]
    narrow = 40.0
    rest = styles.WIDTH - 30 - 6 * narrow - 62 - 74
    made = table(printing, (30.0, rest, *[narrow] * 6, 62.0, 74.0), heads, body)
    note = _(
        "Medians of the seats' ratings of the other side's calculus, -2 to 2; shift = cost - benefit + "
        "restraint. Risks 1 Negligible to 5 Severe. Dominated: another option has a shift at "
        "least as high and "
        "a risk no higher, one of them strictly better. The order is that of the list."
    )
    return [*made, paragraph(printing, printing.neat(note), "note")]


def _signed(value: Fraction | None) -> str:
    return "–" if value is None else wording.signed(value)


def _number(value: Fraction | None) -> str:
    return "–" if value is None else wording.number(value)


def _status(printing: Printing, one: OptionResult) -> str:
    words = scale("OPTION_STATUS").shown(one.option.status) if one.option.status else ""
    if one.option.drop_reason:
        words += f": {scale('DROP_REASON').shown(one.option.drop_reason).lower()}"
    return printing.neat(words)


def _checks(printing: Printing, one: OptionResult) -> list[Fact]:
    given: list[Fact] = []
    if one.option.drop_text.strip():
        given.append((_("Dropped because"), printing.own(one.option.drop_text)))
    for check, label, answer in (
        (SELF_DETERRENCE, _("Self-deterrence check"), one.option.self_deterrence_answer),
        (RECKLESSNESS, _("Recklessness check"), one.option.recklessness_answer),
    ):
        raised = check in one.checks
        if raised or answer.strip():
            state = _("raised") if raised else _("not raised")
            text = printing.own(answer) or _("no answer recorded")
            given.append((label, (bold(f"{state}. "), Run(text))))
    return given


def _dissent(printing: Printing, results: Sequence[OptionResult], codes: Mapping[str, str]) -> list[Flowable]:
    """Who rates two steps or more from the median of the others."""
    if not may_count(printing):
        return []
    texts: list[Words] = []
    far, rated = thresholds_of(printing.dialogue).outlier_levels, False
    for field in printing.template.roles(Role.OPTION_EFFECTS, Role.RISK_OF_ACTING):
        for result in results:
            cells = printing.dialogue.item_entries(printing.session.id, field.entry_field, result.option.id)
            rated = rated or any(level(entry.value) is not None for entry in cells.values())
            for aspect in [each.key for each in field.aspects] or [""]:
                given = {
                    party: found
                    for (party, of, _round), entry in cells.items()
                    if of == aspect and party and (found := level(entry.value)) is not None
                }
                label = next((each.label for each in field.aspects if each.key == aspect), field.label)
                texts += [
                    (bold(f"{codes[result.option.id]} "), Run(f"{printing.label(label)}: {words}"))
                    for words in _far(printing, given)
                ]
    if not rated:
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


def _far(printing: Printing, given: Mapping[str, int]) -> list[str]:
    found = []
    far = thresholds_of(printing.dialogue).outlier_levels
    seats = [seat.party for seat in printing.dialogue.seats(printing.session.id)]
    places = {party: place for place, party in enumerate(seats)}
    for party, mine in sorted(given.items(), key=lambda one: (one[1], places.get(one[0], len(seats)))):
        others = [value for other, value in given.items() if other != party]
        if len(others) >= 3 and abs(mine - median(others)) >= far:
            words = _("{party} {value} against a median of {others}")
            middle = wording.number(median(others))
            found.append(words.format(party=code(printing, party), value=mine, others=middle))
    return found
