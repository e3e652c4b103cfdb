"""Who helps whom: `pair` and the models beneath it."""
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for a type checker the first of a name counts, for Python the last
    from .groups import groups as groups
from .._muster.pairing import *  # type: ignore[assignment]  # noqa: F403
from .alternatives import AlternativeResult as AlternativeResult
from .alternatives import AlternativesResult as AlternativesResult
from .couples import CouplesResult as CouplesResult
from .dense import DenseResult as DenseResult
from .groups import GroupsResult as GroupsResult
from .groups import groups as groups  # noqa: F811
from .one_sided import PopularResult as PopularResult
from .one_sided import RankMaximalResult as RankMaximalResult
from .one_sided import votes_lost as votes_lost
from .pair import pair as pair
from .plots import plot_pairing as plot_pairing
from .rank_profile import plot_rank_profile as plot_rank_profile
from .results import FairResult as FairResult
from .results import Live as Live
from .results import PairingResult as PairingResult
from .results import RepairedResult as RepairedResult
from .shared import LiveShared as LiveShared
from .shared import RepairedSharedResult as RepairedSharedResult
from .shared import SharedResult as SharedResult
from .stable import StableResult as StableResult
from .stable import stable as stable
from .stable import stable_from_scores as stable_from_scores
from .weighted import WeightedResult as WeightedResult
