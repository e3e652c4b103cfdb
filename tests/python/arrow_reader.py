"""Another program's eyes: reads Arrow's C streams as the specification has them, value by value."""
import ctypes
from datetime import date
from decimal import Decimal

import numpy

I64, PTR, TEXT = ctypes.c_int64, ctypes.c_void_p, ctypes.c_char_p
RELEASE = ctypes.CFUNCTYPE(None, PTR)
NUMBERS = {b"l": I64, b"g": ctypes.c_double}


class Schema(ctypes.Structure):
    _fields_ = [("format", TEXT), ("name", TEXT), ("metadata", PTR), ("flags", I64), ("n_children", I64),
                ("children", ctypes.POINTER(PTR)), ("dictionary", PTR), ("release", PTR), ("private_data", PTR)]


class Array(ctypes.Structure):
    _fields_ = [("length", I64), ("null_count", I64), ("offset", I64), ("n_buffers", I64), ("n_children", I64),
                ("buffers", ctypes.POINTER(PTR)), ("children", ctypes.POINTER(PTR)), ("dictionary", PTR),
                ("release", PTR), ("private_data", PTR)]


class Stream(ctypes.Structure):
    _fields_ = [("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, PTR, PTR)),
                ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, PTR, PTR)), ("get_last_error", PTR), ("release", PTR),
                ("private_data", PTR)]


def address_of(capsule, name=b"arrow_array_stream"):
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = PTR, [ctypes.py_object, TEXT]
    return get(capsule, name)


def release(part):
    RELEASE(part.release)(ctypes.addressof(part))
    assert not part.release, "what is released says so"


def texts(array):
    ends = numpy.ctypeslib.as_array(ctypes.cast(array.buffers[1], ctypes.POINTER(ctypes.c_int32)), (array.length + 1,))
    return [ctypes.string_at(array.buffers[2] + begin, end - begin).decode()
            for begin, end in zip(ends.tolist(), ends[1:].tolist())]


def values(schema, array):
    """The values of one column, value by value, as the specification has them."""
    made = []
    words = texts(Array.from_address(array.dictionary)) if array.dictionary else None
    for row in range(array.offset, array.offset + array.length):
        if array.buffers[0] and not ctypes.c_uint8.from_address(array.buffers[0] + row // 8).value >> row % 8 & 1:
            made.append(None)
        elif schema.format == b"I":
            made.append(words[ctypes.c_uint32.from_address(array.buffers[1] + 4 * row).value])
        elif schema.format in NUMBERS:
            kind = NUMBERS[schema.format]
            made.append(kind.from_address(array.buffers[1] + ctypes.sizeof(kind) * row).value)
        elif schema.format == b"b":
            made.append(bool(ctypes.c_uint8.from_address(array.buffers[1] + row // 8).value >> row % 8 & 1))
        elif schema.format == b"tdD":
            made.append(date.fromordinal(date(1970, 1, 1).toordinal()
                                         + ctypes.c_int32.from_address(array.buffers[1] + 4 * row).value))
        else:
            form, places = schema.format.split(b",")
            assert form in (b"d:19", b"d:38")
            whole = int.from_bytes(ctypes.string_at(array.buffers[1] + 16 * row, 16), "little", signed=True)
            made.append(Decimal(whole).scaleb(-int(places)))
    assert array.null_count == made.count(None)
    return made


def consumed(capsule, nullable=lambda name: True):
    """Columns of a stream; all of it is released, each part once. `nullable` says which say that values may be missing.
    """
    stream, columns, schema = Stream.from_address(address_of(capsule)), {}, Schema()
    assert stream.get_schema(ctypes.addressof(stream), ctypes.addressof(schema)) == 0 and schema.format == b"+s"
    while True:
        array = Array()
        assert stream.get_next(ctypes.addressof(stream), ctypes.addressof(array)) == 0
        if not array.release:
            break
        assert array.n_children == schema.n_children
        for at in range(array.n_children):
            kind = Schema.from_address(schema.children[at])
            assert Schema.from_address(kind.dictionary).format == b"u" if kind.dictionary else kind.format != b"I"
            part = Array.from_address(array.children[at])
            columns.setdefault(kind.name.decode(), []).extend(values(kind, part))
            assert kind.flags == (2 if nullable(kind.name.decode()) else 0)
        release(array)
    release(schema)
    return columns
