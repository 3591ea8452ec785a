"""No sentence, cell or description of a picture judges what nobody has answered."""

from random import Random

import pytest

from dialogue_app.analyses.judgements.outliers import FEWEST
from dialogue_app.analyses.judgements.unity_overview import unity_overview, verdict_field
from dialogue_app.analyses.options_overview import options_overview
from dialogue_app.core.domain_records import Difference, ReadBack, RedLine, ResponseOption, Signal
from dialogue_app.core.records import SIDES, SelectedItem
from dialogue_app.core.template import Template
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.overview import draw_overview
from dialogue_app.reports.questions import offered
from dialogue_app.reports.unity.content import UnityReport
from dialogue_app.services.analysis import SessionView
from dialogue_app.services.templates import built_in_templates
from tests.analyses.gates.fills import fill
from tests.analyses.gates.room import ALLIES, SESSION, Room
from tests.ui.pages.analyses.looked import answered, glances

JUDGING = (
    "not dominated",
    "Nobody stands apart",
    "Nobody misjudges",
    "No label changed",
    "No two of",
    "Of no party",
    "No activity divides",
    "No answer is outstanding",
    "Both sides of the rules cut are held on 0",
    "another label on",
    "Allies agree",
    "hold the same rule",
    "are seams:",
    "is a seam:",
    "are seams",
)
TEMPLATES = built_in_templates()


def begun(template: Template) -> Room:
    """A session with a list entry of each kind, and no answer to any of them."""
    room = Room(template.key, ALLIES if template.track == "INTERNAL" else SIDES)
    for code in ("A", "B"):
        room.select(code)
        room.add(ResponseOption(code=code, text="t"), "options")
        room.add(Difference(code=code, statement="s"), "differences")
        room.add(RedLine(code=code, statement="s"), "red_lines")
        room.add(Signal(code=code, description="s"), "signals")
        room.statement(f"P{code}")
    room.add(ReadBack(text="said"), "readbacks")
    return room


def said(room: Room) -> str:
    """Everything that the analyses of a session say."""
    looked = ReportContext(SessionView(room.dialogue, SESSION, room.template), room.template.track).settled()
    words: list[str] = []
    for question in offered(looked):
        for finding in answered(question, looked):
            words.append(finding.words)
            words += [cell.text for row in finding.rows for cell in row.cells]
            if finding.picture is not None:
                words.append(finding.picture.drawn(800.0).description)
    for answer in glances(looked).values():
        words.append(draw_overview(answer, 200.0).description)
    return "\n".join(words)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_nothing_is_judged_before_anything_is_answered(template: Template) -> None:
    for room in (Room(template.key), begun(template)):
        everything = said(room)
        assert [word for word in JUDGING if word in everything] == []


@pytest.mark.parametrize("seed", range(8))
def test_what_is_judged_has_been_answered(seed: int) -> None:
    random = Random(seed)
    room = begun(next(template for template in TEMPLATES if template.key == "internal_alliance"))
    field = verdict_field(room.template)
    assert field is not None
    for _again in range(8):
        for key in ("I4", "I6"):
            for _more in range(40):
                fill(room, random, room.template.stage(key))
        everything = said(room)
        options = options_overview(room.dialogue, SESSION, room.template)
        compared = [option for option in options if option.effect.rated and option.compared_with]
        assert ("not dominated" in everything) <= bool(compared)
        overview = unity_overview(room.dialogue, SESSION, room.template, field)
        enough = any(activity.unity.n >= FEWEST for activity in overview.activities.values())
        assert ("Nobody stands apart" in everything) <= enough
        assert ("No two of" in everything) <= UnityReport(overview).comparable


def test_parties_that_share_no_activity_are_not_said_to_differ() -> None:
    room = begun(next(template for template in TEMPLATES if template.key == "internal_alliance"))
    for item, party in zip(
        room.dialogue.listed(SelectedItem, SESSION), room.dialogue.seats(SESSION), strict=False
    ):
        room.put("verdict_r1", "2", party.party, item.id)
    everything = said(room)
    assert "No pair of parties has judged enough of the same activities to be compared." in everything
    assert "No two of" not in everything
