"""Pages written by hand: copied into both editions, and Traditional pages a person has proof-read.

A page in ``zh-hant-overrides`` wins over the generated one of the same name. It is a proof-read
copy of that page, so it carries ``source-sha256``; when its source has changed since, the
generated page is taken and the stale one reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from zhbook.book.job import Script, traditional
from zhbook.book.order import Outcome
from zhbook.book.own import digest
from zhbook.book.store import MARK, Store
from zhbook.characters import unfit, unfit_on_page
from zhbook.errors import ZhbookError, diagnose
from zhbook.files.bounded import read_bytes, reason
from zhbook.files.walk import walk
from zhbook.locale.say import Said, say
from zhbook.pageformat import EDITIONS, TEXTS, TRADITIONAL, Field, PageKind
from zhbook.writers import as_json
from zhbook.writers.myst import front_matter

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
#: A page further on than this is none of a book.
_LAST = 999_999
_SOURCE = re.compile(rf'^{Field.SOURCE_SHA256}:\s*"?([0-9a-f]{{64}})"?\s*$', re.MULTILINE)


def hand_written(folder: Path, outcome: Outcome) -> Mapping[str, bytes]:
    """The files of a folder by their paths in it, in order; hidden ones are left out.

    There may be no such folder. What cannot be looked at is an error, as is a link to a folder.
    """
    tree = walk(folder, lambda name: not name.startswith("."))
    if tree.is_missing:
        return {}
    wrong = {path: reason(error) for path, error in tree.failed.items()}
    linked = say("a link to a folder, which is not followed; copy the folder")
    wrong |= dict.fromkeys(tree.linked, linked)
    read = {}
    for path in tree.files:
        try:
            read[path] = read_bytes(folder / path)
        except OSError as error:
            wrong[path] = say("cannot be read: {reason}", reason=reason(error))
    outcome.errors += [ZhbookError(str(folder / path), 0, wrong[path]) for path in sorted(wrong)]
    return read


def marked(path: str, page: str, edition: str) -> str:
    """A hand-written page as it stands in an edition: with a head that says where it is from."""
    fields = {
        Field.SOURCE: f"pages/{path}",
        Field.SOURCE_SHA256: digest(page.encode()),
        Field.LANG: EDITIONS[edition],
    }
    head = _FRONT_MATTER.match(page)
    if head is None:
        return front_matter({**fields, Field.KIND: PageKind.BY_HAND}) + "\n" + page
    added = "".join(f'{key}: "{value}"\n' for key, value in fields.items())
    return f"---{MARK.decode()}{added}{head[1]}---\n{page[head.end() :]}"


def order_of(page: str) -> tuple[bool, int]:
    """A sorting key by the ``order`` in a page's front matter; pages without one come last."""
    order = _order(page)
    return (not isinstance(order, int), order if isinstance(order, int) else 0)


def _order(page: str) -> int | Said | None:
    """The ``order`` of a page, None where it has none; or what is wrong with its front matter.

    ``order: 3`` is one, also behind a comment or as ``"order": 3``; ``order: .5`` and an ``order``
    below another key are none.
    """
    head = _FRONT_MATTER.match(page)
    if head is None:
        return None
    try:
        fields = yaml.safe_load(head[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None)
        return say("the front matter is no YAML: {reason}", reason=problem or type(error).__name__)
    order = fields.get(Field.ORDER) if isinstance(fields, dict) else None
    if order is None or (type(order) is int and 0 <= order <= _LAST):
        return order
    return say("order must be a whole number from 0 to {most}", most=_LAST)


def source_of(page: str) -> str | None:
    """The SHA-256 of the source that a generated or proof-read page names, or None."""
    head = _FRONT_MATTER.match(page)
    digest_line = _SOURCE.search(head[1]) if head else None
    return digest_line[1] if digest_line else None


def put_hand_written(
    store: Store, pages: Mapping[str, bytes], script: Script, outcome: Outcome
) -> None:
    """Every hand-written page into each edition.

    An error is a page that is not UTF-8, and a name or a page with a character that none may have.
    """
    for path, content in pages.items():
        place = str(store.root / "pages" / path)
        if what := unfit(path):
            wrong = say("its name has {what}; rename the file", what=what)
            outcome.errors.append(ZhbookError(place, 0, wrong))
            continue
        for edition in script.editions:
            made = content
            if path.endswith(".md"):
                try:
                    page = content.decode("utf-8-sig")
                except UnicodeDecodeError:
                    outcome.errors.append(ZhbookError(place, 0, say("is not UTF-8")))
                    break
                if unfit_there := unfit_on_page(page):
                    line, what = unfit_there
                    wrong = say("{what} stands here; take it out", what=what)
                    outcome.errors.append(ZhbookError(place, line, wrong))
                    break
                if isinstance(order := _order(page), Said):
                    outcome.errors.append(ZhbookError(place, 0, order))
                    break
                page = marked(path, page, edition)
                if edition == TRADITIONAL:
                    page = traditional(script).markdown(page)
                made = page.encode()
            store.put(f"{edition}/pages/{path}", made)


def put_proof_read(store: Store, out: Path, script: Script, outcome: Outcome) -> None:
    """Pages that a person has proof-read take the place of generated ones."""
    folder = out / "zh-hant-overrides"
    if TRADITIONAL not in script.editions:
        return
    for path, content in hand_written(folder, outcome).items():
        shown = str(folder / path)
        unfit_there = unfit_on_page(content.decode(errors="replace"))
        generated = store.content(f"{TRADITIONAL}/{path}")
        source = source_of(generated.decode()) if generated is not None else None
        if generated is None:
            message = say("there is no page of this name in the book")
        elif source is None:
            message = say(
                "is made of the whole book, so it cannot be proof-read; the generated one is taken"
            )
        elif source_of(content.decode(errors="replace")) != source:
            message = say("was proof-read against an earlier source; the generated page is taken")
        elif unfit_there:
            line, what = unfit_there
            wrong = say("{what} stands here; take it out", what=what)
            outcome.errors.append(ZhbookError(shown, line, wrong))
            continue
        else:
            store.put(f"{TRADITIONAL}/{path}", content)
            beside = f"{TRADITIONAL}/{TEXTS}/{path[:-3]}.json"
            if text := store.content(beside):
                store.put(beside, as_json.proof_read(text))
            continue
        outcome.diagnostics.append(diagnose(shown, 0, "override-stale", message))
