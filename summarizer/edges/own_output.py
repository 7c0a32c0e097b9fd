"""Tell a brief that this program wrote from an article, so that no brief becomes its own proof.

Goes by the marks that every brief carries, in each of its formats: the generator of the page, the line
that counts sentences and articles, the fields of the document. What a brief says is not looked at.
"""

import re
from collections.abc import Mapping

_HEAD = 2_000  # characters of a page that hold its generator
_GENERATOR = re.compile(r'<meta name="generator" content="summarizer [\w.+]{1,40}">')
# The text is wrapped, so that any of its spaces may be a line's end. A brief that was refused has no such line.
_FOOT = re.compile(
    r"^\*?\d{1,4}\ssentences?(?:,\s(?:every\sone|none|\d{1,4})\ssupported\sby\sits\ssource"
    r"(?:;\sother\sarticles\ssay\sotherwise\sof\s\d{1,4})?)?\."
    r"\s(?:\d{1,4}(?:\sto\s\d{1,4})?\sorigins?\sin\s)?\d{1,4}\sarticles?(?:\sfrom\s\d{1,4}\sindependent\sorigins?)?\.\*?$",
    re.MULTILINE,
)
_REFUSED = re.compile(r"\A(?:> )?No brief\.(?:\n|\sUpdate\sof\sbrief\s)")
_FIELDS = frozenset({"schema_version", "status", "claims", "manifest"})


def is_own_text(text: str) -> bool:
    """Is it a brief as plain text or Markdown?"""
    return bool(_FOOT.search(text) or _REFUSED.match(text))


def is_own_page(html: str) -> bool:
    """Is it a brief as a page?"""
    return bool(_GENERATOR.search(html, 0, _HEAD))


def is_own_document(value: Mapping[str, object]) -> bool:
    """Is it a brief in JSON?"""
    return value.keys() >= _FIELDS
