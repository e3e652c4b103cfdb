"""Rosters planned from tables, held against every roster there is."""
import pytest
from drawn_tables import drawn, faults


BATCH = 20


@pytest.mark.parametrize("first", range(1, 101, BATCH))
def test_a_plan_from_tables_is_the_best_of_every_roster(first):
    found = {f"seed {draw.seed}": told for draw in drawn(first, BATCH) if (told := faults(draw))}
    assert not found
