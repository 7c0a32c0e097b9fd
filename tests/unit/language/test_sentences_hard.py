"""Where a sentence ends when its marks mislead: abbreviations, quotations, lists, lost breaks."""

import pytest

from summarizer.language.parse import parse_text
from summarizer.language.sentences import paragraphs, split
from tests.growth import SQUARE, Work, growth

# An item is its sentences; joined by a space they are the text.
MISLEADING = [
    ["Roy Vance Jr. won the seat.", "His rival conceded."],
    ["The prize went to Roy Vance Jr.", "His rival conceded."],
    ["Roy Vance Sr. founded the firm.", "It has ten staff."],
    ["K. C. Ames wrote it.", "J. R. R. Holt drew the maps."],
    ["The maps are by J. R. R. Holt.", "They are old."],
    ["Gov. Ana Reyes and Sen. Max Poole met.", "Neither spoke."],
    ["Lt. Gen. Otto Krell resigned.", "Maj. Gen. Ina Voll took his place."],
    ["Lt. Gov. Sam Orr voted no.", "He left."],
    ["Rev. Paul Dane prayed.", "Hon. Judge Mills wept."],
    ["It was No. 10 on the list.", "No. 11 was worse."],
    ["The case of Orr vs. Lund opened.", "It was short."],
    ["Orr v. Lund opened on Monday.", "It was short."],
    ["The ferry to St. Marl sank.", "Nobody drowned."],
    ["Norvik Inc. said it would close.", "Staff protested."],
    ["Norvik Ltd. Chairman Ole Dahl quit.", "Nobody replaced him."],
    ["She works for Norvik Co.", "It makes pumps."],
    ["She works for Norvik Co. in Lund.", "It makes pumps."],
    ["He sued Norvik Inc.", "The company denied wrongdoing."],
    ["U.S. forces left the base.", "U.N. monitors stayed."],
    ["They arrived in the U.S.", "The trip took a week."],
    ["He is a U.S. Army officer.", "He is 40."],
    ["The U.S. and the E.U. agreed.", "The U.K. did not."],
    ["It happened in Washington D.C.", "Nobody saw it."],
    ["They met at 3 p.m. Tuesday.", "It rained."],
    ["They met at 3 p.m. on Tuesday.", "It rained."],
    ["The shop is open 9 a.m.-3 p.m. daily.", "It shuts on Sunday."],
    ["The shop is open from 9 a.m. to 3 p.m.", "It shuts on Sunday."],
    ["It cost $1.2 bn. on paper.", "It cost more in fact."],
    ["It cost 4.5 mln. euros.", "Nobody paid."],
    ["Sales rose 3.5% to 1.2 million.", "Costs fell .5%."],
    ["“What now?” she said.", "Nobody knew."],
    ["“What now?” the mayor said.", "Nobody knew."],
    ["“What now?” an aide to the mayor wondered.", "Nobody knew."],
    ["“Go away!” he said.", "They went."],
    ["“We won.”, she said.", "They left."],
    ["“We are done,” Orr said.", "“We go home.”"],
    ["“We tried. We failed. We go home,” Orr said.", "He left."],
    ['"We tried. We failed," Orr said.', "He left."],
    ["The plan (it has ten points) failed.", "Nobody cared."],
    ["The plan failed.", "(Nobody cared.)", "A new one came."],
    ["The plan failed (again).", "Nobody cared."],
    ["The plan [see p. 14] failed.", "Nobody cared."],
    ["See p. 14 of the report.", "See pp. 14-16 for more."],
    ["He said: “It is over.”", "He left."],
    ["Orr said: “It is over. We go home.”", "He left."],
    ["Yahoo! shares fell.", "Others rose."],
    ["Shares of Yahoo! fell 3 percent.", "Others rose."],
    ["The musical Oklahoma! opened.", "It was long."],
    ["Visit www.norvik.example/a.b?c=d for more.", "It is free."],
    ["Go to https://norvik.example.", "It is free."],
    ["Write to dana.voss@marl.example.", "She answers."],
    ["Mail dana.voss@marl.example today.", "She answers."],
    ["The firm had a good year.", "iPhone sales rose."],
    ["The firm had a good year.", "eBay fell."],
    ["He said , `` we go '' .", "She stayed ."],
    ["It happened.", "The next day it rained."],
    ["Orr said “no.”", "Lund said “yes.”"],
    ["1. The dam broke.", "2. The road is shut."],
    ["The dam broke – nobody knows why.", "It was old."],
    ["The dam broke — nobody knows why — at dawn.", "It was old."],
    ["— We go, he said.", "— Where? she asked."],
    ["Part II. of the plan failed.", "Part III. did not."],
    ["King Odo IV. of Marl died.", "He was 80."],
    ["World War II ended.", "Peace came."],
    ["Queen Ida II was crowned.", "King Odo III was not."],
    ["Vail et al. (2020) found so.", "Others did not."],
    ["Ships, e.g. ferries, sank.", "Others, i.e. tugs, did not."],
    ["It weighs 5 lbs. and is 3 ft. long.", "It is heavy."],
    ["It lies at 12 Mill St. in Marl.", "It is small."],
    ["He lives on Mill St.", "She lives in Lund."],
    ["The party won in Nov. 2020.", "It lost in Dec."],
    ["She has a Ph.D. in law.", "He has an M.A. from Marl."],
    ["Mrs. Orr and Messrs. Lund and Dahl met.", "They left."],
    ["Wait... what?", "Nobody knew."],
    ["“I …” he said.", "He stopped."],
    ["He paused ...", "Then he left.", "She stayed."],
    ["It was a “disaster.”", "Nobody cared."],
    ["It was a ‘disaster’.", "Nobody cared."],
    ["Is it “over”?", "Nobody knows."],
    ["Was it over?!", "Nobody knew."],
    ["Why?", "Because."],
    ["It rained in Marl, Lund, etc.", "Nobody cared."],
    ["Orr, Lund & Co. closed.", "It was old."],
    ["Adm. Ray Tull sailed.", "Cmdr. Bly stayed."],
    ["The Marl Dept. of Health said so.", "It was wrong."],
    ["It is a film by A. Orr.", "It is long."],
    ["Vitamin C. is good.", "It is cheap."],
    ["Asst. Chief Ann Poe drove.", "Det. Roe walked."],
    ["The law, Sec. 4, says so.", "Art. 5 does not."],
    ["The Rt. Hon. Ina Orr spoke.", "She was brief."],
    ["The deal is worth Rs. 500 crore.", "It is big."],
    ["It is 5 mi. from Mt. Aru.", "It is near."],
    ["He came, saw, etc., and left.", "She stayed."],
    ["Dr. Orr, M.D., spoke.", "Mr. Lund, Esq., did not."],
    ["“Stop it!”", "“No!”", "They fought."],
    ["He shouted “Fire!” and ran.", "They stayed."],
    ["She asked “Why?” and left.", "He stayed."],
    ["The song “Who Are You?” won.", "It is old."],
    ["The paper asked, “Who pays?”", "The mayor did not say."],
    ["They fly to Lund.", "Talks follow at 4 p.m.", "The press may come."],
    ["Go to Norvik.Com for more.", "It is free."],
    ["The talks failed (as expected!).", "Nobody cried."],
    ["It rained [again].", "It rained."],
    ["Vote on Nov. 3.", "Count on Nov. 4."],
    ["He met Lt. Roy Dane at St. Ola Church.", "They prayed."],
]

