"""Where the window may be drawn: a variable of the surroundings must not turn the program into a server.

Qt draws on whatever `QT_QPA_PLATFORM` names; one of its platforms (vnc) opens a port of the network through
which anybody could watch and type. Only those that draw on a screen of this computer, or nowhere, are taken.
"""

from __future__ import annotations

from dialogue_app.support.translation import _

ACCEPTED = ("xcb", "wayland", "offscreen", "minimal", "windows", "cocoa")


def foreign(wanted: str) -> str:
    """The first platform that is not accepted in a list as Qt reads it (`NAME:OPTIONS;NAME...`); empty if
    there is none.
    """
    names = (part.split(":")[0].strip() for part in wanted.split(";"))
    return next((name for name in names if name and name not in ACCEPTED), "")


def sentence(name: str) -> str:
    """What is said to whoever started the program so."""
    plain = "".join(sign for sign in name[:40] if sign.isprintable())
    return _(
        "The window was not opened: QT_QPA_PLATFORM asks for “{name}”, which does not draw on a screen of "
        "this computer. Unset it, or use one of these: {accepted}."
    ).format(name=plain, accepted=", ".join(ACCEPTED))
