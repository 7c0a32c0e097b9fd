"""What the embedded drafter chooses, and in what order."""

from itertools import groupby

import pytest

from summarizer.drafters.extractive import ExtractiveDrafter
from summarizer.ports import Draft
from tests.builders import FERRY, FLOOD, brief_of, done, parsed, raw, story_of
from tests.growth import SQUARE, Work, growth

RETOLD = (
    "Three days of rain ended with a flood in the town of Marl when the river Oster rose on Sunday. "
    "Cows were seen on the roof of the Gasthof Adler, a guest house by the bridge."
)


def _draft(*texts: str, words: int = 220) -> Draft:
    return done(ExtractiveDrafter().draft(story_of(*texts), words=words))


def test_what_several_origins_say_comes_before_what_one_says() -> None:
    (claim,) = _draft(FLOOD, RETOLD, words=20).claims

    assert "river Oster" in claim.text


def test_the_same_news_is_not_told_twice() -> None:
    told = [claim.text for claim in _draft(FLOOD, FLOOD.replace("on Sunday", "on Sunday evening")).claims]

    assert sum("flooded the town of Marl" in text for text in told) == 1


def test_names_alone_make_no_repetition_of_a_sentence_with_a_new_figure() -> None:
    protest = "Lund Rovers have protested against the Harbour Cup final with Marl Athletic."
    result = "Marl Athletic beat Lund Rovers 2-1 after extra time in the Harbour Cup final on Saturday."

    story = story_of(parsed(result, published="2025-03-01"), parsed(protest, published="2025-03-02"))

    told = [claim.text for claim in done(ExtractiveDrafter().draft(story, words=60)).claims]

    assert told == [protest, result]


def test_one_event_is_not_told_twice_in_quite_other_words() -> None:
    forbade = (
        "Passengers would have paid more and found fewer crossings every winter, the Harbour Board of Lund explained "
        "when it forbade Norline to swallow its smaller rival Oster Lines for 640 million crowns."
    )
    prohibited = (
        "At noon the Harbour Board of Lund prohibited Norline from buying Oster Lines for {} million crowns, a "
        "purchase on which lawyers, bankers and two governors had worked since autumn."
    )
    voted = "The town of Marl voted for Mayor Dana Voss on Wednesday, when nine more ferries left for Lund."

    def told(millions: int) -> int:
        draft = _draft(
            f"{voted} {prohibited.format(millions)}", f"{forbade} Rain fell all night on the town of Marl."
        )
        return sum("Oster Lines" in claim.text for claim in draft.claims)

    assert (told(640), told(9)) == (1, 2)  # a small figure may meet another by chance, and here it is another


def test_a_brief_opens_with_the_opening_of_an_article() -> None:
    openings = {text.split(". ")[0] + "." for text in (FLOOD, FERRY)}

    assert _draft(FLOOD, FERRY).claims[0].text in openings


PAY = "the pay of the 900 drivers of Marl Transport"
STRIKE = f"Drivers of Marl Transport began a strike over {PAY} on Monday. Trams stood still all day in Marl."
DEAL = f"Marl Transport and its drivers signed a deal on {PAY} on Thursday. Trams ran again at noon in Marl."
FEATURE = (
    "The banners are down, the trams run, and the town can turn to a question that nobody has answered in all"
    f" these weeks: who pays? A note on {PAY} puts the cost of the deal at 13 million crowns. Trams of Marl are late."
)


def test_a_brief_opens_with_the_news_of_the_latest_day_and_with_no_later_feature() -> None:
    days = ("2025-05-05", "2025-05-08", "2025-05-09")
    articles = [parsed(text, published=day) for text, day in zip((STRIKE, DEAL, FEATURE), days, strict=True)]

    told = done(ExtractiveDrafter().draft(story_of(*articles), words=220))

    assert told.claims[0].text.startswith("Marl Transport and its drivers signed a deal")


def test_what_was_before_the_news_has_less_room_than_the_news() -> None:
    old = "In 2009 a fire at the mill of Marl killed 40 people of the town and burned all 12 houses by the river."
    new = "A fire at the mill of Marl on Sunday killed 40 people of the town and burned all 12 houses by the river."
    article = parsed(f"Fires have struck the mill of Marl again. {old} {new}", published="2025-05-06")

    told = done(ExtractiveDrafter().draft(story_of(article), words=30))

    assert not any("2009" in claim.text for claim in told.claims)


def test_every_claim_cites_the_fact_it_is() -> None:
    story = story_of(FLOOD, FERRY)

    claims = done(ExtractiveDrafter().draft(story, words=220)).claims

    assert len(claims) > 1
    assert [[story.fact_by_id[id_].text for id_ in claim.citations] for claim in claims] == [
        [claim.text] for claim in claims
    ]


def test_nothing_is_written_where_nothing_fits() -> None:
    assert _draft(FLOOD, words=3) == Draft(headline=None, claims=(), least_words=9)


def test_trading_sentences_never_loses_what_the_first_choice_covered() -> None:
    few, many = (len(_draft(FLOOD, RETOLD, FERRY, words=words).claims) for words in (40, 200))

    assert 0 < few < many


