"""The pictures of the page of the outline say what the converter decides now."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.examples import PAGES, page
from tests.site.builds import page as built
from tests.site.builds import sphinx

ROOT = Path(__file__).resolve().parent.parent
DRAW = runpy.run_path(str(ROOT / "tools" / "draw_outlines.py"))
PICTURES: dict[str, str] = DRAW["pictures"]()
SVG = "{http://www.w3.org/2000/svg}"


def words(picture: str) -> list[str]:
    """What a picture says, line by line."""
    root = ElementTree.fromstring(picture)
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_each_picture_is_what_is_drawn_now() -> None:
    """Where this fails, run ``python tools/draw_outlines.py`` and read what has changed."""
    there = {path.name: path.read_text("utf-8") for path in (PAGES / "outline").iterdir()}
    assert there.keys() == PICTURES.keys()
    for name, picture in PICTURES.items():
        assert words(there[name]) == words(picture), name
        assert there[name] == picture, name


def test_a_picture_says_every_character_of_its_text() -> None:
    for name, text in DRAW["TEXTS"].items():
        said = "".join(words(PICTURES[f"{name}.svg"]))
        rest = iter(said)
        assert all(char in rest for char in "".join(text.split())), name


@pytest.mark.parametrize("name", list(DRAW["TEXTS"]))
def test_the_page_shows_each_picture_and_says_it_in_words(name: str) -> None:
    told = DRAW["told"](DRAW["rows"](DRAW["TEXTS"][name], str), str)
    assert f"![{told}](outline/{name}.svg)" in page("outline.md")


def test_nothing_in_a_picture_is_wider_than_it() -> None:
    for name, picture in PICTURES.items():
        root = ElementTree.fromstring(picture)
        width, height = (float(root.attrib[side]) for side in ("width", "height"))
        for text in root.iter(f"{SVG}text"):
            said, size = "".join(text.itertext()), float(text.attrib["font-size"])
            wide = sum(0.6 if char.isascii() else 1.0 for char in said) * size
            assert float(text.attrib["x"]) + wide <= width, (name, said)
            assert float(text.attrib["y"]) <= height, (name, said)


@pytest.mark.parametrize(("language", "suffix"), [("zh_CN", ""), ("zh_TW", ".zh_TW")])
def test_each_edition_has_the_picture_in_its_script(
    tmp_path: Path, language: str, suffix: str
) -> None:
    source = tmp_path / "source"
    (source / "outline").mkdir(parents=True)
    for name, picture in PICTURES.items():
        (source / "outline" / name).write_text(picture, "utf-8")
    (source / "index.md").write_text("# 图\n\n![图](outline/statute.svg)\n", "utf-8")
    conf = f'language = "{language}"\nextensions = ["myst_parser"]\nhtml_theme = "basic"\n'
    (source / "conf.py").write_text(conf, "utf-8")
    html = tmp_path / "html"
    done = sphinx(source, html, tmp_path / "doctrees", "-n", "-W", conf=source)
    assert done.returncode == 0, done.stdout + done.stderr
    image = built(html / "index.html").find("img")
    assert image is not None
    shown = (html / str(image["src"])).read_text("utf-8")
    assert words(shown) == words(PICTURES[f"statute{suffix}.svg"])
    assert re.search("條" if suffix else "条", "".join(words(shown)))
