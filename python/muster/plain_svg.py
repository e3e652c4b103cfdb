"""A matplotlib figure as SVG to stand in a page among others.

What matplotlib writes is a file of its own: a style sheet for everything around it, ids that another picture has, too,
black on white, fonts of this machine. Here it becomes one element that takes its colour from the page, says its fonts
in the order in which they are looked for, and has no ids but those it refers to, which begin with a prefix.
"""
from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from .fonts import CHINESE

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
FONTS = ", ".join(["system-ui", "'Segoe UI'", *(f"'{name}'" for name in CHINESE), "'DejaVu Sans'", "sans-serif"])
STYLE = {"svg.fonttype": "none", "svg.hashsalt": "muster", "font.family": ["DejaVu Sans"]}
BLACK, OURS = "#000000", "currentColor"
NUMBER = re.compile(r"-?\d+\.\d+")
PLAIN_TURN = re.compile(r"rotate\(-?0 [^)]*\)")
REFERENCE = re.compile(r"url\(#([^)]+)\)")
USUAL = {("stroke-linecap", "butt"), ("stroke-linejoin", "round"), ("stroke-width", "1")}


def usual_style() -> Any:
    """A context in which figures are made and written as they are on any machine, whatever is set on this one."""
    from matplotlib.style import context

    return context(["default", STYLE])


def svg_text(figure: Any, prefix: str, title: str) -> str:
    """One `svg` element, made in the usual style; an artist's gid becomes the class of what it drew."""
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # the reader's fonts have what ours has not
        figure.savefig(made, format="svg", transparent=True, metadata={"Date": None})
    root = ElementTree.fromstring(made.getvalue())
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.rpartition("}")[2] in {"metadata", "style"}:
                parent.remove(child)
    references = dict(renamed(root, prefix))
    for element in root.iter():
        tidy(element, references)
    for element in root.iter():
        raise_alike(element)
    lift_bare_groups(root)
    return whole(root, title)


def renamed(root: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """Every id that something refers to, and the one it gets."""
    taken: set[str] = set()
    for element in root.iter():
        for value in element.attrib.values():
            for name in [*REFERENCE.findall(value), *([value[1:]] if value.startswith("#") else [])]:
                if name not in taken and not re.fullmatch("[0-9a-f]{6}", name):
                    taken.add(name)
                    yield name, f"{prefix}-{len(taken)}"


def tidy(element: Any, references: dict[str, str]) -> None:
    """Attributes instead of styles, short numbers, no ids that nobody refers to."""
    given = dict(element.attrib)
    element.attrib.clear()
    for part in given.pop("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() == "font":
            given["font-size"] = value.split("px")[0].split()[-1]
        elif name.strip():
            given[name.strip()] = value.strip()
    for name, value in given.items():
        if name == "id":
            if value in references:
                element.set("id", references[value])
            elif not re.search(r"_\d+$", value):
                element.set("class", value)
            continue
        if name == LINK:
            name, value = "href", "#" + references[value[1:]]
        value = REFERENCE.sub(lambda found: f"url(#{references[found[1]]})", value)
        value = PLAIN_TURN.sub("", OURS if value == BLACK else value).strip()
        if name in {"x", "y", "d", "transform", "stroke-width", "font-size", "points"}:
            value = NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
            value = " ".join(value.split())
        if value and (name, value) not in USUAL:
            element.set(name, value)
    element.text, element.tail = (element.text or "").strip() or None, None


def raise_alike(element: Any) -> None:
    """What all children of a group have alike is said once, of the group."""
    if element.tag != SVG + "g" or len(element) < 2:
        return
    first = element[0]
    for name, value in list(first.attrib.items()):
        if name in {"id", "class", "x", "y", "d", "transform"} or any(child.get(name) != value for child in element):
            continue
        if name == "href":
            continue
        element.set(name, value)
        for child in element:
            del child.attrib[name]


def lift_bare_groups(root: Any) -> None:
    """Groups that say nothing give way to what is in them."""
    for parent in list(root.iter()):
        children: list[Any] = []
        for child in parent:
            while child.tag == SVG + "g" and not child.attrib and len(child) == 1:
                child = child[0]
            if child.tag in {SVG + "g", SVG + "defs"} and not len(child):
                continue
            children.append(child)
        parent[:] = children


def whole(root: Any, title: str) -> str:
    """The element with its size in pixels, its fonts and its title."""
    box = root.get("viewBox")
    width, height = box.split()[2:]
    root.attrib.clear()
    for name, value in (("viewBox", box), ("width", width), ("height", height), ("role", "img"), ("fill", OURS),
                        ("font-family", FONTS), ("stroke-linejoin", "round")):
        root.set(name, value)
    told = ElementTree.Element(SVG + "title")
    told.text = title
    root.insert(0, told)
    ElementTree.register_namespace("", SVG[1:-1])
    return ElementTree.tostring(root, encoding="unicode") + "\n"
