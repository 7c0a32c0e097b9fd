"""The irregular past forms of English verbs: what tells a verb, and which verb it is of.

The table is `data/irregular.txt`. Regular forms, and those of "be" and "have", are for others.
"""

from summarizer.language.tables import rows_of

_PARTS = [row.split() for row in rows_of("irregular.txt")]  # verb, simple past, participle where it is another

PAST = frozenset(parts[1] for parts in _PARTS)
PARTICIPLES = frozenset(parts[-1] for parts in _PARTS)
VERB_OF = {form: verb for verb, *forms in _PARTS for form in forms}
# Verbs of which the simple past is the base too ("Lund beat Marl"), and those of which the participle is.
SAME_IN_THE_PAST = frozenset(verb for verb, past, *_ in _PARTS if verb == past)
SAME_AS_PARTICIPLE = frozenset(parts[0] for parts in _PARTS if parts[0] == parts[-1])
# Simple past forms that are seldom anything else.
PLAIN_PAST = PAST - SAME_IN_THE_PAST - {"bit", "bound", "lay"}
