"""What no TOML file of a book needs, and what would cost its reader more than the file is worth.

tomllib goes as deep as the brackets do, looks at every beginning of a dotted key, and reads numbers
of any length. So a file is measured before it is read; it need not be well formed for that.
"""

from __future__ import annotations

import re

from zhbook.config.toml.lines import STRING
from zhbook.locale.say import Said, say

#: Brackets inside brackets.
DEEPEST = 32
#: Names in a key: ``texts."a.txt".about.date`` has four.
MOST_NAMES = 32
#: Characters of a bare key or a number.
LONGEST_WORD = 1_000

_TOKEN = re.compile(rf"(?:{STRING})|#[^\n]*+|(?P<word>[A-Za-z0-9_+-]++)|(?P<sign>[][{{}}.=,\n])")


def beyond(source: str) -> tuple[int, Said] | None:
    """The line, from 1, of what is too deep or too long, and what it is; None where nothing is.

    ``a = [[1]]`` is read; a thousand brackets in a row are not, whether or not they are closed.
    """
    depth = names = 0
    for token in _TOKEN.finditer(source):
        sign = token["sign"]
        wrong: Said | None = None
        if token["word"]:
            if len(token[0]) > LONGEST_WORD:
                wrong = say(
                    "a word or number of {count:,} characters; at most {most:,} are read",
                    count=len(token[0]),
                    most=LONGEST_WORD,
                )
        elif sign == ".":
            names += 1
            if names >= MOST_NAMES:
                wrong = say("a key of more than {most} names", most=MOST_NAMES)
        elif sign:
            names = 0
            depth += (sign in "[{") - (sign in "]}")
            if depth > DEEPEST:
                wrong = say("brackets more than {most} deep", most=DEEPEST)
        if wrong is not None:
            return source.count("\n", 0, token.start()) + 1, wrong
    return None
