"""What happened in an exercise, in print: timeline, read-backs, unity at start and end."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from reportlab.platypus import Flowable

from dialogue_app.core.domain_records import Inject, RedLine
from dialogue_app.core.records import ListRow
from dialogue_app.core.roles import Role
from dialogue_app.core.timestamps import is_moment
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, quoted, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.phrases.read_backs import as_quoted, heard, not_agreed
from dialogue_app.support.translation import _, ngettext

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_FROM_STAGE = re.compile(r"(\w+)\s*\+\s*(\d+)")


class _Event(NamedTuple):
    minute: float
    order: int
    time: str
    what: Words
    done: Words


def timeline(printing: PrintContext) -> list[Flowable]:
    """Injects that were released, with what was expected and done, and decisions, in their order."""
    session = printing.session.id
    injects = printing.dialogue.listed(Inject, session)
    shown = [(n, inject) for n, inject in enumerate(injects) if inject.released_at or inject.actual]
    printing.put(*(inject for _n, inject in shown))
    events = [_inject(printing, inject, n) for n, inject in shown]
    events += [
        _decision(printing, row, n + len(injects))
        for n, row in enumerate(printing.listed_as(ListRow, Role.DECISIONS))
    ]
    if not events:
        return []
    body = [
        ((bold(event.time),), event.what, event.done) for event in sorted(events, key=lambda event: event[:2])
    ]
    widths = (52.0, (styles.WIDTH - 52) * 0.52, (styles.WIDTH - 52) * 0.48)
    heads = (_("Time"), _("Event or decision"), _("Expected and done"))
    flowables = table(printing, widths, heads, body)
    left = len(injects) - len(shown)
    if left:
        words = ngettext("{n} inject was not released.", "{n} injects were not released.", left)
        flowables.append(paragraph(printing, words.format(n=left), "note"))
    return flowables


def _inject(printing: PrintContext, inject: Inject, order: int) -> _Event:
    minute, shown = _when(printing, inject.released_at or inject.planned)
    what = [bold(f"{printing.own(inject.code)} "), Run(printing.own(inject.text))]
    if inject.addressee.strip():
        what.append(soft("\n" + _("To: {who}").format(who=printing.own(inject.addressee))))
    done: list[Run] = []
    if inject.expected.strip():
        done.append(soft(_("Expected: {text}").format(text=printing.own(inject.expected)) + "\n"))
    done.append(Run(_("Done: {text}").format(text=printing.own(inject.actual) or _("not recorded"))))
    return _Event(minute, order, shown, what, done)


def _decision(printing: PrintContext, row: ListRow, order: int) -> _Event:
    minute, shown = _when(printing, row.value("time"))
    person = printing.disclosure.who(row.value("party"))
    words = [soft(_("Decision")), Run(f"  {printing.own(row.value('decision'))}")]
    return _Event(minute, order, shown, words, person)


def _when(printing: PrintContext, given: str) -> tuple[float, str]:
    """Minutes since midnight, for the order, and the time as shown; last where it cannot be read."""
    if is_moment(given):
        at = datetime.fromisoformat(given)
        return at.hour * 60 + at.minute, f"{at:%H:%M}"
    clock, after = _CLOCK.search(given), _FROM_STAGE.search(given)
    if clock:
        return int(clock[1]) * 60 + int(clock[2]), printing.own(given)
    if after:
        state = printing.dialogue.stage_state(printing.session.id, after[1])
        if state is not None and is_moment(state.started_at):
            at = datetime.fromisoformat(state.started_at)
            return at.hour * 60 + at.minute + int(after[2]), printing.own(given)
    return float("inf"), printing.own(given)


def read_backs(printing: PrintContext) -> list[Flowable]:
    """How well was listened, each statement, and both wordings of what could not be agreed."""
    flowables = section(printing, "read_backs")
    if not flowables:
        return []
    failed: list[tuple[Words, Words]] = []
    for line in printing.dialogue.listed(RedLine, printing.session.id):
        back = heard(printing, line.id)
        if back.failed and printing.prints(line):
            words = [bold(f"{printing.own(line.code)} "), quoted(printing.quote(line.statement))]
            failed.append((words, as_quoted(printing, back.restated)))
    return [*flowables, *section(printing, "statements_read_back"), *not_agreed(printing, failed)]
