"""Verdicts of the embedded verifier."""

from collections.abc import Iterator

import pytest

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules import verifier
from summarizer.verifiers.rules.evidence import Support
from summarizer.verifiers.rules.verifier import RuleVerifier
from tests.builders import FERRY, FLOOD, claim, done, parsed, story_of, verdict_on
from tests.growth import SQUARE, Work, growth

BRIDGE = (
    "The bridge at Aldby will stay shut until May, the transport ministry said on Monday. "
    "“We will not open a bridge that we do not trust,” Minister Ida Kron told reporters. "
    "Repairs will cost €40 million, about 12 percent of the yearly budget for roads. "
    "An inspector found 31 cracks in the northern tower in February."
)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Aldby will stay shut until May.",
        "The transport ministry said on Monday that the bridge at Aldby will stay shut until May.",
        "Repairs will cost €40 million.",
        "Thirty-one cracks were found in the northern tower by an inspector in February.",
        "An inspector found 31 cracks in the northern tower in February.",
    ],
)
def test_what_an_article_says_is_supported_by_the_sentence_that_says_it(text: str) -> None:
    found = verdict_on(text, BRIDGE, FERRY)

    assert (found.label, found.codes) == ("supported", ())
    assert found.evidence
    assert {(item.quote, item.stance) for item in found.evidence} == {
        (BRIDGE[item.start : item.end], "supports") for item in found.evidence
    }


@pytest.mark.parametrize(
    "text",
    [
        "“We will not open a bridge that we do not trust,” Minister Ida Kron told reporters.",
        '"We will not open a bridge that we do not trust," Minister Ida Kron told reporters.',
        "‘We will not open a bridge that we do not trust,’ Minister Ida Kron told reporters.",
        "Minister Ida Kron told reporters: “We will not open a bridge ... we do not trust.”",
        "Minister Ida Kron told reporters: “we will not […] open a bridge that we do not trust”.",
    ],
)
def test_a_quote_stands_verbatim_whatever_the_shape_of_its_marks(text: str) -> None:
    assert verdict_on(text, BRIDGE).label == "supported"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("“We will never open a bridge that we do not trust,” Minister Ida Kron told reporters.", "quote_altered"),
        ("“The ministry has nothing to hide,” Minister Ida Kron told reporters of the bridge.", "quote_fabricated"),
        ("An inspector found 13 cracks in the northern tower in February.", "number_mismatch"),
        ("Repairs will cost €45 million, about 12 percent of the budget for roads.", "number_mismatch"),
        ("Repairs will cost $40 million, about 12 percent of the budget for roads.", "unit_mismatch"),
        ("Minister Omar Haddad said the bridge at Aldby will stay shut until May.", "name_unsupported"),
        ("Ferries will carry commuters for nothing all summer.", "no_evidence"),
    ],
)
def test_what_no_article_says_is_not_supported_and_named_for_what_is_wrong(text: str, code: Code) -> None:
    found = verdict_on(text, BRIDGE)

    assert found.label != "supported"
    assert code in found.codes


def test_a_claim_the_articles_have_otherwise_is_refuted_by_the_sentence_that_has_it() -> None:
    found = verdict_on("Repairs will cost $40 million, about 12 percent of the yearly budget for roads.", BRIDGE)

    assert found.label == "refuted"
    assert [(item.quote, item.stance) for item in found.evidence] == [
        ("Repairs will cost €40 million, about 12 percent of the yearly budget for roads.", "refutes")
    ]


def test_a_claim_without_evidence_shows_none() -> None:
    assert verdict_on("Ferries will carry commuters for nothing all summer.", BRIDGE).evidence == ()


def test_a_country_is_the_same_with_and_without_its_dots() -> None:
    assert verdict_on("The U.S. fleet left on Monday.", "The US fleet left on Monday.").label == "supported"


async def test_a_claim_that_its_citation_does_not_hold_is_not_supported_by_another_article() -> None:
    story = story_of(FLOOD, BRIDGE)
    shut = next(fact for fact in story.facts if "stay shut" in fact.text)
    cracks = next(fact for fact in story.facts if "cracks" in fact.text)

    right, wrong = await RuleVerifier().verify([claim(shut.text, shut), claim(shut.text, cracks)], story)

    assert (right.label, right.codes) == ("supported", ())
    assert (wrong.label, wrong.codes) == ("not_enough_evidence", ("citation_lacks_it",))


async def test_a_citation_of_nothing_we_know_is_not_supported() -> None:
    story = story_of(BRIDGE)
    unknown = claim(story.facts[0].text).model_copy(update={"citations": ("0123456789abcdef",)})

    (found,) = await RuleVerifier().verify([unknown], story)

    assert found.label == "not_enough_evidence"


@pytest.mark.parametrize("text", ["...", "“”", "—", "?!", "“...”"])
def test_a_claim_of_marks_alone_is_supported_by_nothing(text: str) -> None:
    assert verdict_on(text, BRIDGE).label == "not_enough_evidence"


