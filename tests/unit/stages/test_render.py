"""What a person reads and what a program reads."""

import json
import re
from pathlib import Path

import pytest

from summarizer.domain import Brief, Conflict, Evidence, Rejected, Variant
from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.pipeline import Services, facts
from summarizer.stages.page import brief_as_html
from summarizer.stages.render import as_json, brief_as_markdown, brief_as_text, facts_as_text
from tests.builders import (
    FERRY,
    FLOOD,
    SEEDS,
    FailingDrafter,
    SpeakingDrafter,
    brief_of,
    raw,
    seed_articles,
    services,
)

FLOOD_FACTS = ("The river Oster flooded the town of Marl on Sunday after three days of rain.",)
FERRY_FACTS = ("Passengers on the night ferry to Lund waited nine hours in the harbour on Friday.",)
POST = {"outlet": "Post", "title": "River in town", "published": "2025-03-04"}


def writing(*sentences: str) -> Services:
    return services(drafter=SpeakingDrafter(sentences))


def test_sources_are_numbered_in_the_order_in_which_the_brief_cites_them() -> None:
    ferry, flood = raw(FERRY, source="a.txt", published="2025-03"), raw(FLOOD, **POST)

    text = brief_as_text(brief_of(ferry, flood, using=writing(*FLOOD_FACTS, *FERRY_FACTS)))

    assert f"{FLOOD_FACTS[0]} [1]" in " ".join(text.split())
    assert f"{FERRY_FACTS[0]} [2]" in " ".join(text.split())
    assert "Sources\n  [1] Post: River in town, 4 March 2025\n  [2] a, March 2025\n" in text
    assert "2 sentences, every one supported by its source. 2 origins in 2 articles." in text


def test_a_reprint_is_named_beside_its_original_and_is_no_source_of_its_own() -> None:
    text = brief_as_text(brief_of(raw(outlet="Wire"), raw(outlet="Gazette"), using=writing(*FLOOD_FACTS)))

    assert re.search(
        r"Sources\n  \[1\] (Wire: flood \(reprinted: Gazette\)|Gazette: flood \(reprinted: Wire\))\n", text
    )
    assert "[2]" not in text
    assert "1 origin in 2 articles." in text


def test_a_source_that_is_not_cited_is_not_listed() -> None:
    text = brief_as_text(brief_of(raw(outlet="Post"), raw(FERRY, outlet="Gazette"), using=writing(*FLOOD_FACTS)))

    assert "Gazette" not in text


