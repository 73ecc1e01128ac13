"""What a book costs by its number of texts: seconds, memory, growth, beside two other generators.

    python tests/bench/scale.py [SIZE …] [--folder DIR] [--jobs N] [--others | --no-others]

The texts are those of the folder that ZHBOOK_CORPUS names; when they do not suffice, they are taken
again with another title. All of a book's texts stand in one folder, the hardest case. Stock
sphinx-book-theme builds the same pages up to STOCK texts and mkdocs-material, where it is
installed, up to MKDOCS; both in the same run, on the pages of the Simplified edition.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import shutil
import statistics
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.bench.cost import ROOT, Cost, run

#: The parts of the site whose share is told, and the rooms of the extension that make them.
SHARES = {
    "index": ("genindex", "index"),
    "search": ("search",),
    "related": ("related", "overviews"),
}
#: Pages that are no texts; ``cited_a`` is one of them.
LISTS = frozenset({"index", "cited", "chronicle"})
OURS = "zhbook.sphinx."
SIZES = (100, 400, 1600, 3500)
STOCK, MKDOCS = 400, 1600  # texts: the stock theme needs hours for more
CONF = """import runpy, sys
sys.path.insert(0, {root!r})
globals().update(runpy.run_path({conf!r}))
extensions = [*extensions, "tests.bench.phases"]
templates_path = [{docs!r} + "/" + name for name in templates_path]
html_static_path = [{docs!r} + "/" + name for name in html_static_path]
html_favicon = {docs!r} + "/" + html_favicon
"""
STOCK_CONF = """extensions = ["myst_parser"]
html_theme = "sphinx_book_theme"
language = "zh_CN"
exclude_patterns = ["**/.*"]
"""
MKDOCS_CONF = """site_name: book
docs_dir: {docs}
site_dir: {site}
theme: {{name: material, language: zh, font: false}}
markdown_extensions: [attr_list]
"""


def make_seeds(corpus: Path, count: int, folder: Path) -> list[Path]:
    """``count`` texts; from the second round on with what round it is in title and name."""
    files = sorted(corpus.rglob("*.txt"))
    if not files:
        raise SystemExit(f"{corpus}: no .txt files")
    folder.mkdir(parents=True)
    made = []
    for at in range(count):
        again, which = divmod(at, len(files))
        text, name = files[which].read_text("utf-8"), files[which].stem
        if again:
            title, _, rest = text.lstrip().partition("\n")
            text, name = f"{title.rstrip()}（之{again + 1}）\n{rest}", f"{name}-{again + 1}"
        made.append(folder / f"{name}.txt")
        made[-1].write_text(text, "utf-8")
    return made


class Book:
    """A book of some size in a folder of its own, and what is run over it."""

    def __init__(self, corpus: Path, count: int, work: Path, jobs: int) -> None:
        self.count, self.work, self.jobs = count, work, jobs
        self.seeds = make_seeds(corpus, count, work / "seeds")
        self.out = work / "docs"
        shutil.copytree(ROOT / "docs" / "pages", self.out / "pages")
        docs = str(ROOT / "docs")
        (work / "conf").mkdir()
        conf = CONF.format(root=str(ROOT), conf=docs + "/conf.py", docs=docs)
        (work / "conf" / "conf.py").write_text(conf, "utf-8")

    def convert(self) -> Cost:
        command = [sys.executable, "convert.py", "--quiet", str(self.work / "seeds")]
        return run([[*command, "--out", str(self.out)]], self.work)

    def sphinx(self, edition: str, site: str, jobs: int) -> list[str]:
        html = self.work / site / ("" if edition == "zh-hans" else edition)
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", str(jobs)]
        command += ["-c", str(self.work / "conf"), "-d", str(self.work / f"{site}-{edition}")]
        return [*command, str(self.out / edition), str(html)]

    def both(self) -> Cost:
        """Both editions side by side, as the Makefile builds them."""
        each = max(1, self.jobs // 2)
        return run([self.sphinx(e, "both", each) for e in ("zh-hans", "zh-hant")], self.work)

    def one(self) -> Cost:
        """The Simplified edition with all processors."""
        return run([self.sphinx("zh-hans", "one", self.jobs)], self.work)

    def stock(self) -> Cost:
        """The same pages with the theme as it comes."""
        conf = self.work / "stock"
        conf.mkdir()
        (conf / "conf.py").write_text(STOCK_CONF, "utf-8")
        command = [sys.executable, "-m", "sphinx", "-Q", "-b", "html", "-j", str(self.jobs)]
        command += ["-c", str(conf), "-d", str(conf / "doctrees"), str(self.out / "zh-hans")]
        return run([[*command, str(conf / "html")]], self.work)

    def mkdocs(self) -> Cost:
        """The same pages with mkdocs-material."""
        conf = self.work / "mkdocs.yml"
        site = self.work / "mkdocs"
        conf.write_text(MKDOCS_CONF.format(docs=self.out / "zh-hans", site=site), "utf-8")
        return run([[sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(conf)]], self.work)

    def edit(self) -> None:
        """Change a few words in the middle of one text, as an editor does."""
        seed = self.seeds[len(self.seeds) // 2]
        lines = seed.read_text("utf-8").split("\n")
        middle = max(range(len(lines)), key=lambda n: (len(lines[n]), n))
        lines[middle] = lines[middle][:-1] + "，并予公布" + lines[middle][-1:]
        seed.write_text("\n".join(lines), "utf-8")

    def weight(self) -> tuple[float, float]:
        """The median and the largest size of a text's page, in kB gzipped."""
        folder = self.work / "both"
        texts = {path.stem for path in (self.out / "zh-hans").glob("*.md")}
        texts -= {name for name in texts if name.partition("_")[0] in LISTS}
        pages = [page for page in folder.glob("*.html") if page.stem in texts]
        sizes = [len(gzip.compress(page.read_bytes(), 6)) / 1000 for page in pages]
        return statistics.median(sizes), max(sizes)


