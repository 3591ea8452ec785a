"""The answers to a field as they may be printed: rows, columns, cells, seals. Shared by the sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry
from dialogue_app.core.scales import STATUSES, scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.voided_answers import is_void
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, soft
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.fields.items import Item, items_of
from dialogue_app.reports.dates import moment
from dialogue_app.services.audience.disclosure import FEWEST_ANSWERS_FOR_COUNTS
from dialogue_app.support.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """What may be printed of one cell: the answer that stands, what it was before, and what goes with it."""

    value: str = ""
    before: str = ""
    second: str = ""
    confidence: str = ""
    reason: str = ""
    sealed_at: str = ""
    late: bool = False
    void: bool = False

    @property
    def answered(self) -> bool:
        """Whether a level or option is given; a status is none."""
        return bool(self.value) and self.value not in STATUSES


EMPTY = AnswerCell()


@dataclass(frozen=True, slots=True)
class Companions:
    """The fields that show another round or part of the same entries, so far as they are printed."""

    second_round: bool = False
    confidence: bool = False
    reason: bool = False


def companions(printing: PrintContext, field: TemplateField) -> Companions:
    """Which of a field's companions are printed with it."""
    printed = [
        template_field
        for _stage, template_field in printing.template.fields()
        if template_field.of == field.key and printing.disclosure.shows(template_field.marking)
    ]
    return Companions(
        second_round=any(template_field.round == 2 for template_field in printed),
        confidence=any(template_field.part == "confidence" for template_field in printed),
        reason=bool(field.text_label) or any(template_field.part == "reason" for template_field in printed),
    )


def is_companion(template: Template, field: TemplateField) -> bool:
    """Whether a field is printed together with the one whose entries it shows."""
    return bool(field.of) and template.find_field(field.of) is not None


def named(printing: PrintContext, field: TemplateField) -> bool:
    """Whether those who answer a field may be named, each for itself."""
    disclosure = printing.disclosure
    if field.columns == "sides":
        return disclosure.sides_named
    if field.columns == "participants":
        return disclosure.people_named
    return disclosure.parties_named


def columns(printing: PrintContext, field: TemplateField) -> tuple[Answerer, ...]:
    """Those who answer, and the group as a whole where it has answered in common."""
    each = answerers(printing.dialogue, printing.session.id, field)
    if field.group or not field.columns:
        entries = printing.dialogue.field_entries(printing.session.id, field.entry_field)
        if not field.columns or any(cell[0] == "" for cells in entries.values() for cell in cells):
            return (*each, Answerer("", _("Group"), _("The group")))
    return each


def rows(printing: PrintContext, field: TemplateField) -> tuple[Item, ...]:
    """The items a field is about, so far as they may be printed; one without a title where it has none."""
    if not field.items:
        return (Item("", "", ""),)
    items = items_of(printing.dialogue, printing.session.id, printing.template, field)
    return tuple(item for item in items if item.record is None or printing.disclosure.prints(item.record))


def cell(
    printing: PrintContext, field: TemplateField, also: Companions, item: str, party: str, aspect: str = ""
) -> AnswerCell:
    """One cell as it may be printed."""
    entries = printing.dialogue.item_entries(printing.session.id, field.entry_field, item)
    first = entries.get((party, aspect, field.round))
    second = entries.get((party, aspect, 2)) if also.second_round else None
    if first is None and second is None:
        return EMPTY
    disclosure = printing.disclosure
    sealed = next(
        (entry.sealed_at for entry in (first, second) if entry and _sealed_but_shown(printing, entry)), ""
    )
    first, second = disclosure.entry(first), disclosure.entry(second)
    printing.put(first, second)
    value = first.value if first and not is_void(first) else ""
    later = second.value if second and not is_void(second) else ""
    void = any(entry is not None and is_void(entry) for entry in (first, second)) and not (value or later)
    latest = second if second and second.value else first
    return AnswerCell(
        value=later or value,
        before=value if later and later != value else "",
        second=latest.second if latest else "",
        confidence=latest.confidence if latest and also.confidence else "",
        reason=_reason(first, second) if also.reason else "",
        sealed_at=sealed,
        late=latest is not None and is_late(latest),
        void=void,
    )


