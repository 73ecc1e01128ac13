"""How likely a string is to be written Chinese: the natural logarithm of its probability.

Characters are taken one by one. How common one is follows from the tables of the time before
Unicode, which sorted them by use: GB/T 2312 has 3,755 characters of its first level (rows 16
to 55) and 3,008 of its second, Big5 5,401 and 7,652; the four hundred most frequent ones are
listed here. 依法行政 is likely, 渚濇硶琛屾斂 (its UTF-8 bytes read as GB 18030) is not.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from operator import mul

_MOST_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
    "她本前开但因只从想实日"
)
_MORE_SIMPLIFIED = (
    "军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头"
    "文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原"
    "东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目"
    "太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听"
    "白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确"
    "传师观清今切院让识候带导争运笔亲劳集案执审判证责犯罪刑律例委单组织违依照根检察登申请批准监督"
    "罚款服企纠纷调诉讼裁护环境土技标改革推落善坚持深干群众精习育措施层网络息整排查矛盾风险隐患防"
    "范维稳伍"
)
_MOST_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年"
    "過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心"
    "她本前開但因只從想實日"
)
_MORE_TRADITIONAL = (
    "軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭"
    "文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原"
    "東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目"
    "太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽"
    "白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確"
    "傳師觀清今切院讓識候帶導爭運筆親勞集案執審判證責犯罪刑律例委單組織違依照根檢察登申請批准監督"
    "罰款服企糾紛調訴訟裁護環境土技標改革推落善堅持深幹群眾精習育措施層網絡息整排查矛盾風險隱患防"
    "範維穩伍係爲裏羣"
)
_COMMON_MARKS = "，。、；：？！“”‘’（）《》「」『』—…·\u3000"
#: What more than half of any running Chinese text is made of.
COMMON = "".join(
    (_MOST_SIMPLIFIED, _MORE_SIMPLIFIED, _MOST_TRADITIONAL, _MORE_TRADITIONAL, _COMMON_MARKS)
)

#: ln p of one character of each class. Each class' share of running text divided by its number
#: of characters: 0.4/100, 0.3/330, 0.15/3300, 0.003/3000; marks 0.1/20.
_MOST, _MORE, _LEVEL_1, _LEVEL_2, _MARK = -5.5, -7.0, -10.0, -13.8, -5.3
_ASCII, _CJK_MARK, _OTHER_HAN, _OTHER_SCRIPT, _ODD, _NEVER = -6.0, -9.0, -17.0, -13.0, -20.0, -25.0
#: From so many characters on it is quicker to count those that are equal first.
_LONG = 200


def log_likelihood(text: str) -> float:
    """ln p of ``text`` as Simplified or as Traditional Chinese, whichever is likelier."""
    counts = Counter(text) if len(text) >= _LONG else None
    return max(table.of(counts or text) for table in (_simplified(), _traditional()))


class _LogProbabilities(dict[str, float]):
    """ln p of each character, found when it is first met."""

    def __init__(self, table: dict[str, float]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, char: str) -> float:
        value = self[char] = _log_probability(char, self._table)
        return value

    def of(self, text: str | Counter[str]) -> float:
        """ln p of a text, or of its characters and how often each stands there."""
        each = map(self.__getitem__, text)
        return sum(map(mul, text.values(), each) if isinstance(text, Counter) else each)


@cache
def _simplified() -> _LogProbabilities:
    levels = ((range(0xB0, 0xD8), _LEVEL_1), (range(0xD8, 0xF8), _LEVEL_2))
    return _LogProbabilities(_table("gb2312", levels, _MOST_SIMPLIFIED, _MORE_SIMPLIFIED))


@cache
def _traditional() -> _LogProbabilities:
    levels = ((range(0xA4, 0xC7), _LEVEL_1), (range(0xC9, 0xFA), _LEVEL_2))
    return _LogProbabilities(_table("big5", levels, _MOST_TRADITIONAL, _MORE_TRADITIONAL))


def _table(
    codec: str, levels: tuple[tuple[range, float], ...], most: str, more: str
) -> dict[str, float]:
    table = {}
    for rows, value in levels:
        for row in rows:
            for cell in range(0x40, 0xFF):
                char = bytes((row, cell)).decode(codec, "ignore")
                if len(char) == 1 and char > "\x7f":
                    table[char] = value
    table.update(dict.fromkeys(more, _MORE))
    table.update(dict.fromkeys(most, _MOST))
    table.update(dict.fromkeys(_COMMON_MARKS, _MARK))
    return table


def _log_probability(char: str, table: dict[str, float]) -> float:
    known = table.get(char)
    if known is not None:
        return known
    code = ord(char)
    if char in "\t\n\r" or 0x20 <= code < 0x7F:
        return _ASCII
    if code < 0x20 or 0x7F <= code < 0xA0 or code == 0xFFFD or 0xD800 <= code < 0xE000:
        return _NEVER
    if 0x4E00 <= code < 0xA000:
        return _OTHER_HAN
    if 0x3000 <= code < 0x3020 or 0xFF00 <= code < 0xFFF0 or 0x2010 <= code < 0x2040:
        return _CJK_MARK
    if 0x2160 <= code < 0x2180 or 0x2460 <= code < 0x2500:
        return _CJK_MARK  # Ⅳ ④ ⑷
    if code < 0x500 or 0x2100 <= code < 0x2700 or 0x3020 <= code < 0x3400:
        return _OTHER_SCRIPT  # Latin, Greek, Cyrillic; symbols; kana, bopomofo
    return _ODD  # unassigned, private use, scripts that do not stand in Chinese text
