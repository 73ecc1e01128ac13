"""The name before a number that 《》 do not set off: 刑法第三条, “刑法”第三条, 刑法中的第三条.

Any pair of marks may set a name off. ``本法“总则”第三条`` names no other work by its marks, which
the reading of the block decides; ``"甲"和"第三条`` has no name in marks, since nothing but 和 is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook.citations import works

_OPENING = "“‘「『〈【〝〔［[〖«‹≪<＜{｛`\"'＂″＇"
_CLOSING = "”’」』〉】〞〕］]〗»›≫>＞}｝`\"'＂″＇"
#: What is taken off a name: “《刑法》”第三条 has marks of two kinds, <<刑法>> two of one.
_AROUND = f"{_OPENING}{_CLOSING}《》 \u3000"
_LONGEST = 60
_IN_MARKS = re.compile(
    "(?:"
    + "|".join(
        rf"{o}{{1,2}}(?:[^{o}{c}]{{2,{_LONGEST}}}){c}{{1,2}}"
        for o, c in zip(map(re.escape, _OPENING), map(re.escape, _CLOSING), strict=True)
    )
    + ")$"
)
#: 中的, 之 and blanks between a name and its number.
JOINT = r"\s*(?:之中|当中|[中里内])?[的之]?\s*"
_JOINT = re.compile(f"{JOINT}$")
#: How many characters before a number may hold its name, and its marks.
REACH = _LONGEST + 20
#: Names of the parts of a law.
_PART = re.compile("[总分附罚]则|序言|目录")


@dataclass(frozen=True, slots=True)
class Name:
    """What stands before a number. ``words`` end in its name, or are it where ``in_marks``.

    ``before`` is what precedes the opening mark; ``joined`` tells that nothing stands between the
    name and the number.
    """

    words: str
    before: str = ""
    in_marks: bool = False
    joined: bool = True

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a law: “总则”."""
        return self.in_marks and _PART.fullmatch(works.plain(self.words)) is not None


def name_before(words: str) -> Name:
    """The name at the end of ``words``."""
    end = _JOINT.search(words)
    rest = words[: end.start()] if end else words
    in_marks = _IN_MARKS.search(rest)
    if in_marks:
        return Name(in_marks[0].strip(_AROUND), rest[: in_marks.start()], True, False)
    if rest != words and works.ends_as_title(rest):
        return Name(rest, joined=False)
    return Name(words)
