"""What keeps the code as it is: the hooks before a commit, the pins, the script that makes them."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from tests.bench.cost import Cost
from tests.bench.scale import OURS, SHARES, height, seconds

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
        asked = {name_of(wanted) for name in pins.wanted for wanted in groups[name]}
        assert asked <= fixed[pins.path] | below


def imported() -> dict[str, set[str]]:
    """The modules of other packages that zhbook imports, with those of its files that do."""
    seen: dict[str, set[str]] = {}
    for path in (ROOT / "zhbook").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {name.partition(".")[0] for name in names}:
                if name not in sys.stdlib_module_names | {"zhbook"}:
                    seen.setdefault(name, set()).add(path.relative_to(ROOT / "zhbook").as_posix())
    return seen


def test_what_the_package_imports_it_declares() -> None:
    """A package that another one happens to bring along is declared all the same."""
    project = PROJECT["project"]
    extras = ("overviews", "print", "word")
    needed = {name_of(wanted) for wanted in project["dependencies"]}
    optional = {name_of(w) for extra in extras for w in project["optional-dependencies"][extra]}
    owners = packages_distributions()
    by_need = {
        module: {name_of(owner) for owner in owners.get(module, ())} for module in imported()
    }
    assert [m for m, names in by_need.items() if not names & (needed | optional)] == []
    # What is optional is asked for where it is used alone, and not by what everything needs.
    users = {m: imported()[m] for m, names in by_need.items() if names & optional}
    assert users.keys() == {"PIL", "docx", "matplotlib", "networkx"}
    assert users["PIL"] == {"sphinx/latex/archive.py"}
    assert users["matplotlib"] | users["networkx"] == {"sphinx/overviews/charts.py"}
    assert {path.rpartition("/")[0] for path in users["docx"]} == {"writers"}


def test_no_file_of_requirements_is_made_by_hand() -> None:
    named = {pins.path for pins in PINS["FILES"]}
    asked = set(re.findall(r"\S+\.txt\b", (ROOT / "Makefile").read_text("utf-8")))
    assert {path for path in asked if (ROOT / path).is_file()} == named
    pip = re.search(r"^PIP := .*", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert pip and pip[0].endswith(" --require-hashes")


@pytest.mark.parametrize("share", SHARES)
def test_a_measurement_counts_rooms_that_are_there(share: str) -> None:
    for room in SHARES[share]:
        assert find_spec(f"{OURS}{room}") is not None, room
    inside = f"{OURS}{SHARES[share][0]}.of_a_module"
    cost = Cost(modules=Counter({inside: 2.0, f"{OURS}{SHARES[share][0]}s": 4.0}))
    assert (seconds(cost, share), height(cost, share)) == (2.0, 0)


def test_hooks_run_what_ci_runs() -> None:
    found = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    check = re.search(r"^check: (.*?) ##", makefile, re.MULTILINE)
    assert check
    (repo,) = found["repos"]
    entries = [hook["entry"].split() for hook in repo["hooks"]]
    message = ["python3", "tools/commit_message.py"]
    assert entries == [["make", "lint"], ["make", "types"], message]
    assert {target for _, target in entries[:2]} <= set(check[1].split())
    assert repo["hooks"][2]["stages"] == ["commit-msg"]


MISTAKES = runpy.run_path(str(ROOT / "tools/commit_message.py"))["mistakes"]


@pytest.mark.parametrize(
    ("message", "wrong"),
    [
        ("A rule sees 甲、\n\nPapers of the Republic have it.\n", []),
        ("A rule\n\nWhy.\n# Please enter the commit message\n", []),
        (f"{'x' * 71}\n\nWhy.", []),
        (f"{'x' * 72}\n\nWhy.", ["a subject of 72 characters; at most 71"]),
        ("Merge branch 'a'", []),
        ("", ["no subject", "no body: why was it done?"]),
        ("A rule\n\n", ["no body: why was it done?"]),
        ("A rule.\n\nWhy.", ["a full stop at the end of the subject"]),
        ("A rule\nsees\n\nWhy.", ["no empty line below the subject"]),
    ],
)
def test_what_is_wrong_with_a_message_is_said(message: str, wrong: list[str]) -> None:
    assert MISTAKES(message) == wrong


def test_a_commit_with_a_bad_message_is_refused(tmp_path: Path) -> None:
    (tmp_path / "message").write_text("A rule", "utf-8")
    command = [sys.executable, str(ROOT / "tools/commit_message.py"), str(tmp_path / "message")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "commit message: error: no body: why was it done?\n"


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5, which is Debian 12's, matches such a group wrongly (gh-106052)."""
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]*\})\+")
    files = [*(ROOT / "zhbook").rglob("*.py")]
    strings = (
        (file, node.value)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert len(files) > 100
    assert [(file.name, text) for file, text in strings if possessive.search(text)] == []
