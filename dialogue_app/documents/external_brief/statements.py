"""What the sides stated to each other, in print: sources of antagonism, perceptions, red lines."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.sides import direction_fields
from dialogue_app.core.commands.seats import side_name
from dialogue_app.core.domain_records import PerceptionStatement, RedLine, SourceOfAntagonism
from dialogue_app.core.form import questions
from dialogue_app.core.records import SIDES
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, table, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import (
    answer,
    answered,
    captioned,
    identifying,
    kept,
    quotation,
    side_by_side,
    small,
    spoken,
)
from dialogue_app.documents.phrases.read_backs import heard, not_agreed
from dialogue_app.documents.phrases.values import option, value
from dialogue_app.documents.sections.answers import item_words
from dialogue_app.fields.items import items_of
from dialogue_app.support.translation import _

CODE = 28.0
OTHER = dict(zip(SIDES, reversed(SIDES), strict=True))


def sources(printing: PrintContext) -> list[Flowable]:
    """Each side's sources in its own words, side by side; without names in one list."""
    listed_sources = printing.listed(SourceOfAntagonism)
    if not listed_sources:
        return []
    told = _("Each side in its own words. Recording a statement does not endorse it.")
    opening: list[Flowable] = [paragraph(printing, told, "small")]
    if printing.disclosure.sides_named:
        columns = [
            [_source(printing, source) for source in listed_sources if source.side == side] for side in SIDES
        ]
        return [
            *opening,
            *side_by_side(printing, columns),
            *_of_no_side(printing, [source for source in listed_sources if source.side not in SIDES]),
            *_not_agreed(printing, listed_sources),
        ]
    alike = sorted(listed_sources, key=lambda source: source.statement)
    body = [(_source(printing, source),) for source in alike]
    rows = table(printing, (styles.WIDTH,), (), body, cell_styles=("cell_quote",))
    return [*opening, *rows, *_not_agreed(printing, alike)]


def _of_no_side(printing: PrintContext, listed_sources: list[SourceOfAntagonism]) -> list[Flowable]:
    """Sources of which it is not recorded who named them."""
    if not listed_sources:
        return []
    rows = table(
        printing,
        (styles.WIDTH,),
        (),
        [(_source(printing, source),) for source in listed_sources],
        cell_styles=("cell_quote",),
    )
    return together(heading(printing, _("By which side is not recorded"), 2), rows)


def _not_agreed(printing: PrintContext, listed_sources: list[SourceOfAntagonism]) -> list[Flowable]:
    """Sources whose read-back failed, as stated beside what was last said back."""
    backs = [(source, heard(printing, source.id)) for source in listed_sources]
    return not_agreed(
        printing,
        [
            ([quotation(printing, source.statement)], [quotation(printing, back.restated)])
            for source, back in backs
            if back.failed
        ],
    )


def _source(printing: PrintContext, source: SourceOfAntagonism) -> Words:
    """The statement, in the original too, what goes with it, how it was said back, what was answered."""
    words = [quotation(printing, source.statement)]
    named = printing.disclosure.sides_named
    if source.original.strip() and named:
        words.append(Run("\n" + printing.quote(source.original), "", 8, styles.SOFT))
    kind = scale("SOURCE_TYPE").shown(source.type)
    since = _("since {when}").format(when=printing.own(source.since)) if source.since.strip() else ""
    when = ", ".join(text for text in (kind, since) if text)
    lines = [when[:1].upper() + when[1:]]
    for label, text in (
        (_("Concluded: {text}"), source.conclusion),
        (_("Need or fear: {text}"), source.need),
    ):
        lines.append(label.format(text=spoken(printing, text)) if text.strip() else "")
    back = heard(printing, source.id)
    if back.outcome:
        said = _("Said back: {result}").format(result=_lower(back.outcome))
        final = f" – “{printing.quote(back.wording)}”" if _given(printing, back.wording) else ""
        lines.append(said + final)
    response = option(printing, "SOURCE_RESPONSE", source.response) if source.response else ""
    if response or source.response_text.strip():
        side = side_name(OTHER[source.side]) if named and source.side in OTHER else _("Response")
        parts = (response, spoken(printing, source.response_text))
        lines.append(f"{side}: " + " – ".join(text for text in parts if text))
    return [*words, small("".join(f"\n{line}" for line in lines if line))]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _given(printing: PrintContext, wording: str) -> bool:
    return bool(wording.strip()) and not identifying(printing, wording)


