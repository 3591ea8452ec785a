"""Read-backs in documents: how one stands, the two statements where it failed, and the session's figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import ReadBack
from dialogue_app.core.records import Listed
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, paragraph, quoted, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.fields.read_back import NOT_AGREED, last_restated, standing_of
from dialogue_app.reports.read_backs.content import outcome
from dialogue_app.support.translation import _


@dataclass(frozen=True, slots=True)
class PrintedReadBack:
    """A read-back as it may be printed: the result in words (nothing where there is none), the final wording
    while a confirmation stands, the listener's last restatement where none could be agreed, and attempts.
    """

    outcome: str = ""
    wording: str = ""
    restated: str = ""
    attempts: int = 0

    @property
    def failed(self) -> bool:
        """Whether it could not be agreed."""
        return bool(self.restated)


def printed(printing: PrintContext, of: str = "") -> tuple[ReadBack, ...]:
    """The attempts of the session (at one statement, if given) as far as they may be printed. Those at a
    statement that is not printed are not even counted: the number would tell of it.
    """
    return tuple(
        read_back
        for read_back in printing.dialogue.listed(ReadBack, printing.session.id)
        if of in ("", read_back.of)
        and _field_shown(printing, read_back.field)
        and _about_printed(printing, read_back.of)
        and printing.disclosure.prints(read_back)
    )


def _about_printed(printing: PrintContext, of: str) -> bool:
    if not of:
        return True
    record = printing.dialogue.find(of)
    return (
        isinstance(record, Listed)
        and printing.disclosure.prints(record)
        and (_field_shown(printing, record.field))
    )


def _field_shown(printing: PrintContext, key: str) -> bool:
    stage_and_field = printing.template.find_field(key) if key else None
    return stage_and_field is None or printing.disclosure.shows(stage_and_field[1].marking)


def heard(printing: PrintContext, of: str) -> PrintedReadBack:
    """How the read-back of a statement stands, as it may be printed."""
    return told(printing, printed(printing, of))


def told(printing: PrintContext, tries: Sequence[ReadBack]) -> PrintedReadBack:
    """The same for attempts chosen already."""
    standing = standing_of(printing.dialogue, tries)
    last, said = standing.last, printing.neat(outcome(printing.dialogue, standing))
    if said:
        printing.put(*tries)
    return PrintedReadBack(
        outcome=said,
        wording=last.wording if last is not None and standing.confirmed else "",
        restated=last_restated(tries) if standing.state == NOT_AGREED else "",
        attempts=standing.attempts,
    )


# -- both statements -------------------------------------------------------------------------------------


def not_agreed(printing: PrintContext, failed: Sequence[tuple[Words, Words]]) -> list[Flowable]:
    """Statements whose read-back could not be agreed, each beside what the listener said last: both stand."""
    if not failed:
        return []
    said = _("The read-back of these could not be agreed in three attempts. Both statements stand.")
    half = styles.WIDTH / 2
    heads = (_("As stated"), _("As last said back by the listener"))
    rows = table(printing, (half, half), heads, failed, cell_styles=("cell_quote", "cell_quote"))
    return [paragraph(printing, said, "small"), *rows]


def as_quoted(printing: PrintContext, text: str) -> Words:
    """Words as they were said."""
    return (quoted(printing.quote(text)),)
