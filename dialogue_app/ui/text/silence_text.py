"""The silence procedure in words: where it stands, how long is left, what has been done. Times stand in the
zone of the procedure and in UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.commands.silence import (
    BROKEN,
    OVER,
    PASSED,
    PREPARED,
    RUNNING,
    WITHDRAWN,
    deadline_of,
    extensions,
    in_utc,
    is_late,
    phase,
    seconds_left,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, SilenceProcedure
from dialogue_app.core.wording.draft_differences import ParagraphDifference
from dialogue_app.reports.dates import day as date_words
from dialogue_app.support.fold import fold
from dialogue_app.support.translation import N_, _, ngettext

_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_STATES = {
    PREPARED: (N_("Not circulated yet"), "soft"),
    RUNNING: (N_("Under silence"), "strong"),
    OVER: (N_("The deadline has passed"), "warn"),
    PASSED: (N_("✓ Silence passed"), "good"),
    BROKEN: (N_("✗ Silence broken"), "bad"),
    WITHDRAWN: (N_("Text withdrawn"), "soft"),
}
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class Act(NamedTuple):
    """One line of the history: when, and what was done."""

    when: str
    what: str


def state_words(silence: SilenceProcedure, at: str = "") -> tuple[str, str]:
    """Where a procedure stands, and the role in which it is set."""
    words, role = _STATES[phase(silence, at)]
    return _(words), role


def sentence(dialogue: Dialogue, silence: SilenceProcedure, at: str = "") -> str:
    """Where a procedure stands and what follows from it."""
    now = phase(silence, at)
    deadline = moment_words(deadline_of(silence), silence.time_zone)
    if now == RUNNING:
        if not deadline:
            return _("Version {n} counts as agreed unless a seat objects; no deadline is recorded.").format(
                n=silence.version
            )
        return _("Version {n} counts as agreed on {deadline} unless a seat objects before.").format(
            n=silence.version, deadline=deadline
        )
    if now == OVER:
        late = " " + _late(dialogue, silence) if silence.broken_by else ""
        return _("No objection in time is recorded. Record that silence passed, or an objection.") + late
    if now == PASSED:
        late = " " + _late(dialogue, silence) if silence.broken_by else ""
        return (
            _("Version {n} counts as agreed, word for word as circulated.").format(n=silence.version) + late
        )
    if now == BROKEN:
        return _broken(dialogue, silence)
    if now == WITHDRAWN:
        return _("Version {n} was taken back: {reason}").format(
            n=silence.version, reason=silence.withdrawn_reason
        )
    return _("Version {n} has not been circulated.").format(n=silence.version)


def _broken(dialogue: Dialogue, silence: SilenceProcedure) -> str:
    party_name = answerer(dialogue, silence.broken_by).name if silence.broken_by else _("a seat")
    words = _("{party} objected").format(party=party_name)
    if silence.broken_at:
        words += " " + _("on {when}").format(when=moment_words(silence.broken_at, ""))
    return f"{words}: {silence.broken_reason}" if silence.broken_reason else f"{words}."


def _late(dialogue: Dialogue, silence: SilenceProcedure) -> str:
    party_name = answerer(dialogue, silence.broken_by).name
    return _("{party} objected after the deadline, which breaks nothing.").format(party=party_name)


def time_left(silence: SilenceProcedure, at: str = "") -> str:
    """How long is left, to the minute in the last hours; empty unless it runs."""
    left = seconds_left(silence, at)
    if phase(silence, at) != RUNNING or left <= 0:
        return ""
    days, hours, minutes = left // _DAY, left % _DAY // _HOUR, left % _HOUR // _MINUTE
    parts = []
    if days:
        parts.append(ngettext("{n} day", "{n} days", days).format(n=days))
    if hours:
        parts.append(ngettext("{n} hour", "{n} hours", hours).format(n=hours))
    if minutes and not days:
        parts.append(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    return _("{time} left").format(time=" ".join(parts) or _("less than a minute"))


def history(dialogue: Dialogue, silence: SilenceProcedure) -> tuple[Act, ...]:
    """What was done, in order; what carries no time of its own stands where it belongs."""
    zone = silence.time_zone
    acts = [
        Act(
            moment_words(silence.circulated_at, ""),
            _("Version {n} circulated, until {deadline}").format(
                n=silence.version, deadline=moment_words(silence.deadline, zone)
            ),
        )
    ]
    acts += [
        Act(
            "",
            _("Extended to {to}: {reason}").format(
                to=moment_words(extension.to, zone), reason=extension.reason
            ),
        )
        for extension in extensions(silence)
    ]
    if silence.broken_by or silence.broken_at:
        party_name = answerer(dialogue, silence.broken_by).name if silence.broken_by else _("a seat")
        late = is_late(silence)
        words = _("{party} objected, too late: {reason}") if late else _("{party} broke silence: {reason}")
        reason = silence.broken_reason or _("no reason recorded")
        acts.append(Act(moment_words(silence.broken_at, ""), words.format(party=party_name, reason=reason)))
    if phase(silence) == PASSED:
        acts.append(Act(moment_words(deadline_of(silence), zone), _("Silence passed")))
    if silence.withdrawn_at:
        words = _("Withdrawn: {reason}").format(reason=silence.withdrawn_reason)
        acts.append(Act(moment_words(silence.withdrawn_at, ""), words))
    return tuple(acts)


def moment_words(moment: str, zone: str) -> str:
    """A moment with its weekday, in its own zone and in UTC; empty for none."""
    if not moment:
        return ""
    found = datetime.fromisoformat(moment)
    utc = datetime.fromisoformat(in_utc(moment))
    day = f"{_(_WEEKDAYS[found.weekday()])} {date_words(moment[:10])}, {found:%H:%M}"
    here = f"{day} {zone}".strip()
    if found.utcoffset() == utc.utcoffset() and fold(zone) in ("", "utc", "etc/utc"):
        return f"{day} UTC"
    same_day = utc.date() == found.date()
    there = f"{utc:%H:%M}" if same_day else f"{date_words(utc.date().isoformat())}, {utc:%H:%M}"
    return f"{here} ({there} UTC)"


def changed_words(silence: SilenceProcedure, differences: tuple[ParagraphDifference, ...]) -> str:
    """That the text stands otherwise than it was circulated; empty if it does not."""
    if not differences:
        return ""
    numbers = ", ".join(difference.before for difference in differences)
    return _(
        "The text under silence is version {n}. What stands in the common line now differs from it "
        "(paragraph {numbers}). Silence holds for the circulated text only."
    ).format(n=silence.version, numbers=numbers)


def unchanged_words(silence: SilenceProcedure) -> str:
    """That the text stands as it was circulated."""
    return _("The circulated text, version {n}, stands unchanged in the common line.").format(
        n=silence.version
    )


def draft_title(draft: LineDraft) -> str:
    """A draft in a list: version, when it was kept, its note."""
    day, time = date_words(draft.made_at[:10]), draft.made_at[11:16]
    parts = [_("Version {n}").format(n=draft.version), f"{day}, {time}".strip(" ,"), draft.note]
    return " · ".join(part for part in parts if part)
