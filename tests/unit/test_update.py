"""A brief brought up to date: what stands, what is new, what is withdrawn, and what cannot be an update."""

import asyncio
import json
from collections.abc import Sequence

import pytest

from summarizer.domain import Brief, RawArticle, Rejected
from summarizer.errors import BadBrief, UpdateRefused
from summarizer.pipeline import Policy, summarize_each, update
from summarizer.ports import Story
from summarizer.stages.earlier import brief_from
from summarizer.stages.render import as_json, brief_as_markdown, brief_as_text
from summarizer.stages.update import new_facts
from tests.builders import DecidedVerifier, brief_of, parsed, raw, services, story_of
from tests.growth import SQUARE, Work, growth

COUNTY = raw(
    "A footbridge over the Sorre collapsed at Tennick on Sunday and 14 people died, the county said. "
    "The bridge carried about 900 walkers a day to the railway station on the far bank. "
    "Mayor Ilse Brandt had resigned by Sunday evening, her office said.",
    source="county.txt",
    published="2025-05-04",
)
RESCUERS = raw(
    "Fourteen people died when the footbridge at Tennick fell into the river Sorre on Sunday, rescuers said. "
    "Trains through Tennick were stopped until Monday morning. "
    "The footbridge was last inspected in March, the county engineer Paul Ester said.",
    source="rescuers.txt",
    published="2025-05-04",
)
KILLING = (
    "A footbridge over the Sorre collapsed at Tennick on Sunday morning, killing 14 people, police said. "
    "Divers searched the river until dusk."
)
REWORDED = "Trains at Tennick were stopped until Monday morning, a spokesman insisted."
COMBINED = "Trains through Tennick were stopped until Monday morning and 14 people died, the county said."
REPEAT = "The county said 14 people died when a footbridge over the Sorre collapsed at Tennick on Sunday."
ADDITION = (
    "Prosecutors in Tennick opened an inquiry into the collapse of the footbridge over the Sorre on Monday and "
    "seized the inspection records of the county engineer."
)
OTHER_FIGURE = "The collapse of the footbridge over the Sorre at Tennick on Sunday killed 17 people, a clinic said."
LATER_FIGURE = (
    "Sixteen people have now died after the footbridge over the Sorre collapsed at Tennick, the county said."
)
RISEN = "The number of people killed at Tennick has risen to 16, police said on Tuesday."
CORRECTION = (
    "The county corrected the number of people who died in the collapse of the Tennick footbridge to 11 on Monday, "
    "having wrongly reported 14."
)
RETRACTION = "The office of Mayor Ilse Brandt retracted its statement that she had resigned."
BANK = (
    "The central bank of Ostavia raised its main interest rate to 5.25 percent on Monday, a third rise this year. "
    "Governor Lena Marsk said that inflation in food and rents remained too high. Economists had expected the bank "
    "to wait until July. The currency rose against the dollar after the decision, and shares of lenders gained about "
    "two percent in early trading in the capital. The next meeting of the board is due in June."
)


def earlier() -> Brief:
    return brief_of(COUNTY, RESCUERS)


def updated(*texts: str | RawArticle | Rejected, brief: Brief | None = None, words: int = 220) -> Brief:
    given = [
        raw(text, source=f"new-{number}.txt", published="2025-05-06") if isinstance(text, str) else text
        for number, text in enumerate(texts)
    ]
    return asyncio.run(update(brief or earlier(), given, services(), Policy(words=words)))


def told(brief: Brief, change: str) -> list[tuple[str, str]]:
    return [(claim.id, claim.text) for claim in brief.claims if claim.change == change]


def all_of(brief: Brief) -> list[tuple[str, str]]:
    return [(claim.id, claim.text) for claim in brief.claims]


@pytest.mark.parametrize("again", [REPEAT, REWORDED, COMBINED, COUNTY, RESCUERS])
def test_what_only_repeats_changes_no_word_and_says_so(again: str | RawArticle) -> None:
    brief = updated(again)

    assert told(brief, "unchanged") == all_of(brief) == all_of(earlier())
    assert (brief.headline, brief.withdrawn, brief.conflicts) == (earlier().headline, (), ())
    assert f"nothing changed: {len(earlier().claims)} sentences unchanged" in brief_as_text(brief)


