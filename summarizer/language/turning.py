"""Words by which a story turns: who was hurt has died, who was held is free, what was shut is open.

What was told before misleads without them.
"""

import re

_TURNS = re.compile(
    r"\b(?:died|kill(?:s|ed)|drowned|reopened|recovered|rebounded|returned|reversed|released|cancelled|withdrawn|withdrew"
    r"|resumed|restored|acquitted|cleared|overturned|resigned)\b"
)


def turns_in(text: str) -> frozenset[str]:
    """The words of a text that tell of a turn."""
    return frozenset(_TURNS.findall(text))
