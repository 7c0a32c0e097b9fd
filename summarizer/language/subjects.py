"""Who does it: the subject of each verb group, by what kind of clause it stands in.

The nearest noun phrase before a finite verb; of a verb that describes, the noun that it describes; of
one that completes another verb, that verb's subject, or its object: "asked Voss to leave".
"""

from dataclasses import dataclass, field

from summarizer.language.chunks import Chunks, Group
from summarizer.language.clauses import Kind, Phrase, Predicate

# "asked Voss to leave": it is Voss who leaves.
_OBJECT_CONTROL = frozenset(
    """ask tell urge invite order allow force help want expect enable permit cause persuade encourage advise warn
    require compel lead get instruct direct command beg request call authorize authorise press push prompt forbid
    leave appoint choose elect name hire pay""".split()
)
# "called on Voss to leave", "appealed to Voss to leave": the same, behind a preposition.
_PREPOSITION_CONTROL = {
    "call": ("on", "upon", "for"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
}
_LONGEST_ROW = 5  # phrases


@dataclass
class ReadSoFar:
    """The predicates of a sentence that have been read, in order."""

    predicates: list[Predicate] = field(default_factory=list)
    last_finite: Predicate | None = None
    last_joinable: Predicate | None = None  # the last that "and" may give its subject to another verb
    objects: set[Phrase] = field(default_factory=set)
    side_objects: set[Phrase] = field(default_factory=set)  # of those that are not finite

    @property
    def has_finite(self) -> bool:
        """Is there a finite predicate among them?"""
        return self.last_finite is not None

    def add(self, predicate: Predicate) -> None:
        """Take in the next one."""
        self.predicates.append(predicate)
        self.objects.update(predicate.objects)
        if predicate.kind == "finite":
            self.last_finite = predicate
        else:
            self.side_objects.update(predicate.objects)
        if predicate.kind in ("finite", "relative"):
            self.last_joinable = predicate


def subject_of(
    chunks: Chunks, group: Group, kind: Kind, governor: int | None, so_far: ReadSoFar
) -> tuple[Phrase, ...]:
    """The noun phrases that stand as the group's subject, nearest first; none where it has none."""
    main = None if governor is None else so_far.predicates[governor]
    match kind:
        case "infinitive":
            return _of_infinitive(main)
        case "relative" | "reduced":
            return _described(chunks, group)
        case "participle":
            return _of_participle(chunks, group, main, so_far)
        case "finite":
            return _in_front(chunks, group, so_far)


def _of_infinitive(main: Predicate | None) -> tuple[Phrase, ...]:
    if main is None:
        return ()
    asked = [each.phrase for each in main.obliques if each.preposition in _PREPOSITION_CONTROL.get(main.bare, ())][:1]
    if main.bare in _OBJECT_CONTROL and not main.passive:
        return main.objects or tuple(asked) or main.subject
    return tuple(asked) or main.subject


def _described(chunks: Chunks, group: Group) -> tuple[Phrase, ...]:
    """The noun that a relative clause or a participle stands behind, with what it is of: "the head of the board".

    And with the name that this explains: "Voss, the head of the board, who".
    """
    at = group.start
    while at > 0 and chunks.tokens[at - 1].pos in ("adv", "not", "rel"):
        at -= 1
    phrase = chunks.ending.get(at)
    if phrase is None:
        return _first_behind(chunks, group) if at == 0 else ()
    is_part = chunks.tokens[phrase.start - 1].low == "of"
    is_apposition = chunks.tokens[phrase.start].before == ","
    whole = chunks.ending.get(phrase.start - is_part) if is_part or is_apposition else None
    if whole is None:
        return (phrase,)
    named = chunks.ending.get(whole.start) if is_part and chunks.tokens[whole.start].before == "," else None
    return (phrase, whole, named) if named and chunks.tokens[named.head].pos == "name" else (phrase, whole)


def _first_behind(chunks: Chunks, group: Group) -> tuple[Phrase, ...]:
    """What a participle at the very beginning describes."""
    later = next((each for each in chunks.phrases if each.start >= group.end and each not in chunks.governed), None)
    return (later,) if later else ()


def _of_participle(chunks: Chunks, group: Group, main: Predicate | None, so_far: ReadSoFar) -> tuple[Phrase, ...]:
    before = chunks.tokens[group.start - 1].low if group.start else ""
    if main is not None:
        is_charge = before in ("of", "for", "from")
        return (is_charge and main.objects) or main.subject
    described = None if chunks.tokens[group.start].before else chunks.ending.get(group.start)
    if described:
        return (described,)
    return so_far.last_finite.subject if so_far.last_finite else ()


def _in_front(chunks: Chunks, group: Group, so_far: ReadSoFar) -> tuple[Phrase, ...]:
    """The nearest noun phrase before a finite verb that no preposition governs, with its neighbours in a row."""
    before = chunks.before(group)
    is_joined = before is not None and before.pos == "conj" and not chunks.is_parted(group, (";", ":"))
    if is_joined and so_far.last_joinable:
        return so_far.last_joinable.subject
    apart = _before_aside(chunks, group, so_far) if chunks.is_parted(group, ",") else None
    if apart:
        return _row(chunks, apart, so_far)
    at = group.start
    while at > 0:
        number = chunks.group_at.get(at - 1)
        phrase = chunks.ending.get(at)
        if number is not None:
            found = _from_verb(chunks, so_far.predicates[number], group)
            if found is not None:
                return found
            at = chunks.groups[number].start
        elif phrase:
            is_aside = chunks.is_parted(group, ",") and _explains_governed(chunks, phrase)
            if phrase not in chunks.governed and phrase not in so_far.side_objects and not is_aside:
                return _row(chunks, phrase, so_far)
            at = phrase.start
        elif chunks.tokens[at - 1].pos == "sub" or chunks.tokens[at - 1].before.endswith((";", ":")):
            return ()
        else:
            at -= 1
    return ()


def _before_aside(chunks: Chunks, group: Group, so_far: ReadSoFar) -> Phrase | None:
    """The noun behind which an aside between commas began that ends before the verb.

    "Voss, whom the court freed on Friday, left", "Norline, the firm that Voss runs, will sue". None where another
    verb of the sentence stands behind a comma on the way: the aside may have ended there.
    """
    for at in range(group.start - 1, 0, -1):
        token = chunks.tokens[at]
        number = chunks.group_at.get(at)
        opens_group = number is not None and chunks.groups[number].start == at and "," in token.before
        if token.before.endswith((";", ":")) or (opens_group and token.form != "ing"):
            return None
        if token.pos == "rel" or (token.low == "that" and token.pos == "sub"):
            opens = at - 1 if chunks.tokens[at - 1].pos == "prep" else at
            noun = chunks.ending.get(opens)
            if noun and chunks.tokens[opens].before != ",":  # a clause of the aside's own noun
                noun = chunks.ending.get(noun.start) if chunks.tokens[noun.start].before == "," else None
            noun = _whole(chunks, noun) if noun else None
            if noun and noun not in so_far.objects:
                return noun
    return None


def _whole(chunks: Chunks, noun: Phrase) -> Phrase | None:
    """The noun that this one hangs on by prepositions: "the head" of "the head of the board of Norline"."""
    found: Phrase | None = noun
    while found and found in chunks.governed:
        found = chunks.ending.get(found.start - 1)
    return found


def _explains_governed(chunks: Chunks, phrase: Phrase) -> bool:
    """Is it the name in "Voss, who spoke in the capital, Marl, left"?"""
    explained = chunks.ending.get(phrase.start) if chunks.tokens[phrase.start].before == "," else None
    return explained is not None and explained in chunks.governed


def _from_verb(chunks: Chunks, other: Predicate, group: Group) -> tuple[Phrase, ...] | None:
    """What an earlier verb on the way says of the subject; None to go on before it."""
    if other.kind in ("relative", "reduced"):
        is_of_another = any(phrase in chunks.governed for phrase in other.subject[:1])
        # "Reed, head of Norline, which runs it, said": on to her.
        return None if is_of_another and chunks.is_parted(group, ",") else other.subject or None
    if other.kind in ("infinitive", "participle"):
        return None
    is_joined = any(token.pos == "conj" for token in chunks.tokens[other.verb + 1 : group.start])
    is_full = chunks.tokens[group.start].pos == "verb"
    return other.subject if is_joined or is_full or chunks.is_parted(group, ",") else ()


def _row(chunks: Chunks, phrase: Phrase, so_far: ReadSoFar) -> tuple[Phrase, ...]:
    """With those joined to it by "and", and the name that it explains between commas."""
    row = [phrase]
    at = phrase.start
    while at > 0 and len(row) < _LONGEST_ROW:
        previous = chunks.ending.get(at - 1) if chunks.tokens[at - 1].low in ("and", "or") else None
        if previous is None and chunks.tokens[at].before.endswith((",", "(")):
            previous = chunks.ending.get(at)
        if previous is None or previous in chunks.governed or previous in so_far.objects:
            break
        row.append(previous)
        at = previous.start
    return tuple(row)
