"""What a record's card says: whose it is, when it was entered, its statement, key facts, read-back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dialogue_app.core import timestamps
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import (
    Difference,
    LineParagraph,
    Prediction,
    ReadBack,
    Reservation,
    Signal,
)
from dialogue_app.core.form import Ask
from dialogue_app.core.records import SIDES, Listed, ListRow, Party, Record, Session
from dialogue_app.core.scales import scale
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.core.wording.brackets import bracket_fault, bracket_spans
from dialogue_app.core.wording.confirmation import CONFIRMED, position_of
from dialogue_app.fields import read_back
from dialogue_app.fields.items import NAMING, item_for, record_name
from dialogue_app.fields.registry import read_back_field
from dialogue_app.reports.dates import day as date_words
from dialogue_app.reports.dates import moment as moment_words
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import N_, _, ngettext
from dialogue_app.ui.text.line_text import reservation_state
from dialogue_app.ui.text.record_values import MARKING, Question, questions_of, values_of

FACTS_GAP = "   "
"""What stands between the facts of a card."""

_WHO = ("side", "holder", "by", "sender", "party", "owner", "raised_by")
_PARTS = ("act", "place", "condition", "exception")
_MOST_FACTS = 5
_KEY_FACTS = {
    "difference": ("nature", "prospect", "status", "importance", "must_settle"),
    "signal": ("date", "kind", "intended_level", "received_level"),
    "response_option": ("kind", "answers", "reversibility", "status"),
    "release_item": ("kind", "activity", "verdict", "status", "authority"),
    "source_of_antagonism": ("since", "type", "response"),
    "prediction": ("kind", "value", "confidence", "disclosed"),
    "line_paragraph": ("status", "refs", "due", "owner"),
}
"""What long forms show on their card, most telling first; other kinds show what comes first in their form."""
_STATEMENTS = {"silence_procedure": "version"}
"""Where the first text of a form is not what its record is about."""
_SHORT = 28
_NO_FACTS = {"code", "number", "title", MARKING, "stated_at", "original_language", "receiver", "about",
             "holders_a", "holders_b"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card shows. ``bar`` and ``tone`` are names of colours; ``marked`` are (start, length) of the
    statement's parts to be set off; ``cells`` are its parts by label, nothing where one was not stated.
    """

    who: str
    note: str = ""
    when: str = ""
    statement: str = ""
    quote: bool = True
    placeholder: str = ""
    state: str = ""
    state_note: str = ""
    tone: str = "good"
    cells: tuple[tuple[str, str], ...] = ()
    facts: str = ""
    bar: str = "line_strong"
    marked: tuple[tuple[int, int], ...] = ()


def who_attribute(field: TemplateField) -> str:
    """The question that says whose a record is; empty where there is none."""
    asked = [(name, ask.kind) for name, ask in questions_of(field)]
    if field.rows:
        return next((name for name, kind in asked if kind in ("party", "side")), "")
    kinds = dict(asked)
    return next((name for name in _WHO if kinds.get(name) in ("party", "side")), "")


def statement_attribute(field: TemplateField) -> str:
    """The question whose answer is the record's main text."""
    asked = questions_of(field)
    named = _STATEMENTS.get(record_name(field), "")
    if named in dict(asked):
        return named
    for kinds in (("quote",), ("text",), ("line",)):
        for required in (True, False):
            for name, ask in asked:
                if ask.kind in kinds and ask.required == required and name not in ("code", MARKING):
                    return name
    return next((name for name, _ask in asked), "")


def who_is_it(record: Listed, field: TemplateField) -> str:
    """The id of whoever a record belongs to."""
    return who_by(field)(record)


def who_by(field: TemplateField) -> Callable[[Listed], str]:
    """What gives the id of whoever a record of a list belongs to; for a list of many it is asked for once."""
    name = who_attribute(field)
    if not name:
        return _nobody
    if field.rows and name in {column.key for column in field.rows}:
        return lambda record: record.value(name) if isinstance(record, ListRow) else ""
    return lambda record: str(getattr(record, name))


