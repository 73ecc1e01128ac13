"""Nothing is lost, nothing is invented: every character of every seed, on its page, in order."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fidelity import Alike, difference, seed_text
from zhbook.book import make
from zhbook.order import Order

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITIONS = ("zh-hans", "zh-hant")


def build(seeds: Path, out: Path) -> None:
    """Convert a folder of seeds, and both editions with Sphinx as ``make check`` does."""
    outcome = make(Order(seeds, out))
    assert not outcome.errors, [str(e) for e in outcome.errors]
    for edition in EDITIONS:
        command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", "-b", "html"]
        command += ["-c", str(ROOT / "docs"), "-d", str(out / "doctrees" / edition)]
        command += [str(out / edition), str(out / "html" / edition)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def page_of(out: Path, edition: str, seed: Path) -> str:
    """The HTML of a seed's page, found by the source that its Markdown names."""
    for page in (out / edition).rglob("*.md"):
        if f'\nsource: "{seed.name}"\n' in page.read_text(encoding="utf-8"):
            html = out / "html" / edition / page.relative_to(out / edition).with_suffix(".html")
            return html.read_text(encoding="utf-8")
    raise AssertionError(f"no page of {seed.name}")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("book")
    build(ROOT / "seeds", out)
    yield out


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_simplified_page_says_what_its_seed_says(book: Path, seed: Path) -> None:
    assert difference(seed_text(seed), page_of(book, "zh-hans", seed)) is None


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_traditional_page_says_it_one_to_one(book: Path, seed: Path) -> None:
    assert difference(seed_text(seed), page_of(book, "zh-hant", seed), Alike()) is None


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_ids_are_equal_in_both_editions(book: Path, seed: Path) -> None:
    pages = [page_of(book, edition, seed) for edition in EDITIONS]
    articles = [page.partition("<article")[2].partition("</article>")[0] for page in pages]
    ids = [re.findall(r' id="([^"]+)"', article) for article in articles]
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(set(ids[0])) > 5


def test_the_comparison_sees_a_lost_and_an_added_character(book: Path) -> None:
    seed = SEEDS[-1]
    page = page_of(book, "zh-hans", seed)
    said = seed_text(seed)
    assert difference(said, page.replace("绘好“路线图”", "绘好“路线”", 1)) is not None
    assert difference(said, page.replace("绘好“路线图”", "绘好了“路线图”", 1)) is not None
    assert difference(said, page.replace("酷乐文行", "酷乐文", 1)) is not None
    assert difference(said.replace("酷乐文行\n", ""), page) is not None


def test_real_texts_say_it_too(corpus: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for text in sorted(corpus.glob("**/*.txt"))[::8]:
        (seeds / text.name).write_bytes(text.read_bytes())
    build(seeds, tmp_path / "out")
    alike = Alike()
    wrong = {}
    for seed in sorted(seeds.glob("*.txt")):
        said = seed_text(seed)
        for edition in EDITIONS:
            page = page_of(tmp_path / "out", edition, seed)
            wrong[seed.name, edition] = difference(said, page, alike)
    assert len(wrong) >= 2
    assert {name: what for name, what in wrong.items() if what} == {}
