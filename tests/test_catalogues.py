"""Every message of the command line is in both catalogues, and nothing else is."""

from __future__ import annotations

import argparse
import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc
import pytest
from babel.messages.pofile import read_po

from zhbook.locale.catalogues import spoken
from zhbook.locale.say import say

PACKAGE = Path(__file__).resolve().parent.parent / "zhbook"
NAMES = ("zh_CN", "zh_TW")
#: What takes a message, and whose own strings would stay English.
TAKERS = {"diagnose", "wrong", "report", "error_line", "print"}
SHOWN_BY_ARGPARSE = {"description", "epilog", "help"}


def calls(source: str) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the bare name of what is called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "id", getattr(node.func, "attr", ""))


def modules() -> dict[str, str]:
    files = sorted(PACKAGE.rglob("*.py"))
    return {
        str(path): file.read_text("utf-8")
        for file in files
        if (path := file.relative_to(PACKAGE)).parts[0] != "sphinx" and str(path) != "locale/say.py"
    }


def templates(source: str) -> list[tuple[str, ast.Call]]:
    """The templates of a module; one that is no literal is an AssertionError."""
    found = []
    for call, name in calls(source):
        if name == "say":
            first = call.args[0] if len(call.args) == 1 else None
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
            assert literal, f"line {call.lineno}: a template is one literal"
            found.append((ast.literal_eval(call.args[0]), call))
    return found


def unsaid(source: str) -> list[str]:
    """The strings with words in them that are shown to somebody without being said."""
    found = []
    for call, name in calls(source):
        mistake = name.endswith("Error") and len(call.args) >= 3
        shown = [*call.args] if name in TAKERS or mistake else []
        shown += [word.value for word in call.keywords if word.arg in SHOWN_BY_ARGPARSE]
        for node in shown:
            found += [f"line {call.lineno}: {words}" for words in _words(node)]
    return found


