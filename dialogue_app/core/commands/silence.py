"""The silence procedure: a circulated text counts as agreed unless a party objects before the deadline.

The result follows from the acts and is never typed. Silence holds for the text circulated and for no other.
Practice that the verbs hold to: a running procedure can be extended, never revived; an objection counts by
the time it was made, so that one made after the deadline is recorded and breaks nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from dialogue_app.core import timestamps
from dialogue_app.core.commands.common_line import WITHDRAWN as TAKEN_OUT
from dialogue_app.core.commands.common_line import drafts, keep_draft, text_now
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, SilenceProcedure
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Pairs
from dialogue_app.core.template import TemplateField
from dialogue_app.core.wording.draft_differences import ParagraphDifference, differing, paragraph_differences
from dialogue_app.support.translation import _

PREPARED, RUNNING, OVER, PASSED, BROKEN, WITHDRAWN = (
    "prepared", "running", "over", "passed", "broken", "withdrawn",
)  # fmt: skip
"""Where a procedure stands; OVER: the deadline has gone by and nothing was recorded yet."""

EXTEND, OBJECT, PASS, WITHDRAW = "extend", "object", "pass", "withdraw"
_ACTS = {
    RUNNING: (EXTEND, OBJECT, WITHDRAW),
    OVER: (PASS, OBJECT, WITHDRAW),
    PASSED: (OBJECT,),
}
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline put off: until when and why."""

    to: str
    reason: str


# -- where it stands -----------------------------------------------------------------------------------


def deadline_of(silence: SilenceProcedure) -> str:
    """The deadline that holds: the last extension, or the first one."""
    return silence.extended_to or silence.deadline


def is_late(silence: SilenceProcedure) -> bool:
    """Whether the objection recorded was made after the deadline."""
    deadline = deadline_of(silence)
    return bool(silence.broken_at and deadline and _time(silence.broken_at) > _time(deadline))


def phase(silence: SilenceProcedure, at: str = "") -> str:
    """Where a procedure stands at a moment (now, if none is given)."""
    if silence.withdrawn_at or silence.result == "WDN":
        return WITHDRAWN
    if silence.result == "BRO" or ((silence.broken_at or silence.broken_by) and not is_late(silence)):
        return BROKEN
    if silence.result == "PAS":
        return PASSED
    if not silence.circulated_at:
        return PREPARED
    deadline = deadline_of(silence)
    return OVER if deadline and _time(at or timestamps.now()) > _time(deadline) else RUNNING


def acts_now(silence: SilenceProcedure, at: str = "") -> tuple[str, ...]:
    """What can be done with a procedure at a moment; an objection is recorded once."""
    acts = _ACTS.get(phase(silence, at), ())
    return tuple(act for act in acts if act != OBJECT or not silence.broken_by)


def extensions(silence: SilenceProcedure) -> tuple[Extension, ...]:
    """Every extension in order; the last one gives the deadline that holds."""
    if not silence.extended_to:
        return ()
    *earlier, last = silence.extended_reason.split("\n")
    split = [line.partition(_BETWEEN) for line in earlier]
    return (*(Extension(to, why) for to, _sign, why in split), Extension(silence.extended_to, last))


def under_silence(dialogue: Dialogue, session: str, field: TemplateField) -> SilenceProcedure | None:
    """The procedure that is not over yet, if there is one."""
    procedures = dialogue.listed(SilenceProcedure, session, field.key)
    return next(
        (procedure for procedure in reversed(procedures) if phase(procedure) in (RUNNING, OVER)), None
    )


def latest(dialogue: Dialogue, session: str, field: TemplateField) -> SilenceProcedure | None:
    """The procedure begun last."""
    procedures = dialogue.listed(SilenceProcedure, session, field.key)
    return procedures[-1] if procedures else None


def circulated(dialogue: Dialogue, silence: SilenceProcedure, line: TemplateField) -> Pairs:
    """The paragraphs that were circulated; none where no draft of that version is kept."""
    kept = drafts(dialogue, silence.session, line)
    return next((draft.paragraphs for draft in reversed(kept) if draft.version == silence.version), ())


