"""Slugs: the short ASCII names of pages and folders, from file names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

from pypinyin import lazy_pinyin

from zhbook.config.slug import RESERVED_SLUGS

#: A derived slug has at most this many characters; words are not cut where it can be helped.
LONGEST = 48


def derive(name: str) -> str:
    """The slug of a file or folder name: ``关于安全的通知.txt`` → ``guan-yu-an-quan-de-tong-zhi``.

    Letters and digits stay (in lower case, without accents), Han characters become pinyin,
    everything else parts words. A name without any such character gives a hash of it; a
    reserved one gets ``-text`` behind it.
    """
    stem = re.sub(r"\.(txt|text|md)$", "", name, flags=re.IGNORECASE)
    stem = unicodedata.normalize("NFKC", stem)
    spelled = "-".join(lazy_pinyin(stem, errors=lambda other: other))
    plain = unicodedata.normalize("NFD", spelled).encode("ascii", "ignore").decode().lower()
    words = [word for word in re.split(r"[^a-z0-9]+", plain) if word]
    slug = ""
    for word in words:
        if slug and len(slug) + 1 + len(word) > LONGEST:
            break
        slug = f"{slug}-{word}" if slug else word[:LONGEST]
    slug = slug or f"text-{fingerprint(name)}"
    return f"{slug}-text" if slug in RESERVED_SLUGS else slug


def fingerprint(name: str) -> str:
    """Six hexadecimal digits that stay the same for a name."""
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:6]


def assign(
    paths: Iterable[str], explicit: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """A slug for each path, no two equal, and the pairs of paths that would have been equal.

    Explicit slugs come first and stay; of derived ones the first path keeps the bare slug, each
    other gets a suffix made of its own name, which stays whatever else comes or goes.
    """
    slugs = dict(explicit)
    owners = {slug: path for path, slug in explicit.items()}
    clashes: list[tuple[str, str]] = []
    for path in sorted(p for p in paths if p not in explicit):
        slug = derive(path.rsplit("/", 1)[-1])
        if slug in owners:
            clashes.append((path, owners[slug]))
            slug = f"{slug}-{fingerprint(path)}"
        slugs[path] = slug
        owners[slug] = path
    return slugs, clashes
