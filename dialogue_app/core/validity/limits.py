"""How much one file holds: the same bound for what is added and for what is opened, so that whatever was
written opens again, and a file that was made to keep the program busy is refused at once.
"""

from __future__ import annotations

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.errors import Refused
from dialogue_app.core.kinds import KINDS
from dialogue_app.core.records import Session
from dialogue_app.support.translation import _

MOST_RECORDS = 400_000
"""Records of all kinds together: more than twice what 32 parties leave behind in 6,000 activities."""

MOST_TEMPLATES = 100
"""Different templates that the sessions of a file run on."""


def refuse_too_much(dialogue: Dialogue) -> None:
    """Raises Refused where a dialogue holds more than a file may."""
    number = sum(len(dialogue.of(kind)) for kind in KINDS)
    if number > MOST_RECORDS:
        raise Refused(
            _("One file holds at most {most} records. Nothing was changed; begin another file.").format(
                most=MOST_RECORDS
            )
        )
    sessions = dialogue.of(Session).values()
    if len(sessions) > MOST_TEMPLATES:
        templates = {session.template_text for session in sessions}
        if len(templates) > MOST_TEMPLATES:
            raise Refused(
                _(
                    "The sessions of one file have at most {most} different templates. Nothing was changed."
                ).format(most=MOST_TEMPLATES)
            )
