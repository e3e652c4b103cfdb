"""Pictures of evaluations show what the evaluations hold, and can be read with few members and with many."""
import itertools
import re
import warnings
from decimal import Decimal

import matplotlib
import numpy
import pandas
import pytest

import muster
from muster import Label
from muster.evaluation import (Area, Deduction, Grade, Indicator, Knot, Missing, PanelGroup, Piecewise, Quota, Rating,
                               Roll, Scheme, SchemeParts, Sum, Veto, VetoEffect, compare, evaluate, join_panel,
                               rank_courses, rank_ranges)
from muster.evaluation_plots.drawing import LINES, abbreviated, ranked, signed, spread
from muster.evaluation_plots.parts import share_of
from muster.fonts import CHINESE
from muster.record import ledger_from_frame

matplotlib.use("Agg")
from matplotlib import font_manager, pyplot  # noqa: E402
from matplotlib.colors import to_rgb  # noqa: E402

AREAS = {"study": ("学习", 30), "service": ("志愿服务", 50), "conduct": ("作风", 20)}
GRADES = [Grade("A", label=Label("优秀", "excellent"), from_=75, quota=Quota(1, 5)),
          Grade("B", label=Label("良好", "good"), from_=65), Grade("C", label=Label("合格", "pass"))]


def evaluation_of(members, seed=1):
    random = numpy.random.default_rng(seed)
    codes = [f"m{row}" for row in range(members)]
    marks = numpy.clip(random.normal(70, 6, (members, 1)) + random.normal(0, 8, (members, 3)), 0, 100).round()
    scheme = Scheme(SchemeParts(
        "s", areas=[Area("top", round_to=1), *[Area(code, label=Label(zh, code), parent="top", weight=weight)
                                               for code, (zh, weight) in AREAS.items()]],
        indicators=[Indicator(f"{code}_mark", label=Label(zh, code), area=code,
                              rule=Piecewise([Knot(0, 0), Knot(100, 100)])) for code, (zh, _) in AREAS.items()],
        grades=GRADES))
    frame = pandas.DataFrame([(code, f"{area}_mark", int(marks[row, column]), "2026-10-01")
                              for row, code in enumerate(codes) for column, area in enumerate(AREAS)],
                             columns=["member", "indicator", "quantity", "day"])
    roll = Roll.from_arrays(codes, unit=[f"组{row % 3}" for row in range(members)])
    return evaluate(scheme, ledger_from_frame(frame), roll=roll, is_ranked=True)


@pytest.fixture(scope="module")
def few():
    return evaluation_of(12)


@pytest.fixture(scope="module")
def many():
    return evaluation_of(400)


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def heavier(evaluation):
    return evaluate(evaluation.scheme.with_weight("study", "0.6"), evaluation.ledger, roll=evaluation.roll,
                    is_ranked=True)


def words_in(axes):
    return [text.get_text() for text in axes.texts] + [label.get_text() for label in axes.get_yticklabels()]


def test_the_ranking_has_a_dot_and_a_line_for_each(few):
    axes = few.plot_ranking(samples=60, seed=3)
    ranges, order = rank_ranges(few, samples=60, seed=3), few.by_total()
    lines, middles, dots = axes.collections[:3]
    assert [(ends[0][0], ends[1][0]) for ends in lines.get_segments()] == [
        (ranges[row].best, ranges[row].worst) for row in order]
    assert dots.get_offsets().tolist() == [[few.members[row].rank, place] for place, row in enumerate(order)]
    assert middles.get_offsets()[:, 0].tolist() == [ranges[row].middle for row in order]
    assert [label.get_text() for label in axes.get_yticklabels()] == [f"m{row}" for row in order]
    assert [text.get_text() for text in axes.texts] == [f"{ranges[row].unchanged / 60:.0%}" for row in order]


def test_ranks_of_pictures_are_those_of_the_evaluation(many):
    assert ranked(many) == {row: many.members[row].rank for row in many.by_total()}


