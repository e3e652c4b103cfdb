"""What became of records, as frames: how many met which fate, and which did not count."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ._muster.evaluation import Evaluation, RecordFate

if TYPE_CHECKING:
    import pandas


def fates_to_frame(evaluation: Evaluation) -> pandas.DataFrame:
    """DataFrame, a row for each fate of each indicator's records: every record of the ledger is counted in one."""
    import pandas

    rows = [(one.fate.name, one.indicator, one.records, one.fate.label.en) for one in evaluation.fates]
    return pandas.DataFrame(rows, columns=["fate", "indicator", "records", "reason"])


def left_aside_to_frame(evaluation: Evaluation, fates: Iterable[RecordFate] = ()) -> pandas.DataFrame:
    """DataFrame, a row a record that does not count as it says, with the reason; of `fates`, if any are given."""
    import pandas

    ledger = evaluation.ledger
    members, indicators, sources = ledger.members, ledger.indicators, ledger.sources
    rows = []
    for one in evaluation.records_left_aside(list(fates)):
        evidence = ledger[one.record]
        rows.append((one.record, members[evidence.member], indicators[evidence.indicator], evidence.day,
                     evidence.quantity, None if evidence.source is None else sources[evidence.source], one.fate.name,
                     one.fate.label.en))
    return pandas.DataFrame(rows, columns=["record", "member", "indicator", "day", "quantity", "source", "fate",
                                           "reason"])


setattr(Evaluation, "fates_to_frame", fates_to_frame)
setattr(Evaluation, "left_aside_to_frame", left_aside_to_frame)
