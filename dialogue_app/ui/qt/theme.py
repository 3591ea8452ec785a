"""The look of the window: themes read from TOML, the palette, the fonts and the one style sheet.

Widgets ask ``current()`` for colours and fonts by their meaning, never by their value, and paint
themselves again when ``notifier().changed`` is emitted. The style sheet is resources/themes/window.qss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.support import toml_text
from dialogue_app.support.paths import resource, user_config_folder
from dialogue_app.support.translation import language

STYLE, STYLED = "fusion", "styled"
"""The style of Qt that is drawn upon, and the property of the application that says that it has it: asking it
for its style would make Python know every constant of styles, which takes longer than all the rest.
"""

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
SANS, SERIF, SYMBOLS = "Noto Sans", "Noto Serif", "Dialogue Symbols"
SIZES = {"small": 11, "base": 13, "medium": 15, "large": 19, "title": 25, "status": 12}
BASE_SIZE = 13
CONTROL, TARGET = 28, 24
"""Heights at the usual size of text: of a button or an input of one line, and the least that is pressed."""
_HEIGHTS = {
    "control": (CONTROL, 2),
    "control-focus": (CONTROL, 4),
    "control-ticked": (CONTROL, 8),
    "control-ringed": (CONTROL, 12),
    "dense": (TARGET, 2),
    "dense-focus": (TARGET, 4),
    "dense-inner": (TARGET, 6),
    "box": (12, 0),
    "spin": (10, 0),
    "drop": (TARGET, 0),
    "drop-focus": (TARGET, 1),
}
"""What the style sheet calls by these names: a height, and what of it borders take; boxes and arrows too."""
TRACK_COLOURS = {"INTERNAL": "internal", "EXTERNAL": "external", "TRAINING": "training", "BRIEF": "brief"}
COLOURS = (
    "page", "surface", "sunken", "raised", "line", "line_strong", "outline", "text", "text_soft",
    "text_faint", "accent", "internal", "external", "training", "brief",
    "internal_fill", "external_fill", "training_fill",
    "brief_fill", "on_fill", "link", "good", "warn", "bad", "focus", "selection",
    "level_1", "level_2", "level_3", "level_4", "level_5",
    "level_1_text", "level_2_text", "level_3_text", "level_4_text", "level_5_text", "status_text",
    "side_alliance", "side_russia", "minus", "plus", "level_edge",
)  # fmt: skip
_LARGEST_FILE = 100_000


class ThemeFault(ValueError):
    """A theme file that cannot be used; the text says why."""


@dataclass(frozen=True)
class Theme:
    """Colours and fonts by meaning. ``font_size`` is what the base size of 13 pixels is scaled to."""

    key: str
    name: str
    dark: bool
    colours: dict[str, str]
    font_size: int = BASE_SIZE

    def color(self, name: str) -> QColor:
        """The colour of this meaning. Raises KeyError for an unknown name."""
        return QColor(self.colours[name])

    def accent_for(self, track: str) -> QColor:
        """The accent of a track, for text and lines on the page."""
        return self.color(TRACK_COLOURS.get(track, "accent"))

    def fill_for(self, track: str) -> QColor:
        """The accent of a track as a filled area; text on it is ``on_fill``."""
        return self.color(TRACK_COLOURS.get(track, "internal") + "_fill")

    def size(self, role: str) -> int:
        """The size in pixels of a role (small, base, medium, large, title) at the chosen font size."""
        return max(8, round(SIZES[role] * self.font_size / BASE_SIZE))

    def scaled(self, pixels: int) -> int:
        """A length that grows with the font size."""
        return round(pixels * self.font_size / BASE_SIZE)

    def font(self, role: str = "base", *, bold: bool = False) -> QFont:
        """The font of a role; ``quote`` is the serif one for words quoted as they were said."""
        font = QFont([SERIF if role == "quote" else SANS, SYMBOLS])
        font.setPixelSize(self.size("medium" if role == "quote" else role))
        font.setBold(bold)
        return font


class Notifier(QObject):
    """Tells widgets that paint themselves that the theme has changed."""

    changed = Signal()


@cache
def notifier() -> Notifier:
    """The one notifier of theme changes."""
    return Notifier()


_in_use: Theme | None = None


def take_role(widget: QWidget, role: str) -> None:
    """Show a widget in another role of the style sheet; one it has already costs nothing."""
    _take(widget, "role", role)


def take_tone(widget: QWidget, tone: str) -> None:
    """Show a widget in another tone of its role."""
    _take(widget, "tone", tone)


def _take(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def current() -> Theme:
    """The theme in use; the light one before any was applied."""
    return _in_use or _light()


@cache
def _light() -> Theme:
    return load(LIGHT)


def theme_files() -> dict[str, Path]:
    """Every theme by key: those of the program, then those in the user's folder, which may replace them."""
    files = sorted(resource("themes").glob("*.toml"))
    files += sorted((user_config_folder() / "themes").glob("*.toml"))
    return {path.stem: path for path in files}


def names() -> tuple[tuple[str, str], ...]:
    """Key and name of every theme that can be used."""
    result = []
    for key, path in theme_files().items():
        try:
            result.append((key, read(path).name))
        except ThemeFault:
            continue
    return tuple(result)


def load(key: str, font_size: int = BASE_SIZE) -> Theme:
    """Read a theme; ``system`` is the light or the dark one, as the desktop is. Raises ThemeFault."""
    if key == SYSTEM:
        key = _system_key()
    bundled = resource("themes", f"{key}.toml")
    own = user_config_folder() / "themes" / f"{key}.toml"
    return read(own if own.is_file() else bundled, font_size)


