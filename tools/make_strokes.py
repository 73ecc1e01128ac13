"""Makes zhbook/sphinx/index/strokes.txt out of the collation rules of Unicode's CLDR.

::

    python tools/make_strokes.py common/collation/zh.xml zhbook/sphinx/index/strokes.txt

``zh.xml`` is a file of any release of CLDR (https://cldr.unicode.org/; Debian's package
unicode-cldr-core has it under /usr/share/unicode/cldr). Of its collation ``stroke``, which orders
characters by the number of their strokes and then by radical, each line of the table takes one
number with its characters in their order.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_RULES = re.compile(r"<collation type='stroke'>(.*?)</collation>", re.DOTALL)
#: ``<'\uFDD0\u2803' # INDEX 3`` opens what has three strokes; ``<*万丈三 # 3`` lists characters.
_LINE = re.compile(r"^\s*<(?:'[^']*' # INDEX (?P<strokes>\d+)|\*(?P<characters>\S+) #.*)$")
_HEAD = """\
# Characters by the number of their strokes, and among these in the order of CLDR.
# Made by tools/make_strokes.py of CLDR's common/collation/zh.xml, type "stroke".
# Copyright © 1991-2022 Unicode, Inc. Distributed under the terms of strokes-LICENSE.txt.
"""


def table(rules: str) -> dict[int, str]:
    """The characters of each number of strokes, of the text of ``zh.xml``."""
    found = _RULES.search(rules)
    if not found:
        raise SystemExit("this file has no collation of the type stroke")
    rows: dict[int, str] = {}
    strokes = 0
    for line in found[1].splitlines():
        if match := _LINE.match(line):
            if match["strokes"]:
                strokes = int(match["strokes"])
            elif strokes:
                rows[strokes] = rows.get(strokes, "") + match["characters"]
    return rows


def main(source: str, target: str) -> None:
    """Write the table."""
    rows = table(Path(source).read_text(encoding="utf-8"))
    lines = [f"{strokes} {characters}\n" for strokes, characters in sorted(rows.items())]
    Path(target).write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
