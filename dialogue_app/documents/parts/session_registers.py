"""What a session leaves behind, in print: differences, red lines, parking lot, follow-ups, record."""

from __future__ import annotations

from collections.abc import Iterable

from reportlab.platypus import Flowable

from dialogue_app.analyses.continuity import NAMES, SAME, difference_kinds
from dialogue_app.core.domain_records import (
    Difference,
    FollowUp,
    ParkingLotItem,
    RecordDisagreement,
    RedLine,
    status_of,
)
from dialogue_app.core.form import questions
from dialogue_app.core.records import Listed, Record
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import Words, bold, paragraph, points, quoted, soft, table
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.parts.record_disagreements import disagreements
from dialogue_app.documents.parts.report_section import context, section
from dialogue_app.documents.phrases import read_backs
from dialogue_app.documents.phrases.left_out import nothing
from dialogue_app.documents.phrases.values import option, prospect_of, value
from dialogue_app.documents.sections import party_choice
from dialogue_app.fields.items import item_for
from dialogue_app.fields.registry import read_back_field
from dialogue_app.reports.dates import day
from dialogue_app.reports.differences.content import read_differences
from dialogue_app.reports.differences.sentences import sentences
from dialogue_app.support.translation import _

CODE = 36.0


def _nothing(printing: PrintContext, kind: type[Record], fields: Iterable[str] = ()) -> list[Flowable]:
    return [nothing(printing, _("Nothing recorded."), kind, fields)]


def differences(printing: PrintContext) -> list[Flowable]:
    """Differences of this session: new ones, and carried ones with what changed."""
    body = []
    recorded = [record for record in _of(printing, Difference) if isinstance(record, Difference)]
    for difference in recorded:
        nature = [
            option(printing, "NATURE", code) for code in (difference.nature, difference.secondary) if code
        ]
        kind = "; ".join(nature)
        prospect = prospect_of(printing, difference)
        status = scale("DIFF_STATUS").shown(difference.status)
        body.append(
            (
                _code(printing, difference, difference.code),
                [quoted(printing.quote(difference.statement)), soft("\n" + _since(printing, difference))],
                "\n".join(text for text in (kind, prospect) if text),
                status,
            )
        )
    if not body:
        return _nothing(printing, Difference)
    widths = (CODE, styles.WIDTH - CODE - 220, 120.0, 100.0)
    heads = (_("No."), _("Statement"), _("Nature and prospect"), _("Status"))
    return [*difference_summary(printing, recorded), *table(printing, widths, heads, body)]


def difference_summary(printing: PrintContext, differences: Iterable[Difference]) -> list[Flowable]:
    """What is said of these differences; nothing where there are none."""
    report = read_differences(context(printing), differences)
    return [paragraph(printing, printing.neat(" ".join(sentences(report))))] if report.rows else []


def _of(printing: PrintContext, kind: type[Listed]) -> list[Listed]:
    records = printing.dialogue.listed(kind, printing.session.id)
    return [record for record in records if _field_shown(printing, record.field) and printing.prints(record)]


def _field_shown(printing: PrintContext, key: str) -> bool:
    stage_and_field = printing.template.find_field(key) if key else None
    return stage_and_field is None or printing.disclosure.shows(stage_and_field[1].marking)


def _code(printing: PrintContext, record: Listed, code: str) -> Words:
    return (bold(printing.own(code) or str(record.position + 1)),)


def _since(printing: PrintContext, difference: Difference) -> str:
    """Opened here, or carried with the attributes that are no longer as they were."""
    before = printing.dialogue.get(Difference, difference.carried_from) if difference.carried_from else None
    if before is None:
        return (
            _("Carried from an earlier session.") if difference.carried_from else _("Opened in this session.")
        )
    changed = [
        printing.neat(_(ask.label))
        for name, ask in questions(Difference)
        if name in _COMPARED and getattr(difference, name) != getattr(before, name)
    ]
    if not changed:
        return _("Carried from an earlier session, unchanged.")
    told = [_(NAMES[kind]) for kind in difference_kinds(before, difference) if kind != SAME]
    if told:
        return _("Carried from an earlier session, {told}; changed: {what}.").format(
            told=", ".join(told), what=", ".join(changed)
        )
    return _("Carried from an earlier session; changed: {what}.").format(what=", ".join(changed))


_COMPARED = frozenset({
    "title", "statement", "nature", "secondary", "structural", "prospect", "status", "readback_a",
    "readback_b", "restraint_a", "restraint_b", "clarifying_step", "channel", "importance", "review",
})  # fmt: skip


def red_lines(printing: PrintContext) -> list[Flowable]:
    """Each line as stated, who holds it if that may be said, and what came of its read-back; then what could
    not be agreed, both statements side by side, and how often the first attempt was accurate.
    """
    lines = _of(printing, RedLine)
    flowables = _red_lines(printing, lines) if lines else _nothing(printing, RedLine)
    failed = read_backs.not_agreed(printing, _failed(printing))
    return [*flowables, *failed, *section(printing, "read_backs")]


