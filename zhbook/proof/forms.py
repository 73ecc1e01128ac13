"""Characters that have several Traditional forms, of which a scheme takes one.

The forms are those of Taiwan's common characters (the 5,401 of the first level of Big5, after the
Ministry of Education's 常用國字標準字體表) that have one Simplified form by OpenCC.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from opencc import OpenCC

#: Their other form is hardly written, or stands in fixed words only, which OpenCC has: 傢伙, 彆扭.
RARE = frozenset("个儿出千听别回当修合巨佛局昆扣拐挨搜杯板泛证秋糖溪狸蓑虱苔肴腌艳仑家幸吁")
_FIRST_LEVEL = (b"\xa4\x40", b"\xc6\x7e")


@cache
def traditional_forms() -> Mapping[str, tuple[str, ...]]:
    """Each such character with its forms: ``后`` has 后 and 後, ``国`` is none of them."""
    to_simplified, to_taiwan = OpenCC("tw2s").convert, OpenCC("t2tw").convert
    forms: dict[str, list[str]] = {}
    for form in map(chr, range(0x4E00, 0xA000)):
        # What Taiwan writes otherwise (喫 for 吃) is no form of its own.
        if _is_common(form) and to_taiwan(form) == form:
            forms.setdefault(str(to_simplified(form)), []).append(form)
    return {char: tuple(row) for char, row in forms.items() if len(row) > 1 and len(char) == 1}


def _is_common(char: str) -> bool:
    try:
        code = char.encode("big5")
    except UnicodeEncodeError:
        return False
    return _FIRST_LEVEL[0] <= code <= _FIRST_LEVEL[1]


#: Characters of Traditional texts that may stay or change in Simplified ones, by the word.
SIMPLIFIED_FORMS: Mapping[str, tuple[str, ...]] = {
    "乾": ("干", "乾"),  # 乾燥, 乾隆
    "著": ("着", "著"),  # 隨著, 著作
    "徵": ("征", "徵"),  # 徵收, 宮商角徵羽
    "瞭": ("了", "瞭"),  # 明瞭, 瞭望
    "藉": ("借", "藉"),  # 藉口, 狼藉
    "餘": ("余", "馀"),  # 其餘; 馀 where 余 would be misread
    "鍾": ("钟", "锺"),  # 鍾愛; in names
    "夥": ("伙", "夥"),  # 夥伴, 獲益甚夥
    "麼": ("么", "麽"),  # 什麼, 幺麽
    "覆": ("复", "覆"),  # 答覆, 顛覆
    "畫": ("画", "划"),  # 圖畫, 計畫
    "摺": ("折", "摺"),  # 摺疊; 摺 where 折 would be misread
    "噁": ("恶", "噁"),  # 噁心; in chemistry
    "甦": ("苏", "甦"),  # 甦醒; in names
    "昇": ("升", "昇"),  # 昇平; in names
    "於": ("于", "於"),  # 於是; 於 is a surname
}
