"""Figures that a later edition or a reprint of an article changes."""

from summarizer.extractors.rules import RuleExtractor
from summarizer.ports import Story
from summarizer.stages.cluster import cluster
from summarizer.stages.extract import extract
from summarizer.stages.reconcile import reconcile
from tests.builders import done, parsed
from tests.telling import MONDAY, TUESDAY

FIRST = (
    "A fire in the oil store at Skarn drove 1,200 people from their homes, the harbour office said. "
    "Mayor Dana Voss asked everybody to keep the windows shut until the wind had turned. "
    "The store holds 640 tonnes of oil and was built by Norline beside the old fish market of Skarn. "
    "Two schools near the store stayed closed and the ferry to Lund was late by an hour."
)
LATER = FIRST.replace("1,200", "1,700")


def _story(*dated: tuple[str, str]) -> Story:
    articles = cluster([parsed(text, published=day, outlet=f"Paper {at}") for at, (text, day) in enumerate(dated)])
    return reconcile(done(extract(articles, extractor=RuleExtractor())).facts, articles)


def test_a_later_edition_with_another_figure_is_an_update_and_no_copy() -> None:
    story = _story((FIRST, MONDAY), (LATER, TUESDAY))

    (conflict,) = story.conflicts
    assert (conflict.kind, conflict.resolution) == ("number", "update")
    assert ["1,200" in variant.text for variant in conflict.variants] == [True, False]
    old, new = (next(fact for fact in story.facts if figure in fact.text) for figure in ("1,200", "1,700"))
    assert (old.superseded_by, new.superseded_by) == (new.id, None)
    assert len({parsed.article.origin for parsed in story.articles}) == 1
    assert [parsed.article.duplicate_of for parsed in story.articles] == [None, None]


def test_a_reprint_of_the_same_day_with_another_figure_is_in_dispute_with_its_original() -> None:
    (conflict,) = _story((FIRST, MONDAY), (LATER, MONDAY)).conflicts

    assert conflict.resolution == "open"


def test_two_digits_exchanged_are_no_news() -> None:
    (conflict,) = _story((FIRST, MONDAY), (FIRST.replace("640", "460"), TUESDAY)).conflicts

    assert conflict.resolution == "open"


def test_a_reprint_with_other_words_and_the_same_figures_stays_a_copy() -> None:
    copy = FIRST.replace("the harbour office said", "said the harbour office")

    story = _story((FIRST, MONDAY), (copy, TUESDAY))

    assert [each.article.duplicate_of is None for each in story.articles].count(True) == 1
    assert story.conflicts == ()


def test_a_reprint_with_another_year_is_in_dispute_though_an_editor_has_put_it_in_other_words() -> None:
    first = f"{FIRST} The tower of the old market was built in 1873 and is climbed by some 9,000 people a year."
    copy = f"{FIRST} The landmark was built in 1837 and is climbed by some 9,000 people a year."

    (conflict,) = _story((first, MONDAY), (copy, TUESDAY)).conflicts

    assert (conflict.kind, conflict.resolution) == ("date", "open")
    assert len({parsed.article.origin for parsed in _story((first, MONDAY), (copy, TUESDAY)).articles}) == 1
