"""How well it went: schemes, exact scores, grades, and the way down to each record."""
from html import escape

from ._muster.evaluation import *  # noqa: F401,F403
from ._muster.evaluation import Evaluation, evaluate  # noqa: F401


def evaluation_to_frame(evaluation):
    """DataFrame, a row a member: area totals and total as exact Decimals, grade and rank."""
    import pandas

    scheme = evaluation.scheme
    made = {"member": [member.code for member in evaluation.roll.members]}
    for row, area in enumerate(scheme.areas):
        if area.parent:
            made[area.code] = [evaluation.area_total(member, row) for member in range(len(made["member"]))]
    made["total"] = [score.total for score in evaluation.members]
    made["grade"] = [None if score.grade is None else scheme.grades[score.grade].code for score in evaluation.members]
    made["reason"] = [score.reason.name for score in evaluation.members]
    if evaluation.is_ranked:
        made["rank"] = [score.rank for score in evaluation.members]
    return pandas.DataFrame(made)


def _repr_html_(evaluation):
    frame = evaluation_to_frame(evaluation)
    heads = "".join(f"<th>{escape(str(name))}</th>" for name in frame.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape('' if value is None else str(value))}</td>" for value in row) + "</tr>"
                   for row in frame.itertuples(index=False))
    caption = f"{len(frame)} members, scheme {escape(evaluation.scheme.code)} {evaluation.scheme_digest[:12]}"
    return f"<table><caption>{caption}</caption><tr>{heads}</tr>{rows}</table>"


Evaluation.to_frame = evaluation_to_frame
Evaluation._repr_html_ = _repr_html_