def test_a_claim_of_ten_thousand_words_is_not_supported_and_costs_no_square() -> None:
    def checking(words: int) -> Work:
        text = " ".join(f"word{number % 3000} bridge" for number in range(words // 2))
        return lambda: verdict_on(text, BRIDGE, FLOOD)

    assert verdict_on("word bridge " * 5_000, BRIDGE, FLOOD).label == "not_enough_evidence"
    assert growth(checking, 5_000) < SQUARE


@pytest.mark.parametrize("article", ["{}", "The ferry Alma ran aground on Tuesday. {} Nobody was hurt."])
def test_a_claim_in_another_language_is_not_supported_though_an_article_has_it_word_for_word(article: str) -> None:
    german = "Die Fähre Alma verlor am Dienstag vor Skerry Point ihr Ruder."

    found = verdict_on(german, article.format(german))

    assert (found.label, found.codes) == ("not_enough_evidence", ("language_unsupported",))


async def test_a_check_that_breaks_costs_its_own_claim_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_on_cracks(sentence: ParsedSentence, _support: Support, _story: Story) -> Iterator[Code]:
        if "cracks" in sentence.text:
            raise RuntimeError("broken check")
        yield from ()

    monkeypatch.setattr(verifier, "VERBATIM", (*verifier.VERBATIM, breaks_on_cracks))
    story = story_of(BRIDGE)

    verdicts = await RuleVerifier().verify([claim(fact.text, fact) for fact in story.facts], story)

    assert [(found.label, found.codes) for found in verdicts[-2:]] == [
        ("supported", ()),
        ("not_enough_evidence", ("verifier_failed",)),
    ]


async def test_verdicts_stand_in_the_order_of_the_claims() -> None:
    story = story_of(BRIDGE)
    claims = [claim("Ferries are free all summer long."), *(claim(fact.text, fact) for fact in story.facts)]

    labels = [found.label for found in await RuleVerifier().verify(claims, story)]

    assert labels == ["not_enough_evidence", *["supported"] * len(story.facts)]


def test_a_quote_that_is_never_closed_is_still_checked() -> None:
    assert verdict_on("Mayor Dana Voss said: “The water came faster than anyone expected", FLOOD).label == "supported"
    made_up = verdict_on("Mayor Dana Voss said of the flood in Marl: “The river came slower than anyone", FLOOD)
    assert {"quote_altered", "quote_fabricated"} & set(made_up.codes)


@pytest.mark.parametrize("marks", ["«»", "„“", "“”", '""'])
def test_a_made_up_quote_is_seen_in_any_marks(marks: str) -> None:
    claim = f"Mayor Dana Voss said of the water that {marks[0]}nobody could have stopped it{marks[1]}."

    assert "quote_fabricated" in verdict_on(claim, FLOOD).codes


def test_a_speaker_that_no_article_names_is_seen_at_the_start_of_a_sentence() -> None:
    claim = "Zorn said fire crews took 1,200 people to the school on Hill Road."

    assert verdict_on(claim, FLOOD).codes == ("name_unsupported",)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at Aldby will stay shut until June, the transport ministry said on Monday.",
        "The bridge at Aldby will stay shut until May, the transport ministry said on Friday.",
        "An inspector found 31 cracks in the northern tower in March.",
    ],
)
def test_a_day_or_month_that_no_evidence_has_is_seen(text: str) -> None:
    assert "date_mismatch" in verdict_on(text, BRIDGE).codes


def test_a_day_named_in_the_sentence_before_and_the_month_of_the_article_are_known() -> None:
    story = story_of(parsed(BRIDGE, published="2025-03-04"))

    def label_of(text: str) -> str:
        return done(RuleVerifier().verify([claim(text)], story))[0].label

    named_before = "Minister Ida Kron told reporters on Monday: “We will not open a bridge that we do not trust.”"
    of_the_article = "Repairs will cost €40 million, about 12 percent of the yearly budget for roads, in March."
    assert label_of(named_before) == "supported"
    assert label_of(of_the_article) == "supported"


FEUD = (
    "The council of Marl has not condemned the attack on the mill. "
    "Mayor Dana Voss said that she would welcome talks with the owners of the mill. "
    "Police never searched the house of the miller on Hill Road. "
    "Searchers did not find a trace of the missing boat."
)


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl has condemned the attack on the mill.",
        "Mayor Dana Voss said that she would not welcome talks with the owners of the mill.",
        "Mayor Dana Voss said that she wouldn’t welcome talks with the owners of the mill.",
        "Police searched the house of the miller on Hill Road.",
    ],
)
def test_a_denial_put_in_or_left_out_is_refuted_with_the_sentence_that_says_otherwise(text: str) -> None:
    found = verdict_on(text, FEUD)

    assert (found.label, found.codes) == ("refuted", ("negated",))
    assert {item.stance for item in found.evidence} == {"refutes"}


@pytest.mark.parametrize(
    "text",
    [
        "The council of Marl hasn't condemned the attack on the mill.",
        "Searchers could find no trace of the missing boat.",
        "Mayor Dana Voss would welcome talks with the owners of the mill.",
    ],
)
def test_a_denial_in_other_words_is_no_contradiction(text: str) -> None:
    assert verdict_on(text, FEUD).label == "supported"


TALK = (
    "“The water came faster than anyone expected,” said Mayor Dana Voss. "
    "Fire chief Olaf Bell said that the pumps had failed. "
    "Nobody in Marl had been warned of the flood."
)


def test_words_given_to_another_speaker_are_seen() -> None:
    found = verdict_on("“The water came faster than anyone expected,” said Olaf Bell.", TALK)

    assert "quote_misattributed" in found.codes
    assert found.label != "supported"


@pytest.mark.parametrize(
    "text",
    [
        "“The water came faster than anyone expected,” Voss said.",
        "Bell said that the pumps had failed.",
        "The pumps had failed, according to Olaf Bell.",
        "Nobody in Marl had been warned of the flood.",
    ],
)
def test_the_same_speaker_by_a_shorter_name_is_no_mismatch(text: str) -> None:
    assert "speaker_mismatch" not in verdict_on(text, TALK).codes
