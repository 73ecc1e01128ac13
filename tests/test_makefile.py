"""The Makefile in a checkout whose path has blanks, with a small converter and a small Sphinx.

Only these two are stand-ins, and they write down how they were called: make, the virtual
environment and pip are real. Nothing is installed from anywhere, so the tests need no network.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from zhbook.sphinx.latex import fonts as latex_fonts

ROOT = Path(__file__).resolve().parent.parent
APT = "apt install git make python3-venv"
SEED = "seeds/第一篇 a b.txt"

CONVERTER = """\
import pathlib, sys
with open("calls", "a") as calls:
    print("convert", *sys.argv[1:], file=calls)
if any("BAD" in seed.read_text("utf-8") for seed in pathlib.Path("seeds").iterdir()):
    sys.exit("seeds/x.txt:1: error: bad")
editions = ["zh-hans"] if pathlib.Path("one-edition").exists() else ["zh-hans", "zh-hant"]
for edition in editions:
    pathlib.Path("docs", edition, "pages").mkdir(parents=True, exist_ok=True)
    page = pathlib.Path("docs", edition, "index.md")
    page.write_text("---\\ngenerated-by: zhbook\\n---\\n# 书\\n", "utf-8")
"""
SPHINX = """\
import pathlib, sys
doctrees, source, out = sys.argv[sys.argv.index("-d") + 1], *sys.argv[-2:]
known = "known" if pathlib.Path(doctrees).exists() else "fresh"
with open("calls", "a") as calls:
    print("sphinx", known, *sys.argv[1:], file=calls)
if pathlib.Path("fail").exists() and source.endswith(pathlib.Path("fail").read_text()):
    sys.exit(1)
for folder, name in ((doctrees, "environment.pickle"), (out, "index.html")):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    pathlib.Path(folder, name).write_text("", "utf-8")
"""


#: What `make clean` needs of the package.
CLEANING = [
    *(f"zhbook/{name}.py" for name in ("messages", "errors", "model", "characters")),
    *(f"zhbook/{name}.py" for name in ("pageformat", "places")),
    *(f"zhbook/files/{name}.py" for name in ("__init__", "bounded", "kept", "walk")),
    *(f"zhbook/locale/{name}.py" for name in ("__init__", "catalogues", "say")),
    *(f"zhbook/{name}.py" for name in ("book/__init__", "book/own", "cli/__init__", "cli/clean")),
]


def lay_out(checkout: Path) -> Path:
    """A checkout with the real Makefile; its requirements ask for nothing."""
    files = {
        "convert.py": CONVERTER,
        "sphinx/__init__.py": "",
        "sphinx/__main__.py": SPHINX,
        "docs/conf.py": "",
        "docs/requirements.txt": "# nothing\n",
        "tests/requirements.txt": "# nothing\n",
        "zhbook/__init__.py": "",
        SEED: "一、总则\n",
    }
    for name, text in files.items():
        path = checkout / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shutil.copy(ROOT / "Makefile", checkout)
    for name in CLEANING:
        (checkout / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, checkout / name)
    return checkout


def make(checkout: Path, *goals: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run make there, with none of the settings of the make that may be running these tests."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    environ = {"PYTHON": sys.executable, "LC_ALL": "C.UTF-8", **environ}
    return subprocess.run(
        ["make", *goals],
        cwd=checkout,
        env=inherited | environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def own_lines(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What was printed, without the line that make itself adds to a failure."""
    lines = (run.stdout + run.stderr).splitlines()
    return [line for line in lines if not line.startswith("make: ***")]


def calls(checkout: Path, program: str) -> list[str]:
    """The calls of a stand-in since the last question, which are forgotten then."""
    path = checkout / "calls"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    path.write_text("".join(f"{line}\n" for line in lines if not line.startswith(program)))
    return [line for line in lines if line.startswith(program)]


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A checkout in ``a b/`` after its first `make -j2 html`, and what that printed."""
    checkout = lay_out(tmp_path_factory.mktemp("made") / "a b")
    run = make(checkout, "-j2", "html")
    assert run.returncode == 0, run.stderr
    return checkout, run.stdout


@pytest.fixture
def built(first_build: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of that checkout, to change."""
    copy = tmp_path / "c d"
    shutil.copytree(first_build[0], copy, symlinks=True)
    (copy / "calls").unlink()
    return copy


