"""All texts → the folders of both editions: texts, parts, front page, hand-written pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhbook.book import cited, listing
from zhbook.book import handwritten as pages
from zhbook.book.chronicle import CHRONICLE, chronicle_page, is_worth_a_page
from zhbook.book.given import given_before, put_addresses
from zhbook.book.job import Job, Script, simplified, traditional
from zhbook.book.order import Order, Outcome
from zhbook.book.records import Records
from zhbook.book.seed_files import mixes, not_looked_into, refused, seeds_in
from zhbook.book.shelf import Part, folders, shelf
from zhbook.book.store import Store
from zhbook.characters import printable
from zhbook.citations import PAGE
from zhbook.config.book import BookConfig, TextConfig, read_book
from zhbook.config.lexicon import Lexicon, read_lexicon
from zhbook.errors import SourceError, ZhbookError, diagnose
from zhbook.index import rows as indexing
from zhbook.locale.say import say
from zhbook.pageformat import EDITIONS, SIMPLIFIED, TRADITIONAL


class NoTextsError(ZhbookError):
    """The seeds folder has no text."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be converted: the tree of the book, and a job for each text."""

    root: Part
    book: BookConfig
    script: Script
    lexicon: Lexicon
    jobs: list[Job]

    @property
    def title(self) -> str:
        """The title of the book."""
        return self.root.title


def planned(order: Order, outcome: Outcome) -> Plan | None:
    """The texts of a folder of seeds and what book.toml says of them; None where there is none.

    What is wrong goes to the outcome; a plan with errors is not for carrying out.
    """
    tree = seeds_in(order.seeds)
    paths, unseen = tree.files, not_looked_into(tree)
    for path, why in unseen:
        if order.skip_bad and path:
            notice = say("{reason}; left out, and pages made of it before are removed", reason=why)
            place = str(order.seeds / printable(path))
            outcome.diagnostics.append(diagnose(place, 0, "source-skipped", notice))
        else:
            outcome.fail(order.seeds, SourceError(printable(path), 0, why))
    if not paths:
        if not outcome.errors:
            none = say("no .txt file in this folder")
            outcome.errors.append(NoTextsError(str(order.seeds), 0, none))
        return None
    for path, why in refused(order.seeds, paths):
        paths.remove(path)
        wrong = SourceError(printable(path), 0, why)
        if order.skip_bad:
            place = str(order.seeds / wrong.path)
            outcome.diagnostics.append(diagnose(place, 0, "source-skipped", wrong.message))
        else:
            outcome.fail(order.seeds, wrong)
    # Nobody knows whether book.toml is right about what lies in a folder that was left out.
    book, lexicon = _editors(order, None if unseen else paths, outcome)
    script = Script(
        order.scheme or book.traditional.scheme,
        order.quotes or book.traditional.quotes,
        book.traditional.overrides,
    )
    root, clashes = shelf(paths, book)
    for path, other in clashes:
        message = say("its name leads to the same page as {other}; it got a suffix", other=other)
        place = str(order.seeds / path)
        outcome.diagnostics.append(diagnose(place, 0, "slug-suffixed", message))
    jobs = [
        Job(
            order.seeds / text.path,
            text.path,
            text.slug,
            script,
            book.texts.get(text.path, TextConfig()),
            lexicon,
        )
        for text in root.all_texts()
    ]
    return Plan(root, book, script, lexicon, jobs)


