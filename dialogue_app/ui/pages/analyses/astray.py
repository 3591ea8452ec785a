"""Which signals went astray? Each signal as it was meant and as it was received."""

from __future__ import annotations

from dialogue_app.analyses.signal_reading import MISREAD, NOT_DETERMINED, RESULTS, Reading
from dialogue_app.charts import wording
from dialogue_app.charts.reading import read_signals
from dialogue_app.charts.signal_slopes import Heard
from dialogue_app.core.scales import scale
from dialogue_app.core.substance import Signal
from dialogue_app.core.template import Template
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.models.analysis_tables import Finding, counted, levels, row_id, step_cell
from dialogue_app.ui.models.row_table import Cell, Column, Row
from dialogue_app.ui.pages.analyses.looking import Looked

TITLE = N_("Which signals went astray?")
FIELD = "signals"

METHOD = N_(
    "Shift: received minus intended level on the scale from 1 reassuring to 5 threatening. Missed: a "
    "message was intended and not noticed. Phantom: none was intended and one was read. Over-read: two "
    "levels or more higher, or one with another message; under-read: the same downwards. Misread meaning: "
    "the same level with another message. Without one of the halves the result is not determined and not "
    "counted. Reassurance lost: a calming message at level 1-2 was missed or received at a higher level."
)


def answers(template: Template) -> bool:
    """Whether this template records signals."""
    return template.find_field(FIELD) is not None


def findings(looked: Looked) -> tuple[Finding, ...]:
    """The signals of the session."""
    found = read_signals(looked.held)
    if found is None:
        return ()
    return (
        Finding(
            title="",
            words=signal_words(found),
            method=_(METHOD),
            chart="signal-slopes" if found.signals.records else "",
            result=found,
            columns=(
                Column(_("No."), 56),
                Column(_("From, to"), 104),
                Column(_("Signal"), 0),
                Column(_("Intended"), 208, spare=1),
                Column(_("Received"), 208, spare=1),
                Column(_("Shift"), 56),
                Column(_("Result"), 136),
                Column(_("Reassurance"), 96),
            ),
            rows=tuple(_row(found, *pair) for pair in found.signals.records),
            way=looked.way(FIELD),
            markings=tuple(signal.marking for signal, _reading in found.signals.records),
        ),
    )


def _row(found: Heard, signal: Signal, reading: Reading) -> Row:
    wrong = reading.result in MISREAD
    received = (
        _("not noticed") if signal.noticed == "no" else _message(signal.received, signal.received_level)
    )
    return Row(row_id(signal.id), (
        Cell(_code(signal), "strong"),
        Cell(f"{found.codes.get(signal.sender, '?')} → {found.codes.get(signal.receiver, '?')}"),
        Cell(signal.description),
        Cell(_message(signal.intended, signal.intended_level)),
        Cell(received),
        step_cell(reading.shift),
        Cell(_(RESULTS[reading.result]),
             "strong" if wrong else "faint" if reading.result == NOT_DETERMINED else "soft"),
        Cell(_("lost") if reading.reassurance_lost else "", "bad"),
    ))  # fmt: skip


def _code(signal: Signal) -> str:
    return signal.code or str(signal.position + 1)


def _message(message: str, threat: str) -> str:
    words = scale("SIGNAL_MSG").shown(message) if message else _("not recorded")
    return f"{words} ({threat})" if threat else words


def signal_words(found: Heard) -> str:
    """How many were misread and how, lost reassurances, and what each receiver tends to hear."""
    records = found.signals.records
    if not records:
        return _("No signals have been recorded in this session yet.")
    total = len(records)
    if not found.signals.determined:
        return ngettext(
            "The result of the one signal is not determined yet: both halves are needed.",
            "The result of none of {n} signals is determined yet: both halves are needed.",
            total,
        ).format(n=total)
    by_result = {
        result: [_code(signal) for signal, reading in records if reading.result == result]
        for result in MISREAD
    }
    told = ", ".join(
        f"{_(RESULTS[result]).lower()} {counted(len(codes), codes)}"
        for result, codes in by_result.items()
        if codes
    )
    misread, determined = found.signals.misread, found.signals.determined
    signals = ngettext(
        "{n} of {total} signal whose result is determined",
        "{n} of {total} signals whose result is determined",
        determined,
    ).format(n=misread, total=determined)
    first = ngettext(
        "{signals} was not read as intended", "{signals} were not read as intended", misread
    ).format(signals=signals)
    lost = [_code(signal) for signal, reading in records if reading.reassurance_lost]
    left = total - found.signals.determined
    parts = [
        f"{first}: {told}" if told else first,
        _("A reassurance was lost on {codes}").format(codes=counted(len(lost), lost)) if lost else "",
        _("{n} without a result that counts").format(n=left) if left else "",
    ]
    for who, mean in found.signals.mean_shift.items():
        words = (
            _("{who} hears {levels} more threat than was meant, on average")
            if mean > 0
            else _("{who} hears {levels} less threat than was meant, on average")
            if mean < 0
            else _("{who} hears on average as much threat as was meant")
        )
        parts.append(words.format(who=found.codes.get(who, "?"), levels=levels(abs(mean))))
    return wording.sentence(parts)
