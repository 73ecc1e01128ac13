"""The measuring of searches comes to its end, whatever the searches do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bench.search import asking
from tests.bench.search.__main__ import line
from tests.bench.search.asking import Answer, ask, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

_PAGE = """<!DOCTYPE html><div id="search-results"></div><script>
const show = (items, said) => { document.querySelector("#search-results").innerHTML =
  `<p class="search-summary">${said}</p>` +
  items.map((item) => `<li><a href="${item}">${item}</a></li>`).join(""); };
SCRIPT
</script>"""


def asked(browser: Browser, folder: Path, script: str) -> Answer | None:
    """What a page answers that is searched by ``script``."""
    (folder / "search.html").write_text(_PAGE.replace("SCRIPT", script), "utf-8")
    with served(folder) as base:
        return ask(browser, base, "", "stock", "词")


def test_an_answer_is_taken_when_it_is_there(browser: Browser, tmp_path: Path) -> None:
    script = "setTimeout(() => show(['b.html#x', 'a.html', 'b.html'], 'done'), 50)"
    answer = asked(browser, tmp_path, script)
    assert answer is not None
    assert answer.pages == ["b.html", "a.html"]
    assert answer.sent > 0 and answer.took > 0


def test_twenty_pages_are_enough(browser: Browser, tmp_path: Path) -> None:
    """The end of a search that shows hundreds of pages is not waited for."""
    answer = asked(browser, tmp_path, "show([...Array(30).keys()].map((n) => `${n}.html`), '')")
    assert answer is not None and len(answer.pages) >= 20


@pytest.mark.parametrize("script", ["", "while (true) {}", "throw new Error('broken')"])
def test_a_search_that_says_nothing_is_given_up(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(asking, "LIMIT", 1500)
    assert asked(browser, tmp_path, script) is None


def test_what_was_not_answered_is_told_and_found_nothing() -> None:
    rows = [({"a"}, Answer(["a"], 1000, 10)), ({"a"}, Answer([], 3000, 30)), ({"a"}, None)]
    told = line("one", rows, 5)
    assert "n   3  recall 0.333  precision 1.000       2 kB     20 ms" in told
    assert "1 of 3 not answered within 20 s" in told
    assert "2 of 5 not asked any more" in told
    assert "not" not in line("one", rows[:2], 2)
