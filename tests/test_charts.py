"""The pictures of the book: the same bytes each time, words as text, and nothing in them markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.site.builds import BOOK, build, page
from zhbook.sphinx.overviews.charts import GROUNDS, citation_graph, heat_map

TERMS = ["政法工作", "<b>&$x$", "信访"]
TEXTS = ["讲话", '"甲" & <i>']


def words(svg: str) -> list[str]:
    """What a picture says, read as any reader of SVG does."""
    return [str(node.text) for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_a_heat_map_says_its_terms_texts_and_numbers(ground: object) -> None:
    counts = [[1, 0], [3, 27], [0, 0]]
    svg = heat_map(TERMS, TEXTS, counts, ground)  # type: ignore[arg-type]
    assert sorted(words(svg)) == sorted([*TERMS, *TEXTS, "1", "3", "27"])
    assert svg == heat_map(TERMS, TEXTS, counts, ground)  # type: ignore[arg-type]
    assert "Noto Sans CJK" in svg and "<script" not in svg


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_a_graph_says_its_texts_and_works(ground: object) -> None:
    edges = {(0, 0): 1, (0, 2): 9, (1, 1): 2}
    svg = citation_graph(TEXTS, TERMS, edges, ground)  # type: ignore[arg-type]
    assert sorted(words(svg)) == sorted([*TERMS, *TEXTS])
    assert svg == citation_graph(TEXTS, TERMS, edges, ground)  # type: ignore[arg-type]


def test_without_the_packages_that_draw_the_page_has_its_tables_and_says_what_to_install(
    tmp_path: Path,
) -> None:
    conf = tmp_path / "conf"
    conf.mkdir()
    lines = ["import sys", "sys.modules['networkx'] = None"]
    lines += ["from zhbook.sphinx.settings import settings", "globals().update(settings())"]
    (conf / "conf.py").write_text("\n".join(lines), "utf-8")
    html = build(BOOK, tmp_path / "site", conf=conf)
    for folder, said in ((html, "没有图"), (html / "zh-hant", "沒有圖")):
        shown = page(folder / "overview.html")
        assert not shown.select(".zhoverview img")
        assert said in shown.select_one(".zhindex-headnote + .zhindex-headnote").get_text()  # type: ignore[union-attr]
        assert shown.select("details[open] td")
        assert not list((folder / "_index").glob("*.svg"))


def test_light_and_dark_differ() -> None:
    pictures = {heat_map(["甲"], ["乙"], [[1]], ground) for ground in GROUNDS.values()}
    assert len(pictures) == 2
