"""What a short claim says happened must be told somewhere: a name that is there is no proof of what it did.

In force where the verb of a main statement weighs much in the claim, or nothing that it says is told: no passage has
the verb or another word for it, and none has another verb in its place with the same people and things around it.
"""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.clauses import Predicate
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import NEARLY_ALL, Support

# Light verbs leave it to their nouns to say what happened: "a decision will come in May".
_LIGHT = frozenset("come happen occur take give make have get do go hold remain stay become".split())
SEVERAL = 2  # statements, when a claim has no others
MUCH = 0.15  # of the claim's weight: in longer claims the rest of the sentence has to tell


def check_verbs(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`no_evidence` when nothing says what the claim says happened."""
    if support.coverage >= NEARLY_ALL:
        return
    missing = list(untold(claim, support))
    is_all = len(missing) >= SEVERAL and len(missing) == len(claim.clauses.predicates)
    if is_all or any(support.weights[predicate.verb] >= MUCH for predicate in missing):
        yield "no_evidence"


def untold(claim: ParsedSentence, support: Support) -> Iterator[Predicate]:
    """The main statements of the claim whose verb stands for nothing in any passage."""
    paired = {pair.number for pair in support.pairs}
    for number, predicate in enumerate(claim.clauses.predicates):
        is_main = predicate.kind == "finite" and predicate.governor is None
        is_telling = claim.tokens[predicate.verb].pos == "verb" and predicate.verb in support.weights
        is_telling = is_telling and predicate.lemma not in _LIGHT
        if is_main and is_telling and number not in paired and not support.similarity(predicate.verb):
            yield predicate
