"""The bottom line in five sentences: generated, neutral, each with the numbers it rests on."""

from __future__ import annotations

from dataclasses import replace

from dialogue_app.analyses.judgements.unity import unity
from dialogue_app.analyses.line_status import is_open
from dialogue_app.charts import wording
from dialogue_app.core.commands.common_line import bracketed, in_the_text
from dialogue_app.core.domain_records import Difference, LineParagraph, Reservation
from dialogue_app.core.records import Entry
from dialogue_app.core.roles import Role
from dialogue_app.core.thresholds import thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.report_section import context, report
from dialogue_app.documents.phrases import left_out
from dialogue_app.reports.rules import seams
from dialogue_app.reports.unity import report as unity_report
from dialogue_app.reports.unity.sentences import agreement, alone, outstanding, parting
from dialogue_app.support.translation import _, ngettext


def sentences(printing: PrintContext, findings: Findings) -> list[str]:
    """Five sentences at most; fewer where there is nothing to say."""
    answer = report(printing, unity_report.KEY)
    if findings.unity is None or answer is None or answer.nothing:
        texts = [*(answer.sentences if answer is not None else ()), _line_or_differences(printing)]
        if findings.unity is not None:
            texts.append(outstanding(findings.unity))
    else:
        texts = [
            agreement(findings.unity),
            parting(findings.unity),
            alone(findings.unity) or _expected(printing),
            _seams(printing, findings) or _line_or_differences(printing),
            outstanding(findings.unity),
        ]
    texts = [text for text in texts if text]
    return texts or [_nothing(printing)]


def _nothing(printing: PrintContext) -> str:
    """Why there is no bottom line."""
    if not printing.held:
        return left_out.nothing_words(printing, _("Nothing has been recorded in this session yet."))
    kind = Difference if left_out.holds(printing, Difference) else LineParagraph
    words = _("Neither a common line nor differences have been recorded in this session yet.")
    return left_out.nothing_words(printing, words, kind)


def _expected(printing: PrintContext) -> str:
    """Where allies stand on Russia's place in ten years, if that was asked."""
    field = printing.template.role(Role.PREFERRED_PLACE)
    if field is None:
        return ""
    cells = printing.dialogue.item_entries(printing.session.id, field.entry_field)
    seats = printing.dialogue.seats(printing.session.id)
    answers = {seat.party: _value(cells.get((seat.party, "", 1))) for seat in seats}
    result = unity(answers, cut=False, thresholds=thresholds_of(printing.dialogue))
    if result.low is None or result.high is None or not result.n:
        return ""
    low, high = (wording.answer(str(bound), field.scale) for bound in (result.low, result.high))
    return _(
        "On Russia's place in ten years answers reach from “{low}” to “{high}” ({label}, {given} answered)."
    ).format(low=low, high=high, label=result.shown.lower(), given=wording.of(result.n, result.seats))


def _value(entry: Entry | None) -> str:
    return entry.value if entry else ""


def _seams(printing: PrintContext, findings: Findings) -> str:
    """Which activities are seams, if there are some or all that allies are not united on can be told."""
    judged = findings.judged_by_russia()
    if findings.seams() or (judged and judged == len(findings.not_united)):
        return seam_sentence(printing, findings)
    return ""


def seam_sentence(printing: PrintContext, findings: Findings) -> str:
    where = context(printing)
    shown = [replace(pair, inside=where.activity(pair.inside)) for pair in findings.pairs]
    return printing.neat(" ".join(seams.sentences(shown)))


def _line_or_differences(printing: PrintContext) -> str:
    return _line(printing) or _differences(printing)


def _line(printing: PrintContext) -> str:
    paragraphs = in_the_text(printing.dialogue.listed(LineParagraph, printing.session.id))
    if not paragraphs:
        return ""
    agreed = sum(paragraph.status == "AGR" for paragraph in paragraphs)
    held = len(bracketed(paragraphs))
    kept = printing.dialogue.listed(Reservation, printing.session.id)
    still = sum(is_open(reservation) for reservation in kept)
    of = ngettext("Of {n} paragraph", "Of {n} paragraphs", len(paragraphs)).format(n=len(paragraphs))
    words = _("{paragraphs} of the common line {agreed} and {held}").format(
        paragraphs=of,
        agreed=ngettext("{n} is agreed", "{n} are agreed", agreed).format(n=agreed),
        held=ngettext("{n} holds brackets", "{n} hold brackets", held).format(n=held),
    )
    if kept:
        which = wording.reservations_of(still, len(kept))
        words += "; " + ngettext("{which} is open", "{which} are open", still).format(which=which)
    return f"{words}."


def _differences(printing: PrintContext) -> str:
    recorded = printing.dialogue.listed(Difference, printing.session.id)
    if not recorded:
        return ""
    first = sum(difference.must_settle == "S" for difference in recorded)
    return ngettext(
        "{differences} is to be settled before speaking to Moscow.",
        "{differences} are to be settled before speaking to Moscow.",
        first,
    ).format(differences=wording.differences_of(first, len(recorded)))
