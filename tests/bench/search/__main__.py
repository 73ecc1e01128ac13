"""Every string of Chinese is to be found: measured in a browser, over a folder of real texts.

    python -m tests.bench.search [FOLDER] [--scale N] [--seed N] [--keep DIR] [--own]

FOLDER holds .txt files; without one the folder that ZHBOOK_CORPUS names is taken. Queries are drawn
at random from the rendered pages; the truth is which pages hold the query, as an exact substring.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench.search.asking import Answer, ask, served
from tests.bench.search.sites import Spent, build, build_pagefind, build_stock, convert, zipped
from tests.bench.search.truth import EDITIONS, Query, draw, texts_of

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FIRST = 20
_PUNCTUATION = re.compile(r"[^\w\n]")


def judged(answer: Answer, truth: set[str]) -> tuple[float, float]:
    """Recall and precision in the first twenty."""
    right = len(truth.intersection(answer.pages))
    recall = right / min(len(truth), FIRST) if truth else 1.0
    return recall, right / len(answer.pages) if answer.pages else float(not truth)


def line(name: str, rows: list[tuple[float, float, Answer]]) -> str:
    """One line of the report."""
    recall = statistics.mean(row[0] for row in rows)
    precision = statistics.mean(row[1] for row in rows)
    sent = statistics.median(row[2].sent for row in rows) / 1000
    took = statistics.median(row[2].took for row in rows)
    return (
        f"{name:34} n {len(rows):3}  recall {recall:.3f}  precision {precision:.3f}  "
        f"{sent:6.0f} kB  {took:5.0f} ms"
    )


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
        if not options.own:
            stock, pagefind = build_stock(work / "book", work), build_pagefind(html, work)
            for name, site in (("stock", stock), ("pagefind", pagefind)):
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


Rows = list[tuple[float, float, Answer]]


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
    rows = []
    with served(html) as base:
        for query in queries:
            truth = holders(texts, query, page_script)
            answer = ask(browser, base, folder, engine, query.words[query_script])
            recall, precision = judged(answer, truth)
            rows.append((recall, precision, answer))
            if engine == "own" and (recall < 1 or precision < 1):
                wrong = [name for name in answer.pages if name not in truth]
                lost = sorted(truth.difference(answer.pages)) if len(truth) <= FIRST else []
                print(f"    {query.kind}: {query.words[query_script]}: +{wrong[:3]} -{lost[:3]}")
    return rows


def report(name: str, rows: Rows, queries: list[Query], in_detail: bool) -> None:
    """Print the line of a combination, and those of the kinds of queries."""
    print(line(name, rows), flush=True)
    if in_detail:
        kinds = defaultdict(list)
        for query, row in zip(queries, rows, strict=True):
            kinds[query.kind].append(row)
        for kind, some in kinds.items():
            print(line(f"    {kind}", some))


if __name__ == "__main__":
    main()
