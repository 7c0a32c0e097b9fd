"""Background and reactions: what is told beside the brief, by whom, and nothing twice."""

import asyncio
from collections.abc import Sequence

import pytest

from summarizer.domain import BriefClaim
from summarizer.drafters.phrasing import RulePhraser
from summarizer.ports import Story, Verifier
from summarizer.stages.besides import MOST, Besides, besides
from summarizer.stages.people import people_of
from summarizer.stages.timeline import timeline
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import DecidedVerifier, FailingVerifier, brief_of, parsed, raw, story_of, verdict
from tests.growth import SQUARE, Work, growth

LEAD = "The council of Tarn closed the Aster tannery on Tuesday after inspectors found lead in the river."
BUILT = "The tannery was built in 1911 by a family of shoemakers."
GUILD = "The Fishermen's Guild welcomed the closure of the tannery."
OTHER_YEAR = (
    "Lead from hides has shut a yard in Tarn, its mayor said. The tannery had been opened by tanners in 1919."
)
LEAGUE = "The Tenants' League called on the council to test every well."


def told(*texts: str, verifier: Verifier | None = None, claims: Sequence[str] = (LEAD,)) -> Besides:
    return told_in(
        story_of(*(parsed(text, published="2031-05-15", outlet=f"Paper {at}") for at, text in enumerate(texts))),
        verifier,
        claims,
    )


def told_in(story: Story, verifier: Verifier | None = None, claims: Sequence[str] = (LEAD,)) -> Besides:
    verifier = verifier or RuleVerifier()
    said, phraser = [_claim(text, story) for text in claims], RulePhraser()

    async def tell() -> Besides:
        events = await timeline(story, said, phraser=phraser, verifier=verifier)
        return await besides(story, said, events, people_of(story), phraser=phraser, verifier=verifier)

    return asyncio.run(tell())


def _claim(text: str, story: Story) -> BriefClaim:
    cited = tuple(fact.id for fact in story.facts if fact.text == text) or (story.facts[0].id,)
    return BriefClaim(id="c", text=text, citations=cited, verdict=verdict())


def background(*texts: str, claims: Sequence[str] = (LEAD,)) -> list[str]:
    return [each.text for each in told(*texts, claims=claims).background]


def reactions(*texts: str, claims: Sequence[str] = (LEAD,)) -> list[str]:
    return [each.text for each in told(*texts, claims=claims).reactions]


def test_what_was_before_the_news_is_told_with_its_fact() -> None:
    story = story_of(parsed(f"{LEAD} {BUILT}", published="2031-05-15"))

    (entry,) = told_in(story).background

    assert entry.text == BUILT
    assert [story.fact_by_id[id_].text for id_ in entry.citations] == [BUILT]


def test_a_reaction_names_who_reacts_and_has_its_fact() -> None:
    story = story_of(parsed(f"{LEAD} {GUILD}", published="2031-05-15"))

    (entry,) = told_in(story).reactions

    assert (entry.text, entry.speaker) == (GUILD, "The Fishermen's Guild")
    assert [story.fact_by_id[id_].text for id_ in entry.citations] == [GUILD]


def test_a_speaker_who_is_known_has_the_office() -> None:
    found = told(f"{LEAD} Health Minister Oda Venn praised the inspectors of Tarn.")

    assert [each.speaker for each in found.reactions] == ["Health Minister Oda Venn"]


def test_a_sentence_without_either_makes_neither() -> None:
    found = told(f"{LEAD} The river runs through Tarn.")

    assert (found.background, found.reactions) == ((), ())


@pytest.mark.parametrize("verifier", [DecidedVerifier(lambda _: False), FailingVerifier()])
def test_what_is_not_proven_is_not_told(verifier: Verifier) -> None:
    found = told(f"{LEAD} {BUILT} {GUILD}", verifier=verifier)

    assert (found.background, found.reactions) == ((), ())


def test_nothing_that_a_claim_tells_is_told_again() -> None:
    found = told(f"{LEAD} {BUILT} {GUILD}", claims=(LEAD, BUILT, GUILD))

    assert (found.background, found.reactions) == ((), ())


def test_what_two_articles_tell_alike_is_told_once() -> None:
    again = f"{LEAD} A family of shoemakers built the tannery in 1911. The Fishermen's Guild welcomed the closure."

    assert (len(background(f"{LEAD} {BUILT}", again)), len(reactions(f"{LEAD} {GUILD}", again))) == (1, 1)


def test_nobody_reacts_twice() -> None:
    more = "The Fishermen's Guild demanded a new inquiry into the lead in the river of Tarn."

    assert len(reactions(f"{LEAD} {GUILD} {more}")) == 1


def test_there_are_at_most_so_many_of_each() -> None:
    stands = (
        "The Tenants' League welcomed the closure of the tannery. The Anglers' Guild urged Lund to test its wells. "
        "The Nurses' Union warned of more lead in the milk. The Bakers' Guild demanded clean water for Tarn. "
        "The Brewers' League called for a new inquiry into the river. The Weavers' Union praised the inspectors."
    )

    assert len(reactions(f"{LEAD} {stands}")) == MOST


def test_no_background_of_what_the_brief_does_not_speak_of() -> None:
    assert background(f"{LEAD} The Lund bakery was built in 1911 by a family of millers.") == []


def test_which_company_it_was_is_not_left_to_the_reader() -> None:
    lead = "Aster Leather, a company in Tarn, closed the tannery on Tuesday."

    assert background(f"{lead} The company lost 4 million marks last year.", claims=(lead,)) == []
    assert background(f"{lead} Aster Leather lost 4 million marks last year.", claims=(lead,)) != []


