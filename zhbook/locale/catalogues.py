"""In which language the command line speaks, and its catalogues.

Chosen as gettext does (GNU gettext manual, 2.3 “Setting the Locale through Environment Variables”):
the locale is the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set, and ``LANGUAGE``, a
list with ``:``, comes before it unless the locale is C. Chinese of Taiwan, Hong Kong and Macao is
Traditional, any other Chinese Simplified, and every other language English, which needs no
catalogue. The catalogues beside this file are compiled when they are first asked for, so that no
``.mo`` can be older than its ``.po``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from zhbook.locale.say import Said, Value

#: The language of the templates.
ENGLISH = ""
#: The catalogues, by their names.
SIMPLIFIED, TRADITIONAL = "zh_CN", "zh_TW"

_FOLDER = Path(__file__).parent
_PLAIN = re.compile(r"(?:C|POSIX)(?:[.@].*)?")


def language(environment: Mapping[str, str]) -> str:
    """The name of a catalogue, or nothing for English.

    ``LANG=zh_HK.UTF-8`` gives ``zh_TW``; with ``LC_ALL=C`` beside it, nothing.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    if _PLAIN.fullmatch(locale):
        return ENGLISH
    for name in (environment.get("LANGUAGE") or locale).split(":"):
        known = catalogue_for(name)
        if known is not None:
            return known
    return ENGLISH


def chosen() -> str:
    """The language of the environment of this program."""
    return language(os.environ)


def catalogue_for(name: str) -> str | None:
    """The catalogue for a locale, or for the language of a Sphinx project: ``zh_TW`` for ``zh_HK``
    and ``zh-Hant``, nothing for English; None for a language that there is none of, as ``de_DE``.
    """
    parts = re.split(r"[_-]", re.sub(r"[.@].*", "", name).lower())
    if parts[0] in ("en", "c", "posix"):
        return ENGLISH
    if parts[0] != "zh":
        return None
    if "hans" not in parts and not {"hant", "tw", "hk", "mo"}.isdisjoint(parts):
        return TRADITIONAL
    return SIMPLIFIED


def chinese_for(language: str) -> str:
    """The same for a component that speaks Chinese in every project: ``zh_TW`` for ``zh_HK``,
    ``zh_CN`` for ``zh_SG``, and for ``en``."""
    return catalogue_for(language) or SIMPLIFIED


def spoken(sentence: Said, to: str | None = None) -> str:
    """A sentence in the language of the environment, or in that of the catalogue ``to``."""
    name = chosen() if to is None else to
    return str(sentence) if name == ENGLISH else _in(catalogue(name), sentence)


def _in(words: GNUTranslations, sentence: Said) -> str:
    values: dict[str, Value] = {
        name: _in(words, value) if isinstance(value, Said) else value
        for name, value in sentence.values.items()
    }
    return words.gettext(sentence.template).format_map(values)


@cache
def catalogue(name: str, folder: str = "") -> GNUTranslations:
    """The catalogue of that name: of the command line, or of the ``site``."""
    return compile_catalogue(_FOLDER / folder / f"{name}.po")


def compile_catalogue(po: Path) -> GNUTranslations:
    """The translations of a ``.po`` file."""
    # Not at the top: whoever is spoken to in English does not wait for it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as lines:
        messages = read_po(lines, locale=po.stem)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
