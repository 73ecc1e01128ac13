"""Pages written by hand under any name, and what their front matter says of their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_hostile import converted, lay_out
from zhbook.book.handwritten import order_of

NAMES = [
    "甲 <乙>",
    "a\\b",
    'a"b',
    "a{b}",
    "self",
    "a*b",
    "[a]",
    "a?",
    "甲.md",
    "v1.0",
    "<乙>",
    "a ",
    "a]b!",
    "^",
]


def test_a_page_of_any_name_stands_in_the_contents(tmp_path: Path) -> None:
    sphinx = pytest.importorskip("sphinx.application").Sphinx
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    for name in NAMES:
        (pages / f"{name}.md").write_text("# 甲\n", "utf-8")
    assert converted(tmp_path).errors == []
    root = tmp_path / "docs" / "zh-hans"
    app = sphinx(
        *(str(root), None, str(tmp_path / "out"), str(tmp_path / "doctrees"), "dummy"),
        confoverrides={"extensions": ["myst_parser"], "suppress_warnings": ["myst"]},
        status=None,
    )
    app.build()
    assert {f"pages/{name}" for name in NAMES} <= set(app.env.toctree_includes["index"])


@pytest.mark.parametrize(
    ("head", "order"),
    [
        ("order: 3", (False, 3)),
        ("order: 3 # 甲", (False, 3)),
        ('"order": 3', (False, 3)),
        ("order: 3\r", (False, 3)),
        ("a:\n  order: 3", (True, 0)),
        ("a: |\n  甲\n  order: 3", (True, 0)),
        ("a: '甲\n\n  order: 3'\norder: 4", (False, 4)),
        ("title: 甲", (True, 0)),
    ],
)
def test_order_is_a_key_of_the_front_matter(head: str, order: tuple[bool, int]) -> None:
    assert order_of(f"---\n{head}\n---\n# 甲\n") == order


@pytest.mark.parametrize(
    "head",
    [
        *("order: .5", "order: 1e5", "order: '3'", "order: 甲", "order: true", "order: -1"),
        *(f"order: {'9' * 5000}", "order:\t3\n\ta", "a: [", f"a: {'[' * 5000}"),
    ],
)
def test_a_front_matter_that_cannot_be_read_is_one_line(tmp_path: Path, head: str) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_text(f"---\n{head}\n---\n# 甲\n", "utf-8")
    (wrong,) = map(str, converted(tmp_path).errors)
    assert "about.md: error: " in wrong and "\n" not in wrong


def test_a_link_of_the_editors_to_a_file_elsewhere_is_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    (tmp_path / "about.md").write_text("# 甲\n", "utf-8")
    (pages / "about.md").symlink_to("../../about.md")
    assert converted(tmp_path).errors == []
    assert "# 甲" in (tmp_path / "docs" / "zh-hans" / "pages" / "about.md").read_text("utf-8")
