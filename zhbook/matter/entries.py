"""What an entry of a 目录 says: its words without leader, page number, blanks and number.

No standard orders how a 目录 numbers what it lists; an entry and its heading say the same whatever
the form of the number and the marks between words.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from zhbook import ordinals

#: A page number behind an entry, with its leader, or a leader alone.
PAGE = re.compile(
    r"(?:[\s.…·．⋯—_-]{2,}|\s)[(（]?(?:\d{1,4}|[\u2160-\u217fIVXivx]{1,6})[)）]?$|[.…·．⋯]{3,}$"
)
#: Words that are so much alike at the same rank are one heading, said in two ways.
ALIKE = 0.5


def told(text: str) -> str:
    """An entry as it stands, without leader and page number."""
    return "".join(PAGE.sub("", text.strip()).split()).rstrip("。.")


def words(text: str) -> str:
    """The words of an entry or heading, to compare them: no blanks, leader or page number.

    Brackets and digits of full width are those of half width: 国家级(Ⅰ级) is 国家级（Ⅰ级）.
    """
    return unicodedata.normalize("NFKC", told(text))


def bare(entry: str) -> str:
    """The words of an entry without the number that the 目录 gave it: ``1.甲`` is ``甲``."""
    ordinal = ordinals.opening(entry)
    return entry[ordinal.end :] if ordinal else entry


def said(text: str) -> str:
    """What an entry or heading says, whatever its number, its marks and its page.

    ``6）总经理、副总经理……12`` says what ``第六章　总经理　副总经理`` says.
    """
    ordinal = ordinals.opening(text)
    return "".join(c for c in words(text[ordinal.end :] if ordinal else text) if c.isalnum())


def is_alike(entry: str, heading: str) -> bool:
    """Whether two lines of one rank say the same but for a word: 录用和奖励 and 录用和辞退 do."""
    return SequenceMatcher(None, entry, heading, autojunk=False).ratio() >= ALIKE
