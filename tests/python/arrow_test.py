"""Ledgers go through Arrow's C data interface: every value is read by another program's eyes, and nothing is kept."""
import ctypes
import gc
import resource
from datetime import date
from decimal import Decimal

import numpy
import pytest
from arrow_reader import PTR, RELEASE, TEXT, Array, Schema, Stream, address_of, consumed, release, texts, values
from database_test import ledger as drawn
from evidence_csv_test import WORDS
from evidence_csv_test import drawn as csv_drawn
from evidence_csv_test import told

from muster import InvalidInput, arrow
from muster.record import Ledger, ledger_from_frame

PLAIN_WORDS = [word for word in WORDS if "\n" not in word]  # as cells are read
RECORDS = [{"member": "ann", "indicator": "hours", "day": "2026-09-07", "quantity": "1.5", "source": "desk"},
           {"member": "bo", "indicator": "hours", "day": "1969-12-31", "quantity": "-0.000001", "source": None},
           {"member": "ann", "indicator": "行", "day": "2026-09-08", "quantity": "9000000000000", "source": "desk"}]


@pytest.mark.parametrize("seed", range(4))
def test_another_reader_finds_every_value(seed):
    made = drawn(seed)
    columns = consumed(made.__arrow_c_stream__(), lambda name: name not in ("member", "indicator", "quantity", "day"))
    activities = columns.pop("activity")
    assert [dict(zip(columns, row)) for row in zip(*columns.values())] == told(made)
    assert activities == [None if made[row].activity is None else made.activities[made[row].activity].code
                          for row in range(len(made))]


def test_a_batch_outlives_its_ledger_and_its_stream():
    made = ledger_from_frame(RECORDS)
    capsule = made.__arrow_c_stream__()
    stream, array, schema = Stream.from_address(address_of(capsule)), Array(), Schema()
    stream.get_schema(ctypes.addressof(stream), ctypes.addressof(schema))
    stream.get_next(ctypes.addressof(stream), ctypes.addressof(array))
    made.append_columns([0], [0], [0])
    del made, capsule, stream
    gc.collect()
    assert array.length == 3
    kind, codes = Schema.from_address(schema.children[0]), Array.from_address(array.children[0])
    assert values(kind, codes) == ["ann", "bo", "ann"]
    release(array)
    release(schema)


def test_a_part_that_was_moved_out_is_released_by_who_took_it():
    array, capsule = Array(), ledger_from_frame(RECORDS).__arrow_c_stream__()
    stream = Stream.from_address(address_of(capsule))
    stream.get_next(ctypes.addressof(stream), ctypes.addressof(array))
    place = Array.from_address(array.children[1])
    moved = Array.from_buffer_copy(place)
    place.release = None
    release(array)
    assert texts(Array.from_address(moved.dictionary)) == ["hours", "行"]
    release(moved)


