"""Which tests are quick, for ``make test-quick``: those that start no process and do little.

A test is marked ``slow`` if it drives a browser, if its module imports what builds with Sphinx,
runs TeX or starts a process at all, or if the module is one of ``LARGE``. A test that is not marked
and starts a process in another way fails. So nobody has to remember to mark a test.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from types import ModuleType

import pytest

#: Much work in one process.
LARGE = (
    *("test_bounds", "test_collation", "test_cost", "test_cost_of_books", "test_hostile_texts"),
    "test_myst",
)


def is_slow(module: ModuleType) -> bool:
    """Whether a module has the means to start a process, or what it has from other tests does.

    ``from tests.site.builds import build`` is a means to do so, ``from pathlib import Path`` not.
    """
    if sys.modules["subprocess"] in vars(module).values():
        return True
    homes = {str(getattr(value, "__module__", "")) for value in vars(module).values()}
    return any(
        home.startswith("tests.") and home != module.__name__ and is_slow(sys.modules[home])
        for home in homes
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        if isinstance(item, pytest.Function) and (
            item.path.parent.name == "browser" or item.path.stem in LARGE or is_slow(item.module)
        ):
            item.add_marker("slow")


class _Now:
    """Whether a quick test runs."""

    quick = False


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "subprocess.Popen" and _Now.quick:
        raise RuntimeError(f"{args[0]} is started by a test that is not marked slow")


sys.addaudithook(_watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Watch a quick test, with its fixtures."""
    _Now.quick = item.get_closest_marker("slow") is None
    try:
        return (yield)
    finally:
        _Now.quick = False
