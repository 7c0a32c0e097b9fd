"""From sentences to merged facts: extract and reconcile, with the embedded extractor."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extractors.rules import RuleExtractor
from summarizer.language.parse import ParsedArticle
from summarizer.ports import Extracted
from summarizer.stages.extract import choose, extract
from tests.builders import FLOOD, SEEDS, brief_of, fact_from, parsed, raw, seed_articles, services, story_of


class Misquoting:
    """Finds two facts and moves the span of the second."""

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        first, second, *_ = (await RuleExtractor().extract(articles)).facts
        moved = second.spans[0].model_copy(update={"start": 0})
        return Extracted((first, second.model_copy(update={"spans": (moved,)})))


async def test_a_fact_whose_quote_is_not_its_slice_is_left_out() -> None:
    article = parsed()

    found = await extract([article], extractor=Misquoting())

    assert [fact.text for fact in found.facts] == [article.sentences[0].text]


@dataclass(frozen=True)
class Naming:
    """Finds the facts that have these words."""

    words: str

    async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
        every = (await RuleExtractor().extract(articles)).facts
        return Extracted(tuple(fact for fact in every if self.words in fact.text))


async def test_a_fact_is_chosen_where_one_of_its_articles_names_it() -> None:
    story = story_of(FLOOD, FLOOD.replace("Fire crews took", "Fire crews then took") + " Schools reopen on Monday.")
    shared = next(fact for fact in story.facts if len(fact.spans) > 1)
    second = shared.spans[1].article_id

    class InTheSecond(Naming):
        async def extract(self, articles: Sequence[ParsedArticle]) -> Extracted:
            return await super().extract([each for each in articles if each.id == second])

    found = await choose(story.facts, story, extractor=InTheSecond(shared.text))

    assert found.facts == (shared,)


async def test_of_facts_none_of_which_is_named_all_are_told() -> None:
    story = story_of(FLOOD)
    fresh = story.facts[1:]

    assert (await choose(fresh, story, extractor=Naming(story.facts[0].text))).facts == fresh


def test_where_sources_differ_is_told_whatever_the_model_names() -> None:
    given = seed_articles(SEEDS[0])

    plain, chosen = brief_of(*given), brief_of(*given, using=services(model_extractor=Naming("percent")))

    assert 0 < len(chosen.claims) < len(plain.claims)
    assert chosen.conflicts == plain.conflicts != ()
    assert chosen.facts == plain.facts


async def test_every_fact_quotes_its_article() -> None:
    article = parsed("Two dams  broke on Monday,   the council said.")

    (fact,) = (await extract([article], extractor=RuleExtractor())).facts

    assert fact.text == "Two dams broke on Monday, the council said."
    assert fact.spans[0].quote == article.text[fact.spans[0].start : fact.spans[0].end] == article.text


def test_a_fact_knows_its_kind_and_who_says_it() -> None:
    spoken = fact_from(parsed(), "The water came faster")
    counted = fact_from(parsed(), "1,200 people")

    assert (spoken.kind, spoken.attributed_to) == ("quote", "Mayor Dana Voss")
    assert counted.kind == "number"
    assert fact_from(parsed("Voss said the dam had broken at dawn.")).attributed_to == "Voss"


def test_a_fact_knows_who_says_it_when_only_the_sentence_before_names_them() -> None:
    article = parsed("“The water is falling,” Mayor Dana Voss said. “The bridge stays shut until Friday,” she added.")

    assert fact_from(article, "bridge").attributed_to == "Mayor Dana Voss"


def test_headings_questions_and_scraps_are_no_facts() -> None:
    story = story_of("Dam breaks over the old town\n\nWho is to blame for this? Nobody. The dam broke at dawn.")

    assert [fact.text for fact in story.facts] == ["The dam broke at dawn."]


def test_one_sentence_in_two_reports_is_one_fact_with_two_origins() -> None:
    said = "“We had no warning at all,” the mayor said."
    one = f"{said} Rain fell on Marl for three days without a break."
    other = f"Crews from Lund reached the hill farms by boat. {said.replace('“', chr(34)).replace('”', chr(34))}"

    fact = next(fact for fact in story_of(one, other).facts if "warning" in fact.text)

    assert len(fact.spans) == len(fact.article_ids) == len(fact.origins) == 2


def test_reprints_of_one_story_count_as_one_origin() -> None:
    story = story_of(parsed(outlet="Wire"), parsed(outlet="Gazette"))

    assert {len(fact.article_ids) for fact in story.facts} == {2}
    assert {len(fact.origins) for fact in story.facts} == {1}


def test_facts_stand_in_the_order_in_which_they_were_first_said() -> None:
    assert [fact.text for fact in story_of(FLOOD).facts] == [sentence.text for sentence in parsed().sentences]


def test_sentences_that_differ_in_a_word_stay_apart() -> None:
    story = story_of("Nine people died in the flood at Marl.", "Ten people died in the flood at Marl.")

    assert len(story.facts) == 2


def test_a_sentence_of_another_language_is_neither_a_fact_nor_told() -> None:
    foreign = "Die Fähre Alma verlor am Dienstag vor Skerry Point ihr Ruder."

    brief = brief_of(raw(f"The ferry Alma ran aground on Tuesday. {foreign} All 40 passengers reached Lund."))

    assert [fact.text for fact in brief.facts] == [
        "The ferry Alma ran aground on Tuesday.",
        "All 40 passengers reached Lund.",
    ]
    assert not [claim for claim in brief.claims if "Fähre" in claim.text]
