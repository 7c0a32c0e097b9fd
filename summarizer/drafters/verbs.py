"""Finite verbs, told by their form: where the subject of a statement ends.

A pattern, not a parser: auxiliaries, the commonest irregular verbs, and words in -ed. It misses
verbs in -s that are also nouns ("plans" apart), which makes its users more careful, never less.
"""

FINITE = (
    r"(?:(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|do|said|says|told|began"
    r"|became|broke|brought|built|came|chose|drew|fell|felt|fled|found|gave|got|grew|held|hit|kept|knew|led|left|lost"
    r"|made|met|paid|put|ran|rose|sank|sat|saw|sent|set|shot|sold|spent|spoke|stood|struck|swore|took|thought|went|won"
    r"|wore|wrote|takes|makes|comes|goes|runs|holds|plans|wants|hopes|faces|remains|includes|means|gives|allows|shows"
    r"|keeps|leaves|needs|seeks|argues|believes|expects)\b|(?!hundred|speed|seed|need)\w{2,}ed\b)"
)
