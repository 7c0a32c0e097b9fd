"""Names of a claim: known to the articles, and in the place where the articles have them."""

import pytest

from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import claim, done, story_of, verdict_on

TALKS = (
    "Trade minister Hanna Reuss met Japan's ambassador in Geneva on Friday. "
    "The talks on steel tariffs lasted four hours. "
    "Envoy Piers Colton left early."
)
AID = (
    "The United Nations sent 40 trucks of grain to Sudan in April. "
    "The World Food Programme fed 9,000 families in Kosti. "
    "Egypt opened a crossing for the convoy."
)
BANK = (
    "Nordane Bank opened a branch in Riga and closed its office in Tallinn. "
    "The bank's chief, Arvid Lohse, thanked the staff. "
    "Rival Balta Bank did not comment."
)
DIVE = (
    "Explorer Ines Tavares reached the wreck of the Sterna off Iceland in a small submarine. "
    "Her partner Jon Eide filmed the dive from the ship Halcyon."
)
BLAZE = (
    "A fire in Oman destroyed a market in Sohar on Sunday. "
    "Rescuers from Iran flew in the next day. "
    "Romania offered tents."
)


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TALKS, "Trade minister Hanna Reuss met Brazil's ambassador in Geneva on Friday."),
        (TALKS, "Trade minister Hanna Reuss met Japan's ambassador in Vienna on Friday."),
        (TALKS, "Trade minister Petra Reuss met Japan's ambassador in Geneva."),
        (TALKS, "Trade minister Hanna Colton met Japan's ambassador in Geneva on Friday."),
        (TALKS, "Envoy Piers Reuss left early."),
        (TALKS, "The WTO said the talks on steel tariffs lasted four hours."),
        (AID, "The Red Cross sent 40 trucks of grain to Sudan in April."),
        (AID, "The European Union sent 40 trucks of grain to Sudan."),
        (AID, "The World Food Programme fed 9,000 families in Sennar."),
        (BANK, "Nordane Bank opened a branch in Vilnius."),
        (BANK, "The bank's chief, Arvid Holm, thanked the staff."),
        (DIVE, "Explorer Ines Tavares reached the wreck of the Sterna off Ireland in a small submarine."),
        (BLAZE, "A fire in Tirana destroyed a market on Sunday."),
        (BLAZE, "Rescuers from Tirana flew in the next day."),
    ],
)
def test_a_name_that_no_article_has_is_unsupported(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "name_unsupported" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (AID, "The United Nations sent 40 trucks of grain to Egypt in April."),
        (BANK, "Balta Bank opened a branch in Riga and closed its office in Tallinn."),
        (BANK, "Rival Nordane Bank did not comment."),
        (DIVE, "Explorer Ines Tavares reached the wreck of the Halcyon off Iceland in a small submarine."),
        (BLAZE, "A fire in Romania destroyed a market in Sohar on Sunday."),
        (BLAZE, "Rescuers from Oman flew in the next day."),
    ],
)
def test_a_name_in_the_place_of_another_is_swapped(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert "entity_swapped" in found.codes
    assert found.label == "refuted"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (AID, "Sudan opened a crossing for the convoy."),
        (AID, "The United Nations fed 9,000 families in Kosti."),
        (BANK, "Nordane Bank opened a branch in Tallinn and closed its office in Riga."),
        (BANK, "Nordane Bank opened a branch in Tallinn."),
        (DIVE, "Ines Tavares filmed the dive from the ship Halcyon."),
        (DIVE, "The explorer Jon Eide reached the wreck of the Sterna off Iceland in a small submarine."),
        (DIVE, "Jon Eide filmed the dive from the ship Sterna."),
        (BLAZE, "Oman offered tents."),
    ],
)
def test_a_name_that_the_articles_have_of_something_else_is_seen(article: str, claim: str) -> None:
    found = verdict_on(claim, article)

    assert {"entity_swapped", "merged_sources", "roles_swapped"} & set(found.codes)
    assert found.label != "supported"


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        (TALKS, "Hanna Reuss met the Japanese ambassador in Geneva."),
        (TALKS, "Trade minister Reuss met Japan's ambassador on Friday."),
        (TALKS, "Reuss and the Japanese ambassador met in Geneva."),
        (TALKS, "Colton left early."),
        (AID, "The UN sent 40 trucks of grain to Sudan in April."),
        (AID, "The U.N. sent 40 trucks of grain to Sudan."),
        (AID, "The WFP fed 9,000 families in Kosti."),
        (AID, "Families in Kosti were fed by the World Food Programme."),
        (BANK, "Nordane opened a branch in Riga."),
        (BANK, "Arvid Lohse, the bank's chief, thanked the staff."),
        (DIVE, "The wreck of the Sterna was reached by Ines Tavares in a small submarine."),
        (DIVE, "The explorer Tavares reached the wreck in a submarine."),
        (BLAZE, "Iranian rescuers flew in the next day."),
        (BLAZE, "Tents were offered by Romania."),
    ],
)
def test_a_name_in_another_form_is_the_same(article: str, claim: str) -> None:
    assert verdict_on(claim, article).label == "supported"


KIN = (
    "Michel Arun met the bishops in Tyre on Monday. Joseph Arun met the generals in Sidon on Tuesday. "
    "Both are said to want the presidency."
)


@pytest.mark.parametrize(
    "claim", ["Joseph Arun met the bishops in Tyre on Monday.", "Michel Arun met the generals in Sidon on Tuesday."]
)
def test_the_deed_of_a_namesake_is_not_his(claim: str) -> None:
    assert "entity_swapped" in verdict_on(claim, KIN).codes


@pytest.mark.parametrize(
    "claim", ["Michel Arun met the bishops in Tyre on Monday.", "Arun met the generals in Sidon on Tuesday."]
)
def test_his_own_deed_is_his_whoever_shares_his_name(claim: str) -> None:
    assert verdict_on(claim, KIN).label == "supported"


LATER = (
    "Power was back in the last district of Vila Serra at nine on Friday, which is 25 hours after the collapse and "
    "four and a half hours later than Reuss had said it would be in her first words on the radio."
)


@pytest.mark.parametrize(
    ("name", "cites_it", "is_proven"),
    [("Hanna Reuss", True, True), ("Hanna Reuss", False, False), ("Petra Reuss", True, False)],
)
def test_a_full_name_may_rest_on_another_cited_sentence_that_has_it_whole(
    name: str, *, cites_it: bool, is_proven: bool
) -> None:
    story = story_of(TALKS, LATER)
    facts = [fact for fact in story.facts if fact.text == LATER or (cites_it and "Hanna Reuss" in fact.text)]
    said = claim(LATER.replace("Reuss", name), *sorted(facts, key=lambda fact: fact.text != LATER))

    verdict = done(RuleVerifier().verify([said], story))[0]

    assert (verdict.label == "supported") == is_proven
    assert ("name_unsupported" in verdict.codes) != is_proven
