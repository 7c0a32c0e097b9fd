"""Who somebody is said to be, in an apposition, must be who the articles say he is: "Karin Olde, a hydrologist".

For what is no office: of those see `titles.py`. In force where the articles describe that name by another noun for a
person and somebody else by this one; a wider or narrower noun, or another for the same, is no fault.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from summarizer.domain import Code
from summarizer.language.lexicon import entry
from summarizer.language.parse import ParsedSentence
from summarizer.language.sightings import Sighting
from summarizer.language.tokens import MEMBERS, Token
from summarizer.ports import Story
from summarizer.verifiers.rules.alignment import relations
from summarizer.verifiers.rules.evidence import Support

_LONGEST = 6  # tokens of "a retired and much loved hydrologist"
_WITHIN = MEMBERS | {"adv"}
# Anybody may be one of these besides, or they say no more than that somebody knows something.
_SAYS_NOTHING = frozenset(
    """man woman person boy girl one friend member native resident victim witness passenger volunteer defendant
    suspect survivor patient prisoner hostage worker employee candidate winner loser player expert researcher
    scientist specialist professional veteran local visitor customer client neighbor neighbour""".split()
)
# What a paper calls whoever heads something: "the airline's boss" of its chief executive.
_ANY_HEAD = frozenset("boss chief head".split())
_HEADS = frozenset("executive director president chairman chairwoman chair manager leader ceo owner founder".split())


class _Described:
    """By which nouns for persons the articles describe each name, by the last word of it."""

    def __init__(self, story: Story) -> None:
        self.by_name: defaultdict[str, set[str]] = defaultdict(set)
        self.nouns: set[str] = set()
        for parsed in story.originals:
            for sentence, seen in zip(parsed.sentences, parsed.people.sightings, strict=True):
                for sighting in (each for each in seen if each.keys):
                    self.by_name[sighting.keys[-1]].update(_nouns_of(sentence, sighting))
        self.nouns.update(*self.by_name.values())


def check_descriptions(claim: ParsedSentence, support: Support, story: Story) -> Iterator[Code]:
    """`title_mismatch` for somebody else's description."""
    for sighting in support.sightings:
        for noun in _nouns_of(claim, sighting) if sighting.keys else ():
            known = story.once(_Described)
            own = known.by_name.get(sighting.keys[-1], set())
            if own and noun in known.nouns and not any(_agree(noun, other) for other in own):
                yield "title_mismatch"
                return


def _agree(ours: str, theirs: str) -> bool:
    if ours in _ANY_HEAD and theirs in _HEADS | _ANY_HEAD:
        return True
    return ours == theirs or theirs in relations(ours) or ours in relations(theirs)


def _nouns_of(sentence: ParsedSentence, sighting: Sighting) -> Iterator[str]:
    """The nouns for a person right before the name, or behind it after a comma: those that head a phrase."""
    tokens = sentence.tokens
    first = next((at for at, token in enumerate(tokens) if token.word.start >= sighting.start), len(tokens))
    last = next((at for at, token in enumerate(tokens) if token.word.start >= sighting.end), len(tokens))
    # "A pilot, Ida Kron, said", but not "was freed by a nurse, Kron said".
    is_apart = first < len(tokens) and tokens[first].before.strip() == ","
    is_told = not is_apart or last == len(tokens) or tokens[last].before.strip() == ","
    if first and is_told and _names_a_person(tokens[first - 1]) and tokens[first].before.strip() in ("", ","):
        yield tokens[first - 1].lemma
    if last < len(tokens) and tokens[last].before.strip() == ",":
        found = None
        for at in range(last, min(len(tokens), last + _LONGEST)):
            if at > last and tokens[at].before.strip():
                break
            if tokens[at].pos not in _WITHIN and not (at == last and tokens[at].pos in ("det", "poss")):
                break
            found = tokens[at]
        if found and _names_a_person(found):
            yield found.lemma


@lru_cache(maxsize=4_096)
def _is_person(lemma: str) -> bool:
    known = entry(lemma)
    return known is not None and known.classes.get("n") == "person" and lemma not in _SAYS_NOTHING


def _names_a_person(token: Token) -> bool:
    return token.pos == "noun" and _is_person(token.lemma)
