"""Bring a brief up to date: what of it still stands, what is withdrawn and why, and what is new to tell.

A claim stands when the guard supports it on the whole story and no new article corrects it or tells a later figure.
What stands keeps its words and its id. New to tell is a fact that only new articles state and that neither the
earlier articles nor the claims that stand say in other words, and what a fallen claim tells besides its old figure.
Drafts and guards nothing itself: see `pipeline.update`.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from summarizer.domain import (
    Brief,
    BriefClaim,
    Claim,
    Conflict,
    Fact,
    Note,
    Rejected,
    Span,
    Verdict,
    Withdrawal,
    WithdrawalReason,
    content_id,
)
from summarizer.errors import UpdateRefused
from summarizer.language.deeds import are_of_one_deed, deeds_in
from summarizer.language.parse import ParsedArticle, ParsedSentence, parse_sentence
from summarizer.language.retracting import Correction, correction_of, figures_of
from summarizer.language.tokens import POINTING_BACK
from summarizer.language.turning import turns_in
from summarizer.language.words import count_words
from summarizer.ports import Draft, Spent, Story, Verifier
from summarizer.stages.assemble import brief_id
from summarizer.stages.guard import Guarded, verdicts_for
from summarizer.stages.ingest import Intake, reading_order
from summarizer.stages.repair import Repaired, headline_of

FEWEST_NEW = 80  # words that an update may have beyond the claims that stand, however few --words leaves
TOLD = 0.6  # share of a sentence's words that one earlier sentence has too when it says nothing new
TOLD_BY_ALL = 0.75  # the same for all earlier ones together, where the guard finds it supported by them
CROWD = 200  # sentences with one word that are looked at: keeps the cost linear
# A sentence that opens with one of these leans on the one before it.


class _Told:
    """Sentences that a reader of the earlier brief may know, by their stems."""

    def __init__(self, sentences: Sequence[ParsedSentence]) -> None:
        self._sentences = sentences
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            for each in sentence.stems:
                self._holders[each].append(number)

    @cached_property
    def stems(self) -> frozenset[str]:
        """All that stand in them."""
        return frozenset(self._holders)

    def says(self, sentence: ParsedSentence) -> bool:
        """Has one of them most of its words, all of its figures, a deed of it, and how the story turns in it?"""
        figures, turns, deeds = figures_of(sentence), turns_in(sentence.text), deeds_in(sentence)
        return any(
            len(sentence.stems & other.stems) >= TOLD * len(sentence.stems)
            and figures <= figures_of(other)
            and turns <= turns_in(other.text)
            and (not deeds or are_of_one_deed(deeds, deeds_in(other)))
            for other in self._alike(sentence)
        )

    def _alike(self, sentence: ParsedSentence) -> Iterator[ParsedSentence]:
        """Those that have one of so many of its rarest stems that whoever has `TOLD` of them all must have one."""
        rarest = sorted(sentence.stems, key=lambda each: (len(self._holders.get(each, ())), each))
        needed = rarest[: len(rarest) - math.ceil(TOLD * len(rarest)) + 1]
        found = {number for each in needed for number in self._holders.get(each, ())[:CROWD]}
        return (self._sentences[number] for number in sorted(found))


@dataclass(frozen=True)
class Standing:
    """The earlier brief in the light of the new articles. The headline is None when it fell.

    `found` has its claims in their order, each with the reason if it fell. `recounted` are the ids of those of
    which a paper corrected a figure.
    """

    headline: str | None
    found: tuple[tuple[BriefClaim, Withdrawal | None], ...]
    spent: Spent = field(default_factory=Spent)
    notes: tuple[Note, ...] = ()
    recounted: frozenset[str] = frozenset()

    @property
    def claims(self) -> tuple[BriefClaim, ...]:
        """Those that stand."""
        return tuple(claim for claim, fallen in self.found if not fallen)

    @property
    def withdrawn(self) -> tuple[Withdrawal, ...]:
        """Those that fell."""
        return tuple(fallen for _, fallen in self.found if fallen)

    @property
    def overtaken(self) -> frozenset[str]:
        """The ids of the facts of which a figure fell; what else they tell may be told again."""
        fallen = [item for item in self.withdrawn if item.reason == "superseded" or item.claim.id in self.recounted]
        return frozenset(id_ for item in fallen for id_ in item.claim.citations)


def joined(known: Sequence[ParsedArticle], intake: Intake) -> Intake:
    """The earlier articles and the new ones; what was in already is listed, and not taken twice."""
    sources = {parsed.id: parsed.article.source for parsed in known}
    copies = [
        Rejected(
            source=parsed.article.source,
            code="duplicate_input",
            detail=f"the brief has this article already, from {sources[parsed.id]!r}",
        )
        for parsed in intake.articles
        if parsed.id in sources
    ]
    new = [parsed for parsed in intake.articles if parsed.id not in sources]
    articles = tuple(sorted([*known, *new], key=reading_order))
    return replace(intake, articles=articles, rejected=(*intake.rejected, *copies))


def refuse_if_useless(useful: frozenset[str], rejected: Sequence[Rejected]) -> None:
    """Raises UpdateRefused when all that was given is unreadable, or about another event.

    `useful` are the ids of those that are not; one that the brief has already is, though it brings nothing new.
    """
    if useful:
        return
    reasons = "; ".join(f"{item.source}: {item.detail}" for item in rejected[:3])
    more = f"; and {len(rejected) - 3} more" if len(rejected) > 3 else ""
    raise UpdateRefused(f"no new article can update this brief: {reasons or 'none was given'}{more}", rejected)


def redrafted(brief: Brief, story: Story) -> Draft:
    """The earlier brief as a draft that cites the facts of the whole story."""
    places = {fact.id: [(span.article_id, span.start) for span in fact.spans] for fact in brief.facts}

    def cited(claim: BriefClaim) -> Iterator[str]:
        for id_ in claim.citations:
            found = next((story.fact_at[place] for place in places[id_] if place in story.fact_at), None)
            if found:
                yield found.id

    claims = (
        Claim(id=claim.id, text=claim.text, citations=tuple(dict.fromkeys(cited(claim)))) for claim in brief.claims
    )
    return Draft(headline=brief.headline, claims=tuple(claims))


def standing(guarded: Guarded, story: Story, new: frozenset[str]) -> Standing:
    """What stands and what is withdrawn. `new` are the ids of the new articles."""
    corrections = [item for item in story.corrections if item.article.id in new]
    found = [(claim, _withdrawal(claim, corrections, new)) for claim in guarded.claims]
    corrected = ((claim, correction_of(parse_sentence(claim.text), corrections)) for claim in guarded.claims)
    headline = guarded.headline
    is_corrected = headline is not None and correction_of(parse_sentence(headline), corrections) is not None
    return Standing(
        headline=None if is_corrected or _heads_what_fell(headline, found) else headline,
        found=tuple((claim.model_copy(update={"change": "unchanged"}), fallen) for claim, fallen in found),
        spent=guarded.spent,
        notes=guarded.notes,
        recounted=frozenset(claim.id for claim, correction in corrected if correction and correction.gives_figure),
    )


def _heads_what_fell(headline: str | None, found: Sequence[tuple[BriefClaim, Withdrawal | None]]) -> bool:
    """Did the first claim fall, which it heads, or every claim with one of its figures?"""
    if headline is None or not found:
        return False
    fallen = frozenset[Decimal]().union(*(figures_of(parse_sentence(claim.text)) for claim, fell in found if fell))
    stands = frozenset[Decimal]().union(
        *(figures_of(parse_sentence(claim.text)) for claim, fell in found if not fell)
    )
    return found[0][1] is not None or bool(figures_of(parse_sentence(headline)) & (fallen - stands))


async def new_facts(
    story: Story, before: Story, stands: Sequence[BriefClaim], new: frozenset[str], *, verifier: Verifier
) -> tuple[Fact, ...]:
    """The facts that only new articles state and nobody said before, in the story's order."""
    corrections = {(item.article.id, item.span.start) for item in story.corrections if item.article.id in new}
    fresh = [fact for fact in story.facts if new.issuperset(fact.article_ids) and not fact.superseded_by]
    verdicts = await verdicts_for([Claim(id=fact.id, text=fact.text) for fact in fresh], before, verifier=verifier)
    told = _Told(
        [
            *(parse_sentence(claim.text) for claim in stands),
            *(sentence for parsed in before.originals for sentence in parsed.statements),
        ]
    )
    return tuple(
        fact
        for fact, verdict in zip(fresh, verdicts, strict=True)
        if (fact.spans[0].article_id, fact.spans[0].start) in corrections
        or not (told.says(sentence := story.sentence_of(fact)) or _is_proven(sentence, verdict, told.stems))
    )


