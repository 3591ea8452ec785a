"""The silence procedure and the drafts of the common line, as they stand in the internal brief.

What is said follows from what was recorded alone, never from the clock of whoever prints.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.core.commands.silence import circulated, differs, extensions, in_utc, is_late
from dialogue_app.core.domain_records import LineDraft, SilenceProcedure
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import (
    Fact,
    Words,
    bold,
    entry_block,
    heading,
    quoted,
    table,
    together,
)
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.party_names import code, may_count
from dialogue_app.fields.registry import field_kind
from dialogue_app.reports.dates import day, moment
from dialogue_app.support.translation import _


def silence(printing: PrintContext) -> list[Flowable]:
    """Every text put under silence: where it stands, until when, who objected and why; then the drafts."""
    procedures = printing.listed(SilenceProcedure)
    opening = heading(printing, _("Silence procedure"), 2)
    if not procedures:
        none = nothing(printing, _("No text has been put under silence in this session."), SilenceProcedure)
        return [*together(opening, [none]), *_drafts(printing)]
    made: list[Flowable] = []
    for procedure in procedures:
        made += entry_block(
            printing,
            printing.own(procedure.version),
            _state(printing, procedure),
            _facts(printing, procedure),
            style="item",
        )
    return [*together(opening, made), *_drafts(printing)]


def _line(printing: PrintContext) -> TemplateField | None:
    found = (field for _stage, field in printing.template.fields())
    return next((field for field in found if field_kind(field).drafts), None)


def _state(printing: PrintContext, procedure: SilenceProcedure) -> list[Run]:
    words = [bold(scale("SILENCE").shown(procedure.result) if procedure.result else _("Not recorded"))]
    if procedure.result == "PAS":
        words.append(Run(". " + _("The text counts as agreed, word for word as circulated.")))
    elif procedure.result in ("RUN", "EXT"):
        words.append(Run(". " + _("It counts as agreed unless a seat objects before the deadline.")))
    return words


def _facts(printing: PrintContext, procedure: SilenceProcedure) -> list[Fact]:
    zone = printing.own(procedure.time_zone)
    given: list[Fact] = [
        (_("Circulated"), moment(procedure.circulated_at)),
        (_("Deadline"), _until(procedure.deadline, zone)),
    ]
    given += [
        (_("Extended to"), "; ".join(x for x in (_until(step.to, zone), printing.own(step.reason)) if x))
        for step in extensions(procedure)
    ]
    given += _objection(printing, procedure)
    if procedure.withdrawn_at or procedure.withdrawn_reason:
        parts = (moment(procedure.withdrawn_at), printing.own(procedure.withdrawn_reason))
        given.append((_("Withdrawn"), "; ".join(part for part in parts if part)))
    line = _line(printing)
    sent = circulated(printing.dialogue, procedure, line) if line is not None else ()
    changed = differs(printing.dialogue, procedure, line) if line is not None else ()
    if changed and procedure.result in ("PAS", "RUN", "EXT"):
        numbers = ", ".join(printing.own(part.before) for part in changed)
        given.append((_("Changed since"), _("paragraph {numbers}").format(numbers=numbers)))
    if sent:
        numbers = ", ".join(printing.own(number) for number, _text in sent)
        given.append((_("Paragraphs"), numbers))
    elif procedure.text:
        given.append((_("Text circulated"), (quoted(printing.quote(procedure.text)),)))
    return [(label, words) for label, words in given if words]


def _objection(printing: PrintContext, procedure: SilenceProcedure) -> list[Fact]:
    if not (procedure.broken_by or procedure.broken_at or procedure.broken_reason):
        return []
    who = code(printing, procedure.broken_by) if procedure.broken_by and may_count(printing) else ""
    parts = (who, moment(procedure.broken_at), printing.own(procedure.broken_reason))
    label = _("Late objection") if is_late(procedure) else _("Broken by")
    return [(label, "; ".join(part for part in parts if part))]


def _until(text: str, zone: str) -> str:
    """A deadline in its zone and in UTC."""
    if not text:
        return ""
    utc = in_utc(text)
    there = utc[11:16] if utc[:10] == text[:10] else f"{day(utc[:10])}, {utc[11:16]}"
    return f"{moment(text)} {zone}".strip() + f" ({there} UTC)"


def _drafts(printing: PrintContext) -> list[Flowable]:
    kept = printing.listed(LineDraft)
    if not kept:
        return []
    body: list[tuple[Words, ...]] = [
        (
            (bold(printing.own(draft.version)),),
            moment(draft.made_at),
            ", ".join(printing.own(number) for number, _text in draft.paragraphs),
            printing.own(draft.note),
        )
        for draft in kept
    ]
    heads = (_("Version"), _("Kept"), _("Paragraphs"), _("Note"))
    widths = (50.0, 120.0, 150.0, styles.WIDTH - 320)
    return together(heading(printing, _("Drafts kept"), 2), table(printing, widths, heads, body))
