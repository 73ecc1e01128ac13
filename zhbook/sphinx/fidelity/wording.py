"""What the page 逐字校核 says, in both scripts."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "zh-Hans": {
        "title": "逐字校核",
        "what": (
            "本页由程序在生成网站时写出。每一篇的网页写成以后，读回其中的文字，与原文从头到尾"
            "逐字比对：除空白和不可见的字符以外，原文的每一个字都须依次出现一次，也不许多出一个字。"
            "允许不同的只有三种：原件的目录由本书重编；所附文字移到篇末；编者所加的文字，"
            "它们在页面上另有标明，不参加比对。书做成了 PDF 的，用 pdftotext 读出其中的文字，"
            "同样比对。"
        ),
        "converted_what": (
            "标明“转换”的篇，原文是繁体。它的简体页面与转换器得出的简体文字逐字比对，"
            "不与原文比对；与原文比对的结果，见繁体版的这一页。"
        ),
        "hash_what": (
            "SHA-256 是原文文件各字节的校验值。取用的原文（.txt）算出的值与此相同，"
            "就是本书所用的原文。"
        ),
        "summary": "网页：{same} 篇一致，共 {texts} 篇。",
        "books": "PDF：{same} 篇一致，共 {texts} 篇。",
        "failures": "有 {failed} 篇不一致，见下。",
        "page": "网页",
        "pdf": "PDF",
        "same": "一致",
        "failed": "不一致",
        "proof-read": "经人校订，不比对",
        "outdated": "早于现在的文本，不比对",
        "unreadable": "本机不能读取，未比对",
        "converted": "转换",
        "from_line": "自原文第 {line} 行起",
        "characters": "{n} 字",
        "added": "编者所加：",
        "added_title": "题目",
        "added_words": "标题后的字 {n} 处",
        "added_notes": "编者注 {n} 条",
        "added_about": "题下资料",
        "moved": "移到篇末：{lines} 行 {n} 字",
        "left_out": "不录的目录：{n} 行",
        "links": "加链接：{n} 处",
        "unchanged": "无增删移动",
        "schemas": "数据格式：",
        "of_outline": "大纲 JSON 的 schema",
        "of_book": "全书 JSON 的 schema",
    },
    "zh-Hant-TW": {
        "title": "逐字校核",
        "what": (
            "本頁由程式在產生網站時寫出。每一篇的網頁寫成以後，讀回其中的文字，從頭到尾"
            "逐字比對：除空白和不可見的字元以外，每一個字都須依次出現一次，也不許多出一個字。"
            "允許不同的只有三種：原件的目錄由本書重編；所附文字移到篇末；編者所加的文字，"
            "它們在頁面上另有標明，不參加比對。書做成了 PDF 的，用 pdftotext 讀出其中的文字，"
            "同樣比對。"
        ),
        "converted_what": (
            "標明「轉換」的篇，原文是簡體。它的繁體頁面與轉換程式得出的繁體文字逐字比對，"
            "不與原文比對；與原文比對的結果，見簡體版的這一頁。"
        ),
        "hash_what": (
            "SHA-256 是原文檔案各位元組的校驗值。取用的原文（.txt）算出的值與此相同，"
            "就是本書所用的原文。"
        ),
        "summary": "網頁：{same} 篇一致，共 {texts} 篇。",
        "books": "PDF：{same} 篇一致，共 {texts} 篇。",
        "failures": "有 {failed} 篇不一致，見下。",
        "page": "網頁",
        "pdf": "PDF",
        "same": "一致",
        "failed": "不一致",
        "proof-read": "經人校訂，不比對",
        "outdated": "早於現在的文本，不比對",
        "unreadable": "本機不能讀取，未比對",
        "converted": "轉換",
        "from_line": "自原文第 {line} 行起",
        "characters": "{n} 字",
        "added": "編者所加：",
        "added_title": "題目",
        "added_words": "標題後的字 {n} 處",
        "added_notes": "編者註 {n} 條",
        "added_about": "題下資料",
        "moved": "移到篇末：{lines} 行 {n} 字",
        "left_out": "不錄的目錄：{n} 行",
        "links": "加連結：{n} 處",
        "unchanged": "無增刪移動",
        "schemas": "資料格式：",
        "of_outline": "大綱 JSON 的 schema",
        "of_book": "全書 JSON 的 schema",
    },
}
