"""What a text says of itself as a paper: when, by whom, under which number.

It is read where papers say it: in the lines under the title (题注), in the fields of the head, in
signature and date, in the title itself; never in the body. What the editors say wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhbook.dates import dates, shown
from zhbook.matter.fields import name_end
from zhbook.matter.front import OFFICE
from zhbook.model import Block, Document, Kind
from zhbook.numerals import HAN_NUMERALS
from zhbook.reader.normal_script import simplified


@dataclass(frozen=True, slots=True)
class About:
    """Data about a text; empty where nobody says it.

    ``date`` is when it was given, passed or first made public, ``revised`` when it was last
    amended, both in ISO 8601; ``author`` the speaker or the issuing organs, with 、 between them;
    ``edition`` the 底本 that the seed was taken from.
    """

    date: str = ""
    revised: str = ""
    author: str = ""
    number: str = ""
    status: str = ""
    source: str = ""
    edition: str = ""


#: The fields of a head that say it, the best first.
_FIELDS = {
    "date": (
        "成文日期",
        "发文日期",
        "发文时间",
        "公布日期",
        "印发日期",
        "发布日期",
        "发布时间",
        "日期",
    ),
    "author": ("发文机关", "制定机关", "公布机关", "发布机关", "发文单位", "发布单位"),
    "number": ("发文字号", "发文文号", "文号"),
    "status": ("时效性", "有效性", "状态", "效力"),
    "source": ("信息来源", "来源"),
}
_AMENDED = re.compile(r"修[正订改]")
_NUMBER = re.compile(
    rf"[\w×*]{{1,16}}[〔\[［（(][12][0-9]{{3}}[〕\]］）)]\s*(?:第\s*)?[0-9Xx×*]+\s*号"
    rf"|[\u3400-\u9fff]{{0,20}}令\s*(?:[12][0-9]{{3}}年)?第\s*[0-9{HAN_NUMERALS}]+\s*号"
)
_ORGAN = (
    r"(?:人民代表大会常务委员会|人民代表大会|国务院|最高人民法院|最高人民检察院|人民政府|办公厅"
    r"|常务委员会|委员会|总局|部|局|厅|院)"
)
_NAMED_BY = re.compile(
    rf"^[\s（(]*(?P<organ>[\u3400-\u9fff、\s]{{0,40}}?{_ORGAN})(?=第|令|公告|公布|发布|通过|批准|审判|检察|\W|$)"
)
_TERM = re.compile(rf"第[0-9{HAN_NUMERALS}]+届")
_BYLINE = re.compile(r"^(?:作者|发言人|报告人|主讲人|主持人)[：:]\s*(.+)$")
_TITLED_BY = re.compile(rf"^(?P<organ>(?:[\u3400-\u9fff]{{2,20}}?{_ORGAN}[、\s]*)+)关于")
_LONGEST_ORGAN = 30


def told(document: Document) -> About:
    """What a document in Simplified characters says of itself."""
    notes = [b.text for b in document.blocks if b.kind is Kind.NOTE]
    signed = [b.text for b in document.blocks if b.kind is Kind.SIGNATURE]
    by_fields = dict(_of_fields(document.blocks))
    date, revised = _dates_of(notes)
    signed_on = [iso for line in signed for iso, _, _ in dates(line)]
    title = document.title.text if document.title else ""
    return About(
        date=by_fields.get("date") or date or (signed_on[0] if signed_on else ""),
        revised=revised,
        author=by_fields.get("author") or _author(notes, signed, title),
        number=by_fields.get("number") or _number([*notes, title]),
        status=by_fields.get("status", ""),
        source=by_fields.get("source", ""),
    )


def line(about: About) -> str:
    """The line under a title that tells it; empty where there is nothing to tell.

    ``1985年1月21日　全国人民代表大会常务委员会　2024年6月28日修正``.
    """
    revised = f"{shown(about.revised)}修正" if about.revised else ""
    date = shown(about.date) if about.date else ""
    return "\u3000".join(filter(None, (date, about.author, about.number, revised, about.status)))


def unsaid(about: About, title: str, lines: Iterable[str]) -> About:
    """``about`` without what stands beside the title: in it, or in the lines of 题注 and 文头.

    Beside ``（2018年3月4日某局公布）`` the date 2018-03-04 and the author 某局 go; what only a
    signature says, at the end of the text, stays.
    """
    lines = list(lines)
    told_on = [iso for line in (title, *lines) for iso, _, _ in dates(line)]
    noted = "\n".join("".join(line.split()) for line in lines)
    words = _TERM.sub("", "".join(title.split()) + "\n" + noted)
    names = about.author.split("、")
    return replace(
        about,
        date="" if any(iso.startswith(about.date) for iso in told_on) else about.date,
        revised="" if any(iso.startswith(about.revised) for iso in told_on) else about.revised,
        author="" if all("".join(name.split()) in words for name in names) else about.author,
        number="" if "".join(about.number.split()) in words else about.number,
        status="" if about.status in noted else about.status,
    )


def _of_fields(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    there: dict[str, str] = {}
    name = ""
    for block in blocks:
        if block.kind is not Kind.FIELD:
            continue
        end = name_end(block.text)
        value = block.text[end:].strip()
        name = "".join(block.text[:end].split())[:-1] if end else name
        if value:
            there.setdefault(name, value)
    for key, names in _FIELDS.items():
        values = [there[name] for name in names if name in there]
        if key == "date":
            values = [iso for value in values for iso, _, _ in dates(value)]
        if values:
            yield key, values[0]


def _dates_of(notes: Sequence[str]) -> tuple[str, str]:
    """The first date of the lines under a title, and the last of an amendment after it."""
    first, revised = "", ""
    for note in notes:
        days, read = list(dates(note)), simplified(note)
        for k, (iso, _, end) in enumerate(days):
            until = days[k + 1][1] if k + 1 < len(days) else len(note)
            first = first or iso
            if _AMENDED.search(read, end, until) and iso > first:
                revised = max(revised, iso)
    return first, revised


def _author(notes: Sequence[str], signed: Sequence[str], title: str) -> str:
    for note in notes:
        if byline := _BYLINE.match(note):
            return byline[1].strip()
        if len(note) <= 20 and OFFICE.search(note) and not any(dates(note)):
            return note.strip("（）()—– ")
    if titled := _TITLED_BY.match(title):
        return "、".join(titled["organ"].replace("、", " ").split())
    organs = [line for line in signed if not any(dates(line)) and len(line) <= _LONGEST_ORGAN]
    if organs:
        return "、".join("".join(line.split()) for line in organs)
    for note in notes:
        for _, _, end in dates(note):
            by = _NAMED_BY.match(_TERM.sub("", note[end:]))
            if by:
                return by["organ"].strip()
    return ""


def _number(lines: Sequence[str]) -> str:
    for line in lines:
        if number := _NUMBER.search(line):
            return "".join(number[0].split())
    return ""