def _red_lines(printing: PrintContext, lines: list[Listed]) -> list[Flowable]:
    holders = any(printing.disclosure.who(_holder(line)) for line in lines)
    body: list[list[Words]] = []
    for line in lines:
        assert isinstance(line, RedLine)
        words: list[Run] = [quoted(printing.quote(line.statement))]
        back = read_backs.heard(printing, line.id)
        if back.wording:
            final = _("Final wording: {text}").format(text=printing.quote(back.wording))
            words.append(soft("\n" + final))
        holder = printing.disclosure.who(line.holder)
        body.append([_code(printing, line, line.code), holder, words, _outcome(printing, line, back)])
    heads = [_("No."), _("Holder"), _("The line, as stated"), _("Read-back")]
    told = (True, holders, True, any(row[-1] for row in body))
    side = [wide for wide, shown in zip((CODE, 90.0, 0.0, 100.0), told, strict=True) if shown]
    widths = [wide or styles.WIDTH - sum(side) for wide in side]
    rows = [[cell for cell, shown in zip(row, told, strict=True) if shown] for row in body]
    return table(printing, widths, [head for head, shown in zip(heads, told, strict=True) if shown], rows)


def _holder(record: Record) -> str:
    return record.holder if isinstance(record, RedLine) else ""


def _outcome(printing: PrintContext, line: RedLine, back: read_backs.PrintedReadBack) -> str:
    """What came of the read-back of a line; empty where the session asks for none."""
    stage_and_field = printing.template.find_field(line.field)
    asked = stage_and_field is None or read_back_field(printing.template, stage_and_field[1]) is not None
    words = back.outcome or (option(printing, "READBACK", "NA") if asked else "")
    return words + ("\n" + _("Attempt {n}").format(n=back.attempts) if back.attempts else "")


def _failed(printing: PrintContext) -> list[tuple[Words, Words]]:
    """Every statement of the session, of whatever kind, whose read-back could not be agreed."""
    about = dict.fromkeys(read_back.of for read_back in read_backs.printed(printing) if read_back.of)
    result = []
    for of in about:
        record = printing.dialogue.find(of)
        back = read_backs.heard(printing, of)
        if back.failed and record is not None:
            statement = item_for(printing.dialogue, record).title
            pair = (read_backs.as_quoted(printing, text) for text in (statement, back.restated))
            result.append((next(pair), next(pair)))
    return result


def parking_lot(printing: PrintContext) -> list[Flowable]:
    """Points set aside: raised by a side, never by a person or a single party."""
    body = []
    for record in _of(printing, ParkingLotItem):
        assert isinstance(record, ParkingLotItem)
        status = scale("PARKING_STATUS").shown(status_of(record))
        body.append(
            (
                printing.own(record.text),
                _raised_by(printing, record.raised_by),
                printing.own(record.return_at),
                status,
            )
        )
    if not body:
        return _nothing(printing, ParkingLotItem)
    heads = (_("Point"), _("Raised by"), _("Return at"), _("Status"))
    return table(printing, (styles.WIDTH - 250, 80.0, 100.0, 70.0), heads, body)


def _raised_by(printing: PrintContext, party: str) -> str:
    return printing.disclosure.side(party) if party else ""


def follow_ups(printing: PrintContext) -> list[Flowable]:
    """Actions with owner, date and status."""
    asked = dict(questions(FollowUp))
    body = []
    for record in _of(printing, FollowUp):
        assert isinstance(record, FollowUp)
        owner = [value(printing, asked[name], getattr(record, name)) for name in ("owner", "post", "channel")]
        status = scale("FOLLOW_UP_STATUS").shown(status_of(record))
        if record.drop_reason.strip():
            status += f": {printing.own(record.drop_reason)}"
        names = " · ".join(str(text) for text in owner if text)
        body.append((printing.own(record.text), names, day(record.due), status))
    if not body:
        return _nothing(printing, FollowUp)
    heads = (_("Action"), _("Owner and channel"), _("Due"), _("Status"))
    return table(printing, (styles.WIDTH - 280, 125.0, 75.0, 80.0), heads, body)


def record_status(printing: PrintContext) -> list[Flowable]:
    """The status of the record as a whole and by side, with the words said about it; then what is not
    accepted in it.
    """
    flowables: list[Flowable] = []
    status = printing.session.record_status
    if status:
        text = scale("RECORD_STATUS").shown(status)
        flowables.append(paragraph(printing, (Run(_("The record as a whole: ")), bold(text))))
    for _stage, field in printing.template.fields():
        if field.scale == "RECORD_STATUS" and printing.disclosure.shows(field.marking):
            agreed_only = printing.disclosure.agreed_only
            flowables.extend((_agreed_status if agreed_only else party_choice.section)(printing, field))
    flowables.extend(disagreements(printing))
    return flowables or _nothing(printing, RecordDisagreement, _of_the_record(printing))


def _of_the_record(printing: PrintContext) -> tuple[str, ...]:
    """The fields in which the status of the record is said."""
    return tuple(field.key for _stage, field in printing.template.fields() if field.scale == "RECORD_STATUS")


def _agreed_status(printing: PrintContext, field: TemplateField) -> list[Flowable]:
    """Off the record: how the record was accepted, without saying by whom."""
    entries = printing.dialogue.item_entries(printing.session.id, field.entry_field).values()
    printing.put(*(entry for entry in entries if entry.value and printing.disclosure.shows(entry.marking)))
    given = [entry.value for entry in entries if entry.value and printing.disclosure.shows(entry.marking)]
    return points(
        printing,
        [f"{label}: {given.count(code)}" for code in dict.fromkeys(given) if (label := _status(code))],
    )


def _status(code: str) -> str:
    return scale("RECORD_STATUS").shown(code)