def test_an_article_that_is_in_the_brief_already_is_listed_and_not_taken_twice() -> None:
    brief = updated(COUNTY)

    assert len(brief.articles) == 2
    assert [(item.source, item.code) for item in brief.rejected] == [("county.txt", "duplicate_input")]


def test_what_is_added_is_a_new_claim_behind_the_old_ones() -> None:
    brief = updated(ADDITION)

    assert told(brief, "unchanged") == all_of(earlier())
    assert [text for _, text in told(brief, "new")] == [ADDITION]
    assert brief.claims[-1].change == "new"


def test_how_the_story_turns_is_new_however_many_words_repeat() -> None:
    held = raw(
        "Police in Tennick have arrested a man of 42 on suspicion of sabotage over the collapse of the footbridge.",
        published="2025-05-04",
    )
    freed = (
        "Police in Tennick on Monday released without charge the man of 42 whom they had arrested over the collapse "
        "of the footbridge."
    )

    assert [text for _, text in told(updated(freed, brief=brief_of(held)), "new")] == [freed]


def test_another_deed_is_new_though_it_names_the_same_people() -> None:
    arrest = raw(
        "The television chef Marco Bell was arrested in Marl on Monday on suspicion of tax fraud, prosecutors said.",
        source="arrest.txt",
        published="2025-05-05",
    )
    end = "Prosecutors in Marl dropped all charges against the television chef Marco Bell on Thursday."

    brief = updated(raw(end, source="end.txt", published="2025-05-08"), brief=brief_of(arrest))

    assert [text for _, text in told(brief, "new")] == [end]


def test_the_headline_falls_with_the_first_claim() -> None:
    rose = raw(
        "The number of people killed when a footbridge over the Sorre collapsed at Tennick rose to 14 on Sunday after"
        " divers found two more. The bridge carried about 900 walkers a day to the railway station.",
        title="Fourteen dead as footbridge falls at Tennick",
        source="rose.txt",
        published="2025-05-04",
    )

    brief = updated(RISEN, brief=brief_of(rose))

    assert brief_of(rose).headline == rose.title
    assert any("14" in item.claim.text for item in brief.withdrawn)
    assert brief.headline != rose.title


def test_an_update_names_the_brief_it_replaces_and_is_a_brief_of_its_own() -> None:
    brief = updated(ADDITION)

    assert brief.replaces == earlier().id != brief.id
    assert len(brief.manifest.input_hashes) == 3
    assert Brief.model_validate_json(as_json(brief)) == brief


def test_an_update_can_be_updated_and_then_nothing_of_it_is_new() -> None:
    first = updated(ADDITION)

    second = updated(ADDITION, brief=first)

    assert all_of(second) == all_of(first) == told(second, "unchanged")
    assert second.replaces == first.id


def test_a_figure_of_the_same_day_that_contradicts_is_a_conflict() -> None:
    brief = updated(raw(OTHER_FIGURE, source="new.txt", published="2025-05-04"))

    assert [(item.topic, item.change) for item in brief.conflicts] == [("number of dead", "new")]
    assert "sources now differ about number of dead" in brief_as_text(brief, width=1000)
    again = updated(REPEAT, brief=brief)
    assert [item.change for item in again.conflicts] == [None]


def test_one_source_against_one_withdraws_the_claim_and_shows_both_sides() -> None:
    brief = updated(raw(OTHER_FIGURE, source="new.txt", published="2025-05-04"), brief=brief_of(COUNTY))

    assert [item.topic for item in brief.conflicts] == ["number of dead"]
    assert brief.withdrawn
    for item in brief.withdrawn:
        assert (item.reason, item.instead and item.instead.quote) == ("contradicted", OTHER_FIGURE)


