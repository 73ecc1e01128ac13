"""Hypothesis strategies: hostile lines, and texts that look like those people have."""

from __future__ import annotations

from hypothesis import strategies as st

#: What Markdown, MyST, docutils, HTML or YAML could take for markup.
MARKUP = [
    *"\\`*_{}[]<>&|~#$!^@%=+(:-.)\"'?;/,",
    "```{include} /etc/passwd",
    ":::{note}",
    "(x)=",
    "[x]: y",
    "[x](y)",
    "{#x}",
    "{.x}",
    "{raw}`x`",
    "{{ x }}",
    "%",
    "---",
    "===",
    "***",
    "<script>",
    "<!--",
    "&amp;",
    "&#60;",
    "$$x$$",
    "[^1]:",
    "[^1]",
    "1. ",
    "1) ",
    "- ",
    "+ ",
    "> ",
    "# ",
    ": x",
    "| a | b |",
    "http://a.b",
    "a@b.c",
    "**",
    "__",
    "\\\\",
    "  ",
    "    ",
    "\t",
]
_HAN = st.sampled_from(
    "的一是在了和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学级义"
)
_PUNCTUATION = st.sampled_from("，。；：！？、“”‘’（）《》〔〕…—　")
_ODD = st.sampled_from("\u00a0\u2003\u200d\ufe0f𠮷𪚥é\U0001f600\ue000")

#: A line of a text as hostile as can be: markup anywhere, blanks at the ends.
hostile_line = (
    st.lists(
        st.one_of(st.sampled_from(MARKUP), _HAN, _PUNCTUATION, _ODD, st.sampled_from("aZ09")),
        min_size=1,
        max_size=24,
    )
    .map("".join)
    .filter(lambda line: line.strip() != "")
)

_OFFICIAL = ["一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "（1）", "①", "②"]
_STATUTE = ["第一章 ", "第二章 ", "第一条　", "第二条　", "第三条之一　"]
_SPOKEN = ["一是", "二是", "一要", "二要", "第一，", "第二，", "重点一：", "重点二："]
_ORDINALS = st.sampled_from([*_OFFICIAL, *_STATUTE, *_SPOKEN, "", "", ""])
_SENTENCE = st.lists(_HAN, min_size=1, max_size=12).map("".join)
_STOP = st.sampled_from(["。", "；", "，", "", "！", "："])

#: A paragraph of an official text: an ordinal, a few sentences, members inside.
paragraph = st.lists(st.tuples(_ORDINALS, _SENTENCE, _STOP), min_size=1, max_size=4).map(
    lambda parts: "".join("".join(part) for part in parts)
)

#: A whole text, with blank lines, notices, titles and 目录 among its paragraphs.
text = (
    st.lists(
        st.one_of(
            paragraph,
            paragraph,
            hostile_line,
            st.sampled_from(
                ["", "目录", "同志们：", "某某条例", "加微信 abc", "2022年3月5日", "某某局"]
            ),
        ),
        min_size=1,
        max_size=14,
    )
    .map("\n".join)
    .filter(str.strip)
)