def _words(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # A code or the name of a file is no word.
        is_name = re.fullmatch(r"[a-z]+([-.][a-z]+)*", node.value)
        if re.search("[a-z]{2,}", node.value) and not is_name:
            yield node.value
    for below in ast.iter_child_nodes(node):
        yield from _words(below)


@dataclass(frozen=True)
class Message:
    """An entry of a catalogue; ``comments`` say whose it is."""

    id: str
    string: str
    comments: list[str]


@cache
def messages(name: str) -> list[Message]:
    with (PACKAGE / "locale" / f"{name}.po").open("rb") as lines:
        found = read_po(lines, locale=name)
    return [Message(str(m.id), str(m.string), m.auto_comments) for m in found if m.id]


def fields(template: str) -> list[tuple[str | None, str | None, str | None]]:
    """Names, formats and conversions of the places in a template, in any order."""
    parts = string.Formatter().parse(template)
    return sorted((part[1:] for part in parts if part[1] is not None), key=str)


def places(template: str) -> list[str]:
    """The places in a message of argparse; those without a name in their order."""
    found = re.findall(r"%(?:\(\w+\))?[srd]", template)
    return found if "%(" not in template else sorted(found)


def test_every_template_is_a_literal_with_the_values_it_names() -> None:
    checked = 0
    for path, source in modules().items():
        for template, call in templates(source):
            given = {word.arg for word in call.keywords}
            if None not in given:  # **values
                assert {name for name, _, _ in fields(template)} == given, (path, template)
                checked += 1
    assert checked > 100


@pytest.mark.parametrize("path", modules())
def test_nothing_is_shown_that_is_not_said(path: str) -> None:
    # Another command of its own: what it prints is for make.
    if path != "cli/word.py":
        assert unsaid(modules()[path]) == []


@pytest.mark.parametrize(
    "source",
    [
        'diagnose(path, 1, "notice", f"{count} lines")',
        'diagnose(path, 1, "notice", "two lines" + more)',
        'raise SourceError(name, 0, "empty file")',
        'toml.wrong(path, f"no {key} here" if key else say("none"))',
        'print(f"{folder}: error: no folder", file=sys.stderr)',
        'add("--jobs", help="how many")',
    ],
)
def test_what_is_not_said_is_seen(source: str) -> None:
    assert unsaid(source)


@pytest.mark.parametrize("source", ['say(f"{a} b")', "say(words)", 'say("a " + b)', "say(*rest)"])
def test_a_template_that_is_no_literal_is_seen(source: str) -> None:
    with pytest.raises(AssertionError, match="one literal"):
        templates(source)


@pytest.mark.parametrize("name", NAMES)
def test_the_catalogue_has_every_message_and_no_other(name: str) -> None:
    said = {template for source in modules().values() for template, _ in templates(source)}
    own = [message.id for message in messages(name) if not message.comments]
    assert len(own) == len(set(own))
    assert set(own) == said


@pytest.mark.parametrize("name", NAMES)
def test_what_else_it_has_are_words_of_argparse(name: str) -> None:
    source = Path(str(argparse.__file__)).read_text("utf-8")
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    borrowed = {m.id: m.comments for m in messages(name) if m.comments}
    assert {"usage: ", "options", "unrecognized arguments: %s"} <= borrowed.keys()
    for words, comments in borrowed.items():
        assert comments in (["argparse"], ["argparse, later"])
        assert words in texts or comments == ["argparse, later"], words


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_has_the_same_places(name: str) -> None:
    for message in messages(name):
        assert message.string, message.id
        if message.comments:
            assert places(message.string) == places(message.id), message.id
        else:
            assert fields(message.string) == fields(message.id), message.id
        assert re.search(r"[\u4e00-\u9fff]|%|\{said\}", message.string) or "UTF-8" in message.id


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_says_every_value_as_it_is(name: str) -> None:
    strange = "{words} %s 『』\\"
    for message in messages(name):
        places = [] if message.comments else fields(message.id)
        # A format is one of numbers; !r writes a text as Python does.
        values = {str(key): 7 if kind else strange for key, kind, _ in places}
        said = spoken(say(message.id, **values), name) if places else ""
        for key, kind, conversion in places:
            wanted = format(7, str(kind)) if kind else repr(strange) if conversion else strange
            assert wanted in said, (message.id, key)


def test_each_catalogue_is_in_its_script() -> None:
    to_simplified, to_traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
    for message in messages("zh_CN"):
        assert to_simplified.convert(message.string) == message.string
        assert not re.search("[「」『』]", message.string)
    for message in messages("zh_TW"):
        assert to_traditional.convert(message.string) == message.string
        assert not re.search("[“”‘’]", message.string)


def test_traditional_is_as_taiwan_says_it() -> None:
    elsewhere = "文件|字符(?!集)|程序|默認|數組|鏈接|保存|打印|字節|運行|退出|選定|代碼|半角|信息"
    assert [m.string for m in messages("zh_TW") if re.search(elsewhere, m.string)] == []


def test_both_have_their_messages_in_one_order() -> None:
    simplified, traditional = (list(messages(name)) for name in NAMES)
    assert [m.id for m in simplified] == [m.id for m in traditional]


DIAGNOSTICS = PACKAGE.parent / "docs" / "pages" / "diagnostics.md"
LEVELS = {"note": "提示", "warning": "警告"}


def told(example: str) -> set[str]:
    """The messages that an example may be of, with values, or with … for whatever is left out."""
    shortened = re.compile(".*".join(map(re.escape, example.split("…"))))
    found = set()
    for message in messages("zh_CN"):
        for template in (message.id, message.string):
            parts = [(text, name) for text, name, _, _ in string.Formatter().parse(template)]
            pattern = "".join(re.escape(text) + (".*" if name else "") for text, name in parts)
            plain = "".join(text + ("…" if name else "") for text, name in parts)
            if re.fullmatch(pattern, example) or shortened.fullmatch(plain):
                found.add(message.id)
    return found


def test_the_page_of_diagnostics_tells_each_example_in_both_languages() -> None:
    page = DIAGNOSTICS.read_text("utf-8")
    place = r"^(\S+): {}: ([a-z-]+): (.+)$"
    english = re.findall(place.format("(note|warning)"), page, re.M)
    chinese = re.findall(place.format("(提示|警告)"), page, re.M)
    assert english and len(english) == len(chinese)
    for (path, level, code, said), translated in zip(english, chinese, strict=True):
        assert translated[:3] == (path, LEVELS[level], code)
        assert told(said) & told(translated[3]), said
    pairs = re.findall(r"`([^`\n]+)`（`([^`\n]+)`）", page)
    assert len(pairs) > 40
    for translated, said in pairs:
        assert said == "error" or told(said) & told(translated), said