def test_the_lead_is_the_opening_whose_words_most_origins_share() -> None:
    odd = "Cows stood on the roof of a guest house by the bridge in the morning. The river Oster flooded Marl."

    assert _draft(odd, FLOOD, RETOLD).claims[0].text.startswith(("The river Oster", "Three days of rain"))


def test_what_the_lead_has_named_is_told_by_its_bare_name_and_never_before_it() -> None:
    known = "The fire was put out at noon on Monday after 300 people had left their houses on Hill Road."
    lead = "A fire destroyed nine houses in the town of Marl on Sunday, the mayor said. "
    other = "A truck destroyed nine fences in the town of Marl on Sunday, the mayor said. "

    with_lead = [claim.text for claim in _draft(lead + known).claims]
    without = [claim.text for claim in _draft(other + known).claims]

    assert with_lead == [lead.strip(), known]
    assert known not in without


def test_what_happens_in_the_lead_is_known_by_its_noun() -> None:
    known = "The agreement, reached after nine hours of talks in Lund, rules out new fences before 2029."
    lead, other = (
        f"Marl and Lund {verb} on Sunday to share the cost of the bridge. " for verb in ("agreed", "hoped")
    )

    assert [claim.text for claim in _draft(lead + known).claims] == [lead.strip(), known]
    assert known not in [claim.text for claim in _draft(other + known).claims]


LED = "Marl and Lund hoped on Tuesday for an end of the quarrel about their bridge, the mayor of Marl said."
OFFERED = "Norline offered Marl and Lund a lease of nine years for an older bridge at a hearing in Tarn."
LEASE = "The lease, on paper since May, would cost Marl and Lund 40,000 euros a year."


def _told_of_the_lease(*reports: tuple[str, str]) -> list[str]:
    """What is told of these sentences of days in May, each far down in an article of its own, beside the lead."""
    articles = [parsed(LED, published="2024-05-07")]
    for number, (text, day) in enumerate(reports):
        before = ["Nine lorries waited all day.", "A truck hit a fence in Tarn. Rain fell there for hours."][number]
        articles.append(parsed(f"{before} {text}", published=f"2024-05-{day}", outlet=f"No. {number}"))
    claims = done(ExtractiveDrafter().draft(story_of(*articles), words=220)).claims
    return [claim.text for claim in claims if "lease" in claim.text]


def test_a_thing_is_spoken_of_once_its_day_has_told_of_it() -> None:
    assert _told_of_the_lease((OFFERED, "06"), (LEASE, "06")) == [OFFERED, LEASE]
    assert _told_of_the_lease((OFFERED.replace("a lease of", "ferries for"), "06"), (LEASE, "06")) == []
    assert _told_of_the_lease((LEASE, "06"), (OFFERED, "06")) == [OFFERED]
    assert _told_of_the_lease((OFFERED, "05"), (LEASE, "06")) == [OFFERED]


def test_a_thing_of_which_much_is_told_waits_for_the_sentence_that_tells_of_it() -> None:
    dull = "Norline offered a lease of nine years at a hearing in Tarn."
    news = "The lease, on paper since May, gives Dana Voss, Ida Kron and Ole Roe nine ferries and twelve barges."

    assert _told_of_the_lease((dull, "06"), (news, "06")) == [dull, news]


def test_what_it_is_is_not_left_to_the_sentence_that_happens_to_stand_before() -> None:
    offered = OFFERED.replace("Norline", "The operator Norline")
    ferry, it = (f"The operator says {what} was in Lund without a lease for 40,000 hours." for what in ("Ole", "it"))

    assert _told_of_the_lease((offered, "06"), (ferry, "06")) == [offered, ferry]
    assert _told_of_the_lease((offered, "06"), (it, "06")) == [offered]


def test_what_happened_first_is_told_though_only_the_first_day_tells_it() -> None:
    first = "Masked men broke into the museum of Marl before dawn and left with two cups of gold and a painting. "
    rest = "A guard pressed the alarm in the cellar. Nobody else was near the museum of Marl at that hour. "
    later = (
        "The mayor of Marl, Dana Voss, promised new locks for every museum of the town on Wednesday. "
        "Voss said the locks would cost 40,000 euros. The council of Marl votes on the locks next week. "
    )
    another = (
        "Mayor Dana Voss has promised new locks for each museum of the town of Marl. The council votes next week. "
    )

    def told(day: str) -> bool:
        articles = [
            parsed(first + rest, published=day, outlet="One"),
            parsed(later, published="2024-05-08", outlet="Two"),
            parsed(another, published="2024-05-08", outlet="Three"),
        ]
        draft = done(ExtractiveDrafter().draft(story_of(*articles), words=40))
        return any(claim.text.startswith("Masked men") for claim in draft.claims)

    assert (told("2024-05-05"), told("2024-05"), told("2024-05-08")) == (True, False, False)


