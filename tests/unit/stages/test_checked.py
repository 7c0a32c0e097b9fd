"""What an editor reads of a check: labels, reasons, the words at fault, the evidence and the counts."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import pytest

from summarizer.domain import Article, CheckedClaim, CheckReport, CheckSummary, Code, Evidence, Label, Verdict
from summarizer.pipeline import check
from summarizer.stages.checked import check_as_text
from summarizer.stages.reasons import REASONS
from tests.builders import FLOOD, article, claim, raw, services

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_LISTS = re.compile(r"    (?:differs|article|in no article): .*\n(?:    (?!\S+: “).*\n)*")
MARK, RESET = "\x1b[1m\x1b[4m", "\x1b[0m"
DAM = "At least nine people were killed and 31 were missing on Tuesday after a gate gave way at the Corrin Dam."
WRONG = "At least nine people were killed and 43 were missing in June after a gate gave way at the Corrin Dam."
WIRE = article(DAM, title="Gate fails", outlet="Wire", published="2025-03-04")


def judged(
    text: str,
    label: Label = "refuted",
    codes: Sequence[Code] = (),
    quotes: Sequence[str] = (DAM,),
    *,
    against: str | None = None,
) -> CheckedClaim:
    """A claim with a verdict. All quotes are the wire's; `against` speaks against what the others support."""
    stance = "refutes" if label == "refuted" else "supports"
    told = [(quote, stance) for quote in quotes] + ([(against, "refutes")] if against else [])
    evidence = tuple(
        Evidence.model_validate(
            {"article_id": WIRE.id, "start": 0, "end": len(quote), "quote": quote, "stance": stance, "score": 1.0}
        )
        for quote, stance in told
    )
    verdict = Verdict(label=label, codes=tuple(codes), verifier="fake@1", score=0.0, evidence=evidence)
    return CheckedClaim(id="c", text=text, verdict=verdict)


def report_of(*claims: CheckedClaim, articles: Sequence[Article] = (WIRE,)) -> CheckReport:
    labels = Counter(each.verdict.label for each in claims)
    codes = Counter(code for each in claims for code in each.verdict.codes)
    counts = {label: labels[label] for label in get_args(Label)}
    summary = CheckSummary.model_validate({"claims": len(claims), "codes": codes, **counts})
    return CheckReport(claims=claims, articles=tuple(articles), rejected=(), summary=summary)


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_code_has_a_reason_of_its_own_in_a_few_plain_words() -> None:
    assert set(REASONS) == set(get_args(Code))
    assert len(set(REASONS.values())) == len(REASONS)
    for code, reason in REASONS.items():
        assert 3 <= len(reason.split()) <= 14, code
        assert "_" not in reason


def test_a_claim_is_shown_with_what_is_wrong_with_it_and_what_the_article_has() -> None:
    text = check_as_text(report_of(judged(WRONG, codes=["number_mismatch", "date_mismatch"])))

    assert text == (
        "REFUTED: At least nine people were killed and 43 were missing in June after a gate gave\n"
        "way at the Corrin Dam.\n"
        "    differs: 43, in June\n"
        "    article: 31, on Tuesday\n"
        "  - this is not the figure in the article (number_mismatch)\n"
        "  - this is not the date in the article (date_mismatch)\n"
        "    Wire: Gate fails, 4 March 2025: “At least nine people were killed and 31 were\n"
        "    missing on Tuesday after a gate gave way at the Corrin Dam.”\n"
        "\n"
        "0 of 1 sentence supported, 1 refuted\n"
        "Most often: this is not the figure in the article (1); this is not the date in the\n"
        "article (1)\n"
    )


def test_in_colour_the_words_are_marked_where_they_stand_and_not_listed() -> None:
    text = check_as_text(report_of(judged(WRONG, codes=["number_mismatch"])), colour=True)

    assert text.startswith("\x1b[31m\x1b[1mREFUTED\x1b[0m: At least nine")
    assert f"and {MARK}43{RESET} were missing {MARK}in June{RESET} after" in text
    assert f"and {MARK}31{RESET} were\n    missing {MARK}on Tuesday{RESET} after" in text
    assert "differs" not in text
    assert "article:" not in text


@pytest.mark.parametrize("width", [24, 40, 88])
def test_colour_changes_neither_a_word_nor_a_line_break(width: int) -> None:
    report = report_of(
        judged(WRONG, codes=["number_mismatch", "date_mismatch"]),
        judged("Mayor Dana Voss resigned in June.", "not_enough_evidence", ["no_evidence"], []),
        judged(DAM, "supported"),
    )

    plain = check_as_text(report, width=width)

    assert _COLOUR.sub("", check_as_text(report, width=width, colour=True)) == _LISTS.sub("", plain)


