"""Saving and loading from Python: values come back as they were, and a damaged file is named."""
from datetime import date

import numpy
import pytest
from muster import ArchiveError, InvalidInput, Label, load, save
from muster.archive import Format, envelope_of, from_bytes, to_bytes
from muster.org import Duty, Member, Organisation, Post, Responsibility, Stage, StageHistory, Unit
from muster.record import Ledger


def organisation():
    full = StageHistory([(Stage.full, date(2020, 1, 1))])
    return Organisation(units=[Unit("B1", Label("第一党支部", "Branch 1"))], members=[Member("M1", "张三", 0, stages=full)],
                        posts=[Post("P1")])


@pytest.mark.parametrize("name", ["term.json", "term.xml", "term.muster"])
def test_a_value_comes_back_as_it_was(tmp_path, name):
    for value in (organisation(), Responsibility(organisation(), [Duty("D", unit=0, post=0, accountable=0)])):
        save(tmp_path / name, value)
        assert load(tmp_path / name) == value
        assert load(str(tmp_path / name)) == value
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_file_says_what_it_is(tmp_path):
    save(tmp_path / "branch.bin", organisation(), format=Format.json)
    envelope = envelope_of(tmp_path / "branch.bin")
    assert (envelope.kind, envelope.format, envelope.version) == ("organisation", Format.json, 1)
    assert (tmp_path / "branch.bin").read_text(encoding="utf-8").startswith('{"muster": "organisation"')


def test_bytes_are_the_same_each_time_and_can_be_sent():
    assert to_bytes(organisation()) == to_bytes(organisation())
    assert from_bytes(to_bytes(organisation(), Format.xml)) == organisation()


def test_columns_of_a_ledger_come_back(tmp_path):
    ledger = Ledger(["M1", "M2"], ["hours"])
    ledger.append_columns(members=numpy.arange(1000, dtype=numpy.uint32) % 2,
                          indicators=numpy.zeros(1000, dtype=numpy.uint32),
                          days=numpy.full(1000, numpy.datetime64("2026-09-07", "D").astype(numpy.int32)))
    save(tmp_path / "ledger.muster", ledger)
    assert load(tmp_path / "ledger.muster") == ledger


def test_a_damaged_file_is_named(tmp_path):
    path = tmp_path / "term.muster"
    save(path, organisation())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ArchiveError) as refused:
        load(path)
    assert refused.value.place == str(path) and refused.value.remedy == "take a copy that is whole"
    assert isinstance(refused.value, ValueError)
    with pytest.raises(ArchiveError, match="it cannot be opened: No such file or directory; check the path"):
        load(tmp_path / "nothing.muster")
    with pytest.raises(ArchiveError, match="it is not a file"):
        load(tmp_path)


def test_what_archives_do_not_know_is_refused(tmp_path):
    with pytest.raises(InvalidInput, match="^save: archives do not know <class 'int'>; save what it was made from"):
        save(tmp_path / "x.json", 3)
    with pytest.raises(InvalidInput, match="its ending tells no format"):
        save(tmp_path / "x.csv", organisation())
    with pytest.raises(ArchiveError, match="it cannot be written: No such file or directory"):
        save(tmp_path / "no" / "x.json", organisation())
    assert list(tmp_path.iterdir()) == []
