"""Dates as papers write them → ISO 8601: 2021年12月24日, 二〇二〇年一月五日, 民國一百年.

GB/T 9704-2012, 7.3.5.4, writes dates in Arabic digits without leading zeros; older papers and
Taiwan's have Han numerals, by position for the year or counted from 1912.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhbook.numerals import HAN_NUMERALS, parse

_NUMBER = rf"[0-9{HAN_NUMERALS}]{{1,3}}"
_DATE = re.compile(
    rf"(?:(?P<republic>民[国國])\s*(?P<since>[0-9{HAN_NUMERALS}]{{1,4}})"
    r"|(?P<year>[0-9]{4}|[〇○零一二三四五六七八九]{4}))\s*年"
    rf"(?:\s*(?P<month>{_NUMBER})\s*月(?:\s*(?P<day>{_NUMBER})\s*日)?)?"
    r"|(?<![0-9])(?P<y>[12][0-9]{3})(?P<mark>[-./])(?P<m>[01]?[0-9])(?P=mark)(?P<d>[0-3]?[0-9])(?![0-9])"
)
_ISO = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
#: The year before the first of the Republic of China.
_BEFORE_THE_REPUBLIC = 1911


def iso(words: str) -> str:
    """The first date of some words: ``2024年3月`` is ``2024-03``, ``甲辰年春`` is none."""
    return words if is_date(words) else next((day for day, _, _ in dates(words)), "")


def dates(text: str) -> Iterator[tuple[str, int, int]]:
    """Each date of a text in ISO 8601, as exact as it is written, with where it stands.

    ``2021年4月`` is ``2021-04``; ``2021年13月`` tells the year alone, ``第2021号`` is no date.
    """
    for match in _DATE.finditer(text):
        if match["y"]:
            numbers = [int(match["y"]), int(match["m"]), int(match["d"])]
        else:
            year = parse(match["since"] or match["year"])
            if year is None:
                continue
            year += _BEFORE_THE_REPUBLIC if match["republic"] else 0
            numbers = [year, parse(match["month"] or "") or 0, parse(match["day"] or "") or 0]
        yield _written(*numbers), match.start(), match.end()


def _written(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return f"{year:04}"
    if not 1 <= day <= 31:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}"


def is_date(text: str) -> bool:
    """Whether a string is a year, a month or a day in ISO 8601: ``2021-04``, not ``2021-4``."""
    return _ISO.fullmatch(text) is not None


def is_day(date: str) -> bool:
    """Whether a date in ISO 8601 is exact: ``2021-04-07``, not ``2021-04``."""
    return len(date) == len("2021-04-07")


def shown(date: str) -> str:
    """A date of ISO 8601 as a paper writes it: ``2021-04-07`` is ``2021年4月7日``."""
    parts = [int(part) for part in date.split("-")]
    return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
