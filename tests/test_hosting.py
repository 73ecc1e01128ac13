"""The files for hosts say what works: their commands are executed in a clean clone.

What cannot be run here is left out by name: installing packages as root, the actions of GitHub
(``uses``), and ``make -k check``, which would run this test in itself. A machine without TeX makes
no PDF, and says so; where CI is set that is a failure.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
BASE = "https://example.org/book/"
SEEDS = {
    "讲话.txt": "在会上的讲话\n一、讲形势\n依照《某某条例》第二条办理。\n二、讲任务\n任务重。\n",
    "条例.txt": "某某条例\n第一条　为了安全生产，制定本条例。\n第二条　依照第一条办理。\n",
    "book.toml": '[book]\ntitle = "小书"\n',
}
#: Steps of a workflow that need root or a host, by what they begin with, and the one that recurs.
NOT_HERE = ("sudo ", "echo ", "make -k check")
#: The commands that were executed in the clone, each with the variables that the checkout reads.
RAN: set[tuple[str, frozenset[tuple[str, str]]]] = set()
TEX = (
    subprocess.run(
        [sys.executable, "-I", ROOT / "zhbook/sphinx/latex/fonts.py"],
        check=False,
        capture_output=True,
    ).returncode
    == 0
)


def read(path: str) -> dict[str, Any]:
    found = yaml.safe_load((ROOT / path).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def steps(path: str) -> list[dict[str, Any]]:
    """The steps of all jobs of a workflow."""
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a host gets: the files that are or would be committed, with ``SEEDS`` for its texts.

    The environment is this one, so that nothing is loaded from anywhere.
    """
    clone = tmp_path_factory.mktemp("host") / "a clone"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for path in filter(None, listed.split("\0")):
        if (ROOT / path).is_file() and not path.startswith(("seeds/", "docs/pages/")):
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, clone / path)
    (clone / "seeds").mkdir()
    for name, text in SEEDS.items():
        (clone / "seeds" / name).write_text(text, "utf-8")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", clone / ".venv"], check=True)
    (packages,) = (clone / ".venv/lib").glob("python*/site-packages")
    here = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "here.pth").write_text("\n".join(here))
    for stamp in ("made", "site", "tests"):
        (clone / ".venv" / stamp).touch()
    return clone


def execute(command: str, clone: Path, **environ: str) -> None:
    """Run a command; one that has run there before, with what zhbook is told, runs no more."""
    if not TEX:
        command = command.replace("make latexpdf epub", "make epub")
    told = frozenset(pair for pair in environ.items() if pair[0].startswith("ZHBOOK_"))
    if "$" not in command and (command, told) in RAN:
        return
    RAN.add((command, told))
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(
        ["bash", "-euc", command], cwd=clone, env=inherited | environ,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])


def without_tex(path: Path) -> bool:
    """Whether the PDF is excused; said aloud, and a failure where CI is set."""
    if TEX or path.suffix != ".pdf":
        return False
    assert not os.environ.get("CI"), "TeX is missing: make tex-deps"
    print(f"no TeX on this machine: {path.name} was not made")
    return True


def test_read_the_docs(clone: Path, tmp_path: Path) -> None:
    said = read(".readthedocs.yaml")
    out = tmp_path / "output"
    for command in said["build"]["commands"]:
        if not TEX and "book.pdf" in command:
            assert without_tex(Path("book.pdf"))
            continue
        execute(command, clone, READTHEDOCS_OUTPUT=str(out), READTHEDOCS_CANONICAL_URL=BASE)
    made = ["html/index.html", "html/zh-hant/index.html", "pdf/book.pdf", "epub/book.epub"]
    missing = [path for path in made if not (out / path).is_file()]
    assert [path for path in missing if not without_tex(Path(path))] == []
    front = (out / "html/zh-hant/index.html").read_text("utf-8")
    assert f'rel="canonical" href="{BASE}zh-hant/index.html"' in front
    assert 'href="downloads/' in front


def test_the_packages_are_those_that_print_needs() -> None:
    said = subprocess.run(
        [sys.executable, "-I", ROOT / "zhbook/sphinx/latex/fonts.py", "--apt"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    wanted = said.partition("--no-install-recommends ")[2].split()
    assert read(".readthedocs.yaml")["build"]["apt_packages"] == wanted


@pytest.mark.parametrize("path", [".github/workflows/ci.yml", ".github/workflows/pages.yml"])
def test_the_steps_of_a_workflow(clone: Path, path: str) -> None:
    ran = 0
    for step in steps(path):
        command = str(step.get("run", ""))
        first = command.replace("\\\n", " ").lstrip()
        if not command or first.startswith(NOT_HERE):
            continue
        environ = {k: re.sub(r"\$\{\{.*?\}\}", BASE, v) for k, v in step.get("env", {}).items()}
        execute(command, clone, **environ)
        ran += 1
    assert ran >= 1
    assert (clone / "docs/_build/html/index.html").is_file()


def test_every_promised_python_is_checked() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    least = re.search(r'requires-python = ">=(3\.\d+)"', project)
    job = read(".github/workflows/ci.yml")["jobs"]["check"]
    versions = job["strategy"]["matrix"]["python"]
    assert least and versions[0] == least[1] and len(versions) >= 3


WORKFLOWS = sorted(path.relative_to(ROOT) for path in (ROOT / ".github/workflows").glob("*"))


def test_workflows_may_do_no_more_than_they_need() -> None:
    asked = {}
    for path in WORKFLOWS:
        assert read(str(path))["permissions"] == {}
        for name, job in read(str(path))["jobs"].items():
            asked[name] = job["permissions"]
            runs = any("run" in step for step in job["steps"])
            assert not (runs and "write" in job["permissions"].values()), name
    assert asked == {
        "check": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=str)
def test_actions_are_commits_and_every_job_ends(path: Path) -> None:
    for job in read(str(path))["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 90
    used = re.findall(r"uses: (.*)", (ROOT / path).read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action
    for step in steps(str(path)):
        if str(step.get("uses", "")).startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_newer_versions_are_proposed_for_every_pin() -> None:
    (actions, pins) = read(".github/dependabot.yml")["updates"]
    assert actions["package-ecosystem"] == "github-actions"
    found = runpy.run_path(str(ROOT / "tools/refresh_pins.py"))["FILES"]
    assert {f"/{Path(pin.path).parent.as_posix()}" for pin in found} == set(pins["directories"])
