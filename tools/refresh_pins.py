"""Fix every version anew, with the hashes of its files: pyproject.toml → the files of requirements.

Run it as ``make pins``. uv resolves for every system and for each Python that pyproject.toml
promises, so one file serves them all; where they need different versions, its lines say for which.
Nothing is installed. ``--keep`` leaves what is fixed as it is, and only adds what is missing and
drops what nothing asks for any more.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Pins:
    """A file of requirements.

    ``wanted`` are the groups of pyproject.toml that it fixes (``""`` is what the package itself
    needs), ``on`` the files on top of which it is installed, ``named`` those of them that it has
    pip read as well.
    """

    path: str
    head: str
    wanted: tuple[str, ...]
    on: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


SITE, TESTS = "docs/requirements.txt", "tests/requirements.txt"
FILES = (
    Pins(SITE, "What `make html` installs.", ("", "overviews", "print", "word")),
    Pins(
        TESTS,
        "What `make test`, `make check` and `make serve` install on top of the site's.",
        ("dev",),
        (SITE,),
        ("../docs/requirements.txt",),
    ),
    Pins(
        "tests/trust.txt",
        "What `make coverage`, `make mutants` and `make pins` install on top of the tests'.",
        ("trust",),
        (SITE, TESTS),
    ),
    Pins(
        "tests/bench/requirements.txt",
        "What `make bench-scale` installs on top of the site's, to be measured beside it.",
        ("bench",),
        (SITE,),
        ("../../docs/requirements.txt",),
    ),
    Pins(
        "tests/bench/search/rivals.txt",
        "What `make bench-search` compares the search with.",
        ("rivals",),
        (SITE, TESTS),
    ),
)
FIXED = "Every version is fixed, with the SHA-256 of its files; the ranges are in pyproject.toml."


def blocks(text: str) -> list[str]:
    """What a file fixes, one entry each: ``name==1.0 \\`` and its lines of hashes."""
    return re.findall(r"^[^#\s-].*(?:\n[ \t]+--hash=.*)*", text, re.MULTILINE)


def ranges() -> tuple[str, dict[str, list[str]]]:
    """The oldest Python that is promised, and what each group of pyproject.toml asks for."""
    tree = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = tree["project"]
    extras, groups = project["optional-dependencies"], tree["dependency-groups"]
    return project["requires-python"].strip(">="), {
        "": project["dependencies"],
        **extras,
        **groups,
    }


def resolved(
    wanted: Sequence[str], on: Sequence[str], python: str, fixed: Sequence[str]
) -> list[str]:
    """All that ``wanted`` needs, in versions that go with those in the files ``on``.

    ``fixed`` are entries whose versions are kept where they fit.
    """
    with tempfile.TemporaryDirectory() as folder:
        asked, out = Path(folder, "asked.in"), Path(folder, "out.txt")
        asked.write_text("\n".join(wanted), "utf-8")
        out.write_text("\n".join(fixed), "utf-8")
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header"]
        command += ["--universal", "--python-version", python, "--generate-hashes"]
        command += ["--no-annotate", str(asked), "--output-file", str(out)]
        for path in on:
            command += ["--constraints", str(ROOT / path)]
        subprocess.run(command, check=True)
        return blocks(out.read_text("utf-8"))


def page(pins: Pins, entries: Sequence[str]) -> str:
    """A file of requirements with its head."""
    named = [f"-r {path}" for path in pins.named]
    return "\n".join([f"# {pins.head}", f"# {FIXED}", *named, *entries]) + "\n"


def main(arguments: Sequence[str]) -> None:
    """Write every file, those that others stand on first."""
    python, groups = ranges()
    for pins in FILES:
        file = ROOT / pins.path
        fixed = blocks(file.read_text("utf-8")) if "--keep" in arguments else []
        below = {entry for path in pins.on for entry in blocks((ROOT / path).read_text("utf-8"))}
        wanted = [one for name in pins.wanted for one in groups[name]]
        entries = resolved(wanted, pins.on, python, fixed)
        file.write_text(page(pins, [entry for entry in entries if entry not in below]), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
