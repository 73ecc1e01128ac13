"""What other programs are run with where this machine lacks the locale that the environment names.

``LANG=zh_CN.UTF-8`` is set by hand for the sake of messages, or sent along by ssh, and a plain
Debian has no such locale: ``locale -a`` names ``C``, ``C.utf8`` and ``POSIX``. Sphinx asks for it
(``setlocale`` of POSIX.1-2017 with an empty string) and ends where it fails. It is then given
``C.UTF-8``, as PEP 538 has it, and in ``LANGUAGE`` the language that was asked for: that is a name
of catalogues, and needs no locale.

A locale that is there is left alone, and so is one that is empty. The Makefile runs this file by
itself, ``python3 -I zhbook/cli/setlocale.py``, and takes the lines ``NAME=value`` that it prints;
nothing is printed where nothing is lacking. It imports nothing of the package.
"""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Mapping

#: Locales with UTF-8 that need no installation: of glibc, of other systems; else plain C.
_WITH_UTF8 = ("C.UTF-8", "C.utf8", "UTF-8")
_PLAIN = re.compile(r"(?:C|POSIX)(?:[.@].*)?")
#: What LANGUAGE may hold: ``zh_CN.UTF-8``, ``zh_TW:en``; not ``a b`` nor ``$(x)``.
_NAMES = re.compile(r"[A-Za-z0-9_.@:-]+")


def instead() -> dict[str, str]:
    """The variables to set, an empty one as if it were not there; none where all is well."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return _variables(os.environ, _ctype())
    finally:
        locale.setlocale(locale.LC_ALL, before)
    return {}


def _ctype() -> str:
    """The encoding that was asked for, if that at least is there, else one with UTF-8."""
    for name in ("", *_WITH_UTF8):
        try:
            there = locale.setlocale(locale.LC_CTYPE, name)
        except locale.Error:
            continue
        if not re.fullmatch("C|POSIX", there):
            return there
    return "C"


def _variables(environment: Mapping[str, str], ctype: str) -> dict[str, str]:
    """``LANG=zh_CN.UTF-8`` becomes ``LANG=``, ``LC_CTYPE=C.UTF-8``, ``LANGUAGE=zh_CN.UTF-8``.

    What overrides ``LANGUAGE`` in gettext, a locale C for messages, does so afterwards.
    """
    cleared = {name: "" for name in environment if name == "LANG" or name.startswith("LC_")}
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    messages = next((environment[name] for name in names if environment.get(name)), "")
    if _PLAIN.fullmatch(messages):
        return {**cleared, "LC_CTYPE": ctype, "LC_MESSAGES": "C"}
    wanted = environment.get("LANGUAGE") or messages
    language = wanted if _NAMES.fullmatch(wanted) else "en"
    return {**cleared, "LC_CTYPE": ctype, "LANGUAGE": language}


if __name__ == "__main__":
    for variable, value in instead().items():
        print(f"{variable}={value}")
