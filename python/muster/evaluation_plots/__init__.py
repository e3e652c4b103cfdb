"""Pictures of evaluations, with matplotlib: ranking, profile, changes, weight, distribution, correlation, raters."""
from .changes import plot_changes
from .correlation import plot_correlation
from .distribution import plot_distribution
from .profile import plot_profile
from .ranking import plot_ranking
from .severities import plot_severities
from .weight import plot_weight

__all__ = ["plot_changes", "plot_correlation", "plot_distribution", "plot_profile", "plot_ranking", "plot_severities",
           "plot_weight"]
