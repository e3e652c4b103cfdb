"""A roster as a page of its own, that asks for no other file: the grid, what it costs and what it bends.

A row a member, a column a day, a table for each four weeks, or for a month. A cell has the mark of its shift in the
colour of its kind, so that it can be read without colour, too; what marks stand for is said above. Names stay in sight
where a narrow screen is moved over; on paper a table is as wide as a sheet of A4 across, and its heads come again on
each sheet. Below each day is told how many people are missing.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import count

from .._muster import Language
from .._muster.roster import Problem, Solution, Status, check, in_words

DAYS_A_TABLE = 28  # from a Monday on
MONTH = 31  # days: no more than these are one table
LONGEST_MARK = 3  # letters
MOST_TOLD = 40  # of what is bent
# Of kinds of shifts, in their order; dark letters can be read on each.
COLOURS = ("#bcd7f2", "#fbd9a5", "#cfc4ec", "#c5e3b8", "#f3bdbd", "#f7eb9e", "#b5e0e0", "#efc3dd", "#d8cbb7", "#c9ced6",
           "#a8e3c4", "#ffc9ad", "#b3b9f0", "#dfe69a", "#e6b3f0", "#9fd0ee")
STYLE = """
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:90rem;color:#1c1b1a;background:#fff;
font:15px/1.5 system-ui,"Segoe UI","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.4rem;margin:0}
p,ul{margin:.3rem 0}
ul{padding-left:1.2rem}
.soft{color:#645f5a}
.bad{color:#b3261e;font-weight:600}
.marks{display:flex;flex-wrap:wrap;gap:.25rem .9rem;margin:.7rem 0;padding:0;list-style:none;font-size:.85rem}
.marks b{display:inline-block;min-width:1.9rem;padding:0 .25rem;margin-right:.3rem;text-align:center;border-radius:3px}
.scroll{overflow-x:auto;width:fit-content;max-width:100%;margin:0 0 1.2rem;border:1px solid #cfc9c1}
table{border-collapse:separate;border-spacing:0;font-size:12px;line-height:1.35;font-variant-numeric:tabular-nums}
th,td{padding:0 2px;text-align:center;border-bottom:1px solid #e4dfd8;border-right:1px solid #eeeae4;min-width:22px;
font-weight:400;white-space:nowrap}
th:first-child{position:sticky;left:0;text-align:left;background:#fff;min-width:0;max-width:9rem;overflow:hidden;
text-overflow:ellipsis;padding:0 6px;border-right:1px solid #cfc9c1}
thead th{border-bottom:1px solid #cfc9c1;color:#645f5a}
td:last-child,thead th:last-child{padding:0 5px;color:#645f5a}
.w{background:#efebe5}
.x{outline:2px solid #b3261e;outline-offset:-2px;font-weight:700}
.o{background:repeating-linear-gradient(135deg,#fff 0 3px,#d9d4cd 3px 4px)}
tfoot td{color:#b3261e;font-weight:600}
@media print{@page{size:A4 landscape;margin:8mm}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{padding:0;max-width:none;font-size:8pt}.marks{font-size:8pt;margin:1mm 0 2mm}
.scroll{overflow:visible;border:0;margin:0}
.scroll+.scroll{break-before:page}
table{width:100%;table-layout:fixed;font-size:7.5pt;line-height:1.25}
th,td{min-width:0;padding:0}
th:first-child{position:static;width:28mm;max-width:none;padding:0 1mm}
td:last-child,thead th:last-child{width:8mm;padding:0}
tr{break-inside:avoid}tfoot{display:table-row-group}}
"""
SAID = {
    "en": {"days": "Mon Tue Wed Thu Fri Sat Sun", "all": "shifts", "missing": "missing",
           "asked": "{members} members, {first} to {last}, {assignments} turns",
           "cost": "Cost {cost:,}", "bound": ", no better than {bound:,}", "gap": ", {gap:.1%} apart",
           "proven": ", proven best", "hard": "Hard rules are bent {hard} times.", "bent": "What is bent",
           "more": "and {count} more"},
    "zh": {"days": "一 二 三 四 五 六 日", "all": "班数", "missing": "缺人",
           "asked": "{members}人，{first}至{last}，共{assignments}班",
           "cost": "代价{cost:,}", "bound": "，最优不低于{bound:,}", "gap": "，相差{gap:.1%}", "proven": "，已证明最优",
           "hard": "违反硬性规则{hard}次。", "bent": "未满足之处", "more": "另有{count}处"},
}


def grid_page(problem: Problem, solution: Solution, days: Sequence[date], title: str, language: Language) -> str:
    """The page, in one language, as HTML."""
    return "".join(Page(problem, solution, days, title, language).parts())


class Page:
    """What all parts of one page need."""

    def __init__(self, problem: Problem, solution: Solution, days: Sequence[date], title: str,
                 language: Language) -> None:
        self.problem, self.solution, self.days = problem, solution, days
        self.title, self.language, self.say = title, language, SAID[language.name]
        self.marks = marks_of([each.code for each in self.problem.shift_types])
        self.kind_of = [self.problem.kinds.index(each.kind or each.code) for each in self.problem.shift_types]
        self.stood: list[list[list[int]]] = [[[] for _ in self.days] for _ in self.problem.members]
        columns = solution.roster.columns
        for member, day, kind in zip(columns["member"].tolist(), columns["day"].tolist(),
                                     columns["shift_type"].tolist()):
            self.stood[member][day].append(kind)
        self.violations = sorted(check(problem, solution.roster).violations,
                                 key=lambda each: (not each.is_hard, -each.cost))
        self.bent = {(each.member, each.day) for each in self.violations if each.is_hard}

    def parts(self) -> Iterator[str]:
        spoken = "zh-CN" if self.language == Language.zh else "en"
        yield (f'<!doctype html>\n<html lang="{spoken}"><head><meta charset="utf-8"><meta name="viewport" content='
               f'"width=device-width,initial-scale=1"><title>{escape(self.title)}</title><style>{STYLE}')
        yield "".join(f".k{at}{{background:{COLOURS[at % len(COLOURS)]}}}" for at in range(len(self.problem.kinds)))
        sunday = 2 + (7 - self.days[0].isoweekday() if len(self.days) <= MONTH else 6)  # column of the first
        yield f"tr>:nth-child(7n+{sunday % 7}){{border-right-color:#a39d95}}"
        yield f"</style></head><body><h1>{escape(self.title)}</h1>"
        yield from self.summary()
        yield '<ul class="marks">'
        for at, each in enumerate(self.problem.shift_types):
            name = each.name.in_(self.language) or each.code
            yield f'<li><b class="k{self.kind_of[at]}">{escape(self.marks[at])}</b>{escape(name)}</li>'
        yield "</ul>"
        missing = self.missing()
        for first in self.first_days():
            yield from self.table(first, missing)
        yield from self.told()
        yield "</body></html>\n"

    def summary(self) -> Iterator[str]:
        solution, say = self.solution, self.say
        yield "<p>" + say["asked"].format(members=len(self.problem.members), first=self.days[0], last=self.days[-1],
                                          assignments=len(self.solution.roster))
        cost = say["cost"].format(cost=solution.score.cost)
        if solution.lower_bound is not None:
            cost += say["bound"].format(bound=solution.lower_bound)
        if solution.status == Status.optimal:
            cost += say["proven"]
        elif solution.gap:
            cost += say["gap"].format(gap=solution.gap)
        yield f"<br>{cost}</p>"
        if not solution.score.is_feasible:
            yield f'<p class="bad">{say["hard"].format(hard=solution.score.hard)}</p>'

    def first_days(self) -> range:
        """Of each table: Mondays, the first of which may lie before the period; or the first of all in one."""
        if len(self.days) <= MONTH:
            return range(1)
        return range(1 - self.days[0].isoweekday(), len(self.days), DAYS_A_TABLE)

    def table(self, first: int, missing: Sequence[int]) -> Iterator[str]:
        """Days before the period are blank, so that weeks stand below each other."""
        days = range(first, min(first + (MONTH if len(self.days) <= MONTH else DAYS_A_TABLE), len(self.days)))
        calendar, names = self.problem.draft.calendar, self.say["days"].split()
        yield '<div class="scroll"><table><thead><tr><th></th>'
        for at in days:
            if at < 0:
                yield "<th></th>"
                continue
            day = self.days[at]
            written = f"{day.month}/{day.day}" if day.day == 1 or at in (0, first) else str(day.day)
            shade = ' class="w"' if calendar.is_weekend(day) else ""
            yield f"<th{shade}>{written}<br>{names[day.isoweekday() - 1][:2]}</th>"
        yield f"<th>{self.say['all']}</th></tr></thead>"
        yield "<tbody>"
        for member, one in enumerate(self.problem.members):
            name = one.name.in_(self.language) or one.code
            yield f'<tr><th title="{escape(name)}">{escape(name)}</th>'
            yield "".join(self.cell(member, at) if at >= 0 else "<td></td>" for at in days)
            yield f"<td>{sum(len(self.stood[member][at]) for at in days if at >= 0)}</td></tr>\n"
        yield "</tbody>"
        if any(missing[at] for at in days if at >= 0):
            yield f"<tfoot><tr><th>{self.say['missing']}</th>"
            yield "".join(f"<td>{missing[at] or ''}</td>" if at >= 0 else "<td></td>" for at in days)
            yield f"<td>{sum(missing[at] for at in days if at >= 0)}</td></tr></tfoot>"
        yield "</table></div>"

    def cell(self, member: int, at: int) -> str:
        kinds, one, day = self.stood[member][at], self.problem.members[member], self.days[at]
        classes = []
        if kinds:
            classes.append(f"k{self.kind_of[kinds[0]]}")
        elif (one.from_ is not None and day < one.from_) or (one.until is not None and one.until < day):
            classes.append("o")
        elif self.problem.is_weekend(member, day):
            classes.append("w")
        if (member, at) in self.bent:
            classes.append("x")
        said = f' class="{" ".join(classes)}"' if classes else ""
        return f"<td{said}>{escape('+'.join(self.marks[kind] for kind in kinds))}</td>"

    def missing(self) -> list[int]:
        """People by day, below what is wanted."""
        there: dict[tuple[int, int], list[int]] = {}
        for member, line in enumerate(self.stood):
            for day, kinds in enumerate(line):
                for kind in kinds:
                    there.setdefault((day, kind), []).append(member)
        skills = [set(one.skills) for one in self.problem.members]
        missing = [0] * len(self.days)
        for row in self.problem.cover:
            day = (row.shift.day - self.days[0]).days
            people = sum(row.skill is None or row.skill in skills[member]
                         for member in there.get((day, row.shift.type), ()))
            missing[day] += max(0, row.wanted - people)
        return missing

    def told(self) -> Iterator[str]:
        """What is bent, hard rules first, then what costs most."""
        if not self.violations:
            return
        yield f"<details><summary>{self.say['bent']}</summary><ul>"
        for each in self.violations[:MOST_TOLD]:
            said = escape(in_words(self.problem, each).in_(self.language))
            yield f'<li class="bad">{said}</li>' if each.is_hard else f"<li>{said}</li>"
        if len(self.violations) > MOST_TOLD:
            yield f"<li class=soft>{self.say['more'].format(count=len(self.violations) - MOST_TOLD)}</li>"
        yield "</ul></details>"


def marks_of(codes: Sequence[str]) -> list[str]:
    """A short mark for each code, no two alike: the code itself, the first letters of its words, or its beginning."""
    taken: set[str] = set()
    marks = []
    for code in codes:
        mark = next(each for each in candidates(code) if each not in taken)
        taken.add(mark)
        marks.append(mark)
    return marks


def candidates(code: str) -> Iterator[str]:
    """Ever further from the code itself, without end."""
    if len(code) <= LONGEST_MARK:
        yield code
    words = code.replace("-", " ").replace("_", " ").split()
    if len(words) > 1:
        yield "".join(word[0] for word in words)[:LONGEST_MARK]
    yield from (code[:length] for length in range(1, LONGEST_MARK + 1))
    yield from (f"{code[:1]}{number}" for number in count(2))
