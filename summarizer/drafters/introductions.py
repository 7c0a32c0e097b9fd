"""Introduce people: the first time a brief names somebody by surname alone, give the full name and title.

In the articles' own words, most often used wins, so that one paper's slip about an office is not
repeated. Only where all articles that know the surname mean one person by it, outside quotations,
and while the words last. The claim then also cites the fact that shows who it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from summarizer.domain import Fact
from summarizer.drafters.wordings import Wording
from summarizer.language.names import Name
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.ports import Story


@dataclass(frozen=True)
class _Known:
    """How a person is introduced, and the fact that does so."""

    introduction: str
    proof: Fact


def with_introductions(ordered: Sequence[Wording], story: Story, *, words: int) -> tuple[Wording, ...]:
    """The same wordings with people introduced, of at most `words` words together."""
    cast = _cast(story)
    left = words - sum(wording.words for wording in ordered)
    named: set[str] = set()
    shown = []
    for wording in ordered:
        for surname in _bare_surnames(wording.sentence, cast, named):
            introduced = _introduced(wording, surname, cast[surname])
            if introduced.words - wording.words <= left:
                left -= introduced.words - wording.words
                wording = introduced  # noqa: PLW2901 - the same claim, one name plainer
        named.update(part for name in wording.sentence.names for part in name.text.split())
        shown.append(wording)
    return tuple(shown)


def _cast(story: Story) -> dict[str, _Known]:
    """By surname, the people whom all articles call by one full name."""
    full_names: defaultdict[str, set[str]] = defaultdict(set)
    introductions: defaultdict[str, Counter[str]] = defaultdict(Counter)
    proofs: dict[tuple[str, str], Fact] = {}
    for article in story.originals:
        for person in article.people.persons:
            if person.name == person.surname:
                continue
            full_names[person.surname].add(person.name)
            introductions[person.surname][person.introduction] += 1
            proof = _proof(story, article.id, article.sentences[person.first])
            if proof and person.introduction in proof.text:
                proofs.setdefault((person.surname, person.introduction), proof)
    return {
        surname: _Known(best, proofs[surname, best])
        for surname, names in full_names.items()
        if len(names) == 1
        for best in [_best(introductions[surname])]
        if (surname, best) in proofs
    }


def _best(introductions: Counter[str]) -> str:
    """The one most often used; of equals the one that says more, then the first by letters."""
    return min(introductions, key=lambda text: (-introductions[text], -len(text), text))


def _proof(story: Story, article_id: str, sentence: ParsedSentence) -> Fact | None:
    return story.fact_at.get((article_id, sentence.start))


def _bare_surnames(sentence: ParsedSentence, cast: dict[str, _Known], named: Iterable[str]) -> list[str]:
    """Surnames that stand alone before anything in the brief has said who it is, in order."""
    known = {part for name in sentence.names if len(name.words) > 1 for part in name.text.split()}
    alone = [name.text for name in sentence.names if len(name.words) == 1 and not _is_quoted(name, sentence)]
    alone += _opening_name(sentence)
    return [text for text in dict.fromkeys(alone) if text in cast and text not in known and text not in named]


def _opening_name(sentence: ParsedSentence) -> list[str]:
    """The first word, which is no name to `names_in` when it stands alone."""
    first = sentence.words[0]
    return [first.text.removesuffix("'s").removesuffix("’s")] if sentence.text.startswith(first.text) else []


def _is_quoted(name: Name, sentence: ParsedSentence) -> bool:
    return any(quote.start <= name.words[0].start < quote.end for quote in sentence.quotes)


def _introduced(wording: Wording, surname: str, known: _Known) -> Wording:
    sentence = wording.sentence
    at = next(
        word.start - sentence.start
        for word in sentence.words
        if word.text.removesuffix("'s").removesuffix("’s") == surname
        and not any(quote.start <= word.start < quote.end for quote in sentence.quotes)
    )
    text = sentence.text[:at] + known.introduction + sentence.text[at + len(surname) :]
    return replace(wording, sentence=parse_sentence(text), proofs=(*wording.proofs, known.proof))
