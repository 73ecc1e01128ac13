"""The texts whose gold outline is wrong are all told in the documentation, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.outline import Figures, doubtful

MEASURED = Path(__file__).resolve().parent.parent / "docs" / "pages" / "measured.md"


@pytest.mark.parametrize(("file", "why"), doubtful().items(), ids=lambda value: value[:12])
def test_the_page_of_measures_has_every_doubtful_text(file: str, why: str) -> None:
    page = MEASURED.read_text(encoding="utf-8")
    assert f"| {file.removesuffix('.txt')} | {why} |" in page


def test_the_figures_of_two_texts() -> None:
    figures = Figures()
    figures.add(same=3, found=3, wanted=3, counted=True)
    figures.add(same=1, found=2, wanted=3, counted=False)
    assert (figures.hit, figures.false, figures.lost) == (4, 1, 2)
    said = "2 texts: F1 0.7273 (precision 0.8000, recall 0.6667), exact 50.0%, articles 50.0%"
    assert str(figures) == said
