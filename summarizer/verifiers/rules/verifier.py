"""One verdict a claim: find the evidence, read it against the claim, let the weakest link decide.

A claim is `supported` when its score is high enough and no check objects; `refuted` when the passages
hold three quarters of it and have something else in the place of the rest; `conflicting` when other
articles say otherwise with as much weight; otherwise `not_enough_evidence`. A check that raises makes
its claim `verifier_failed` and no other.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from summarizer.domain import Claim, Code, Label, Span, Verdict
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.quotes import quotes_in
from summarizer.ports import Story
from summarizer.verifiers.rules.attribution import check_attribution
from summarizer.verifiers.rules.causes import check_causes, check_order
from summarizer.verifiers.rules.consensus import check_consensus
from summarizer.verifiers.rules.converses import check_converses
from summarizer.verifiers.rules.court_findings import check_court_findings
from summarizer.verifiers.rules.dates import check_dates
from summarizer.verifiers.rules.days_of_deeds import check_days_of_deeds
from summarizer.verifiers.rules.descriptions import check_descriptions
from summarizer.verifiers.rules.disputed import Dispute, dispute_over
from summarizer.verifiers.rules.evidence import CLOSE, EvidenceIndex, Support
from summarizer.verifiers.rules.exchanges import check_exchanges
from summarizer.verifiers.rules.extent import check_extent
from summarizer.verifiers.rules.hedges import check_hedges
from summarizer.verifiers.rules.meta import check_meta
from summarizer.verifiers.rules.moved_days import check_moved_days
from summarizer.verifiers.rules.movements import check_movements
from summarizer.verifiers.rules.names import check_names
from summarizer.verifiers.rules.nouns import check_nouns
from summarizer.verifiers.rules.numbers import check_numbers
from summarizer.verifiers.rules.own_deeds import check_own_deeds
from summarizer.verifiers.rules.owners import check_owners
from summarizer.verifiers.rules.polarity import check_polarity
from summarizer.verifiers.rules.quotes import check_quotes
from summarizer.verifiers.rules.rejected import check_rejected
from summarizer.verifiers.rules.roles import check_roles
from summarizer.verifiers.rules.scoring import Measures, measured, probability
from summarizer.verifiers.rules.set_apart import check_set_apart
from summarizer.verifiers.rules.speakers import check_speakers
from summarizer.verifiers.rules.tense import check_tense
from summarizer.verifiers.rules.titles import check_titles
from summarizer.verifiers.rules.turns import check_turns
from summarizer.verifiers.rules.unfulfilled import check_unfulfilled
from summarizer.verifiers.rules.verbs import check_verbs
from summarizer.verifiers.rules.wholes import check_wholes

log = logging.getLogger(__name__)

Check = Callable[[ParsedSentence, Support, Story], Iterator[Code]]
CHECKS: tuple[Check, ...] = (
    check_meta,
    check_quotes,
    check_numbers,
    check_movements,
    check_dates,
    check_days_of_deeds,
    check_moved_days,
    check_names,
    check_nouns,
    check_verbs,
    check_titles,
    check_descriptions,
    check_speakers,
    check_attribution,
    check_hedges,
    check_tense,
    check_unfulfilled,
    check_extent,
    check_wholes,
    check_polarity,
    check_rejected,
    check_court_findings,
    check_set_apart,
    check_turns,
    check_roles,
    check_converses,
    check_exchanges,
    check_owners,
    check_own_deeds,
    check_causes,
    check_order,
    check_consensus,
)

# A claim that is a sentence of its evidence, word for word, can only lack what that has from the sentences around it.
VERBATIM: tuple[Check, ...] = (check_meta, check_quotes, check_speakers, check_attribution)
ABSOLUTE: tuple[Check, ...] = (check_meta, check_quotes, check_names)  # need no passage to compare with
# What must agree with a passage that says the claim in quite other words.
HARD: tuple[Check, ...] = (
    check_meta,
    check_quotes,
    check_numbers,
    check_dates,
    check_names,
    check_titles,
    check_speakers,
    check_polarity,
    check_rejected,
)

# Probability of `supported` from which on a claim is: the weights are set for this threshold.
SUPPORTED = 0.5
# Codes that say that the articles have it otherwise, when the passages hold most of the claim.
_SAYS_OTHERWISE: frozenset[Code] = frozenset(
    {
        "quote_altered",
        "number_mismatch",
        "unit_mismatch",
        "date_mismatch",
        "negated",
        "roles_swapped",
        "entity_swapped",
        "title_mismatch",
        "speaker_mismatch",
        "quote_misattributed",
    }
)
_Place = tuple[str, int]  # an article and an offset in it
_SAME_STATEMENT = 0.75  # of the claim's weight


class RuleVerifier:
    """The embedded verifier."""

    version = "rules@5"

    async def verify(self, claims: Sequence[Claim], story: Story) -> tuple[Verdict, ...]:
        """One verdict a claim, same order."""
        index = story.once(EvidenceIndex)
        return tuple(self._guarded(claim, story, index) for claim in claims)

    def measures(self, claims: Sequence[Claim], story: Story) -> tuple[Measures | None, ...]:
        """What the score of each claim is made of, same order; None where no sentence speaks of it.

        Raises what a check raises.
        """
        index = story.once(EvidenceIndex)
        readings = (self._read(claim, story, index) for claim in claims)
        return tuple(measured(*each, index) if _speaks_of_it(each[0]) else None for each in readings)

    def objections(self, claim: Claim, story: Story, *, within: Span) -> tuple[Code, ...]:
        """What stands against a claim that is said to be the sentence that starts with this span, put otherwise.

        `no_evidence` where the two have no word in common, not even a related one.
        """
        parsed = parse_sentence(claim.text)
        support = story.once(EvidenceIndex).support(parsed, within=[(within.article_id, within.start)])
        if not support.passages:
            return ("no_evidence",)
        return tuple(dict.fromkeys(code for check in HARD for code in check(parsed, support, story)))

    def _guarded(self, claim: Claim, story: Story, index: EvidenceIndex) -> Verdict:
        try:
            return self._verdict(claim, story, index)
        except Exception:
            log.exception("claim not checked", extra={"claim_id": claim.id})
            return self._unproven("verifier_failed")

    def _verdict(self, claim: Claim, story: Story, index: EvidenceIndex) -> Verdict:
        support, codes = self._read(claim, story, index)
        if support.claim.is_foreign:
            return self._unproven("language_unsupported")
        if not _speaks_of_it(support):
            return self._unfounded(support.claim, support, story, codes)
        score = probability(measured(support, codes, index))
        if not support.is_told or (score < SUPPORTED and not codes):
            codes.insert(0, "no_evidence")
        if codes and support.is_joined:
            codes.append("merged_sources")
        dispute = None if codes else dispute_over(support.claim, support, story)
        return self._decided(support, tuple(dict.fromkeys(codes)), score, dispute)

    def _unfounded(self, parsed: ParsedSentence, support: Support, story: Story, codes: list[Code]) -> Verdict:
        """The verdict of a claim that no sentence speaks of: nothing can be compared but names, quotes and form."""
        found = [code for check in ABSOLUTE for code in check(parsed, support, story)]
        kept = tuple(dict.fromkeys(["no_evidence", *(code for code in codes if code != "citation_lacks_it"), *found]))
        return self._unproven(*kept)

    def _unproven(self, *codes: Code) -> Verdict:
        return Verdict(label="not_enough_evidence", codes=codes, verifier=self.version, score=0.0)

    def _read(self, claim: Claim, story: Story, index: EvidenceIndex) -> tuple[Support, list[Code]]:
        """Its evidence and, where that speaks of it, the objections."""
        cited = _cited_sentence(claim, story)
        if cited:
            support, codes = self._cited_support(claim, cited, story, index)
            if _is_copy(support):
                return support, codes + [code for check in VERBATIM for code in check(cited, support, story)]
        parsed = parse_sentence(claim.text)
        support, codes = self._cited_support(claim, parsed, story, index)
        if _speaks_of_it(support):
            checks = VERBATIM if _is_copy(support) else CHECKS
            codes += [code for check in checks for code in check(parsed, support, story)]
        return support, codes

    def _cited_support(
        self, claim: Claim, parsed: ParsedSentence, story: Story, index: EvidenceIndex
    ) -> tuple[Support, list[Code]]:
        """Evidence from the cited facts; from elsewhere, and marked so, when those do not hold the claim."""
        if not claim.citations:
            return index.support(parsed), []
        support = index.support(parsed, within=_cited_places(claim, story))
        anywhere = index.support(parsed) if support.coverage < _SAME_STATEMENT else support
        if support.coverage >= anywhere.coverage - CLOSE / 2 and support.passages:
            return support, []
        return anywhere, ["citation_lacks_it"]

    def _decided(self, support: Support, codes: tuple[Code, ...], score: float, dispute: Dispute | None) -> Verdict:
        refuted = support.coverage >= _SAME_STATEMENT and not _SAYS_OTHERWISE.isdisjoint(codes)
        evidence = support.as_evidence("refutes" if refuted else "supports") if support.is_told else ()
        label: Label = "refuted" if refuted else "not_enough_evidence" if codes else "supported"
        if dispute:
            label, codes = "conflicting" if dispute.is_open else "supported", (dispute.code,)
            evidence = (*evidence, dispute.against)
        return Verdict(
            label=label,
            codes=codes,
            verifier=self.version,
            score=round(score if label == "supported" else _below(score), 4),
            evidence=evidence,
        )


def _cited_places(claim: Claim, story: Story) -> list[_Place]:
    """Where the facts stand that a claim cites: articles, and the offsets of sentences in them.

    What holds instead of an error is read with that, which names whom it is about: "He has been suspended".
    """
    facts = [story.fact_by_id[id_] for id_ in claim.citations if id_ in story.fact_by_id]
    places = [(span.article_id, span.start) for fact in facts for span in fact.spans]
    errors = story.once(_errors_before) if any(each.notices for each in story.articles) else {}
    return [*places, *(errors[place] for place in places if place in errors)]


def _errors_before(story: Story) -> Mapping[_Place, _Place]:
    """The places of errors that papers name, by the place of the sentence behind each."""
    return {
        (article.id, behind.start): (article.id, error.start)
        for article in story.articles
        if article.errata
        for error, behind in pairwise(article.sentences)
        if error.start in article.errata
    }


def _cited_sentence(claim: Claim, story: Story) -> ParsedSentence | None:
    """The sentence that a claim cites, where it is the claim letter for letter: then it has been read already.

    None where the claim alone would read otherwise: where a quotation began in the sentence before.
    """
    sentences = (story.sentence_at.get(place) for place in _cited_places(claim, story))
    found = next((each for each in sentences if each and each.text == claim.text), None)
    own = [quote.text for quote in quotes_in(claim.text)]
    return found if found and own == [quote.text for quote in found.quotes] else None


def _is_copy(support: Support) -> bool:
    """Is the claim a sentence of its evidence, word for word?"""
    return any(passage.sentence.wording == support.claim.wording for passage in support.passages[:1])


def _speaks_of_it(support: Support) -> bool:
    return support.coverage >= CLOSE / 2


def _below(score: float) -> float:
    """The score of a claim that is not supported: under the threshold, in the order that the measures give."""
    return min(score, SUPPORTED - 0.01 + score / 100)
