"""Who does what to whom in a sentence, how it is told, and what completes what."""

import pytest

from summarizer.language.clauses import Kind, Phrase, Predicate, Tense
from summarizer.language.parse import ParsedSentence, parse_sentence


def read(text: str, verb: str) -> tuple[ParsedSentence, Predicate]:
    """A sentence, and its predicate whose verb stands in it as this word."""
    sentence = parse_sentence(text)
    return sentence, next(each for each in sentence.clauses.predicates if sentence.words[each.verb].text == verb)


def texts(sentence: ParsedSentence, phrases: tuple[Phrase, ...]) -> list[str]:
    return [" ".join(word.text for word in sentence.words[phrase.start : phrase.end]) for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "verb", "denied"),
    [
        ("Voss did not leave Lund.", "leave", True),
        ("Voss has never left Lund.", "left", True),
        ("Voss hasn't left Lund.", "left", True),
        ("The ferry was not damaged.", "damaged", True),
        ("The pact does not rule out dismissals.", "rule", True),
        ("The ferry was damaged.", "damaged", False),
        ("Voss, who did not swim, left Lund.", "left", False),
    ],
)
def test_a_verb_is_denied_by_the_word_that_denies_it(text: str, verb: str, *, denied: bool) -> None:
    assert read(text, verb)[1].negated is denied


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Voss sold the mill.", "sold", "Voss"),
        ("The mayor of Marl sold the mill.", "sold", "The mayor"),
        ("After the vote in Marl, the council closed the mill.", "closed", "the council"),
        ("Voss said Bell had resigned.", "resigned", "Bell"),
        ("Voss said that the miller resigned.", "resigned", "the miller"),
        ("The council met and closed the mill.", "closed", "The council"),
        ("Norline, a ferry company, will close its yard.", "close", "Norline"),
        ("Dana Voss, who will close her yard, resigned on Monday.", "close", "Dana Voss"),
        ("Dana Voss, who will close her yard, resigned on Monday.", "resigned", "Dana Voss"),
        ("Ann Reed, director of Bright Water, which runs the plant, said it was safe.", "said", "Ann Reed"),
        ("Ann Reed, director of Bright Water, which runs the plant, said it was safe.", "runs", "Bright Water"),
        ("Dana Voss, who as head of the board is the employer of both, invited them.", "invited", "Dana Voss"),
        ("Norline, the firm that Dana Voss blames, said it would sue.", "said", "Norline"),
        ("Dana Voss, whom he freed on Tuesday, saying it was late, has gone home.", "gone", "Dana Voss"),
        ("Kelling, who has been in office since 2018, rang him.", "rang", "Kelling"),
        ("Silicon Valley Bank (SVB) grew to become the largest bank.", "grew", "Silicon Valley Bank"),
        ("The man arrested on Monday denied the charge.", "arrested", "The man"),
        ("The man arrested on Monday denied the charge.", "denied", "The man"),
        ("Built in 1900, the bridge was closed in May.", "Built", "the bridge"),
        ("The council asked Voss to leave.", "leave", "Voss"),
        ("Voss promised to leave.", "leave", "Voss"),
        ("Two guards are accused of taking bribes.", "taking", "Two guards"),
        ("The town accuses Norline of having sold the pier.", "sold", "Norline"),
        ("Voss and Bell left Lund.", "left", "Bell"),
        ("Voss and Bell left Lund.", "left", "Voss"),
        ("Families had each received a letter.", "received", "Families"),
        ("The pact also rules out dismissals.", "rules", "The pact"),
        ("The index fell by 1.6 percent on Monday.", "fell", "The index"),
        ("Voss told the Post on Monday, and the mayor left.", "left", "the mayor"),
    ],
)
def test_the_subject_is_whoever_does_it(text: str, verb: str, subject: str) -> None:
    sentence, predicate = read(text, verb)

    assert subject in texts(sentence, predicate.subject)


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("Voss sold the old mill in May.", "sold", ["the old mill"]),
        ("The council gave Voss the keys.", "gave", ["Voss", "the keys"]),
        ("Voss went to Lund on Monday.", "went", []),
        ("Voss said Bell had resigned.", "said", []),
        ("The dam that Norline built failed.", "failed", []),
        ("Voss left and Bell stayed.", "left", []),
    ],
)
def test_objects_stand_behind_their_verb(text: str, verb: str, objects: list[str]) -> None:
    sentence, predicate = read(text, verb)

    assert texts(sentence, predicate.objects) == objects


