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
        "人员",
        "机构",
        "行政",
        "事业",
        "职工",
        "教师",
        "部队",
        "单位",
        "政法",
        "专项",
        "警力",
        "岗位",
        "核定",
        "定员",
        "超",
        "空",
        "缺",
        "满",
    )
)
_WEEKLY = "(?:排查|调度|研判|通报|会商|例会|小结|总结|巡查|点评|考核|检查|报告|汇报|清零)"
_AFTER_MANY = f"(?:(?<={_NUMERAL})|(?<=[两几多数半每]))"
_NO_ADVERB = "(?![能要有是需会准可得用为对在向作限给收剩差够看顾管知见争选以不许因占于])"
#: What makes of 系 a line, a department or a part of another word: 法系, 中文系, 关系.
_NO_LINEAGE = (
    "(?<![法家种语神经学院水直旁派世谱嫡支母星山科言文史理数农医工外中关联体维干阳族本各全一])"
    "(?<!生物)(?<!动物)(?<!植物)"
)
_COPULA = (
    "(?:因|由|以|在|被|该|其|依|指|要求|基于|经|为了|出于|属于|从|我|本(?!科)|他|她|实际|单独|"
    "独立|伪造|篡改|虚假|夫妻|父子|母子|兄弟|姐妹|上述|限制|无(?!关)|犯罪|被告|申请|申诉|"
    "原告|人民|争议|机动车|怀孕|生活|职务|共同|外国|保证|受(?!到)|承担|使用|拼装|同一|其他)"
)

#: What stands before a number in the name of a place: 甲丑, 三（丑）.
_BEFORE_BRANCH = "[（(）)子甲乙丙丁戊己庚辛壬癸一二三四五六七八九十]"
#: What stands behind a number: a mark, or nothing.
_BEHIND_BRANCH = "(?:[、．.（(）)·]|(?![^\\n]))"

CONTEXTS: tuple[Context, ...] = (
    *SURNAMES,
    Context(
        "制",
        "製",
        "(?<=自)",
        "(?:枪|火药|炸|爆|武器|刀|弹|凶器|工具|设备|食品)",
        reason="made by oneself; 自制 alone is to restrain oneself",
        example="自制枪支，有自制力",
        expected="自製槍支，有自制力",
    ),
    Context(
        "制",
        "製",
        f"{_STAFF}(?<=编)",
        f"(?:[^，。；：、（）\\n]{{0,20}}?{_PAPER})",
        reason="to draw up papers; 編制 is the staff an office may have",
        example="编制城乡规划，核定人员编制",
        expected="編製城鄉規劃，核定人員編制",
    ),
    Context(
        "制",
        "製",
        "(?:(?<=规划编)|(?<=计划编)|(?<=预算编)|(?<=决算编)|(?<=组织编))",
        "",
        reason="to draw up papers, named before",
        example="规划编制机关；由省政府组织编制",
        expected="規劃編製機關；由省政府組織編製",
    ),
    Context(
        "只",
        "隻",
        _AFTER_MANY,
        _NO_ADVERB,
        reason="隻 counts animals, hands, ships and funds",
        example="每只犬一证，饲养100只鸡；每户只能养一只。",
        expected="每隻犬一證，飼養100隻雞；每戶只能養一隻。",
    ),
    Context(
        "周",
        "週",
        "",
        "岁",
        reason="週歲; OpenCC lacks 十四周岁",
        example="已满十四周岁",
        expected="已滿十四週歲",
    ),
    Context(
        "周",
        "週",
        f"(?:(?<=[0-9０-９])|(?<=第{_NUMERAL}))",
        "(?![边围密到])",
        reason="a number of weeks",
        example="持续4周以上，第三周复诊",
        expected="持續4週以上，第三週複診",
    ),
    Context(
        "周",
        "週",
        "(?:(?<![\\u4e00-\\u9fff])|(?<=[日月旬每按双村镇乡区县市]))",
        _WEEKLY,
        reason="weekly, beside 日 and 月; 周 is round about, or a surname",
        example="村日排查、乡镇周排查、县月排查，周边排查",
        expected="村日排查、鄉鎮週排查、縣月排查，周邊排查",
    ),
    Context(
        "签",
        "簽",
        "(?<![标书竹牙抽求中题货便灵卦诗价棉掣路篾符上下])",
        "(?![子筒诗条注])",
        reason="to sign; 籤 is a slip of bamboo or paper",
        example="双方签有合同，已签未签，贴标签",
        expected="雙方簽有合同，已簽未簽，貼標籤",
    ),
    Context(
        "准",
        "准",
        "(?<=不)(?<![拿说吃测看投摸算瞄抓对量]不)",
        "(?![确时])",
        reason="准 permits; 拿不準 is to be unsure",
        example="不准离境，八个不准，不准确，拿不准",
        expected="不准離境，八個不准，不準確，拿不準",
    ),
    Context(
        "准",
        "准",
        "(?<![标水基精对瞄])",
        "(?:其(?![实他余中])|[驾养字]|生证|运证|行证)",
        reason="准 permits, 準 measures",
        example="与准驾车型不符，准其离境，准运证，标准字体",
        expected="與准駕車型不符，准其離境，准運證，標準字體",
    ),
    Context(
        "汇",
        "彙",
        "",
        "交(?![易换流界])",
        reason="to hand in together; 匯 is of money and water",
        example="汇交科技成果，外汇交易",
        expected="彙交科技成果，外匯交易",
    ),
    Context(
        "系",
        "繫",
        "",
        "[好上紧牢住着]?(?:安全带|鞋带|领带|扣子|纽扣)",
        reason="to fasten",
        example="乘车人应当系安全带",
        expected="乘車人應當繫安全帶",
    ),
    Context(
        "系",
        "系",
        "(?<![但均仅确乃])",
        "(?:主任|办公室|党总支|党委)",
        reason="a department of a university, as a noun no form of 係",
        example="，系党委负责",
        expected="，系黨委負責",
    ),
    Context(
        "系",
        "係",
        "(?<=[，；：）》”但均仅否乃即皆者某甲乙丙丁据案])",
        "(?![统列数谱])",
        reason="to be, as courts say it; 系 the noun is a line or a department",
        example="张甲系独子，证据系伪造，系统",
        expected="張甲係獨子，證據係偽造，系統",
    ),
    Context(
        "系",
        "係",
        _NO_LINEAGE,
        _COPULA,
        reason="to be, as courts say it, known by what follows",
        example="租赁物系由其选择；大陆法系以成文法为主",
        expected="租賃物係由其選擇；大陸法系以成文法為主",
    ),
    Context(
        "丑",
        "丑",
        f"(?:(?<![^\\n])|(?<=子、)|(?<={_BEFORE_BRANCH}))",
        _BEHIND_BRANCH,
        reason="the second of the branches, which number, also in the name of a place; 醜 is ugly",
        example="丑、宗旨（丑）其他，见甲丑·第二段；美、丑都有，老丑的样子",
        expected="丑、宗旨（丑）其他，見甲丑·第二段；美、醜都有，老醜的樣子",
    ),
    Context(
        "里",
        "里",
        f"(?:(?<={_NUMERAL})|(?<=[几余]))",
        "(?![面头边屋])",
        reason="a number of miles",
        example="行军五千里，方圆几十里",
        expected="行軍五千里，方圓幾十里",
    ),
)
