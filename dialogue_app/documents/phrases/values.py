"""The values of records in words, as the questions of their forms say. Generated from the forms."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue_app.analyses.prospect import rule_prospect, settled_prospect
from dialogue_app.core.domain_records import Difference
from dialogue_app.core.form import Ask, questions
from dialogue_app.core.records import Participant, Record
from dialogue_app.core.scales import scale
from dialogue_app.core.shown_values import value_of
from dialogue_app.core.template import TemplateColumn, TemplateText
from dialogue_app.documents.layout.blocks import Fact, Words, quoted
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.fields.items import item_for
from dialogue_app.reports.dates import moment
from dialogue_app.reports.differences.content import prospect_basis
from dialogue_app.support.translation import _

LONGEST_REFERENCE = 130
NOT_PRINTED = ("marking",)


def option(printing: PrintContext, scale_name: str, code: str) -> str:
    """The label of a code; the scale is explained in the legend where its options have meanings."""
    answer_scale = scale(scale_name)
    if any(option.note for option in answer_scale.options):
        printing.use_scale(scale_name)
    return printing.neat(answer_scale.shown(code))


def prospect_of(printing: PrintContext, difference: Difference) -> str:
    """The prospect of a difference and, if nobody recorded just that, what it rests on; empty while it is not
    settled.
    """
    code = settled_prospect(difference)
    if not code:
        return ""
    shown = option(printing, "PROSPECT", code)
    if difference.prospect == rule_prospect(difference):
        return shown
    return f"{shown} ({printing.neat(prospect_basis(difference))})"


def numbered(printing: PrintContext, scale_name: str, code: str) -> str:
    """A code as "4 Unacceptable" where the scale has numbers, else its label."""
    answer_scale = scale(scale_name)
    label = option(printing, scale_name, code)
    return f"{code}\u00a0{label}" if answer_scale.ordinal and answer_scale.option(code) else label


def value(printing: PrintContext, ask: Ask | TemplateColumn, given: object) -> Words:
    """A value in words; empty if there is nothing that may be printed."""
    if given in ("", (), None):
        return ""
    if ask.person and not printing.disclosure.people_named:
        return ""
    if isinstance(given, tuple):
        return _several(printing, ask, given)
    if ask.kind == "quote":
        return (quoted(printing.quote(str(given))),)
    return _one(printing, ask, str(given))


def _one(printing: PrintContext, ask: Ask | TemplateColumn, given: str) -> str:
    match ask.kind:
        case "choice":
            return numbered(printing, ask.scale, given) if ask.scale else printing.own(given)
        case "yes_no":
            return scale("YES_NO").shown(given)
        case "date" | "datetime":
            return moment(given)
        case "party" | "side":
            return printing.disclosure.who(given)
        case "ref":
            return reference(printing, given)
    return printing.own(given)


def _several(printing: PrintContext, ask: Ask | TemplateColumn, given: tuple[object, ...]) -> str:
    if ask.kind == "pairs":
        return "\n".join(_pair(printing, pair) for pair in given if isinstance(pair, tuple))
    kinds = {"choices": "choice", "parties": "party", "refs": "ref"}
    single = TemplateColumn(key="", label=TemplateText(), kind=kinds[ask.kind], scale=ask.scale)
    texts = [_one(printing, single, str(part)) for part in given]
    separator = "\n" if ask.kind == "refs" else ", "
    return separator.join(dict.fromkeys(text for text in texts if text))


def _pair(printing: PrintContext, pair: tuple[str, str]) -> str:
    first = printing.quote(pair[0])
    second = printing.own(pair[1]) if printing.disclosure.parties_named else ""
    return f"“{first}” – {second}" if second else f"“{first}”"


def reference(printing: PrintContext, record_id: str) -> str:
    """What a reference names, by code and title; empty if it may not be printed or is gone."""
    record = printing.dialogue.find(record_id)
    if record is None or not printing.disclosure.prints(record):
        return ""
    if isinstance(record, Participant):
        return record.name if printing.disclosure.people_named else ""
    item = item_for(printing.dialogue, record)
    title = printing.title(item)
    if len(title) > LONGEST_REFERENCE:
        title = title[:LONGEST_REFERENCE].rsplit(" ", 1)[0] + "…"
    return f"{item.code} {title}".strip()


def form_facts(
    printing: PrintContext, record: Record, *, without: Sequence[str] = (), only: Sequence[str] = ()
) -> list[Fact]:
    """Label and value of every filled-in attribute of a record that may be printed."""
    facts: list[Fact] = []
    for name, ask in questions(type(record)):
        if name in without or name in NOT_PRINTED or (only and name not in only):
            continue
        shown = value(printing, ask, value_of(record, name))
        if shown:
            facts.append((_label(printing.neat(_(ask.label))), shown))
    return facts


def _label(text: str) -> str:
    """A label whose last letter is not left alone on a line."""
    return f"{text[:-2]}\u00a0{text[-1]}" if text[-2:-1] == " " else text


def column_facts(
    printing: PrintContext, columns: Sequence[TemplateColumn], values: dict[str, str]
) -> list[Fact]:
    """Label and value of every filled-in column of a row whose columns the template gives."""
    facts: list[Fact] = []
    for column in columns:
        shown = value(printing, column, values.get(column.key, ""))
        if shown:
            facts.append((printing.label(column.label), shown))
    return facts
