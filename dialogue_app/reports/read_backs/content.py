"""Read-backs as their reader may see them: the attempts at each statement, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import Listed
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.wording.confirmation import has_original, in_order, names_position
from dialogue_app.fields.items import Item, items_of
from dialogue_app.fields.read_back import CHANGED, NONE, Standing, attempts, standing_of
from dialogue_app.fields.registry import field_kind
from dialogue_app.reports.context import ReportContext
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class StatementReadBack:
    """A statement, the attempts to say it back, first to last, and how it stands."""

    item: Item
    tries: tuple[ReadBack, ...]
    standing: Standing

    @property
    def first_answer(self) -> str:
        """The answer to the first attempt; empty while there is none."""
        return self.tries[0].result if self.tries else ""


@dataclass(frozen=True, slots=True)
class FieldReadBacks:
    """The statements of a list that a field has said back."""

    field: TemplateField
    statements: tuple[StatementReadBack, ...]

    @property
    def tries(self) -> Iterator[ReadBack]:
        """Every attempt at any of them."""
        return (read_back for statement in self.statements for read_back in statement.tries)

    @property
    def dropped(self) -> int:
        """Confirmations that no longer hold, because words were changed since."""
        return sum(statement.standing.state == CHANGED for statement in self.statements)


@dataclass(frozen=True, slots=True)
class ReadBackReport:
    """The fields of the session, and every attempt, those at nobody's statement too."""

    fields: tuple[FieldReadBacks, ...]
    tries: tuple[ReadBack, ...]

    @property
    def said_back(self) -> int:
        """How many statements were said back; a position without a record is one of its own."""
        return len({read_back.of or read_back.id for read_back in self.tries if names_position(read_back)})


def read_back_fields(template: Template) -> tuple[TemplateField, ...]:
    """The fields in which statements are said back."""
    return tuple(field for _stage, field in template.fields() if field_kind(field).restates)


def read_read_backs(context: ReportContext) -> ReadBackReport:
    """The read-backs that the reader may see. Those at a statement that is not shown are not even counted:
    the number would tell of it.
    """
    fields = tuple(_field(context, field) for field in read_back_fields(context.template) if field.items)
    return ReadBackReport(fields, tuple(_seen(context, _every(context))))


def _every(context: ReportContext) -> tuple[ReadBack, ...]:
    return context.held.dialogue.listed(ReadBack, context.held.session)


def _seen(context: ReportContext, tries: Iterable[ReadBack]) -> Iterator[ReadBack]:
    for read_back in tries:
        about = context.held.dialogue.find(read_back.of) if read_back.of else None
        told = not read_back.of or (isinstance(about, Listed) and _is_shown(context, about))
        if told and _is_shown(context, read_back):
            yield read_back


def _is_shown(context: ReportContext, record: Listed) -> bool:
    stage_and_field = context.template.find_field(record.field) if record.field else None
    shows = stage_and_field is None or context.reader.shows(stage_and_field[1].marking)
    return shows and context.reader.sees(record)


def _field(context: ReportContext, field: TemplateField) -> FieldReadBacks:
    held = context.held
    statements = []
    for item in items_of(held.dialogue, held.session, held.template, field):
        if isinstance(item.record, Listed) and not _is_shown(context, item.record):
            continue
        tries = attempts(held.dialogue, held.session, field, item.id)
        read_backs = tuple(in_order(tuple(_seen(context, tries))))
        statements.append(StatementReadBack(item, read_backs, standing_of(held.dialogue, read_backs)))
    return FieldReadBacks(field, tuple(statements))


def outcome(dialogue: Dialogue, standing: Standing) -> str:
    """The result in words; empty where nothing was said back. A confirmation of other words is none, and says
    so; one given on the original names its language.
    """
    if standing.state == NONE:
        return ""
    if standing.state == CHANGED:
        return _("Changed since confirmed")
    if not standing.settled:
        return _("Still open")
    words = scale("READBACK").shown(standing.state)
    last = standing.last
    if last is None or not standing.confirmed or not last.language:
        return words
    if not has_original(dialogue.find(last.of)):
        return words
    return _("{result} (in {language})").format(result=words, language=scale("LANGUAGE").shown(last.language))
