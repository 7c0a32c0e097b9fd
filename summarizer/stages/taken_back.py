"""What papers took back, among the facts of a story: what stands instead, also as a side of a disagreement.

How a correction is told is read in `language/retracting.py`.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, islice

from summarizer.domain import Conflict, Fact, Variant
from summarizer.language.parse import ParsedArticle, ParsedSentence, parse_sentence
from summarizer.language.polarity import denied_in
from summarizer.language.retracting import Correction, correction_of, corrections_in, figures_of

_REACH = 3  # sentences from one that takes something back, in which it is told what holds


def fallen_in(
    facts: Sequence[Fact], sentences: Sequence[ParsedSentence | None], articles: Sequence[ParsedArticle]
) -> dict[str, Correction]:
    """By the id of each fact that an article takes back, what does so."""
    corrections = corrections_in(articles)
    if not corrections:
        return {}
    days = {article.id: article.article.published or "" for article in articles}
    found: dict[str, Correction] = {}
    for fact, sentence in zip(facts, sentences, strict=True):
        told_on = min(days[id_] for id_ in fact.article_ids)
        correction = correction_of(sentence, corrections, told_on=told_on) if sentence else None
        if correction:
            found[fact.id] = correction
    return found


def told_instead(facts: Sequence[Fact], fallen: Mapping[str, Correction]) -> dict[str, Fact]:
    """By the id of each fact that was taken back, the fact that does so or stands next to what does."""
    at = {(span.article_id, span.start): fact for fact in facts for span in fact.spans}
    found = ((id_, _told_instead(correction, at)) for id_, correction in fallen.items())
    return {id_: fact for id_, fact in found if fact and fact.id != id_}


def _told_instead(correction: Correction, at: Mapping[tuple[str, int], Fact]) -> Fact | None:
    behind = (each for each in correction.article.sentences if each.start >= correction.span.start)
    near = islice(behind, _REACH)
    return next((at[place] for each in near if (place := (correction.article.id, each.start)) in at), None)


def with_corrections(
    conflict: Conflict, instead: Mapping[str, Fact], articles: Sequence[ParsedArticle]
) -> Conflict | None:
    """A disagreement with what holds for each side that its own paper took back; `instead` is by the text of a side.

    None where the paper then says what others do, or two sides say the same. Of an update the old side stays, as it
    tells what changed, but where it never happened nothing did.
    """
    if conflict.resolution == "update":
        return _without_fallen(conflict, instead)
    if not any(variant.text in instead for variant in conflict.variants):
        return conflict
    variants = tuple(
        _told_by(instead[each.text], articles) if each.text in instead else each for each in conflict.variants
    )
    figures = [figures_of(parse_sentence(each.text)) for each in variants]
    say_the_same = len({each.text for each in variants}) < len(variants) or any(
        one & other for one, other in combinations(figures, 2)
    )
    return None if say_the_same else conflict.model_copy(update={"variants": variants})


def _without_fallen(update: Conflict, instead: Mapping[str, Fact]) -> Conflict | None:
    """An update that ends with the last side that nobody took back."""
    if any(denied_in(parse_sentence(instead[each.text].text)) for each in update.variants if each.text in instead):
        return None
    last = max((at for at, each in enumerate(update.variants) if each.text not in instead), default=0)
    return update.model_copy(update={"variants": update.variants[: last + 1]}) if last else None


def _told_by(fact: Fact, articles: Sequence[ParsedArticle]) -> Variant:
    outlets = (each.article.outlet for each in articles if each.id in fact.article_ids)
    return Variant(
        text=fact.text,
        article_ids=fact.article_ids,
        outlets=tuple(dict.fromkeys(outlet for outlet in outlets if outlet)),
        origins=fact.origins,
    )
