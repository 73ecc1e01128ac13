"""``make test-quick`` runs what starts no process, and nothing can start one unnoticed."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.quick import is_slow


def module(name: str, text: str) -> ModuleType:
    made = ModuleType(name)
    exec(text, vars(made))
    return made


@pytest.mark.parametrize(
    "text",
    [
        "import subprocess",
        "from tests.site.builds import build",
        "from tests.site.shelf import Shelf",
        "from tests.books import printed",
        "from tests.test_fidelity import shipped",
    ],
)
def test_a_module_that_can_start_a_process_is_slow(text: str) -> None:
    assert is_slow(module("tests.test_a", text))


def test_another_module_is_quick() -> None:
    text = "from pathlib import Path\nimport pytest, zhbook.book.make\nfrom hypothesis import given"
    assert not is_slow(module("tests.test_a", text))


def test_a_quick_test_that_starts_a_process_fails() -> None:
    import subprocess

    with pytest.raises(RuntimeError, match="not marked slow"):
        subprocess.run(["true"], check=True)


def test_a_quick_test_that_builds_fails() -> None:
    from tests.site.builds import command

    with pytest.raises(RuntimeError, match="not marked slow"):
        command("--version")
