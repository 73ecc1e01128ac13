"""What the search says, in both scripts; ``{…}`` is filled in by the browser."""

from __future__ import annotations

import json

from zhbook.locale.catalogues import TRADITIONAL, catalogue_for

WORDS: dict[str, dict[str, str]] = {
    "zh-Hans": {
        "search": "搜索",
        "title": "搜索",
        "hint": "输入字词；空格分开的都要出现，引号里的连在一起",
        "close": "关闭",
        "all": "全书",
        "here_part": "本部分",
        "here": "本篇",
        "scope": "范围",
        "found": "{texts} 篇",
        "found_more": "{texts}+ 篇",
        "none": "没有找到“{query}”",
        "nothing": "标点不参与搜索，请输入字词",
        "searching": "正在搜索……",
        "more": "更多结果",
        "loosen": "也找中间隔着标点的",
        "more_here": "本篇其余 {places} 处",
        "more_here_open": "本篇其余各处",
        "all_results": "在单独的页面上查看全部结果",
        "failed": "有一部分索引没有载入，结果不全",
        "retry": "重试",
        "suggestions": "词语和标题",
        "results": "搜索结果",
        "keys": "↑↓ 选择　Enter 打开　Esc 关闭",
        "cut": "只搜索前 {length} 字",
        "no_script": "搜索要用到 JavaScript。没有它，可以由目录查找。",
        "no_script_index": "搜索要用到 JavaScript。没有它，可以查索引：",
        "index": "索引",
    },
    "zh-Hant": {
        "search": "搜尋",
        "title": "搜尋",
        "hint": "輸入字詞；空格分開的都要出現，引號裡的連在一起",
        "close": "關閉",
        "all": "全書",
        "here_part": "本部分",
        "here": "本篇",
        "scope": "範圍",
        "found": "{texts} 篇",
        "found_more": "{texts}+ 篇",
        "none": "沒有找到「{query}」",
        "nothing": "標點不參與搜尋，請輸入字詞",
        "searching": "正在搜尋……",
        "more": "更多結果",
        "loosen": "也找中間隔著標點的",
        "more_here": "本篇其餘 {places} 處",
        "more_here_open": "本篇其餘各處",
        "all_results": "在單獨的頁面上檢視全部結果",
        "failed": "有一部分索引沒有載入，結果不全",
        "retry": "重試",
        "suggestions": "詞語和標題",
        "results": "搜尋結果",
        "keys": "↑↓ 選擇　Enter 開啟　Esc 關閉",
        "cut": "只搜尋前 {length} 字",
        "no_script": "搜尋要用到 JavaScript。沒有它，可以由目錄查找。",
        "no_script_index": "搜尋要用到 JavaScript。沒有它，可以查索引：",
        "index": "索引",
    },
}


def words_for(language: str) -> dict[str, str]:
    """The words for a language of Sphinx: Traditional for ``zh_TW`` and ``zh_HK``."""
    return WORDS["zh-Hant" if catalogue_for(language) == TRADITIONAL else "zh-Hans"]


def setup_script(language: str, program: str) -> str:
    """The script that tells the page its words and where the one that searches lies."""
    content = {"words": words_for(language), "program": program}
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"window.zhSearch={written};\n"
