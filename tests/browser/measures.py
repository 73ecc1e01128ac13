"""What the tests ask a page about how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def style(page: Page, selector: str, name: str) -> str:
    """A computed property of the first element that matches."""
    return str(
        page.evaluate(
            "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)",
            [selector, name],
        )
    )


def line_of(page: Page, selector: str, last: bool) -> float:
    """The middle of the first line of an element, or of the last line of its first words."""
    return float(
        page.evaluate(
            """([selector, last]) => {
          const range = document.createRange();
          const element = document.querySelector(selector);
          range.selectNodeContents(last ? element.firstChild : element);
          const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
          const box = last ? boxes[boxes.length - 1] : boxes[0];
          return (box.top + box.bottom) / 2;
        }""",
            [selector, last],
        )
    )
