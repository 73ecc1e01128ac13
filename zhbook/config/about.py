"""What book.toml says about a text as a paper, where the text does not say it or says it wrongly::

    [texts."a.txt".about]
    date = "2021-12-24"     # given, passed or made public: a year, a month or a day
    revised = "2023-09-01"  # last amended
    author = "某某"          # speaker or issuing organs
    number = "某发〔2021〕3号"
    status = "现行"          # 现行 已修改 已废止 尚未生效
    source = "某某网"
    edition = "某某出版社2022年版"  # 底本

``date = "2021-4-7"`` and ``status = "有效"`` are mistakes. An empty text is written by leaving the
key out; ``author = "-"`` says that nobody is to be named.
"""

from __future__ import annotations

from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader, unknown
from zhbook.dates import is_date
from zhbook.locale.say import say

KEYS = ("date", "revised", "author", "number", "status", "source", "edition")
#: What ``status`` may be.
STATUSES = ("现行", "已修改", "已废止", "尚未生效")
#: Says that there is none, whatever the text was read to say.
NONE = "-"


def read_about(toml: TomlReader, tree: Any, text: KeyPath) -> tuple[tuple[str, str], ...]:
    """The keys of the table ``about`` of a text; what is wrong is noted and left out."""
    path: KeyPath = (*text, "about")
    table = toml.table(tree, path, KEYS)
    facts: list[tuple[str, str]] = []
    for key in (key for key in KEYS if key in table):
        value = toml.string(table, path, key)
        if value is None:
            continue
        if value == NONE:
            facts.append((key, ""))
        elif key in ("date", "revised") and not is_date(value):
            wrong = say(
                "{key} “{value}” must be as 2021, 2021-04 or 2021-04-07", key=key, value=value
            )
            toml.wrong((*path, key), wrong)
        elif key == "status" and value not in STATUSES:
            toml.wrong((*path, key), unknown(key, value, STATUSES))
        else:
            facts.append((key, value.strip()))
    return tuple(facts)
