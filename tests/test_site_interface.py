"""Sphinx, the theme and our own templates speak Chinese, each edition in its script."""

from __future__ import annotations

import re
from pathlib import Path

import opencc
import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype

from tests.site.builds import BOOK, page
from tests.site.shelf import Shelf
from zhbook.sphinx.site.interface import HERE

PAGES = [
    *("index.html", "jianghua.html", "fagui/fa.html", "pages/about.html"),
    *("search.html", "404.html"),
]
SPOKEN = ("title", "aria-label", "alt", "placeholder")


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    """The sample book in both editions."""
    return shelf.site(BOOK)


def interface(built: BeautifulSoup) -> list[str]:
    """What a page says outside its text: to be seen, to be read out, in hints."""
    for other in built.select("[lang]:not(html)"):
        other.string = ""  # the switch names the other script in that script
    for script in built.select("script, style"):
        script.decompose()
    said = [
        str(element[name])
        for element in built.find_all(True)
        for name in SPOKEN
        if element.has_attr(name) and element.name != "meta"
    ]
    said += [
        str(value)
        for element in built.select("[data-cite]")
        for name, value in element.attrs.items()
        if name.startswith("data-")
    ]
    for template in built.select("template"):
        said.append(template.get_text())
    for article in built.select("article"):
        article.decompose()
    said += [
        str(words).strip()
        for words in built.find_all(string=True)
        if not isinstance(words, (Comment, Doctype))
    ]
    return [words for words in said if words.strip()]


@pytest.mark.parametrize("name", PAGES)
def test_no_simplified_word_in_the_traditional_interface(html: Path, name: str) -> None:
    to_traditional = opencc.OpenCC("s2t")
    said = interface(page(html / "zh-hant" / name))
    assert said
    assert [words for words in said if to_traditional.convert(words) != words] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_traditional_word_in_the_simplified_interface(html: Path, name: str) -> None:
    to_simplified = opencc.OpenCC("t2s")
    said = interface(page(html / name))
    assert said
    assert [words for words in said if to_simplified.convert(words) != words] == []


@pytest.mark.parametrize("folder", ["", "zh-hant"])
@pytest.mark.parametrize("name", PAGES)
def test_no_english_word_in_the_interface(html: Path, folder: str, name: str) -> None:
    said = interface(page(html / folder / name))
    latin = [words for words in said if re.search(r"[A-Za-z]{2,}", words)]
    # The name of the citation standard is the one exception.
    assert [words for words in latin if re.sub(r"GB/T", "", words) == words] == []


def test_both_catalogues_translate_the_same_messages() -> None:
    def messages(name: str) -> list[str]:
        return re.findall(r'^msgid "(.+)"$', (HERE / "locale" / name).read_text("utf-8"), re.M)

    assert messages("zh_CN.po") == messages("zh_TW.po") != []


@pytest.mark.parametrize(
    ("folder", "before", "after"), [("", "上一篇", "下一篇"), ("zh-hant", "上一篇", "下一篇")]
)
def test_previous_and_next_are_named(html: Path, folder: str, before: str, after: str) -> None:
    area = page(html / folder / "fagui" / "fa.html").select_one(".prev-next-area")
    assert area is not None
    assert before in area.get_text() and after in area.get_text()
