"""Expected errors: each is a sentence for the user that says what happened, what is safe, what to do."""

from __future__ import annotations


class DialogueError(Exception):
    """An expected error. ``str(error)`` is a sentence fit to be shown; it may name content of the user's,
    so it is shown and never logged.
    """


class Refused(DialogueError):
    """A change that the rules of the dialogue do not allow, or a value that does not fit. Nothing changed."""


class StaleEdit(DialogueError):
    """An edit that no longer fits the dialogue it is applied to. Nothing changed."""


class CannotOpen(DialogueError):
    """A file that cannot be opened as a dialogue. The file is untouched."""


class Damaged(CannotOpen):
    """A file whose content is damaged: what can still be read may be recovered into a new file. ``faults``:
    a sentence for each further thing that is wrong.
    """

    def __init__(self, sentence: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


class HeldByAnother(CannotOpen):
    """The document is open elsewhere; ``holder`` says where, as far as known."""

    def __init__(self, sentence: str, holder: str = "") -> None:
        super().__init__(sentence)
        self.holder = holder


class PassphraseNeeded(CannotOpen):
    """The document is protected and no passphrase, or the wrong one, was given."""


class CannotSave(DialogueError):
    """A change that could not be written. The document on disk is as it was before the change."""


class PlaceFails(CannotSave):
    """The place of the document is gone, full, or fails; what was to be saved can be saved elsewhere."""


class ChangedOutside(PlaceFails):
    """Another program wrote into the document while it was open. Nothing of ours was mixed into it."""


class BadTemplate(DialogueError):
    """A template file with faults; ``faults`` has one sentence each, with its line."""

    def __init__(self, sentence: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


class BadImport(DialogueError):
    """A file to be read in that has faults; ``faults`` has one sentence each. Nothing was imported."""

    def __init__(self, sentence: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.faults = faults


class Cancelled(DialogueError):
    """The user stopped a long piece of work. Nothing was written."""