def test_of_many_the_first_and_the_selected_are_named(many):
    last = f"m{many.by_total()[-1]}"
    first = [f"m{row}" for row in many.by_total()[:10]]
    axes = many.plot_ranking(samples=20, selected=[last], names={last: "殿后"})
    assert [text.get_text() for text in axes.texts] == [*first, "殿后"]
    assert axes.texts[-1].get_color() != axes.texts[0].get_color()


def test_lines_of_a_weight_follow_the_exact_courses(few):
    axes = few.plot_weight("study")
    drawn = {tuple(zip(line.get_xdata(), line.get_ydata())) for line in axes.lines if len(line.get_xdata()) > 1}
    for course in rank_courses(few, "study"):
        points = [(float(share), each.rank) for each in course for share in (each.from_, each.to)]
        assert tuple(points) in drawn
    (upright,) = [line for line in axes.lines if line.get_linestyle() == "--" and len(set(line.get_xdata())) == 1]
    assert upright.get_xdata()[0] == pytest.approx(0.3)
    with pytest.raises(muster.InvalidInput, match="no area weighs it"):
        few.plot_weight("top")


def test_of_many_the_ranks_around_the_selected_are_shown(many):
    row = many.by_total()[200]
    axes = many.plot_weight("study", selected=[f"m{row}"])
    bottom, top = axes.get_ylim()
    reached = [each.rank for each in rank_courses(many, "study")[row]]
    assert top < min(reached) and max(reached) < bottom
    assert f"m{row}" in words_in(axes)
    assert many.plot_weight("study").get_ylim() == (30.6, 0.4)


@pytest.mark.parametrize("share", ["0.37", "0", "1"])
def test_the_share_of_a_part_is_that_of_its_scheme(few, share):
    assert share_of(few.scheme.with_weight("study", share), "study") == float(share)
    parts = SchemeParts("s", areas=[Area("top")], indicators=[
        Indicator("a", area="top", weight=1), Indicator("b", area="top", weight=3, rule=Sum()),
        Indicator("c", area="top", rule=Deduction(1)), Indicator("d", area="top", rule=Veto(VetoEffect.void_total)),
        Indicator("e", area="top", is_bonus=True)])
    assert share_of(Scheme(parts), "b") == 0.75, "what is not weighed has no share"


def test_bars_of_the_distribution_are_the_members_of_each_grade(few, many):
    for evaluation in (few, many):
        axes = evaluation.plot_distribution()
        totals = [float(score.total) for score in evaluation.members]
        drawn = {bars.get_label(): sum(bar.get_height() for bar in bars) for bars in axes.containers}
        grades = [score.grade for score in evaluation.members]
        assert drawn == {f"{grade.label.en}: {grades.count(row)}": grades.count(row)
                         for row, grade in enumerate(GRADES) if row in grades}
        edges = [bar.get_x() for bar in axes.containers[0]]
        assert min(edges) <= min(totals) and max(totals) <= max(edges) + axes.containers[0][0].get_width()
        assert [line.get_xdata()[0] for line in axes.lines] == [75, 65]


def test_a_member_stands_beside_the_others(few):
    axes = few.plot_profile("m3")
    frame = few.to_frame()
    dots = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o" and len(line.get_xdata())]
    ticks = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "|" and len(line.get_xdata())]
    columns = ["study", "service", "conduct", "total"]
    assert [label.get_text() for label in axes.get_yticklabels()] == columns
    assert dots == [float(frame.loc[3, column]) for column in columns]
    others = frame.drop(index=3)
    assert ticks == pytest.approx([others[column].astype(float).mean() for column in columns])
    assert words_in(axes)[:4] == [signed(dot - tick) for dot, tick in zip(dots, ticks)]


def test_a_unit_stands_beside_another_or_beside_all_others(few):
    frame = few.to_frame()
    mine, other = frame.iloc[0::3]["total"].astype(float), frame.iloc[1::3]["total"].astype(float)
    for against, rest in ((None, frame.drop(index=frame.index[0::3])["total"].astype(float)), ("组1", other)):
        axes = few.plot_profile("组0", against=against)
        lines = [line for line in axes.lines if len(line.get_xdata()) == 1]
        assert lines[-1].get_xdata()[0] == pytest.approx(mine.mean())
        assert lines[-2].get_xdata()[0] == pytest.approx(rest.mean())
    one = few.plot_profile("m1", against="m2")
    assert [text.get_text() for text in one.get_legend().get_texts()] == ["m1", "m2"]


