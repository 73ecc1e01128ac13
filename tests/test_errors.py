"""The codes of diagnostics: each is given somewhere, and none is given that is not listed."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from zhbook.errors import CODES, ConfigError, ZhbookError, diagnose
from zhbook.locale.say import say

PACKAGE = Path(__file__).resolve().parent.parent / "zhbook"


def _code() -> str:
    files = [f for f in PACKAGE.rglob("*.py") if f.name != "errors.py" and "sphinx" not in f.parts]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_given_somewhere(code: str) -> None:
    assert f'"{code}"' in _code()


def test_only_listed_codes_are_given() -> None:
    given = set(re.findall(r'diagnose\([^"]*"([a-z-]+)"', _code()))
    assert given
    assert given <= CODES.keys()


def test_a_code_that_is_not_listed_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        diagnose("a.txt", 1, "nonsense", say("…"))


def test_errors_print_as_one_line_with_file_and_line() -> None:
    assert str(ConfigError("book.toml", 3, say("unknown key"))) == "book.toml:3: error: unknown key"
    assert str(ZhbookError("seeds", 0, say("no .txt file"))) == "seeds: error: no .txt file"


@pytest.mark.parametrize("kind", [ZhbookError, *ZhbookError.__subclasses__()])
def test_an_error_comes_whole_out_of_another_process(kind: type[ZhbookError]) -> None:
    again = pickle.loads(
        pickle.dumps(kind("a.txt", 3, say("cannot be read: {reason}", reason="x")))
    )
    assert type(again) is kind
    assert str(again) == "a.txt:3: error: cannot be read: x"
    assert again.message.template == "cannot be read: {reason}"
