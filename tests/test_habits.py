"""What keeps the code as it is: the hooks before a commit, the pins, the script that makes them."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PINS = runpy.run_path(str(ROOT / "tools/refresh_pins.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pinned(path: str) -> list[list[str]]:
    """The names of each group of a file of requirements, in their order."""
    groups = (ROOT / path).read_text("utf-8").split("\n\n")
    return [re.findall(r"^([^#\s=]+)==\S+$", group, re.MULTILINE) for group in groups]


def test_what_is_asked_for_is_pinned_and_stands_first() -> None:
    name_of = PINS["name_of"]
    for path, wanted in (
        ("docs/requirements.txt", PROJECT["dependencies"]),
        ("tests/requirements.txt", PROJECT["optional-dependencies"]["dev"]),
    ):
        own, needed = pinned(path)
        assert {name_of(name) for name in own} == {name_of(name) for name in wanted}
        assert needed == sorted(needed) and needed


def test_pins_are_those_that_were_resolved() -> None:
    page = PINS["page"](
        ["# Head"], ["b>=1,<2", "A_c>=3"], {"b": "1.5", "a-c": "3.1", "d": "4"}, "#"
    )
    assert page == "# Head\nb==1.5\nA_c==3.1\n\n#\nd==4\n"


def test_hooks_run_what_ci_runs() -> None:
    found = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    check = re.search(r"^check: (.*?) ##", makefile, re.MULTILINE)
    assert check
    (repo,) = found["repos"]
    entries = [hook["entry"].split() for hook in repo["hooks"]]
    assert entries == [["make", "lint"], ["make", "types"]]
    assert {target for _, target in entries} <= set(check[1].split())
