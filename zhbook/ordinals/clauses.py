"""5.1.2 : the numbers of clauses, which say under which other numbers they stand.

Standard: GB/T 1.1-2020, 7.2 and 7.3: 条的编号使用阿拉伯数字并用下脚点, in annexes behind their
letter (A.1); a clause has five levels at most, and a blank parts the number from a title.
建标〔2008〕182号, 工程建设标准编写规定: the clauses of a chapter without sections are 1.0.1, 1.0.2.
Contracts write 1．1, 1·1 and 第1.1条 as well.
"""

from __future__ import annotations

import re
from functools import partial

from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_DOT = "[.．·・]"
_NUMBER = rf"(?:[1-9][0-9]?|[A-Z])(?:{_DOT}(?:0(?={_DOT})|[1-9][0-9]?)){{1,5}}"
#: What 11.5.14.2 is cited with, and no title begins with: 的试验, 和11.5, 规定的, 条; not 条件.
_CITED = (
    r"(?!\s*(?:的(?!士)|[和与及或至到]\s*(?:第\s*)?[0-9A-Z]|[、，,～~－–—-]|中?所[列述称规给]"
    r"|中?(?:规定|给出|描述|要求|列出|确定)的|中的"
    r"|条(?![件款文例目约幅形])|款(?![项式待])|项(?!目)|节(?![能水约点假日])))"
)
#: 3.5亿元 and 1.5倍 are quantities.
_QUANTITY = r"(?![万亿倍个元％%年月米吨])(?!\s*[万亿倍％%])"
_TITLED = re.compile(rf"({_NUMBER})\.?(?=\s*[\u4e00-\u9fff]){_QUANTITY}{_CITED}")
_ARTICLE = re.compile(rf"第\s*({_NUMBER})\s*条(?!第|规定|所[列述称]|[的之至和与及或、，])")
#: 3.1 kg and 2.4 GHz are quantities as well.
_UNIT = r"(?!\s*(?:[kMGTmcn](?:Hz|B|W|V|A|g|m|L|Pa|bps|s)|Hz|bps)(?![A-Za-z/]))"
#: 3.1 alone, or before a title that begins with a Latin word, a year or a quotation mark.
_OTHER = re.compile(
    rf"({_NUMBER})\.?{_UNIT}(?:$|\s+(?=[A-Za-z“‘《「『（(【〈]|[12][0-9]{{3}}\s*年|[0-9]+[A-Za-z])"
    rf"|(?=[A-Z]{{2}}|[A-Z][a-z]{{2}}|[“《「『]))"
)
_BEGINS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STYLES = {dots: f"decimal{dots + 1}" for dots in range(1, 6)}


def _ordinal(match: re.Match[str] | None) -> Ordinal | None:
    if match is None:
        return None
    *above, last = re.split(_DOT, match[1])
    return Ordinal(_STYLES[len(above)], int(last), 0, match.end(), above=".".join(above))


def _clause(dots: int, text: str) -> Ordinal | None:
    """``5.1.2 步骤``, ``1.0.1 为了…``, ``１·１　各方`` and ``第1.1条 定义`` are, each in its row.

    ``1.5亿元`` and ``5.1.2的试验适用于…`` are none.
    """
    ordinal = _ordinal(_TITLED.match(text) or _ARTICLE.match(text))
    return ordinal if ordinal and ordinal.style == _STYLES[dots] else None


def other_opening(text: str) -> Ordinal | None:
    """``3.1 GNSS 接收机``, ``3.3 “三同时”``, ``1.1 2022年工作`` and ``3.1`` alone could be clauses.

    ``3.1~3.5`` and ``3.1 GHz`` could not.
    """
    return _ordinal(_OTHER.match(text))


DECIMAL_2 = Recogniser("decimal2", partial(_clause, 1), 13, begins="第" + _BEGINS)
DECIMAL_3 = Recogniser("decimal3", partial(_clause, 2), 14, begins="第" + _BEGINS)
DECIMAL_4 = Recogniser("decimal4", partial(_clause, 3), 15, begins="第" + _BEGINS)
DECIMAL_5 = Recogniser("decimal5", partial(_clause, 4), 16, begins="第" + _BEGINS)
DECIMAL_6 = Recogniser("decimal6", partial(_clause, 5), 17, begins="第" + _BEGINS)
OTHER = Recogniser("clause", other_opening, begins=_BEGINS)
