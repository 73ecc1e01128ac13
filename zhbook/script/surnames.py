"""Surnames whose form differs from what the same character is elsewhere: 范, 于, 余, 岳 …

A name is known by what stands around it, never by itself: after an office before a given name
and a verb of saying or a mark (市委书记范长江，), before 某 (余某), before 先生 or 女士.
局长于治安表示 has the surname 于; 局长于昨日召开 and 局长于2020年当选 have the preposition 於.
"""

from __future__ import annotations

from zhbook.script.rows import Context

_HAN = "[\\u4e00-\\u9fff]"
#: Offices and roles that stand right before a name.
_OFFICES = (
    "书记",
    "主席",
    "总统",
    "总理",
    "部长",
    "省长",
    "市长",
    "区长",
    "县长",
    "镇长",
    "乡长",
    "局长",
    "厅长",
    "处长",
    "科长",
    "所长",
    "队长",
    "院长",
    "庭长",
    "会长",
    "校长",
    "站长",
    "组长",
    "行长",
    "司长",
    "村长",
    "主任",
    "政委",
    "委员",
    "代表",
    "检察长",
    "董事长",
    "秘书长",
    "经理",
    "教授",
    "法官",
    "律师",
    "检察官",
    "民警",
    "干警",
    "辅警",
    "记者",
    "同志",
    "院士",
    "专家",
    "被告人",
    "嫌疑人",
    "被害人",
    "受害人",
    "当事人",
    "上诉人",
    "申请人",
    "原告",
    "被告",
    "证人",
    "罪犯",
    "网格员",
    "调解员",
)
_AFTER_OFFICE = "(?:" + "|".join(f"(?<={office})" for office in _OFFICES) + ")"
#: Not inside a word: after no Han character, or after one that joins names.
_APART = f"(?:(?<!{_HAN})|(?<=[和与及同跟被对向由让请]))"
_MARK = "(?:[，。、；：！？（）“”《》\\s]|\\Z)"
_SAYING = (
    "(?:说|表示|强调|指出|介绍|认为|要求|主持|讲话|出席|带队|率队|告诉|坦言|透露|宣读|致辞|"
    "回应|回答|解释|补充|同志|一行)"
)
_DOING = "(?:总结|部署|参加|陪同|深入|走访|调研|宣布|提出|等)"
#: What 于 is followed by as a preposition of time or place: none of it is a given name.
_TIME_OR_PLACE = (
    "(?![0-9０-９一二三四五六七八九十这那此其该本每某是去今昨次同当近日前上下会年月])"
    f"(?!明[天日年]|{_HAN}{{0,2}}[日年月时午晚晨夜初末底间上中下内前后里外省市县区镇乡村京庭院场])"
    "(?!上海|天津|重庆|香港|澳门|广州|深圳|杭州|成都|武汉|西安|济南|郑州|长沙|合肥|沈阳|长春)"
)
_PLACES = "[处地省市县区镇乡村年月日时公银商店厂]"  # 于某某处, at some place
_SOMEONE = f"某(?:某(?!{_PLACES})|甲|乙|{_MARK}|[与和及等因系将诉称持驾到在向被以对从有无承])"

#: What follows an office where the character is another word: 主任余下, 书记范围.
_ELSEWHERE = {
    "余": "(?![额地下款名年留])",
    "范": "(?![围畴例本式文])",
    "涂": "(?![改写抹污])",
    "郁": "(?![闷结])",
    "朴": "(?![素实])",
    "岳": "(?![父母])",
    "后": "(?![来续又再即会也还被])",
    "种": "(?![植类子下])",
    "于": _TIME_OR_PLACE,
}
#: Characters that stand alone as other words: only what can be nothing but a name counts.
_COMMON = frozenset("于后种")


def _rows(char: str, name: str) -> tuple[Context, ...]:
    """The rows of one surname: before a given name, before 某, before 先生."""
    verbs = _SAYING if char in _COMMON else f"(?:{_SAYING}|{_DOING}|[与和及在到对向就])"
    given = f"{_ELSEWHERE[char]}{_HAN}{{1,2}}(?:{verbs}|{_MARK})"
    someone = _SOMEONE if char in _COMMON else "某"
    before, who = (
        (_AFTER_OFFICE, "被告人") if char in "后种" else (f"(?:{_AFTER_OFFICE}|{_APART})", "，")
    )
    return (
        Context(
            char,
            name,
            _AFTER_OFFICE,
            given,
            reason="a surname between an office and a given name",
            example=f"局长{char}国强表示，书记{char}明、",
            expected=f"局長{name}國強表示，書記{name}明、",
        ),
        Context(
            char,
            name,
            before,
            someone,
            reason="a surname before 某",
            example=f"{who}{char}某持刀",
            expected=f"{who}{name}某持刀",
        ),
    )


SURNAMES: tuple[Context, ...] = (
    *_rows("于", "于"),
    *_rows("余", "余"),
    *_rows("范", "范"),
    *_rows("岳", "岳"),
    *_rows("涂", "涂"),
    *_rows("朴", "朴"),
    *_rows("郁", "郁"),
    *_rows("后", "后"),
    *_rows("种", "种"),
    Context(
        "于",
        "于",
        _APART,
        "(?:先生|女士)",
        reason="a surname before 先生 or 女士",
        example="，于先生报警",
        expected="，于先生報警",
    ),
    *(
        Context(
            char,
            name,
            _APART,
            f"{_HAN}{{0,2}}(?:先生|女士)",
            reason="a surname before 先生 or 女士",
            example=f"，{char}女士报警",
            expected=f"，{name}女士報警",
        )
        for char, name in ("余余", "范范", "岳岳", "涂涂", "朴朴", "郁郁")
    ),
)
