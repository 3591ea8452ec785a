"""System libraries that no wheel brings along: found, and installed where that is allowed.

Debian and Ubuntu only; elsewhere nothing is looked for. A library that has had several names is
written as its names, newest first.
"""

import os
import shutil
import subprocess
import sys

from environment import SetUpError

Names = tuple[str, ...]

WINDOW: tuple[Names, ...] = (
    ("libgl1",),
    ("libegl1",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    ("libdbus-1-3",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    ("libxkbcommon-x11-0",),
)
TESTS: tuple[Names, ...] = (
    *WINDOW,
    ("xvfb",),
    ("xauth",),
    ("xdotool",),
    ("poppler-utils",),
    ("qpdf",),
)
LISTS = {"screen": WINDOW, "tests": TESTS}


def install(system: str) -> None:
    """Install what is missing for `screen` or `tests`. Raises SetUpError."""
    if not (sys.platform == "linux" and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    missing = missing_packages(LISTS[system])
    if missing:
        _apt_install(missing)


def install_venv_package() -> None:
    """Install the part of Python that makes virtual environments. Raises SetUpError."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    of_the_system = os.path.realpath(sys.executable).startswith("/usr/bin/")
    if not (of_the_system and shutil.which("apt-get")):
        message = f"This Python {version} lacks the module ensurepip: install a complete Python."
        raise SetUpError(message)
    _apt_install([(f"python{version}-venv",)])


def missing_packages(wanted: tuple[Names, ...]) -> list[Names]:
    """Return the packages of which no name is installed."""
    names = [name for names in wanted for name in names]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")}
    return [names for names in wanted if installed.isdisjoint(names)]


def _apt_install(missing: list[Names]) -> None:
    rights = _rights()
    if rights is None:
        typed = " ".join(_known_name(names) for names in missing)
        message = f"System libraries are missing. Please type:  sudo apt-get install -y {typed}"
        raise SetUpError(message)
    settings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt_get = [*rights, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    # A machine that was never updated knows no package; without a network old lists may do.
    subprocess.run([*apt_get, "update"], env=settings, stdin=subprocess.DEVNULL, check=False)
    packages = [_known_name(names) for names in missing]
    print("Installing system libraries:", " ".join(packages), flush=True)
    done = subprocess.run(
        [*apt_get, "install", "-y", "--no-install-recommends", *packages],
        env=settings,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        typed = f"apt-get install -y {' '.join(packages)}"
        message = f"System libraries could not be installed. Please try:  sudo {typed}"
        raise SetUpError(message)


def _rights() -> list[str] | None:
    """Return what to put before apt-get, or None where the rights are missing."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _known_name(names: Names) -> str:
    """Return the first name that this release of the system offers, else the last one."""
    for name in names[:-1]:
        answer = subprocess.run(
            ["apt-cache", "policy", name],
            capture_output=True,
            text=True,
            env=dict(os.environ, LC_ALL="C"),
            check=False,
        )
        if "Candidate:" in answer.stdout and "Candidate: (none)" not in answer.stdout:
            return name
    return names[-1]