# Text in which the space or break between two sentences was lost.
RUN_TOGETHER = [
    ("It happened.The next day it rained.", ["It happened.", "The next day it rained."]),
    ("He left.“We go,” she said.", ["He left.", "“We go,” she said."]),
    ("Orr said “no.”He left.", ["Orr said “no.”", "He left."]),
    ("Is it over?Nobody knows.", ["Is it over?", "Nobody knows."]),
    ("It cost 1.2bn.The firm paid.", ["It cost 1.2bn.", "The firm paid."]),
    ("Node.Js is a tool.", ["Node.Js is a tool."]),
    ("Quiet start On Monday, Orr spoke.", ["Quiet start", "On Monday, Orr spoke."]),
    ("'Quiet start' On Monday, Orr spoke.", ["'Quiet start'", "On Monday, Orr spoke."]),
    ("A quiet start In March 2020, Orr spoke.", ["A quiet start", "In March 2020, Orr spoke."]),
    ("A quiet start She spoke for an hour.", ["A quiet start", "She spoke for an hour."]),
    # Not certain: these stay whole.
    ("Orr starred in the film She wrote with Lund.", ["Orr starred in the film She wrote with Lund."]),
    ("Orr read the novel On Monday Morning.", ["Orr read the novel On Monday Morning."]),
    ("Orr said on Monday, Lund left.", ["Orr said on Monday, Lund left."]),
    ("Lund said that He who waits wins.", ["Lund said that He who waits wins."]),
    ("War on agenda What did they say? Orr left.", ["War on agenda What did they say?", "Orr left."]),
]


@pytest.mark.parametrize("sentences", MISLEADING, ids=lambda item: item[0][:30])
def test_a_mark_that_misleads_ends_no_sentence(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert [sentence.text for sentence in parse_text(text).sentences] == sentences


@pytest.mark.parametrize(("text", "sentences"), RUN_TOGETHER, ids=lambda item: str(item)[:30])
def test_sentences_that_were_run_together_are_parted_where_that_is_certain(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in parse_text(text).sentences] == sentences


def test_a_heading_above_a_line_of_much_the_same_length_is_no_wrapped_line() -> None:
    text = "Town hall of Marl reopens after eleven long years\nOrr cut the ribbon on Monday and made a speech."

    assert len(parse_text(text).sentences) == 2


def test_a_short_line_above_wrapped_ones_is_a_heading() -> None:
    lines = [
        "Town hall of Marl reopens after eleven long years",
        "Mayor Ina Orr cut the ribbon on Monday, and two hundred guests",
        "cheered until the band struck up and the doors were opened.",
        "",
        "The mayor of Lund sent flowers, a long letter and one bottle",
        "of wine.",
    ]

    # The block of a heading is not full lines: its lines are read one by one, the other block as one.
    assert [len(text.split("\n")) for text in _blocks("\n".join(lines))] == [1, 1, 1, 2]


def _blocks(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    "token",
    ["A ", '"', "a, ", "1 ", "(", ".) ", "1. ", "etc. ", "iP. ", "“", "'", '?" ', "\n", "It is ", "D.C. The ", "a\n"],
)
def test_a_long_line_of_one_token_is_split_whole_and_costs_no_square(token: str) -> None:
    def splitting(length: int) -> Work:
        text = (token * length)[:length]
        return lambda: split(text)

    text = (token * 30_000)[:30_000]
    assert "".join(text[start:end] for start, end in split(text)) == text
    assert growth(splitting, 15_000) < SQUARE
