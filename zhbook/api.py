"""The way in for programs: read one text, or convert a folder of them.

::

    import zhbook

    document = zhbook.read(Path("seeds/讲话.txt"))
    outcome = zhbook.convert("seeds", "docs")

Both do what the command ``zhbook`` does, and print nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from zhbook.book.make import make
from zhbook.book.order import Order, Outcome
from zhbook.config.overrides import PlaceOverride
from zhbook.config.traditional import QUOTES, SCHEMES
from zhbook.files.turns import turn
from zhbook.model import Document
from zhbook.outline import outline
from zhbook.reader.source import read_source, source_of_bytes


def read(
    text: str | bytes | os.PathLike[str],
    *,
    name: str = "",
    encoding: str | None = None,
    script: str | None = None,
    layout: str | None = None,
    jurisdiction: str | None = None,
    overrides: Sequence[PlaceOverride] = (),
) -> Document:
    """One text with its outline: title, blocks with kind, depth and id, notices, diagnostics.

    ``text`` is a path (``Path("a.txt")``), the bytes of a file, or the text itself: a ``str`` is
    never taken for a path. ``name`` is what messages call it: else its path, else ``text.txt``.
    ``encoding`` (as ``gb18030``; for bytes and files), ``script`` (``simplified`` or
    ``traditional``), ``layout`` (``lines`` or ``wrapped``) and ``jurisdiction`` (``mainland``,
    ``taiwan``, ``hongkong`` or ``macao``) are told by the text itself unless they are given;
    ``overrides`` are the editors' last word on single places, as book.toml has them.

    The result is a :class:`zhbook.model.Document`. Its lines are counted from 1, offsets in code
    points; ``blocks`` stand in the order of the text, and the words of a block are ``block.text``.
    What is doubtful is in ``document.diagnostics``, each with its line.

    Raises ``zhbook.errors.SourceError``, with the line where one is known, for what is no text: a
    blank one, a NUL character, a Word file, bytes that no encoding fits, a file that cannot be
    read; an ``ExceptionGroup`` of ``ConfigError`` for overrides that match no place; and ValueError
    for a ``str`` that is the name of a .txt file.
    """
    if isinstance(text, str) and "\n" not in text and text.endswith(".txt"):
        raise ValueError(f"{text!r} is a name and no text: a file is given as a Path")
    told = (script, layout, jurisdiction)
    if isinstance(text, (str, bytes)):
        content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        known = "utf-8" if isinstance(text, str) else encoding
        source = source_of_bytes(content, name or "text.txt", known, *told)
    else:
        path = Path(text)
        source = read_source(path, name or str(path), encoding, *told)
    return outline(source, overrides)


def convert(
    folder: str | os.PathLike[str],
    out: str | os.PathLike[str] = "docs",
    *,
    scheme: str | None = None,
    quotes: str | None = None,
    jobs: int | None = None,
    skip_bad: bool = False,
    write: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Write the pages of a folder of texts into ``out/zh-hans`` and ``out/zh-hant``.

    ``folder`` has .txt files, in folders if they have parts, and may have book.toml and terms.toml.
    ``scheme`` is the OpenCC scheme of the Traditional copy (``s2tw``; ``off`` makes none) and
    ``quotes`` its quotation marks (``corner`` or ``keep``); what is not given is as book.toml has
    it. ``jobs`` is the number of processes, by default one a processor. ``skip_bad`` leaves out
    texts that cannot be read; without ``write`` nothing is changed, and the outcome tells what
    would be. ``progress`` is called with how many texts are done, and of how many.

    Only what changed is written, and files that are not the converter's own are left alone. Two
    runs in one folder wait for each other.

    The result is a :class:`zhbook.book.order.Outcome`: how many ``texts``, ``headings`` and
    ``items``; the paths ``written`` and ``removed``, relative to ``out``; ``diagnostics``, in the
    order of the book; and ``errors``. Mistakes of the texts and of book.toml are not raised but
    gathered there, all at once, each with its file and line; nothing was written then.

    Raises NotADirectoryError for a ``folder`` that is none, ValueError for a scheme or quotes that
    there are none of and for ``jobs`` below 1, and OSError where ``out`` cannot be written.
    """
    for value, known in ((scheme, SCHEMES), (quotes, QUOTES)):
        if value is not None and value not in known:
            raise ValueError(f"{value!r} is not one of {', '.join(known)}")
    if jobs is not None and jobs < 1:
        raise ValueError(f"{jobs} is not a number of processes")
    order = Order(Path(folder), Path(out), scheme, quotes, jobs, skip_bad, write)
    if not order.seeds.is_dir():
        raise NotADirectoryError(f"{order.seeds}: no folder of texts")
    with turn(order.out, lambda folder: None, make=write):
        return make(order, progress or (lambda done, of: None))
