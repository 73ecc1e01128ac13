"""What the site says stands in two catalogues, and nowhere else in Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest
from babel.messages.pofile import read_po

from zhbook.locale.catalogues import ENGLISH, SIMPLIFIED, TRADITIONAL
from zhbook.locale.words import Words

PACKAGE = Path(__file__).resolve().parent.parent / "zhbook"
NAMES = (SIMPLIFIED, TRADITIONAL)
HAN = re.compile("[\u4e00-\u9fff]")
#: The name of the other script, and a word that OpenCC knows in one form only.
FREE = ("The other script", "Checked to the character")
#: What is filled in later.
PLACE = re.compile(r"\{\w+\}|%[sd]")


def modules() -> dict[str, str]:
    files = sorted((PACKAGE / "sphinx").rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in files}


def said(source: str) -> Iterator[str]:
    """The English words of a module; a table that is no literal is a ValueError."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
            yield from ast.literal_eval(node.args[0]).values()


def chinese_words(source: str) -> list[str]:
    """Chinese that a module has in a table, by a key or by a language.

    ``{"close": "关闭"}`` is one, ``{"人名": "Persons"}`` none, nor is a set or a row of characters.
    """
    tables = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Dict)]
    values = [v for table in tables for v in table.values if not isinstance(v, ast.Dict)]
    words = [node for value in values for node in ast.walk(value)]
    texts = [node.value for node in words if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and HAN.search(text)]


def catalogue(name: str) -> dict[str, str]:
    with (PACKAGE / "locale" / "site" / f"{name}.po").open("rb") as lines:
        messages = [m for m in read_po(lines, locale=name) if m.id]
    found = {str(m.id): str(m.string) for m in messages}
    assert len(found) == len(messages)
    return found


def test_the_catalogues_have_every_word_and_no_other_in_one_order() -> None:
    english = {words for source in modules().values() for words in said(source)}
    assert len(english) > 100
    assert catalogue(SIMPLIFIED).keys() == english
    assert [*catalogue(SIMPLIFIED)] == [*catalogue(TRADITIONAL)]


@pytest.mark.parametrize("path", modules())
def test_no_component_has_chinese_words_in_a_table_of_its_own(path: str) -> None:
    assert chinese_words(modules()[path]) == []


@pytest.mark.parametrize(
    "source",
    [
        'WORDS = {"zh-Hans": {"close": "关闭"}}',
        'WORDS = {"zh_CN": ("引用", "close")}',
        'Words({"close": "关闭"})',
        "def f():\n    return {1: f'{n}字'}",
    ],
)
def test_a_table_of_chinese_words_is_seen(source: str) -> None:
    assert chinese_words(source)


@pytest.mark.parametrize("source", ['KINDS = Words({"人名": "Persons"})', 'SET = {"目录"}'])
def test_what_is_no_table_of_words_passes(source: str) -> None:
    assert chinese_words(source) == []


def test_words_that_are_no_literal_are_seen() -> None:
    with pytest.raises(ValueError, match="malformed"):
        list(said('Words({"close": f"Close {name}"})'))


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_has_the_same_places(name: str) -> None:
    for english, translated in catalogue(name).items():
        assert translated and sorted(PLACE.findall(translated)) == sorted(PLACE.findall(english))


def test_each_catalogue_is_in_its_script() -> None:
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
    for english, words in catalogue(SIMPLIFIED).items():
        if english not in FREE:
            assert to_simplified.convert(words) == words
            assert not re.search("[「」『』]", words)
    for english, words in catalogue(TRADITIONAL).items():
        if english not in FREE:
            assert to_traditional.convert(words) == words
            assert not re.search("[“”‘’]", words)


def test_words_are_asked_for_by_key_and_language_and_keep_their_order() -> None:
    words = Words({"retry": "Try again", "found": "{texts} texts", "own": "said by nobody else"})
    assert words.of(TRADITIONAL) == {**words.english, "retry": "重試", "found": "{texts} 篇"}
    assert words.of(SIMPLIFIED)["retry"] == "重试"
    assert words.of(ENGLISH) == words.english
    assert [*words.of(SIMPLIFIED)] == ["retry", "found", "own"]