def perceptions(printing: PrintContext) -> list[Flowable]:
    """Own views of both sides, unless one of them declined; only what both have answered."""
    declined = any(answered(printing, Role.REVEAL_DECLINED, side) == "yes" for side in SIDES)
    view = direction_fields(printing.template, "AGREE5").get("own")
    if declined or printing.disclosure.agreed_only or view is None:
        return []
    body: list[tuple[Words, ...]] = []
    named = printing.disclosure.sides_named
    for item in items_of(printing.dialogue, printing.session.id, printing.template, view):
        record = item.record
        views = [answered(printing, view, side, item.id, put=False) for side in SIDES]
        if isinstance(record, PerceptionStatement) and all(views) and printing.prints(record):
            printing.put(*(answer(printing, view, side, item.id) for side in SIDES))
            shown = [_view(view) for view in views]
            words = item_words(printing, item)
            body.append((words, *shown) if named else (words, _range(views)))
    if not body:
        return []
    printing.use_scale("AGREE5")
    heads = [_("Statement"), *(side_name(side) for side in SIDES)] if named else ["", _("Range of views")]
    wide = 96.0
    widths = (styles.WIDTH - wide * (len(heads) - 1), *[wide] * (len(heads) - 1))
    told = _("Each side's own view. A view is not a position.")
    return kept([paragraph(printing, told, "small"), *table(printing, widths, heads, body)])


def _view(value: str) -> str:
    if value in STATUSES:
        return scale("VERDICT_STATUS").shown(value)
    return f"{value}\u00a0{scale('AGREE5').shown(value)}"


def _range(values: list[str]) -> str:
    return "–".join(dict.fromkeys(sorted(value for value in values if value not in STATUSES)))


def red_lines(printing: PrintContext) -> list[Flowable]:
    """The clause first; then each line as stated beside the words it was said back in."""
    clause = printing.quote(answered(printing, Role.NON_EXHAUSTIVE))
    flowables: list[Flowable] = []
    if clause:
        label = _("Non-exhaustiveness clause") + _accepted(printing)
        flowables.extend(captioned(printing, label, (Run(clause),)))
    lines = printing.listed(RedLine)
    if not printing.disclosure.sides_named:
        lines.sort(key=lambda line: line.statement)
        numbered = [(str(n), line) for n, line in enumerate(lines, 1)]
        return [*flowables, *(section(printing, "read_backs") if lines else ()), *_lines(printing, numbered)]
    holder = printing.disclosure.side
    if lines:
        flowables.extend(section(printing, "read_backs"))
    for side in SIDES:
        name = side_name(side)
        of_side = [
            (line.code or str(line.position + 1), line) for line in lines if holder(line.holder) == name
        ]
        if of_side:
            opening = heading(printing, _("Stated by {side}").format(side=_article(side)), 2)
            flowables.extend(together(opening, _lines(printing, of_side)))
    of_nobody = [(line.code or str(line.position + 1), line) for line in lines if not holder(line.holder)]
    if of_nobody:
        opening = heading(printing, _("Stated; by which side is not recorded"), 2)
        flowables.extend(together(opening, _lines(printing, of_nobody)))
    return flowables


def _article(side: str) -> str:
    return _("the alliance") if side == SIDES[0] else side_name(side)


def _accepted(printing: PrintContext) -> str:
    """Whether the clause was accepted, in a few words after its label."""
    entries = [answer(printing, Role.NON_EXHAUSTIVE_ACCEPTED, side) for side in SIDES]
    given = [entry.value if entry else "" for entry in entries]
    if given == ["yes", "yes"]:
        return ", " + _("accepted by both sides")
    if not printing.disclosure.sides_named:
        return ""
    by = [_article(side) for side, one in zip(SIDES, given, strict=True) if one == "yes"]
    return ", " + _("accepted by {side}").format(side=by[0]) if by else ""


def _lines(printing: PrintContext, lines: list[tuple[str, RedLine]]) -> list[Flowable]:
    if not lines:
        return []
    body = [
        ((bold(printing.own(code)),), _line(printing, red_line), _back(printing, red_line))
        for code, red_line in lines
    ]
    heads = ("", _("The line, as stated"), _("As said back by the other side"))
    widths = (CODE, (styles.WIDTH - CODE) * 0.58, (styles.WIDTH - CODE) * 0.42)
    return table(printing, widths, heads, body, cell_styles=("cell", "cell_quote", "cell_quote"))


def _line(printing: PrintContext, red_line: RedLine) -> Words:
    words = [quotation(printing, red_line.statement)]
    if red_line.original.strip() and printing.disclosure.sides_named:
        words.append(Run("\n" + printing.quote(red_line.original), "", 8, styles.SOFT))
    asked = dict(questions(RedLine))
    parts = []
    for name in ("activity", "place", "scale", "frequency", "condition", "exception", "consequence"):
        shown = value(printing, asked[name], getattr(red_line, name))
        if shown and not identifying(printing, str(shown)):
            parts.append(f"\n{printing.neat(_(asked[name].label))}: {shown}")
    return [*words, small("".join(parts))] if parts else words


def _back(printing: PrintContext, red_line: RedLine) -> Words:
    """The final wording and the result; where none could be agreed, what the listener said last."""
    back = heard(printing, red_line.id)
    said_back = back.wording or back.restated
    words = [quotation(printing, said_back)] if said_back else []
    if back.outcome:
        tries = back.attempts
        note = back.outcome if tries < 2 else f"{back.outcome}, {_('attempt {n}').format(n=tries)}"
        words.append(small(("\n" if words else "") + note))
    return words
