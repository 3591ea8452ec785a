"""How the long forms are divided: for each kind of record, headings and the attributes below them.

Kinds that are not named here have one group without a heading. A test holds that no question is missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogue_app.core.form import Ask
from dialogue_app.support.translation import N_

Group = tuple[str, tuple[str, ...]]

GROUPS: dict[str, tuple[Group, ...]] = {
    "difference": (
        ("", ("code", "title", "statement")),
        (
            N_("Who holds what"),
            ("holders_a", "holders_b", "accepted_a", "accepted_b", "needs_a", "needs_b"),
        ),
        (
            N_("Nature and prospect"),
            (
                "nature", "secondary", "structural", "importance", "prospect", "confidence",
                "prospect_reason",
            ),
        ),
        (
            N_("Understanding and restraint"),
            (
                "readback_a", "readback_b", "restraint_a", "restraint_b", "clarifying_step",
                "clarifying_text",
            ),
        ),
        (N_("Linked to"), ("activities", "red_lines", "sources", "ratings")),
        (
            N_("Care"),
            (
                "must_settle", "exposure", "channel", "no_channel_reason", "owner", "status", "review",
                "marking",
            ),
        ),
    ),
    "red_line": (
        ("", ("holder", "code", "release_item", "stated_at", "statement", "original")),
        (
            N_("What it covers"),
            ("act", "condition", "place", "exception", "scale", "frequency", "activity"),
        ),
        (
            N_("Evidence and decision"),
            ("evidence_standard", "comm_mode", "known_24h", "decision_route", "consequence"),
        ),
        (N_("Four tests"), ("focal", "precise", "verifiable", "complete", "weak_reason")),
        (N_("Where it comes from"), ("basis", "source", "marking")),
    ),
    "signal": (
        ("", ("code", "date", "sender", "receiver", "kind", "type", "description")),
        (N_("As intended"), ("intended", "intended_level", "intended_text")),
        (N_("As received"), ("received", "received_level", "noticed", "feature", "received_text")),
        (N_("What followed"), ("effect", "alternatives", "next_time", "next_time_reason", "marking")),
    ),
    "response_option": (
        ("", ("code", "answers", "text", "kind", "military")),
        (
            N_("How it works"),
            ("paths", "mechanism", "off_ramp", "reversibility", "limits_channel"),
        ),
        (N_("Limits"), ("burden", "lawfulness", "stop_conditions")),
        (
            N_("What became of it"),
            (
                "status", "drop_reason", "drop_text", "self_deterrence_answer", "recklessness_answer",
                "marking",
            ),
        ),
    ),
    "release_item": (
        ("", ("code", "kind", "release_text", "activity", "verdict", "sources")),
        (
            N_("Decision"),
            (
                "never_list_checked", "status", "authority", "date", "spokesperson", "version", "supersedes",
                "marking",
            ),
        ),
        (N_("Withdrawal"), ("withdrawn_on", "withdrawn_by", "withdrawn_reason")),
    ),
    "role_card": (
        (N_("Public"), ("party", "identity", "line")),
        (
            N_("Private to the delegation"),
            ("interests", "red_lines", "bottom_line", "constraints", "tasks", "marking"),
        ),
    ),
}  # fmt: skip


def groups_of(kind: str, names: Iterable[str]) -> tuple[Group, ...]:
    """The groups of a kind's form with those attributes that are asked for; empty ones are left out."""
    asked = list(names)
    table = GROUPS.get(kind)
    if table is None:
        last = [name for name in asked if name == "marking"]
        return (("", (*(name for name in asked if name != "marking"), *last)),)
    known = {name for _heading, members in table for name in members}
    rest = tuple(name for name in asked if name not in known)
    found = [(heading, tuple(one for one in members if one in asked)) for heading, members in table]
    return tuple(group for group in (*found, ("", rest)) if group[1])


WIDE = ("quote", "pairs")
"""Kinds of question that take the whole width."""


def rows_of(names: Iterable[str], asks: dict[str, Ask]) -> tuple[tuple[str, ...], ...]:
    """The rows of a group: two questions side by side, those with long answers alone."""
    rows: list[tuple[str, ...]] = []
    waiting: list[str] = []
    for name in names:
        if asks[name].kind in WIDE:
            rows.extend((one,) for one in waiting)
            waiting = []
            rows.append((name,))
        else:
            waiting.append(name)
            if len(waiting) == 2:
                rows.append(tuple(waiting))
                waiting = []
    rows.extend((one,) for one in waiting)
    return tuple(rows)