def test_a_change_is_a_line_from_rank_to_rank(few):
    after = heavier(few)
    axes = compare(few, after).plot_changes()
    drawn = sorted(tuple(line.get_ydata()) for line in axes.lines if line.get_marker() == "o")
    assert drawn == sorted((before.rank, later.rank) for before, later in zip(few.members, after.members))
    rose = sum(later.rank < before.rank for before, later in zip(few.members, after.members))
    assert f"{rose} rose" in axes.get_title()
    by_total = compare(few, after).plot_changes(by="total")
    assert sorted(tuple(line.get_ydata()) for line in by_total.lines if line.get_marker() == "o") == sorted(
        (float(before.total), float(later.total)) for before, later in zip(few.members, after.members))


def test_of_many_changes_the_farthest_are_named(many):
    changes = compare(many, heavier(many))
    axes = changes.plot_changes()
    named = {text.get_text().split("  ")[0] for text in axes.texts[:10]}
    farthest = sorted((abs(member.ranks_gained) for member in changes.members), reverse=True)[:10]
    assert sorted((abs(member.ranks_gained) for member in changes.members if member.code in named),
                  reverse=True) == farthest


def test_correlations_are_those_of_the_points(few):
    axes = few.plot_correlation()
    frame = few.to_frame()[["study", "service", "conduct", "total"]].astype(float)
    assert numpy.allclose(axes.images[0].get_array(), numpy.corrcoef(frame.to_numpy().T))
    ranks = few.plot_correlation(method="spearman", of="indicators").images[0].get_array()
    assert numpy.allclose(ranks, numpy.corrcoef(frame.rank().to_numpy().T))
    assert [text.get_text() for text in axes.texts][0] == "1.00"


def test_what_is_left_out_or_the_same_for_all_has_no_correlation():
    parts = SchemeParts("s", areas=[Area("top")], indicators=[
        Indicator("a", area="top", rule=Sum()), Indicator("b", area="top", rule=Sum(), missing=Missing.leave_out)])
    frame = pandas.DataFrame([(f"m{row}", "a", 5, "2026-10-01") for row in range(4)]
                             + [("m0", "b", 3, "2026-10-01")], columns=["member", "indicator", "quantity", "day"])
    axes = evaluate(Scheme(parts), ledger_from_frame(frame)).plot_correlation()
    assert [text.get_text() for text in axes.texts].count("–") == 8, "all but the total with itself"


def test_a_bar_stands_for_each_rater_the_strictest_first():
    ratings = [Rating(member, rater, "c", points=70 + 2 * member + off)
               for member in range(6) for rater, off in (("甲", 0), ("乙", -9), ("丙", 3))]
    result = join_panel(ratings, 6, [PanelGroup("c", weight=1, corrects_severity=True)])
    axes = result.plot_severities()
    assert [label.get_text() for label in axes.get_yticklabels()] == ["乙", "甲", "丙"]
    assert [bar.get_width() for bar in axes.patches] == pytest.approx([-7, 2, 5])
    assert [text.get_text() for text in axes.texts] == ["\u22127.0", "+2.0", "+5.0"]
    plain = join_panel(ratings, 6, [PanelGroup("c", weight=1)])
    with pytest.raises(muster.InvalidInput, match="no group corrects severity"):
        plain.plot_severities()


def drawn_texts(axes):
    """Names and marks of the axes, without those beyond its ends, which are not drawn."""
    yield from axes.texts
    for axis, ends in ((axes.xaxis, sorted(axes.get_xlim())), (axes.yaxis, sorted(axes.get_ylim()))):
        for place, label in zip(axis.get_ticklocs(), axis.get_ticklabels()):
            if ends[0] <= place <= ends[1]:
                yield label