def _sealed_but_shown(printing: PrintContext, entry: Entry) -> bool:
    """Whether that an entry is sealed may be printed; its content never is."""
    disclosure = printing.disclosure
    return bool(entry and is_sealed(entry) and disclosure.shows(entry.marking) and not disclosure.agreed_only)


def _reason(first: Entry | None, second: Entry | None) -> str:
    texts = [entry.reason.strip() for entry in (first, second) if entry and entry.reason.strip()]
    return "\n".join(dict.fromkeys(texts))


def item_words(printing: PrintContext, item: Item) -> Words:
    """An item as the beginning of a row: code in bold, title, note."""
    words: list[Run] = []
    if item.code:
        words.append(bold(printing.own(item.code) + " "))
    words.append(Run(printing.title(item)))
    if item.note:
        words.append(context(item.note))
        printing.use_scale("CONTEXT")
    return words


def context(code: str) -> Run:
    """The context of an activity, which is not broken over two lines."""
    return soft(" ·\u00a0" + scale("CONTEXT").shown(code).replace(" ", "\u00a0"))


def sealed_note(printing: PrintContext, moments: Sequence[str]) -> list[Flowable]:
    """How many answers are sealed and since when; their content is not shown."""
    if not moments:
        return []
    first, last = moment(min(moments)), moment(max(moments))
    since = (
        _("Sealed at {moment}; content not shown.").format(moment=first)
        if first == last
        else _("Sealed between {first} and {last}; content not shown.").format(first=first, last=last)
    )
    count = ngettext("{n} answer.", "{n} answers.", len(moments)).format(n=len(moments))
    return [paragraph(printing, f"{since} {count}" if len(moments) > 1 else since, "note")]


def late_note(printing: PrintContext, answers: Iterable[AnswerCell]) -> list[Flowable]:
    """What the asterisk means, where an answer was given after the fact; how many are void."""
    given = tuple(answers)
    notes = []
    if any(answer.late and answer.value for answer in given):
        notes.append(_("* After the fact, in no score."))
    void = sum(1 for answer in given if answer.void)
    if void:
        words = ngettext(
            "{n} answer was given to an earlier wording and does not count.",
            "{n} answers were given to an earlier wording and do not count.",
            void,
        )
        notes.append(words.format(n=void))
    return [paragraph(printing, " ".join(notes), "note")] if notes else []


def counted(printing: PrintContext, answers: Sequence[AnswerCell], scale_name: str) -> str:
    """Answers in words where nobody may be named and there are too few to count: the range."""
    values = [answer.value for answer in answers if answer.answered]
    if not values:
        return ""
    answer_scale = scale(scale_name)
    if answer_scale.ordinal:
        levels = sorted(values, key=int)
        return levels[0] if levels[0] == levels[-1] else f"{levels[0]}–{levels[-1]}"
    return ", ".join(code for code in answer_scale.codes if code in values)


def too_few(answers: int) -> bool:
    """Whether counts would let answers be inferred, so that only the range is printed."""
    return answers < FEWEST_ANSWERS_FOR_COUNTS


def groups(printing: PrintContext, who: Sequence[Answerer]) -> list[tuple[str, tuple[Answerer, ...]]]:
    """Those who answered as the rule lets them be told apart: by side, or all together without a name."""
    if not printing.disclosure.sides_named or printing.disclosure.about_sides:
        return [("", tuple(who))]
    grouped: list[tuple[str, tuple[Answerer, ...]]] = []
    for side, name in ((ALLIANCE, _("Allies")), (RUSSIA, _("Russia"))):
        of_side = tuple(answerer for answerer in who if answerer.side == side)
        if of_side:
            grouped.append((name, of_side))
    rest = tuple(answerer for answerer in who if not answerer.side)
    return [*grouped, ("", rest)] if rest else grouped