def test_a_brief_of_which_nothing_is_amiss_shows_no_empty_part() -> None:
    text = brief_as_text(brief_of(raw(outlet="Post"), using=writing(*FLOOD_FACTS)))

    assert not re.search(r"Kept out|Not used|Notes|None|\n\n\n| \n|\(\)", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_what_was_kept_out_and_not_used_is_shown_with_its_reason() -> None:
    lost = Rejected(source="b.pdf", code="binary", detail="this is no text")
    brief = brief_of(raw(), lost, using=writing(*FLOOD_FACTS, "The mayor of Marl fled to Lund on Monday night."))

    text = brief_as_text(brief)

    assert "Kept out, not proven\n  The mayor of Marl fled to Lund on Monday night. (" in text
    assert "Not used\n  b.pdf: this is no text\n" in text


def test_what_was_not_used_for_one_reason_is_listed_once() -> None:
    about = "about another event: “Ferry”, not “Flood”"
    lost = [Rejected(source=f"{name}.txt", code="other_event", detail=about) for name in "abc"]
    brief = brief_of(raw(), *lost, Rejected(source="d.txt", code="empty", detail="there is nothing in it"))

    text = brief_as_text(brief)

    assert f"Not used\n  a.txt, b.txt, c.txt: {about}\n  d.txt: there is nothing in it\n" in text


@pytest.mark.parametrize(("count", "more"), [(6, ""), (7, "and 1 more (see the JSON)"), (60, "and 54 more (see the")])
def test_at_most_six_topics_are_shown_and_the_rest_counted(count: int, more: str) -> None:
    brief = brief_of(raw(), using=writing(*FLOOD_FACTS))
    sides = [
        Variant(text=text, article_ids=(brief.articles[0].id,), outlets=("Post",), origins=("o",))
        for text in ("two", "three")
    ]
    conflicts = [
        Conflict(topic=f"topic {number};", kind="number", resolution="open", variants=tuple(sides))
        for number in range(count)
    ]
    brief = brief.model_copy(update={"conflicts": tuple(conflicts)})

    for write in (brief_as_text, brief_as_markdown, brief_as_html):
        assert write(brief).count("Topic ") == 6
        assert ("more (see the JSON)" in write(brief)) is bool(more)
        assert more in write(brief)


@pytest.mark.parametrize(("further", "title"), [(0, "What is disputed"), (1, "Where sources differ")])
def test_what_changed_stands_apart_from_what_is_disputed(further: int, title: str) -> None:
    brief = brief_of(raw(), using=writing(*FLOOD_FACTS))
    others = [each.model_copy(update={"id": "other"}) for each in brief.articles[:further]]
    brief = brief.model_copy(update={"articles": (*brief.articles, *others)})
    two, three = (
        Variant(text=text, article_ids=(brief.articles[0].id,), outlets=("Post",), origins=("o",))
        for text in ("There were two.", "There were three.")
    )
    disputed = Conflict(topic="number of boats", kind="number", resolution="open", variants=(two, three))
    changed = Conflict(topic="number of ferries", kind="number", resolution="update", variants=(two, three))

    def shown(*conflicts: Conflict) -> list[list[str]]:
        """In each format the titles and topics as they stand."""
        told = brief.model_copy(update={"conflicts": conflicts})
        part = re.compile(f"{title}|What changed|Number of boats|Number of ferries")
        return [part.findall(write(told)) for write in (brief_as_text, brief_as_markdown, brief_as_html)]

    both = [title, "Number of boats", "What changed", "Number of ferries"]
    assert shown(changed, disputed) == [both] * 3
    assert shown(disputed) == [both[:2]] * 3
    assert shown(changed) == [both[2:]] * 3


def test_a_refused_brief_says_so_and_why() -> None:
    text = brief_as_text(brief_of(Rejected(source="b.pdf", code="binary", detail="this is no text")))

    assert text == "No brief.\n\nNot used\n  b.pdf: this is no text\n"


def test_a_degraded_a_flagged_and_an_unguarded_brief_say_so() -> None:
    doubtful = writing("The mayor of Marl fled to Lund on Monday night.")
    degraded = services(drafter=FailingDrafter(), stand_in=ExtractiveDrafter())

    assert "written without it" in brief_as_text(brief_of(raw(), using=degraded))
    assert "[1] (not supported)" in " ".join(brief_as_text(brief_of(raw(), using=doubtful, guard="flag")).split())
    assert "the guard was off" in brief_as_text(brief_of(raw(), using=doubtful, guard="off"))


def test_a_sentence_that_other_articles_contradict_is_marked_and_counted() -> None:
    brief = brief_of(raw())
    disputed = brief.claims[0].verdict.model_copy(update={"codes": ("sources_disagree",)})
    first = brief.claims[0].model_copy(update={"verdict": disputed})
    brief = brief.model_copy(update={"claims": (first, *brief.claims[1:])})

    text, markdown = " ".join(brief_as_text(brief).split()), brief_as_markdown(brief)

    assert "[1] (supported, but other articles say otherwise)" in text
    assert "supported by its source; other articles say otherwise of 1. 1 article" in text
    assert "**(supported, but other articles say otherwise)**" in markdown


def _contradicted(**fields: str) -> Brief:
    """A brief whose first sentence its own article is said to contradict."""
    brief = brief_of(raw(**fields))
    article = brief.articles[0]
    quote = (article.text or "")[:4]
    against = Evidence(article_id=article.id, start=0, end=4, quote=quote, stance="refutes", score=1.0)
    verdict = brief.claims[0].verdict.model_copy(update={"codes": ("sources_disagree",), "evidence": (against,)})
    first = brief.claims[0].model_copy(update={"verdict": verdict})
    return brief.model_copy(update={"claims": (first, *brief.claims[1:])})


def test_who_says_otherwise_is_named_where_the_evidence_shows_it() -> None:
    named, brief = "supported, but flood says otherwise", _contradicted()

    assert named in " ".join(brief_as_text(brief).split())
    assert named in " ".join(brief_as_html(brief).split())


def test_the_name_of_who_says_otherwise_cannot_become_a_link_or_a_tag() -> None:
    brief = _contradicted(outlet="<b>[Post](http://evil.example)</b>")

    for written in (brief_as_markdown(brief), brief_as_html(brief)):
        assert "says otherwise" in written
        assert "<b>" not in written
    assert "[Post](http" not in brief_as_markdown(brief)


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_no_line_is_wider_than_a_terminal(folder: Path) -> None:
    text = brief_as_text(brief_of(*seed_articles(folder)), width=88)

    assert max(len(line) for line in text.splitlines()) <= 88


def test_a_brief_survives_the_way_through_json() -> None:
    brief = brief_of(*seed_articles(SEEDS[0]))

    assert Brief.model_validate_json(as_json(brief)) == brief


def test_a_brief_without_texts_has_none_and_is_still_a_brief() -> None:
    brief = brief_of(*seed_articles(SEEDS[0]))

    written = as_json(brief, texts=False)

    assert all("text" not in item for item in json.loads(written)["articles"])
    assert Brief.model_validate_json(written).claims == brief.claims


async def test_facts_are_listed_with_the_articles_that_state_them() -> None:
    report = await facts([raw(outlet="Post", published="2025")], services())

    text = " ".join(facts_as_text(report).split())

    assert text.startswith("The river Oster flooded the town of Marl on Sunday")
    assert text.count("(Post: flood, 2025)") == 4
