"""A text on paper."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.measures import line_of, style

pytestmark = pytest.mark.browser


def test_on_paper_there_is_the_text_and_nothing_else(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert style(page, "#p2", "color") == "rgb(0, 0, 0)"
    assert style(page, "body", "background-color") in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    for selector in (
        ".bd-sidebar-primary",
        ".bd-sidebar-secondary",
        ".bd-header-article",
        ".prev-next-footer",
        ".bd-footer-content",
    ):
        assert not page.locator(selector).is_visible(), selector
    assert abs(line_of(page, "#s2-1 > h3", True) - line_of(page, "#s2-1-p1", False)) < 3
    assert page.evaluate("document.getElementById('n1').getBoundingClientRect().height") > 0
    assert "none" in style(page, ".bd-article a.internal", "text-decoration-line")
    after = page.evaluate(
        "getComputedStyle(document.querySelector('.bd-article a.internal'), '::after').content"
    )
    assert after in ("none", "normal")
