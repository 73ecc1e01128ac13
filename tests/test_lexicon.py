"""terms.toml: what is accepted, and that every mistake is told in one line with its place."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from zhbook.config.lexicon import Lexicon, read_lexicon

GOOD = """\
never = ["社会计划"]

[terms]
"刑法" = { kind = "文献", variants = ["中华人民共和国刑法"], gloss = "1979年通过" }
"重庆" = { kind = "地名", reading = "chong2 qing4" }

[terms."平安建设"]
see-also = ["刑法"]

[terms."平安校园"]
parent = "平安建设"

[see]
"刑事法律" = "刑法"
"""


def lexicon(folder: Path, words: str) -> Lexicon:
    file = folder / "terms.toml"
    file.write_text(words, "utf-8")
    return read_lexicon(file)


def test_a_lexicon_is_read(tmp_path: Path) -> None:
    found = lexicon(tmp_path, GOOD)
    assert found.forms["中华人民共和国刑法"] == found.forms["刑法"] == "刑法"
    assert found.forms["平安校园"] == "平安建设; 平安校园"
    assert found.forms["社会计划"] == ""
    assert found.see == (("刑事法律", "刑法", 14),)
    assert found.by_key["重庆"].reading == "chong2 qing4"
    assert found.by_key["刑法"].line == 4


def test_without_a_file_it_is_empty(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "terms.toml") == Lexicon()


def test_it_goes_to_other_processes_as_it_is(tmp_path: Path) -> None:
    found = lexicon(tmp_path, GOOD)
    again = pickle.loads(pickle.dumps(found))
    assert again == found and hash(again) == hash(found) and again.forms == found.forms


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[terms.刑法]\nkind = 1", 'stands in straight quotation marks: "刑法"'),
        ('[terms."刑法"]\nkind = "法律"', ":2: error: unknown kind “法律”"),
        ('[terms."刑法"]\nkinds = "文献"', ":2: error: unknown key “kinds”"),
        ('[term."刑法"]', ":1: error: unknown key “term”; do you mean “terms”?"),
        ('[terms]\n"刑法; 总则" = {}', ":2: error: “刑法; 总则” must be without “;” of ASCII"),
        ('[terms]\n"——" = {}', ":2: error: “——” has no character to file it by"),
        ('[terms]\n" 刑法" = {}', ":2: error: “ 刑法” must be without blanks"),
        (
            '[terms]\n"a" = {}\n"b" = { variants = ["a"] }',
            ":3: error: “a” is already a form of “a”",
        ),
        ('[terms]\n"a" = { variants = ["c", "c"] }', ":2: error: “c” stands twice in variants"),
        ('[terms]\n"a" = { variants = ["a"] }', ":2: error: “a” is the term itself"),
        ('[terms]\n"a" = { variants = "b" }', ":2: error: variants must be an array of strings"),
        (
            '[terms]\n"刑法" = {}\n"a" = { see-also = ["刑罚"] }',
            ":3: error: there is no term “刑罚”",
        ),
        ('[terms]\n"a" = { see-also = ["a"] }', ":2: error: there is no term “a”; that is itself"),
        ('[terms]\n"a" = { parent = "b" }', ":2: error: there is no term “b”"),
        ('[terms]\n"a" = { parent = "a" }', ":2: error: there is no term “a”; that is itself"),
        (
            '[terms]\n"a" = {}\n"b" = { parent = "a" }\n"c" = { parent = "b" }',
            ":4: error: “b” is itself below “a”",
        ),
        ('[terms]\n"重庆" = { reading = "chong" }', ":2: error: “重庆” needs 2 syllables"),
        ('never = ["a"]\n[terms]\n"a" = {}', ":1: error: “a” is never indexed, and also “a”"),
        ('[see]\n"a" = "b"', ":2: error: there is no term “b”"),
        ('[terms]\n"b" = {}\n[see]\n"b" = "b"', ":4: error: “b” is already a form of “b”"),
    ],
)
def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        lexicon(tmp_path, words)
    lines = [str(error) for error in caught.value.exceptions]
    assert any(said in line for line in lines), lines
    assert all(line.startswith("terms.toml:") and "\n" not in line for line in lines)


@pytest.mark.parametrize(
    "char", ["\u200d", "\ue123", "\ufe00", "\U000e0100", "\xad", "\u0300", "\xa0", "\u3000"]
)
def test_a_term_is_what_a_text_may_say(tmp_path: Path, char: str) -> None:
    words = f"甲{char}乙"
    assert lexicon(tmp_path, f'[terms]\n"{words}" = {{}}').forms == {words: words}


def test_a_term_has_no_sign_that_nobody_sees(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        lexicon(tmp_path, '[terms]\n"甲\\u200b乙" = {}')
    assert [str(error) for error in caught.value.exceptions] == [
        "terms.toml:2: error: the key “甲\\u200b乙” has the invisible character U+200B"
    ]


def test_all_mistakes_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        lexicon(tmp_path, '[terms]\n"a" = { kind = "x" }\n"b" = { parent = "c" }')
    assert [error.line for error in caught.value.exceptions] == [2, 3]  # type: ignore[union-attr]