def read(path: Path, font_size: int = BASE_SIZE) -> Theme:
    """Read a theme from a file. What it does not name is taken from the light or the dark theme.

    Raises ThemeFault if the file cannot be read or names no colours.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise ThemeFault(f"{path.name} is too large to be a theme")
        found = toml_text.parsed(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeFault(f"{path.name} cannot be read: {error}") from error
    palette, colours = found.get("palette", {}), found.get("colours", {})
    if not isinstance(palette, dict) or not isinstance(colours, dict):
        raise ThemeFault(f"{path.name} needs the tables [palette] and [colours]")
    dark = found.get("base") == DARK
    own = {name: _colour(path, palette, value) for name, value in colours.items() if name in COLOURS}
    complete = own if len(own) == len(COLOURS) else _defaults(path, dark=dark) | own
    return Theme(path.stem, _name(found.get("name"), path.stem), dark, complete, font_size)


def _defaults(path: Path, *, dark: bool) -> dict[str, str]:
    basis = resource("themes", "dark.toml" if dark else "light.toml")
    if path == basis:
        raise ThemeFault(f"{path.name} lacks colours")
    return read(basis).colours


def _colour(path: Path, palette: dict[str, object], value: object) -> str:
    result = palette.get(str(value), value)
    if not isinstance(result, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", result):
        raise ThemeFault(f"{path.name}: {value!r} is neither in the palette nor a colour such as #1F3A68")
    return result


def _name(value: object, otherwise: str) -> str:
    if isinstance(value, dict):
        return str(value.get(language()) or value.get("en") or otherwise)
    return value if isinstance(value, str) and value else otherwise


def _system_key() -> str:
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(application: QApplication, key: str = SYSTEM, font_size: int = BASE_SIZE) -> Theme:
    """Put a theme to use; a theme that cannot be read gives way to the one of the desktop."""
    global _in_use
    load_fonts()
    try:
        theme = load(key, font_size)
    except ThemeFault:
        theme = load(SYSTEM, font_size)
    if theme == _in_use and application.styleSheet():
        return theme
    _in_use = theme
    if application.property(STYLED) != STYLE:
        application.setStyle(STYLE)
        application.setProperty(STYLED, STYLE)
    application.setFont(theme.font())
    application.setPalette(qt_palette(theme))
    application.setStyleSheet(style_sheet(theme))
    notifier().changed.emit()
    return theme


@cache
def load_fonts() -> None:
    """Load the bundled fonts, once."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def qt_palette(theme: Theme) -> QPalette:
    """The palette of a theme, for what the style sheet does not name."""
    roles = {
        QPalette.ColorRole.Window: "page", QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "page", QPalette.ColorRole.AlternateBase: "surface",
        QPalette.ColorRole.Text: "text", QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.BrightText: "bad",
        QPalette.ColorRole.Highlight: "selection", QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Link: "link", QPalette.ColorRole.LinkVisited: "link",
        QPalette.ColorRole.PlaceholderText: "text_faint", QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text", QPalette.ColorRole.Light: "raised",
        QPalette.ColorRole.Midlight: "line", QPalette.ColorRole.Mid: "line_strong",
        QPalette.ColorRole.Dark: "line_strong", QPalette.ColorRole.Shadow: "line_strong",
        QPalette.ColorRole.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, theme.color(name))
    faint = theme.color("text_faint")
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def style_sheet(theme: Theme) -> str:
    """The style sheet in the colours and sizes of a theme, with the accents of the tracks."""
    text = _bare_style_sheet()
    icons = resource("icons", "chalk" if theme.dark else "ink").as_posix()
    values = dict(theme.colours)
    values |= {f"px-{role}": f"{theme.size(role)}px" for role in SIZES}
    values["px-row"] = f"{theme.scaled(CONTROL)}px"
    values |= {f"px-{role}": f"{theme.scaled(of) - edges}px" for role, (of, edges) in _HEIGHTS.items()}
    values["px-round"] = f"{theme.scaled(12) // 2}px"
    values["px-head"] = f"{theme.scaled(24)}px"
    values["px-choice"] = f"{theme.scaled(56)}px"
    values["px-choice-row"] = f"{theme.scaled(32)}px"
    values |= {"icons": icons, "accent_fill": theme.colours["internal_fill"]}
    sheet = re.sub(r"@([a-z][a-z0-9_-]*)", lambda match: values[match.group(1)], text)
    return sheet + "".join(_accent_rules(theme, track) for track in TRACK_COLOURS)


@cache
def _bare_style_sheet() -> str:
    text = resource("themes", "window.qss").read_text("utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _accent_rules(theme: Theme, track: str) -> str:
    """What takes the colour of a track inside a widget whose dynamic property ``accent`` names it."""
    accent_name, fill = theme.accent_for(track).name(), theme.fill_for(track).name()
    inside, off = f'*[accent="{track}"]', theme.colours["line_strong"]
    return (
        f'{inside} QPushButton[role="primary"] {{ background: {fill}; border-color: {fill}; }}\n'
        f'{inside} QPushButton[role="primary"]:focus {{ border-color: {theme.colours["focus"]}; }}\n'
        f'{inside} QPushButton[role="primary"]:disabled {{ background: {off}; border-color: {off}; }}\n'
        f"{inside} QPushButton:checked {{ border-bottom-color: {accent_name}; }}\n"
        f"{inside} QPushButton:checked:focus {{ border-bottom-color: {theme.colours['focus']}; }}\n"
        f"{inside} QTabBar::tab:selected {{ color: {accent_name}; border-bottom-color: {accent_name}; }}\n"
        f'{inside} QLabel[role="track"] {{ color: {accent_name}; }}\n'
        f'{inside} QLabel[role="notice"] {{ border-left-color: {accent_name}; }}\n'
        f"{inside} QProgressBar::chunk {{ background: {fill}; }}\n"
    )