def test_a_mark_that_wraps_is_underlined_word_by_word_and_not_in_the_margin() -> None:
    moved = judged("Nine people left Velm in June.", quotes=["Nine people left Velm on 4 March 2025."])

    text = check_as_text(report_of(moved), width=36, colour=True)

    assert f"left Velm {MARK}on 4{RESET}\n    {MARK}March 2025{RESET}.”" in text


def test_plain_output_has_no_escape_codes_whatever_the_texts_hold() -> None:
    report = report_of(judged(f"\x1b[31m{WRONG}\x07\u202e\ufdd0", codes=["negated"], quotes=[f"\x1b[1m{DAM}"]))

    text = check_as_text(report)

    assert not set("\x1b\x07\u202e") & set(text)
    assert "differs: " in text


@pytest.mark.parametrize("colour", [True, False])
def test_nothing_is_marked_in_a_supported_claim(*, colour: bool) -> None:
    text = check_as_text(report_of(judged(WRONG, "supported")), colour=colour)

    assert "\x1b[4m" not in text
    assert "differs" not in text
    assert text.endswith("1 of 1 sentence supported\n")


def test_where_all_words_are_there_only_the_reason_is_shown() -> None:
    swapped = judged("Hask accused Morvay.", codes=["roles_swapped"], quotes=["Morvay accused Hask."])

    text = check_as_text(report_of(swapped))

    assert text.startswith(f"REFUTED: Hask accused Morvay.\n  - {REASONS['roles_swapped']} (roles_swapped)\n    Wire")
    assert "\x1b[4m" not in check_as_text(report_of(swapped), colour=True)


def test_only_of_a_refuted_claim_the_evidence_is_marked() -> None:
    text = check_as_text(report_of(judged(WRONG, "not_enough_evidence", ["number_mismatch"])))

    assert "    differs: 43, in June\n" in text
    assert "article:" not in text


def test_without_evidence_the_words_that_stand_in_no_article_are_listed() -> None:
    made_up = judged("Dana Voss resigned on Tuesday.", "not_enough_evidence", ["no_evidence"], [])

    assert "    in no article: Dana Voss resigned\n" in check_as_text(report_of(made_up))


@pytest.mark.parametrize("label", ["conflicting", "supported"])
def test_where_sources_disagree_both_sides_are_shown(label: Label) -> None:
    disputed = judged(DAM, label, ["sources_disagree"], [DAM, "Wednesday."], against="Forty were missing.")

    text = on_one_line(check_as_text(report_of(disputed)))

    assert f"Dam. - {REASONS['sources_disagree']} (sources_disagree) for: Wire: Gate fails" in text
    assert "against: Wire: Gate fails, 4 March 2025: “Forty were missing.”" in text
    assert "Wednesday" not in text


def test_a_long_claim_and_a_long_list_wrap() -> None:
    text = check_as_text(
        report_of(judged("Nine farmers " + "harvested barley and 77 potatoes, " * 30 + DAM)), width=60
    )

    assert max(map(len, text.splitlines())) <= 60
    assert re.search(r"    differs: farmers .*\n    \S", text)


def test_the_closing_lines_count_labels_and_name_the_three_commonest_reasons() -> None:
    codes: list[list[Code]] = [["negated", "stale"], ["negated"], ["stale"], ["exaggerated"], ["cause_invented"]]
    found = [judged(WRONG, "refuted", each) for each in codes]
    marked = judged(DAM, "supported", ["sources_disagree"])

    *_, counts, reasons = check_as_text(report_of(*found, marked, marked, marked), width=200).splitlines()

    assert counts == "3 of 8 sentences supported, 5 refuted"
    assert reasons == (f"Most often: {REASONS['negated']} (2); {REASONS['stale']} (2); {REASONS['exaggerated']} (1)")


async def test_a_check_shows_what_the_verifier_found() -> None:
    claims = [claim(FLOOD.split(". ")[0] + "."), claim("Fire crews took 1,300 people to the school on Hill Road.")]

    text = on_one_line(check_as_text(await check(claims, [raw(outlet="Post")], services())))

    assert f"SUPPORTED: {claims[0].text} Post: flood: “{claims[0].text}”" in text
    assert "differs: 1,300 article: 1,200" in text
    assert "(number_mismatch) Post: flood: “Fire crews took 1,200" in text
    assert "1 of 2 sentences supported, 1 refuted Most often: " in text


async def test_a_verdict_is_green_or_red() -> None:
    made_up = "The mayor of Marl fled to Lund on Monday night."
    report = await check([claim(FLOOD.split(". ")[0] + "."), claim(made_up)], [raw()], services())

    text = check_as_text(report, colour=True)

    assert "\x1b[32m\x1b[1mSUPPORTED\x1b[0m: The river" in text
    assert "\x1b[31m\x1b[1mNOT ENOUGH EVIDENCE\x1b[0m: The mayor" in text
