"""What the embedded drafter says instead of a sentence that the guard struck: the same, as its article has it.

It introduces people and calls them by their surnames, which the guard may not follow; the wording without that
stands in for the other. Nothing takes the place of a sentence that was struck as it stands in the article.
"""

from collections.abc import Sequence

from summarizer.domain import BriefClaim, Claim, content_id
from summarizer.drafters.wordings import Wording, wordings
from summarizer.language.words import content_stems, words_in
from summarizer.ports import Revision, Story


class PlainReviser:
    """A reviser without a model."""

    async def revise(self, failed: Sequence[BriefClaim], story: Story) -> Revision:
        """For each claim the wording of its first fact that is most like it and not the same."""
        plainer = ((claim.id, _plainer(claim, story)) for claim in failed)
        return Revision({id_: claim for id_, claim in plainer if claim})


def _plainer(claim: BriefClaim, story: Story) -> Claim | None:
    stems = content_stems(words_in(claim.text))

    def likeness(wording: Wording) -> tuple[float, str]:
        own = wording.sentence.stems
        return len(own & stems) / max(len(own | stems), 1), wording.text

    alone = [each for each in wordings(story, among=claim.citations[:1]) if each.reads_alone]
    best = max((each for each in alone if each.words <= len(claim.text.split())), key=likeness, default=None)
    if best is None or best.text == claim.text:
        return None
    cited = tuple(dict.fromkeys(fact.id for fact in (best.fact, *best.proofs)))
    return Claim(id=content_id("claim", best.text), text=best.text, citations=cited)
