"""Ten reprints of one story are one origin."""

from itertools import permutations

from summarizer.language.parse import ParsedArticle
from summarizer.stages.cluster import cluster
from tests.builders import FERRY, FLOOD, parsed

WIRE = (
    "A goods train carrying grain left the rails near the village of Holm on Tuesday, blocking both tracks of the "
    "northern line. The driver was unhurt, the rail operator said. "
    "Cranes lifted the first of eleven wagons before dusk. "
    "Inspectors were looking at a cracked rail that had been due for repair in the spring. "
    "Trains to the coast will turn back at Aldby until Thursday at the earliest, the operator said."
)
REPRINT = "By our own staff.\n\n" + WIRE.rsplit(". ", 1)[0] + "."
REWRITE = (
    "A goods train carrying grain left the rails near the village of Holm on Tuesday, blocking both tracks of the "
    "northern line. Nobody was hurt in the crash, which woke half the village, according to people who live there. "
    "Inspectors were looking at a cracked rail that had been due for repair in the spring."
)
OWN_REPORT = (
    "Eleven wagons of wheat lay in a field outside Holm on Tuesday night after a train jumped the tracks. "
    "“I thought it was thunder,” said Ida Kron, who farms beside the line. "
    "The driver climbed out without a scratch. Passengers for the coast must change to buses at Aldby."
)


def origins(*articles: ParsedArticle) -> list[int]:
    """The origin of each article, as the number of the first article that has it."""
    found = [each.article.origin for each in cluster(articles)]
    return [found.index(origin) for origin in found]


def test_a_reprint_with_a_new_first_line_cut_short_is_a_copy_of_the_longer() -> None:
    reprint, wire = parsed(REPRINT, outlet="Gazette"), parsed(WIRE, outlet="Wire")

    placed = cluster([reprint, wire])

    assert [each.article.duplicate_of for each in placed] == [wire.id, None]
    assert placed[0].article.origin == placed[1].article.origin


def test_a_rewrite_of_a_wire_story_shares_its_origin_without_being_a_copy() -> None:
    placed = cluster([parsed(WIRE), parsed(REWRITE)])

    assert [each.article.duplicate_of for each in placed] == [None, None]
    assert placed[0].article.origin == placed[1].article.origin


def test_two_desks_on_one_event_are_two_origins() -> None:
    assert origins(parsed(WIRE), parsed(OWN_REPORT)) == [0, 1]


def test_a_line_both_desks_quote_makes_no_common_origin() -> None:
    shared = " The driver was unhurt, the rail operator said in a statement on Tuesday evening."

    assert origins(parsed(FLOOD + shared), parsed(FERRY + shared)) == [0, 1]


def test_other_names_on_one_text_prove_nothing() -> None:
    assert origins(parsed(WIRE, outlet="Post", title="Train"), parsed(WIRE, outlet="Gazette", title="Wheat")) == [
        0,
        0,
    ]


def test_a_chain_of_copies_has_one_original() -> None:
    first, second, third = parsed(WIRE), parsed(REPRINT), parsed(WIRE, outlet="Gazette")

    placed = {each.id: each.article.duplicate_of for each in cluster([first, second, third])}

    assert placed == {first.id: None, second.id: first.id, third.id: first.id}


def test_the_order_of_articles_of_different_length_decides_nothing() -> None:
    articles = [parsed(text) for text in (WIRE, REPRINT, REWRITE, OWN_REPORT)]
    placements = {
        frozenset((each.id, each.article.origin, each.article.duplicate_of) for each in cluster(order))
        for order in permutations(articles)
    }

    assert len(placements) == 1


def test_articles_come_back_in_the_order_they_were_given() -> None:
    articles = [parsed(text) for text in (REPRINT, FERRY, WIRE)]

    assert [each.id for each in cluster(articles)] == [each.id for each in articles]