def _nobody(_record: Listed) -> str:
    return ""


def speaker_of(dialogue: Dialogue, record: Record | None) -> str:
    """The name of whoever a record of any list belongs to; empty where nobody does."""
    for name in _WHO:
        speaker = getattr(record, name, "")
        if speaker and name != "owner":
            return answerer(dialogue, str(speaker)).name
    return ""


def side_of(dialogue: Dialogue, party_id: str) -> str:
    if party_id in SIDES:
        return party_id
    party = dialogue.get(Party, party_id)
    return party.side if party else ""


def bar_colour(dialogue: Dialogue, party: str) -> str:
    """The name of the colour of a card's bar."""
    side = side_of(dialogue, party)
    return f"side_{side.lower()}" if side else "line_strong"


def card_text(dialogue: Dialogue, template: Template, field: TemplateField, record: Listed) -> CardText:
    """Everything a record's card shows. A sealed record shows nothing of its content."""
    who = who_is_it(record, field)
    name = answerer(dialogue, who).name if who else ""
    bar = bar_colour(dialogue, who)
    if is_sealed(record):
        sealed = _("sealed {time}, content hidden").format(time=shown_time(record.sealed_at))
        return CardText(name or item_for(dialogue, record).code, note=sealed, bar=bar)
    asked = questions_of(field)
    values = values_of(record, asked)
    statement = statement_attribute(field)
    text = str(values.get(statement) or "")
    state, note, tone = _state(dialogue, template, field, record)
    return CardText(
        who=_head(dialogue, field, record, name),
        note=_note(dialogue, field, record, name),
        when=_when(dialogue, record),
        statement=text,
        quote=dict(asked)[statement].kind == "quote" if statement in dict(asked) else False,
        placeholder=_("Nothing written yet."),
        state=state,
        state_note=note,
        tone=tone,
        cells=_cells(asked, values),
        facts=_facts(dialogue, field, values, statement),
        bar=bar,
        marked=bracket_spans(text) if isinstance(record, LineParagraph) else (),
    )


def _head(dialogue: Dialogue, field: TemplateField, record: Listed, name: str) -> str:
    code = str(getattr(record, "code", "") or getattr(record, "number", "") or "")
    if isinstance(record, Difference):
        return "  ".join(part for part in (code or str(record.position + 1), record.title) if part)
    if isinstance(record, LineParagraph):
        return _("Paragraph {n}").format(n=code or record.position + 1)
    return "  ".join(part for part in (code, name) if part) or item_for(dialogue, record).code


def _note(dialogue: Dialogue, field: TemplateField, record: Listed, name: str) -> str:
    parts = []
    statement = dict(questions_of(field)).get(statement_attribute(field))
    if isinstance(record, Prediction):
        about = answerer(dialogue, record.about).name if record.about else ""
        parts.append(_("about {name}").format(name=about) if about else _("about nobody named"))
    elif isinstance(record, Signal) and record.receiver:
        parts.append(_("to {name}").format(name=answerer(dialogue, record.receiver).name))
    elif isinstance(record, ReadBack):
        held_by = position_of(dialogue, record)
        said = _("says back {name}").format(name=answerer(dialogue, held_by).name) if held_by else ""
        parts.append(said or _("position of nobody named"))
    elif isinstance(record, Difference):
        parts.append(_holders(dialogue, record))
    elif name and statement is not None and statement.kind == "quote":
        parts.append(_("in its own words"))
    if is_late(record):
        parts.append(_("after the fact, in no score"))
    if record.carried_from:
        parts.append(carried_words(dialogue, record))
    return " · ".join(part for part in parts if part)


def _holders(dialogue: Dialogue, record: Difference) -> str:
    sides = [", ".join(answerer(dialogue, holder).code for holder in held) for held in
             (record.holders_a, record.holders_b)]  # fmt: skip
    return " / ".join(side or "–" for side in sides) if any(sides) else ""


