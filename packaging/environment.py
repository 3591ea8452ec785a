"""The project's virtual environment: made, filled, repaired, and recognised as up to date.

Only the standard library is used here, and nothing is imported before it is needed: a program that
is already installed must start at once.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "dialogue-app-stamp"
LOCK = ROOT / ".venv.lock"
REQUIREMENTS = {
    "run": ROOT / "packaging" / "requirements.txt",
    "dev": ROOT / "packaging" / "requirements-dev.txt",
}
# What counts as present when a level is asked for: the larger one holds the smaller one.
SATISFIED_BY = {
    "run": ("run", "dev"),
    "dev": ("dev",),
    "screen": ("screen", "tests"),
    "tests": ("tests",),
}


class SetUpError(Exception):
    """Something the user has to do; the text is one sentence or one command."""


def python() -> Path:
    """Return the interpreter of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(level: str, system: str | None) -> None:
    """Bring the environment to a level, `run` or `dev`, and the system to `screen` or `tests`.

    With a current stamp this costs the reading of two files. Raises SetUpError.
    """
    wanted = [level] if system is None else [level, system]
    if not _missing(wanted):
        return
    with _Alone():
        missing = _missing(wanted)
        if system in missing:
            import system_packages

            system_packages.install(system)
            _write_stamp(system)
        if level in missing:
            _fill(level)
            _write_stamp(level)


def surroundings() -> dict[str, str]:
    """Return the environment variables for a program run from the source tree.

    Who wants no compiled modules beside the sources gets them elsewhere: a start without any takes twice
    as long.
    """
    result = dict(os.environ)
    if result.pop("PYTHONDONTWRITEBYTECODE", None):
        result.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "compiled"))
    known = result.get("PYTHONPATH")
    result["PYTHONPATH"] = f"{ROOT}{os.pathsep}{known}" if known else str(ROOT)
    return result


def _missing(wanted: list[str]) -> list[str]:
    """Return which of the wanted parts the stamp does not vouch for."""
    try:
        lines = set(STAMP.read_text("utf-8").splitlines())
    except OSError:
        return wanted
    if not python().exists():
        return wanted
    return [part for part in wanted if not any(_stamp_line(other) in lines for other in SATISFIED_BY[part])]


def _stamp_line(part: str) -> str:
    import hashlib

    content = REQUIREMENTS[part].read_bytes() if part in REQUIREMENTS else b""
    if part not in REQUIREMENTS:
        content = (ROOT / "packaging" / "system_packages.py").read_bytes()
    digest = hashlib.sha256(content + sys.version.encode() + str(ROOT).encode())
    return f"{part} {digest.hexdigest()}"


def _write_stamp(part: str) -> None:
    """Add a part to the stamp, replacing what it said about this part before."""
    VENV.mkdir(exist_ok=True)
    known = STAMP.read_text("utf-8").splitlines() if STAMP.exists() else []
    kept = [line for line in known if line.split(" ")[0] != part]
    temporary = STAMP.with_suffix(".new")
    temporary.write_text("\n".join([*kept, _stamp_line(part)]) + "\n", "utf-8")
    temporary.replace(STAMP)


def _fill(level: str) -> None:
    """Install a set of requirements; a virtual environment that resists is made afresh."""
    fresh = _make_if_needed()
    print(f"Installing what {'the checks need' if level == 'dev' else 'the program needs'} ...")
    if _install(level) or (not fresh and _make(clear=True) and _install(level)):
        return
    message = "The libraries could not be installed: see what pip says above."
    raise SetUpError(message)


def _install(level: str) -> bool:
    command = install_command(level)
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode == 0


def install_command(level: str) -> list[str]:
    """Return the call of pip that installs a set of requirements just as it was locked.

    The lock names every library that is needed, so none is resolved again (`--no-deps`): older releases of
    pip look for what the libraries ask for themselves, and refuse once somebody publishes a newer release.
    """
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    return [str(python()), "-m", "pip", "install", *options, "-r", str(REQUIREMENTS[level])]


def _make_if_needed() -> bool:
    """Make the virtual environment unless a sound one is there; return whether it was made."""
    question = "import pip, sys; sys.stdout.write(sys.version)"
    if python().exists():
        answer = subprocess.run([str(python()), "-c", question], capture_output=True, text=True, check=False)
        if answer.returncode == 0 and answer.stdout == sys.version:
            return False
        print("The virtual environment is damaged or of another Python; making it afresh.")
    return _make(clear=True)


def _make(*, clear: bool) -> bool:
    import importlib.util
    import shutil

    if importlib.util.find_spec("ensurepip") is None:
        import system_packages

        system_packages.install_venv_package()
    kept = [line for line in _stamp_lines() if line.split(" ")[0] not in REQUIREMENTS]
    if clear:
        shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], stdin=subprocess.DEVNULL, check=False)
    if made.returncode != 0:
        message = f"A virtual environment could not be made in {VENV}."
        raise SetUpError(message)
    if kept:
        STAMP.write_text("\n".join(kept) + "\n", "utf-8")
    return True


def _stamp_lines() -> list[str]:
    try:
        return STAMP.read_text("utf-8").splitlines()
    except OSError:
        return []


class _Alone:
    """Keeps two starts at the same time from filling one environment; the second one waits."""

    def __enter__(self) -> None:
        self._stream = LOCK.open("w")
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(self._stream, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._stream.close()
