"""Where the window may be drawn and what it may speak to: a variable of the surroundings must not turn the
program into a server, nor lead it over a network.

Qt draws on whatever `QT_QPA_PLATFORM` names; one of its platforms (vnc) opens a port of the network through
which anybody could watch and type. Only those that draw on a screen of this computer, or nowhere, are taken.
Qt's further ways in (one of them takes touches from a port of the network) are not needed, and the desktop
(D-Bus, accessibility, input methods, X11) is spoken to on this computer only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from dialogue_app.support.translation import _

ACCEPTED = ("xcb", "wayland", "offscreen", "minimal", "windows", "cocoa")
PLATFORM = "QT_QPA_PLATFORM"
FURTHER = "QT_QPA_GENERIC_PLUGINS"
DESKTOP = ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "IBUS_ADDRESS")
_NETWORKED = ("tcp", "nonce-tcp")
_HERE = ("", "unix", "localhost", "127.0.0.1", "::1", "[::1]")


def refusal(surroundings: Mapping[str, str], system: str = sys.platform) -> str:
    """Why the window is not opened with these variables, a sentence; empty if it may be."""
    wanted = surroundings.get(PLATFORM, "")
    name = foreign(wanted)
    if name:
        return _(
            "The window was not opened: QT_QPA_PLATFORM asks for “{name}”, which does not draw on a screen "
            "of this computer. Unset it, or use one of these: {accepted}."
        ).format(name=_plain(name), accepted=", ".join(ACCEPTED))
    leading = [FURTHER] if surroundings.get(FURTHER, "").strip() else []
    leading += [one for one in DESKTOP if _networked(surroundings.get(one, ""))]
    if _speaks_x11(wanted, system) and _far_away(surroundings.get("DISPLAY", "")):
        leading.append("DISPLAY")
    if not leading:
        return ""
    return _(
        "The window was not opened: {variable} is “{value}”, which can lead beyond this computer. Unset it."
    ).format(variable=leading[0], value=_plain(surroundings[leading[0]]))


def foreign(wanted: str) -> str:
    """The first platform that is not accepted in a list as Qt reads it (`NAME:OPTIONS;NAME...`); empty if
    there is none.
    """
    return next((name for name in _names(wanted) if name not in ACCEPTED), "")


def _names(wanted: str) -> tuple[str, ...]:
    return tuple(name for part in wanted.split(";") if (name := part.split(":")[0].strip()))


def _networked(addresses: str) -> bool:
    """Whether one of the addresses of a message bus (`TRANSPORT:KEY=VALUE,...;...`) is reached by network."""
    return any(address.split(":")[0].strip() in _NETWORKED for address in addresses.split(";"))


def _speaks_x11(wanted: str, system: str) -> bool:
    """Whether Qt may look at `DISPLAY`."""
    return system not in ("win32", "darwin") and (not _names(wanted) or "xcb" in _names(wanted))


def _far_away(display: str) -> bool:
    """Whether a display of X11 (`[PROTOCOL/]HOST:NUMBER`, or the path of a socket) is not of this computer.
    What a secure shell forwards ends on this computer.
    """
    protocol, _slash, host = display.rpartition(":")[0].rpartition("/")
    return not (display.startswith("/") or protocol == "unix" or host in (*_HERE, os.uname().nodename))


def _plain(text: str) -> str:
    return "".join(sign for sign in text[:40] if sign.isprintable())
