"""Single characters whose Traditional form follows from what stands around them.

The first row that holds decides. A row whose target is the character itself keeps it from the
rows below. Surnames have a module of their own.
"""

from __future__ import annotations

from zhbook.script.rows import Context
from zhbook.script.surnames import SURNAMES

_NUMERAL = "[0-9０-９一二三四五六七八九十百千万]"
#: What an office makes out, in writing; 编制 without any of them is its staff.
_PAPER = (
    "(?:规划|计划|预算|决算|概算|报告|方案|预案|目录|名录|清单|报表|文件|指南|图|手册|大纲|"
    "草案|说明|年鉴|教材|索引|工具|名册|台账)"
)
_STAFF = "".join(
    f"(?<!{word}编)"
    for word in (
        *("人员", "机构", "行政", "事业", "职工", "教师", "部队", "单位", "政法", "专项"),
        *("警力", "岗位", "核定", "定员", "超", "空", "缺", "满"),
    )
)
_WEEKLY = "(?:排查|调度|研判|通报|会商|例会|小结|总结|巡查|点评|考核|检查|报告|汇报|清零)"
_AFTER_MANY = f"(?:(?<={_NUMERAL})|(?<=[两几多数半每]))"
_NO_ADVERB = "(?![能要有是需会准可得用为对在向作限给收剩差够看顾管知见争选以不许因占于])"

CONTEXTS: tuple[Context, ...] = (
    *SURNAMES,
    Context(
        *("制", "製", "(?<=自)", "(?:枪|火药|炸|爆|武器|刀|弹|凶器|工具|设备|食品)"),
        reason="made by oneself; 自制 alone is to restrain oneself",
        example="自制枪支，有自制力",
        expected="自製槍支，有自制力",
    ),
    Context(
        *("制", "製", f"{_STAFF}(?<=编)", f"(?:[^，。；：、（）\\n]{{0,20}}?{_PAPER})"),
        reason="to draw up papers; 編制 is the staff an office may have",
        example="编制城乡规划，核定人员编制",
        expected="編製城鄉規劃，核定人員編制",
    ),
    Context(
        *("制", "製", "(?:(?<=规划编)|(?<=计划编)|(?<=预算编)|(?<=决算编)|(?<=组织编))", ""),
        reason="to draw up papers, named before",
        example="规划编制机关；由省政府组织编制",
        expected="規劃編製機關；由省政府組織編製",
    ),
    Context(
        *("只", "隻", _AFTER_MANY, _NO_ADVERB),
        reason="隻 counts animals, hands, ships and funds",
        example="每只犬一证，饲养100只鸡；每户只能养一只。",
        expected="每隻犬一證，飼養100隻雞；每戶只能養一隻。",
    ),
    Context(
        *("周", "週", "", "岁"),
        reason="週歲; OpenCC lacks 十四周岁",
        example="已满十四周岁",
        expected="已滿十四週歲",
    ),
    Context(
        *("周", "週", f"(?:(?<=[0-9０-９])|(?<=第{_NUMERAL}))", "(?![边围密到])"),
        reason="a number of weeks",
        example="持续4周以上，第三周复诊",
        expected="持續4週以上，第三週複診",
    ),
    Context(
        *("周", "週", "(?:(?<![\\u4e00-\\u9fff])|(?<=[日月旬每按双村镇乡区县市]))", _WEEKLY),
        reason="weekly, beside 日 and 月; 周 is round about, or a surname",
        example="村日排查、乡镇周排查、县月排查，周边排查",
        expected="村日排查、鄉鎮週排查、縣月排查，周邊排查",
    ),
    Context(
        *("签", "簽", "(?<![标书竹牙抽求中题货便灵卦诗])", "(?![子筒诗条])"),
        reason="to sign; 籤 is a slip of bamboo or paper",
        example="双方签有合同，已签未签，贴标签",
        expected="雙方簽有合同，已簽未簽，貼標籤",
    ),
    Context(
        *("准", "准", "", "其(?![实他余中])"),
        reason="准 permits",
        example="可以准其离监探亲",
        expected="可以准其離監探親",
    ),
    Context(
        *("系", "繫", "", "[好上紧牢住着]?(?:安全带|鞋带|领带|扣子|纽扣)"),
        reason="to fasten",
        example="乘车人应当系安全带",
        expected="乘車人應當繫安全帶",
    ),
    Context(
        *("系", "系", "(?<![但均仅确乃])", "(?:主任|办公室|党总支|党委)"),
        reason="a department of a university, as a noun no form of 係",
        example="各系党委",
        expected="各系黨委",
    ),
    Context(
        *("系", "係", "(?<=[但物其某因仅均否甲乙丙丁者经])", "(?![统列数谱主])"),
        reason="to be, as courts say it, where rjieba joins it to the character before",
        example="张甲系独子，租赁物系承租人选择",
        expected="張甲係獨子，租賃物係承租人選擇",
    ),
    Context(
        *("里", "里", f"(?:(?<={_NUMERAL})|(?<=[几余]))", "(?![面头边屋])"),
        reason="a number of miles",
        example="行军五千里，方圆几十里",
        expected="行軍五千里，方圓幾十里",
    ),
)
