"""Who helps whom: `pair` and the models beneath it."""
from .._muster.pairing import *  # noqa: F401,F403
from .dense import DenseResult  # noqa: F401
from .groups import GroupsResult, groups  # noqa: F401
from .pair import pair  # noqa: F401
from .plots import plot_pairing, plot_rank_profile  # noqa: F401
from .results import FairResult, Live, PairingResult, RepairedResult  # noqa: F401
from .stable import StableResult, stable, stable_from_scores  # noqa: F401
