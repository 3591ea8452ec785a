"""Asks for the settings: theme, size of text, language, recent files, backups, locking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from dialogue_app.support.paths import user_config_folder
from dialogue_app.support.settings import Settings
from dialogue_app.support.translation import _, languages
from dialogue_app.ui.qt import theme
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.ask_dialog import AskDialog
from dialogue_app.ui.widgets.cut_text import CutBox

SIZES = (10, 22)
LONGEST_IDLE = 240
LANGUAGE_NAMES = {"en": "English", "fr": "Français", "ru": "Русский", "de": "Deutsch"}


class SettingsDialog(AskDialog):
    """The settings in one form. ``answer`` gives them changed."""

    CONTENT = False

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), "", _("Save"), parent)
        self._settings = settings
        form = self.form()
        self.theme = CutBox()
        self.theme.setAccessibleName(_("Theme"))
        self.theme.addItem(_("As the system"), theme.SYSTEM)
        for key, name in theme.names():
            self.theme.addItem(name, key)
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        form.addRow(_("Theme"), self.theme)
        text = _("Own themes lie in {folder}").format(folder=user_config_folder() / "themes")
        form.addRow("", kit.label(text, "small"))
        self.font_size = QSpinBox()
        self.font_size.setAccessibleName(_("Size of text in pixels"))
        self.font_size.setRange(*SIZES)
        self.font_size.setSuffix(" px")
        self.font_size.setValue(settings.font_size)
        self.font_size.setFixedWidth(96)
        self.font_size.lineEdit().setTextMargins(6, 0, 0, 0)
        form.addRow(_("Size of text"), self.font_size)
        self.language = CutBox()
        self.language.setAccessibleName(_("Language"))
        for code in languages():
            self.language.addItem(LANGUAGE_NAMES.get(code, code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        form.addRow(_("Language"), self.language)
        form.addRow("", kit.label(_("A new language shows at the next start."), "small"))
        self.recent = QCheckBox(_("Remember recent files and where I was"))
        self.recent.setChecked(settings.keep_recent)
        form.addRow("", self.recent)
        text = _("Only where files lie is remembered, never what is in them.")
        form.addRow("", kit.label(text, "small"))
        self.backups = QCheckBox(_("Keep backups of open files in my user folder"))
        self.backups.setChecked(settings.keep_backups)
        form.addRow("", self.backups)
        self.idle = QSpinBox()
        self.idle.setAccessibleName(_("Lock after so many minutes without any act"))
        self.idle.setRange(0, LONGEST_IDLE)
        self.idle.setSpecialValueText(_("never"))
        self.idle.setSuffix(_(" min"))
        self.idle.setValue(settings.idle_lock_minutes)
        self.idle.setFixedWidth(theme.current().scaled(120))
        self.idle.lineEdit().setTextMargins(6, 0, 0, 0)
        form.addRow(_("Lock when idle"), self.idle)
        text = _("Locking saves, hides everything and closes the files; F12 locks at once.")
        form.addRow("", kit.label(text, "small"))
        self.theme.setFocus()

    def answer(self) -> Settings:
        changed = replace(
            self._settings,
            theme=str(self.theme.currentData()),
            font_size=self.font_size.value(),
            language=str(self.language.currentData()),
            idle_lock_minutes=self.idle.value(),
            keep_backups=self.backups.isChecked(),
        )
        if self.recent.isChecked():
            return replace(changed, keep_recent=True)
        return changed.without_recent(keep=False)
