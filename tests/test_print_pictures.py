"""Pictures on pages written by hand: in the PDF and in the EPUB, and never too large."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

import zhbook
from tests.archived import complaints
from tests.books import carried, need_tex, printed
from tests.browser.conftest import Visit, browser, readers, visit  # noqa: F401 (fixtures)
from tests.printed import Printed
from tests.test_epub import epubcheck

PAGE = """\
---
print: back
---

# 附录

图前一段。

![流程](tu.png)

```{figure} tu.png
:alt: 流程

办理流程
```

![长图](gao.jpg)

图后一段。

| 名目 | 说明 |
| --- | --- |
| 甲 | 很长的一段说明文字，应当在格内折行，不得超出版心之外，这里再写长一些。 |
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pictures")
    (out / "seeds").mkdir()
    (out / "pages").mkdir()
    (out / "seeds" / "a.txt").write_text("关于试验的通知\n\n正文一段。\n", "utf-8")
    Image.new("RGB", (2000, 600), (200, 220, 240)).save(out / "pages" / "tu.png")
    Image.new("RGB", (300, 1800), (240, 220, 240)).save(out / "pages" / "gao.jpg")
    (out / "pages" / "fulu.md").write_text(PAGE, "utf-8")
    assert not zhbook.convert(out / "seeds", out).errors
    return out


def test_pictures_fit_the_page(out: Path) -> None:
    need_tex()
    book = Printed(printed(out / "zh-hans", out / "pdf"))  # strict: no box sticks out
    objects = [o.get("stream", {}).get("dict", {}) for o in book.objects.values()]
    assert sum(o.get("/Subtype") == "/Image" for o in objects) == 2
    text = "".join(book.pages[book.places["pages.fulu"] - 1 :])
    for words in ("图前一段。", "办理流程", "图后一段。"):
        assert words in text
    assert "图 1" not in text
    assert complaints(book.path) == []


def test_pictures_are_in_the_epub_and_fit_a_small_window(out: Path, visit: Visit) -> None:  # noqa: F811
    book = carried(out / "zh-hant", out / "epub")
    epubcheck(book)
    with ZipFile(book) as archive:
        assert {"_images/tu.png", "_images/gao.jpg"} <= set(archive.namelist())
        archive.extractall(out / "opened")
    address = (out / "opened" / "pages" / "fulu.xhtml").as_uri()
    page = visit.page(address, viewport={"width": 360, "height": 640})
    assert page.evaluate("document.images.length") == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("[...document.images].every(i => i.naturalWidth && i.width <= 360)")
