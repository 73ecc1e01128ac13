"""Which characters a text, a name or a string of the editors may have, and how others are shown.

A page is read by Markdown, HTML, XML and TeX, and a message by a terminal. None of them has a use
for noncharacters (Unicode 16.0, 23.7), control characters (category Cc), line and paragraph
separators, or the invisible signs of direction and width (UAX #9, 2; Unicode 23.2), and XML 1.0,
2.2, has no place for some of them. Every other character stays, whether or not anybody has a glyph
for it: joiners (U+200C, U+200D), variation selectors, private use.
"""

from __future__ import annotations

import re
import unicodedata

from zhbook.locale.say import Said, say

_PLANES = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
#: Class of a regular expression: code points that are no characters and never will be.
NONCHARACTERS = f"\ufdd0-\ufdef{_PLANES}"
#: The same: zero-width and bidi marks, which nobody sees. ZWJ and ZWNJ shape letters, and stay.
#: A seed is read without them, and where a page is compared with its seed they do not count.
INVISIBLE = "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_BREAKS = "\n\v\f\r\x85\u2028\u2029"
_UNFIT = re.compile(f"[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{INVISIBLE}{NONCHARACTERS}]")
#: The same of a whole page written by hand: its lines may end and be indented, and where it needs
#: an invisible sign, its author has put it there.
_UNFIT_ON_PAGE = re.compile(f"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")
_NONCHARACTER = re.compile(f"[{NONCHARACTERS}]")

#: Control, format, line and paragraph separators, surrogates; ZWJ and ZWNJ are format as well.
_RAW = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_JOINERS = "\u200c\u200d"


def unfit(text: str) -> Said | None:
    """The first character that a name or a string of one line may not have; None if all are fit.

    ``甲\\u200d\\ue000`` is fit; of ``甲\\ufffe`` it is the noncharacter U+FFFE, of ``甲\\n`` the
    line break U+000A.
    """
    return _first(_UNFIT.search(text))


def unfit_on_page(page: str) -> tuple[int, Said] | None:
    """The line, from 1, and the first character that a page written by hand may not have."""
    first = _UNFIT_ON_PAGE.search(page.replace("\r\n", "\n"))
    what = _first(first)
    return (first.string.count("\n", 0, first.start()) + 1, what) if first and what else None


def _first(match: re.Match[str] | None) -> Said | None:
    if match is None:
        return None
    char = match[0]
    code = f"U+{ord(char):04X}"
    if char in _BREAKS:
        return say("the line break {code}", code=code)
    if unicodedata.category(char) == "Cc":
        return say("the control character {code}", code=code)
    if unicodedata.category(char) == "Cs":
        return say("the lone surrogate {code}", code=code)
    if _NONCHARACTER.match(char):
        return say("the noncharacter {code}", code=code)
    return say("the invisible character {code}", code=code)


def printable(text: str) -> str:
    """A text as a terminal may have it: in one line, nothing that acts on it or is no character.

    ``甲　乙.txt`` stays; a line break becomes ``\\n``, ESC ``\\x1b``, U+202E ``\\u202e``, and a
    byte of a name that is no UTF-8 ``\\udcff``.
    """
    if text.isprintable():
        return text
    return "".join(char if _is_tame(char) else escaped(char) for char in text)


def escaped(char: str) -> str:
    """A character as Python would write it: ``\\u202e``."""
    return char.encode("unicode_escape").decode()


def _is_tame(char: str) -> bool:
    if char.isprintable() or char in _JOINERS:
        return True
    return unicodedata.category(char) not in _RAW and _NONCHARACTER.match(char) is None


def tame_json(line: str) -> str:
    """A line of JSON with the same content, whose characters a terminal may have.

    Such characters stand only in its strings, where ``\\u202e`` says the same.
    """
    if line.isprintable():
        return line
    return "".join(char if _is_tame(char) else _json_escape(char) for char in line)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[k : k + 4]}" for k in range(0, len(units), 4))