def told_by(cost: Cost) -> str:
    """What each phase took, and every module of ours, of what was measured inside Sphinx."""
    total = sum(cost.phases.values()) or 1.0
    phases = "  ".join(f"{name} {s:.1f}" for name, s in cost.phases.most_common())
    ours = [(name, s) for name, s in cost.modules.most_common() if name.startswith(OURS)]
    modules = "  ".join(f"{name.removeprefix(OURS)} {s:.1f}" for name, s in ours)
    rest = sum(s for name, s in cost.modules.items() if not name.startswith(OURS))
    share = sum(s for _, s in ours) / total
    lines = [f"phases, s: {phases}", f"ours, s ({share:.0%}): {modules}"]
    for name in SHARES:
        took = seconds(cost, name)
        lines.append(f"{name:8} {took:6.1f} s ({took / total:.1%})  {height(cost, name):5.0f} MB")
    lines.append(f"transforms and events of Sphinx, MyST and the theme: {rest:.1f} s")
    return "\n".join("      " + line for line in lines)


def modules_of(cost: Cost, share: str) -> list[str]:
    """The modules of a part of the site that took any time; of a room all that lie in it."""
    rooms = [f"{OURS}{room}." for room in SHARES[share]]
    return [name for name in cost.modules if f"{name}.".startswith(tuple(rooms))]


def seconds(cost: Cost, share: str) -> float:
    """The seconds of the processor that a part of the site took in both editions."""
    return sum(cost.modules[name] for name in modules_of(cost, share))


def height(cost: Cost, share: str) -> float:
    """The MB by which one edition grew while a part of the site was made of the whole book."""
    return max((cost.heights[name] for name in modules_of(cost, share)), default=0)


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power of the number of texts with which something grows; 1 is linear."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def measure(corpus: Path, count: int, jobs: int, others: bool) -> dict[str, Cost]:
    """Everything about one size."""
    found: dict[str, Cost] = {}

    def told(name: str, cost: Cost) -> None:
        found[name] = cost
        print(f"{count:5}  {name:14} {cost}", flush=True)

    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        book = Book(corpus, count, Path(folder), jobs)
        told("convert", book.convert())
        told("html, both", book.both())
        print(told_by(found["html, both"]), flush=True)
        median, most = book.weight()
        print(f"       a text's page, gzipped: {median:.1f} kB in the median, {most:.1f} at most")
        book.edit()
        told("edit: convert", book.convert())
        told("edit: html", book.both())
        full = found["convert"].cpu + found["html, both"].cpu
        again = found["edit: convert"].cpu + found["edit: html"].cpu
        print(f"       one edited text: {again / full:.1%} of a full build (cpu)", flush=True)
        if others:
            if count <= MKDOCS:
                told("html, one", book.one())
            if count <= STOCK:
                told("stock theme", book.stock())
                ratio = found["stock theme"].cpu / found["html, one"].cpu
                print(f"       the stock theme takes {ratio:.1f} times our cpu", flush=True)
            if count <= MKDOCS and find_spec("material") is None:
                print("       mkdocs-material: not installed (tests/bench/requirements.txt)")
            elif count <= MKDOCS:
                told("mkdocs-material", book.mkdocs())
                ratio = found["mkdocs-material"].cpu / found["html, one"].cpu
                print(f"       mkdocs-material takes {ratio:.2f} times our cpu", flush=True)
    return found


def main() -> None:
    """Measure every size, then compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--folder", type=Path, default=os.environ.get("ZHBOOK_CORPUS"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--others", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args()
    if not options.folder:
        raise SystemExit("name a folder of texts, or set ZHBOOK_CORPUS")
    sizes = sorted(set(options.sizes or SIZES))
    found = {n: measure(Path(options.folder), n, options.jobs, options.others) for n in sizes}
    if len(sizes) < 2:
        return
    first, last = sizes[0], sizes[-1]
    for name in ("convert", "html, both", "edit: convert", "edit: html"):
        a, b = found[first][name], found[last][name]
        wall = exponent((first, a.wall), (last, b.wall))
        cpu = exponent((first, a.cpu), (last, b.cpu))
        ratio = (b.cpu / last) / (a.cpu / first)
        line = f"{name:14} {first} → {last}: exponent {wall:.2f} (cpu {cpu:.2f})"
        if not name.startswith("edit"):
            line += f"; cpu a text at {last} is {ratio:.2f} times that at {first}"
        print(line)
    a, b = found[first]["html, both"], found[last]["html, both"]
    for name in SHARES:
        cpu = exponent((first, seconds(a, name)), (last, seconds(b, name)))
        memory = exponent((first, max(1, height(a, name))), (last, max(1, height(b, name))))
        print(f"{name:14} {first} → {last}: exponent {cpu:.2f} (cpu), {memory:.2f} (MB)")


if __name__ == "__main__":
    main()
