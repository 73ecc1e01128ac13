"""Short names that book.toml explains for a text, where the text itself does not::

    [texts."a.txt".short-names]
    "条例" = "b.txt"        # a seed
    "两高解释" = "关于办理盗窃刑事案件适用法律若干问题的解释"  # a title

``"条例" = "c.txt"`` is a mistake where there is no such seed, and ``"" = "b.txt"`` always is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.locale.say import say


def read_short_names(
    toml: TomlReader, tree: Any, text: KeyPath, there: Collection[str] | None
) -> tuple[tuple[str, str], ...]:
    """The names of the table ``short-names`` of a text, and what each means.

    What ends in ``.txt`` is the path of a seed, and must be ``there`` if that is known.
    """
    path: KeyPath = (*text, "short-names")
    names = toml.any_table(tree, path)
    pairs: list[tuple[str, str]] = []
    for name in names:
        meant = toml.string(names, path, name)
        if meant is None:
            continue
        if not name.strip():
            toml.wrong((*path, name), say("a short name is empty"))
        elif there is not None and meant.lower().endswith(".txt") and meant not in there:
            wrong = say("there is no text “{name}” among the seeds", name=meant)
            toml.wrong((*path, name), toml.nearest(wrong, meant, there))
        else:
            pairs.append((name, meant))
    return tuple(pairs)
