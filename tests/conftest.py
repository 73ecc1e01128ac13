"""What every test may use: profiles of Hypothesis, larger real texts, and books built once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.quick import pytest_collection_modifyitems, pytest_runtest_protocol
from tests.site.shelf import Shelf
from zhbook.cli.setlocale import instead
from zhbook.locale.catalogues import ENGLISH, chosen

__all__ = ["corpus", "pytest_collection_modifyitems", "pytest_runtest_protocol", "shelf"]

# No deadline: one example may meet a cold dictionary, which says nothing about the code.
settings.register_profile("dev", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples in every run: what fails there fails at the desk as well.
settings.register_profile(
    "ci", parent=settings.get_profile("dev"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# A locale that this machine does not have would end every Sphinx that a test starts.
os.environ.update(instead())
# What is printed is compared in English; the tests of other languages ask for them.
if chosen() != ENGLISH:
    os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real texts that ZHBOOK_CORPUS names; without one the test is skipped.

    A folder that is named and does not exist is a failure, so that a misspelt name does not
    pass for a run over the corpus.
    """
    named = os.environ.get("ZHBOOK_CORPUS")
    if not named:
        pytest.skip("ZHBOOK_CORPUS names no folder of texts")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"ZHBOOK_CORPUS names {named}, which is no folder")
    return folder


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The books that are built once in a run; ``tests/site/shelf.py`` says when to use which."""
    own = tmp_path_factory.getbasetemp()
    # The processes of pytest-xdist have folders side by side.
    return Shelf((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shelf", own)
