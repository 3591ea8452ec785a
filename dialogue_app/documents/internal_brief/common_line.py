"""The common line with brackets and reservations, silence, and what was released of it. What is said of a
silence procedure follows from what was recorded alone, never from the clock of whoever prints.
"""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.line_status import footnote_mark
from dialogue_app.core.commands.silence import circulated, differs, extensions, in_utc, is_late
from dialogue_app.core.domain_records import (
    LineDraft,
    LineParagraph,
    ReleaseItem,
    Reservation,
    SilenceProcedure,
    status_of,
)
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.internal_brief.responses import positions_on
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
from dialogue_app.documents.phrases.party_names import code, is_named
from dialogue_app.documents.phrases.values import form_facts, option
from dialogue_app.documents.sections.drafted_text import drafted
from dialogue_app.fields.registry import field_kind
from dialogue_app.reports.dates import day, moment
from dialogue_app.support.translation import _


def common_line(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """Each paragraph as it stands: text with the marks of its reservations, status, brackets and who is
    behind them, positions; then the reservations, the silence procedure and the drafts.
    """
    paragraphs = printing.listed(LineParagraph)
    marks = printing.footnotes()
    flowables: list[Flowable] = []
    for paragraph in paragraphs:
        given: list[Fact] = []
        if paragraph.status:
            given.append((_("Status"), (bold(option(printing, "LINE_STATUS", paragraph.status)),)))
        given += form_facts(printing, paragraph, only=("alternatives", "due", "owner"))
        positions = positions_on(printing, Role.POSITIONS_ON_PARAGRAPHS, paragraph.id)
        if positions:
            given.append((_("Positions"), positions))
        limits = " ".join(
            footnote_mark(marks[kept.id])
            for kept in printing.listed(Reservation)
            if kept.paragraph == paragraph.id and kept.id in marks
        )
        statement = [*drafted(printing.quote(paragraph.text)), *([Run(f"\u00a0{limits}")] if limits else [])]
        flowables += entry_block(printing, printing.own(paragraph.number), statement, given)
    flowables = flowables or [nothing(printing, _("Nothing recorded."), LineParagraph)]
    return [*flowables, *_reservations(printing, paragraphs, marks), *silence(printing)]


def _reservations(
    printing: PrintContext, paragraphs: list[LineParagraph], marks: dict[str, int]
) -> list[Flowable]:
    numbers = {paragraph.id: paragraph.number for paragraph in paragraphs}
    kept = printing.listed(Reservation)
    if not kept:
        return []
    kept.sort(key=lambda reservation: marks.get(reservation.id, len(marks) + 1))
    printing.use_scale("RESERVATION")
    body: list[tuple[Words, ...]] = [
        (
            (bold(_footnote(printing, reservation, marks)),),
            printing.own(numbers.get(reservation.paragraph, "")),
            option(printing, "RESERVATION", reservation.type),
            printing.quote(reservation.text),
            _until(printing, reservation),
            scale("RESERVATION_STATUS").shown(status_of(reservation)),
        )
        for reservation in kept
    ]
    heads = (_("Party"), _("Para."), _("Type"), _("Reservation"), _("What would lift it"), _("Status"))
    widths = (46.0, 34.0, 84.0, styles.WIDTH - 324, 104.0, 56.0)
    part = table(printing, widths, heads, body, cell_styles=("cell", "cell", "cell", "cell_quote"))
    return together(heading(printing, _("Reservations"), 2), part)


def _footnote(printing: PrintContext, reservation: Reservation, marks: dict[str, int]) -> str:
    """The mark of a reservation and whose it is; lifted ones have no mark."""
    mark = footnote_mark(marks[reservation.id]) if reservation.id in marks else ""
    code_of_party = code(printing, reservation.party) if is_named(printing) else ""
    return f"{mark} {code_of_party}".strip()


def _until(printing: PrintContext, reservation: Reservation) -> str:
    lifted = printing.own(reservation.lifted_by)
    return "; ".join(
        text for text in (lifted.rstrip(".") if reservation.due else lifted, day(reservation.due)) if text
    )


def releases(printing: PrintContext, _found: Findings) -> list[Flowable]:
    """What left the internal track, in the words in which it did; then what was proposed, superseded or
    withdrawn, with the day and what came in its place.
    """
    release_items = printing.listed(ReleaseItem)
    if not release_items:
        return [nothing(printing, _("Nothing has been released in this session."), ReleaseItem)]
    flowables: list[Flowable] = []
    for status in ("RELEASED", "PROPOSED", "SUPERSEDED", "WITHDRAWN"):
        some = [release_item for release_item in release_items if status_of(release_item) == status]
        if some:
            title = scale("RELEASE_STATUS").shown(status)
            flowables += together(heading(printing, title, 2), _items(printing, some))
    return flowables


def _items(printing: PrintContext, some: list[ReleaseItem]) -> list[Flowable]:
    body: list[tuple[Words, ...]] = []
    for release_item in some:
        kind = scale("RELEASE_KIND").shown(release_item.kind) if release_item.kind else ""
        if release_item.verdict:
            kind = f"{kind} {release_item.verdict}".strip()
        named = printing.disclosure.people_named
        authority = [printing.own(release_item.authority) if named else "", day(release_item.date)]
        version = (
            _("version {n}").format(n=printing.own(release_item.version)) if release_item.version else ""
        )
        body.append(
            (
                (bold(printing.own(release_item.code)),),
                printing.quote(release_item.release_text),
                kind,
                "\n".join(text for text in (*authority, version, *_became(printing, release_item)) if text),
                _checked(release_item),
            )
        )
    heads = (
        _("No."),
        _("Text"),
        _("Kind"),
        _("Released by") if printing.disclosure.people_named else _("Date and version"),
        _("Never-list"),
    )
    widths = (46.0, styles.WIDTH - 306, 70.0, 130.0, 60.0)
    return table(printing, widths, heads, body, cell_styles=("cell", "cell_quote"))


def _became(printing: PrintContext, release_item: ReleaseItem) -> tuple[str, ...]:
    """What an item supersedes, what superseded it, its withdrawal: all of it stays inside."""
    every = printing.dialogue.of(ReleaseItem).values()
    old = printing.dialogue.get(ReleaseItem, release_item.supersedes)
    later = next(
        (
            each
            for each in every
            if each.supersedes == release_item.id and release_item.status == "SUPERSEDED"
        ),
        None,
    )
    words = []
    if old is not None:
        words.append(_("supersedes {item}").format(item=printing.own(old.code)))
    if later is not None:
        superseded = _("superseded by {item}, {day}")
        words.append(superseded.format(item=printing.own(later.code), day=day(later.date)).rstrip(", "))
    if release_item.status == "WITHDRAWN" and (release_item.withdrawn_on or release_item.withdrawn_by):
        by = printing.own(release_item.withdrawn_by) if printing.disclosure.people_named else ""
        names = ", ".join(text for text in (day(release_item.withdrawn_on), by) if text)
        words.append(_("withdrawn {who}").format(who=names) if names else _("withdrawn"))
    if release_item.status == "WITHDRAWN" and release_item.withdrawn_reason:
        words.append(printing.own(release_item.withdrawn_reason))
    return tuple(words)


def _checked(release_item: ReleaseItem) -> str:
    return _("checked") if release_item.never_list_checked == "yes" else _("not checked")


def silence(printing: PrintContext) -> list[Flowable]:
    """Every text put under silence: where it stands, until when, who objected and why; then the drafts."""
    procedures = printing.listed(SilenceProcedure)
    opening = heading(printing, _("Silence procedure"), 2)
    if not procedures:
        none = nothing(printing, _("No text has been put under silence in this session."), SilenceProcedure)
        return [*together(opening, [none]), *_drafts(printing)]
    flowables: list[Flowable] = []
    for procedure in procedures:
        flowables += entry_block(
            printing,
            printing.own(procedure.version),
            _state(printing, procedure),
            _facts(printing, procedure),
            style="item",
        )
    return [*together(opening, flowables), *_drafts(printing)]


def _line(printing: PrintContext) -> TemplateField | None:
    fields = (field for _stage, field in printing.template.fields())
    return next((field for field in fields if field_kind(field).drafts), None)


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
        (_("Deadline"), _in_zone(procedure.deadline, zone)),
    ]
    given += [
        (_("Extended to"), "; ".join(x for x in (_in_zone(step.to, zone), printing.own(step.reason)) if x))
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
    code_of_party = code(printing, procedure.broken_by) if procedure.broken_by else ""
    parts = (code_of_party, moment(procedure.broken_at), printing.own(procedure.broken_reason))
    label = _("Late objection") if is_late(procedure) else _("Broken by")
    return [(label, "; ".join(part for part in parts if part))]


def _in_zone(text: str, zone: str) -> str:
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
