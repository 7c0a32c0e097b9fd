"""What a sentence introduces to its reader, who may be told of it by its bare name from then on.

After "A wildfire killed two people" it is "the wildfire"; after "The unions agreed", "the agreement" (WordNet's
derivations).
"""

from summarizer.language.lexicon import entry
from summarizer.language.parse import ParsedSentence
from summarizer.language.words import stem


def things_introduced(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of its nouns, and of those for what happens in it."""
    nouns = frozenset(token.word.stem for token in sentence.tokens if token.pos == "noun")
    return nouns | names_of_events(sentence)


def names_of_events(sentence: ParsedSentence) -> frozenset[str]:
    """Stems of the nouns for what its verbs tell: "agreement" for "agreed"."""
    lemmas = (each.lemma for each in sentence.clauses.predicates if each.kind == "finite")
    known = [found for lemma in lemmas if (found := entry(lemma))]
    return frozenset(stem(word) for found in known for word, pos in found.derived if pos == "n")