def test_make_alone_lists_one_line_a_target_and_needs_no_python(tmp_path: Path) -> None:
    run = make(lay_out(tmp_path / "a b"), PYTHON="no-such-python")
    assert run.returncode == 0
    listed = [line.split()[1] for line in run.stdout.splitlines()]
    assert listed == [
        *(
            "help",
            "html",
            "test",
            "test-quick",
            "check",
            "serve",
            "latexpdf",
            "docx",
            "epub",
            "tex-deps",
        ),
        "proof",
        *(
            "fuzz",
            *("faults", "coverage", "mutants", "pins"),
            "bench",
            "bench-outline",
            "bench-scale",
            "bench-references",
            "bench-print",
        ),
        *("bench-search", "clean", "distclean"),
    ]
    assert not (tmp_path / "a b/.venv").exists()


def test_without_ensurepip_one_line_names_the_packages(tmp_path: Path) -> None:
    checkout = lay_out(tmp_path / "a b")
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "ensurepip.py").write_text("raise ImportError('no ensurepip here')\n")
    for goal in ("html", "test"):
        run = make(checkout, goal, PYTHONPATH=str(shadow))
        assert run.returncode == 2
        assert [APT in line for line in own_lines(run)] == [True]
        assert not (checkout / ".venv").exists()


def test_without_python_one_line_names_the_packages(tmp_path: Path) -> None:
    run = make(lay_out(tmp_path / "a b"), "html", PYTHON="no-such-python")
    assert run.returncode == 2
    assert own_lines(run) == [f"no-such-python is missing; first: {APT}"]


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    checkout = lay_out(tmp_path / "a b")
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.version_info = (3, 10, 9, 'final', 0)\n"
    )
    run = make(checkout, "html", PYTHONPATH=str(tmp_path))
    assert run.returncode == 2
    (line,) = own_lines(run)
    assert "older than Python 3.11" in line
    assert not (checkout / ".venv").exists()


def test_html_ends_with_the_front_pages_of_both(first_build: tuple[Path, str]) -> None:
    checkout, printed = first_build
    pages = [line.split()[-1] for line in printed.splitlines()[-2:]]
    assert pages == ["docs/_build/html/index.html", "docs/_build/html/zh-hant/index.html"]
    assert all((checkout / page).is_file() for page in pages)
    assert (checkout / "calls").read_text().startswith("convert\n"), "the converter comes first"


