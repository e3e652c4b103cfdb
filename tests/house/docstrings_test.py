"""Everything that the package offers says what it is, and says it once: fields say what the headers say."""
import importlib
import importlib.util
import inspect
import re
from collections import Counter
from pathlib import Path

import pytest

import muster

ROOT = Path(__file__).resolve().parents[2]
SIGNATURE = re.compile(r"(\d+\. )?\w*\(.*\)( -> .*)?$")  # what pybind11 begins docstrings with


def words_of(doc):
    lines = [line.strip() for line in doc.splitlines()] if isinstance(doc, str) else []
    return " ".join(line for line in lines if line and not SIGNATURE.match(line) and line != "Overloaded function.")


def areas():
    named = [getattr(muster, name) for name in muster.__all__]
    return [muster, *filter(inspect.ismodule, named), importlib.import_module("muster.distributed")]


def is_offered(value, area):
    """Whether a value belongs to an area: it is made there, or in its part of the extension."""
    home = getattr(value, "__module__", None) or ""
    return home in (area.__name__, area.__name__.replace("muster", "muster._muster", 1)) or (
        home.startswith(area.__name__ + ".") and area is not muster)


def attributes_of(made):
    """Names that a class of the package sets on what it makes, or has a default for."""
    if made.__module__.startswith("muster._muster"):
        return set()
    constructor = vars(made).get("__init__")
    text = inspect.getsource(constructor) if inspect.isfunction(constructor) and "__dataclass_fields__" not in vars(
        made) else ""
    return {*re.findall(r"self\.([a-z]\w*) = ", text),
            *(name for name, value in vars(made).items()
              if not name.startswith("_") and not callable(value) and not isinstance(value, (property, classmethod)))}


def described(made, name):
    """Whether an `Attributes` section of the class, or of one above it, says what an attribute is."""
    return any(re.search(rf"^\s*{name} : .*\n\s+\S", each.__doc__ or "", re.MULTILINE) for each in made.__mro__)


def parts_of(made, name):
    """Kind, name and words of a class and of all in it."""
    yield "class", name, words_of(made.__doc__)
    values = getattr(made, "__members__", {})
    for value in values:
        yield "value", f"{name}.{value}", words_of(made.__entries[value][1])
    for called, part in vars(made).items():
        inner = getattr(part, "__func__", part)
        if called.startswith("_") or called in values:
            continue
        if isinstance(part, property):
            yield "property", f"{name}.{called}", words_of(part.__doc__)
        elif inspect.isclass(part):
            yield from parts_of(part, f"{name}.{called}")
        elif inspect.isroutine(inner):
            yield "method", f"{name}.{called}", words_of(inner.__doc__)
    if not made.__module__.startswith("muster._muster"):
        for called in attributes_of(made):
            yield "attribute", f"{name}.{called}", "said" if described(made, called) else ""


def everything():
    for area in areas():
        yield "module", area.__name__, words_of(area.__doc__)
        for name, value in vars(area).items():
            if name.startswith("_") or not is_offered(value, area):
                continue
            if inspect.isclass(value):
                yield from parts_of(value, f"{area.__name__}.{name}")
            elif inspect.isroutine(value):
                yield "function", f"{area.__name__}.{name}", words_of(value.__doc__)


def test_everything_public_has_words():
    found = list(everything())
    silent = sorted(f"{kind} {name}" for kind, name, words in found if not words)
    assert not silent
    counted = Counter(kind for kind, _, _ in found)
    least = {"module": 10, "class": 270, "property": 950, "method": 250, "value": 190, "function": 90, "attribute": 20}
    assert not {kind: counted[kind] for kind, number in least.items() if counted[kind] < number}


def test_words_are_more_than_the_name():
    """`label: Label` says nothing; a sentence that only spells the name says no more."""
    spelled = [name for kind, name, words in everything()
               if re.sub(r"\W", "", words).lower() == name.rpartition(".")[2].replace("_", "").lower()]
    assert not spelled


@pytest.fixture(scope="module")
def headers():
    spec = importlib.util.spec_from_file_location("header_words", ROOT / "cmake" / "header_words.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_fields_say_what_their_header_says(headers):
    words = headers.words_of(ROOT / "include")
    assert muster.roster.Limits.maximum_a_day.__doc__ == words["muster::roster::Limits", "maximum_a_day"]
    assert muster.roster.Member.from_.__doc__ == words["muster::roster::Member", "from"]
    assert words["muster::roster::Bar", "timetable"] in muster.roster.Bar.__doc__
    assert words["muster::pairing::Fit", "allows"] in muster.pairing.Fit.allows.__doc__


HEADER = '''
namespace muster::org {

enum class Way : std::uint8_t { there, back };

/// Not these.
struct Leg {
    std::map<int, std::string> stops{{1, "a; b, {c}"}};  ///< by day; not set: none
    int first = 1, last = 2;                             ///< of `Way::there`
    /// Above,
    /// over two lines.
    std::function<int(int, Leg)> cost;
    bool is_long =
        false;  ///< a line late
    int bare = 0;
    char quote = '"';  ///< around "words", // and more; of 1'000
    /// Of a type that is found.
    template <class Take> static constexpr decltype(auto) fields(Take&& take) { return take(&Leg::first); }

    // Not a doc comment.
    int silent() const { return first < last ? 1 : 2; }  // nor this
    /// Length in minutes. @throws InvalidInput  naming the leg,
    ///                                           if it is too long.
    [[nodiscard]] int length(int of = 3) const noexcept
    {
        if (of > 2) {
            return of;
        }
        return 2;
    }
    friend bool operator==(const Leg&, const Leg&) = default;  ///< no member
};

enum class Kind : std::uint8_t {
    near,  ///< here
    far    ///< `Leg::from`, unset
};

}  // namespace muster::org
'''


def test_headers_are_read_as_they_are_written(headers):
    found = {key: words for key, words in headers.members_of(HEADER).items() if words}
    leg, kind = "muster::org::Leg", "muster::org::Kind"
    assert found == {
        (leg, "stops"): "by day; not set: none", (leg, "first"): "of `Way::there`", (leg, "last"): "of `Way::there`",
        (leg, "cost"): "Above,\nover two lines.", (leg, "is_long"): "a line late",
        (leg, "quote"): 'around "words", // and more; of 1\'000', (leg, "fields"): "Of a type that is found.",
        (leg, "length"): "Length in minutes. @throws InvalidInput  naming the leg,\nif it is too long.",
        (kind, "near"): "here", (kind, "far"): "`Leg::from`, unset"}


@pytest.mark.parametrize("words, said", [
    ("by day; not set: none", "By day; None: none."),
    ("`Leg::from`, unset", "`Leg.from`, None."),
    ("as `from`, see `length()`", "As `from_`, see `length`."),
    ("0: none", "0: none."),
    ("All. Valid as long as this is.", "All."),
    ("Length in minutes. @throws InvalidInput  naming the leg,\nif it is too long.",
     "Length in minutes.\n\nRaises\n------\nInvalidInput\n    Naming the leg, if it is too long."),
])
def test_words_are_put_for_readers_of_python(headers, words, said):
    assert headers.in_python(words) == said
