"""前段, 后段, 但书 and 本文 behind a place leave it what it is, in either order of levels."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from zhbook.citations import find

TAIWAN = (
    "植樹辦法\n第一條 樹木如下：\n一、榕樹。\n二、樟樹。\n前項第一款之榕樹，另定之。\n"
    "第二條 砍伐者，處罰鍰。但情形輕微者，不罰。\n前項情形，亦同。\n{0}\n"
    "第三條 本辦法自發布日施行。\n"
)
MAINLAND = (
    "植树办法\n第一条 树木如下：\n（一）榕树；\n（二）樟树。\n前款第（一）项所列榕树，另行规定。\n"
    "第二条 砍伐的，处以罚款；但是情节轻微的除外。\n前款情形，也是如此。\n{0}\n"
    "第三条 本办法自公布之日起施行。\n"
)


def cited(text: str) -> list[tuple[str, str]]:
    """What the eighth line cites, and where."""
    _, found = find(document_of(text), "植树办法")
    return [(c.words, c.place.id) for c in found.citations if c.line == 8 and not c.doubt]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第一項但書、前項規定，不適用。", [("第一項", "art-2"), ("前項", "art-2-p2")]),
        ("前條第一項第二款前段規定，準用之。", [("前條第一項第二款", "art-1-i2")]),
        (
            "前條第二項後段、本條第一項本文，準用之。",
            [("前條第二項", "art-1-p2"), ("本條第一項", "art-2")],
        ),
        (
            "第一條第一項第一款但書或第二款，準用之。",
            [("第一條第一項第一款", "art-1-i1"), ("第二款", "art-1-i2")],
        ),
        ("本條前段、本項後段規定，準用之。", []),
    ],
)
def test_halves_in_taiwan(words: str, expected: list[tuple[str, str]]) -> None:
    assert cited(TAIWAN.format(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第一款但书、前款规定，不适用。", [("第一款", "art-2"), ("前款", "art-2-p2")]),
        ("前条第一款第（二）项前段规定，准用。", [("前条第一款第（二）项", "art-1-i2")]),
        (
            "前条第二款后段、本条第一款，准用。",
            [("前条第二款", "art-1-p2"), ("本条第一款", "art-2")],
        ),
        ("本条前段、本款后段规定，准用。", []),
    ],
)
def test_halves_on_the_mainland(words: str, expected: list[tuple[str, str]]) -> None:
    assert cited(MAINLAND.format(words)) == expected
