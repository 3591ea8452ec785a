"""Response options as their reader may see them: what sentences, picture and table are made of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dialogue_app.analyses.options_overview import OptionResult, options_overview
from dialogue_app.analyses.response_options import RECKLESSNESS, SELF_DETERRENCE, OptionEffect
from dialogue_app.core.domain_records import ResponseOption
from dialogue_app.core.roles import Role
from dialogue_app.fields.items import item_for
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import N_, _

RATINGS = (Role.OPTION_EFFECTS, Role.RISK_OF_ACTING, Role.RISK_OF_NOT_ACTING)
CHECKS = {
    SELF_DETERRENCE: N_("self-deterrence check"),
    RECKLESSNESS: N_("recklessness check"),
}


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option: ``answered`` is the line or activity that it answers in words, empty without one;
    ``dominating`` are the codes of the options that dominate it; ``ratings``: how many gave the rating that
    the fewest gave, 0 without any.
    """

    result: OptionResult
    code: str
    text: str
    answered: str
    dominating: tuple[str, ...]
    ratings: int = 0

    @property
    def option(self) -> ResponseOption:
        """The option as it was recorded."""
        return self.result.option

    @property
    def effect(self) -> OptionEffect:
        """The medians of its ratings."""
        return self.result.effect

    @property
    def compared(self) -> bool:
        return bool(self.result.compared_with)

    @property
    def dominated(self) -> bool:
        return bool(self.result.dominated_by)

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks that are raised, in words."""
        return tuple(_(CHECKS[check]) for check in self.result.checks)


@dataclass(frozen=True, slots=True)
class OptionReport:
    """Every option in the order recorded."""

    rows: tuple[OptionRow, ...]


def read_options(context: ReportContext) -> OptionReport:
    """The options that the reader may see."""
    held = context.held
    seen = {option.id: context.code(option) for option in context.listed(ResponseOption)}
    results = options_overview(held.dialogue, held.session, held.template)
    return OptionReport(tuple(_row(context, result, seen) for result in results if result.option.id in seen))


def _row(context: ReportContext, result: OptionResult, codes: dict[str, str]) -> OptionRow:
    return OptionRow(
        result,
        codes[result.option.id],
        context.words(result.option.text).text,
        _answered(context, result.option.answers),
        tuple(codes.get(other, "?") for other in result.dominated_by),
        _ratings(context, result),
    )


def _ratings(context: ReportContext, result: OptionResult) -> int:
    held, given = context.held, Counter[tuple[Role, str]]()
    for role in RATINGS:
        field = context.template.role(role)
        about = result.option.answers if role is Role.RISK_OF_NOT_ACTING else result.option.id
        cells = held.dialogue.item_entries(held.session, field.entry_field, about) if field else {}
        given.update((role, aspect) for (party, aspect, _round), one in cells.items() if party and one.value)
    return min(given.values(), default=0)


def _answered(context: ReportContext, record_id: str) -> str:
    record = context.held.dialogue.find(record_id) if record_id else None
    if record is None:
        return ""
    if not context.reader.sees(record):
        return _("(withheld)")
    item = context.item(item_for(context.held.dialogue, record))
    return f"{item.code} {item.title}".strip()
