"""Who stands duty when: `plan` from tables, and the models beneath it."""
from .._muster.roster import *  # noqa: F403
from .._muster.roster import no_limit as no_limit
from .frames import problem_from_frames as problem_from_frames
from .histories import histories_from_frame as histories_from_frame
from .histories import histories_to_frame as histories_to_frame
from .instances import Instance as Instance
from .instances import read_instance as read_instance
from .improver import RosterImprover as RosterImprover
from .plan import plan as plan
from .result import RepairResult as RepairResult
from .result import RosterResult as RosterResult
from .stages import NextWeek as NextWeek
from .stages import solve_next_week as solve_next_week
