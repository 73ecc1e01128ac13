"""Every string of Chinese is to be found: measured in a browser, over a folder of real texts.

    python -m tests.bench.search [FOLDER] [--scale N] [--seed N] [--keep DIR] [--own]

FOLDER holds .txt files; without one the folder that ZHBOOK_CORPUS names is taken. Queries are drawn
at random from the rendered pages; the truth is which pages hold the query, as an exact substring.
It comes to an end: questions that are not answered in time, and those for which no time was left,
are reported as that.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.search.asking import FIRST, LIMIT, Answer, ask, served
from tests.bench.search.sites import RIVALS, NotBuilt, Spent, build, convert, zipped
from tests.bench.search.truth import EDITIONS, Query, draw, texts_of

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: Seconds for all the questions to one of the others.
PATIENCE = 150
_PUNCTUATION = re.compile(r"[^\w\n]")

#: For each query its pages and the answer, where there is one. Without the queries behind the last
#: one for which there was time.
Rows = list[tuple[set[str], Answer | None]]


def judged(answer: Answer, truth: set[str]) -> tuple[float, float | None]:
    """Recall and precision in the first twenty; an answer without pages has no precision."""
    right = len(truth.intersection(answer.pages))
    recall = right / min(len(truth), FIRST) if truth else 1.0
    return recall, right / len(answer.pages) if answer.pages else None


def line(name: str, rows: Rows, asked: int) -> str:
    """One line of the report; a query that is not answered has found nothing."""
    answered = [(truth, answer) for truth, answer in rows if answer]
    both = [judged(answer, truth) for truth, answer in answered]
    recall = sum(one for one, _ in both) / len(rows) if rows else 0.0
    precise = [one for _, one in both if one is not None]
    precision = statistics.mean(precise) if precise else 0.0
    sent = statistics.median(answer.sent for _, answer in answered) / 1000 if answered else 0
    took = statistics.median(answer.took for _, answer in answered) if answered else 0
    words = (
        f"{name:34} n {len(rows):3}  recall {recall:.3f}  precision {precision:.3f}  "
        f"{sent:6.0f} kB  {took:5.0f} ms"
    )
    if silent := len(rows) - len(answered):
        words += f"  {silent} of {len(rows)} not answered within {LIMIT // 1000} s"
    if left := asked - len(rows):
        words += f"  {left} of {asked} not asked any more after {PATIENCE} s"
    return words


def sizes(html: Path, texts: dict[str, dict[str, tuple[str, str]]], spent: Spent) -> Iterable[str]:
    """How large the index is beside the text, and what it takes to build."""
    import gzip

    portions = {
        path for path in (html / "_search").glob("*.js") if '",[[[' in path.read_text("utf-8")[:30]
    }
    index = [path for path in (html / "_search").glob("*.js") if path not in portions]
    text = sum(len(gzip.compress(t.encode(), 6)) for _, t in texts["zh-hans"].values())
    yield (
        f"index {zipped(index) / 1e6:.2f} MB gzipped, {zipped(index) / text:.0%} of the text's "
        f"{text / 1e6:.2f} MB; portions of text {zipped(list(portions)) / 1e6:.2f} MB"
    )
    yield (
        f"search {spent.search:.1f} s of {spent.whole:.1f} s of the build of both editions: "
        f"{spent.search / spent.whole:.1%}"
    )


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default=os.environ.get("ZHBOOK_CORPUS"))
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="a folder for the sites, which stay")
    parser.add_argument("--own", action="store_true", help="leave the others out")
    options = parser.parse_args()
    if not options.folder:
        raise SystemExit("name a folder of texts, or set ZHBOOK_CORPUS")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(options.keep or temporary).resolve()
        measure(Path(options.folder), work, options)


def measure(folder: Path, work: Path, options: argparse.Namespace) -> None:
    """All that is measured."""
    convert(folder, work / "book")
    html, spent = build(work / "book", work)
    texts = texts_of(html)
    queries = list(draw(texts, options.seed, options.scale))
    print(f"{len(texts['zh-hans'])} texts, {len(queries)} queries, seed {options.seed}")
    for words in sizes(html, texts, spent):
        print(words)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for page_script in EDITIONS:
            for query_script in EDITIONS:
                rows = asked(browser, html, texts[page_script], page_script, query_script, queries)
                name = f"page {page_script}, query {query_script}"
                report(name, rows, queries, page_script == query_script == "zh-hans")
        for name, build_rival in () if options.own else RIVALS.items():
            try:
                site = build_rival(work / "book", html, work)
            except NotBuilt as error:
                print(f"{name}: not asked: {error}", flush=True)
                continue
            truth = texts["zh-hans"]
            rows = asked(browser, site, truth, "zh-hans", "zh-hans", queries, name)
            report(f"{name}, page and query zh-hans", rows, queries, False)
        browser.close()


def holders(texts: dict[str, tuple[str, str]], query: Query, script: str) -> set[str]:
    """The pages that hold a query as an exact substring.

    Of a query with punctuation, which is to find what it finds without, those that hold it when the
    punctuation of the text is left out as well.
    """
    wanted = query.words[script]
    if query.kind != "with punctuation":
        return {name for name, (_, text) in texts.items() if wanted in text}
    bare = _PUNCTUATION.sub("", wanted)
    return {name for name, (_, text) in texts.items() if bare in _PUNCTUATION.sub("", text)}


def asked(
    browser: Browser,
    html: Path,
    texts: dict[str, tuple[str, str]],
    page_script: str,
    query_script: str,
    queries: list[Query],
    engine: str = "own",
) -> Rows:
    """Ask every query in one script of the pages in one script."""
    folder = "" if page_script == "zh-hans" else "zh-hant/"
    rows: Rows = []
    begun = time.monotonic()
    with served(html) as base:
        for query in queries:
            if engine != "own" and time.monotonic() - begun > PATIENCE:
                break
            truth = holders(texts, query, page_script)
            answer = ask(browser, base, folder, engine, query.words[query_script])
            if answer:
                # The others find lists of pages as well, which would be counted as wrong.
                pages = [name for name in answer.pages if engine == "own" or name in texts]
                answer = replace(answer, pages=pages[:FIRST])
                if engine == "own" and judged(answer, truth) != (1, 1):
                    tell_fault(query, query_script, truth, answer)
            rows.append((truth, answer))
    return rows


def tell_fault(query: Query, script: str, truth: set[str], answer: Answer) -> None:
    """Print what an answer has too much, and what it lacks."""
    wrong = [name for name in answer.pages if name not in truth]
    lost = sorted(truth.difference(answer.pages)) if len(truth) <= FIRST else []
    print(f"    {query.kind}: {query.words[script]}: +{wrong[:3]} -{lost[:3]}")


def report(name: str, rows: Rows, queries: list[Query], in_detail: bool) -> None:
    """Print the line of a combination, and those of the kinds of queries."""
    print(line(name, rows, len(queries)), flush=True)
    if in_detail:
        kinds = defaultdict(list)
        for query, row in zip(queries, rows, strict=True):
            kinds[query.kind].append(row)
        for kind, some in kinds.items():
            print(line(f"    {kind}", some, len(some)))


if __name__ == "__main__":
    main()
