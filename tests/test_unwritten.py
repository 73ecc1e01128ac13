"""Pages that the converter may not write or remove are named, each by its own name."""

from __future__ import annotations

from pathlib import Path

from tests.test_disk import TEXT, made, unprivileged


def test_a_page_that_cannot_be_written_is_named_itself(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "seeds/p").mkdir(parents=True)
    for name in ("甲.txt", "p/乙.txt"):
        (folder / "seeds" / name).write_text(TEXT, "utf-8")
    assert not made(folder).errors
    (folder / "seeds/p/乙.txt").write_text(TEXT + "更多。\n", "utf-8")
    places = [folder / "docs/zh-hans", *(folder / "docs/zh-hans").rglob("p")]
    for place in places:
        place.chmod(0o555)
    try:
        status, errors = unprivileged(folder)
        (folder / "seeds/p/乙.txt").unlink()
        places[0].chmod(0o755)
        removing = unprivileged(folder)
    finally:
        for place in places:
            place.chmod(0o755)
    record = "docs/zh-hans/.zhbook.json"
    assert (status, errors) == (1, [f"{record}: error: cannot be written: Permission denied"])
    (error,) = removing[1]
    assert error.startswith("docs/zh-hans/")
    assert error.endswith("/yi.json: error: cannot be removed: Permission denied")
