"""Hand-written pages in Traditional: prose is converted, names are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhbook.script import TraditionalScript
from zhbook.script.markdown import split_page

TAIWAN = TraditionalScript("s2tw")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("# 关于\n\n发展。\n", "# 關於\n\n發展。\n", id="prose"),
        pytest.param(
            "---\ntitle: 发展\n---\n发展", "---\ntitle: 发展\n---\n發展", id="front matter"
        ),
        pytest.param("(发展)=\n# 发展\n", "(发展)=\n# 發展\n", id="label"),
        pytest.param("% 发展\n发展\n", "% 发展\n發展\n", id="comment"),
        pytest.param("`发展`与``发`展``", "`发展`與``发`展``", id="inline code"),
        pytest.param("```sh\n发展\n```\n发展", "```sh\n发展\n```\n發展", id="fence"),
        pytest.param("````\n发\n```\n展\n````\n发", "````\n发\n```\n展\n````\n發", id="long fence"),
        pytest.param("~~~\n发展", "~~~\n发展", id="a fence never closed"),
        pytest.param("[发展](发展.md#发展 '发')。", "[發展](发展.md#发展 '发')。", id="link"),
        pytest.param("[发展][发展]", "[發展][发展]", id="reference link"),
        pytest.param("[发展]: 发展.md\n", "[发展]: 发展.md\n", id="link definition"),
        pytest.param("![发展](发展.png)", "![發展](发展.png)", id="image"),
        pytest.param("<https://a.b/发展>", "<https://a.b/发展>", id="autolink"),
        pytest.param("见https://a.b/发展。", "見https://a.b/发展。", id="web address"),
        pytest.param("{ref}`发展 <发展>`", "{ref}`發展 <发展>`", id="role with a text"),
        pytest.param("{doc}`发展`", "{doc}`发展`", id="role without a text"),
        pytest.param("[发展]{#发展 .发}", "[發展]{#发展 .发}", id="attributes"),
        pytest.param("{.发}\n发\n", "{.发}\n發\n", id="block attributes"),
        pytest.param("{{ 发 }}发", "{{ 发 }}發", id="substitution"),
        pytest.param("<b title='发'>发</b>", "<b title='发'>發</b>", id="html"),
        pytest.param("\\`发\\`", "\\`發\\`", id="escaped backticks"),
        pytest.param(
            ":::{note} 发展\n:class: 发展\n发展\n:::\n发展",
            ":::{note} 發展\n:class: 发展\n發展\n:::\n發展",
            id="admonition",
        ),
        pytest.param(
            "```{figure} 发.png\n:alt: 发\n\n发展\n```\n发展",
            "```{figure} 发.png\n:alt: 发\n\n發展\n```\n發展",
            id="figure",
        ),
        pytest.param(
            "```{toctree}\n:caption: 发\n发展\n```\n发展",
            "```{toctree}\n:caption: 发\n发展\n```\n發展",
            id="directive without prose",
        ),
        pytest.param(
            "::::{note}\n:::{tip}\n发\n:::\n```\n发\n```\n发\n::::\n发",
            "::::{note}\n:::{tip}\n發\n:::\n```\n发\n```\n發\n::::\n發",
            id="nested fences",
        ),
        pytest.param("“甲 `“` 乙”", "「甲 `“` 乙」", id="marks around code"),
        pytest.param("“甲\n\n乙”", "“甲\n\n乙”", id="marks of two paragraphs"),
    ],
)
def test_pages(page: str, expected: str) -> None:
    assert TAIWAN.markdown(page) == expected


@given(st.text("发展`~:{}[]()<>#.=%\\- \n“”a\u3000", max_size=60))
def test_the_stretches_make_the_page_and_markup_stays(page: str) -> None:
    assert "".join(stretch.text for stretch in split_page(page)) == page
    converted = TAIWAN.markdown(page)
    assert len(converted) == len(page)
    for old, new in zip(page, converted, strict=True):
        assert old == new or old in "发“”"