def told_anew(story: Story, fresh: Sequence[Fact], overtaken: frozenset[str]) -> Story:
    """The story with nothing to tell but these facts, and what the overtaken ones tell besides their figures.

    Facts that a later one replaces show which is the latest.
    """
    ids = {fact.id for fact in fresh} | overtaken
    facts = tuple(fact for fact in story.facts if fact.id in ids or fact.superseded_by)
    return replace(story, facts=facts, known=frozenset(fact.id for fact in facts) - ids)


def room_for_new(stands: Sequence[BriefClaim], words: int) -> int:
    """The words that new claims may have."""
    return max(FEWEST_NEW, words - words_of(stands))


def replacements(draft: Draft, withdrawn: Sequence[Withdrawal], story: Story) -> tuple[Claim, ...]:
    """What takes the place of withdrawn claims, as far as the draft does not say it."""
    cited = {id_ for claim in draft.claims for id_ in claim.citations}
    facts = {fact.id: fact for item in withdrawn if (fact := _fact_instead(item, story)) and fact.id not in cited}
    return tuple(
        Claim(id=content_id("claim", fact.text), text=fact.text, citations=(fact.id,)) for fact in facts.values()
    )


def words_of(claims: Iterable[Claim | BriefClaim]) -> int:
    """How long they are together."""
    return sum(count_words(claim.text) for claim in claims)


