"""Read-back in print: for each statement the attempts to restate it, what was missing, the final wording."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout.blocks import Fact, Words, entry_block, quoted, soft
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases import read_backs
from dialogue_app.documents.phrases.values import option
from dialogue_app.documents.sections import record_list
from dialogue_app.documents.sections.answers import rows
from dialogue_app.documents.sections.section import Section
from dialogue_app.fields.read_back import KIND, attempts
from dialogue_app.support.translation import _


def section(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """A block a statement that was read back."""
    if not field.items:
        return record_list.section(printing, field)
    flowables: list[Flowable] = []
    for item in rows(printing, field):
        tries = _printed(printing, field, item.id)
        if tries:
            given = [*(_attempt(printing, attempt) for attempt in tries), *_outcome(printing, tries)]
            text = printing.title(item)
            flowables.extend(entry_block(printing, printing.own(item.code), text, given))
    return flowables


def _printed(printing: PrintContext, field: TemplateField, of: str) -> tuple[ReadBack, ...]:
    tries = attempts(printing.dialogue, printing.session.id, field, of)
    return tuple(attempt for attempt in tries if printing.prints(attempt))


def _attempt(printing: PrintContext, read_back: ReadBack) -> Fact:
    words: list[Run] = [quoted(printing.quote(read_back.text))]
    by = printing.disclosure.who(read_back.by)
    label = _("Attempt {n}").format(n=read_back.attempt or "?")
    answer = option(printing, "READBACK_ANSWER", read_back.result) if read_back.result else ""
    notes = [text for text in (by, answer) if text]
    if notes:
        words.append(soft(f"  – {', '.join(notes)}"))
    if read_back.correction:
        words.append(soft("\n" + _("Missing: {text}").format(text=printing.own(read_back.correction))))
    return label, _long(words)


def _outcome(printing: PrintContext, tries: tuple[ReadBack, ...]) -> list[Fact]:
    """The result as the statement reads now; the final wording while it is confirmed, and where none could be
    agreed what was said back last, which stands beside the statement.
    """
    back = read_backs.told(printing, tries)
    facts: list[Fact] = [(_("Result"), back.outcome)]
    for label, words in ((_("Final wording"), back.wording), (_("Last said back"), back.restated)):
        if words:
            facts.append((label, _long([quoted(printing.quote(words))])))
    return facts


def _long(words: list[Run]) -> Words:
    """Has the grid give these words a row of their own."""
    missing = 60 - sum(len(run.text) for run in words)
    return [*words, Run(" " * max(missing, 0))]


SECTION = Section((KIND,), section)
