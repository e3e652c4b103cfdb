"""Errors raised from Python with the same parts as the library's own."""
from ._muster import InvalidInput


def invalid(place, fault, remedy):
    """An InvalidInput whose message is `place: fault; remedy` and which keeps the three apart."""
    error = InvalidInput(f"{place}: {fault}; {remedy}")
    error.place, error.fault, error.remedy, error.faults = place, fault, remedy, [str(error)]
    return error
