"""What goes wrong outside the program, as one sentence each: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from dialogue_app.core.errors import (
    CannotOpen,
    CannotSave,
    Damaged,
    HeldByAnother,
    PassphraseNeeded,
    PlaceFails,
)
from dialogue_app.core.validity.limits import MOST_RECORDS
from dialogue_app.support.translation import N_, _, ngettext

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, TOOBIG, NOTADB = 5, 6, 8, 10, 11, 13, 14, 18, 26

LibraryError: tuple[type[Exception], ...] = (dbapi2.Error, UnicodeDecodeError)
"""The last: a damaged schema makes the library give messages that are no text."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NOT_ALLOWED = (errno.EACCES, errno.EPERM)

_SAVING = {
    BUSY: N_("The document is in use by another program. The change was not saved; try again."),
    READONLY: N_("The document cannot be written to any more. The change was not saved."),
    IOERR: N_("The medium does not accept what is written. The change was not saved; save a copy elsewhere."),
    CORRUPT: N_("The document on the medium is damaged. The change was not saved; save a copy elsewhere."),
    FULL: N_("The medium is full. The change was not saved; make room and try again."),
    CANTOPEN: N_("The folder of the document cannot be written to. The change was not saved."),
    TOOBIG: N_("A text is too long to be kept. The change was not saved."),
}
_PLACE = (READONLY, IOERR, CORRUPT, FULL, CANTOPEN)
_OPENING = {
    READONLY: N_("“{file}” was not closed properly and cannot be put right here: the place is read-only."),
    IOERR: N_("“{file}” cannot be read from its medium. It was left untouched."),
    CANTOPEN: N_(
        "“{file}” cannot be opened. It was left untouched; see whether you may read and write there."
    ),
}


def code_of(error: BaseException) -> int:
    """The plain result code of the library behind an error; 0 if there is none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def damaged(file: str) -> Damaged:
    """For a file whose structure is broken."""
    return Damaged(
        _("“{file}” is damaged and cannot be read. It was left untouched; open a copy or a backup.").format(
            file=file
        )
    )


def doubled(file: str, number: int) -> Damaged:
    """For a file with records that stand where another one stands already."""
    return Damaged(
        ngettext(
            "{n} record of “{file}” stands where another one stands already. The file was left as it is; "
            "open a backup, or recover it: of two records the first is kept.",
            "{n} records of “{file}” stand where others stand already. The file was left as it is; "
            "open a backup, or recover it: of two records the first is kept.",
            number,
        ).format(n=number, file=file)
    )


def unfit(file: str, wrong: tuple[str, ...]) -> Damaged:
    """For a file with values that cannot be shown as they are."""
    sentence = _(
        "“{file}” holds what this program cannot show as it is: {first} It was left untouched; "
        "open a backup, or recover what fits into a new file."
    ).format(file=file, first=wrong[0])
    return Damaged(sentence, wrong[1:])


def too_many(file: str, number: int) -> CannotOpen:
    """For a file with more records than one holds."""
    return CannotOpen(
        _("“{file}” holds {n} records; one file holds at most {most}. It was left untouched.").format(
            file=file, n=number, most=MOST_RECORDS
        )
    )


def cut_short(file: str) -> Damaged:
    """For a file whose end is missing."""
    return Damaged(
        _(
            "“{file}” is cut short: its end is missing. It was left untouched; copy it anew or open a backup."
        ).format(file=file)
    )


def not_a_dialogue(file: str) -> CannotOpen:
    """For a file that something else has made."""
    return CannotOpen(_("“{file}” is not a dialogue file. It was left untouched.").format(file=file))


def foreign_parts(file: str) -> CannotOpen:
    """For a file with content that this program never writes."""
    return CannotOpen(
        _(
            "“{file}” holds parts that this program did not put there. It was not opened and left untouched."
        ).format(file=file)
    )


def newer(file: str) -> CannotOpen:
    """For a file of a later version of the program."""
    return CannotOpen(
        _(
            "“{file}” was made by a newer version of this program. It was left untouched; open it there."
        ).format(file=file)
    )


def wrong_passphrase(file: str) -> PassphraseNeeded:
    """The library cannot tell a wrong passphrase from damage, so both are said."""
    return PassphraseNeeded(
        _("The passphrase of “{file}” is another one, or the file is damaged. It was left untouched.").format(
            file=file
        )
    )


def passphrase_needed(file: str) -> PassphraseNeeded:
    """For a protected file opened without a passphrase."""
    return PassphraseNeeded(_("“{file}” is protected: enter its passphrase.").format(file=file))


def held(file: str, holder: str) -> HeldByAnother:
    """For a document that is open elsewhere."""
    where = holder or _("another program")
    return HeldByAnother(
        _("“{file}” is open already: {where}. You can read it, or close it there first.").format(
            file=file, where=where
        ),
        holder,
    )


def os_opening(error: OSError, file: str) -> CannotOpen:
    """What the system said when a file was to be opened."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return CannotOpen(_("“{file}” is not there. See whether it was moved or renamed.").format(file=file))
    if error.errno in NOT_ALLOWED:
        return CannotOpen(_("You may not read “{file}”. It was left untouched.").format(file=file))
    return CannotOpen(_("“{file}” cannot be read from its medium. It was left untouched.").format(file=file))


def os_saving(error: OSError, file: str) -> CannotSave:
    """What the system said when a new file was to be written."""
    if error.errno in NO_ROOM:
        why = _("There is no room for “{file}”. Nothing was written; make room or choose another place.")
    elif error.errno in (*NOT_ALLOWED, errno.EROFS):
        why = _("You may not write “{file}” there. Nothing was written; choose another place.")
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        why = _("The folder of “{file}” is not there. Nothing was written; choose another place.")
    else:
        why = _("“{file}” could not be written. Nothing was written; choose another place.")
    return CannotSave(why.format(file=file))


def opening_fault(error: BaseException, file: str, *, protected: bool, holder: str = "") -> CannotOpen:
    """What the library said when a document was opened or read."""
    code = code_of(error)
    if code in (BUSY, LOCKED):
        return held(file, holder)
    if code == NOTADB:
        return wrong_passphrase(file) if protected else not_a_dialogue(file)
    if code in _OPENING:
        return CannotOpen(_(_OPENING[code]).format(file=file))
    return damaged(file)


def saving_fault(error: BaseException) -> CannotSave:
    """What the library said when a change was written."""
    code = code_of(error)
    kind = PlaceFails if code in _PLACE else CannotSave
    return kind(_(_SAVING.get(code, N_("The change could not be saved. The document is as it was."))))


@contextmanager
def opening(file: str, *, protected: bool = False, holder: str = "") -> Iterator[None]:
    """Turn every error of library and system into CannotOpen or its kin."""
    try:
        yield
    except OSError as error:
        raise os_opening(error, file) from error
    except LibraryError as error:
        raise opening_fault(error, file, protected=protected, holder=holder) from error


@contextmanager
def saving() -> Iterator[None]:
    """Turn every error of the library into CannotSave."""
    try:
        yield
    except LibraryError as error:
        raise saving_fault(error) from error


@contextmanager
def making(file: str) -> Iterator[None]:
    """Turn every error met while a new file is written into CannotSave."""
    try:
        yield
    except OSError as error:
        raise os_saving(error, file) from error
    except LibraryError as error:
        number = {FULL: errno.ENOSPC, READONLY: errno.EACCES, CANTOPEN: errno.EACCES}.get(
            code_of(error), errno.EIO
        )
        raise os_saving(OSError(number, ""), file) from error