def carried_words(dialogue: Dialogue, record: Listed) -> str:
    """Which session a record was carried over from."""
    before = dialogue.get(type(record), record.carried_from)
    session = dialogue.get(Session, before.session) if before else None
    if session is None:
        return _("from an earlier session")
    return _("from session {n}").format(n=session.number)


def _when(dialogue: Dialogue, record: Listed) -> str:
    record_session = dialogue.get(Session, record.session)
    days = record_session.dates if record_session is not None else ""
    stated = getattr(record, "stated_at", "")
    if stated:
        return _("stated {time}").format(time=shown_time(stated, days))
    return shown_time(record.entered_at, days)


def shown_time(moment: str, days: str = "") -> str:
    """A moment: the time of day for one of today or of the session's ``days``, else the date as well."""
    if not moment:
        return ""
    here = moment[:10] == timestamps.today() or moment[:10] in days
    return (moment[11:16] if here else "") or moment_words(moment)


# -- read-back -----------------------------------------------------------------------------------------


def _state(
    dialogue: Dialogue, template: Template, field: TemplateField, record: Listed
) -> tuple[str, str, str]:
    if isinstance(record, Reservation):
        return reservation_state(record)
    if not isinstance(record, LineParagraph):
        return _read_back_state(dialogue, template, field, record)
    fault, found = bracket_fault(record.text), len(bracket_spans(record.text))
    if fault:
        return fault, "", "warn"
    if found:
        words = ngettext("{n} bracket open", "{n} brackets open", found).format(n=found)
        return words, "", "warn"
    return (_("No brackets"), "", "good") if record.text else ("", "", "good")


def _read_back_state(
    dialogue: Dialogue, template: Template, field: TemplateField, record: Listed
) -> tuple[str, str, str]:
    """State, note and tone of a record's read-back; nothing where none is asked for."""
    if isinstance(record, ReadBack) and not record.of:
        standing = read_back.standing_of(dialogue, (record,))
        return read_back_words(standing) if record.result in CONFIRMED else ("", "", "good")
    asking = read_back_field(template, field)
    if asking is None:
        return "", "", "good"
    return read_back_words(read_back.standing(dialogue, record.session, asking, record.id))


def read_back_words(standing: read_back.Standing) -> tuple[str, str, str]:
    """How a read-back stands, how many attempts there were, and the colour to say it in."""
    made = standing.attempts
    note = ngettext("({n} attempt)", "({n} attempts)", made).format(n=made) if made else ""
    words, tone = _READ_BACK[standing.state]
    if standing.state == read_back.OPEN and not made:
        words, tone = _READ_BACK[read_back.NONE]
    return _(words), "" if standing.state == read_back.CHANGED else note, tone


_READ_BACK: dict[str, tuple[str, str]] = {
    "ACC": (N_("✓ Read back: confirmed"), "good"),
    "COR": (N_("✓ Read back: confirmed after correction"), "good"),
    "NOT": (N_("Read back: could not be agreed"), "warn"),
    "CHANGED": (N_("Read back: changed since confirmed"), "warn"),
    "OPEN": (N_("Read back: not yet accurate"), "warn"),
    "NA": (N_("Not read back yet"), "text_faint"),
}


# -- facts ---------------------------------------------------------------------------------------------


def _facts(dialogue: Dialogue, field: TemplateField, values: dict[str, Any], statement: str) -> str:
    asked = questions_of(field)
    without = {statement, who_attribute(field), *(name for name, _words in _parts(asked))}
    told = [question for question in _telling(field, asked) if question[0] not in without | _NO_FACTS]
    return FACTS_GAP.join(list(_chosen(dialogue, told, values))[:_MOST_FACTS])


