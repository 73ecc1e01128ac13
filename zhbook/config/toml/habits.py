"""What is wrong with a line that is no TOML, in the words of one who has to mend it by hand.

Under a Chinese keyboard quotation marks, brackets and blanks come out full-width or curly, and
other formats have other habits: ``标题：“甲”``, ``title = 甲``, ``path = "D:\\甲"``. A line that is
none of these is told in the words of tomllib.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from zhbook.characters import unfit
from zhbook.config.toml.lines import STRING
from zhbook.locale.say import Said, say

TOKEN = re.compile(rf"(?P<string>{STRING})|(?P<comment>#[^\n]*+)")
CLOSED = re.compile(r"\"\"\"[\s\S]*\"\"\"|'''[\s\S]*'''|\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_QUOTES = re.compile("[“”„‟‘’‚‛「」『』﹁﹂﹃﹄＂＇]")
_WIDE = re.compile("[！-～]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_COMMENT = re.compile(r"//|--(?!-)|[;；%＃※]|/\*|<!--")
_SEPARATOR = re.compile(r"==|:=|[=＝:：]|->|→")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
#: What stands for a string of the line while its other signs are looked at.
_STRING = '""'


class Line(NamedTuple):
    """A line that tomllib has refused: as it is, with its strings as ``""`` and no comment, why."""

    whole: str
    bare: str
    reason: str

    @property
    def key(self) -> str:
        """What stands before the sign that should part key and value; else nothing."""
        separator = _SEPARATOR.search(self.bare)
        return self.bare[: separator.start()].strip() if separator else ""

    @property
    def value(self) -> str:
        """What stands behind that sign."""
        separator = _SEPARATOR.search(self.bare)
        return self.bare[separator.end() :].strip() if separator else ""

    @property
    def is_header(self) -> bool:
        """Whether it was to be ``[table]``."""
        return self.bare.lstrip()[:1] in ("[", "［", "【") and not self.value


def _control(line: Line) -> Said | None:
    """ESC in a string, or CR alone for the end of a line; a tab is a blank."""
    for char in line.whole:
        if char < " " and char != "\t":
            return _is_blank(char)
    return None


def _backslash(line: Line) -> Said | None:
    if not re.match(r"Unescaped '\\'|Invalid hex value|Escaped character", line.reason):
        return None
    return say('in "…" a “\\” begins an escape; write “\\\\” or “/”, or \'…\' in place of "…"')


def _quotes(line: Line) -> Said | None:
    """``title = “甲”``, ``“title” = "甲"``, ``never = ["甲"，“乙”]``."""
    quotes = _QUOTES.search(line.bare)
    if quotes is None or (line.value and _is_words(line.value)):
        return None
    return say('{sign} is no quotation mark of TOML; write straight ones: "…"', sign=quotes[0])


def _is_words(value: str) -> bool:
    """Whether a value begins as text does that was to stand in quotation marks: 甲“乙”丙."""
    return _QUOTES.match(value) is None and value[0].isalpha()


def _unclosed(line: Line) -> Said | None:
    strings = [token[0] for token in TOKEN.finditer(line.whole) if token["string"]]
    if all(CLOSED.fullmatch(string) for string in strings):
        return None
    if line.reason.startswith("Expected newline"):
        return _inside()
    return say('a straight quotation mark is not closed in its line; write "…"')


def _comment(line: Line) -> Said | None:
    if _COMMENT.match(line.bare.lstrip()) is None:
        return None
    return say("a comment begins with “#”")


def _header(line: Line) -> Said | None:
    """``［book］``, ``[book``, ``[texts.甲.txt]``."""
    if not line.is_header:
        return None
    text = line.bare.strip()
    brackets = re.fullmatch(r"(\[{1,2})(?!\[)([^][]+)(\]{1,2})(.*)", text)
    if brackets is None or len(brackets[1]) != len(brackets[3]) or _WIDE.search(brackets[4]):
        wide = _WIDE.search(text)
        if wide is None or wide[0] not in "［］":
            return say("the header of a table is [name], that of a row [[name]]")
        return _is_wide(wide[0])
    names = [name.strip() for name in brackets[2].split(".")]
    if all(name == _STRING or _BARE.fullmatch(name) for name in names):
        return None
    if any((_STRING in name and name != _STRING) or not name for name in names):
        return say("the names in the header of a table are parted by “.”")
    wrong = next(n for n in names if n != _STRING and not _BARE.fullmatch(n))
    return _name(wrong)


def _name(name: str) -> Said:
    for char in name:
        if _BLANK.match(char) or unfit(char):
            return _is_blank(char)
    return say(
        "a name with other characters than A–Z, a–z, 0–9, _ and - stands in straight quotation "
        'marks: "{name}"',
        name=name,
    )


def _blank(line: Line) -> Said | None:
    """A full-width blank, or a sign that nobody sees, where TOML has an ordinary blank."""
    if line.value and _is_words(line.value):
        return None
    if blank := _BLANK.search(line.bare):
        return _is_blank(blank[0])
    for char in line.bare:
        if char != "\t" and unfit(char):
            return _is_blank(char)
    return None


def _is_blank(char: str) -> Said:
    if what := unfit(char):
        return say("{what} stands here; take it out", what=what)
    return say("a blank that is not the ordinary one (U+{code:04X}) stands here", code=ord(char))


def _is_wide(char: str) -> Said:
    plain = chr(ord(char) - 0xFEE0)
    return say("“{sign}” is full-width; write “{plain}”", sign=char, plain=plain)


def _separator(line: Line) -> Said | None:
    """``title: "甲"``, ``title ＝ "甲"``, ``title "甲"``, and nothing at all."""
    separator = _SEPARATOR.search(line.bare)
    if separator is None:
        return say("a line is [table], key = value, or a # comment")
    if not line.key:
        return say("before “=” stands a key")
    if separator[0] != "=":
        return say("key and value are joined by “=”, not by “{sign}”", sign=separator[0])
    if not line.value:
        return say("behind “=” stands a value")
    return None


def _key(line: Line) -> Said | None:
    """``标题 = "甲"``, ``[book] title = "甲"``."""
    if line.key.startswith("["):
        return say("the header of a table is [name], that of a row [[name]]")
    for name in line.key.split("."):
        if name.strip() not in ("", _STRING) and not _BARE.fullmatch(name.strip()):
            return _name(name.strip())
    return None


def _value(line: Line) -> Said | None:
    """``title = 甲``, ``a = True``, ``order = １``, ``title = "甲"乙"``."""
    value = line.value
    if value in ("True", "False", "TRUE", "FALSE"):
        return say("true and false are written small")
    if value[:1] == "{" and "}" not in value:
        return say("what “{sign}” opens is closed on the same line", sign="{")
    if re.match(r"[+-]?0[0-9]", value):
        return say("a number has no 0 in front")
    if wide := re.match(r"[+-]?([０-９])", value):
        return _is_wide(wide[1])
    if value[0] not in "\"'[{+-.0123456789" and value not in ("true", "false"):
        return _words()
    behind = re.match(r'(?:""|true\b|false\b|[+-]?[0-9_.]+|\[.*\]|\{.*\})\s*(\S.*)', value)
    if not behind:
        return None
    if "=" in behind[1]:
        return say("every key stands on a line of its own")
    if behind[1][0] not in ",;，；。、":
        if _STRING in behind[1] or (value[0] == '"' and behind[1][0].isalpha()):
            return _inside()
        if value[0].isdigit():
            return _words()
    return say("behind a value stands nothing but a # comment, not “{sign}”", sign=behind[1][0])


def _words() -> Said:
    return say('a value that is text stands in straight quotation marks: "…"')


def _inside() -> Said:
    return say('inside "…" a straight quotation mark is written “\\"”')


def _array(line: Line) -> Said | None:
    """``["甲" "乙"]``, ``["甲"、"乙"]``."""
    if not line.reason.startswith("Unclosed array"):
        return None
    return say("the values of an array are parted by “,”, and “]” closes it")


def _wide(line: Line) -> Said | None:
    wide = _WIDE.search(line.bare)
    return _is_wide(wide[0]) if wide else None


#: Asked in this order; the first that knows what is wrong says it.
_RULES: tuple[Callable[[Line], Said | None], ...] = (
    _control,
    _backslash,
    _comment,
    _quotes,
    _unclosed,
    _array,
    _header,
    _blank,
    _separator,
    _key,
    _value,
    _wide,
)


def wrong_with(whole: str, reason: str) -> Said | None:
    """What is wrong with a line that tomllib refused for a ``reason``; None if nobody knows.

    Of ``title = “甲”`` it is that a value stands in straight quotation marks.
    """
    bare = TOKEN.sub(lambda token: "" if token["comment"] else _STRING, whole)
    line = Line(whole, bare, reason)
    return next((told for rule in _RULES if (told := rule(line))), None)
