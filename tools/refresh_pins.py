"""Fix every version anew: the ranges of pyproject.toml → docs/ and tests/requirements.txt.

Run with the oldest Python that is promised, ``python3.11 tools/refresh_pins.py``: what is resolved
for it is what Debian 12 installs. pip resolves, and nothing is installed. The first group of a file
is what pyproject.toml asks for, in its order, the second what that needs in turn.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from platform import python_version

ROOT = Path(__file__).resolve().parent.parent
SITE = "# What `make html` installs, every version fixed. The ranges are in pyproject.toml."
TESTS = (
    "# What `make test`, `make check` and `make serve` install on top of the site's requirements."
)


def name_of(requirement: str) -> str:
    """The normalised name (PEP 503) in ``ahocorasick_rs>=1.0,<2``."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def resolved(requirements: Sequence[str]) -> dict[str, str]:
    """The versions pip would install into an empty environment, by normalised name."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
    command += ["--quiet", "--disable-pip-version-check", "--report", "-", *requirements]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = [item["metadata"] for item in json.loads(said)["install"]]
    return {name_of(item["name"]): item["version"] for item in found}


def page(head: Sequence[str], wanted: Sequence[str], versions: Mapping[str, str], why: str) -> str:
    """A file of requirements: what is wanted, and what that needs, each with its version."""
    names = [re.split(r"[<>=!~;\[\s]", requirement, maxsplit=1)[0] for requirement in wanted]
    own = {name_of(name) for name in names}
    lines = [*head, *(f"{name}=={versions[name_of(name)]}" for name in names), "", why]
    lines += [f"{name}=={versions[name]}" for name in sorted(versions.keys() - own)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    site, tests = project["dependencies"], project["optional-dependencies"]["dev"]
    versions = resolved([*site, *tests])
    for_site = resolved(site)
    of_site = {name: versions[name] for name in for_site}
    why = f"# What those need, as resolved for Python {python_version()}"
    (ROOT / "docs/requirements.txt").write_text(
        page([SITE], site, of_site, f"{why}, which is what Debian 12 has."), "utf-8"
    )
    rest = {name: version for name, version in versions.items() if name not in of_site}
    head = [TESTS, "-r ../docs/requirements.txt"]
    (ROOT / "tests/requirements.txt").write_text(page(head, tests, rest, f"{why}."), "utf-8")


if __name__ == "__main__":
    main()
