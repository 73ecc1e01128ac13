"""The one form in which texts and queries are compared.

``《刑法》第３条`` and ``刑法第3条`` fold to the same ``刑法第3条``: punctuation, symbols and blanks
are left out; full-width forms, capitals, Traditional characters, variants, compatibility ideographs
and radicals become the plain, small, Simplified character. Characters that any scheme of OpenCC
turns into one another are one (干 乾 幹; 着 著), because a page of either script may show either.

The browser folds by the same table (program/fold.js), which is written for the characters of the
book alone. To make the table takes ten dictionaries of OpenCC and half a second, so a build keeps
it for the next one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from zhbook.files.code import code_of
from zhbook.files.kept import Kept, key_of

#: First and last code points of what is not compared: controls, blanks, punctuation, symbols of
#: ASCII and Latin-1 and their full-width forms, variation selectors.
IGNORED = (
    (0x00, 0x2F),
    (0x3A, 0x40),
    (0x5B, 0x60),
    (0x7B, 0xA9),
    (0xAB, 0xB1),
    (0xB4, 0xB4),
    (0xB6, 0xB8),
    (0xBB, 0xBF),
    (0x2000, 0x206F),
    (0x2E00, 0x2E7F),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0x303D, 0x303D),
    (0x30FB, 0x30FB),
    (0xFE00, 0xFE6F),
    (0xFEFF, 0xFF0F),
    (0xFF1A, 0xFF20),
    (0xFF3B, 0xFF40),
    (0xFF5B, 0xFF65),
    (0xFFE0, 0xFFFF),
    (0xE0000, 0xE01EF),
)
#: What divides clauses: a string without punctuation is first looked for where none of these
#: stands between its characters.
DIVIDING = "，。；：！？、…,;:!?."
DIVISION = "\n"
#: What the table covers: letters with case, full-width forms, ideographs, radicals.
_CASED = ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000))
_WIDE = ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
_RADICALS = ((0x2E80, 0x2FE0),)
#: Radicals that have no decomposition, each with the ideograph that it looks like; they come from
#: PDF files, where ⺠ often stands for 民. Those that are words by themselves, of
#: EquivalentUnifiedIdeograph.txt in the Unicode Character Database.
_RADICAL_FORMS = (
    "⺎兀⺒巳⺓幺⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟"
    "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_HAN = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x32400))
_SCHEMES = ("t2s", "tw2s", "hk2s", "s2t", "s2tw", "s2hk", "t2tw", "t2hk", "tw2t", "hk2t")
#: What words become in Traditional Chinese though no single character does.
_IN_WORDS = (
    ("账", "帳"),
    ("复", "覆"),
    ("了", "瞭"),
    ("借", "藉"),
    ("浚", "濬"),
    ("坐", "座"),
    ("烟", "菸"),
    ("〇", "○"),
)


def _characters(ranges: Iterable[tuple[int, int]]) -> list[str]:
    return [chr(code) for first, end in ranges for code in range(first, end)]


def _rank(char: str) -> int:
    """Ideographs and letters before symbols, radicals and compatibility forms."""
    return int("\u2000" <= char < "\u3000" or "\uf900" <= char <= "\uffff")


#: What ``classes`` has found.
_known: list[tuple[str, ...]] = []


def classes() -> tuple[str, ...]:
    """Characters that count as one, the one that stands for them first; in the order of those."""
    if not _known:
        _known.append(_joined())
    return _known[0]


def keep_classes(file: Path) -> bool:
    """Take the classes from ``file`` if they are those of this code and these libraries, else make
    them and write it. Whether the file had them."""
    code = code_of("zhbook.sphinx.search.folding", libraries=("opencc",))
    kept = Kept(file, key_of(code, unicodedata.unidata_version))
    record = kept.read()
    if record is not None:
        _known[:] = [tuple(record["classes"])]
        return True
    kept.write({"classes": [*classes()]})
    return False


def _joined() -> tuple[str, ...]:
    from opencc import OpenCC

    leader: dict[str, str] = {}

    def lead(char: str) -> str:
        while leader.get(char, char) != char:
            char = leader[char]
        return char

    def join(one: str, other: str) -> None:
        leader[lead(other)] = lead(one)

    han = _characters(_HAN)
    # One character a line, so that no entry of a dictionary reaches across.
    lines = "\n".join(han)
    for scheme in _SCHEMES:
        forms = OpenCC(scheme).convert(lines).split("\n")
        for char, form in [pair for pair in zip(han, forms, strict=True) if pair[0] != pair[1]]:
            if len(form) == 1:
                join(form, char)
    for char in _characters((*_CASED, *_WIDE, *_RADICALS)):
        form = unicodedata.normalize("NFKC", char) if ord(char) > 0x2E7F else char
        form = form.lower()
        if len(form) == 1 and form != char:
            join(form, char)
    for radical, form in zip(_RADICAL_FORMS[::2], _RADICAL_FORMS[1::2], strict=True):
        join(form, radical)
    for one, other in _IN_WORDS:
        join(one, other)
    members: dict[str, list[str]] = {}
    for char in [*leader, *leader.values()]:
        members.setdefault(lead(char), []).append(char)
    simplified = OpenCC("t2s").convert
    clauses = []
    for row in members.values():
        chars = sorted(set(row))
        first = min(chars, key=lambda c: (c.lower() != c, simplified(c) != c, _rank(c), c))
        clauses.append(first + "".join(c for c in chars if c != first))
    return tuple(sorted(clauses))


@cache
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(c): row[0] for row in classes() for c in row[1:]}
    table.update((code, None) for first, last in IGNORED for code in range(first, last + 1))
    return table


def fold(text: str) -> str:
    """``text`` as it is compared: ``「後勤」ＡＢ`` is ``后勤ab``; ``，。`` is nothing."""
    return text.translate(_table())


@cache
def _dividing_table() -> dict[int, str | None]:
    return _table() | {ord(mark): DIVISION for mark in DIVIDING}


def fold_clauses(text: str) -> list[str]:
    """The clauses of ``text``, folded: ``一、总结，部署。`` has 一, 总结 and 部署."""
    return [clause for clause in text.translate(_dividing_table()).split(DIVISION) if clause]


@cache
def _classes_by_leader() -> Mapping[str, str]:
    return {row[0]: row for row in classes()}


def class_of(folded: str) -> str:
    """A folded character and behind it all that fold to it: 发 gives 发發髮."""
    return _classes_by_leader().get(folded, folded)
