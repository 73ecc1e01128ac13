"""Cost of a book grows with its texts and with what the editors say, not with its square.

Each folder is made twice, the second time of double size, from reading the seeds to writing the
pages; counted is what ``tests.work`` counts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.work import work
from zhbook.book.make import make
from zhbook.book.order import Order
from zhbook.numerals import chinese

Folder = dict[str, str]


def texts(count: int, name: str, text: str) -> Folder:
    """Files below ``seeds``; ``{k}`` is the number of each, ``{next}`` that of the next."""
    return {
        f"seeds/{name.format(k=k, tens=k // 10)}": text.format(k=k, next=k + 1)
        for k in range(count)
    }


def one(text: str, **others: str) -> Folder:
    """A single text, and what else lies beside it: ``one("甲", terms="never = []")``."""
    beside = {f"seeds/{name}.toml": content for name, content in others.items()}
    return {"seeds/0.txt": f"某某规定\n{text}", **beside}


def rows(count: int, row: str) -> str:
    """Rows of a TOML file, one for each number."""
    return "".join(row.format(k=k, line=k + 2, chinese=chinese(k + 1)) for k in range(count))


BOOKS: dict[str, Callable[[int], Folder]] = {
    "texts of one title": lambda n: texts(n, "{k}.txt", "某某办法\n第一条 甲。\n"),
    "texts that cite the next": lambda n: texts(
        n, "{k}.txt", "甲{k}办法\n第一条 依照《甲{next}办法》第一条。\n"
    ),
    "texts that cite one": lambda n: texts(n, "{k}.txt", "甲{k}办法\n依照《甲0办法》第一条。\n"),
    "texts that cite none of the book": lambda n: texts(
        n, "{k}.txt", "甲{k}办法\n依照《乙{k}法》和《中华人民共和国丙法》第一条。\n"
    ),
    "editions of one text": lambda n: texts(
        n, "{k}.txt", "甲法\n（2001年1月1日通过）\n第一条 依照《甲法》第一条。\n"
    ),
    "texts in many folders": lambda n: texts(n, "甲{k}/乙.txt", "甲{k}办法\n正文。\n"),
    "texts in nested folders": lambda n: texts(n, "甲{tens}/丙/乙{k}.txt", "甲{k}办法\n正文。\n"),
    "texts with a date": lambda n: texts(n, "{k}.txt", "甲{k}讲话\n（2020年1月1日）\n正文。\n"),
    "names that lead to one page": lambda n: {
        f"seeds/a{'。' * (k % 60)}{'，' * (k // 60)}.txt": f"甲{k}办法\n正文。\n" for k in range(n)
    },
    "rows of texts": lambda n: {
        **texts(n, "{k}.txt", "甲{k}办法\n正文。\n"),
        "seeds/book.toml": rows(n, "[texts.'{k}.txt']\norder = {k}\nslug = 's{k}'\n"),
    },
    "a text that cites all others": lambda n: {
        **texts(n, "{k}.txt", "甲{k}办法\n正文。\n"),
        "seeds/all.txt": "乙法\n" + rows(n, "依照《甲{k}办法》第一条。\n"),
    },
    "citations of itself": lambda n: one(
        rows(4 * n, "第{chinese}条 依照前条、前款、本条第二款、第{chinese}条、本章规定。\n")
    ),
    "citations in one paragraph": lambda n: one(
        "第一条 " + rows(4 * n, "依照《甲{k}法》第一条、第二条至第五条，第一条第二款规定，")
    ),
    "short names that are declared": lambda n: one(
        rows(4 * n, "依照《甲{k}法》（以下简称乙{k}法）。\n依照乙{k}法第一条。\n")
    ),
    "short names of the editors": lambda n: one(
        rows(4 * n, "依照乙{k}法第一条。\n"),
        book="[texts.'0.txt'.short-names]\n" + rows(4 * n, "'乙{k}法' = '甲{k}法'\n"),
    ),
    "notes on many lines": lambda n: one(
        "甲乙。\n" * 3 * n,
        book=rows(3 * n, "[[texts.'0.txt'.note]]\nline = {line}\nwords = '甲'\ntext = '注'\n"),
    ),
    "notes in one paragraph": lambda n: one(
        rows(3 * n, "甲{k}，"),
        book=rows(3 * n, "[[texts.'0.txt'.note]]\nline = 2\nwords = '甲{k}，'\ntext = '注'\n"),
    ),
    "overrides of wrapped lines": lambda n: one(
        "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁，甲乙丙\n" * (3 * n + 2),
        book=rows(
            3 * n, "[[texts.'0.txt'.override]]\nline = {line}\nwords = '甲乙'\nas = 'paragraph'\n"
        ),
    ),
    "overrides of headings": lambda n: one(
        "甲乙\n" * 3 * n,
        book=rows(
            3 * n,
            "[[texts.'0.txt'.override]]\nline = {line}\nwords = '甲乙'\n"
            "as = 'heading'\nlevel = 1\n",
        ),
    ),
    "fields in one line": lambda n: one(rows(3 * n, "索引号：{k}　主题分类：乙　") + "\n正文。"),
    "a list of contents": lambda n: one(
        "目录\n" + rows(2 * n, "第{chinese}章 甲\n") + rows(2 * n, "第{chinese}章 甲\n正文。\n")
    ),
    "texts in one file": lambda n: one(rows(2 * n, "某某办法\n（2020年1月1日）\n第一条 甲。\n")),
    "headings of one name": lambda n: one("一、甲乙\n正文。\n" * 4 * n),
    "signatures": lambda n: one("某某局\n2020年1月1日\n" * 3 * n),
    "terms": lambda n: one(
        rows(5 * n, "词{k}甲，"), terms=rows(5 * n, "[terms.'词{k}甲']\nvariants = ['变{k}']\n")
    ),
    "terms that see each other": lambda n: one(
        "词0甲。",
        terms="[terms.'词甲']\n" + rows(5 * n, "[terms.'词{k}甲']\nsee-also = ['词甲']\n"),
    ),
    "rows of see": lambda n: one(
        "词甲。", terms="[terms.'词甲']\n[see]\n" + rows(5 * n, "'见{k}' = '词甲'\n")
    ),
    "pages by hand": lambda n: {
        **one("正文。"),
        **{f"docs/pages/甲{k}.md": f"---\norder: {k}\n---\n# 甲\n\n乙。\n" for k in range(3 * n)},
    },
}


def cost(root: Path, folder: Folder) -> int:
    """How much work it is to make a book of a folder."""
    for path, content in folder.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    outcomes = []
    counted = work(lambda: outcomes.append(make(Order(root / "seeds", root / "docs", jobs=1))))
    assert outcomes[0].errors == []
    return counted


@pytest.mark.parametrize("name", BOOKS)
def test_cost_of_a_book_grows_with_its_size(tmp_path: Path, name: str) -> None:
    def made(count: int) -> int:
        return cost(tmp_path / str(count), BOOKS[name](count))

    made(1)
    assert made(40) < 2.25 * made(20) + 2_000


def test_a_line_costs_the_same_after_few_lines_and_after_many(tmp_path: Path) -> None:
    """Also where C alone goes through all lines again, as ``[*lines, line]`` does: with a million
    of them that would be hours."""

    def made(count: int) -> int:
        return cost(tmp_path / str(count), one("甲\n" * count))

    made(1)
    assert made(2_000) < 2.02 * made(1_000)
