"""Sealing on the page of a stage: what the bar shows of a field, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable

from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.seals import disclose, seal, unseal
from dialogue_app.fields.seals import nobodys, says_whose, seals_of
from dialogue_app.support.translation import language
from dialogue_app.ui.pages.stage.seal_bar import SealBar
from dialogue_app.ui.text.seal_text import DISCLOSE, SEAL, UNSEAL, broken_words, nobodys_words
from dialogue_app.ui.track.open_track import OpenTrack

_VERBS: dict[str, Callable[..., Change]] = {SEAL: seal, UNSEAL: unseal, DISCLOSE: disclose}
_FINAL = (SEAL, UNSEAL)


class StageSeal:
    """Shows the seals of the field in the bar and makes the changes that it asks for."""

    def __init__(self, track: OpenTrack, session: str, template: Template, bar: SealBar) -> None:
        self.track, self.session, self.template, self.bar = track, session, template, bar

    def show(self, field: TemplateField | None) -> None:
        """Show how far the sealing of a field is; nothing for a field that is not sealed."""
        sealed = field is not None and field.sealed and not field.left_out
        self.bar.setVisible(sealed)
        if field is not None and sealed:
            dialogue = self.track.dialogue
            states = seals_of(dialogue, self.session, self.template, field)
            who = {one.party for state in states for one in state.seals}
            self.bar.show_seals(
                states,
                days=self.track.session(self.session).dates,
                read_only=self.track.read_only,
                names={one: answerer(dialogue, one).name for one in who if one},
                note=nobodys_words(nobodys(dialogue, self.session, field)),
                room=nobodys_words(1) if says_whose(field) else "",
            )

    def perform(self, field: TemplateField, who: str, act: str) -> None:
        """Seal, unseal or disclose. What was unsealed and is not what was sealed is told at once."""
        try:
            change = _VERBS[act](self.track.dialogue, self.session, field, who)
        except Refused as refused:
            self.track.failed.emit(str(refused))
            return
        if self.track.perform(change, final=act in _FINAL) and act == UNSEAL:
            self._tell_broken(field, who)

    def _tell_broken(self, field: TemplateField, who: str) -> None:
        label, days = field.label.shown(language()), self.track.session(self.session).dates
        for state in seals_of(self.track.dialogue, self.session, self.template, field):
            if state.broken and who in ("", state.who):
                self.track.failed.emit(broken_words(state, label, days))
