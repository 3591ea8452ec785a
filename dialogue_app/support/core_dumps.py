"""Leaving no picture of the memory on the medium when the program, or a library it uses, crashes.

A core dump holds everything: open files, keys, what was typed. The system that collects such dumps asks for
this limit too. Where there is no such limit (Windows) the system's own settings decide.
"""

import contextlib


def leave_none() -> None:
    """Ask the system to write no core dump of this program."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
