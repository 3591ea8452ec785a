"""Pictures in the window: SVG that Qt draws as it is printed, in the bundled fonts, never black."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Ellipse

from dialogue_app.charts.canvas import Canvas
from dialogue_app.charts.measured_text import FACES, FAMILIES
from dialogue_app.charts.palette import PAPER
from dialogue_app.charts.picture import Picture
from dialogue_app.charts.svg import svg
from dialogue_app.reports.context import ReportContext
from dialogue_app.reports.questions import QUESTIONS
from dialogue_app.services.analysis import hold
from dialogue_app.services.sample.sample_files import sample_dialogues
from dialogue_app.support.paths import resource
from tests.charts.followed import followed
from tests.charts.made import large, words

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def fonts(qapp: QApplication) -> set[str]:
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"{face}.ttf")))
    return set(QFontDatabase.families())


@cache
def pictures() -> dict[str, Picture]:
    """A picture of each report that has one, by its key."""
    result: dict[str, Picture] = {}
    for dialogue in (*sample_dialogues(), followed()):
        context = ReportContext(hold(dialogue), dialogue.track.track)
        for report in (report for question in QUESTIONS for report in question.reports(context)):
            if report.picture is not None and report.key not in result:
                result[report.key] = report.picture.drawn(700.0)
    return result


EVERY = pytest.mark.parametrize("key", pictures())


def painted(content: bytes, width: float, height: float) -> QImage:
    renderer = QSvgRenderer(content)
    assert renderer.isValid()
    image = QImage(int(width), int(height), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def dark_share(image: QImage) -> float:
    dark = sum(
        image.pixelColor(x, y).lightness() < 60
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    return dark * 9 / (image.width() * image.height())


@EVERY
def test_qt_draws_every_picture_and_it_is_not_black(key: str, fonts: set[str]) -> None:
    picture = pictures()[key]
    content = svg(picture)
    assert b"clip" not in content.lower().split(b"</desc>", 1)[1]
    image = painted(content, picture.width, picture.height)
    assert 0.0005 < dark_share(image) < 0.25
    assert image.pixelColor(image.width() - 1, image.height() - 1) == QColor("#FFFFFF")


@EVERY
def test_the_words_stay_words_in_the_bundled_fonts(key: str, fonts: set[str]) -> None:
    picture = pictures()[key]
    root = ET.fromstring(svg(picture))
    assert root.findtext(f"{SPACE}desc") == picture.description
    assert ["".join(text.itertext()) for text in root.iter(f"{SPACE}text")] == words(picture)
    named = {family for text in root.iter() if (family := text.get("font-family"))}
    assert named <= {family for family, _weight, _style in FAMILIES.values()} <= fonts


@EVERY
def test_every_picture_can_be_printed(key: str, tmp_path: Path) -> None:
    picture = pictures()[key]
    content: bytes = renderPDF.drawToString(picture.drawing)
    assert content.startswith(b"%PDF")


def test_a_shape_stands_where_it_is_printed(fonts: set[str]) -> None:
    canvas = Canvas(100, PAPER)
    canvas.rect(10, 20, 30, 5, fill="#B30000")
    canvas.circle(80, 50, 6, fill="#1F3A68")
    canvas.polygon([(50, 70), (60, 70), (55, 80)], fill="#1F3A68")
    canvas.line(0, 90, 100, 90, color="#000000", weight=2)
    image = painted(svg(canvas.picture(100, "shapes")), 100, 100)
    assert image.pixelColor(25, 22) == QColor("#B30000")
    assert image.pixelColor(25, 30) == QColor("#FFFFFF")
    assert image.pixelColor(80, 50) == QColor("#1F3A68")
    assert image.pixelColor(55, 73) == QColor("#1F3A68")
    assert image.pixelColor(50, 90).lightness() < 40


def test_turned_words_read_upwards(fonts: set[str]) -> None:
    from dialogue_app.reports.unity.content import UnityReport
    from dialogue_app.reports.unity.matrix_picture import draw_matrix

    picture = draw_matrix(UnityReport(large(32, 3, "An activity")), 499.0)
    assert b"matrix(0 -1 1 0 " in svg(picture)
    canvas = Canvas(60, PAPER)
    canvas.text(30, 50, "IIIIIIIIII", upright=True, bold=True, size=2)
    image = painted(svg(canvas.picture(60, "")), 60, 60)
    rows = {y for x in range(60) for y in range(60) if image.pixelColor(x, y).lightness() < 128}
    columns = {x for x in range(60) for y in range(60) if image.pixelColor(x, y).lightness() < 128}
    assert max(rows) <= 50
    assert 14 <= min(columns) <= max(columns) <= 31
    assert len(rows) > len(columns)


def test_no_letter_is_taken_for_markup() -> None:
    canvas = Canvas(200, PAPER)
    canvas.text(0, 10, '<b>&"quoted" → □</b>')
    content = svg(canvas.picture(20, "a < b & c"))
    root = ET.fromstring(content)
    assert "".join(root.itertext()).replace("\n", "") == "a < b & c<b>&“quoted” → □</b>"


def test_a_shape_that_charts_do_not_use_is_refused() -> None:
    drawing = Drawing(10, 10)
    drawing.add(Ellipse(5, 5, 3, 2))
    with pytest.raises(TypeError, match="Ellipse"):
        svg(Picture(drawing, ""))