def test_how_things_stood_on_an_earlier_day_counts_less_than_what_happened() -> None:
    closing = "The bridge at Marl was closed on Monday after a barge had struck it."
    state = "Norline wants nine lorries to cross the bridge in Marl this week."
    event = "Norline drove nine lorries over the bridge in Tarn this week."
    newer = "The council of Marl voted on Wednesday to rebuild the bridge in steel."

    def told(*sentences: str) -> list[str]:
        first = parsed(" ".join([closing, *sentences]), published="2024-05-06", outlet="One")
        later = parsed(newer, published="2024-05-08", outlet="Two")
        draft = done(ExtractiveDrafter().draft(story_of(first, later), words=40))
        return [claim.text for claim in draft.claims]

    assert told(state, event) == [newer, closing, event]
    assert told(event, state) == [newer, closing, event]


def test_how_things_stand_in_an_article_of_no_known_day_gives_way_beside_dated_ones() -> None:
    state = "Norline has nine lorries waiting at the bridge in Marl for repairs."
    event = "Norline sold a boat in Tarn."
    dated = "The council of Marl voted on Wednesday to rebuild the bridge in steel."

    def told(state_day: str | None) -> list[str]:
        articles = [
            parsed(f"{dated} {event}", published="2024-05-08", outlet="One"),
            parsed(f"It was a long night in Marl. {state}", published=state_day, outlet="Two"),
        ]
        draft = done(ExtractiveDrafter().draft(story_of(*articles), words=25))
        return [claim.text for claim in draft.claims]

    assert told("2024-05-08") == [dated, state]
    assert told(None) == [dated, event]


def test_the_opening_is_the_first_statement_whatever_stands_above_it() -> None:
    newest = "By our correspondent in Marl\n\nThe river Oster flooded the town of Marl again on Tuesday."
    story = story_of(parsed(FLOOD, published="2025-03-03"), parsed(newest, published="2025-03-04"))

    claims = done(ExtractiveDrafter().draft(story, words=220)).claims

    assert claims[0].text == "The river Oster flooded the town of Marl again on Tuesday."


def test_a_brief_of_which_no_opening_reads_alone_begins_with_another_statement_and_no_quotation() -> None:
    text = (
        "It took them all night to find out. “We saw the river Oster come down the street,” said Dana Voss. "
        "The river Oster flooded 40 houses in the town of Marl on Sunday."
    )

    assert _draft(text).claims[0].text.startswith("The river Oster flooded 40 houses")


@pytest.mark.parametrize(
    "text",
    [
        "The river flooded Marl on Sunday, and forty people were moved.",
        "The company cut 400 jobs on Monday, it said.",
        "Norline cut 400 jobs on Monday, it said.",
    ],
)
def test_a_sentence_that_is_all_there_is_makes_a_brief(text: str) -> None:
    assert [claim.text for claim in _draft(text).claims] == [text]


def test_a_sentence_about_a_person_who_is_never_named_makes_none() -> None:
    assert not _draft("He cut 400 jobs on Monday, she said.").claims


def test_the_newest_day_is_told_first_and_then_each_day_as_it_came() -> None:
    days = {
        "2025-03-03": "Fire crews took 1,200 people out of Marl to a school. Norline ran no ferries to Lund.",
        "2025-03-04": "The river Oster left the town of Marl on Tuesday. Cows are missing in Venn, a farmer said.",
        "2025-03-02": "The river Oster flooded the town of Marl on Sunday. The bridge at Venn fell at four o'clock.",
    }
    articles = [parsed(text, published=day) for day, text in days.items()]
    published = {each.id: each.article.published for each in articles}
    story = story_of(*articles)

    told = done(ExtractiveDrafter().draft(story, words=220)).claims

    cited = [story.fact_by_id[claim.citations[0]] for claim in told]
    runs = [day for day, _ in groupby(published[fact.spans[0].article_id] for fact in cited)]
    assert runs == ["2025-03-04", "2025-03-02", "2025-03-03"]
    assert len(cited) > len(runs)


@pytest.mark.parametrize("swapped", [False, True])
def test_of_two_as_good_the_later_report_is_told(*, swapped: bool) -> None:
    details = ["Dana Voss paid 300 crowns to the rowing guild.", "Ida Kron gave 400 crowns to the church choir."]
    older, newer = reversed(details) if swapped else details
    monday = f"A storm closed the port of Lund on Monday. {older}"
    tuesday = f"The port of Lund opened again on Tuesday after the storm. {newer}"

    brief = brief_of(
        raw(monday, source="a.txt", published="2025-03-03"),
        raw(tuesday, source="b.txt", published="2025-03-04"),
        words=30,
    )

    told = [claim.text for claim in brief.claims]
    assert newer in told
    assert older not in told


def test_one_who_is_described_again_and_again_costs_no_square() -> None:
    told = "The river rose on Sunday. “We lost all,” said José Voss, a baker. Mayor Ada Kron spoke of 200 homes. "

    def drafting(times: int) -> Work:
        story = story_of(told * times)
        return lambda: done(ExtractiveDrafter().draft(story, words=220))

    assert growth(drafting, 250) < SQUARE
