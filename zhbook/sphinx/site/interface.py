"""The words of Sphinx and of its theme in the script of the edition.

The theme's own catalogues have holes, and where ``zh_TW`` has one it falls through to a
Simplified catalogue. The catalogues beside this file come first in the chain. They are
compiled when they are loaded, so that no ``.mo`` can be older than its ``.po``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.catalogues import compile_catalogue
from zhbook.sphinx.site.editions import edition_of

HERE = Path(__file__).parent

#: What the templates and scripts of this project say themselves.
WORDS: dict[str, dict[str, str]] = {
    "zh-Hans": {
        "switch": "繁",
        "switch_title": "切换到繁体",
        "in_items": "分项",
        "shown": "显示",
        "in_items_title": "分项显示：文中“一是”“二是”等各占一行",
        "contents": "本页目录",
        "toggle_outline": "显示或隐藏全书目录",
        "toggle_contents": "显示或隐藏本页目录",
        "home": "首页",
        "editor": "编者：",
        "cite": "引用此处",
        "cite_place": "出处",
        "cite_standard": "参考文献（GB/T 7714）",
        "cite_link": "链接",
        "copied": "已复制",
        "not_copied": "无法复制，请手动选取",
        "cited_same": "与引用时一致",
        "cited_changed": "引用之后已有改动",
        "close": "关闭",
        "original": "原文",
        "original_title": "看原来的字：点一句，或选几个字",
        "jump": "转到",
        "jump_title": "转到某条某处",
        "jump_example": "刑法234、第二百三十四条、s3-2",
        "jump_none": "没有这一处",
        "download": "下载",
        "print": "PDF（可打印）",
        "carry": "EPUB（手机、阅读器）",
        "book_json": "JSON（供程序使用）",
        "take": "取用本篇",
        "take_txt": "原文（.txt）",
        "take_outline": "大纲（JSON）",
        "take_docx": "Word（.docx）",
        "fidelity": "逐字校核",
        "missing": "没有找到这一页",
        "missing_text": "它可能已经改名，或者不再收入本书。",
        "missing_here": "到所在目录看看",
        "missing_up": "到上一级目录看看",
    },
    "zh-Hant-TW": {
        "switch": "简",
        "switch_title": "切換到簡體",
        "in_items": "分項",
        "shown": "顯示",
        "in_items_title": "分項顯示：文中「一是」「二是」等各佔一行",
        "contents": "本頁目錄",
        "toggle_outline": "顯示或隱藏全書目錄",
        "toggle_contents": "顯示或隱藏本頁目錄",
        "home": "首頁",
        "editor": "編者：",
        "cite": "引用此處",
        "cite_place": "出處",
        "cite_standard": "參考文獻（GB/T 7714）",
        "cite_link": "連結",
        "copied": "已複製",
        "not_copied": "無法複製，請手動選取",
        "cited_same": "與引用時一致",
        "cited_changed": "引用之後已有改動",
        "close": "關閉",
        "original": "原文",
        "original_title": "看原來的字：點一句，或選幾個字",
        "jump": "轉到",
        "jump_title": "轉到某條某處",
        "jump_example": "刑法234、第二百三十四條、s3-2",
        "jump_none": "沒有這一處",
        "download": "下載",
        "print": "PDF（可列印）",
        "carry": "EPUB（手機、閱讀器）",
        "book_json": "JSON（供程式使用）",
        "take": "取用本篇",
        "take_txt": "原文（.txt）",
        "take_outline": "大綱（JSON）",
        "take_docx": "Word（.docx）",
        "fidelity": "逐字校核",
        "missing": "沒有找到這一頁",
        "missing_text": "它可能已經改名，或者不再收入本書。",
        "missing_here": "到所在目錄看看",
        "missing_up": "到上一級目錄看看",
    },
}


def install_catalogue(app: Sphinx) -> None:
    """Put our words before those of Sphinx and before those the theme will add."""
    language = app.config.language
    for name in ("sphinx", "booktheme"):
        own = compile_catalogue(HERE / "locale" / f"{language}.po")
        locale.translators["general", name] = own
    builtin = [None, package_dir / "locale"]
    app.translator, _ = locale.init(builtin, language)


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates our own words."""
    context["words"] = WORDS[edition_of(app).lang]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Install the catalogue before the theme is loaded."""
    install_catalogue(app)
    app.connect("html-page-context", tell_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
