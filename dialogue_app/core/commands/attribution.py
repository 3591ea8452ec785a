"""The attribution rule of a session: one value, shown and changed in its set-up and, where the template asks
for it, as the answer of a field. While nobody has chosen one, it is empty in both places.
"""

from __future__ import annotations

import dataclasses

from dialogue_app.core import timestamps
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import Entry, Session, new_id
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template, TemplateField

REC, PARTY, SIDE, CHR, OFF = STRICTER = ("REC", "PARTY", "SIDE", "CHR", "OFF")
"""The rules, each stricter than the one before. Without a rule, or with an unknown one, CHR is in force."""

SCALE = "ATTRIBUTION_RULE"


def in_force(session: Session) -> str:
    """The rule that a session stands under."""
    return session.attribution_rule if session.attribution_rule in STRICTER else CHR


def strictest(*rules: str) -> str:
    """The strictest of some rules; an unknown one counts as CHR."""
    return max((rule if rule in STRICTER else CHR for rule in rules), key=STRICTER.index)


def asks_rule(field: TemplateField) -> bool:
    """Whether the answer of a field is the attribution rule of its session."""
    return field.role is Role.ATTRIBUTION_RULE


def rule_field(template: Template) -> TemplateField | None:
    """The field that asks for the rule, where the template has one."""
    return template.role(Role.ATTRIBUTION_RULE)


def rule_answer(dialogue: Dialogue, session: str, field: TemplateField) -> Entry | None:
    """The answer of the field that asks for the rule."""
    return dialogue.entry(session, field.entry_field, "", "", "", 1)


def answer_edits(
    dialogue: Dialogue, session: Session, template: Template, rule: str | None = None
) -> tuple[Edit, ...]:
    """What makes the answer of the field that asks for the rule say what the session says, or ``rule``."""
    field = rule_field(template)
    if field is None:
        return ()
    rule = session.attribution_rule if rule is None else rule
    before = rule_answer(dialogue, session.id, field)
    if rule == (before.value if before is not None else ""):
        return ()
    plain = before or Entry(id=new_id(), session=session.id, field=field.entry_field, marking=field.marking)
    after = dataclasses.replace(plain, value=rule, entered_at=timestamps.now())
    return (Edit(before, after if rule else None),)


def session_edits(dialogue: Dialogue, session: str, field: TemplateField, rule: str) -> tuple[Edit, ...]:
    """What makes a session say what was answered to a field, if that field asks for the rule."""
    before = dialogue.get(Session, session) if asks_rule(field) else None
    if before is None or before.attribution_rule == rule:
        return ()
    return (Edit(before, dataclasses.replace(before, attribution_rule=rule)),)


def settled(dialogue: Dialogue, session: Session, template: Template) -> tuple[Edit, ...]:
    """What makes both places of one session agree where an earlier version of the program let them differ:
    the stricter rule counts. A rule that only the session has counts if its set-up was ever done; otherwise
    it was put there by the program and chosen by nobody.
    """
    field = rule_field(template)
    if field is None:
        return ()
    entry = rule_answer(dialogue, session.id, field)
    answer, own = entry.value if entry is not None else "", session.attribution_rule
    if answer == own:
        return ()
    chosen = [given_rule for given_rule in (answer, own if answer or session.warned_at else "") if given_rule]
    rule = strictest(*chosen) if chosen else ""
    return (
        *session_edits(dialogue, session.id, field, rule),
        *answer_edits(dialogue, session, template, rule),
    )
