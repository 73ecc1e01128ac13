"""概览: two pictures of the book, drawn when it is built, each with its table.

Which terms of the index stand how often in which texts, and what texts cite. A large book shows
the commonest terms, the texts with the most of them, and the works that most texts cite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from zhbook.files.code import code_of
from zhbook.files.kept import Kept, key_of
from zhbook.locale.words import Words
from zhbook.pageformat import Class, slug_and_place
from zhbook.sphinx.index.marks import marks_of
from zhbook.sphinx.index.shown import TEMPLATE
from zhbook.sphinx.overviews.charts import GROUNDS, can_draw, citation_graph, heat_map
from zhbook.sphinx.places.domain import places_of
from zhbook.sphinx.places.excerpts import is_text, write
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.order import pages_in_order
from zhbook.sphinx.site.output import writes_pages
from zhbook.titles import in_marks, title_end

logger = logging.getLogger(__name__)

PAGE, PAGE_TEMPLATE = "overview", "zhoverview.html"
FOLDER = "_index"
#: So many rows, columns, texts and works are drawn at most.
MOST_TERMS, MOST_TEXTS, MOST_WORKS = 30, 24, 30
#: So many characters of a title or term are drawn; the tables have them whole.
LONGEST = 16

WORDS = Words(
    {
        "title": "Overview",
        "terms": "Terms and texts",
        "terms_note": (
            "A cell is the number of places of a term in a text; the commonest terms are shown."
        ),
        "works": "What the texts cite",
        "works_note": "The thicker a line, the more places cite.",
        "table": "Figures",
        "term": "Term",
        "text": "Text",
        "work": "What is cited",
        "count": "Number of places",
        "see_table": "A picture; the figures stand in the table below",
        "not_drawn": (
            "No picture: what draws it is not installed (pip install 'zhbook[overviews]')."
        ),
    }
)


@dataclass(slots=True)
class Table:
    """What a picture shows, in words: the heads of columns and rows, and the cells."""

    name: str
    columns: list[str]
    rows: list[tuple[str, list[object]]]


def term_counts(env: BuildEnvironment) -> dict[str, Counter[str]]:
    """For each term of the index the number of its places in each text."""
    counts: dict[str, Counter[str]] = {}
    for docname, entries in env.domains.index_domain.entries.items():
        if is_text(env, docname):
            for kind, key, _, _, _ in entries:
                if kind == "single":
                    counts.setdefault(key, Counter())[docname] += 1
    return counts


def work_counts(env: BuildEnvironment) -> dict[str, Counter[str]]:
    """For each work that is cited, by its title, the number of places in each text that do."""
    places = places_of(env)
    titles: dict[str, dict[str, str]] = {}
    counts: dict[str, Counter[str]] = {}
    for docname in sorted(places.citing):
        for one in places.citing[docname]:
            slug, name = slug_and_place(one.target)
            target = places.docs.get(slug)
            if target is None or target == docname:
                continue
            if is_text(env, target):
                title = in_marks(env.titles[target].astext())
            else:
                if target not in titles:
                    titles[target] = listed_works(env, target)
                title = titles[target].get(name, "")
            if title:
                counts.setdefault(title, Counter())[docname] += 1
    return counts


def listed_works(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """The titles on the page of cited works, by the ids of their entries."""
    return {
        str(node["ids"][0]): node.astext()[: title_end(node.astext(), 0)]
        for node in env.get_doctree(docname).findall(nodes.paragraph)
        if node["ids"] and Class.CITED_WORK in node["classes"]
    }


def _most(counts: Mapping[str, Counter[str]], most: int) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key].total(), -len(counts[key]), key))[:most]


def _texts(env: BuildEnvironment, counts: Mapping[str, Counter[str]], keys: list[str]) -> list[str]:
    """The texts in which the keys stand most, in the order of the book."""
    total = Counter[str]()
    for key in keys:
        total.update(counts[key])
    kept = set(sorted(total, key=lambda docname: (-total[docname], docname))[:MOST_TEXTS])
    return [docname for docname in pages_in_order(env) if docname in kept]


def short(words: str) -> str:
    """``words``, not longer than LONGEST; a title keeps its marks."""
    if len(words) <= LONGEST:
        return words
    end = words[-1] if words.endswith("》") else ""
    return words[: LONGEST - 1 - len(end)] + "…" + end


def terms_table(app: Sphinx, words: Mapping[str, str]) -> Table | None:
    """How often the commonest terms stand in the texts; writes the picture."""
    env = app.env
    counts, known = term_counts(env), marks_of(env).known()
    keys = _most(counts, MOST_TERMS)
    docs = _texts(env, counts, keys)
    if len(docs) < 2:
        return None
    names = [known[key].shown if key in known else key for key in keys]
    titles = [env.titles[docname].astext() for docname in docs]
    numbers = [[counts[key][docname] for docname in docs] for key in keys]
    draw(app, "terms", heat_map, ([*map(short, names)], [*map(short, titles)], numbers))
    rows = [(name, list[object](row)) for name, row in zip(names, numbers, strict=True)]
    return Table(words["term"], titles, rows)


def works_table(app: Sphinx, words: Mapping[str, str]) -> Table | None:
    """What texts cite; writes the picture."""
    env = app.env
    counts = work_counts(env)
    works = _most(counts, MOST_WORKS)
    docs = _texts(env, counts, works)
    if not works:
        return None
    titles = [env.titles[docname].astext() for docname in docs]
    edges = {
        (docs.index(docname), number): count
        for number, work in enumerate(works)
        for docname, count in counts[work].items()
        if docname in docs
    }
    draw(app, "works", citation_graph, ([*map(short, titles)], [*map(short, works)], edges))
    rows = [
        (titles[text], list[object]([works[work], count]))
        for (text, work), count in sorted(edges.items())
    ]
    return Table(words["text"], [words["work"], words["count"]], rows)


def draw(app: Sphinx, name: str, picture: Callable[..., str], shown: tuple[object, ...]) -> None:
    """Draw what is shown for each ground, unless the last build has drawn the same.

    To load the libraries and to draw takes a second, most of what a small edit costs.
    """
    if not can_draw():
        _remove_pictures(app, name)
        return
    files = {ground: f"{FOLDER}/{name}-{ground}.svg" for ground in GROUNDS}
    code = code_of("zhbook.sphinx.overviews", libraries=("matplotlib", "networkx"))
    made_of = key_of(shown, app.config["zhbook_code"], code)
    kept = Kept(Path(app.doctreedir) / f"overview-{name}-{app.builder.name}.txt", made_of)
    drawn = kept.read()
    # The output folder may be another one, or an older one.
    if drawn is None or drawn["pictures"] != _digests(app, files.values()):
        for ground, file in files.items():
            write(app, file, picture(*shown, GROUNDS[ground]))
        kept.write({"pictures": _digests(app, files.values())})


def _digests(app: Sphinx, files: Iterable[str]) -> list[str]:
    """What the pictures are now; empty for one that is not there."""
    paths = [Path(app.outdir) / file for file in files]
    return [sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths]


def _remove_pictures(app: Sphinx, name: str) -> None:
    """What an earlier build drew, of texts that are gone or with packages that are."""
    for picture in (Path(app.outdir) / FOLDER).glob(f"{name}-*.svg"):
        picture.unlink()


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page, if there is anything to be drawn."""
    if not writes_pages(app):
        return
    words = WORDS.of(edition_of(app).language)
    tables = {"terms": terms_table(app, words), "works": works_table(app, words)}
    drawn = {name: table for name, table in tables.items() if table is not None}
    app.config["zhbook_overview"] = bool(drawn)
    for name in tables.keys() - drawn.keys():
        _remove_pictures(app, name)
    if drawn:
        context: dict[str, Any] = {"title": words["title"], "overview_words": words}
        context |= {"tables": drawn, "can_draw": can_draw()}
        if not can_draw():
            logger.info("overview: only tables: pip install 'zhbook[overviews]' for pictures")
        yield PAGE, context, PAGE_TEMPLATE
    else:
        (Path(app.outdir) / f"{PAGE}.html").unlink(missing_ok=True)


def tell_index(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """The pages of the index lead to the overviews, and both have one style."""
    if templatename == TEMPLATE and app.config["zhbook_overview"]:
        context["overview"] = (PAGE, WORDS.of(edition_of(app).language)["title"])
    if templatename == PAGE_TEMPLATE:
        app.add_css_file("zhindex.css")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; before the index is written, which leads to the page."""
    app.add_config_value("zhbook_overview", False, "", types=frozenset({bool}))
    app.connect("html-collect-pages", make_page, priority=400)
    app.connect("html-page-context", tell_index)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
