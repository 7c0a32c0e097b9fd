"""What words mean to one another, by WordNet and by our own tables."""

import os
import subprocess
import sys

import pytest

from summarizer.language.inflection import Pos
from summarizer.language.lexicon import Lemma, are_antonyms, are_synonyms, entry, lemmas_of
from tests.needs import ROOT


def bases(form: str) -> list[str]:
    return [f"{lemma.word} {lemma.pos}" for lemma in lemmas_of(form)]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("went", "go v"),
        ("said", "say v"),
        ("left", "leave v"),
        ("was", "be v"),
        ("found", "find v"),
        ("fell", "fall v"),
        ("men", "man n"),
        ("children", "child n"),
        ("crises", "crisis n"),
        ("worst", "bad a"),
        ("attacks", "attack v"),
        ("countries", "country n"),
        ("decided", "decide v"),
        ("planned", "plan v"),
        ("stopping", "stop v"),
        ("carried", "carry v"),
        ("bombing", "bomb v"),
        ("larger", "large a"),
        ("biggest", "big a"),
        ("people", "people n"),
        ("filled", "fill v"),  # neither "fil" nor the American spelling of "filed"
        ("organised", "organize v"),
        ("colours", "color n"),
        ("travelled", "travel v"),
        ("centres", "center n"),
        ("defences", "defense n"),
        ("turned down", "turn down v"),
        ("took place", "take place v"),
        ("Minister’s", "minister n"),
        ("airstrikes", "airstrike n"),
    ],
)
def test_the_commonest_base_form_comes_first(form: str, first: str) -> None:
    assert bases(form)[0] == first


def test_every_part_of_speech_that_a_form_may_be_is_told() -> None:
    assert bases("left") == ["leave v", "left a", "left n", "left r"]
    assert lemmas_of("decided") == (Lemma("decide", "v", 133), Lemma("decided", "a", 0))


@pytest.mark.parametrize("form", ["Ukraine", "Kyiv", "Norline", "us", "", " ", "’s", "xqz", "12", "naïvetés"])
def test_names_and_what_is_no_word_have_no_base_form(form: str) -> None:
    assert lemmas_of(form) == ()


@pytest.mark.parametrize("word", ["ukraine", "paris", "wents", "", "went", "#", "a\tb", "zzz"])
def test_what_is_no_base_form_has_no_entry(word: str) -> None:
    assert entry(word) is None


def test_an_entry_tells_how_often_the_word_is_what_and_what_class_it_is_of() -> None:
    march = entry("march")

    assert march is not None
    assert march.counts == {"v": 36, "n": 23}  # the month is written with a capital and does not count
    assert march.classes == {"v": "motion", "n": "act"}
    assert march.frames == {"transitive", "intransitive"}


@pytest.mark.parametrize(
    ("noun", "its_class"),
    [("minister", "person"), ("government", "group"), ("region", "place"), ("week", "time"), ("dozen", "quantity")],
)
def test_nouns_tell_persons_groups_and_places_apart(noun: str, its_class: str) -> None:
    known = entry(noun)

    assert known is not None
    assert known.classes["n"] == its_class


@pytest.mark.parametrize("verb", ["say", "announce", "deny", "believe"])
def test_a_verb_that_takes_a_clause_says_so(verb: str) -> None:
    known = entry(verb)

    assert known is not None
    assert "that" in known.frames


@pytest.mark.parametrize(
    ("one", "other", "pos"),
    [
        ("begin", "start", "v"),
        ("buy", "purchase", "v"),
        ("assault", "attack", "n"),
        ("doctor", "physician", "n"),
        ("reject", "turn down", "v"),
        ("happen", "take place", "v"),
        ("organise", "organize", "v"),
        ("lawmaker", "mp", "n"),  # from here on by our own table
        ("talk", "negotiation", "n"),
        ("approximately", "about", "r"),
        ("need", "require", "v"),
        ("big", "big", "a"),
    ],
)
def test_synonyms_go_both_ways(one: str, other: str, pos: Pos) -> None:
    assert are_synonyms(one, other, pos)
    assert are_synonyms(other, one, pos)