def _cells(asked: Sequence[Question], values: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Act, place, condition and exception with what was stated of each."""
    return tuple((label, str(values.get(name) or "")) for name, label in _parts(asked))


def _parts(asked: Sequence[Question]) -> list[tuple[str, str]]:
    """The parts of a statement that a form asks for, with their labels; none unless it asks for the first
    three.
    """
    labels = {"act": _("Act"), "place": _("Place"), "condition": _("Condition"), "exception": _("Exception")}
    parts = [(name, labels[name]) for name, _ask in asked if name in labels]
    return sorted(parts, key=lambda part: _PARTS.index(part[0])) if len(parts) >= 3 else []


def _chosen(dialogue: Dialogue, asked: Sequence[Question], values: dict[str, Any]) -> Iterator[str]:
    for name, ask in asked:
        value = values.get(name)
        shown = _SHOWN.get(ask.kind)
        if value in ("", (), None) or shown is None:
            continue
        words = shown(dialogue, ask, value)
        if words:
            yield words if ask.kind == "pairs" else f"{_short_label(ask)}: {words}"


def _telling(field: TemplateField, asked: Sequence[Question]) -> Sequence[Question]:
    """The questions to take facts from: those named for the kind, where the form asks any of them."""
    known = dict(asked)
    named = [(name, known[name]) for name in _KEY_FACTS.get(record_name(field), ()) if name in known]
    return named or asked


def _short_label(ask: Ask) -> str:
    return _(ask.label).split(":")[0].split(" (")[0]


def _shown_choice(_dialogue: Dialogue, ask: Ask, value: Any) -> str:
    return scale(ask.scale).shown(value)


def _shown_choices(_dialogue: Dialogue, ask: Ask, value: Any) -> str:
    return ", ".join(scale(ask.scale).shown(part).split(" (")[0] for part in value)


def _shown_plain(_dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return str(value)


def _shown_date(_dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return date_words(str(value))


def _shown_line(_dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return str(value) if len(str(value)) <= _SHORT else ""


def _shown_moment(_dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return shown_time(str(value))


def _shown_party(dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return answerer(dialogue, value).code


def _shown_parties(dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return ", ".join(answerer(dialogue, part).code for part in value)


def _shown_ref(dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    record = dialogue.find(value)
    if record is None:
        return ""
    item = item_for(dialogue, record)
    return item.code or item.title[:_SHORT]


def _shown_refs(dialogue: Dialogue, ask: Ask, value: Any) -> str:
    return ", ".join(words for part in value if (words := _shown_ref(dialogue, ask, part)))


def _shown_pairs(_dialogue: Dialogue, _ask: Ask, value: Any) -> str:
    return "; ".join(f"“{first}” {second}" for first, second in value if second)


_SHOWN: dict[str, Callable[[Dialogue, Ask, Any], str]] = {
    "choice": _shown_choice,
    "choices": _shown_choices,
    "yes_no": lambda _dialogue, _ask, value: scale("YES_NO").shown(value),
    "date": _shown_date,
    "datetime": _shown_moment,
    "number": _shown_plain,
    "line": _shown_line,
    "party": _shown_party,
    "side": _shown_party,
    "parties": _shown_parties,
    "ref": _shown_ref,
    "refs": _shown_refs,
    "pairs": _shown_pairs,
}


def search_text(dialogue: Dialogue, field: TemplateField, record: Listed) -> str:
    """Everything of a record that the filter looks through, folded; nothing of a sealed one."""
    found = partial(_search_text, dialogue, field, record)
    return dialogue.of_record(("search text", field.key), record, NAMING, found)


def _search_text(dialogue: Dialogue, field: TemplateField, record: Listed) -> str:
    who = who_is_it(record, field)
    words = [answerer(dialogue, who).name, answerer(dialogue, who).code] if who else []
    if not is_sealed(record):
        for value in values_of(record, questions_of(field)).values():
            words.extend([value] if isinstance(value, str) else [])
        words.append(str(getattr(record, "values", "")))
    return fold(" ".join(words))