def pictures_of(evaluation, **options):
    changes = compare(evaluation, heavier(evaluation))
    selected = ["m2", f"m{len(evaluation.members) // 2}"]
    yield "ranking", evaluation.plot_ranking(samples=20, selected=selected, **options)
    yield "weight", evaluation.plot_weight("study", selected=selected, **options)
    yield "first by weight", evaluation.plot_weight("study", **options)
    yield "changes", changes.plot_changes(selected=selected, **options)
    yield "totals", changes.plot_changes(by="total", selected=selected, **options)
    yield "distribution", evaluation.plot_distribution(selected=selected, **options)
    yield "profile", evaluation.plot_profile("m2", **options)


@pytest.mark.parametrize("members", [12, 60, 400])
def test_names_do_not_lie_on_one_another(members):
    for kind, axes in pictures_of(evaluation_of(members)):
        axes.figure.canvas.draw()
        boxes = [(text.get_text(), text.get_window_extent()) for text in drawn_texts(axes) if text.get_text()]
        for (left, box), (right, other) in itertools.combinations(boxes, 2):
            depth = min(box.x1, other.x1) - max(box.x0, other.x0), min(box.y1, other.y1) - max(box.y0, other.y0)
            assert min(depth) < 2.5, f"{kind}: {left} and {right}"
        assert not [(kind, name) for name, box in boxes if box.x1 > axes.figure.bbox.x1 + 1 or box.x0 < -1]


def test_a_dollar_in_a_name_is_drawn_as_it_is(few):
    odd = "US$ 5 & $_{\\x$"
    names = {member.code: f"{odd} {row}" for row, member in enumerate(few.roll.members)}
    parts = few.scheme.parts
    areas = [Area(area.code, label=Label("", odd), parent=area.parent, weight=area.weight) for area in parts.areas]
    grades = [Grade("A", label=Label("", odd))]
    scheme = Scheme(SchemeParts("s", areas=areas, indicators=parts.indicators, grades=grades))
    odd_scores = evaluate(scheme, few.ledger, roll=few.roll, is_ranked=True)
    for kind, axes in pictures_of(odd_scores, names=names):
        axes.figure.canvas.draw()
        told = [*words_in(axes), axes.get_title(), axes.get_xlabel()]
        told += [text.get_text() for text in axes.get_legend().get_texts()] if axes.get_legend() else []
        assert any(odd in text for text in told), kind
    odd_scores.plot_correlation().figure.canvas.draw()


@pytest.mark.parametrize("name, drawn", [("m" * 22, "m" * 22), ("学" * 11, "学" * 11),
                                         ("abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmn…z012345"),
                                         ("学" * 12, "学" * 7 + "…" + "学" * 3)])
def test_long_names_lose_their_middle(name, drawn):
    assert abbreviated(name) == drawn


def test_long_names_have_room_in_every_picture(few):
    names = {member.code: f"a member with a very long name {row:02}" for row, member in enumerate(few.roll.members)}
    for kind, axes in pictures_of(few, names=names):
        axes.figure.canvas.draw()
        for text in drawn_texts(axes):
            box = text.get_window_extent()
            # the layout is settled in two steps, and leaves less than half a letter
            assert not text.get_text() or box.x0 >= -3 and box.x1 <= axes.figure.bbox.x1 + 3, (kind, text.get_text())
        assert "…" in "".join([*words_in(axes), axes.get_title()]), kind


@pytest.mark.skipif(not {font.name for font in font_manager.fontManager.ttflist} & set(CHINESE),
                    reason="no Chinese font is installed")
def test_chinese_is_drawn_with_a_font_that_has_it(few):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind, axes in pictures_of(few, language="zh", names={"m2": "赵安$_{x}$"}):
            axes.figure.canvas.draw()
            assert re.search("[\u4e00-\u9fff]", axes.get_title()), kind
    assert "志愿服务" in words_in(few.plot_correlation(language="zh"))