def test_a_later_figure_withdraws_the_claim_with_the_old_one_and_takes_its_place() -> None:
    brief = updated(LATER_FIGURE)

    assert [(item.claim.text, item.reason) for item in brief.withdrawn] == [(earlier().claims[0].text, "superseded")]
    assert [item.instead and item.instead.quote for item in brief.withdrawn] == [LATER_FIGURE]
    assert LATER_FIGURE in [text for _, text in told(brief, "new")]
    assert told(brief, "unchanged") == all_of(earlier())[1:]


def test_what_stands_beside_an_overtaken_figure_keeps_its_place_without_it() -> None:
    before = brief_of(raw(KILLING, source="police.txt", published="2025-05-04"))

    brief = updated(RISEN, brief=before)

    assert before.claims[0].text == KILLING.partition(" Divers")[0]
    assert "14" in (before.headline or "")
    assert "14" not in " ".join([brief.headline or "", *(claim.text for claim in brief.claims)])
    left = "A footbridge over the Sorre collapsed at Tennick on Sunday morning, police said."
    assert [claim.text for claim in brief.claims[:2]] == [RISEN, left]
    assert [claim.change for claim in brief.claims[:2]] == ["new", None]
    assert f"Reported on 4 May: {left}" in brief_as_text(brief, width=1000)


@pytest.mark.parametrize(
    ("article", "gone"), [(CORRECTION, "people died"), (RETRACTION, "Mayor Ilse Brandt had resigned")]
)
def test_what_is_corrected_or_retracted_is_withdrawn_with_the_words_that_do_so(article: str, gone: str) -> None:
    brief = updated(article)

    assert [gone in item.claim.text for item in brief.withdrawn] == [True]
    assert [(item.reason, item.instead and item.instead.quote) for item in brief.withdrawn] == [
        ("corrected", article)
    ]
    assert [text for _, text in told(brief, "new")] == [article]
    assert not any(gone in claim.text for claim in brief.claims)


def test_a_headline_that_fell_is_replaced_and_the_reader_is_told() -> None:
    brief = updated(CORRECTION)

    assert brief.headline != earlier().headline
    assert [note.code for note in brief.notes] == ["headline_replaced"]


def test_what_is_new_has_room_though_the_old_claims_fill_the_words() -> None:
    assert told(updated(ADDITION, words=20), "new")


def test_text_and_markdown_mark_what_is_new_and_what_is_withdrawn() -> None:
    brief = updated(LATER_FIGURE)

    text, markdown = brief_as_text(brief, width=1000), brief_as_markdown(brief)

    assert text.startswith(f"Update of brief {earlier().id}: 3 sentences unchanged; 1 new; 1 withdrawn")
    assert f"[new] {LATER_FIGURE}" in text
    assert f"{earlier().claims[0].text}” overtaken by a later figure: “{LATER_FIGURE}”" in text
    assert f"**[new]** {LATER_FIGURE}" in markdown
    assert "## Withdrawn from the earlier brief" in markdown


def test_what_is_new_is_found_in_time_that_grows_with_the_sentences() -> None:
    def telling(count: int, first: int) -> Story:
        texts = [
            f"Ship{at} of the line in Tennick left berth{at} with cargo{at * 7} for port{at * 3} at dusk."
            for at in range(first, first + count)
        ]
        return story_of(*(parsed(" ".join(texts[at : at + 20])) for at in range(0, count, 20)))

    def looking(count: int) -> Work:
        before, story = telling(count, 0), telling(count, count)
        new = frozenset(article.id for article in story.articles)
        return lambda: asyncio.run(new_facts(story, before, (), new, verifier=DecidedVerifier()))

    assert growth(looking, 200) < SQUARE


def test_articles_about_another_event_are_refused_by_name() -> None:
    with pytest.raises(UpdateRefused, match=r"new-0\.txt: about another event: “The central bank of Ostavia"):
        updated(BANK)
    with pytest.raises(UpdateRefused, match="about another event"):
        updated(BANK, BANK)


def test_a_stray_beside_an_article_of_the_event_is_left_out() -> None:
    brief = updated(ADDITION, BANK)

    assert [(item.source, item.code) for item in brief.rejected] == [("new-1.txt", "other_event")]
    assert told(brief, "new")


