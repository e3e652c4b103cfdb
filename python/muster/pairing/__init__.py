"""Who helps whom: `pair` and the models beneath it."""
from .._muster.pairing import *  # noqa: F403
from .dense import DenseResult as DenseResult
from .groups import GroupsResult as GroupsResult
from .groups import groups as groups  # type: ignore[assignment]
from .pair import pair as pair
from .plots import plot_pairing as plot_pairing
from .rank_profile import plot_rank_profile as plot_rank_profile
from .results import FairResult as FairResult
from .results import Live as Live
from .results import PairingResult as PairingResult
from .results import RepairedResult as RepairedResult
from .stable import StableResult as StableResult
from .stable import stable as stable
from .stable import stable_from_scores as stable_from_scores
