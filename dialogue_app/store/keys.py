"""Keys of protected documents: derived once from passphrase and salt, kept in memory only.

The secret lies in a ``bytearray``, is handed to the library as bytes, and is overwritten when the document
is closed; it never becomes a Python text or a part of a statement, which could not be overwritten. What
Python does not allow to overwrite is the passphrase as it was typed: a text that lives until its memory is
used again. The library overwrites its own copies of key and pages when it lets go of them.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from dialogue_app.core.errors import CannotSave
from dialogue_app.support.translation import _

SALT_SIZE = 16
MEMORY_KIB = 256 * 1024
ROUNDS = 3
LANES = 4

_KEY_SIZE = 32
_DIGITS = b"0123456789abcdef"


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one document and the salt that stands in its first 16 bytes. It never shows itself."""

    secret: bytearray = field(repr=False)
    salt: bytes = field(repr=False)

    def spelled(self) -> bytearray:
        """The key as SQLCipher takes it: raw, with the salt. Overwrite it when it has been handed over.

        Raises CannotSave once the key was wiped: nothing must ever be written with a key of zeros.
        """
        if not any(self.secret):
            raise CannotSave(_("The document has been closed. Nothing was written."))
        spelled = bytearray(b"x'" + bytes(2 * (len(self.secret) + len(self.salt))) + b"'")
        for place, byte in enumerate((*self.secret, *self.salt), start=1):
            spelled[2 * place] = _DIGITS[byte >> 4]
            spelled[2 * place + 1] = _DIGITS[byte & 15]
        return spelled

    def wipe(self) -> None:
        """Overwrite the secret. Whoever holds this key can do nothing with it any more."""
        wipe(self.secret)


def wipe(secret: bytearray) -> None:
    """Overwrite bytes where they lie."""
    secret[:] = bytes(len(secret))


def spellings(passphrase: str) -> tuple[str, ...]:
    """The forms in which the same passphrase can arrive: keyboards and systems compose letters differently.

    A new document takes the first (NFC). The others open documents that were protected as it was typed.
    """
    forms = (unicodedata.normalize("NFC", passphrase), passphrase, unicodedata.normalize("NFD", passphrase))
    return tuple(dict.fromkeys(forms))


def derived(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase, spelled just so, gives with this salt."""
    typed = bytearray(passphrase, "utf-8", "surrogatepass")
    try:
        return Key(_argon2id(typed, salt), salt)
    finally:
        wipe(typed)


def _argon2id(typed: bytearray, salt: bytes) -> bytearray:
    """Argon2id straight into bytes that can be overwritten; the usual call would give ``bytes``."""
    from argon2.low_level import ARGON2_VERSION, Type, core, error_to_str, ffi

    secret = bytearray(_KEY_SIZE)
    parts: dict[str, Any] = {
        "out": ffi.from_buffer("uint8_t[]", secret),
        "pwd": ffi.from_buffer("uint8_t[]", typed),
        "salt": ffi.from_buffer("uint8_t[]", salt),
    }
    lengths = {f"{name}len": len(part) for name, part in parts.items()}
    context = ffi.new("argon2_context *", parts | lengths)
    context.version = ARGON2_VERSION
    context.t_cost, context.m_cost, context.lanes, context.threads = ROUNDS, MEMORY_KIB, LANES, LANES
    fault = core(context, Type.ID.value)
    if fault:
        raise MemoryError(error_to_str(fault))
    return secret


def fresh(passphrase: str) -> Key:
    """A key for a new document, with a salt of its own."""
    return derived(spellings(passphrase)[0], os.urandom(SALT_SIZE))


def fits(passphrase: str, key: Key | None) -> bool:
    """Whether a passphrase gives this key in one of its spellings; any does where there is none."""
    return key is None or any(_gives(spelled, key) for spelled in spellings(passphrase))


def _gives(spelled: str, key: Key) -> bool:
    tried = derived(spelled, key.salt)
    same = tried == key
    tried.wipe()
    return same
