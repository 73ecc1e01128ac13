"""Words of a component of the site, which its templates and scripts know by keys.

::

    WORDS = Words({"close": "Close", "found": "{texts} texts"})
    WORDS.of("zh_TW")["close"]  # 關閉

A component says them in English and in no other language; the catalogues have the rest, in the
folder ``site`` beside this file. What is filled in later, ``{texts}`` or ``%s``, stays as it is.
``Words({"close": f"Close {name}"})`` would be in no catalogue: each is a literal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhbook.locale.catalogues import ENGLISH, catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """Words by their keys, as templates know them."""

    english: Mapping[str, str]

    def of(self, name: str) -> dict[str, str]:
        """The words in the language of a catalogue, in their order; in English for ENGLISH."""
        if name == ENGLISH:
            return dict(self.english)
        known = catalogue(name, "site")
        return {key: known.gettext(words) for key, words in self.english.items()}