def test_memory_is_flat_whoever_releases_what():
    made = ledger_from_frame(RECORDS * 300)

    def many(times):
        for at in range(times):
            capsule = made.__arrow_c_stream__()
            stream, array, schema = Stream.from_address(address_of(capsule)), Array(), Schema()
            if at % 3:
                stream.get_schema(ctypes.addressof(stream), ctypes.addressof(schema))
                stream.get_next(ctypes.addressof(stream), ctypes.addressof(array))
                release(array)
                release(schema)
            if at % 3 == 1:
                RELEASE(stream.release)(ctypes.addressof(stream))

    many(1000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    many(10_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4096


@pytest.mark.parametrize("seed", range(4))
def test_what_goes_out_comes_in_again(seed):
    made = csv_drawn(seed, 300, PLAIN_WORDS)
    assert told(Ledger.from_arrow(made)) == told(made)
    assert Ledger.from_arrow(made, members=made.members, indicators=made.indicators).members == made.members


def test_batches_are_joined(monkeypatch):
    made = csv_drawn(5, 50, PLAIN_WORDS)
    whole = arrow._batches

    def thrice(source, name):
        for _ in range(3):
            yield from whole(source, name)

    monkeypatch.setattr(arrow, "_batches", thrice)
    assert told(Ledger.from_arrow(made)) == told(made) * 3


class Offered:
    """A batch as another library would offer it: columns of (format, nulls, buffers, dictionary)."""

    def __init__(self, length, columns):
        self.kept, self.released = [], []
        self.schema = self.part(Schema, "+s", "", [self.schema_of(name, *column) for name, column in columns.items()])
        self.array = self.filled(length, 0, [None], [self.array_of(length, *column) for column in columns.values()])

    def keep(self, thing):
        self.kept.append(thing)
        return thing

    def part(self, kind, form, name, parts):
        places = self.keep((PTR * max(1, len(parts)))(*map(ctypes.addressof, parts)))
        gone = self.keep(RELEASE(lambda address: self.release(kind, address)))
        return self.keep(kind(form.encode(), name.encode(), None, 2, len(parts), places, None,
                              ctypes.cast(gone, PTR), None))

    def release(self, kind, address):
        self.released.append(address)
        kind.from_address(address).release = None

    def schema_of(self, name, form, _, __, dictionary=None):
        made = self.part(Schema, form, name, [])
        if dictionary is not None:
            made.dictionary = ctypes.addressof(self.schema_of("", *dictionary[1:]))
        return made

    def filled(self, length, nulls, buffers, parts):
        places = self.keep((PTR * max(1, len(parts)))(*map(ctypes.addressof, parts)))
        lie = self.keep((PTR * len(buffers))(*[None if each is None else self.keep(each).ctypes.data
                                               for each in buffers]))
        gone = self.keep(RELEASE(lambda address: self.release(Array, address)))
        return self.keep(Array(length, nulls, 0, len(buffers), len(parts), lie, places, None,
                               ctypes.cast(gone, PTR), None))

    def array_of(self, length, _, nulls, buffers, dictionary=None):
        made = self.filled(length, nulls, buffers, [])
        if dictionary is not None:
            made.dictionary = ctypes.addressof(self.array_of(*dictionary))
        return made

    def __arrow_c_array__(self, requested_schema=None):
        new = ctypes.pythonapi.PyCapsule_New
        new.restype, new.argtypes = ctypes.py_object, [PTR, TEXT, PTR]
        return (new(ctypes.addressof(self.schema), b"arrow_schema", None),
                new(ctypes.addressof(self.array), b"arrow_array", None))


def utf8(words, kind="u"):
    ends = numpy.cumsum([0, *(len(word.encode()) for word in words)]).astype("i4" if kind == "u" else "i8")
    return kind, 0, [None, ends, numpy.frombuffer("".join(words).encode(), dtype="u1")]


def column(kind, given, dtype, nulls=None):
    bits = None if nulls is None else numpy.packbits([not each for each in nulls], bitorder="little")
    return kind, 0 if nulls is None else -1, [bits, numpy.array(given, dtype=dtype)]


def halves(given):
    return [part for each in given for part in (each & (1 << 64) - 1, each >> 64 & (1 << 64) - 1)]


PLAIN = {"member": utf8(["ann", "bo", "行"]), "indicator": utf8(["hours"] * 3, "U"),
         "day": column("tdD", [20703, 20704, -1], "i4")}
SAID = [("ann", date(2026, 9, 7)), ("bo", date(2026, 9, 8)), ("行", date(1969, 12, 31))]


@pytest.mark.parametrize("given, wanted", [
    (column("d:19,6", halves([1_500_000, -1, 0]), "u8"), ["1.5", "-0.000001", "0"]),
    (column("d:10,2", halves([150, -1, 0]), "u8"), ["1.5", "-0.01", "0"]),
    (column("d:38,20", halves([10**20 * 5 // 2, -10**14, 10**32]), "u8"), ["2.5", "-0.000001", "1000000000000"]),
    (column("d:38,30", halves([10**30, -10**24, 0]), "u8"), ["1", "-0.000001", "0"]),
    (column("d:5,-2", halves([3, -1, 0]), "u8"), ["300", "-100", "0"]),
    (column("l", [3, -2, 0], "i8"), ["3", "-2", "0"]),
    (column("C", [3, 255, 0], "u1", [False, False, True]), ["3", "255", "1"]),
    (utf8(["1.50", "-2", "0.000001"]), ["1.5", "-2", "0.000001"]),
    (("c", 0, [None, numpy.array([1, 0, 1], "i1")], (2, *utf8(["7", "2.5"]))), ["2.5", "7", "2.5"]),
])
def test_columns_of_other_libraries_are_read_exactly(given, wanted):
    offered = Offered(3, {**PLAIN, "quantity": given})
    made = told(Ledger.from_arrow(offered))
    assert [row["quantity"] for row in made] == list(map(Decimal, wanted))
    assert [(row["member"], row["day"]) for row in made] == SAID


@pytest.mark.parametrize("given", [
    column("tdm", [20703 * 86_400_000, 20704 * 86_400_000, -86_400_000], "i8"),
    column("tsu:", [20703 * 86_400_000_000, 20704 * 86_400_000_000, -86_400_000_000], "i8"),
    utf8(["2026-09-07", "2026-09-08", "1969-12-31"])])
def test_days_are_dates_timestamps_or_text(given):
    made = told(Ledger.from_arrow(Offered(3, {**PLAIN, "day": given})))
    assert [(row["member"], row["day"]) for row in made] == SAID


@pytest.mark.parametrize("columns, said", [
    ({"quantity": column("g", [1.5, 2, 3], "f8")}, 'column "quantity" is of the type "g" of Arrow\'s, which is not'),
    ({"quantity": column("d:38,9", halves([10**9, 1, 0]), "u8")},
     'arrow:2: column "quantity": the number is too large or has more than six decimal places'),
    ({"quantity": column("d:38,0", halves([10**9, 10**30, -(10**13)]), "u8")},
     'arrow:2, 3: column "quantity": the number is too large'),
    ({"quantity": column("L", [2**63 + 1, 1, 2], "u8")}, 'arrow:1: column "quantity": the number is too large'),
    ({"day": column("tdD", [20703, 1, 2], "i4", [False, True, False])}, 'arrow:2: column "day": it is blank; give the'),
    ({"day": column("tss:", [0, 1, 86_400], "i8")}, 'arrow:2: column "day": it has a time of day; give whole days'),
    ({"day": column("tss:UTC", [0, 1, 86_400], "i8")}, 'column "day" is of the type "tss:UTC" of Arrow\'s'),
    ({"hours": column("l", [1, 2, 3], "i8")}, 'arrow: column "hours" is not known; take it out'),
    ({"source": ("c", 0, [None, numpy.array([0, 2, 1], "i1")], (2, *utf8(["x", "y"])))},
     "a number of a dictionary lies outside it"),
])
def test_what_is_not_exact_or_not_known_is_refused_by_row_and_column(columns, said):
    with pytest.raises(InvalidInput) as raised:
        Ledger.from_arrow(Offered(3, {**PLAIN, **columns}))
    assert said in str(raised.value)


def test_faults_have_the_name_that_the_caller_gave():
    strange = Offered(3, {**PLAIN, "source": ("c", 0, [None, numpy.array([0, 2, 1], "i1")], (2, *utf8(["x", "y"])))})
    with pytest.raises(InvalidInput) as raised:
        Ledger.from_arrow(strange, name="duties of autumn")
    assert str(raised.value).startswith("duties of autumn: a number of a dictionary lies outside it")


def test_what_offers_no_table_is_refused():
    for given in (3, None, "text", [1]):
        with pytest.raises(InvalidInput, match="offers no table of Arrow's; give what has __arrow_c_stream__"):
            Ledger.from_arrow(given)


def test_an_empty_ledger_is_a_table_without_rows():
    assert consumed(Ledger().__arrow_c_stream__()) == {}
    assert len(Ledger.from_arrow(Ledger(["ann"], ["hours"]))) == 0
