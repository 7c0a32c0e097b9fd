"""Take Markdown's marks out of a text, so that its words can be read and quoted.

Only deletes: emphasis, heading and list marks, backslashes before marks, and the addresses of links.
Images go whole. This is no parser; what it does not know stays as it is.
"""

import re

# Bounded, so that a line of a hundred thousand stars costs no square.
_PAIRS = (
    re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)(?P<kept>)"),
    re.compile(r"\[(?P<kept>[^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"),
    re.compile(r"(?P<mark>\*\*|__)(?=\S)(?P<kept>[^*_\n]{1,500})(?<=\S)(?P=mark)"),
    re.compile(r"(?<!\w)(?P<mark>[*_])(?=\S)(?P<kept>[^*_\n]{1,500})(?<=\S)(?P=mark)(?!\w)"),
    re.compile(r"`(?P<kept>[^`\n]{1,500})`"),
    re.compile(r"\\(?P<kept>[\\`*_{}\[\]<>#|!~&])"),  # last: a mark behind a backslash is none
)
_LINE_STARTS = re.compile(r"^[ ]{0,3}(?:#{1,6}[ ]+|>[ ]?|[-*+][ ]+|\d{1,3}[.)][ ]+(?=[A-Z“\"]))", re.MULTILINE)


def without_markup(text: str) -> str:
    """The text without Markdown's marks; front matter between lines of dashes is left alone."""
    text = _LINE_STARTS.sub("", text)
    for pattern in _PAIRS:
        text = pattern.sub(r"\g<kept>", text)
    return text
