"""Nothing is lost, nothing is invented: every character of every seed, on its page, in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import zhbook
from tests.fidelity import Alike, difference, seed_text
from tests.site.builds import sphinx
from tests.site.shelf import Shelf
from zhbook.sphinx.fidelity.compare import compared
from zhbook.sphinx.fidelity.shown import Shown, inked, read

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITIONS = ("zh-hans", "zh-hant")


def build(seeds: Path, out: Path) -> None:
    """Convert a folder of seeds, and both editions with Sphinx as ``make check`` does."""
    outcome = zhbook.convert(seeds, out)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    for edition in EDITIONS:
        strict = ("-n", "-W", "--keep-going", "-b", "html")
        folders = (out / edition, out / "html" / edition, out / "doctrees" / edition)
        done = sphinx(*folders, *strict)
        assert done.returncode == 0, done.stderr


def shipped(shelf: Shelf) -> Path:
    """The book of the shipped seeds."""
    return shelf.once("seeds", lambda folder: build(ROOT / "seeds", folder))


LAWS = """\
never = ["社会计划"]

[terms]
"人民法院" = { kind = "机构", variants = ["法院"] }
"国务院" = { kind = "机构" }
"会计" = { kind = "概念" }
"行政处罚" = { kind = "概念", variants = ["罚款"] }
"本法" = { kind = "概念" }
"""


def laws(shelf: Shelf, corpus: Path) -> Path:
    """The book of every tenth real text, with an index; its seeds lie in ``seeds``."""

    def make(folder: Path) -> None:
        seeds = folder / "seeds"
        seeds.mkdir(parents=True)
        for text in sorted(corpus.glob("**/*.txt"))[::10]:
            (seeds / text.name).write_bytes(text.read_bytes())
        (seeds / "terms.toml").write_text(LAWS, "utf-8")
        build(seeds, folder)

    return shelf.once("laws", make)


def page_of(out: Path, edition: str, seed: Path) -> str:
    """The HTML of a seed's page, found by the source that its Markdown names."""
    for page in (out / edition).rglob("*.md"):
        if f'\nsource: "{seed.name}"\n' in page.read_text(encoding="utf-8"):
            html = out / "html" / edition / page.relative_to(out / edition).with_suffix(".html")
            return html.read_text(encoding="utf-8")
    raise AssertionError(f"no page of {seed.name}")


@pytest.fixture(scope="module")
def book(shelf: Shelf) -> Path:
    return shipped(shelf)


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


def soup_shown(html: str) -> Shown:
    """What ``read`` says of a page, by a library that reads HTML as browsers do."""
    article = BeautifulSoup(html, "html.parser").select_one("article.bd-article")
    assert article is not None
    for other in article.select(".added, .headerlink, template, summary"):
        other.decompose()
    notices = "".join(inked(n.get_text()) for n in article.select(".notices"))
    for notice in article.select(".notices"):
        notice.decompose()
    headings = article.select("h1, h2, h3, h4, h5, h6, .run-in-head")
    links = article.select("a.reference")
    return Shown(
        inked(article.get_text()), notices, {inked(h.get_text()) for h in headings}, len(links)
    )


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_a_page_is_read_as_a_browser_reads_it(book: Path, edition: str, seed: Path) -> None:
    html = page_of(book, edition, seed)
    assert read(html) == soup_shown(html)
    assert len(read(html).body) > 1000


@pytest.mark.parametrize(
    "inside",
    (
        "一&lt;p&gt;二&amp;amp;&#8203;&#x4e09;",
        "<p title='a > b' class='x added y'>加</p>正文<br/>二<img alt=\"a>b\">三",
        "<p>一<span class=added>二</span></p>",
        '<details class="notices added"><summary>题</summary><p>加</p></details>文',
        "<div class='notices'><summary>题</summary><p>卖<b class='added'>加</b>家</p></div>文",
        "<h2>题<span class='added'>〔一〕</span><a class='headerlink'>¶</a></h2><p>文</p>",
        "<p><span class='run-in-head'>深</span>文<a class='reference x'>链</a></p><!-- <p>注 -->末",
        "<div><p>没有关<b>闭</div>后",
    ),
)
def test_markup_is_read_as_a_browser_reads_it(inside: str) -> None:
    html = f'<body>外<article class="bd-article">\n{inside}</article>外</body>'
    assert read(html) == soup_shown(html)


@pytest.mark.parametrize(
    ("seed", "shown", "right"),
    (
        ("目　录\n一、总则……1\n（二）附则 (12)\n一、总则\n（二）附则", "一、总则（二）附则", True),
        ("目录\n1.总则\n2.附则\n总则\n文\n附则", "总则文附则", True),
        ("目录\n总则 ——3\n总则。文", "总则。文", True),
        ("目录\n别的……1\n总则\n文", "总则文", False),
        ("总则……1\n总则\n文", "总则文", False),
        ("目录\n总则 Ⅲ\n附则 iv\n总则\n文\n附则", "总则文附则", True),
        ("目录\n总则 附则\n总则\n文\n附则", "总则文附则", True),
        ("目录　总则　附则\n总则\n文\n附则", "总则文附则", True),
        ("目录\n1）总、则\n20）附　则\n总则\n文\n附则", "总则文附则", True),
        ("目录\n1）总、则\n2）附件\n总则\n文\n附则", "总则文附则", False),
        ("题\n1）总则\n2）附则\n总则\n文\n附则", "题总则文附则", True),
        ("题\n1）总则\n总则\n文\n附则", "题总则文附则", False),
        ("题\n总则……1\n附则……2\n总则\n文\n附则", "题总则文附则", True),
        ("总则\n附则\n总则\n文\n附则", "总则文附则", True),
        ("总则\n文\n总则\n附则", "总则文附则", False),
        ("题\n总则\n文\n别的\n附则", "题总则文附则", False),
        ("题目　　第一段。　　第二段。", "题目第一段。第二段。", True),
        ("题目　　卖家　　第二段。", "题目第二段。", False),
        ("一\u200b二\x07三", "一二三", True),
        ("一二三", "一三二", False),
        ("一二三", "一二", False),
        ("一二", "一二三", False),
    ),
)
def test_what_may_differ_and_what_may_not(seed: str, shown: str, right: bool) -> None:
    found = compared(
        seed, Shown(inked(shown), "", {"一、总则", "（二）附则", "总则。", "附则", "总则"})
    )
    assert (not found.wrong) == right, found


def test_a_difference_is_told_with_its_line_and_what_moved_is_counted() -> None:
    found = compared("卖家\n第一\n目录\n第一……1\n第二", Shown("第一第三", "卖家", {"第一"}))
    assert (found.line, found.moved, found.left_out) == (5, 1, 2)
    assert "第二" in found.wrong and "第三" in found.wrong
    assert "notices" in compared("第一", Shown("第一", "卖家")).wrong


def test_real_texts_say_it_too(corpus: Path, shelf: Shelf) -> None:
    book = laws(shelf, corpus)
    alike = Alike()
    wrong = {}
    for seed in sorted((book / "seeds").glob("*.txt")):
        said = seed_text(seed)
        for edition in EDITIONS:
            page = page_of(book, edition, seed)
            wrong[seed.name, edition] = difference(said, page, alike)
    assert len(wrong) >= 2
    assert {name: what for name, what in wrong.items() if what} == {}
