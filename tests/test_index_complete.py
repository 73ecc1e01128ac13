"""The index is complete: it leads to every place that has a term of the lexicon, and to no other.

What a page says is read from its HTML, and what should be found there by another matcher than the
converter's.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tests.site.shelf import Shelf
from tests.test_fidelity import EDITIONS, ROOT, laws, shipped
from zhbook.config.lexicon import Lexicon, read_lexicon
from zhbook.sphinx.index.entries import Entry

Place = tuple[str, str]
#: What the editors or the book have added, and what stands folded as no part of the text.
NO_TEXT = ".added, .headerlink, template, details, .cite-block button"


def owner(node: NavigableString, block: Tag, name: str) -> str:
    """The id of the place in which a piece of text stands: an item, or the block itself."""
    for parent in node.parents:
        if parent is block:
            break
        if "item" in (parent.get("class") or []) and parent.get("id"):
            return str(parent["id"])
    return name


def cited_works(html: Path) -> dict[str, str]:
    """The titles of the works that the book cites, by the ids of their entries."""
    path = html / "cited.html"
    if not path.exists():
        return {}
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    found = {str(node["id"]): node.get_text() for node in soup.select(".cited-work[id]")}
    return {name: title.partition("》")[0].strip("《") for name, title in found.items()}


def expected(html: Path, lexicon: Lexicon) -> dict[str, set[Place]]:
    """The places of each term of the lexicon, of all pages of texts below a folder."""
    longest = sorted(map(re.escape, lexicon.forms), key=len, reverse=True)
    forms = re.compile("|".join(longest))
    found: dict[str, set[Place]] = {key: set() for key in lexicon.forms.values() if key}
    works = cited_works(html)
    for path in sorted(html.rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        article = soup.select_one("article.bd-article")
        if article is None or soup.body is None or not article.select("p[id], section[id]"):
            continue
        if soup.body.get("data-kind") in ("", "index", "part", "cited", "page"):
            continue
        for other in article.select(NO_TEXT):
            other.decompose()
        page = path.relative_to(html).as_posix()
        for block in article.select("h1, h2, h3, h4, h5, h6, p[id]"):
            name = str(block.get("id") or (block.parent and block.parent.get("id")))
            pieces = [node for node in block.descendants if isinstance(node, NavigableString)]
            owners = [owner(node, block, name) for node in pieces for _ in node]
            for match in forms.finditer("".join(pieces)):
                if key := lexicon.forms[match[0]]:
                    found[key].add((page, owners[match.start()]))
            # 《条例》 that stands for a work of the lexicon is one of its places.
            for link in block.select("a[href*='cited.html#']"):
                title = works.get(str(link["href"]).partition("#")[2], "")
                if key := lexicon.forms.get(title, ""):
                    first = next(n for n in link.descendants if isinstance(n, NavigableString))
                    found[key].add((page, owner(first, block, name)))
    return found


def reached(html: Path, lexicon: Lexicon) -> dict[str, set[Place]]:
    """The places to which the index leads from each term of the lexicon."""
    soup = BeautifulSoup((html / "genindex.html").read_text("utf-8"), "html.parser")
    found: dict[str, set[Place]] = {}
    for key in {key for key in lexicon.forms.values() if key}:
        entry = soup.find(id=Entry(key).id)
        links = []
        if isinstance(entry, Tag):
            own = [
                part
                for part in entry.find_all(True, recursive=False)
                if part.name != "ul" and "zhindex-see" not in (part.get("class") or [])
            ]
            links = [str(a["href"]) for part in own for a in part.select("a")]
        found[key] = {(page, name) for page, _, name in (link.partition("#") for link in links)}
    return found


def compare(out: Path, lexicon: Lexicon) -> int:
    """Compare both editions with what they should have; the number of places."""
    html = out / "html" / "zh-hans"
    wanted, led = expected(html, lexicon), reached(html, lexicon)
    assert {key: led[key] ^ wanted[key] for key in wanted if led[key] != wanted[key]} == {}
    # The Traditional edition has the same ids, so its index leads to the same places.
    assert reached(out / "html" / "zh-hant", lexicon) == led
    return sum(map(len, wanted.values()))


@pytest.fixture(scope="module")
def book(shelf: Shelf) -> Path:
    return shipped(shelf)


def test_each_term_of_the_lexicon_is_reached_wherever_it_stands(book: Path) -> None:
    lexicon = read_lexicon(ROOT / "seeds" / "terms.toml")
    assert len(lexicon.terms) > 100
    assert compare(book, lexicon) > 500


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_of_the_index_leads_to_something(book: Path, edition: str) -> None:
    html = book / "html" / edition
    soup = BeautifulSoup((html / "genindex.html").read_text("utf-8"), "html.parser")
    own = {str(node["id"]) for node in soup.select("[id]")}
    ids: dict[str, set[str]] = {"": own}
    links = [str(a["href"]) for a in soup.select(".zhindex a")]
    assert len(links) > 500
    for link in links:
        page, _, name = link.partition("#")
        if page not in ids:
            found = BeautifulSoup((html / page).read_text("utf-8"), "html.parser")
            ids[page] = {str(node["id"]) for node in found.select("[id]")}
        assert not name or name in ids[page], link


def test_so_it_is_in_real_laws(corpus: Path, shelf: Shelf) -> None:
    book = laws(shelf, corpus)
    assert compare(book, read_lexicon(book / "seeds" / "terms.toml")) > 500
