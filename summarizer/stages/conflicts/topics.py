"""What a dispute is called, in few words of an article: a heading, not a sentence."""

AROUND = 10  # words on either side of a gap
CLAIMED = 12  # words of what is in doubt


def gapped(text: str, start: int, end: int) -> str:
    """Of "The fire killed nine people" and the place of "nine", "The fire killed … people"."""
    return " ".join([*f"{text[:start]}…".split()[-AROUND - 1 :], *text[end:].split()[:AROUND]])


def opening(text: str, words: int) -> str:
    """So many words that it begins with, and a sign that there are more."""
    every = text.split()
    return " ".join(every[:words]).rstrip(",.;") + (" …" if len(every) > words else "")


def whether(claimed: str) -> str:
    """Of what one says and another denies."""
    return f"whether it is so: {opening(claimed, CLAIMED)}"
