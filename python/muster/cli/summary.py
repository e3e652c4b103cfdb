"""What came out, in plain words, on the terminal. Only a term whose every proof holds comes so far."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ..messages import in_language
from ..readers import TermFolder
from ..roster import turn_report
from .changes import Named, lines_of, turn_changes
from .managed_summary import managed_lines
from .planned import Done
from .proof import Proven
from .words import label_in, listed, plain_number

WORDS = {
    "en": {
        "term": "{name}, {branch}: {members} members, {students} students, {shifts} shifts, {records} records",
        "no_pairing": "Pairing     not made: there are no mentors and mentees.",
        "no_roster": "Roster      not made: there is no duty to be stood.",
        "no_evaluation": "Evaluation  not made: nothing but duty is on record.",
        "roster_told": "Roster      {turns} turns on {shifts} shifts, as published; cost {cost}.",
        "drafted": "            The roster of the draft in OUT.",
        "published": "Published   version {version}, told on {told}.",
        "unchanged": "Published   nothing changes; version {version}, told on {told}, stands.",
        "changed": "Changed     {dropped} turns dropped, {added} taken, {moved} moved in time; all days before {today} "
                   "are as they were.",
        "fewest": "            Proven: no usable roster takes a turn that could stay from fewer people "
                  "({counted} here).",
        "forced": "            No turn that could stay is taken.",
        "few": "            {counted} turns that could stay are taken; whether fewer would do is not proven "
               "(at least {least}).",
        "priced": "            {counted} turns that could stay are taken, each at a price of {price}.",
        "open": "            Nobody could be found for {shifts}; they have {places} people too few.",
        "lost": "Note        {who} cannot be stood as published: the tables have no such shift or member any more.",
        "bends": "Note        As the tables are now, the published plan breaks a rule {hard} times; run change.",
        "pairing": "Pairing     {pairs} of {mentees} students have a mentor among {mentors}; total fit {total} points.",
        "alone": "            Without a mentor: {who}.",
        "optimal": "            Proven optimal: its prices were checked again and leave no better pairing.",
        "roster": "Roster      {turns} turns on {shifts} shifts; "
                  "cost {cost}, and no roster costs less than {bound} (gap {gap}).",
        "roster_unbound": "Roster      {turns} turns on {shifts} shifts; cost {cost}.",
        "feasible": "            Checked again from the assignments alone: no hard rule is bent.",
        "bent": "            Bent wishes: {rules}.",
        "load_same": "            Each member stands {least} turns.",
        "load": "            Each member stands {least} to {most} turns, {mean} on average.",
        "turns": "            Turns on two days running: {running}; most in a week: {week}; "
                 "longest pause {pause} days, at most {times} times a member's mean.",
        "evaluation": "Evaluation  {grades}; {ungraded} without a grade.",
        "checked": "            Every score was recomputed by other means and is the same.",
        "scheme": "            Scheme {scheme}, version {version}, digest {digest}.",
        "warning": "            Note: {text}.",
        "waiting": "            {records} records wait for a review or a confirmation and score nothing: {codes}.",
        "none_waiting": "            No record waits for a review.",
        "incidents": "Incidents   {count}; {late} with a step that came late or is overdue.",
        "notes": "Notes",
        "written": "Written",
        "none": "none",
    },
    "zh": {
        "term": "{name}，{branch}：{members}名成员、{students}名同学、{shifts}个班次、{records}条记录",
        "no_pairing": "结对    未做：没有帮扶人和帮扶对象。",
        "no_roster": "值班    未做：没有要值的班。",
        "no_evaluation": "考评    未做：除值班外没有任何记录。",
        "roster_told": "值班    {shifts}个班次共{turns}人次，按已公布的安排；代价{cost}。",
        "drafted": "        即输出文件夹中草案的值班表。",
        "published": "公布    第{version}版，{told}告知。",
        "unchanged": "公布    没有变化；仍是{told}告知的第{version}版。",
        "changed": "变动    取消{dropped}人次，新增{added}人次，改时间{moved}人次；{today}之前的各天不变。",
        "fewest": "        已证明：任何可用的值班表，都要动至少这么多本可不动的班次（{counted}人次）。",
        "forced": "        本可不动的班次，一班未动。",
        "few": "        动了{counted}人次本可不动的班次；是否还能更少未能证明（至少{least}）。",
        "priced": "        动了{counted}人次本可不动的班次，每人次按代价{price}计。",
        "open": "        {shifts}找不到人，共缺{places}人。",
        "lost": "注意    {who}已公布，而表中已没有该班次或该成员，不能照公布的值。",
        "bends": "注意    按现在的表，已公布的安排有{hard}处违反规则；请运行change。",
        "pairing": "结对    {mentees}名同学中{pairs}名有帮扶人（共{mentors}名帮扶人），总适配分{total}。",
        "alone": "        没有帮扶人：{who}。",
        "optimal": "        已证明最优：按价格重新核对，没有更好的结对。",
        "roster": "值班    {shifts}个班次共{turns}人次；代价{cost}，任何值班表不低于{bound}（差距{gap}）。",
        "roster_unbound": "值班    {shifts}个班次共{turns}人次；代价{cost}。",
        "feasible": "        仅凭排班结果重新核对：没有违反硬性规则。",
        "bent": "        让步之处：{rules}。",
        "load_same": "        每人{least}班。",
        "load": "        每人{least}至{most}班，平均{mean}班。",
        "turns": "        连续两天值班{running}次；一人一周最多{week}次；最长间隔{pause}天，至多为本人平均间隔的{times}倍。",
        "evaluation": "考评    {grades}；{ungraded}人不定等次。",
        "checked": "        每个得分都用另一种方法重算，结果一致。",
        "scheme": "        办法{scheme}，版本{version}，摘要{digest}。",
        "warning": "        注意：{text}。",
        "waiting": "        {records}条记录待审核或确认，暂不计分：{codes}。",
        "none_waiting": "        没有待审核的记录。",
        "incidents": "事件    {count}起；{late}起有步骤迟到或逾期。",
        "notes": "提示",
        "written": "已写出",
        "none": "无",
    },
}


def print_summary(made: Done, options: Namespace, files: Sequence[str]) -> None:
    say = WORDS[options.language]
    for line in summary_lines(made, options, say):
        print(line)
    if made.folder.notes:
        print(say["notes"], *(in_language(note, options.language) for note in made.folder.notes), sep="\n  ")
    if files:
        print(say["written"], *(in_language(file, options.language) for file in files), sep="\n  ")


def summary_lines(made: Done, options: Namespace, say: Mapping[str, str]) -> Iterator[str]:
    language, is_scored = options.language, options.command in ("term", "evaluate")
    yield from term_lines(made.proven, made.folder, say, language)
    yield from pairing_lines(made.proven, say, language)
    yield from roster_lines(made, say, language)
    yield from told_lines(made, options, say)
    if is_scored:
        yield from evaluation_lines(made.proven, say, language)
        yield from incident_lines(made.proven, made.folder, say)
        yield from managed_lines(made.term, language)


def told_lines(made: Done, options: Namespace, say: Mapping[str, str]) -> Iterator[str]:
    """What was published, and what that changes for whom."""
    before, after = made.before, made.term.published
    named = Named(made.term.organisation, options.language)
    if after.version > before.version:
        yield say["published"].format(version=after.version, told=after.told)
    elif after.version:
        yield say["unchanged" if options.command == "change" else "published"].format(version=after.version,
                                                                                      told=after.told)
    if before.version and after.version > before.version:
        changes = [change.what for change in turn_changes(before, after)]
        yield say["changed"].format(dropped=changes.count("dropped"), added=changes.count("added"),
                                    moved=changes.count("moved"), today=after.told)
        yield from repair_lines(made, named, say)
        yield from (f"  {line}" for line in lines_of(before, after, named))
    if made.plan.lost and made.plan.repair is None:
        yield say["lost"].format(who=listed([f"{named.person(turn.member)} {named.turn(turn)}"
                                             for turn in made.plan.lost], options.language))
    if made.bends_what_was_told and made.proven.verification.proven is not None:
        yield say["bends"].format(hard=made.proven.verification.proven.score.hard)


def repair_lines(made: Done, named: Named, say: Mapping[str, str]) -> Iterator[str]:
    repair, roster = made.plan.repair, made.plan.roster
    if repair is None or roster is None:
        return
    if repair.move_price is not None:
        yield say["priced"].format(counted=repair.counted_changes, price=repair.move_price)
    else:
        which = "few" if not repair.is_fewest else "fewest" if repair.counted_changes else "forced"
        yield say[which].format(counted=repair.counted_changes, least=repair.least_changes)
    if repair.left_open:
        types = roster.problem.shift_types
        shifts = [f"{shift.day} {label_in(types[shift.type].name, named.language)}" for shift in repair.left_open]
        yield say["open"].format(shifts=listed(list(dict.fromkeys(shifts)), named.language), places=len(shifts))


def term_lines(result: Proven, folder: TermFolder, say: Mapping[str, str], language: str) -> Iterator[str]:
    term = result.term
    count = {name: len(folder.rows(name)) for name in ("members", "students", "duty")}
    yield say["term"].format(name=label_in(term.name, language),
                             branch=label_in(term.organisation.units[term.branch].name, language),
                             members=count["members"], students=count["students"], shifts=count["duty"],
                             records=len(term.ledger))


def pairing_lines(result: Proven, say: Mapping[str, str], language: str) -> Iterator[str]:
    pairing = result.term.pairing
    if pairing is None:
        yield say["no_pairing"]
        return
    mentors = pairing.result.pairing.mentor_of
    alone = [code for code, mentor in zip(pairing.fit.mentees, mentors) if mentor < 0]
    yield say["pairing"].format(pairs=len(mentors) - len(alone), mentees=len(mentors), mentors=len(pairing.fit.mentors),
                                total=plain_number(Decimal(pairing.result.pairing.total) / 1_000_000))
    if alone:
        yield say["alone"].format(who=listed(alone, language))
    yield say["optimal"]


def roster_lines(made: Done, say: Mapping[str, str], language: str) -> Iterator[str]:
    roster, solution = made.term.roster, made.proven.verification.proven
    if roster is None or solution is None:
        yield say["no_roster"]
        return
    problem = roster.problem
    turns = len(solution.roster)
    shifts = sum(cover.skill is None and cover.maximum != 0 for cover in problem.cover)
    bound = solution.lower_bound
    way = "roster" if bound is not None else "roster_told" if made.before.version else "roster_unbound"
    yield say[way].format(
        turns=turns, shifts=shifts, cost=solution.score.cost, bound=bound,
        gap="" if solution.gap is None else f"{100 * solution.gap:.2f} %")
    if solution.score.is_feasible:
        yield say["feasible"]
    if made.plan.is_drafted:
        yield say["drafted"]
    bent = [f"{label_in(rule.label, language)} {score.times}" for rule, score in solution.score.by_rule.items()]
    yield say["bent"].format(rules=listed(bent, language) if bent else say["none"])
    stood = [0] * solution.roster.member_count
    for assignment in solution.roster.assignments:
        stood[assignment.member] += 1
    yield say["load" if min(stood) < max(stood) else "load_same"].format(
        least=min(stood), most=max(stood), mean=plain_number(Decimal(turns) / len(stood)))
    lie = turn_report(problem, solution.roster)
    yield say["turns"].format(running=lie.on_days_running, week=lie.most_in_a_week, pause=lie.longest_pause,
                              times=f"{lie.longest_by_mean:.1f}")


def evaluation_lines(result: Proven, say: Mapping[str, str], language: str) -> Iterator[str]:
    evaluation = result.term.evaluation
    if evaluation is None:
        yield say["no_evaluation"]
        return
    scheme, ledger = evaluation.scheme, result.term.ledger
    grades: list[int | None] = [score.grade for score in evaluation.members]
    counted = [f"{label_in(grade.label, language)} {grades.count(row)}" for row, grade in enumerate(scheme.grades)]
    yield say["evaluation"].format(grades=listed(counted, language), ungraded=grades.count(None))
    yield say["checked"]
    yield say["scheme"].format(scheme=scheme.code, version=scheme.version, digest=evaluation.scheme_digest[:16])
    for warning in evaluation.warnings():
        yield say["warning"].format(text=label_in(warning.text, language))
    waiting = list(evaluation.waiting)
    activities = ledger.activities
    codes = [called(activities[row].code, language) for row in sorted({ledger[record].activity for record in waiting})]
    yield (say["waiting"].format(records=len(waiting), codes=listed(codes, language)) if waiting
           else say["none_waiting"])


def called(activity: str, language: str) -> str:
    """An activity's code; where it stands for what nobody confirmed, what it says."""
    return in_language(activity, language) if ": " in activity else activity


def incident_lines(result: Proven, folder: TermFolder, say: Mapping[str, str]) -> Iterator[str]:
    incidents = result.term.incidents
    if incidents:
        today = result.term.period.last
        yield say["incidents"].format(count=len(incidents),
                                      late=sum(bool(incident.delays(today)) for incident in incidents))
