"""Faults around the converter and the build: killed, no room, no rights, two at once.

``ZHBOOK_KILLS`` says at how many points each is killed (`make faults`); a short run is the default.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sphinx.cmd.build import main as sphinx_build

from tests.command import convert as converted
from tests.command import give_up_rights, without_rights
from tests.killed import Way, number_of, status, survives
from tests.site.builds import ROOT, contents
from tests.site.warm import load
from zhbook.book import workers
from zhbook.book.text import convert
from zhbook.cli import convert as cli
from zhbook.files.turns import give, take, turn
from zhbook.pageformat import ADDRESSES

KILLS = int(os.environ.get("ZHBOOK_KILLS", "12"))
SPEECH = "在会上的讲话\n一、讲形势\n形势好，按照《某某条例》第二条办理。\n二、讲任务\n任务重。\n"
STATUTE = "某某条例\n第一条　为了甲，制定本条例。\n第二条　依照第一条办理。\n"


def lay_out(seeds: Path, changed: bool) -> Path:
    """A small book; ``changed`` has a text more, one less, and another title."""
    (seeds / "法规").mkdir(parents=True, exist_ok=True)
    (seeds / "讲话.txt").write_text(SPEECH.replace("任务重", "任务很重") if changed else SPEECH)
    (seeds / "法规/条例.txt").write_text(STATUTE.replace("某某", "另一") if changed else STATUTE)
    (seeds / "旧.txt").write_text("旧文\n正文。\n")
    if changed:
        (seeds / "旧.txt").unlink()
        (seeds / "新.txt").write_text("新文\n一、甲\n正文。\n二、乙\n正文。\n")
    return seeds


def converting(seeds: Path, out: Path) -> int:
    return cli.main(["--quiet", "--jobs", "1", "--out", str(out), str(seeds)])


def building(out: Path, edition: str = "zh-hans") -> int:
    made = out / "_build"
    paths = [str(made / "doctrees" / edition), str(out / edition), str(made / "html")]
    return sphinx_build(["-q", "-j", "1", "-c", str(ROOT / "docs"), "-d", *paths])


def points(work: Callable[[], Any]) -> list[tuple[Way, int]]:
    """Where to kill, spread over the whole of a run: half of them in the middle of writing."""
    ways: tuple[Way, Way] = ("torn", "touch")
    found = []
    for way in ways:
        of = number_of(work, way)
        half = max(1, KILLS // 2)
        found += [(way, 1 + kill * of // half) for kill in range(half)]
    return found


def test_a_converter_that_was_killed_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    before = tmp_path / "before"
    assert converting(lay_out(tmp_path / "seeds", False), before) == 0
    seeds, whole = lay_out(tmp_path / "seeds", True), tmp_path / "whole"
    whole.mkdir()
    shutil.copy(before / ADDRESSES, whole)
    assert converting(seeds, whole) == 0
    trial = tmp_path / "trial"
    shutil.copytree(before, trial)
    killed = 0
    for way, point in points(lambda: converting(seeds, trial)):
        shutil.rmtree(trial)
        shutil.copytree(before, trial)
        killed += not survives(lambda: converting(seeds, trial), way, point)
        assert converting(seeds, trial) == 0
        assert contents(trial) == contents(whole), (way, point)
    assert killed > KILLS // 2


def test_a_build_that_was_killed_is_made_good_by_the_next_one(tmp_path: Path) -> None:
    def killing() -> None:
        before, after = tmp_path / "before", tmp_path / "after"
        assert converting(lay_out(tmp_path / "seeds", False), before) == 0
        assert status(lambda: building(before)) == 0
        shutil.copytree(before / "zh-hans", after / "zh-hans")
        shutil.copy(before / ADDRESSES, after)
        assert converting(lay_out(tmp_path / "seeds", True), after) == 0
        assert status(lambda: building(after)) == 0
        whole, trial = contents(after / "_build/html"), tmp_path / "trial"

        def again() -> Path:
            """The state before, with the pages of the state after."""
            shutil.rmtree(trial, ignore_errors=True)
            shutil.copytree(before, trial)
            shutil.copytree(after / "zh-hans", trial / "zh-hans", dirs_exist_ok=True)
            for path in contents(trial / "zh-hans").keys() - contents(after / "zh-hans").keys():
                (trial / "zh-hans" / path).unlink()
            return trial

        killed = 0
        again()
        for way, point in points(lambda: building(trial)):
            again()
            killed += not survives(lambda: building(trial), way, point)
            assert status(lambda: building(trial)) == 0
            made = contents(trial / "_build/html")
            assert made == whole, (way, point, [k for k in whole if made.get(k) != whole[k]])
        assert killed > KILLS // 2

    def work() -> int:
        """Builds fork from a child that has loaded what they need; ours keeps nothing of it."""
        load()
        try:
            killing()
        except BaseException:
            (tmp_path / "failed").write_text(traceback.format_exc(), "utf-8")
        return 0

    ended = status(work)
    failed = tmp_path / "failed"
    assert not failed.exists(), failed.read_text("utf-8")
    assert ended == 0


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for number in range(300):
        (tmp_path / "seeds" / f"{number}.txt").write_text(SPEECH * 40)
    command = [sys.executable, str(ROOT / "convert.py"), "--jobs", "2", "--quiet"]
    run = subprocess.Popen(command, cwd=tmp_path, start_new_session=True)
    wait_until(lambda: len(children(run.pid)) > 1 or run.poll() is not None)
    workers = children(run.pid)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert workers
    wait_until(lambda: not any(alive(worker) for worker in workers))


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(true: Callable[[], Any], seconds: float = 60) -> None:
    """Wait for what must come; a test that waits so long has failed."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.02)


