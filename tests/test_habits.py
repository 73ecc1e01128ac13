"""What keeps the code as it is: the hooks before a commit, the pins, the script that makes them."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PINS = runpy.run_path(str(ROOT / "tools/refresh_pins.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def name_of(requirement: str) -> str:
    """The normalised name (PEP 503) in ``ahocorasick_rs>=1.0,<2``."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def test_all_that_is_installed_is_pinned_with_its_hashes() -> None:
    groups = {
        "": PROJECT["project"]["dependencies"],
        **PROJECT["project"]["optional-dependencies"],
        **PROJECT["dependency-groups"],
    }
    fixed: dict[str, set[str]] = {}
    for pins in PINS["FILES"]:
        text = (ROOT / pins.path).read_text("utf-8")
        entries = PINS["blocks"](text)
        for entry in entries:
            line, *hashes = re.sub(r"\\\n", "\n", entry).splitlines()
            assert re.fullmatch(r"[a-z0-9-]+==[^\s;*]+( ; .+)? ?", line), line
            assert hashes
            for one in hashes:
                assert re.fullmatch(r" +--hash=sha256:[0-9a-f]{64} ?", one)
        # What stands in the file is its entries, its comments and the files it names.
        rest = [line for line in text.splitlines() if line not in "\n".join(entries).splitlines()]
        assert [line for line in rest if line[0] != "#"] == [f"-r {path}" for path in pins.named]
        fixed[pins.path] = {name_of(entry) for entry in entries}
        below = set().union(*(fixed[path] for path in pins.on))
        assert {name_of(wanted) for wanted in groups[pins.wanted]} <= fixed[pins.path] | below


def test_no_file_of_requirements_is_made_by_hand() -> None:
    named = {pins.path for pins in PINS["FILES"]}
    asked = set(re.findall(r"\S+\.txt\b", (ROOT / "Makefile").read_text("utf-8")))
    assert {path for path in asked if (ROOT / path).is_file()} == named
    pip = re.search(r"^PIP := .*", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert pip and pip[0].endswith(" --require-hashes")


def test_hooks_run_what_ci_runs() -> None:
    found = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    check = re.search(r"^check: (.*?) ##", makefile, re.MULTILINE)
    assert check
    (repo,) = found["repos"]
    entries = [hook["entry"].split() for hook in repo["hooks"]]
    assert entries == [["make", "lint"], ["make", "types"]]
    assert {target for _, target in entries} <= set(check[1].split())
