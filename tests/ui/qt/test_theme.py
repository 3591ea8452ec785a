"""Themes: complete, readable, and open to a user's own."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from dialogue_app.support.paths import resource, user_config_folder
from dialogue_app.ui.qt import theme

BUNDLED = sorted(path.stem for path in resource("themes").glob("*.toml"))


def contrast(color: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""

    def light(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(color), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", BUNDLED)
def test_every_theme_names_every_colour(key: str) -> None:
    theme_read = theme.read(resource("themes", f"{key}.toml"))
    assert set(theme_read.colours) == set(theme.COLOURS)
    assert theme_read.name


@pytest.mark.parametrize("key", BUNDLED)
@pytest.mark.parametrize("ground", ["page", "surface", "sunken"])
@pytest.mark.parametrize(
    "ink",
    [
        "text", "text_soft", "text_faint", "accent", "internal", "external", "training", "brief", "link",
        "good", "warn", "bad", "status_text",
    ],
)  # fmt: skip
def test_text_can_be_read(key: str, ground: str, ink: str) -> None:
    look = theme.load(key)
    least = 7.0 if key == theme.CONTRAST else 4.0
    assert contrast(look.color(ink), look.color(ground)) >= least


@pytest.mark.parametrize("key", BUNDLED)
def test_numbers_on_the_levels_can_be_read(key: str) -> None:
    look = theme.load(key)
    for number in range(1, 6):
        assert contrast(look.color(f"level_{number}_text"), look.color(f"level_{number}")) >= 4.0


def test_a_theme_of_the_users_own_takes_the_rest_from_the_usual_one(qapp: QApplication) -> None:
    folder = user_config_folder() / "themes"
    folder.mkdir()
    (folder / "mine.toml").write_text(
        'name = "Mine"\n[palette]\nnight = "#000011"\n[colours]\npage = "night"\n'
    )
    assert ("mine", "Mine") in theme.names()
    theme_set = theme.apply(qapp, "mine")
    assert theme_set.color("page") == QColor("#000011")
    assert theme_set.color("level_5") == theme.load(theme.LIGHT).color("level_5")
    theme.apply(qapp, theme.LIGHT)


@pytest.mark.parametrize(
    "text", ["[colours]\npage = 'unheard'", "[colours", "colours = 3", "[colours]\npage = '#12'"]
)
def test_a_broken_theme_is_refused_and_the_usual_one_used(
    qapp: QApplication, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text)
    with pytest.raises(theme.ThemeFault):
        theme.read(path)
    assert theme.apply(qapp, "unheard-of").key in (theme.LIGHT, theme.DARK)


def test_sizes_grow_with_the_font_size(qapp: QApplication) -> None:
    look = theme.load(theme.LIGHT, 26)
    assert look.font("base").pixelSize() == 26
    assert look.font("quote").family() == theme.SERIF
    assert "@" not in theme.style_sheet(look)