@pytest.mark.parametrize(
    ("one", "other", "pos"),
    [("kill", "die", "v"), ("car", "vehicle", "n"), ("murder", "kill", "v"), ("rise", "climb", "a"), ("x", "y", "n")],
)
def test_words_that_differ_are_no_synonyms(one: str, other: str, pos: Pos) -> None:
    assert not are_synonyms(one, other, pos)


def test_synonyms_of_rare_senses_can_be_left_out() -> None:
    assert are_synonyms("kill", "defeat", "v")  # as a bill
    assert not are_synonyms("kill", "defeat", "v", within=1)


@pytest.mark.parametrize(
    ("word", "kind", "pos"),
    [("car", "vehicle", "n"), ("murder", "kill", "v"), ("march", "walk", "v"), ("taxi", "car", "n")],
)
def test_a_kind_is_above_its_word_and_not_below(word: str, kind: str, pos: Pos) -> None:
    known, above = entry(word), entry(kind)

    assert known is not None
    assert above is not None
    assert kind in known.hypernyms(pos)
    assert word not in above.hypernyms(pos)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rise", "fall"),
        ("win", "lose"),
        ("accept", "reject"),
        ("open", "close"),
        ("arrive", "leave"),
        ("guilty", "innocent"),
        ("victory", "defeat"),
        ("confirm", "deny"),  # from here on by our own table
        ("approve", "block"),
        ("arrest", "release"),
        ("hire", "fire"),
        ("support", "oppose"),
        ("turn down", "accept"),
        ("pro-government", "anti-government"),
    ],
)
def test_antonyms_go_both_ways(one: str, other: str) -> None:
    assert are_antonyms(one, other)
    assert are_antonyms(other, one)


@pytest.mark.parametrize(("one", "other"), [("before", "after"), ("rise", "climb"), ("say", "say"), ("x", "y")])
def test_words_that_deny_nothing_are_no_antonyms(one: str, other: str) -> None:
    assert not are_antonyms(one, other)


def test_antonyms_may_be_asked_of_one_part_of_speech() -> None:
    assert are_antonyms("open", "close", "v")
    assert not are_antonyms("open", "close", "n")


def test_an_adjective_does_not_deny_the_antonym_of_a_similar_one() -> None:
    assert not are_antonyms("scorching", "cold")


def family_of(word: str) -> set[str]:
    known = entry(word)
    return {other for other, _ in known.derived} if known else set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("invade", "invasion"),
        ("decide", "decision"),
        ("resign", "resignation"),
        ("destroy", "destruction"),
        ("elect", "election"),
        ("quick", "quickly"),
        ("economy", "economic"),
        ("legislate", "legislator"),
        ("sell", "sale"),  # from here on by our own table
        ("strong", "strength"),
        ("appoint", "appointment"),
    ],
)
def test_families_go_both_ways(one: str, other: str) -> None:
    assert other in family_of(one)
    assert one in family_of(other)


@pytest.mark.parametrize(("one", "other"), [("invade", "evasion"), ("win", "wind"), ("x", "y")])
def test_words_that_only_look_alike_are_no_family(one: str, other: str) -> None:
    assert other not in family_of(one)


def test_importing_reads_no_table_and_the_first_look_up_reads_each_once() -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from summarizer.language.lexicon import entry
before = [name for name in opened if name.endswith(".txt")]
entry("rise"), entry("fall"), entry("nosuch")
print(before, sorted(name.replace(chr(92), '/').rpartition('/')[2] for name in opened if name.endswith(".txt")))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
    )

    assert done.stdout.strip() == "[] ['equivalents.txt', 'families.txt', 'opposites.txt', 'wordnet.txt']"
