"""Four enters, one light as data, and a whole term."""
import collections
import collections.abc
import decimal
import muster
import muster._muster
import muster._muster.evaluation
import muster._muster.org
import muster._muster.pairing
import muster._muster.record
import muster._muster.roster
import typing

class Platform:
    """A platform of the second classroom."""
    @property
    def code(self) -> str:
        """As activities name it."""
    @property
    def indicator(self) -> str:
        """Code of the indicator its activities give evidence for."""
    @property
    def label(self) -> muster._muster.Label:
        """For reports."""

class Term:
    """A whole term, checked: everybody named in a part is in the organisation. Immutable."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, name: muster._muster.Label, period: muster._muster.Period, *, branch: int, organisation: muster._muster.org.Organisation, pairing: TermPairing | None = None, roster: TermRoster | None = None, ledger: muster._muster.record.Ledger, incidents: collections.abc.Sequence[muster._muster.record.Incident] = ..., evaluation: muster._muster.evaluation.Evaluation | None = None) -> None: ...
    @property
    def branch(self) -> int:
        """Row of the unit whose term it is."""
    @property
    def evaluation(self) -> muster._muster.evaluation.Evaluation | None:
        """How well it went; None where not scored."""
    @property
    def incidents(self) -> list[muster._muster.record.Incident]:
        """What went wrong; who reported it is under seal."""
    @property
    def ledger(self) -> muster._muster.record.Ledger:
        """What was done."""
    @property
    def name(self) -> muster._muster.Label:
        """Name of the term, for reports."""
    @property
    def organisation(self) -> muster._muster.org.Organisation:
        """Who is in it."""
    @property
    def pairing(self) -> TermPairing | None:
        """Who helps whom; None where not planned."""
    @property
    def period(self) -> muster._muster.Period:
        """First and last day."""
    @property
    def roster(self) -> TermRoster | None:
        """Who stands duty when; None where not planned."""
    def __eq__(self, arg0: object) -> bool: ...
    def __reduce__(self) -> typing.Any:
        """Pickled as it is archived: what comes back has passed the same door."""

class TermPairing:
    """Who helps whom in a term: fit, problem and result of one pairing."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, fit: muster._muster.pairing.Fit, problem: muster._muster.pairing.Problem, result: muster._muster.pairing.OptimalPairing) -> None: ...
    @property
    def fit(self) -> muster._muster.pairing.Fit:
        """What the scores come from."""
    @property
    def problem(self) -> muster._muster.pairing.Problem:
        """Who may help whom."""
    @property
    def result(self) -> muster._muster.pairing.OptimalPairing:
        """The pairing and its proof."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class TermRoster:
    """Who stands duty when: problem and solution of one roster."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    def __init__(self, problem: muster._muster.roster.Problem, solution: muster._muster.roster.Solution) -> None: ...
    @property
    def problem(self) -> muster._muster.roster.Problem:
        """What was asked of it."""
    @property
    def solution(self) -> muster._muster.roster.Solution:
        """The roster, its score and its proof."""
    def __eq__(self, arg0: object) -> bool: ...
    def __getstate__(self) -> tuple[typing.Any, ...]: ...
    def __setstate__(self, arg0: tuple[typing.Any, ...]) -> None: ...

class Verification:
    """What a term calls proved and what does not hold of it: sentences, as Labels."""
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]
    @property
    def evaluation(self) -> list[muster._muster.Label]:
        """What does not hold of the evaluation."""
    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
    @property
    def pairing(self) -> list[muster._muster.Label]:
        """What does not hold of the pairing."""
    @property
    def proven(self) -> muster._muster.roster.Solution | None:
        """The roster with score, bound and status as they are; None where the term has no roster."""
    @property
    def roster(self) -> list[muster._muster.Label]:
        """What does not hold of the roster."""
    def __bool__(self) -> bool: ...
    def __eq__(self, arg0: object) -> bool: ...

def four_enters(weights: collections.abc.Mapping[str, decimal.Decimal | int | str] | None = None) -> muster._muster.evaluation.SchemeParts:
    """The programme's scheme of evaluation (四进一亮), as parts to change.
    
    Parameters
    ----------
    weights : dict of area to Decimal, optional
        Shares of classroom, network, dormitory, venue and identity; they sum to 1.
    
    Raises
    ------
    InvalidInput
        Names an area that is unknown or missing, or the sum that is not 1.
    """
def platforms() -> list[Platform]:
    """The five platforms an activity may belong to."""
def standard_posts() -> list[muster._muster.org.Post]:
    """Two posts in the dormitory and three at a venue."""
def verify(term: Term) -> Verification:
    """Proves anew what a term calls proved, by code that shares nothing with what made it.
    
    The pairing is one of greatest total, with the scores of its fit; the roster's score, bound and status are as
    they follow from the roster and its certificate; its members are the organisation's; every score of the
    evaluation follows from the term's ledger.
    """
