"""The table made from WordNet: how it is made, and that the one we ship was made so."""

from pathlib import Path

import pytest

from summarizer.language.data import from_wordnet
from summarizer.language.data.from_wordnet import table_from
from tests.needs import wordnet_folder

SHIPPED = from_wordnet.OUTPUT

# A WordNet of our own. Offsets are names of synsets, no places in a file.
DATA = {
    "verb": """\
  1 a licence, indented
00000001 38 v 02 rise 0 go_up 0 003 @ 00000002 v 0000 ! 00000003 v 0101 + 00000011 n 0101 01 + 01 00 | up
00000002 38 v 01 move 0 001 ~ 00000001 v 0000 02 + 01 00 + 08 00 | change place
00000003 38 v 02 fall 0 go_down 0 002 @ 00000002 v 0000 ! 00000001 v 0101 01 + 01 00 | down
00000004 32 v 01 say 0 000 02 + 26 01 + 08 00 | utter
00000005 41 v 01 have_a_say 0 001 @ 00000004 v 0000 01 + 02 00 | three words
00000006 35 v 01 hammer_in 0 000 01 + 08 00 | a phrasal verb that nothing speaks for
""",
    "noun": """\
00000011 11 n 02 rise 0 rising 0 001 + 00000001 v 0101 | an upward movement
00000012 15 n 01 Paris 0 000 | a city
00000013 06 n 01 motor_vehicle 0 001 @ 00000014 n 0000 | a step without a single word
00000014 06 n 01 vehicle 0 000 | what carries
00000015 06 n 02 car 0 auto 0 001 @ 00000013 n 0000 | drives
00000016 28 n 01 March 0 000 | the month
00000017 04 n 01 march 0 000 | a walk
""",
    "adj": """\
00000021 00 a 01 hot 0 002 ! 00000022 a 0101 & 00000023 a 0000 | warm
00000022 00 a 01 cold 0 001 ! 00000021 a 0101 | not warm
00000023 00 s 01 scorching(p) 0 001 & 00000021 a 0000 | very hot
00000024 00 a 01 quick 0 000 | fast
00000025 01 a 01 vehicular 0 001 \\ 00000014 n 0101 | of vehicles
""",
    "adv": """\
00000031 02 r 01 quickly 0 001 \\ 00000024 a 0101 | with speed
""",
}
INDEX = {
    "verb": {
        "rise": "00000001",
        "go_up": "00000001",
        "move": "00000002",
        "fall": "00000003",
        "go_down": "00000003",
        "say": "00000004",
        "have_a_say": "00000005",
        "hammer_in": "00000006",
    },
    "noun": {
        "rise": "00000011",
        "rising": "00000011",
        "paris": "00000012",
        "motor_vehicle": "00000013",
        "vehicle": "00000014",
        "car": "00000015",
        "auto": "00000015",
        "march": "00000016 00000017",
    },
    "adj": {
        "hot": "00000021",
        "cold": "00000022",
        "scorching": "00000023",
        "quick": "00000024",
        "vehicular": "00000025",
    },
    "adv": {"quickly": "00000031"},
}
COUNTS = """\
rise%2:38:00:: 1 12
rise%1:11:00:: 1 3
march%1:28:00:: 1 40
march%1:04:00:: 2 5
scorching%5:00:00:hot:00 1 2
"""
IRREGULAR = {"verb": "rose rise\nfell fall\nfelled fell\n", "noun": "marches march\n", "adj": "", "adv": ""}

EXPECTED = """\
auto n:0 - n:car1 n:vehicle - - n:artifact
car n:0 - n:auto1 n:vehicle - - n:artifact
cold a:0 - - - a:hot
fall v:0 - v:go_down1 v:move v:rise - v:motion v:intransitive
fell - v:fall
go_down v:0 - v:fall1 v:move - - v:motion v:intransitive
go_up v:0 - v:rise1 v:move - - v:motion v:intransitive
hot a:0 - - - a:cold
march n:5 - - - - - n:act
marches - n:march
move v:0 - - - - - v:motion v:intransitive,transitive
quick a:0 - - - - r:quickly
quickly r:0 - - - - a:quick
rise v:12;n:3 - v:go_up1;n:rising1 v:move v:fall v:rise;n:rise v:motion;n:event v:intransitive
rising n:0 - n:rise1 - - - n:event
rose - v:rise
say v:0 - - - - - v:communication v:that,transitive
scorching a:2
vehicle n:0 - - - - a:vehicular n:artifact
vehicular a:0 - - - - n:vehicle
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    for name, synsets in DATA.items():
        lines = [f"{word} x {len(ids.split())} {ids}  " for word, ids in INDEX[name].items()]
        (tmp_path / f"index.{name}").write_text("\n".join(["  1 a licence, indented", *lines, ""]), encoding="ascii")
        (tmp_path / f"data.{name}").write_text(synsets, encoding="ascii")
        (tmp_path / f"{name}.exc").write_text(IRREGULAR[name], encoding="ascii")
    (tmp_path / "cntlist.rev").write_text(COUNTS, encoding="ascii")
    return tmp_path


def test_a_table_holds_the_words_their_forms_and_what_ties_them(tiny: Path) -> None:
    header, *lines = table_from(tiny).splitlines()

    assert header == from_wordnet.HEADER
    assert [line.replace(" ", "_").split("\t") for line in lines] == [
        ["" if cell == "-" else cell for cell in line.split(" ")] for line in EXPECTED.splitlines()
    ]


def test_the_same_files_give_the_same_bytes(tiny: Path) -> None:
    assert table_from(tiny) == table_from(tiny)


@pytest.mark.needs("wordnet")
def test_the_table_we_ship_is_what_the_script_makes() -> None:
    assert SHIPPED.read_text(encoding="ascii") == table_from(wordnet_folder())


def test_the_table_we_ship_is_sorted_with_one_line_a_word() -> None:
    header, *lines = SHIPPED.read_bytes().removesuffix(b"\n").split(b"\n")
    words = [line.split(b"\t", 1)[0] for line in lines]

    assert header.decode() == from_wordnet.HEADER
    assert [line for line in lines if b"\t" not in line] == []
    assert words == sorted(set(words))
    assert SHIPPED.stat().st_size < 6_000_000


def test_the_licence_goes_where_the_table_goes() -> None:
    licence = SHIPPED.with_name("WORDNET-LICENSE.txt").read_text(encoding="ascii")

    assert "WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved." in licence
