"""Which signals went astray? Each signal as it was meant and as it was received."""

from __future__ import annotations

from dialogue_app.analyses.signals import Signals
from dialogue_app.core.domain_records import Signal
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext, list_field
from dialogue_app.reports.plain_values import Json, plain_number
from dialogue_app.reports.report import Report, Sketch
from dialogue_app.reports.signals.content import read_signals
from dialogue_app.reports.signals.picture import draw_signals
from dialogue_app.reports.signals.sentences import overview, sentences
from dialogue_app.reports.signals.table import table
from dialogue_app.support.translation import N_, _

KEY = "signals"
TITLE = N_("Which signals went astray?")
METHOD = N_(
    "Shift: received minus intended level on the scale from 1 reassuring to 5 threatening. Missed: a "
    "message was intended and not noticed. Phantom: none was intended and one was read. Over-read: two "
    "levels or more higher, or one with another message; under-read: the same downwards. Misread meaning: "
    "the same level with another message. Without one of the halves the result is not determined and not "
    "counted. Reassurance lost: a calming message at level 1-2 was missed or received at a higher level."
)
NONE: Json = {"signals": {"records": [], "determined": 0, "misread": 0, "rate": None, "mean_shift": {}}}


def answers(template: Template) -> bool:
    """Whether this template records signals."""
    return list_field(template, "signal") is not None


def report(context: ReportContext) -> Report | None:
    """The signals that the reader may see."""
    field = list_field(context.template, "signal")
    if field is None:
        return None
    signal_report = read_signals(context)
    if not signal_report.rows:
        nothing = _("No signals have been recorded in this session yet.")
        return Report(
            key=KEY, sentences=(context.reader.absence(nothing, Signal),), method=_(METHOD), nothing=True
        )
    said = sentences(signal_report)
    return Report(
        key=KEY,
        sentences=said,
        overview=overview(signal_report),
        table=table(context, signal_report),
        picture=Sketch(draw_signals, signal_report),
        json={"signals": _json(context, signal_report.signals)},
        method=_(METHOD),
        markings=tuple(row.signal.marking for row in signal_report.rows),
        source=context.source(field.key),
    )


def _json(context: ReportContext, signals: Signals) -> Json:
    shifts = {context.plain_code(side): mean for side, mean in signals.mean_shift.items()}
    return {
        "records": [
            {
                "signal": signal.code or str(signal.position + 1),
                "result": reading.result,
                "shift": reading.shift,
                "reassurance_lost": reading.reassurance_lost,
            }
            for signal, reading in signals.records
        ],
        "determined": signals.determined,
        "misread": signals.misread,
        "rate": plain_number(signals.rate),
        "mean_shift": {code: plain_number(mean) for code, mean in shifts.items()}
        if None not in shifts
        else None,
    }
