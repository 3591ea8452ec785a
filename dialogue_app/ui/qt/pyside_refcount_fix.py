"""Keeps ``None`` and ``True`` alive under PySide6 6.12.0 on Python before 3.12.

Measured with the wheel of 6.12.0 on CPython 3.11.7: each call of a Qt function that returns nothing takes
one reference from ``None`` without having added one (1,000 calls of ``setObjectName``: 1,000 fewer). After
some thousand calls the interpreter stops with "none_dealloc: deallocating None". In the same way each
``emit`` of a signal takes one from ``True`` (1,000 emits: 1,000 fewer), which ends in "bool_dealloc:
deallocating True or False". From Python 3.12 on neither can be freed, and there is nothing to do.
"""

from __future__ import annotations

import ctypes
import sys

_ENOUGH = sys.maxsize // 4
_NEAR = 64


def keep_none() -> None:
    """Give ``None`` and both truth values so many references that they cannot run out. Once is enough;
    twice does no harm.
    """
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for value in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(value))
        known = sys.getrefcount(value)
        if abs(count.value - known) < _NEAR and known < _ENOUGH:
            count.value += _ENOUGH
