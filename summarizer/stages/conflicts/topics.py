"""What a dispute over a figure is called: the words around it, with a gap in its place."""

MOST = 10  # words on either side: a heading, not a sentence


def gapped(text: str, start: int, end: int) -> str:
    """Of "The fire killed nine people" and the place of "nine", "The fire killed … people"."""
    return " ".join([*f"{text[:start]}…".split()[-MOST - 1 :], *text[end:].split()[:MOST]])
