"""Links over the whole book: two texts that cite each other, and what a change does to both."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from hypothesis import given, settings

from tests import strategies
from tests.outlines import document_of
from tests.site.builds import build, page
from tests.test_book import run, tree
from tests.test_myst import doctree
from zhbook.book import cited
from zhbook.citations import entry_id, find
from zhbook.citations.linking import Link, linked, restored, stored
from zhbook.errors import FidelityError
from zhbook.pageformat import ADDRESSES
from zhbook.writers.inlines import escape
from zhbook.writers.myst import written
from zhbook.writers.readback import Written, check

LAW = (
    "中华人民共和国道路法\n第一条　为了安全，制定本法。\n"
    "第二条　依照本法第一条和《道路条例》第二条。\n"
)
RULES = (
    "道路条例\n第一条　根据《中华人民共和国道路法》，制定本条例。\n"
    "第二条　违反道路法第二条、《桥梁法》第三条和本条例第九条的，处罚。\n"
    "第三条　（一）一是依照前条，二是依照《道路法》第一条。\n"
)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "law.txt").write_text(LAW)
    (folder / "rules.txt").write_text(RULES)
    (folder / "other.txt").write_text("在会上的讲话\n同志们：\n今天讲两点。\n")
    return folder


def links(page: str) -> list[tuple[str, str]]:
    """The links of a page, by their words."""
    return re.findall(r"\[([^\[\]]*)\]\(#([^)]*)\)", page)


BRIDGE = f"cited--{entry_id('桥梁法')}"


def test_texts_lead_to_each_other_in_both_editions(seeds: Path, tmp_path: Path) -> None:
    outcome = run(seeds, tmp_path / "out")
    assert links((tmp_path / "out/zh-hans/law.md").read_text()) == [
        ("本法第一条", "law--art-1"),
        ("《道路条例》", "rules"),
        ("第二条", "rules--art-2"),
    ]
    assert links((tmp_path / "out/zh-hans/rules.md").read_text()) == [
        ("《中华人民共和国道路法》", "law"),
        ("道路法第二条", "law--art-2"),
        ("《桥梁法》", BRIDGE),
        ("前条", "rules--art-2"),
        ("《道路法》", "law"),
        ("第一条", "law--art-1"),
    ]
    assert ("道路法第二條", "law--art-2") in links((tmp_path / "out/zh-hant/rules.md").read_text())
    for name in ("law.md", "rules.md"):
        both = [(tmp_path / "out" / e / name).read_text() for e in ("zh-hans", "zh-hant")]
        targets = [[target for _, target in links(page)] for page in both]
        assert targets[0] == targets[1]
    notes = [d for d in outcome.diagnostics if d.code == "references-unresolved"]
    assert [(Path(d.path).name, d.line, d.message) for d in notes] == [
        ("rules.txt", 3, "references that stay plain text: 1; the first is “本条例第九条”")
    ]


def test_the_page_of_cited_works(seeds: Path, tmp_path: Path) -> None:
    run(seeds, tmp_path / "out")
    page = (tmp_path / "out/zh-hant/cited.md").read_text()
    assert "# 文中引用的法規與文件" in page
    assert [line for line in page.splitlines() if line.startswith(("《", "[《", "## "))] == [
        "## D",
        "[《中華人民共和國道路法》](#law)[（本書收有）]{.cited-held}",
        "[《道路條例》第一條](#rules--art-1)、[《道路條例》第二條](#rules--art-2)、"
        "[《道路條例》第三條](#rules--art-3)",
        "[《道路條例》](#rules)[（本書收有）]{.cited-held}",
        "[《中華人民共和國道路法》第二條](#law--art-2)",
        "## Q",
        "《橋梁法》",
        "[《道路條例》第二條](#rules--art-2)",
    ]
    assert "\ncited\n" in (tmp_path / "out/zh-hans/index.md").read_text()


def test_in_a_large_book_each_letter_of_cited_works_has_a_page(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(seeds, tmp_path / "small")
    monkeypatch.setattr(cited, "MOST", 3)
    run(seeds, tmp_path / "large")
    pages = tmp_path / "large/zh-hant"
    assert [line for line in (pages / "cited.md").read_text().splitlines() if "cited_" in line] == [
        "[D](#cited_d) [2種]{.toc-facts}",
        "[Q](#cited_q) [1種]{.toc-facts}",
        "D <cited_d>",
        "Q <cited_q>",
    ]
    bridge = (pages / "cited_q.md").read_text()
    assert "# 文中引用的法規與文件 · Q" in bridge and 'slug: "cited_q"' in bridge
    assert f"{{#cited_q--{entry_id('桥梁法')} .cited-work}}" in bridge
    found = links((pages / "rules.md").read_text())
    assert ("《橋梁法》", f"cited_q--{entry_id('桥梁法')}") in found
    # The same entries stand on one page or on several.
    one = (tmp_path / "small/zh-hant/cited.md").read_text().splitlines()
    several = [
        line for name in "dq" for line in (pages / f"cited_{name}.md").read_text().splitlines()
    ]
    places = [line for line in one if line.startswith(("《", "[《"))]
    assert places == [line for line in several if line.startswith(("《", "[《"))]
    # A book that has become large is rewritten where it leads elsewhere, and back again.
    monkeypatch.undo()
    run(seeds, tmp_path / "large")
    assert tree(tmp_path / "large") == tree(tmp_path / "small")


def test_the_pages_of_letters_are_reached_from_each_other_on_the_site(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cited, "MOST", 3)
    run(seeds, tmp_path / "out")
    html = build(tmp_path / "out", tmp_path / "site")
    for folder in (html, html / "zh-hant"):
        found = page(folder / "cited.html").select(".toc-part a")
        assert [(a.get_text(), a["href"]) for a in found] == [
            ("D", "cited_d.html"),
            ("Q", "cited_q.html"),
        ]
        entry = f"cited_q.html#{entry_id('桥梁法')}"
        assert page(folder / "rules.html").select_one(f'a[href="{entry}"]')
        bridge = page(folder / "cited_q.html")
        assert bridge.select_one(f"#{entry_id('桥梁法')}")
        assert bridge.select_one('.cited-places a[href="rules.html#art-2"]')
        assert (folder / "_excerpts" / "cited_q.js").exists()


def test_a_reference_to_a_later_edition_leads_to_its_head_and_says_so(
    seeds: Path, tmp_path: Path
) -> None:
    (seeds / "law.txt").rename(seeds / "law(2018-03-01).txt")
    (seeds / "rules.txt").rename(seeds / "rules(2012-05-06).txt")
    run(seeds, tmp_path / "out")
    html = build(tmp_path / "out", tmp_path / "html")
    for edition, words, title in (
        ("", "道路法第二条", "书中是2018年3月1日的版本，条的编号可能已经不同"),
        ("zh-hant", "道路法第二條", "書中是2018年3月1日的版本，條的編號可能已經不同"),
    ):
        (link,) = (
            a
            for a in page(html / edition / "rules-2012-05-06.html").find_all("a")
            if a.get_text() == words
        )
        assert (link["href"], link["title"]) == ("law-2018-03-01.html", title)
    listed = (tmp_path / "out/zh-hant/cited.md").read_text()
    assert "[《道路條例》第二條](#rules-2012-05-06--art-2)[（所引早於本書的版本）]" in listed
    assert "[《道路條例》第一條](#rules-2012-05-06--art-1)、" in listed


def test_the_date_that_the_editors_give_decides_which_edition_is_later(
    seeds: Path, tmp_path: Path
) -> None:
    (seeds / "law.txt").rename(seeds / "law(2018-03-01).txt")
    said = '[texts."rules.txt".about]\ndate = "2012"\n'
    (seeds / "book.toml").write_text(said)
    run(seeds, tmp_path / "out")
    found = (tmp_path / "out/zh-hans/rules.md").read_text()
    assert '[道路法第二条](#law-2018-03-01 "书中是2018年3月1日的版本' in found
    (seeds / "book.toml").write_text(said.replace("2012", "2020"))
    run(seeds, tmp_path / "out")
    found = (tmp_path / "out/zh-hans/rules.md").read_text()
    assert "[道路法第二条](#law-2018-03-01--art-2)" in found


def test_a_title_within_a_title_stands_in_single_marks_wherever_it_is_printed(
    seeds: Path, tmp_path: Path
) -> None:
    (seeds / "how.txt").write_text(
        "某市实施《道路法》细则\n第一条　依照《关于印发《桥梁法》的通知》和道路法第一条。\n"
    )
    run(seeds, tmp_path / "out")
    listed = (tmp_path / "out/zh-hans/cited.md").read_text()
    assert "[《某市实施〈道路法〉细则》第一条](#how--art-1)" in listed
    assert "《关于印发〈桥梁法〉的通知》" in listed
    index = (tmp_path / "out/zh-hans/index.md").read_text()
    assert "| 《关于印发〈桥梁法〉的通知》 | 文献" in index
    html = build(tmp_path / "out", tmp_path / "html")
    assert not re.search("《[^》]*《", page(html / "genindex.html").get_text())
    cited_by = page(html / "law.html").select("details.cited-by a")
    assert "《某市实施〈道路法〉细则》第一条" in [a.get_text() for a in cited_by]
    said = page(html / "how.html").find(id="cite-said")
    assert said is not None and said["data-title"] == "《某市实施〈道路法〉细则》"


def test_without_citations_there_is_no_such_page(seeds: Path, tmp_path: Path) -> None:
    run(seeds, tmp_path / "out")
    (seeds / "law.txt").unlink()
    (seeds / "rules.txt").unlink()
    assert "zh-hans/cited.md" in run(seeds, tmp_path / "out").removed
    assert "cited" not in (tmp_path / "out/zh-hans/index.md").read_text()


def _second_version(seeds: Path) -> None:
    (seeds / "law(2009).txt").write_text(LAW.replace("第二条", "第三条"))


def test_of_two_versions_the_page_lists_both(seeds: Path, tmp_path: Path) -> None:
    (seeds / "law.txt").rename(seeds / "law(2015).txt")
    _second_version(seeds)
    run(seeds, tmp_path / "out")
    entry = f"cited--{entry_id('道路法')}"
    found = links((tmp_path / "out/zh-hans/rules.md").read_text())
    assert found[:2] == [("《中华人民共和国道路法》", entry), ("道路法第二条", entry)]
    page = (tmp_path / "out/zh-hans/cited.md").read_text()
    assert (
        "《中华人民共和国道路法》[（本书收有下列文本）]{.cited-held}"
        "[中华人民共和国道路法（2009）](#law-2009)、[中华人民共和国道路法（2015）](#law-2015)"
    ) in page


def _remove(seeds: Path) -> None:
    (seeds / "law.txt").unlink()


def _retitle(seeds: Path) -> None:
    (seeds / "book.toml").write_text('[texts."law.txt"]\ntitle = "桥梁法"\n')


def _renumber(seeds: Path) -> None:
    (seeds / "law.txt").write_text(LAW.replace("第一条　", "第五条　"))


def _slug(seeds: Path) -> None:
    (seeds / "book.toml").write_text('[texts."law.txt"]\nslug = "daolu"\n')


def _explain(seeds: Path) -> None:
    names = '[texts."rules.txt".short-names]\n"桥梁法" = "law.txt"\n'
    (seeds / "book.toml").write_text(names)


@pytest.mark.parametrize("change", [_remove, _retitle, _renumber, _slug, _second_version, _explain])
def test_after_a_change_the_links_are_those_of_a_clean_run(
    seeds: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    run(seeds, tmp_path / "out")
    before = tree(tmp_path / "out")
    change(seeds)
    outcome = run(seeds, tmp_path / "out")
    # What the book has given is not made anew: editors keep the record, as they keep the seeds.
    (tmp_path / "clean").mkdir()
    shutil.copy(tmp_path / "out" / ADDRESSES, tmp_path / "clean")
    run(seeds, tmp_path / "clean")
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")
    assert tree(tmp_path / "out")["zh-hans/rules.md"] != before["zh-hans/rules.md"]
    assert "zh-hans/other.md" not in outcome.written
    assert run(seeds, tmp_path / "out").written == []


def test_an_edit_that_moves_no_place_writes_one_text(seeds: Path, tmp_path: Path) -> None:
    run(seeds, tmp_path / "out")
    (seeds / "law.txt").write_text(LAW.replace("为了安全", "为了交通"))
    written = run(seeds, tmp_path / "out").written
    assert {Path(path).stem for path in written} == {"law"} and len(written) == 5


def test_what_a_text_cites_survives_the_record(seeds: Path) -> None:
    _, cited = find(document_of(RULES), "道路条例")
    assert cited.citations
    assert restored(stored(cited)) == cited


@given(strategies.text)
@settings(max_examples=200)
def test_pages_with_links_and_without_say_the_same(text: str) -> None:
    """Each reference of any text, as a link and as plain words."""
    text = f"{text}\n本办法第一条和《某法》第二条，前款。\n第一条　（一）《甲》；第（一）项。"
    document, cited = find(document_of(text), "办法")
    plain = document.__class__(document.path, None, document.blocks)
    page = written(plain, "a", "办法", "zh-Hans", {})
    count = 1 + max((c.span for c in cited.citations), default=-1)
    with_links = linked(page.body, [Link("a--art-1")] * count, "zh-Hans")
    without = linked(page.body, [Link("")] * count, "zh-Hans")
    assert with_links.count("](#a--art-1)") == count
    assert "](#" not in without
    if "```" not in page.body:
        assert read(with_links) == read(without)


def read(page: str) -> list[str]:
    """What docutils reads of a page; links within the book lead to the web, as it knows no book."""
    tree = doctree(page.replace("](#a--art-1)", "](https://example.org)"))
    return [n.astext() for n in tree.findall() if isinstance(n, (nodes.title, nodes.paragraph))]


@given(strategies.hostile_line, strategies.hostile_line)
@settings(max_examples=300)
def test_a_link_that_is_known_without_the_parser_is_what_it_reads(words: str, after: str) -> None:
    content = f"前[{escape(words)}](#r0){escape(after)}".rstrip()
    block = Written(content, content, "p", f"前{words}{after}".rstrip(), 1, ("#r0",))
    if block.is_known:
        # A block of another tag is never known: the parser reads it.
        told = Written("# " + content, content, "h1", block.text, 1, ("#r0",))
        check("a.txt", [told])


@pytest.mark.parametrize(
    ("page", "text", "targets"),
    [
        ("见[甲](#r0)", "见甲", ()),
        ("见[甲](#r1)", "见甲", ("#r0",)),
        ("见[甲](#r0 '题')", "见甲", ("#r0",)),
        ("见<http://a.b>", "见http://a.b", ()),
        ("见甲", "见甲", ("#r0",)),
    ],
)
def test_a_link_that_nobody_meant_is_refused(
    page: str, text: str, targets: tuple[str, ...]
) -> None:
    with pytest.raises(FidelityError, match=r"^a\.txt:7: error: the page would"):
        check("a.txt", [Written(page, page, "p", text, 7, targets)])