@pytest.mark.parametrize(("jobs", "each"), [("", ""), ("1", "1"), ("4", "2"), ("5", "3")])
def test_both_editions_share_the_processes(built: Path, jobs: str, each: str) -> None:
    run = make(built, "html", *([f"JOBS={jobs}"] if jobs else []))
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    assert calls(built, "convert") == [f"convert --jobs {jobs}" if jobs else "convert"]
    (count,) = {line.split("-j ")[1].split()[0] for line in calls(built, "sphinx")}
    assert count == (each or str(((os.cpu_count() or 1) + 1) // 2))


def test_a_single_edition_has_all_processes(built: Path) -> None:
    (built / "one-edition").touch()
    shutil.rmtree(built / "docs/zh-hant")
    assert make(built, "html", "JOBS=4").returncode == 0
    assert [" -j 4 " in line for line in calls(built, "sphinx")] == [True]


@pytest.mark.parametrize("edition", ["zh-hans", "zh-hant"])
def test_an_edition_that_fails_fails_the_build(built: Path, edition: str) -> None:
    (built / "fail").write_text(edition)
    run = make(built, "html")
    assert run.returncode == 2
    assert "Simplified:" not in run.stdout


def test_a_second_html_installs_nothing_and_keeps_what_sphinx_knows(built: Path) -> None:
    stamps = [built / ".venv" / name for name in ("made", "site")]
    before = [stamp.stat().st_mtime_ns for stamp in stamps]
    (built / SEED).unlink()
    run = make(built, "html")
    assert run.returncode == 0
    assert [stamp.stat().st_mtime_ns for stamp in stamps] == before
    assert not [line for line in own_lines(run) if line.startswith(("Making", "Installing"))]
    assert calls(built, "convert") == ["convert"]
    assert [line.split()[1] for line in calls(built, "sphinx")] == ["known", "known"]


@pytest.mark.parametrize("changed", ["docs/conf.py", "docs/requirements.txt"])
def test_pages_are_read_afresh_when_their_builder_changed(built: Path, changed: str) -> None:
    (built / changed).write_text("# changed\n")
    assert make(built, "html").returncode == 0
    assert [line.split()[1] for line in calls(built, "sphinx")] == ["fresh", "fresh"]
    assert make(built, "html").returncode == 0
    assert [line.split()[1] for line in calls(built, "sphinx")] == ["known", "known"]


def test_with_traditional_off_one_edition_is_built_and_the_other_goes(built: Path) -> None:
    (built / "one-edition").touch()
    shutil.rmtree(built / "docs/zh-hant")
    run = make(built, "html")
    assert run.stdout.splitlines()[-1].split() == ["Simplified:", "docs/_build/html/index.html"]
    assert [line.split()[-2] for line in calls(built, "sphinx")] == ["docs/zh-hans"]
    assert not (built / "docs/_build/html/zh-hant").exists()


def test_a_seed_that_cannot_be_converted_stops_before_sphinx(built: Path) -> None:
    (built / SEED).write_text("BAD")
    run = make(built, "html")
    assert run.returncode == 2
    assert own_lines(run) == ["seeds/x.txt:1: error: bad"]
    assert calls(built, "sphinx") == []


def test_a_failed_installation_shows_its_error_and_is_done_again(built: Path) -> None:
    requirements = built / "docs/requirements.txt"
    requirements.write_text("./missing.whl\n")
    os.utime(requirements, (2**31, 2**31))  # newer than the stamp, whatever the clock says
    for _ in range(2):
        run = make(built, "html")
        assert run.returncode == 2
        assert "missing.whl" in run.stderr
    requirements.write_text("# nothing\n")
    run = make(built, "html")
    assert run.returncode == 0
    assert "Installing docs/requirements.txt" in run.stdout


@pytest.mark.parametrize("told", ["", " --hash=sha256:" + 64 * "0"])
def test_what_has_no_hash_or_another_is_not_installed(built: Path, told: str) -> None:
    with zipfile.ZipFile(built / "good-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("good.py", "")
        wheel.writestr(
            "good-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: good\nVersion: 1\n"
        )
        wheel.writestr("good-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        wheel.writestr("good-1.dist-info/RECORD", "")
    content = (built / "good-1-py3-none-any.whl").read_bytes()
    requirements = built / "docs/requirements.txt"
    requirements.write_text(f"./good-1-py3-none-any.whl{told}\n")
    os.utime(requirements, (2**31, 2**31))
    run = make(built, "html")
    assert run.returncode == 2
    assert "hash" in run.stderr.lower()
    right = f" --hash=sha256:{sha256(content).hexdigest()}"
    requirements.write_text(f"./good-1-py3-none-any.whl{right}\n")
    assert make(built, "html").returncode == 0


@pytest.mark.parametrize("damage", ["interrupted", "another version of Python"])
def test_an_environment_that_does_not_run_is_made_again(built: Path, damage: str) -> None:
    if damage == "interrupted":
        (built / ".venv/made").unlink()
    else:
        (library,) = (built / ".venv/lib").glob("python3*")
        library.rename(library.with_name("python3.0"))
    run = make(built, "html")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[:2] == ["Making .venv", "Installing docs/requirements.txt"]


BINDER = """\
import pathlib, sys
with open("calls", "a") as calls:
    print("bind", *sys.argv[1:], file=calls)
pathlib.Path(sys.argv[1], "book.pdf").write_text("")
"""


def with_books(checkout: Path, *, there: bool) -> Path:
    """The checkout with what prints: the real list of needs, or one that finds all there."""
    printing = checkout / "zhbook/sphinx/latex"
    printing.mkdir(parents=True)
    for folder in (printing.parent, printing):
        (folder / "__init__.py").write_text("")
    (printing / "run.py").write_text(BINDER)
    shutil.copy(ROOT / "zhbook/sphinx/latex/fonts.py", printing)
    if there:
        (printing / "fonts.py").write_text("")
    return checkout


def path_without_tex(folder: Path) -> str:
    """A PATH with what a shell and make want, and no TeX."""
    folder.mkdir()
    for name in ("sh", "make", "git", "date", "rm", "mkdir", "touch", "env", "uname"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return str(folder)


def test_without_tex_one_line_names_all_packages_and_nothing_is_built(tmp_path: Path) -> None:
    checkout = with_books(lay_out(tmp_path / "a b"), there=False)
    run = make(checkout, "latexpdf", PATH=path_without_tex(tmp_path / "programs"))
    assert run.returncode == 2
    (line,) = own_lines(run)
    assert line.endswith(f"first: {latex_fonts.APT}")
    assert "xelatex" in line
    assert not (checkout / ".venv").exists()
    assert not (checkout / "docs/_build").exists()
    assert calls(checkout, "convert") == []


def test_tex_deps_prints_the_same_line(tmp_path: Path) -> None:
    run = make(with_books(lay_out(tmp_path / "a b"), there=False), "tex-deps")
    assert (run.returncode, own_lines(run)) == (0, [latex_fonts.APT])


def test_books_are_bound_in_both_editions(built: Path) -> None:
    run = make(with_books(built, there=True), "latexpdf", "epub", "LARGE=1")
    assert run.returncode == 0, run.stderr
    books = [line.split()[-1] for line in run.stdout.splitlines() if "docs/_build" in line]
    assert books == [
        *("docs/_build/latex/zh-hans/book.pdf", "docs/_build/latex/zh-hant/book.pdf"),
        *("docs/_build/epub/zh-hans/book.epub", "docs/_build/epub/zh-hant/book.epub"),
    ]
    sphinx = calls(built, "sphinx")
    assert [line.split("-b ")[1].split()[0] for line in sphinx] == ["latex"] * 2 + ["epub"] * 2
    assert ["zhbook_large_print=1" in line for line in sphinx] == [True, True, False, False]
    assert calls(built, "bind") == [
        "bind docs/_build/latex/zh-hans",
        "bind docs/_build/latex/zh-hant",
    ]
    # The site offers what lies there, and only the site is told so.
    assert not any("zhbook_books" in line for line in sphinx)
    assert make(built, "html").returncode == 0
    assert all("-D zhbook_books=_build" in line for line in calls(built, "sphinx"))


def test_check_builds_strictly_from_nothing_and_elsewhere(built: Path) -> None:
    for _ in range(2):
        assert make(built, "editions").returncode == 0
        assert calls(built, "convert") == ["convert --strict"]
        built_editions = calls(built, "sphinx")
        assert [line.split()[-1] for line in built_editions] == [
            "docs/_build/check/html",
            "docs/_build/check/html/zh-hant",
        ]
        assert all("sphinx fresh" in line for line in built_editions)
        assert all(" -n -W --keep-going " in line for line in built_editions)


def test_clean_removes_what_was_generated_and_no_more(built: Path) -> None:
    left = ["docs/zh-hans/_texts/a/mine.json", "docs/zh-hans/_texts/a/mine.txt"]
    left += ["docs/zh-hans/my notes.txt", "docs/zh-hans/notes.md"]
    kept = [".venv/site", "docs/pages/图 1.svg", *left, SEED, "docs/conf.py"]
    gone = ["docs/zh-hans/index.md", "docs/zh-hans/pages/图 1.svg", "docs/zh-hans/.zhbook.json"]
    gone += [
        *("docs/zh-hans/_texts/a/b.json", "docs/zh-hans/_texts/a/b.txt"),
        "docs/_build",
        "docs/zh-hant",
        "zhbook/__pycache__",
        ".pytest_cache",
    ]
    for name in ("docs/pages/图 1.svg", "docs/zh-hans/pages/图 1.svg", "docs/zh-hans/my notes.txt"):
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text("not generated-by: zhbook, this")
    (built / "docs/zh-hans/.zhbook.json").write_text("{}")
    (built / "docs/zh-hans/_texts/a").mkdir(parents=True)
    for name in left[:2]:
        (built / name).write_text("{}")
    (built / left[3]).write_text("# 摘记\n\n```\ngenerated-by: zhbook\n```\n")
    told = {"format": "zhbook-text", "sha256": sha256(b"seed").hexdigest()}
    (built / "docs/zh-hans/_texts/a/b.json").write_text(json.dumps(told))
    (built / "docs/zh-hans/_texts/a/b.txt").write_text("seed")
    for name in ("zhbook/__pycache__", ".pytest_cache"):
        (built / name).mkdir(exist_ok=True)
    run = make(built, "clean")
    assert run.returncode == 0, run.stderr
    assert own_lines(run) == [f"not generated, left: {name}" for name in left]
    assert [name for name in kept if not (built / name).exists()] == []
    assert [name for name in gone if (built / name).exists()] == []