def make(order: Order, progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Convert a folder of seeds. All mistakes of the input are gathered in the outcome."""
    outcome = Outcome()
    if any(mixes(order.seeds, order.out / edition) for edition in EDITIONS):
        message = say("the pages would lie among the texts; name another folder with --out")
        outcome.errors.append(ZhbookError(str(order.out), 0, message))
        return outcome
    plan = planned(order, outcome)
    if plan is None:
        return outcome
    root, script, lexicon = plan.root, plan.script, plan.lexicon
    store = Store(order.out, script.editions)
    try:
        given = given_before(store)
    except ZhbookError as error:
        outcome.errors.append(error)
        return outcome
    places = {text.path: text for text in root.all_texts()}
    texts = Records(store, places, order, outcome, script.scheme)
    texts.convert(plan.jobs, progress)
    if outcome.errors:
        return outcome
    _prune(root, texts.records)
    if not texts.records:
        outcome.errors.append(NoTextsError(str(order.seeds), 0, say("no text could be read")))
        return outcome
    by_hand = pages.hand_written(order.out / "pages", outcome)
    if outcome.errors:
        return outcome
    _equal_titles(root, texts, outcome)
    _listings(store, root, texts, plan, by_hand)
    words = {edition: _words(script, edition) for edition in script.editions}
    put_addresses(store, root, texts, given, words)
    marked = [record["terms"] for record in texts.records.values()]
    place = str(order.seeds / indexing.FILE)
    outcome.diagnostics += indexing.diagnostics(place, marked, lexicon)
    pages.put_hand_written(store, by_hand, script, outcome)
    pages.put_proof_read(store, order.out, script, outcome)
    if outcome.errors:
        return outcome
    try:
        write, remove = store.changes()
    except ZhbookError as error:
        outcome.errors.append(error)
        return outcome
    outcome.written, outcome.removed = sorted(write), remove
    outcome.unchanged = store.unchanged(write)
    if order.write:
        store.commit(write, remove, {"texts": texts.records})
    return outcome


def _editors(order: Order, paths: list[str] | None, outcome: Outcome) -> tuple[BookConfig, Lexicon]:
    """What the editors say: book.toml and terms.toml, with all their mistakes.

    Without ``paths`` it is not asked whether there are the texts that they name.
    """
    book, lexicon = BookConfig(), Lexicon()
    groups: list[ExceptionGroup[Exception]] = []
    try:
        parts = None if paths is None else folders(paths)
        book = read_book(order.seeds / "book.toml", paths, parts)
    except ExceptionGroup as group:
        groups.append(group)
    try:
        lexicon = read_lexicon(order.seeds / indexing.FILE)
    except ExceptionGroup as group:
        groups.append(group)
    for error in (error for group in groups for error in group.exceptions):
        if isinstance(error, ZhbookError):
            outcome.fail(order.seeds, error)
    return book, lexicon


def _equal_titles(root: Part, texts: Records, outcome: Outcome) -> None:
    """A note for each text whose title another text of the book has before it."""
    first: dict[str, str] = {}
    titles = texts.titles(SIMPLIFIED)
    for text in root.all_texts():
        title = titles[text.path]
        other = first.setdefault(title, text.path)
        if other != text.path:
            place = str(texts.order.seeds / text.path)
            message = say("{title} is also the title of {other}", title=title, other=other)
            outcome.diagnostics.append(diagnose(place, 0, "title-repeated", message))


def _prune(part: Part, records: Mapping[str, Any]) -> None:
    """Take out the texts that were left out, and parts without any."""
    part.texts = [text for text in part.texts if text.path in records]
    for below in part.parts:
        _prune(below, records)
    part.parts = [below for below in part.parts if below.texts or below.parts]


def _words(script: Script, edition: str) -> Callable[[str], str]:
    """Converts what the book says itself to the script of an edition."""
    return traditional(script).name if edition == TRADITIONAL else simplified(script.quotes).name


def _listings(
    store: Store, root: Part, texts: Records, plan: Plan, written: Mapping[str, bytes]
) -> None:
    book, script, lexicon = plan.book, plan.script, plan.lexicon
    marked = {path: page for path, page in written.items() if path.endswith(".md")}
    orders = {p: pages.order_of(page.decode(errors="replace")) for p, page in marked.items()}
    by_hand = sorted(orders, key=lambda path: (orders[path], path))
    works = cited.entries(texts.linked)
    terms = indexing.rows((record["terms"] for record in texts.records.values()), lexicon)
    for edition in script.editions:
        words = _words(script, edition)
        summaries, titles = texts.summaries(edition), texts.titles(edition)
        convert = traditional(script).texts if edition == TRADITIONAL else list
        if works:
            lang = EDITIONS[edition]
            listed = cited.cited_pages(works, texts.linked, titles, lang, convert)
            for name, page in listed.items():
                store.put(f"{edition}/{name}.md", page.encode())
        dated = is_worth_a_page(summaries)
        if dated:
            every = [text for text in root.all_texts() if text.path in summaries]
            page = chronicle_page(every, EDITIONS[edition], words, summaries, titles)
            store.put(f"{edition}/{CHRONICLE}.md", page.encode())
        lists = [*([CHRONICLE] if dated else []), *([PAGE] if works else [])]
        for part in root.all_parts():
            if part is root:
                page = listing.front_page(
                    part,
                    edition,
                    words,
                    summaries,
                    titles,
                    editor=book.editor,
                    description=book.description,
                    version=book.edition,
                    date=book.date,
                    editions=script.editions,
                    lists=[*lists, *(["genindex"] if terms else [])],
                    index=indexing.directive(terms, convert),
                    pages=[f"pages/{path[:-3]}" for path in by_hand],
                )
            else:
                page = listing.part_page(part, edition, words, summaries, titles)
            store.put(f"{edition}/{part.page}.md", page.encode())
