"""Made-up results, and what a picture holds: its words, where they stand, and the shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String
from reportlab.lib.colors import HexColor

from dialogue_app.analyses.both_sides.coorientation import agreeing_within, coorientation, same_verdict
from dialogue_app.analyses.both_sides.perceptions import Perceived, Perceptions
from dialogue_app.analyses.both_sides.prediction import PredictionPair, prediction_score
from dialogue_app.analyses.both_sides.sides import OTHER, Said
from dialogue_app.analyses.both_sides.two_way import TwoWay, TwoWayOverview
from dialogue_app.analyses.both_sides.zones import reciprocity_gap, rules_zone
from dialogue_app.analyses.judgements.unity_overview import UnityOverview, activity_unity
from dialogue_app.charts import measured_text
from dialogue_app.charts.picture import Picture
from dialogue_app.core.commands.seats import Answerer
from dialogue_app.core.records import ALLIANCE, RUSSIA, Entry
from dialogue_app.core.thresholds import DEFAULTS
from dialogue_app.fields.items import Item

LONG = "Deployment of long-range ground-launched conventional missiles within reach of the capital " * 4
CYRILLIC = "Развёртывание ракет большой дальности наземного базирования; Ґанок, їжак, ёлка ☃ 漢"


class Box(NamedTuple):
    """Words and the rectangle they fill, measured from the left and the top."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def boxes(picture: Picture) -> list[Box]:
    """Every piece of words of a picture with its place."""
    return [box for shape in picture.drawing.contents for box in _boxes(shape, picture.height)]


def _boxes(shape: Shape, high: float) -> Iterator[Box]:
    if isinstance(shape, String):
        wide = measured_text.width(shape.text, shape.fontName, shape.fontSize)
        left = shape.x - wide * {"start": 0, "middle": 0.5, "end": 1}[shape.textAnchor]
        y = high - shape.y
        yield Box(shape.text, left, y - 0.72 * shape.fontSize, left + wide, y + 0.18 * shape.fontSize)
    elif isinstance(shape, Group) and shape.transform == (1, 0, 0, 1, 0, 0):
        words = [box for content in shape.contents for box in _boxes(content, high)]
        yield Box(
            "".join(box.words for box in words), words[0].left, min(box.top for box in words),
            words[-1].right, max(box.bottom for box in words),
        )  # fmt: skip
    elif isinstance(shape, Group):
        (string,) = shape.contents
        wide = measured_text.width(string.text, string.fontName, string.fontSize)
        x, y = shape.transform[4], high - shape.transform[5]
        yield Box(string.text, x - 0.72 * string.fontSize, y - wide, x + 0.18 * string.fontSize, y)


def words(picture: Picture) -> list[str]:
    """Every piece of words in the order drawn."""
    return [box.words for box in boxes(picture)]


def all_words(picture: Picture) -> str:
    """Everything that can be read, as one text."""
    return " ".join(words(picture))


def shapes(picture: Picture, kind: type[Shape]) -> list[Shape]:
    """Every shape of a kind."""
    drawing: Drawing = picture.drawing
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def rect_behind(picture: Picture, words: str, fill: str) -> Rect:
    """The rectangle of a fill behind words."""
    place = next(box for box in boxes(picture) if box.words == words)
    x, y = (place.left + place.right) / 2, picture.height - (place.top + place.bottom) / 2
    return next(
        shape
        for shape in shapes(picture, Rect)
        if shape.x <= x <= shape.x + shape.width
        and shape.y <= y <= shape.y + shape.height
        and shape.fillColor == HexColor(fill)
    )


def uprights(picture: Picture, weight: float) -> list[float]:
    """Where upright lines of at least this weight stand."""
    return [
        shape.x1 for shape in shapes(picture, Line) if shape.x1 == shape.x2 and shape.strokeWidth >= weight
    ]  # fmt: skip


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """Pairs of words that lie on one another."""
    return [
        (box.words, other.words)
        for box, other in combinations(boxes(picture), 2)
        if box.left < other.right - 0.4
        and other.left < box.right - 0.4
        and box.top < other.bottom - 0.4
        and other.top < box.bottom - 0.4
    ]


