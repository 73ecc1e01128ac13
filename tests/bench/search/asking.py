"""A browser that asks, a server that counts what it sends.

Each search is asked in the way of its own page: this project's by its panel, Pagefind by its
programming interface, with the texts of the results that its own interface shows, Sphinx's by
``search.html?q=…``, which has no other door. A question is over when twenty pages are shown, or
when the search says that it has done; what has not come to an end by then is not answered.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import TimeoutError as TooLate

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: A page that has nothing but what opens the search, in the place of one that a reader has open.
BLANK = "blank.html"
_BLANK = "".join(
    ['<!DOCTYPE html><meta charset="utf-8"><title>.</title>']
    + [f'<script src="_static/zh-search/{name}.js"></script>' for name in ("setup", "open")]
).encode()
_ZIPPED = {".js", ".html", ".css", ".json"}


@cache
def _zip(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


class Counting(SimpleHTTPRequestHandler):
    """Serves a folder, zipped as servers do, and counts the bytes."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        is_zipped = path.suffix in _ZIPPED and path.name != BLANK
        if path.name == BLANK:
            body = _BLANK
        elif path.is_file():
            body = _zip(str(path)) if is_zipped else path.read_bytes()
        else:
            self.send_error(404)
            return
        Counting.sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a window that is closed waits for nothing
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    handler = partial(Counting, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


#: So many pages are the first of an answer.
FIRST = 20
#: Of the others' answers some more are taken, as lists of pages, which are no texts, are left out.
_SHOWN = FIRST + 5
#: Milliseconds for one question.
LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The pages in their order, what was sent for them in bytes, and in how many milliseconds."""

    pages: list[str]
    sent: int
    took: float


# In the page: from the question to the answer, in milliseconds. Nobody waits in the page for its
# end, because a page that is busy can be given up only from outside.
_OWN = """async (words) => {
  const begun = performance.now();
  await zhSearch.begin();
  const page = document.createElement("div");
  document.body.append(page);
  const panel = new zhSearch.Panel(20);
  page.append(panel.element);
  await panel.ask(words);
  if (panel.element.dataset.state !== "done") throw new Error(panel.element.dataset.state);
  const found = [...page.querySelectorAll(".zh-search-group")];
  return [found.map((group) => group.querySelector("a").href), performance.now() - begun];
}"""
_PAGEFIND = f"""async (words) => {{
  const begun = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const {{ results }} = await pagefind.search(words);
  const found = await Promise.all(results.slice(0, {_SHOWN}).map((one) => one.data()));
  return [found.map((one) => new URL(one.raw_url || one.url, location.href).href),
          performance.now() - begun];
}}"""
_STOCK = f"""() => {{
  const links = [...document.querySelectorAll("#search-results li a")].map((link) => link.href);
  const pages = new Set(links.map((link) => link.split("#")[0]));
  const done = document.querySelector(".search-summary")?.textContent;
  return (done || pages.size >= {_SHOWN}) && [links, performance.now()];
}}"""
_ASK = """([ask, words]) => {
  window.benchAnswer = null;
  ask = (0, eval)(ask);
  ask(words).catch((error) => ({ failed: String(error) })).then((said) => (benchAnswer = said));
}"""


def ask(browser: Browser, base: str, folder: str, engine: str, words: str) -> Answer | None:
    """One query in a browser that has never seen the site; ``None`` when it is not answered."""
    # The policy of our pages forbids what Pagefind is made of.
    context = browser.new_context(locale="zh-CN", bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(LIMIT)
    try:
        links, took, sent = _asked(page, base, folder, engine, words)
    except TooLate:
        return None
    finally:
        context.close()
    root = urlsplit(base + folder).path
    names = [unquote(urlsplit(link).path)[len(root) :] for link in links]
    return Answer(list(dict.fromkeys(names)), sent, took)


def _asked(
    page: Page, base: str, folder: str, engine: str, words: str
) -> tuple[list[str], float, int]:
    """The links of the answer, in how many milliseconds, for how many bytes."""
    if engine == "stock":
        before = Counting.sent
        page.goto(f"{base}search.html?q={quote(words)}")
        said = page.wait_for_function(_STOCK).json_value()
    else:
        # A page that is open already: what is counted is what the search asks for.
        page.goto(base + folder + BLANK)
        page.wait_for_load_state("networkidle")
        before = Counting.sent
        page.evaluate(_ASK, [_OWN if engine == "own" else _PAGEFIND, words])
        # Looked at seldom, since who looks at each frame slows the page that is measured.
        said = page.wait_for_function("window.benchAnswer", polling=250).json_value()
    if isinstance(said, dict):
        raise SystemExit(f"{engine}: {words}: {said['failed']}")
    links, took = said
    return links, float(took), Counting.sent - before