def differs(
    dialogue: Dialogue, silence: SilenceProcedure, line: TemplateField
) -> tuple[ParagraphDifference, ...]:
    """What of the circulated paragraphs stands otherwise now. Paragraphs that were left out of the
    circulation are no difference.
    """
    sent = circulated(dialogue, silence, line)
    if not sent:
        return ()
    here = text_now(dialogue, silence.session, line)
    differences = differing(paragraph_differences(sent, here))
    return tuple(difference for difference in differences if difference.kind in ("reworded", "removed"))


# -- acts ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Circulation:
    """What is put under silence and until when: ids of paragraphs, the deadline with its offset, the name of
    its time zone; ``at`` is the moment of circulation, now if empty.
    """

    paragraphs: Collection[str]
    deadline: str
    time_zone: str
    note: str = ""
    at: str = ""


def circulate(
    dialogue: Dialogue, session: str, line: TemplateField, field: TemplateField, sent: Circulation
) -> Change:
    """Put paragraphs under silence, word for word as they stand: the text is kept with the procedure and as a
    draft. Raises Refused without paragraphs, with a deadline that has passed, or while another text
    is under silence.
    """
    other = under_silence(dialogue, session, field)
    if other is not None:
        raise Refused(
            _("Version {n} is under silence. Record what came of it, or withdraw it first. Nothing was "
              "changed.").format(n=other.version)
        )  # fmt: skip
    listed = dialogue.listed(LineParagraph, session, line.key)
    chosen = [
        paragraph for paragraph in listed if paragraph.id in sent.paragraphs and paragraph.status != TAKEN_OUT
    ]
    if not any(paragraph.text.strip() for paragraph in chosen):
        raise Refused(_("Choose at least one paragraph with a text. Nothing was changed."))
    at = sent.at or timestamps.now()
    _refuse_unless_later(sent.deadline, at)
    text = tuple((paragraph.number, paragraph.text) for paragraph in chosen)
    keeping = _draft(dialogue, session, line, text, sent.note, at)
    after = dialogue.apply(keeping.edits)
    record = SilenceProcedure(
        session=session,
        field=field.key,
        version=drafts(after, session, line)[-1].version,
        text="\n\n".join(f"{number}. {words}" for number, words in text),
        circulated_at=at,
        deadline=sent.deadline,
        time_zone=sent.time_zone,
        result="RUN",
        marking=field.marking,
    )
    adding = add_listed(dialogue, record)
    return Change(_("Put under silence"), keeping.edits + adding.edits)


def _draft(dialogue: Dialogue, session: str, line: TemplateField, text: Pairs, note: str, at: str) -> Change:
    """The draft of what is circulated; where the last draft is that text, the note is put to its own."""
    known = drafts(dialogue, session, line)
    if known and known[-1].paragraphs == text:
        notes = _BETWEEN.join(part for part in (known[-1].note, note.strip()) if part)
        return change_record(dialogue, known[-1], note=notes)
    return keep_draft(dialogue, session, line, note or _("Put under silence"), text, at)


def extend(dialogue: Dialogue, silence: SilenceProcedure, to: str, reason: str, at: str = "") -> Change:
    """Put the deadline off. Raises Refused once it has gone by, if the new one is not later, or without a
    reason.
    """
    now = _present(dialogue, silence)
    _refuse_unless(now, EXTEND, at)
    reason = _reason(reason)
    if _time(to) <= _time(deadline_of(now)):
        raise Refused(_("The new deadline must be later than the present one. Nothing was changed."))
    earlier = "\n".join(f"{extension.to}{_BETWEEN}{extension.reason}" for extension in extensions(now))
    reasons = f"{earlier}\n{reason}" if earlier else reason
    return change_record(
        dialogue, now, name=_("Extend silence"), extended_to=to, extended_reason=reasons, result="EXT"
    )