def rewritten(stands: Standing, added: Repaired) -> Repaired:
    """What stands, then what is new; where the first claim fell, what is new leads.

    What is left of a claim whose figure fell stands in its place, and is neither new nor unchanged.
    """
    known = {claim.id for claim in stands.claims}
    fresh = [claim for claim in added.claims if claim.id not in known]
    left = {claim.citations[:1]: claim for claim in fresh if stands.overtaken.issuperset(claim.citations[:1])}
    old = [left.get(claim.citations[:1]) if fallen else claim for claim, fallen in stands.found]
    kept = tuple(claim for claim in old if claim)
    new = tuple(claim.model_copy(update={"change": "new"}) for claim in fresh if claim not in kept)
    first, fallen = stands.found[0] if stands.found else (None, None)
    at = 0 if fallen else len(kept)
    if first and first.id in stands.recounted and old[0]:
        at = 1  # what happened, and then the figure that a correction gives of it
    claims = (*kept[:at], *new, *kept[at:])
    return replace(
        added,
        headline=stands.headline or added.headline or headline_of(claims),
        claims=claims,
        spent=stands.spent + added.spent,
        notes=stands.notes + added.notes,
    )


def as_update(brief: Brief, earlier: Brief, withdrawn: tuple[Withdrawal, ...]) -> Brief:
    """The brief as what replaces the earlier one."""
    texts = [claim.text for claim in brief.claims]
    article_ids = [article.id for article in brief.articles]
    policy = brief.manifest.policy_hash
    sides = {_sides(conflict) for conflict in earlier.conflicts}
    conflicts = tuple(
        conflict if _sides(conflict) in sides else conflict.model_copy(update={"change": "new"})
        for conflict in brief.conflicts
    )
    return brief.model_copy(
        update={
            "id": brief_id(policy, article_ids, brief.headline, texts, replaces=earlier.id),
            "replaces": earlier.id,
            "conflicts": conflicts,
            "withdrawn": withdrawn,
            "notes": (*brief.notes, *_about_headline(brief, earlier)),
        }
    )


def _withdrawal(claim: BriefClaim, corrections: Sequence[Correction], new: frozenset[str]) -> Withdrawal | None:
    correction = correction_of(parse_sentence(claim.text), corrections)
    if correction:
        return Withdrawal(claim=claim, reason="corrected", instead=correction.span)
    against = next((item for item in claim.verdict.evidence if item.stance == "refutes"), None)
    is_overtaken = "stale" in claim.verdict.codes and against is not None and against.article_id in new
    if claim.verdict.label == "supported" and not is_overtaken:
        return None
    instead = Span.model_validate(against.model_dump(include=set(Span.model_fields))) if against else None
    return Withdrawal(claim=claim, reason=_reason(claim, instead), instead=instead)


def _fact_instead(item: Withdrawal, story: Story) -> Fact | None:
    """The fact that stands where the withdrawal points, when it reads without the sentence before it."""
    fact = story.fact_at.get((item.instead.article_id, item.instead.start)) if item.instead else None
    return fact if fact and fact.text.split(maxsplit=1)[0].casefold() not in POINTING_BACK else None


def _reason(claim: BriefClaim, instead: Span | None) -> WithdrawalReason:
    if "stale" in claim.verdict.codes:
        return "superseded"
    return "contradicted" if instead else "unsupported"


def _is_proven(sentence: ParsedSentence, verdict: Verdict, said: frozenset[str]) -> bool:
    """Do the earlier articles support it, in words they have? The guard alone overlooks what is added."""
    covered = len(sentence.stems & said) >= TOLD_BY_ALL * len(sentence.stems)
    return verdict.label == "supported" and covered


def _sides(conflict: Conflict) -> tuple[str, frozenset[str]]:
    return conflict.topic, frozenset(variant.text for variant in conflict.variants)


def _about_headline(brief: Brief, earlier: Brief) -> Iterator[Note]:
    if brief.headline != earlier.headline and earlier.headline:
        yield Note(
            code="headline_replaced",
            detail=f"the headline was “{earlier.headline}”, which the articles no longer bear out",
        )
