"""A locale that the machine lacks: every program is run all the same, in the language asked for.

No machine has ``zh_QQ``, which is Simplified Chinese as any ``zh`` is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_makefile import ROOT, calls, lay_out, make, with_books
from zhbook.locale.catalogues import ENGLISH, SIMPLIFIED, TRADITIONAL, language

SETLOCALE = ROOT / "zhbook" / "cli" / "setlocale.py"
LACKING = "zh_QQ.UTF-8"
ASK = "import locale\nlocale.setlocale(locale.LC_ALL, '')\n"


def somebody(**variables: str) -> dict[str, str]:
    """The environment with these variables of locales and no others."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("LANG", "LANGUAGE") and not name.startswith("LC_")
    }
    return kept | variables


def instead(environment: dict[str, str]) -> dict[str, str]:
    """What the file, run by itself, says is to be set."""
    command = [sys.executable, "-I", str(SETLOCALE)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({"LANG": LACKING}, SIMPLIFIED),
        ({"LC_ALL": LACKING}, SIMPLIFIED),
        ({"LC_ALL": "zh_QQ.GB18030"}, SIMPLIFIED),
        ({"LC_ALL": "zh_Hant_QQ.Big5"}, TRADITIONAL),
        ({"LC_MESSAGES": LACKING}, SIMPLIFIED),
        ({"LC_MESSAGES": LACKING, "LANG": "C.UTF-8"}, SIMPLIFIED),
        # Sent along by ssh, or by the settings of a desktop, for paper or numbers alone.
        ({"LC_PAPER": LACKING}, ENGLISH),
        ({"LC_PAPER": LACKING, "LANGUAGE": "zh_TW"}, TRADITIONAL),
        ({"LANG": LACKING, "LC_MESSAGES": "C"}, ENGLISH),
        ({"LANG": LACKING, "LANGUAGE": "zh_TW:en"}, TRADITIONAL),
        ({"LANG": LACKING, "LANGUAGE": "en"}, ENGLISH),
        ({"LC_ALL": "xx", "LANG": LACKING}, ENGLISH),
        ({"LANG": "nonsense $(rm) '", "LC_TIME": ""}, ENGLISH),
    ],
)
def test_a_lacking_locale_ends_no_program_and_keeps_the_language(
    variables: dict[str, str], wanted: str
) -> None:
    environment = somebody(**variables)
    ask = [sys.executable, "-c", ASK]
    assert subprocess.run(ask, env=environment, stderr=subprocess.DEVNULL).returncode
    settled = environment | instead(environment)
    assert subprocess.run(ask, env=settled).returncode == 0
    assert language(environment) == language(settled) == wanted
    assert instead(settled) == {}


@pytest.mark.parametrize(
    "variables",
    [
        *({}, {"LC_ALL": ""}, {"LANG": "C"}, {"LC_ALL": "POSIX"}, {"LANGUAGE": "xx"}),
        {"LC_CTYPE": LACKING},  # which Python itself mends (PEP 538)
    ],
)
def test_a_locale_that_is_there_is_left_alone(variables: dict[str, str]) -> None:
    assert instead(somebody(**variables)) == {}


ASKING = """
import locale, os
locale.setlocale(locale.LC_ALL, "")
with open("calls", "a") as calls:
    print("spoken", os.environ.get("LANGUAGE"), file=calls)
"""


def test_every_goal_of_make_runs_sphinx_under_a_locale_that_is_lacking(tmp_path: Path) -> None:
    checkout = with_books(lay_out(tmp_path / "a b"), there=True)
    (checkout / "zhbook/cli/setlocale.py").write_bytes(SETLOCALE.read_bytes())
    (checkout / "zhbook/cli/word.py").write_text(ASKING)
    (checkout / "sphinx_autobuild").mkdir()
    for name in ("sphinx", "sphinx_autobuild", "pytest"):
        (checkout / name).mkdir(exist_ok=True)
        (checkout / name / "__init__.py").touch()
        main = checkout / name / "__main__.py"
        main.write_text((main.read_text("utf-8") if main.exists() else "") + ASKING, "utf-8")
    goals = ["html", "latexpdf", "epub", "docx", "serve", "editions", "test"]
    for goal in goals:
        run = make(checkout, goal, LC_ALL="", LANG=LACKING)
        assert run.returncode == 0, (goal, run.stderr)
        assert set(calls(checkout, "spoken")) == {f"spoken {LACKING}"}, goal
    # As somebody may type it who has set nothing.
    run = make(checkout, "html", f"LANG={LACKING}", LC_ALL="")
    assert run.returncode == 0, run.stderr


def test_zhbook_build_speaks_chinese_under_a_locale_that_is_lacking(tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "zhbook", *words]
        environment = somebody(LC_ALL=LACKING, PYTHONPATH=str(ROOT))
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
        )

    assert run("init", "书").returncode == 0
    (tmp_path / "书/seeds/甲.txt").write_text("甲\n正文。\n", "utf-8")
    done = run("build", "书")
    assert done.returncode == 0, done.stderr
    assert "1 篇" in done.stdout
