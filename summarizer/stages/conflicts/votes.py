"""Results of a vote that two articles give differently: "by 31 to 30", "passed by 31 to 29".

One of the two numbers is the same in both: a council votes on more than one thing. An article that gives both results
tells of two votes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from summarizer.domain import Conflict
from summarizer.stages.conflicts.sides import Side, Telling, Tellings

_RESULT = re.compile(
    r"\bby\s(?:a\s(?:vote|margin|majority)\sof\s)?(?P<one>\w+)(?:\svotes)?\s?(?:to|against|[-–])\s?(?P<other>\w+)\b"
    r"|\b(?P<yes>\d+)(?:\svoted)?\s(?:for|in\sfavou?r)(?:\sand|,)?\s(?P<no>\d+)\s(?:voted\s)?against\b"
    r"|\b(?P<pro>\d+)\sin\sfavou?r\sagainst\s(?P<con>\d+)\b"
)
_VOTES = re.compile(r"\b(?:vot|pass|approv|adopt|reject|carri|back|defeat|decid|ballot|against)\w*", re.IGNORECASE)
_WORDS = {
    word: number
    for number, word in enumerate(
        "no one two three four five six seven eight nine ten eleven twelve".split(),
    )
}
CROWD = 10  # results of one story, beyond which it is a day in parliament

_Result = tuple[int, int]


def vote_conflicts(tellings: Tellings) -> Iterator[Conflict]:
    """The conflicts over how many voted for and against."""
    told: defaultdict[_Result, list[Telling]] = defaultdict(list)
    for telling in tellings.all:
        result = _result_in(telling)
        if result:
            told[result].append(telling)
    for one, other in combinations(told, 2) if len(told) <= CROWD else ():
        articles = [{telling.article.id for telling in told[each]} for each in (one, other)]
        if articles[0].isdisjoint(articles[1]) and (one[0] == other[0]) != (one[1] == other[1]):
            conflict = tellings.conflict(
                "result of the vote", "number", [Side(tuple(told[each])) for each in (one, other)]
            )
            if conflict:
                yield conflict


def _result_in(telling: Telling) -> _Result | None:
    sentence = telling.sentence
    match = _RESULT.search(sentence.text) if sentence.numbers else None
    if match is None or not _VOTES.search(sentence.text):
        return None
    one, other = [_number(part) for part in match.groups() if part]
    return None if one is None or other is None else (one, other)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else _WORDS.get(text.casefold())
