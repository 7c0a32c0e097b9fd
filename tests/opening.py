"""The last sentence of a text as a stranger reads it."""

from summarizer.language.parse import parse_text
from summarizer.language.reference import replacement


def reading(text: str) -> str | None:
    """The last sentence with its opening replaced, or None."""
    parsed = parse_text(text)
    sentence = parsed.sentences[-1]
    found = replacement(parsed, sentence)
    return None if found is None else text[sentence.start : found.start] + found.text + text[found.end :]
