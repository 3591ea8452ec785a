"""What is said of read-backs: how many there were, how many accurate at once, and how each side listened."""

from __future__ import annotations

from dialogue_app.analyses.read_back_accuracy import ACCURATE, first_attempts
from dialogue_app.charts import wording
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.records import SIDES
from dialogue_app.reports.context import ReportContext, label_of
from dialogue_app.reports.overview import short
from dialogue_app.reports.phrases import sentence
from dialogue_app.reports.read_backs.content import FieldReadBacks, ReadBackReport
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _, ngettext


def sentences(context: ReportContext, read_back_report: ReadBackReport) -> tuple[str, ...]:
    """The figure of the session, then each field in which statements are said back."""
    alone = len(read_back_report.fields) == 1
    told = (_of_field(context, field, alone=alone) for field in read_back_report.fields)
    return (_of_session(read_back_report), *(sentence for sentence in told if sentence))


def overview(read_back_report: ReadBackReport) -> Overview:
    """How many statements were said back accurately at once. Something has been said back."""
    statements = [each for field in read_back_report.fields for each in field.statements]
    answers = [each.first_answer for each in statements if each.tries]
    accurate, unanswered = answers.count(ACCURATE), answers.count("")
    first = first_attempts(read_back_report.tries)
    share = wording.statements_of(first.accurate, first.n)
    said = _("Accurate at the first attempt: {statements}.").format(statements=share)
    return Overview(
        short(said) if first.n else _("Statements were said back; no answer is recorded yet."),
        wording.statements_of(len(answers), len(statements)),
        (
            Part(_("accurate at once"), accurate, "full"),
            Part(_("not at once"), len(answers) - accurate - unanswered, "hatched"),
            Part(_("not answered or not said back"), len(statements) - len(answers) + unanswered, "open"),
        ),
    )


def _of_session(read_back_report: ReadBackReport) -> str:
    first, n = first_attempts(read_back_report.tries), read_back_report.said_back
    if not first.n:
        words = ngettext(
            "In this session {n} statement has been said back; no answer is recorded yet",
            "In this session {n} statements have been said back; no answer is recorded yet",
            n,
        )
        return sentence(words.format(n=n))
    words = ngettext(
        "In this session {n} statement has been said back; accurate at the first attempt: {share}",
        "In this session {n} statements have been said back; accurate at the first attempt: {share}",
        n,
    )
    return sentence(words.format(n=n, share=wording.of(first.accurate, first.n)))


def _of_field(context: ReportContext, field_read_backs: FieldReadBacks, *, alone: bool) -> str:
    """The statements of one list, by the side that listened, and the confirmations that dropped."""
    told = [] if alone or not field_read_backs.statements else [_share(field_read_backs)]
    for side in SIDES:
        heard = first_attempts(each for each in field_read_backs.tries if _side(context, each.by) == side)
        if heard.n and context.name(side):
            words = _("{side} listening {share}")
            share = wording.of(heard.accurate, heard.n)
            told.append(words.format(side=context.mention(side), share=share))
    if field_read_backs.dropped:
        words = ngettext(
            "{n} confirmation dropped because the wording was changed since",
            "{n} confirmations dropped because the wording was changed since",
            field_read_backs.dropped,
        )
        told.append(words.format(n=field_read_backs.dropped))
    return f"{label_of(field_read_backs.field)}: {sentence(*told)}" if told else ""


def _share(field_read_backs: FieldReadBacks) -> str:
    first = first_attempts(field_read_backs.tries)
    said = wording.of(
        sum(bool(each.tries) for each in field_read_backs.statements), len(field_read_backs.statements)
    )
    if not any(field_read_backs.tries):
        return _("{said} said back").format(said=said)
    if not first.n:
        return _("{said} said back, no answer is recorded yet").format(said=said)
    return _("{said} said back, accurate at the first attempt: {share}").format(
        said=said, share=wording.of(first.accurate, first.n)
    )


def _side(context: ReportContext, party: str) -> str:
    return party if party in SIDES else answerer(context.held.dialogue, party).side