def quietly(seeds: Path, out: Path) -> list[str | Path]:
    """The command that converts and says only what is wrong."""
    return [sys.executable, ROOT / "convert.py", "--quiet", "--out", out, seeds]


def test_no_room_is_one_clear_line_and_no_torn_page(tmp_path: Path) -> None:
    seeds, out = lay_out(tmp_path / "seeds", False), tmp_path / "docs"
    assert converting(seeds, out) == 0
    before = contents(out)
    (seeds / "讲话.txt").write_text(SPEECH + "很长的一段。\n" * 2_000)
    small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # noqa: E731
    done = converted("--quiet", "--out", str(out), str(seeds), cwd=tmp_path, before=small)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("error: cannot be written: File too large")
    assert "Traceback" not in done.stderr
    assert {path: contents(out)[path] for path in before} == before
    assert converting(seeds, out) == 0
    assert converting(seeds, tmp_path / "clean") == 0
    assert contents(out) == contents(tmp_path / "clean")


def test_an_output_folder_without_rights_is_told(tmp_path: Path) -> None:
    seeds, out = lay_out(tmp_path / "seeds", False), tmp_path / "docs"
    out.mkdir()
    out.chmod(0o555)
    without_rights()
    where = ("--out", str(out), str(seeds))
    done = converted("--quiet", *where, cwd=tmp_path, before=give_up_rights)
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (
        1,
        [f"{out / 'zh-hans/.zhbook.json'}: error: cannot be written: Permission denied"],
    )
    assert contents(out) == {}


def test_a_seed_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds, out = lay_out(tmp_path / "seeds", False), tmp_path / "docs"

    def late(job: Any) -> Any:
        """Somebody saves the file after its key was made and before it is read."""
        if job.path == "讲话.txt":
            job.file.write_text(SPEECH + "后来加的。\n")
        return convert(job)

    monkeypatch.setattr(workers, "convert", late)
    assert converting(seeds, out) == 1
    message = "讲话.txt: error: changed while it was read; run again"
    assert capsys.readouterr().err.splitlines() == [f"{seeds}/{message}"]
    assert not out.exists()
    monkeypatch.undo()
    assert converting(seeds, out) == 0


def test_two_runs_at_once_give_what_one_gives(tmp_path: Path) -> None:
    seeds = lay_out(tmp_path / "seeds", False)
    command = quietly(seeds, tmp_path / "two")
    runs = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for run in runs:
        run.communicate()
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert converting(seeds, tmp_path / "one") == 0
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    seeds, out = lay_out(tmp_path / "seeds", False), tmp_path / "docs"
    out.mkdir()
    command = quietly(seeds, out)
    with turn(out, lambda folder: None):
        run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert run.stderr is not None
        said = run.stderr.readline()
        assert said == f"{out}: another run writes here; waiting until it has ended\n"
        assert contents(out) == {}
    assert run.wait() == 0
    assert (out / "zh-hans/index.md").exists()


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    out = tmp_path / "docs"
    assert converting(lay_out(tmp_path / "seeds", False), out) == 0
    (out / "_build/html").mkdir(parents=True)
    paths = [out / "_build/doctrees", out / "zh-hans", out / "_build/html"]
    command: list[str | Path] = [sys.executable, "-m", "sphinx", "-q", "-W", "-c"]
    command += [ROOT / "docs", "-d", *paths]
    place = take(out / "_build/html", lambda folder: None)
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert run.stderr is not None
    assert "another build writes here" in run.stderr.readline()
    assert contents(out / "_build/html") == {}
    give(place)
    assert run.wait() == 0, run.stderr.read()
    assert (out / "_build/html/index.html").exists()
    assert not (out / "_build/html/.zhbook-unfinished").exists()


def test_a_turn_is_not_kept_by_what_was_forked_off(tmp_path: Path) -> None:
    place = take(tmp_path, lambda folder: None)
    assert place is not None
    reader, writer = os.pipe()
    hearing, saying = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(writer)
        os.write(saying, b"!")  # it lives, and what is done after a fork is done
        os.read(reader, 1)  # until the parent lets go
        os._exit(0)
    assert os.read(hearing, 1) == b"!"
    give(place)
    waited: list[Path] = []
    taken = threading.Thread(target=lambda: give(take(tmp_path, waited.append)))
    taken.start()
    taken.join(30)
    for end in (writer, reader, hearing, saying):
        os.close(end)
    os.waitpid(child, 0)
    assert (waited, taken.is_alive()) == ([], False)
