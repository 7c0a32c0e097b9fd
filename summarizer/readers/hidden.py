"""Take out of a page what a reader of it would not see, so that no hidden words reach a brief or a model.

Handles elements that are never shown, the attributes `hidden` and `aria-hidden`, inline styles, and the
simple rules of a page's own <style> elements: `.class`, `#id`, `tag` and `tag.class`. The classes by which sites
hide text for screen readers are known by name.
Does not fetch or compute style sheets: what only an external file hides is not found.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

# Never shown as text, or no part of any article: controls, embedded documents, what is for old browsers.
_NEVER_SHOWN = (
    *("script", "style", "template", "noscript", "noframes", "head", "title", "object", "embed", "applet"),
    *("iframe", "frame", "canvas", "audio", "video", "svg", "math", "datalist", "select", "textarea", "button"),
)
_SCREEN_READER_CLASSES = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"}

_SHOWN_WITH_THE_PAGE = ("html", "body")  # hidden until a script runs; nothing is told apart by that

_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_LENGTH = re.compile(r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?P<unit>[a-z%]*)")
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[,\s]*){4}\)|inset\((?:50|100)%")
_SIMPLE_SELECTOR = re.compile(r"(?P<tag>[a-zA-Z][a-zA-Z0-9]*)?(?:(?P<mark>[.#])(?P<name>[\w-]+))?")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16}  # a unit at the usual letter size
_ILLEGIBLE = 1.5  # pixels, and less
_OUT_OF_SIGHT = -500.0  # pixels, and less


class _Selector(NamedTuple):
    """Empty parts fit any element."""

    tag: str
    mark: str
    name: str


class _Block(NamedTuple):
    opening: str
    is_for_all: bool


def remove_hidden(tree: HtmlElement) -> None:
    """Take hidden elements and comments out of the tree; the text that follows them stays."""
    selectors = frozenset(_hiding_selectors("\n".join(style.text or "" for style in tree.iter("style"))))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    for element in [each for each in tree.iter(etree.Element) if _is_hidden(each, selectors)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement, selectors: frozenset[_Selector]) -> bool:
    get = element.get
    classes = (get("class") or "").split()
    if element.tag in _SHOWN_WITH_THE_PAGE:
        return False
    return (
        element.tag in _NEVER_SHOWN
        or get("hidden") is not None
        or (get("aria-hidden") or "").strip().lower() == "true"
        or (element.tag == "dialog" and get("open") is None)
        or not _SCREEN_READER_CLASSES.isdisjoint(classes)
        or _hides(get("style") or "")
        or (bool(selectors) and not selectors.isdisjoint(_selectors_of(element, classes)))
    )


def _selectors_of(element: HtmlElement, classes: Sequence[str]) -> Iterator[_Selector]:
    marked = [(".", name) for name in classes] + [("#", name) for name in [element.get("id")] if name]
    for mark, name in marked:
        yield _Selector("", mark, name)
        yield _Selector(element.tag, mark, name)
    yield _Selector(element.tag, "", "")


def _hides(style: str) -> bool:
    """True when one of the declarations makes text invisible."""
    return ":" in style and any(_is_hiding(name, value) for name, value in _declarations(style))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in _plain_css(style).split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip().lower(), value.lower().replace("!important", "").strip()


def _is_hiding(name: str, value: str) -> bool:
    match name:
        case "display":
            return value == "none"
        case "visibility":
            return value in {"hidden", "collapse"}
        case "color":
            return value == "transparent"
        case "opacity":
            return value in {"0", "0%"} or _pixels(value, otherwise=1.0) == 0
        case "font-size":
            return _pixels(value, otherwise=16.0) <= _ILLEGIBLE
        case "left" | "right" | "top" | "bottom" | "text-indent" | "margin-left" | "margin-top":
            return _pixels(value, otherwise=0.0) <= _OUT_OF_SIGHT
        case "clip" | "clip-path":
            return _CLIPPED.match(value) is not None
        case _:
            return False


def _pixels(value: str, *, otherwise: float) -> float:
    length = _LENGTH.fullmatch(value)
    if length is None or length["unit"] not in _PIXELS:
        return otherwise
    return float(length["number"]) * _PIXELS[length["unit"]]


def _plain_css(css: str) -> str:
    """The style sheet without comments, its escaped characters as they are meant."""
    return _CSS_ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), _CSS_COMMENT.sub("", css))


def _hiding_selectors(css: str) -> Iterator[_Selector]:
    """The simple selectors of the rules that hide something on every screen."""
    blocks: list[_Block] = []
    text = ""  # since the last brace: what a block is for, or what it declares
    for part in re.split(r"([{}])", _plain_css(css)):
        if part == "{":
            opening = text.rpartition(";")[2].strip()
            outer = not blocks or blocks[-1].is_for_all
            blocks.append(_Block(opening, is_for_all=outer and not _is_for_few(opening)))
        elif part == "}" and blocks:
            block = blocks.pop()
            if block.is_for_all and _hides(text):
                yield from _simple_selectors(block.opening)
        else:
            text = part


def _is_for_few(opening: str) -> bool:
    """True for print styles, screen widths, animations: what hides there is seen by most."""
    at_rule = opening.lower()
    plain_media = at_rule.startswith("@media") and "print" not in at_rule and "(" not in at_rule
    return at_rule.startswith("@") and not plain_media and not at_rule.startswith("@layer")


def _simple_selectors(selectors: str) -> Iterator[_Selector]:
    for selector in selectors.split(","):
        simple = _SIMPLE_SELECTOR.fullmatch(selector.strip())
        if simple and simple[0]:
            yield _Selector((simple["tag"] or "").lower(), simple["mark"] or "", simple["name"] or "")
