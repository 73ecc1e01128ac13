"""The last line of .ci/run is a summary, and a run without tests is no success.

``make``, ``chromium`` and the two programs of Debian are stand-ins here: the first says what the
case says, the last two that all is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAKE = """\
#!/bin/sh
echo "$*|$ZHBOOK_CORPUS|$CI" >>calls
case "$*" in
html | "latexpdf epub") exit {html} ;;
esac
cat <<'END'
{check}
END
exit {status}
"""


@pytest.mark.parametrize(
    ("html", "check", "status", "code", "last"),
    [
        (0, "==== 12 passed in 3.21s ====", 0, 0, "12 passed in 3.21s"),
        (
            0,
            "= 2 passed, 1 skipped in 75.20s (0:01:15) =\ndone",
            0,
            0,
            "2 passed, 1 skipped in 75.20s (0:01:15)",
        ),
        (0, "== 1 failed, 11 passed in 3.21s ==\nmake: ***", 2, 2, "1 failed, 11 passed in 3.21s"),
        (0, "Would reformat: a.py\n== 12 passed in 3.21s ==", 2, 2, "12 passed, 1 failed"),
        (0, "make: *** [Makefile:9: types] Error 1", 2, 2, "0 passed, 1 failed"),
        (0, "== no tests ran in 0.01s ==", 0, 1, "0 passed, 1 failed"),
        (0, "== 3 skipped in 0.01s ==", 0, 1, "0 passed, 1 failed"),
        (0, "", 0, 1, "0 passed, 1 failed"),
        (2, "== 12 passed in 3.21s ==", 0, 2, "0 passed, 1 failed"),
    ],
)
def test_last_line_and_status(
    tmp_path: Path, html: int, check: str, status: int, code: int, last: str
) -> None:
    run = run_in(tmp_path, MAKE.format(html=html, check=check, status=status))
    assert (run.returncode, run.stdout.splitlines()[-1]) == (code, last), run.stderr


@pytest.mark.parametrize("beside", [True, False])
def test_a_corpus_is_named_where_one_lies_beside_the_clone(tmp_path: Path, beside: bool) -> None:
    laws = tmp_path / "shared/corpus/laws"
    if beside:
        laws.mkdir(parents=True)
    run_in(tmp_path, MAKE.format(html=0, check="== 1 passed in 1.00s ==", status=0))
    named = str(laws) if beside else ""
    calls = (tmp_path / "clone/calls").read_text().splitlines()
    goals = ("html", "latexpdf epub", "-k check")
    assert calls == [f"{goal}|{named}|true" for goal in goals]


def run_in(tmp_path: Path, make: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/run of a clone in ``tmp_path`` with ``make`` as its make."""
    clone, programs = tmp_path / "clone", tmp_path / "programs"
    (clone / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci/run", clone / ".ci")
    programs.mkdir()
    stand_ins = {
        "make": make,
        "chromium": "#!/bin/sh\n",
        "dpkg-query": "#!/bin/sh\nprintf installed\n",
        "apt-get": "#!/bin/sh\necho nothing is missing >&2\nexit 100\n",
    }
    for name, script in stand_ins.items():
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    environ = {k: v for k, v in os.environ.items() if k not in ("CI", "ZHBOOK_CORPUS")}
    environ["PATH"] = f"{programs}{os.pathsep}{environ['PATH']}"
    return subprocess.run(
        [clone / ".ci/run"], env=environ, capture_output=True, text=True, check=False
    )
