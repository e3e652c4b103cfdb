"""What kinds of rows, columns, rules and words of a scheme are called in Chinese; what is not here stays English."""
from __future__ import annotations

KINDS = {"scheme": ("办法", "考评办法"), "area": ("模块", "领域"), "indicator": ("指标",), "grade": ("等次", "等级"),
         "exclusive": ("互斥", "不重复计分"), "panel": ("评议",)}

# Columns, and fields within a cell: how often a rule counts each record, as in 计次 每次 5.
FIELDS = {
    "kind": ("类别",), "code": ("编号", "代码"), "area": ("模块", "领域"), "indicator": ("指标", "指标编号"),
    "parent": ("上级模块", "上级"), "label": ("名称",), "label_zh": ("名称", "中文名称"), "label_en": ("英文名称",),
    "weight": ("权重", "权重(%)"), "rule": ("计分规则", "计分办法", "规则"), "cap": ("上限",), "combine": ("合并方式",),
    "missing": ("无数据时",), "missing_points": ("无数据得分",), "once_per_event": ("同一事项只计一条",),
    "is_bonus": ("加分项",), "assigned": ("责任角色",), "round_to": ("保留小数位", "小数位"), "rounding": ("舍入",),
    "unit": ("单位",), "unit_zh": ("单位",), "unit_en": ("英文单位",), "aggregation": ("汇总方式",),
    "position_weights": ("名次权重",), "base": ("基础分",), "least": ("最低分",), "most": ("最高分",),
    "from": ("起点", "起"), "quota": ("名额",), "indicators": ("指标组", "所含指标"), "groups": ("评议方",),
    "version": ("版本",), "source": ("依据",), "ungraded_stages": ("不评等次的阶段",), "applies": ("适用",),
    "each": ("每次", "每"), "best": ("取",), "count": ("条数",), "exposure": ("分母",), "at_one": ("满比得分",),
    "below": ("以下",), "day": ("日期",), "within": ("期限",), "on_time": ("及时得分",), "per_day_late": ("迟一天扣",),
    "by_quantity": ("按数量",), "effect": ("效果",), "when": ("条件",), "limit": ("界限",), "best_grade": ("最高等次",),
    "per_item": ("单项",), "per_period": ("每期",), "period": ("期间",), "total": ("总分",), "ties": ("并列",),
    "key": ("比较项",), "among": ("范围",), "numerator": ("分子",), "denominator": ("分母数",),
    "least_data": ("最低数据份额",), "power": ("幂次",), "full": ("满分",), "decay": ("时效折算",),
    "trusted": ("采信来源",), "by": ("方式",), "areas": ("各模块",), "exclusives": ("各互斥组",), "grades": ("各等次",),
    "panels": ("各评议",), "bands": ("各段",), "points": ("分值",), "knots": ("各节点",), "at": ("位置",),
    "entries": ("各奖项",), "level": ("级别",), "place": ("奖次",), "method": ("方法",), "direction": ("方向",),
    "low": ("下界",), "high": ("上界",), "target": ("目标",), "reference": ("参照",), "is_clipped": ("截断",),
    "deviation_of": ("标准差算法",), "mean": ("均值",), "deviation": ("标准差",), "worst": ("最差",),
    "transformation": ("变换",), "winsorise": ("缩尾",), "share": ("份额",), "skewness": ("偏度",),
    "kurtosis": ("峰度",), "lowest": ("最低",), "highest": ("最高",), "keep": ("至少保留",), "shares": ("各期份额",),
    "days": ("天数",), "whole_for": ("全额天数",), "on": ("截至",), "trim": ("截尾",),
    "corrects_severity": ("校正宽严",), "least_ratings": ("最少评分数",), "least_turnout": ("最低参评率",),
    "entitled": ("应评人数",),
}

RULES = {"count": ("计次",), "sum": ("求和", "累计"), "best_of": ("取最好", "最好"), "rate": ("比率",),
         "bands": ("分段", "分档"), "piecewise": ("折线",), "award_table": ("奖项表", "获奖"), "lag": ("时限",),
         "deduction": ("扣分",), "veto": ("否决", "一票否决"), "normalise": ("归一化", "标准化"),
         "all_but": ("去掉最低", "去掉最低分")}
OTHER_NAMES = {"line": "piecewise", "awards": "award_table", "best": "best_of"}  # of rules, in English
SHORT_NAMES = {"piecewise": "line"}  # as rules are written

VALUES = {
    "Combine": {"sum": "合计", "mean": "平均", "best": "取最高", "worst": "取最低", "latest": "取最近"},
    "Missing": {"as_zero": "按零计", "stated": "按给定分", "leave_out": "不计入", "incomplete": "不定等次",
                "peer_mean": "全体平均", "peer_median": "全体中位数", "unit_mean": "本组织平均",
                "unit_median": "本组织中位数"},
    "Aggregation": {"sum": "相加", "arithmetic": "加权平均", "geometric": "几何平均", "harmonic": "调和平均",
                    "ordered": "按名次加权", "generalised": "幂平均", "median": "中位数", "lowest": "取最低",
                    "highest": "取最高", "copeland": "科普兰", "topsis": "优劣解距离"},
    "Rounding": {"half_even": "四舍六入五成双", "half_up": "四舍五入"},
    "CapPeriod": {"day": "天", "week": "周", "month": "月", "quarter": "季度", "year": "年"},
    "BestIs": {"greatest": "最大", "least": "最小"},
    "LagFrom": {"activity_end": "活动结束", "fixed_day": "固定日期", "quantity": "数量"},
    "VetoEffect": {"bar_grade": "限制等次", "void_area": "模块记零", "void_total": "总分记零"},
    "VetoWhen": {"more_than": "多于", "fewer_than": "少于"},
    "Ties": {"all_out": "都不给", "all_in": "都给", "by_key": "比关键项", "refuse": "不接受"},
    "QuotaAmong": {"all": "全体", "unit": "本单位"},
    "Normalisation": {"goalposts": "目标区间", "min_max": "极差", "z_score": "标准分", "rank": "名次分",
                      "percentile_rank": "百分位", "borda": "波达", "distance_to_target": "距目标",
                      "distance_to_best": "距最好", "distance_to_reference": "距参照", "share_of_best": "占最好比例"},
    "Direction": {"more_is_better": "越大越好", "less_is_better": "越小越好"},
    "RankTies": {"average": "取平均", "minimum": "取小", "maximum": "取大"},
    "DeviationOf": {"sample": "样本", "population": "总体"},
    "Transformation": {"none": "不变换", "logarithm": "取对数"},
    "WinsoriseBy": {"count": "按个数", "share": "按比例", "skewness_and_kurtosis": "按偏度和峰度"},
    "WinsoriseAt": {"both_ends": "两端", "low_end": "低端", "high_end": "高端"},
    "Ageing": {"none": "不折算", "table": "按表", "linear": "直线", "half_life": "半衰期"},
    "ExclusiveBy": {"most_points": "得分最高", "listed": "所列次序"},
    "Stage": {"applicant": "申请人", "activist": "积极分子", "candidate": "发展对象", "probationary": "预备党员",
              "full": "正式党员"},
}
