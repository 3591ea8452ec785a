"""What is said of signals: how many were misread and how, lost reassurances, what each receiver tends to
hear.
"""

from __future__ import annotations

from fractions import Fraction

from dialogue_app.analyses.signal_outcome import MISREAD, RESULTS
from dialogue_app.charts import wording
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import counted, levels, sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.reports.signals.content import SignalReport
from dialogue_app.support.translation import _, ngettext


def sentences(signal_report: SignalReport) -> tuple[str, ...]:
    """The finding first. There is at least one signal."""
    total, determined = len(signal_report.rows), signal_report.signals.determined
    if not determined:
        undetermined = ngettext(
            "The result of the one signal is not determined yet: both halves are needed.",
            "The result of none of {n} signals is determined yet: both halves are needed.",
            total,
        )
        return (undetermined.format(n=total),)
    lost = [row.code for row in signal_report.rows if row.reading.reassurance_lost]
    told = [_misread(signal_report)]
    if lost:
        told.append(sentence(_("A reassurance was lost on {codes}").format(codes=counted(len(lost), lost))))
    if left := total - determined:
        told.append(sentence(_("{n} without a result that counts").format(n=left)))
    return (*told, *(_hears(name, mean) for name, mean in signal_report.mean_shift.items()))


def overview(signal_report: SignalReport) -> Overview:
    """How many signals were misread, and whether a reassurance was lost. There is at least one signal."""
    total, determined, misread = (
        len(signal_report.rows),
        signal_report.signals.determined,
        signal_report.signals.misread,
    )
    said = ngettext(
        "{signals} was not read as intended", "{signals} were not read as intended", misread
    ).format(signals=wording.signals_of(misread, determined))
    codes = [row.code for row in signal_report.rows if row.reading.reassurance_lost]
    return Overview(
        with_codes(said, _("a reassurance was lost on {codes}"), codes)
        if determined
        else sentences(signal_report)[0],
        wording.signals_of(determined, total),
        (
            Part(_("as intended"), determined - misread, "full"),
            Part(_("not as intended"), misread, "hatched"),
            Part(_("not determined"), total - determined, "open"),
        ),
    )


def _misread(signal_report: SignalReport) -> str:
    misread, determined = signal_report.signals.misread, signal_report.signals.determined
    share = ngettext(
        "{n} of {total} signal whose result is determined",
        "{n} of {total} signals whose result is determined",
        determined,
    ).format(n=misread, total=determined)
    first = ngettext("{signals} was not read as intended", "{signals} were not read as intended", misread)
    codes = {
        result: [row.code for row in signal_report.rows if row.reading.result == result] for result in MISREAD
    }
    kinds = ", ".join(
        f"{_(RESULTS[result]).lower()} {counted(len(of_it), of_it)}"
        for result, of_it in codes.items()
        if of_it
    )
    said = first.format(signals=share)
    return sentence(f"{said}: {kinds}" if kinds else said)


def _hears(name: str, mean: Fraction) -> str:
    words = (
        _("{who} hears {levels} more threat than was meant, on average")
        if mean > 0
        else _("{who} hears {levels} less threat than was meant, on average")
        if mean < 0
        else _("{who} hears on average as much threat as was meant")
    )
    return sentence(words.format(who=name, levels=levels(abs(mean))))
