"""A browser that asks, a server that counts what it sends."""

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

from playwright.sync_api import Error as PlaywrightError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ZIPPED = {".js", ".html", ".css", ".json"}


@cache
def _zip(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6)


class Counting(SimpleHTTPRequestHandler):
    """Serves a folder, zipped as servers do, and counts the bytes."""

    sent = 0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        is_zipped = path.suffix in _ZIPPED
        body = _zip(str(path)) if is_zipped else path.read_bytes()
        Counting.sent += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if is_zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
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


@dataclass(frozen=True, slots=True)
class Answer:
    """The first twenty pages, what was sent for them, and in how many milliseconds."""

    pages: list[str]
    sent: int
    took: float


# In the page: from the question to the answer, in milliseconds.
_OWN = """async (words) => {
  const begun = performance.now();
  await zhSearch.begin();
  const page = document.createElement("div");
  document.body.append(page);
  const panel = new zhSearch.Panel(20);
  page.append(panel.element);
  await panel.ask(words);
  const found = [...page.querySelectorAll(".zh-search-group")];
  const links = found.map((group) => group.querySelector("a").href);
  return [links, performance.now() - begun, panel.element.dataset.state];
}"""
_PAGEFIND = """async (words) => {
  const begun = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const { results } = await pagefind.search(words);
  const found = await Promise.all(results.slice(0, 20).map((one) => one.data()));
  return [found.map((one) => new URL(one.raw_url || one.url, location.href).href),
          performance.now() - begun, "done"];
}"""
_STOCK_READY = r"""() =>
  /\d|not match|没有|未/.test(document.querySelector('.search-summary')?.textContent || '')"""


def ask(browser: Browser, base: str, folder: str, engine: str, words: str) -> Answer:
    """One query in a browser that has never seen the site."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    try:
        if engine == "stock":
            links, took, sent = ask_stock(page, base, words)
        else:
            # A page that is open already: what is counted is what the search asks for.
            page.goto(base + folder + "index.html")
            page.wait_for_load_state("networkidle")
            before = Counting.sent
            script = _OWN if engine == "own" else _PAGEFIND
            links, took, state = page.evaluate(script, words)
            assert state == "done", (engine, words, state)
            sent = Counting.sent - before
    finally:
        context.close()
    root = urlsplit(base + folder).path
    names = [unquote(urlsplit(link).path)[len(root) :] for link in links]
    return Answer(list(dict.fromkeys(names))[:20], sent, took)


def ask_stock(page: Page, base: str, words: str) -> tuple[list[str], float, int]:
    """The stock search has no other door than its page, whose index is loaded with it."""
    before = Counting.sent
    page.goto(f"{base}search.html?q={quote(words)}")
    with suppress(PlaywrightError):  # it may never say that it has found nothing
        page.wait_for_function(_STOCK_READY, timeout=8000)
    took = page.evaluate("performance.now()")
    found = page.eval_on_selector_all("#search-results li a", "(links) => links.map((a) => a.href)")
    return found, float(took), Counting.sent - before