@pytest.mark.parametrize("given", [[], [Rejected(source="folder", code="no_article", detail="no article in it")]])
def test_nothing_usable_is_refused(given: Sequence[Rejected]) -> None:
    with pytest.raises(UpdateRefused, match="no new article can update this brief"):
        updated(*given)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "had resigned by",
            "had laughed by",
            "the text of article 'county.txt' is not the one its sha256 was made of",
        ),
        ('"published": "2025-05-04"', '"published": "2025-05-03"', "title, outlet, date or url of article"),
        ('"replaces": null', '"replaces": "0123456789abcdef"', "headline, claims or articles are not those of brief"),
        ('"headline": "', '"headline": "Sadly, ', "headline, claims or articles are not those of brief"),
    ],
)
def test_a_brief_changed_by_hand_is_refused_and_the_place_named(old: str, new: str, fault: str) -> None:
    changed = as_json(earlier()).replace(old, new)

    with pytest.raises(BadBrief, match=fault):
        updated(ADDITION, brief=brief_from(changed))


def test_a_brief_written_before_there_was_background_can_be_updated() -> None:
    document = json.loads(as_json(earlier()))
    del document["background"], document["reactions"]

    assert updated(ADDITION, brief=brief_from(json.dumps(document))).replaces == document["id"]


def test_a_claim_or_fact_changed_by_hand_is_named() -> None:
    brief = earlier()
    claim, fact = brief.claims[0], brief.facts[0]
    words = claim.model_copy(update={"text": "A footbridge collapsed and 15 people died."})
    span = fact.spans[0].model_copy(update={"quote": "Nobody died."})
    spoiled = fact.model_copy(update={"spans": (span,)})

    with pytest.raises(BadBrief, match=f"claim {claim.id} .*: its words were changed"):
        updated(ADDITION, brief=brief.model_copy(update={"claims": (words,)}))
    with pytest.raises(BadBrief, match=f"fact {fact.id}: “Nobody died.” does not stand where it says"):
        updated(ADDITION, brief=brief.model_copy(update={"facts": (spoiled, *brief.facts[1:])}))


def test_a_brief_without_texts_or_claims_says_what_to_do() -> None:
    with pytest.raises(BadBrief, match="write it without --no-text"):
        updated(ADDITION, brief=brief_from(as_json(earlier(), texts=False)))
    with pytest.raises(BadBrief, match="this brief was refused"):
        updated(ADDITION, brief=brief_of())


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ("no json", "this is no JSON"),
        ("[]", "this JSON is no brief"),
        ('{"facts": [], "articles": [], "rejected": []}', "no brief but a list of facts"),
        ('{"schema_version": 2, "claims": []}', "schema_version 2 is unknown"),
        ('{"schema_version": 1, "claims": []}', "this JSON is no brief: "),
    ],
)
def test_what_is_no_brief_says_what_it_is(document: str, fault: str) -> None:
    with pytest.raises(BadBrief, match=fault):
        brief_from(document)


def test_a_mixed_pile_gives_a_brief_an_event_the_biggest_first() -> None:
    pile = [raw(BANK, source="bank.txt"), COUNTY, RESCUERS, raw("Too short.", source="short.txt")]

    briefs = asyncio.run(summarize_each(pile, services(), Policy()))

    assert [{item.source for item in brief.articles} for brief in briefs] == [
        {"county.txt", "rescuers.txt"},
        {"bank.txt"},
    ]
    assert [[item.source for item in brief.rejected] for brief in briefs] == [["short.txt"], []]


def test_a_pile_of_nothing_is_one_refused_brief() -> None:
    assert [brief.status for brief in asyncio.run(summarize_each([], services(), Policy()))] == ["refused"]


def test_an_event_by_itself_reads_as_it_would_from_brief() -> None:
    first, *others = asyncio.run(summarize_each([COUNTY, RESCUERS], services(), Policy()))

    assert not others
    assert all_of(first) == all_of(earlier())
    assert first.id == earlier().id
