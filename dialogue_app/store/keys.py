"""Keys of protected documents: derived once from passphrase and salt, kept in memory only."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

SALT_SIZE = 16
MEMORY_KIB = 256 * 1024
ROUNDS = 3
LANES = 4


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one document and the salt that stands in its first 16 bytes. It never shows itself."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it: raw, with the salt."""
        return f"PRAGMA key = \"x'{self.secret.hex()}{self.salt.hex()}'\""


def derived(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase gives with this salt."""
    from argon2.low_level import Type, hash_secret_raw

    secret = hash_secret_raw(
        passphrase.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=ROUNDS,
        memory_cost=MEMORY_KIB,
        parallelism=LANES,
        hash_len=32,
        type=Type.ID,
    )
    return Key(secret, salt)


def fresh(passphrase: str) -> Key:
    """A key for a new document, with a salt of its own."""
    return derived(passphrase, os.urandom(SALT_SIZE))