@pytest.mark.parametrize(
    ("text", "verb", "obliques"),
    [
        ("Voss went to Lund on Monday.", "went", ["to Lund", "on Monday"]),
        ("The mill was sold by Voss for 3 million euros.", "sold", ["by Voss", "for 3 million euros"]),
        ("Voss played with Bell and Reyl.", "played", ["with Bell", "with Reyl"]),
    ],
)
def test_prepositions_say_how_a_phrase_belongs_to_its_verb(text: str, verb: str, obliques: list[str]) -> None:
    sentence, predicate = read(text, verb)

    assert [f"{each.preposition} {texts(sentence, (each.phrase,))[0]}" for each in predicate.obliques] == obliques


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("Voss sold the mill.", "sold", "finite"),
        ("Voss, who sold the mill, left.", "sold", "relative"),
        ("Voss wants to sell the mill.", "sell", "infinitive"),
        ("The mill sold by Voss burned.", "sold", "reduced"),
        ("Two guards are accused of taking bribes.", "taking", "participle"),
        ("Two guards are accused of having taken bribes.", "taken", "participle"),
        ("The index fell by 1.6 percent on Monday.", "fell", "finite"),
    ],
)
def test_the_kind_of_clause_is_told_by_its_form(text: str, verb: str, kind: Kind) -> None:
    assert read(text, verb)[1].kind == kind


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("Voss sold the mill.", "sold", "past"),
        ("Voss has sold the mill.", "sold", "past"),
        ("Voss had each time sold the mill.", "sold", "past"),
        ("Voss sells the mill.", "sells", "present"),
        ("Voss is selling the mill.", "selling", "present"),
        ("Voss was selling the mill.", "selling", "past"),
        ("Voss will sell the mill.", "sell", "future"),
        ("Voss won't sell the mill.", "sell", "future"),
        ("Voss may sell the mill.", "sell", "none"),
        ("Some of those may be counted twice.", "counted", "none"),
    ],
)
def test_the_tense_is_that_of_the_verb_group(text: str, verb: str, tense: Tense) -> None:
    assert read(text, verb)[1].tense == tense


@pytest.mark.parametrize(
    ("text", "verb", "governor"),
    [
        ("Voss plans to sell the mill.", "sell", "plan"),
        ("Voss said that Bell had resigned.", "resigned", "say"),
        ("The town accuses Norline of planning the fire.", "planning", "accuse"),
        ("The town accuses Norline of having sold the pier.", "sold", "accuse"),
        ("Voss was willing to talk.", "talk", "be"),
        ("Voss left and Bell stayed.", "stayed", None),
    ],
)
def test_what_completes_a_verb_names_it(text: str, verb: str, governor: str | None) -> None:
    sentence, predicate = read(text, verb)
    lemma = None if predicate.governor is None else sentence.clauses.predicates[predicate.governor].lemma

    assert lemma == governor


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The mill was sold by Voss.", "sold", True),
        ("The mill has been sold.", "sold", True),
        ("The mill sold by Voss burned.", "sold", True),
        ("The mill burned.", "burned", False),
        ("Voss has sold the mill.", "sold", False),
    ],
)
def test_a_passive_is_told_from_a_perfect(text: str, verb: str, *, passive: bool) -> None:
    assert read(text, verb)[1].passive is passive


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Voss turned down the offer.", "turned", "turn down"),
        ("The pact rules out a strike.", "rules", "rule out"),
        ("Voss left Lund.", "left", "leave"),
        ("The talks went on.", "went", "go on"),
    ],
)
def test_a_particle_belongs_to_its_verb(text: str, verb: str, lemma: str) -> None:
    assert read(text, verb)[1].lemma == lemma


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The strike ended after talks on a pay rise.", {"strike", "talks", "pay", "rise"}),
        ("The planned vote on the will of the owner failed.", {"vote", "will", "owner"}),
        ("Workers strike to demand a raise.", {"Workers", "raise"}),
    ],
)
def test_a_word_that_may_be_a_verb_is_a_noun_inside_a_noun_phrase(text: str, nouns: set[str]) -> None:
    assert {token.word.text for token in parse_sentence(text).tokens if token.pos == "noun"} == nouns


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("A burning lamp set off the fire in Marl.", "set", "past"),
        ("Voss put off the sale of the mill.", "put", "past"),
        ("The council cut back on buses.", "cut", "past"),
        ("Thieves shut down the mill.", "shut", "past"),
    ],
)
def test_a_verb_that_is_a_noun_too_is_told_by_its_particle(text: str, verb: str, tense: Tense) -> None:
    sentence, predicate = read(text, verb)

    assert sentence.clauses.first == predicate
    assert predicate.tense == tense


def test_what_stands_behind_an_article_is_no_verb_for_its_particle() -> None:
    assert [each.bare for each in parse_sentence("The set up in the hall was sold.").clauses.predicates] == ["sell"]
