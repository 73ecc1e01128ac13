"""A book whose outline and names of pages change after it was published, as a helper of tests.

In the second state a heading has no number any more, an article of another text is gone, a folder
and a file have other names, and a text is removed.
"""

from __future__ import annotations

from pathlib import Path

import zhbook
from tests.site.builds import build

SPEECH = """在会上的讲话

同志们：
今天讲两点意见。
一、加强领导
（一）提高认识。要充分认识这项工作的重要意义，切实增强责任感。
（二）落实责任。一要明确分工，各部门各负其责。二要加强督查，一级抓一级。
{two}
抓好落实是关键所在，必须常抓不懈，久久为功。
最后讲一讲作风问题，领导干部都要带头做起。
"""
LAW = """某某管理条例
第一章 总则
第一条　为了安全，制定本条例。
第二条　各级政府负责本行政区域的安全工作。
有关部门按照职责分工做好安全工作。
{three}第二章 附则
第四条　本条例自公布之日起施行。
"""
THREE = "第三条　任何单位都有权举报危害安全的行为。\n"
NOTICE = "临时公告\n近期道路施工，请绕行。\n施工期间多有不便，敬请谅解。\n"

#: Where addresses of the first state lead in the second, without the ends of the pages.
LEADS = {
    "tong-zhi/jiang-hua#s2": "gong-wen/xin-jiang-hua#s1-2-p2",
    "tong-zhi/jiang-hua#s2-p2": "gong-wen/xin-jiang-hua#s1-2-p4",
    "tong-zhi/jiang-hua#s1-2-2": "gong-wen/xin-jiang-hua#s1-2-2",
    "tong-zhi/jiang-hua": "gong-wen/xin-jiang-hua#",
    "tong-zhi/index": "gong-wen/index#",
    "tiao-li#art-3": "tiao-li#ch1",
    "gong-gao": "moved_addresses#gong-gao",
}


def write_first(seeds: Path) -> None:
    """The seeds as they were when addresses were given."""
    (seeds / "通知").mkdir(parents=True)
    (seeds / "通知" / "讲话.txt").write_text(SPEECH.format(two="二、抓好落实"), "utf-8")
    (seeds / "条例.txt").write_text(LAW.format(three=THREE), "utf-8")
    (seeds / "公告.txt").write_text(NOTICE, "utf-8")


def write_second(seeds: Path) -> None:
    """The seeds as they are now."""
    (seeds / "通知" / "讲话.txt").unlink()
    (seeds / "通知").rmdir()
    (seeds / "公文").mkdir()
    (seeds / "公文" / "新讲话.txt").write_text(SPEECH.format(two="抓好落实"), "utf-8")
    (seeds / "条例.txt").write_text(LAW.format(three=""), "utf-8")
    (seeds / "公告.txt").unlink()


def convert(folder: Path) -> Path:
    """Convert ``seeds`` below a folder; where the pages are."""
    outcome = zhbook.convert(folder / "seeds", folder / "docs", jobs=1)
    assert not outcome.errors
    return folder / "docs"


def begin(folder: Path) -> Path:
    """The book in its first state; the pages of it."""
    write_first(folder / "seeds")
    return convert(folder)


def change(folder: Path) -> Path:
    """The same book in its second state; the pages of it."""
    write_second(folder / "seeds")
    return convert(folder)


def published_twice(folder: Path) -> Path:
    """The site of the book, built in its first state and again in its second."""
    build(begin(folder), folder / "site")
    return build(change(folder), folder / "site")