def test_what_opens_an_article_is_its_news() -> None:
    assert background(LEAD, f"{BUILT} {LEAD}") == []


def test_what_is_bare_of_a_name_stands_in_the_first_sentence_of_the_brief() -> None:
    bridge, shut = "The bridge was built in 1931.", "The bridge of Lund is shut."
    more = "Nobody may cross the bridge."

    assert background(f"{LEAD} {shut} {more} {bridge}", claims=(LEAD, shut, more)) == []
    assert background(f"{LEAD} {bridge}", claims=(shut,)) == [bridge]


def test_history_has_no_background_and_nobody_reacts_to_it() -> None:
    past = "Tarn grew rich in 1920. The river froze in 1929. Brina Aster left in 1950. A mill burned in 1961."
    past += " The tannery was sold in 1998."

    assert told(f"{LEAD} {past} {GUILD}").reactions == ()
    assert background(f"{LEAD} {past}") == []


def test_a_year_of_which_another_article_gives_another_is_no_background() -> None:
    assert background(f"{LEAD} {BUILT}", OTHER_YEAR) == []
    assert background(f"{LEAD} {BUILT}", "Tarn fears for its wells. The tannery was opened in 1911.") == [BUILT]


@pytest.mark.parametrize(
    "text",
    [
        "The council of Tarn praised the inspectors.",  # a party
        "Brina Aster's lawyer, Arn Bex, called the closure a mistake.",  # speaks for one
        "The court condemned the closure of the tannery.",
        "The Fishermen's Guild called on her to close the tannery.",  # on whom?
        "The Tenants' League demanded that he test the wells of Tarn.",
        "The Tenants' League welcomed the concert in the park.",  # of something else
        "She welcomed the closure of the tannery.",
    ],
)
def test_no_reaction_of_a_party_nor_of_what_is_unclear(text: str) -> None:
    assert reactions(f"{LEAD} {text}") == []


def test_what_was_asked_for_before_the_newest_article_may_be_answered() -> None:
    older = parsed(f"{LEAD} {GUILD} {LEAGUE}", published="2031-05-14", outlet="Post")
    newer = parsed(
        "Nurses in Lund count 14 children with lead in their blood.", published="2031-05-15", outlet="Ledger"
    )

    assert [each.text for each in told_in(story_of(older)).reactions] == [GUILD, LEAGUE]
    assert [each.text for each in told_in(story_of(older, newer)).reactions] == [GUILD]


def test_whom_most_articles_name_is_a_party() -> None:
    stand = "Health Minister Oda Venn criticised the closure of the tannery."

    assert reactions(f"{LEAD} {stand}") == [stand]
    assert reactions(f"{LEAD} {stand}", "Oda Venn, the health minister, drank a glass of the water of Lund.") == []


def test_who_does_something_in_the_brief_is_a_party() -> None:
    spoke = "The Fishermen's Guild sued the Aster tannery in a court in Lund."

    assert reactions(f"{LEAD} {spoke} {GUILD} {LEAGUE}", claims=(LEAD, spoke)) == [LEAGUE]


def test_the_news_may_be_called_by_its_noun() -> None:
    lead = "Tanners in Tarn agreed on Tuesday to end a strike of three weeks at the Aster tannery."
    praise = "Prime Minister Oda Venn welcomed the agreement and thanked the town of Tarn."

    assert reactions(f"{lead} {praise}", claims=(lead,)) == [praise]


def test_a_year_that_the_background_tells_leaves_the_timeline() -> None:
    opened = "Brina Aster bought the tannery in 1998."

    found = told(f"{LEAD} {BUILT} {opened}")

    assert [each.text for each in found.background] == [BUILT, opened]
    assert [event.text for event in found.timeline] == [LEAD]


def test_a_year_stays_on_the_timeline_where_it_is_no_background() -> None:
    bridge = "The bridge of Lund fell in 1950."

    assert [event.text for event in told(f"{LEAD} {bridge}").timeline] == [bridge, LEAD]


def test_a_year_of_which_an_article_gives_another_is_on_no_timeline() -> None:
    assert [event.when for event in told(f"{LEAD} {BUILT}", OTHER_YEAR).timeline] == ["2031-05-13"]


def test_a_brief_has_both_and_tells_no_year_twice() -> None:
    brief = brief_of(raw(f"{LEAD} {BUILT} {GUILD}", published="2031-05-15"), words=20)

    assert [each.text for each in brief.background] == [BUILT]
    assert [each.text for each in brief.reactions] == [GUILD]
    assert BUILT not in [event.text for event in brief.timeline]


def test_an_unguarded_brief_has_neither() -> None:
    brief = brief_of(raw(f"{LEAD} {BUILT} {GUILD}", published="2031-05-15"), words=20, guard="off")

    assert (brief.background, brief.reactions) == ((), ())


def test_the_cost_does_not_grow_with_the_square_of_the_articles() -> None:
    def telling(articles: int) -> Work:
        texts = (
            f"{LEAD} The tannery had {at} tanners in {1800 + at % 200}. The Guild of {at} welcomed it."
            for at in range(articles)
        )
        story = story_of(
            *(parsed(text, published="2031-05-15", outlet=f"Paper {at}") for at, text in enumerate(texts))
        )
        return lambda: told_in(story, DecidedVerifier())

    assert growth(telling, 25) < SQUARE