def break_silence(
    dialogue: Dialogue, silence: SilenceProcedure, party: str, reason: str, when: str = "", at: str = ""
) -> Change:
    """Record that a party objected, when and why. Made before the deadline it breaks silence, even if it is
    recorded later; made after it, it is recorded as late and the text stays agreed.

    Raises Refused without a party, with a time before the circulation or in the future, or if an objection
    is recorded already.
    """
    now = _present(dialogue, silence)
    at = at or timestamps.now()
    when = when or at
    if now.broken_by:
        raise Refused(
            _("An objection by {party} is recorded already; record further ones as reservations. Nothing "
              "was changed.").format(party=answerer(dialogue, now.broken_by).name)
        )  # fmt: skip
    _refuse_unless(now, OBJECT, at)
    if not party:
        raise Refused(_("Say which party objects. Nothing was changed."))
    if _time(when) > _time(at):
        raise Refused(_("The time of the objection lies in the future. Nothing was changed."))
    if _time(when) < _time(now.circulated_at):
        raise Refused(_("The objection is older than the circulation. Nothing was changed."))
    deadline = deadline_of(now)
    late = bool(deadline) and _time(when) > _time(deadline)
    return change_record(
        dialogue,
        now,
        name=_("Record a late objection") if late else _("Break silence"),
        broken_by=party,
        broken_reason=reason.strip(),
        broken_at=when,
        result=now.result if late else "BRO",
    )


def pass_silence(dialogue: Dialogue, silence: SilenceProcedure, at: str = "") -> Change:
    """Record that nobody objected in time. Raises Refused before the deadline, or once it was broken."""
    now = _present(dialogue, silence)
    if phase(now, at) == RUNNING:
        raise Refused(_("The deadline has not passed yet. Nothing was changed."))
    _refuse_unless(now, PASS, at)
    return change_record(dialogue, now, name=_("Record that silence passed"), result="PAS")


def withdraw(dialogue: Dialogue, silence: SilenceProcedure, reason: str, at: str = "") -> Change:
    """Take the text back before it counts as agreed. Raises Refused without a reason or when
    it is too late.
    """
    now = _present(dialogue, silence)
    _refuse_unless(now, WITHDRAW, at)
    return change_record(
        dialogue,
        now,
        name=_("Withdraw the text"),
        withdrawn_at=at or timestamps.now(),
        withdrawn_reason=_reason(reason),
        result="WDN",
    )


def _present(dialogue: Dialogue, silence: SilenceProcedure) -> SilenceProcedure:
    now = dialogue.get(SilenceProcedure, silence.id)
    if now is None:
        raise Refused(_("This record has been removed meanwhile. Nothing was changed."))
    return now


def _refuse_unless(silence: SilenceProcedure, act: str, at: str) -> None:
    if act in _ACTS.get(phase(silence, at), ()):
        return
    if phase(silence, at) == OVER:
        raise Refused(
            _("The deadline has passed: silence cannot be extended any more. Circulate the text again. "
              "Nothing was changed.")
        )  # fmt: skip
    raise Refused(_("This procedure is settled. Circulate the text again. Nothing was changed."))


def _refuse_unless_later(deadline: str, at: str) -> None:
    if not timestamps.is_moment(deadline) or _time(deadline) <= _time(at):
        raise Refused(_("The deadline must lie in the future. Nothing was changed."))


def _reason(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise Refused(_("Give a reason in a few words. Nothing was changed."))
    return words


# -- times ---------------------------------------------------------------------------------------------


def in_utc(moment: str) -> str:
    """A moment with its offset as the same moment in UTC."""
    return _time(moment).astimezone(UTC).isoformat(timespec="seconds")


def seconds_left(silence: SilenceProcedure, at: str = "") -> int:
    """How long the deadline is away; negative once it has gone by, 0 without one."""
    deadline = deadline_of(silence)
    if not deadline:
        return 0
    return int((_time(deadline) - _time(at or timestamps.now())).total_seconds())


def _time(moment: str) -> datetime:
    time = datetime.fromisoformat(moment)
    return time if time.tzinfo else time.astimezone()