def test_a_picture_is_drawn_where_it_is_told_to(few):
    mine = pyplot.subplots()[1]
    assert few.plot_distribution(axes=mine) is mine
    with pytest.raises(muster.InvalidInput, match="axes: 3 is none"):
        few.plot_ranking(axes=3)


@pytest.mark.parametrize("wrong, message", [
    (lambda done: done.plot_ranking(selected=["m99"]), 'selected: member \'m99\' is not in the evaluation; write "m9"'),
    (lambda done: done.plot_ranking(language="de"), "language: 'de' is none of the two"),
    (lambda done: done.plot_ranking(sample=3), 'option "sample" is not known; write "samples"'),
    (lambda done: done.plot_profile("m99"), "code: 'm99' is neither a member nor a unit of the roll"),
    (lambda done: done.plot_correlation(of="grades"), "of: 'grades' is none; take one of areas, indicators"),
    (lambda done: compare(done, done).plot_changes(by="gain"), "by: 'gain' is none; take one of rank, total"),
])
def test_bad_input_is_named(few, wrong, message):
    with pytest.raises(muster.InvalidInput) as raised:
        wrong(few)
    assert message in str(raised.value)


def test_nobody_makes_no_picture():
    nobody = evaluate(Scheme(SchemeParts("s", areas=[Area("top")], indicators=[Indicator("i", area="top")])),
                      ledger_from_frame([{"member": "ann", "indicator": "i", "day": "2026-10-01"}]), roll=Roll([]),
                      ignores_strangers=True)
    for draw in (nobody.plot_ranking, nobody.plot_distribution, nobody.plot_correlation):
        with pytest.raises(muster.InvalidInput, match="evaluation: "):
            draw()


@pytest.mark.parametrize("seed", range(4))
def test_labels_are_moved_as_little_as_can_be(seed):
    """Held against every way to place four of them on a grid. The seed is in the test's name."""
    random = numpy.random.default_rng(seed)
    for _ in range(20):
        wishes = random.integers(0, 13, 4).tolist()
        gap = int(random.integers(1, 4))
        placed = spread(wishes, gap, 0, 12)
        in_order = [placed[at] for at in sorted(range(4), key=wishes.__getitem__)]
        assert all(later - before > gap - 1e-9 for before, later in zip(in_order, in_order[1:]))
        assert min(placed) > -1e-9 and max(placed) < 12 + 1e-9
        best = min(sum((place - wish) ** 2 for place, wish in zip(ways, sorted(wishes)))
                   for ways in itertools.combinations([step / 2 for step in range(25)], 4)
                   if all(later - before >= gap for before, later in zip(ways, ways[1:])))
        assert sum((place - wish) ** 2 for place, wish in zip(placed, wishes)) <= best + 1e-9, (wishes, gap)
    assert spread([5, 5, 5], 9, 0, 10) == [0, 5, 10], "what does not fit stands closer"


# Machado, Oliveira and Fernandes (2009): what the eye without one kind of cones sees of linear red, green and blue.
EYES = {"protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                       [-0.003882, -0.048116, 1.051998]],
        "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                         [-0.011820, 0.042940, 0.968881]]}


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart_without_red_or_green(eye):
    seen = {colour: numpy.array(EYES[eye]) @ numpy.power(to_rgb(colour), 2.2) for colour in LINES}
    near = {(left, right): round(float(numpy.linalg.norm(seen[left] - seen[right])), 3)
            for left, right in itertools.combinations(LINES, 2)}
    assert min(near.values()) > 0.15, min(near, key=near.get)
    red_and_green = [numpy.array(EYES[eye]) @ numpy.power(to_rgb(colour), 2.2) for colour in ("#b3261e", "#4f6b00")]
    assert numpy.linalg.norm(red_and_green[0] - red_and_green[1]) < 0.15, "the measure knows what is not"


def test_a_sign_is_a_sign():
    assert [signed(number) for number in (1.25, -3, 0.04, -0.04)] == ["+1.2", "\u22123.0", "0.0", "0.0"]
    assert signed(Decimal("-0.0044"), 3) == "\u22120.004"
