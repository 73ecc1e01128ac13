"""The words of the index in both scripts."""

from __future__ import annotations

from typing import Any

INDEX_WORDS: dict[str, dict[str, Any]] = {
    "zh-Hans": {
        "title": "索引",
        "orders": {
            "pinyin": "按汉语拼音逐字排列，先比音节，再比声调和笔画",
            "strokes": "按笔画逐字排列，笔画相同的按部首",
            "zhuyin": "按注音符号逐字排列，先比音节，再比声调和笔画",
        },
        "headnote": "数字和西文在前；书名号、引号不计。粗体是主要出处。",
        "counted": "共收%s条。",
        "see": "见",
        "see_also": "参见",
        "below": "及下文",
        "title_place": "题目",
        "opening": "开头",
        "to": "至",
        "between": "其间%s处",
        "more": "另%s处",
        "filter": "筛选",
        "filter_hint": "词语或拼音首字母，如 zfgz",
        "all_kinds": "全部类别",
        "none": "没有符合的条目",
        "found": "%s条",
        "groups": "分组",
        "kinds": {
            "人名": "人名",
            "地名": "地名",
            "机构": "机构",
            "文献": "文献",
            "概念": "概念",
        },
    },
    "zh-Hant-TW": {
        "title": "索引",
        "orders": {
            "pinyin": "按漢語拼音逐字排列，先比音節，再比聲調和筆畫",
            "strokes": "按筆畫逐字排列，筆畫相同者按部首",
            "zhuyin": "按注音符號逐字排列，先比音節，再比聲調和筆畫",
        },
        "headnote": "數字和西文在前；書名號、引號不計。粗體是主要出處。",
        "counted": "共收%s條。",
        "see": "見",
        "see_also": "參見",
        "below": "及下文",
        "title_place": "題目",
        "opening": "開頭",
        "to": "至",
        "between": "其間%s處",
        "more": "另%s處",
        "filter": "篩選",
        "filter_hint": "詞語或拼音首字母，如 zfgz",
        "all_kinds": "全部類別",
        "none": "沒有符合的條目",
        "found": "%s條",
        "groups": "分組",
        "kinds": {
            "人名": "人名",
            "地名": "地名",
            "机构": "機構",
            "文献": "文獻",
            "概念": "概念",
        },
    },
}