def outside(picture: Picture) -> list[str]:
    """Words that leave the sheet."""
    return [
        box.words
        for box in boxes(picture)
        if box.left < -0.5
        or box.right > picture.width + 0.5
        or box.top < -0.5
        or box.bottom > picture.height + 0.5
    ]


def parties(codes: Sequence[str]) -> tuple[Answerer, ...]:
    return tuple(Answerer(f"p-{code}", code, f"Party {code}", ALLIANCE) for code in codes)


def overview(
    rows: Mapping[str, Mapping[str, str]], codes: Sequence[str], title: str = "An activity"
) -> UnityOverview:
    """Unity from code of the activity -> code of the party -> value."""
    seats = parties(codes)
    activities = {}
    for place, (code, row) in enumerate(rows.items()):
        cells = {
            (f"p-{party}", "", 1): Entry(
                id=f"{place}-{party}",
                session="s",
                field="v",
                item=f"i-{place}",
                party=f"p-{party}",
                value=value,
            )
            for party, value in row.items()
        }
        item = Item(f"i-{place}", code, title)
        activities[item.id] = activity_unity(item, cells, seats)
    return UnityOverview(parties=seats, activities=activities)


def large(seats: int, activities: int, title: str = LONG) -> UnityOverview:
    """Many parties and activities, with every level and status among the answers."""
    codes = [f"P{number:02d}" for number in range(seats)]
    values = ("1", "2", "3", "4", "5", "NP", "4", "NI", "4", "WH", "", "3")
    rows = {
        f"ACT-{row:04d}": {code: values[(row * 5 + 7 * n) % 12] for n, code in enumerate(codes)}
        for row in range(activities)
    }
    return overview(rows, codes, title)


def faced(rows: Sequence[tuple[str, ...]], title: str = "An activity") -> TwoWayOverview:
    """From (code, alliance on Russia, Russia on the alliance, alliance's and Russia's prediction)."""
    activities, pairs = [], {side: [] for side in OTHER}  # type: ignore[var-annotated]
    for place, (code, a, r, *guesses) in enumerate(rows):
        said = Said(
            Item(f"i-{place}", code, title),
            {
                "on_other": {ALLIANCE: a, RUSSIA: r},
                "prediction": dict(zip(OTHER, guesses, strict=False)),
            },
            frozenset({("prediction", ALLIANCE)}) if code.startswith("LATE") else frozenset(),
        )
        for side, other in OTHER.items():
            pairs[side].append(
                PredictionPair(
                    item=code,
                    predicted=said.value("prediction", side),
                    stated=said.value("on_other", other),
                    mirror=said.value("on_other", side),
                    late=("prediction", side) in said.late,
                )
            )
        state = coorientation(a, said.value("prediction", ALLIANCE), r, same_verdict)
        activities.append(
            TwoWay(
                item=said.item,
                said=said,
                zone=rules_zone(a, r),
                coorientation=dict.fromkeys(OTHER, state),
                gaps={side: reciprocity_gap(a, r) for side in OTHER},
            )
        )
    scores = {
        side: prediction_score(given) for side, given in pairs.items() if any(p.predicted for p in given)
    }
    return TwoWayOverview(activities=tuple(activities), scores=scores)


def perceived(rows: Sequence[tuple[str, str, str, str, str]], title: str = "A statement") -> Perceptions:
    """From (code, alliance's view, what it expects, Russia's view, what it expects)."""
    statements = []
    for place, (code, a, expects_r, r, expects_a) in enumerate(rows):
        own, meta = {ALLIANCE: a, RUSSIA: r}, {ALLIANCE: expects_r, RUSSIA: expects_a}
        item = Item(f"i-{place}", code, title)
        statements.append(
            Perceived(
                item=item,
                said=Said(item, {"own": own, "meta": meta}),
                coorientation={
                    side: coorientation(
                        own[side], meta[side], own[other], agreeing_within(DEFAULTS.agree_tolerance)
                    )
                    for side, other in OTHER.items()
                },
                feels_understood=dict.fromkeys(OTHER),
                realises=dict.fromkeys(OTHER),
            )
        )
    return Perceptions(statements=tuple(statements))
