"""A real browser, and the sample book served in the two ways in which readers meet it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.chromium import chromium
from tests.site.builds import EDITIONS, build, copy_book
from tests.site.shelf import Shelf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Headless Chromium."""
    return chromium()


def add_long_text(folder: Path) -> None:
    """A text of three parts and sixty paragraphs, long enough to be scrolled."""
    lang = "zh-Hans" if folder.name == "zh-hans" else "zh-Hant-TW"
    lines = ["---", 'slug: "chang"', f'lang: "{lang}"', "myst:"]
    lines += ["  enable_extensions: [attrs_block, attrs_inline]", "---", "", "(chang)=", ""]
    lines += ["# 文章", ""]
    for part, number in enumerate("一二三", start=1):
        lines += [f"(chang--s{part})=", "", f"## {number}、部分", ""]
        for paragraph in range(1, 21):
            lines += [f"{{#chang--s{part}-p{paragraph}}}", "一句接一句，前後相連。" * 20, ""]
    (folder / "chang.md").write_text("\n".join(lines), "utf-8")
    index = folder / "index.md"
    index.write_text(
        index.read_text("utf-8").replace("\njianghua\n", "\njianghua\nchang\n"), "utf-8"
    )


@pytest.fixture(scope="session")
def site(shelf: Shelf) -> Path:
    """The folder of the sample book, some folders below the one that is served."""

    def make(folder: Path) -> None:
        book = copy_book(folder / "sources")
        for edition in EDITIONS:
            add_long_text(book / edition)
        build(book, folder / "served" / "some" / "prefix")

    return shelf.once("served", make) / "served" / "some" / "prefix" / "html"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the book on a web server, under a prefix."""
    root = site.parents[2]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.relative_to(root).as_posix()}/"
    server.shutdown()


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> str:
    """The address of the book on a web server, then on the disk."""
    if request.param == "file":
        return site.as_uri() + "/"
    served = request.getfixturevalue("http")
    assert isinstance(served, str)
    return served


class Readers:
    """Contexts of the browser that one test after the other uses.

    A context of its own is a window, which costs as much as the page in it; a tab costs half.
    """

    #: Windows that are kept, of those that were used last.
    MOST = 4

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.kept: dict[str, BrowserContext] = {}
        self.visit: Visit | None = None

    def watch(self, page: Page) -> None:
        """Have the visit that goes on note what should not happen on a page."""
        if self.visit:
            self.visit.watch(page)

    def page(self, origin: str, options: dict[str, Any]) -> Page:
        """A new tab of a context with these options, in which the origin has stored nothing."""
        key = repr(sorted(options.items()))
        context = self.kept.pop(key, None)
        if context is None:
            context = self.browser.new_context(**options)
            context.on("page", self.watch)
            if len(self.kept) >= self.MOST:
                self.kept.pop(next(iter(self.kept))).close()
        self.kept[key] = context
        page = context.new_page()
        context.clear_cookies()
        if len(context.pages) > 1:
            session = context.new_cdp_session(page)
            what = {"origin": origin, "storageTypes": "all"}
            session.send("Storage.clearDataForOrigin", what)
            session.detach()
        return page


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Readers:
    """The contexts of this process."""
    return Readers(browser)


class Visit:
    """Pages that must be quiet: no error, no request to another host."""

    def __init__(self, browser: Browser, readers: Readers) -> None:
        self.browser = browser
        self.readers = readers
        self.contexts: list[BrowserContext] = []
        self.old = [page for context in readers.kept.values() for page in context.pages]
        self.faults: list[str] = []

    def context(self, **options: Any) -> BrowserContext:
        """A new context, for what a page leaves behind in it; its pages are watched."""
        context = self.browser.new_context(**options)
        context.on("page", self.watch)
        self.contexts.append(context)
        return context

    def page(self, address: str, script: str = "", **options: Any) -> Page:
        """A page opened at an address by a reader who was never there.

        ``script`` runs there before the scripts of the page.
        """
        parts = urlsplit(address)
        # A window of any size shows a page in the size that is asked for.
        viewport = options.pop("viewport", None)
        page = self.readers.page(f"{parts.scheme}://{parts.netloc}", options)
        self.leave(page.context)
        if viewport:
            page.set_viewport_size(viewport)
        if script:
            page.add_init_script(script)
        page.goto(address)
        return page

    def leave(self, context: BrowserContext) -> None:
        """Close what former tests have left open: not before, as a window ends with its last."""
        for page in self.old:
            if page.context == context and not page.is_closed():
                page.close()

    def end(self) -> None:
        """Close what was opened; what is still to be told of kept pages is told."""
        for context in self.contexts:
            context.close()
        for context in self.readers.kept.values():
            for page in context.pages[:-1]:
                page.close()
            context.clear_cookies()

    def watch(self, page: Page) -> None:
        """Note what should not happen on a page."""
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self.note_failure)
        page.on(
            "console",
            lambda said: (
                self.faults.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.on("request", lambda request: self.judge(request.url))
        page.on(
            "response",
            lambda answer: (
                self.faults.append(f"{answer.status}: {answer.url}")
                if answer.status >= 400
                else None
            ),
        )

    def note_failure(self, request: Request) -> None:
        """Note a request without an answer.

        Not one that a click on a link has ended, nor a script where scripts are switched off.
        """
        if request.failure not in ("net::ERR_ABORTED", "csp"):
            self.faults.append(f"{request.failure}: {request.url}")

    def judge(self, url: str) -> None:
        """Note a request that leaves for another host."""
        parts = urlsplit(url)
        if parts.scheme not in ("file", "data", "blob") and parts.hostname != "127.0.0.1":
            self.faults.append(f"another host: {url}")


@pytest.fixture
def visit(browser: Browser, readers: Readers) -> Iterator[Visit]:
    """Opens pages; at the end of the test none of them may have been at fault."""
    readers.visit = visit = Visit(browser, readers)
    yield visit
    visit.end()
    readers.visit = None
    assert visit.faults == []


@pytest.fixture(scope="module")
def lasting(browser: Browser, readers: Readers) -> Iterator[Callable[..., Page]]:
    """Opens a page once for all tests of a module that ask for it, and that leave it as it is.

    What is at fault on it is told at the end of the module.
    """
    visits = Visit(browser, readers)
    opened: dict[str, Page] = {}

    def page(address: str, **options: Any) -> Page:
        key = repr((address, sorted(options.items())))
        if key not in opened:
            opened[key] = visits.context(**options).new_page()
            opened[key].goto(address)
        return opened[key]

    yield page
    for context in visits.contexts:
        context.close()
    assert visits.faults == []
