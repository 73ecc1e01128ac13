"""The package: what it carries, and a book made with it where there is no checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.site.builds import contents
from tests.site.process import OWN, warm
from zhbook import __version__
from zhbook.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
LOOKS = ("docs/conf.py", "docs/_static/", "docs/_templates/")
TEXTS = {
    "讲话 a.txt": "在会上的讲话\n一、讲形势\n形势<b>好。\n二、讲任务\n任务重。\n",
    "某某条例.txt": "某某条例\n第一条　为了甲，制定本条例。\n第二条　依照第一条办理。\n",
}


def run(*command: str | Path, cwd: Path) -> str:
    """What a command says; without the checkout on its path, and it must end well."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ZHBOOK_"))}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked() -> list[str]:
    """The files of the checkout, without what is generated."""
    listed = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).splitlines()
    return [path for path in listed if (ROOT / path).exists()]


def built(parent: Path) -> Path:
    """A folder with the sdist, and the wheel that was made of it, of a clean copy of the files."""
    copy, out = parent / "copy", parent / "dist"
    for path in tracked():
        if not path.startswith(("seeds/", "tests/")):
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, copy / path)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, copy, cwd=parent)
    return out


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``built`` made."""
    return built(tmp_path_factory.mktemp("package"))


def test_sdist_and_wheel_are_the_same_bytes_wherever_and_whenever_they_are_made(
    dist: Path, tmp_path: Path
) -> None:
    before = os.umask(0o077)
    try:
        again = built(tmp_path)
    finally:
        os.umask(before)
    made = {path.name: path.read_bytes() for path in dist.iterdir()}
    assert len(made) == 2
    assert {path.name: path.read_bytes() for path in again.iterdir()} == made


def test_the_sdist_carries_what_the_wheel_is_made_of(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as files:
        names = {name.split("/", 1)[-1] for name in files.getnames()}
    assert {p for p in tracked() if p.startswith(("zhbook/", *LOOKS))} <= names
    assert not [name for name in names if name.startswith(("seeds/", "tests/"))]


def test_the_wheel_carries_every_file_of_the_package_and_the_looks(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {path for path in tracked() if path.startswith("zhbook/")}
    expected |= {f"zhbook/looks/{path}" for path in tracked() if path.startswith(LOOKS)}
    assert names == expected
    assert "zhbook/py.typed" in names


def test_the_version_stands_in_one_place(dist: Path) -> None:
    assert {path.name.split("-")[1].removesuffix(".tar.gz") for path in dist.iterdir()} == {
        __version__
    }
    where = [p for p in tracked() if p.endswith((".py", ".toml", ".cfg")) and "tests" not in p]
    assert [p for p in where if f'"{__version__}"' in (ROOT / p).read_text("utf-8")] == [
        "zhbook/__init__.py"
    ]


#: The packages that a book can do without.
_OPTIONAL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
EXTRAS = [re.split("[<>=]", w)[0] for e in ("overviews", "print", "word") for w in _OPTIONAL[e]]


def without(packages: list[str], pinned: str) -> str:
    """The lines of a file of requirements but those of some packages, each with its hashes."""
    wanted, count = re.subn(
        rf"^({'|'.join(map(re.escape, packages))})==.*(?:\n[ \t].*)*\n", "", pinned, flags=re.M
    )
    assert count == len(packages)
    return wanted


def test_a_book_of_two_texts_in_an_empty_environment(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    programs = environment / "bin"
    pip = (programs / "python", "-m", "pip")
    # A plain installation has none of the extras, and makes a book all the same.
    pinned = tmp_path / "requirements.txt"
    pinned.write_text(without(EXTRAS, (ROOT / "docs/requirements.txt").read_text("utf-8")))
    # Python compiles what it meets; pip would compile all, which takes longer than the book.
    install = (*pip, "install", "-q", "--no-compile", "--no-warn-script-location")
    run(*install, "--require-hashes", "-r", pinned, cwd=tmp_path)
    run(*install, "--no-deps", wheel, cwd=tmp_path)
    there = run(*pip, "list", "--format=freeze", cwd=tmp_path).lower()
    assert [extra for extra in EXTRAS if f"{extra}==".lower() in there] == []
    run(*pip, "check", cwd=tmp_path)
    run(programs / "zhbook", "init", "一本 书", "--title", '书"<名>\\', cwd=tmp_path)
    book = tmp_path / "一本 书"
    for name, text in TEXTS.items():
        (book / "seeds" / name).write_text(text, "utf-8")
    (book / "docs/_static/own.css").write_text("p { color: red }\n")
    said = run(programs / "zhbook", "build", "--strict", cwd=book)
    assert said.splitlines()[-1] == "docs/_build/html/index.html"
    html = book / "docs/_build/html"
    for folder, word in ((html, "讲话"), (html / "zh-hant", "講話")):
        front = (folder / "index.html").read_text("utf-8")
        assert word in front and "&#34;&lt;名&gt;\\" in front
        asked = re.findall(r'(?:href|src)="((?:\.\./)?_static/[^"?]+)', front)
        assert "_static/own.css" in asked and "_static/css/text.css" in asked
        assert [name for name in asked if not (folder / name).is_file()] == []
    # The installed converter is the one of the checkout.
    again = tmp_path / "again"
    run(sys.executable, ROOT / "convert.py", "--out", again, book / "seeds", cwd=tmp_path)
    ours, theirs = contents(again / "zh-hans"), contents(book / "docs/zh-hans")
    for made in (ours, theirs):
        made.pop(".zhbook.json")
    assert ours["jiang-hua-a.md"] == theirs["jiang-hua-a.md"]
    assert theirs.keys() - ours.keys() == {"pages/about.md"}


def test_init_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/conf.py").write_text("mine")
    assert main(["init", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/docs/conf.py: error: is there already; nothing was written\n"
    )
    assert list(contents(tmp_path)) == ["docs/conf.py"]


@pytest.mark.parametrize("title", ["书名", 'a"b\\', "a\nb\x7f\t", "'''", "{version}", ""])
def test_any_title_is_one_in_book_toml(tmp_path: Path, title: str) -> None:
    assert main(["init", str(tmp_path / "b"), "--title", title]) == 0
    config = tomllib.loads((tmp_path / "b/seeds/book.toml").read_text("utf-8"))
    assert config == {"book": {"title": title}}


def test_a_folder_that_is_no_project_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}/docs/conf.py: error: there is no such file; zhbook init makes one\n"
    )


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["init", str(tmp_path / "file")]) == 1
    assert "error: File exists" in capsys.readouterr().err


def test_a_bad_text_ends_a_build_before_the_site(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    (tmp_path / "seeds/a.txt").write_bytes(b"\0")
    assert main(["build", "--quiet", str(tmp_path)]) == 1
    assert not (tmp_path / "docs/_build").exists()


def test_a_strict_build_fails_for_what_an_earlier_one_has_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reference that leads nowhere, and a page that is not what its seed says."""

    def forked(
        command: list[str], env: dict[str, str], check: bool
    ) -> subprocess.CompletedProcess[str]:
        assert command[:3] == [sys.executable, "-m", "sphinx"] and not check
        return warm(OWN).run(command[3:], env)

    monkeypatch.setattr(subprocess, "run", forked)
    assert main(["init", str(tmp_path)]) == 0
    (tmp_path / "seeds/a.txt").write_text("甲\n正文要重视。\n", "utf-8")
    assert main(["build", "--quiet", str(tmp_path)]) == 0
    about = tmp_path / "docs/pages/about.md"
    kept = about.read_text("utf-8")
    about.write_text(f"{kept}\n[无](#nowhere)\n", "utf-8")
    assert main(["build", "--quiet", str(tmp_path)]) == 0
    assert main(["build", "--quiet", "--strict", str(tmp_path)]) == 1
    about.write_text(kept, "utf-8")
    assert main(["build", "--quiet", "--strict", str(tmp_path)]) == 0
    hook = 'def setup(app):\n    app.connect("source-read", hook)\n'
    hook += 'def hook(app, name, source):\n    source[0] = source[0].replace("重视", "重")\n'
    conf = tmp_path / "docs/conf.py"
    conf.write_text(f"{conf.read_text('utf-8')}\n{hook}", "utf-8")
    assert main(["build", "--quiet", "--strict", str(tmp_path)]) == 1


def test_the_command_is_there_where_it_is_not_on_the_path(tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "zhbook", *words]
        variables = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True)

    assert run("init", "book").returncode == 0
    assert (tmp_path / "book" / "seeds" / "book.toml").is_file()
    wrong = run("--nope")
    assert wrong.returncode == 2
    assert wrong.stderr.splitlines()[-1].startswith("zhbook: error: ")
