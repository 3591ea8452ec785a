"""Leaving no picture of the memory on the medium, and showing it to no other program of the same user.

A core dump holds everything: open files, keys, what was typed. The system that collects such dumps asks for
the limit set here. On Linux the memory of the program is also closed to debuggers of the same user. Where
there is no such limit (Windows) the system's own settings decide.
"""

import contextlib
import sys

_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of prctl(2)."""


def leave_none() -> None:
    """Ask the system to write no core dump of this program, and to let no other program read its memory."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _close_memory()


def _close_memory() -> None:
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
