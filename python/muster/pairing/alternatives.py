"""Several best pairings, apart from each other, to choose from."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from html import escape
from typing import Any

from .._muster.pairing import verify_alternatives
from .._muster.pairing import alternatives as _alternatives
from ..cells import Whole
from ..columns import read_option
from ..refusal import invalid
from .candidates import Candidates, points
from .problem import setting
from .results import CodedResult, Live, PairingResult

SOME = Whole(1, 1000)
WORK = Whole(0, 2**53)


class AlternativeResult(PairingResult):
    """One of several answers.

    Attributes
    ----------
    result : Alternative
        The pairing, its bound and its proof, in rows.
    """

    @property
    def gap(self) -> Decimal:
        """Points that its total may be below the best at most, of those as far from the answers before it; 0: none."""
        return points(self.result.gap)

    @property
    def claim(self) -> str:  # type: ignore[override]
        """What the proof is said to prove, where it holds."""
        return ("proven best of those apart from the answers before it" if self.result.is_best
                else f"within {self.gap} points of the best of those apart from the answers before it")

    def verify(self) -> Any:
        """Refused: an answer is proven together with those that it is apart from."""
        raise invalid("verify", "an answer is proven together with those before it", "ask all of them: verify()")

    def explain(self, mentee: Hashable) -> dict[str, Any]:
        """Which better mentors there were for a mentee and who holds their places, as a dict."""
        return self._explain_by_scores(mentee)

    def live(self, *, move_price: Any = None) -> Live:
        """Refused: an answer that gives up pairs has no prices for the total that events could go on from."""
        raise invalid("live", "an answer apart from others has no prices for the total", "repair it instead")

    def _repr_html_(self) -> str:
        return self._table(self.claim)


class AlternativesResult(CodedResult):
    """Answers to choose from, the best first: `result[1]` is the second best of those apart from the first.

    Attributes
    ----------
    problem : Problem
        What was asked, in rows.
    result : Alternatives
        The answers and their proofs, in rows.
    mentees : list
        Codes, by row.
    mentors : list
        Codes, by row.
    fit : Fit or None
        What the scores came from; None where scores were given.
    """

    @property
    def answers(self) -> list[AlternativeResult]:
        """The answers, the best first."""
        return [AlternativeResult(self.problem, answer, self.mentees, self.mentors, self.fit)
                for answer in self.result.answers]

    @property
    def apart(self) -> int:
        """Pairs of each earlier answer that a later one gives up at least."""
        return int(self.result.apart)

    @property
    def are_all(self) -> bool:
        """Whether it is proven that there is no further answer as far from all of these."""
        return self.result.no_more is not None

    def verify(self) -> Any:
        """A Verdict: each answer apart from those before it, and each bound proven? Checked by code of its own."""
        return self._people.verdict(verify_alternatives(self.problem, self.result))

    def compare(self) -> Any:
        """DataFrame, a row a mentee, a column an answer (1 is the best): the mentors in each, several as a list."""
        import pandas

        def told(mentors: list[Any]) -> Any:
            if len(mentors) > 1:
                return mentors
            return mentors[0] if mentors else None

        return pandas.DataFrame({at: pandas.Series([told(answer.mentors_of(mentee)) for mentee in self.mentees],
                                                   dtype="object")
                                 for at, answer in enumerate(self.answers, 1)}).set_index(pandas.Index(self.mentees))

    def to_frame(self) -> Any:
        """DataFrame, a row an answer: answer, points and gap (Decimals), given_up (pairs of the best that it has not).

        The gap is how many points a better one, as far from those before it, could have at most.
        """
        import pandas

        answers = self.answers
        best = set(answers[0].pairs) if answers else set()
        return pandas.DataFrame({"answer": range(1, len(answers) + 1), "points": [each.total for each in answers],
                                 "gap": [each.gap for each in answers],
                                 "given_up": [sum(mentor is not None for _, mentor in best - set(each.pairs))
                                              for each in answers]})

    def __len__(self) -> int:
        return len(self.result.answers)

    def __getitem__(self, at: int) -> AlternativeResult:
        return self.answers[at]

    def __iter__(self) -> Iterator[AlternativeResult]:
        return iter(self.answers)

    def __repr__(self) -> str:
        return (f"<muster.AlternativesResult: {len(self)} answers, apart by {self.apart} pairs, "
                f"{', '.join(str(each.total) for each in self)} points>")

    def _repr_html_(self) -> str:
        told = self.compare()
        heads = "".join(f"<th>{at}</th>" for at in told.columns)
        lines = "".join(f"<tr><td>{escape(str(mentee))}</td>"
                        + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>"
                        for mentee, *row in told.itertuples())
        totals = "".join(f"<td>{each.total}</td>" for each in self)
        gaps = "".join(f"<td>{each.gap}</td>" for each in self)
        proof = "proven" if self.verify() else "NOT proven"
        return (f"<table><caption>{len(self)} answers, apart by {self.apart} pairs, {proof}</caption>"
                f"<tr><th>mentee</th>{heads}</tr>{lines}<tr><th>points</th>{totals}</tr><tr><th>gap</th>{gaps}</tr>"
                "</table>")


def alternatives_mode(candidates: Candidates, *, count: Any = 3, apart: Any = 1, work: Any = 2000,
                      progress: Callable[..., Any] | None = None, **options: Any) -> AlternativesResult:
    """What `pair` gives in its mode "alternatives"."""
    made = setting(candidates, **options)
    asked = {"count": read_option("count", SOME, count), "apart": read_option("apart", Whole(1, 2**31 - 1), apart),
             "work": read_option("work", WORK, work)}
    with made.in_codes():
        result = _alternatives(made.problem, progress=progress, **asked)
    return AlternativesResult(made.problem, result, made.mentees, made.mentors, made.fit)
