"""A headline that is the news of the brief: a chosen sentence without side clauses, or an article's title.

Never a quotation, a caption, background, or what happened weeks before; never about a thing that the
reader has not met. Short is better: up to `BEST` words before up to `MOST`.
The guard checks it afterwards like any claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from summarizer.drafters.pronouns import has_unmet_pronoun
from summarizer.drafters.shortening import shortened
from summarizer.drafters.standalone import stands_alone
from summarizer.drafters.tightening import tightened
from summarizer.drafters.told import told
from summarizer.drafters.verbs import EVENT, FINITE, SAYING
from summarizer.drafters.wordings import BACKGROUND, Wording
from summarizer.language.parse import ParsedSentence, parse_sentence
from summarizer.language.sentences import without_full_stop
from summarizer.language.words import count_words, stems_in
from summarizer.ports import Story

FEWEST, BEST, MOST = 5, 14, 20  # words
LONGEST_LEAD = 30  # words: the news at this length says more than a title of another day
LONGEST_WHOLE = 42  # words: and at this length more than a short sentence of what stands further down
TOLD = 0.5  # share of a title's words, names apart, that the brief has too, if it tells what the title does
NEWS_DAYS = 7  # what happened longer before the newest article is history to it
MOST_TRIED = 4  # headlines for the guard to look at

# Not where another clause hangs on it: what happened "when villagers attacked" goes with the clashes before it.
_SIDE_CLAUSE = re.compile(
    r", (?:who|which|whose|where|while|as|after|amid|although|though)\b[^,“”\"]*"
    r"(?:,(?! (?:who|which|whose|whom|where|when|while|as|after|before|because|since|so|that)\b)|(?=\.?$))"
)
_HOURS_BEFORE = re.compile(
    r", (?:(?:an?|the|just|only|some|\w+)(?: few| \w+)? )?(?:hours?|days?|weeks?|months?)"
    r" (?:before|after|ahead)\b[^,]*$"
)
# "..., calling the two great powers": what a sentence adds to its news. "According to" is none of these.
_ADDITION = re.compile(
    r", (?:calling|saying|adding|making|leaving|bringing|raising|sending|prompting|marking|giving|ending)\b.*$"
)
_ABBREVIATION = re.compile(r" \([A-Z][A-Za-z&]{1,7}\)(?!\w)")
_SAID_LAST = re.compile(rf"\b{SAYING}\b[^,]{{0,40}}$")
_OPENING_PHRASE = re.compile(r"(?:On|In|At|After|Before|During|Earlier|Later|Ahead)\b[^,“”\"]{2,120}, (?=[A-Z])")
_DATELINE = re.compile(r"[A-Z][^()“\"]{1,40} \([A-Z]{2,}\)\s*(?:[-–—]+\s*)?(?=[A-Z])")
_STATEMENT = re.compile(rf"\b{FINITE}|\b[a-z]{{3,}}s\b", re.IGNORECASE)
# Of a sentence these openings lead to what came before; a dateline or a label leads nowhere.
_NO_SUBJECT = re.compile(
    r"(?:That|This|These|Those|There|After|In|At|On|By|During|Before|Since|When|While|With|As|For|From|Until|Despite"
    r"|Amid|Among|Inside|To|Founded|Established|Born|Headquartered)\b|[^:]{1,40}: |.*\.\.\."
)
_HISTORY = re.compile(r"\b(?:founded|established|headquartered|born|headquarters)\b")
_EVENT = re.compile(rf"\b{EVENT}")
_PICTURED = re.compile(r"\((?:left|right|cent(?:re|er)|above|below|pictured)\b|\bpictured\b", re.IGNORECASE)


def headlines(chosen: Sequence[Wording], story: Story) -> tuple[str, ...]:
    """The best first, each to stand in for those before it where the guard finds no proof of them; none of no claims.

    A title of the lead's day that the brief bears out, else the lead in few words, else another title of its day,
    else the lead as it is, if no longer than a sentence may be, else titles of other days or the next best sentence.
    Nothing stands behind what is told in an article's own words. Without a fitting one, the lead whole.
    The wordings come in the order of choice, the lead first.
    """
    if not chosen:
        return ()
    found: list[str] = []
    for text, is_title in _candidates(chosen, story):
        found.append(text)
        if not is_title or len(found) == MOST_TRIED:
            return tuple(dict.fromkeys(found))
    return tuple(dict.fromkeys([*found, without_full_stop(chosen[0].text)]))


def _candidates(chosen: Sequence[Wording], story: Story) -> Iterator[tuple[str, bool]]:
    """The best first; is it an article's title, for which its text may have no proof?"""
    lead = list(_headlines(chosen[0], LONGEST_LEAD))
    shortest = _shortest_first(lead)
    titles = _titles(story, chosen)
    yield from ((title.text, True) for title in titles if title.is_of_the_day and title.is_told)
    yield from ((text, False) for text in _fullest_first(lead) if count_words(text) <= BEST)
    yield from ((text, False) for text in shortest if count_words(text) <= MOST)
    yield from ((title.text, True) for title in titles if title.is_of_the_day and not title.is_told)
    yield from ((text, False) for text in shortest)
    if count_words(chosen[0].text) <= LONGEST_WHOLE and chosen[0].is_told:
        yield without_full_stop(chosen[0].text), False
    yield from ((title.text, True) for title in titles if not title.is_of_the_day)
    newest = story.days[-1] if story.days else None
    news = (wording for wording in chosen[1:] if _is_news(wording, newest))
    others = [text for wording in news for text in _shortest_first(_headlines(wording, MOST))]
    yield from ((text, False) for text in others if count_words(text) <= BEST)
    yield from ((text, False) for text in others)


def _headlines(wording: Wording, most: int) -> Iterator[str]:
    """Each way to say it that may stand above the brief."""
    for text in (wording.text, *shortened(wording.sentence)):
        bare = without_side_clauses(text)
        for tight in tightened(bare):
            if FEWEST <= count_words(tight) <= most and _may_head(tight):
                yield tight


def without_side_clauses(sentence: str) -> str:
    """The sentence without opening phrase, side clauses and full stop."""
    for clause in (_DATELINE, _ABBREVIATION, _ADDITION, _HOURS_BEFORE):
        sentence = clause.sub("", sentence)
    sentence = _OPENING_PHRASE.sub("", _SIDE_CLAUSE.sub(_closing, sentence))
    return without_full_stop(sentence)


_EXPLAINED = re.compile(r"(?:The|An?|Its|His|Her|Their)\s[^,]+,\s(?:[A-Z][^\s,]*\s?)+$")


def _closing(clause: re.Match[str]) -> str:
    """The comma that "Voss said" needs before it when the clause goes, and that a name behind "the mayor," does."""
    is_needed = _SAID_LAST.search(clause.string, clause.end()) or _EXPLAINED.match(clause.string[: clause.start()])
    return "," if clause[0].endswith(",") and is_needed else ""


def _may_head(text: str) -> bool:
    return _is_told(text) and stands_alone(parse_sentence(f"{text}."))


def _is_told(text: str) -> bool:
    return not (re.search('[“"]', text) or _PICTURED.search(text) or _NO_SUBJECT.match(text))


def _fullest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-count_words(text), text))


def _shortest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (count_words(text), text))


class _Title(NamedTuple):
    """An article's title. Of a day the lead's own article ranks first, then those that say most of what it does."""

    text: str
    day: str
    is_of_the_day: bool  # on which the lead was told, or later
    is_told: bool  # by the brief, most of it
    rank: tuple[bool, int]


def _titles(story: Story, chosen: Sequence[Wording]) -> list[_Title]:
    """Those that are statements, the newest first, and of one day those nearest to the lead."""
    return sorted(_statements(story, chosen), key=lambda title: (title.day, title.rank, title.text), reverse=True)


def _statements(story: Story, chosen: Sequence[Wording]) -> Iterator[_Title]:
    newest, lead = story.days[-1] if story.days else None, chosen[0]
    told_of = frozenset[str]().union(*(wording.sentence.stems for wording in chosen))
    figures = frozenset(number.value for wording in chosen for number in wording.sentence.numbers)
    for parsed in story.originals:
        title, day = without_full_stop((parsed.article.title or "").strip()), (parsed.article.published or "")[:10]
        if _is_statement(title) and not (newest and day < newest and _counts(title)):
            stems = stems_in(title)
            telling = stems - story.name_stems or stems
            is_told = len(telling & told_of) >= TOLD * len(telling) and _figures(title) <= figures
            rank = (parsed.id in lead.fact.article_ids, len(stems & lead.sentence.stems))
            yield _Title(title, day, day >= lead.day, is_told, rank)


def _is_statement(title: str) -> bool:
    _, _, rest = title.partition(" ")
    return (
        FEWEST <= count_words(title) <= BEST
        and bool(_STATEMENT.search(rest))
        and not title.endswith(("?", "!"))
        and _is_told(title)
        and not has_unmet_pronoun(told(parse_sentence(f"{title}.")))
    )


def _figures(title: str) -> frozenset[Decimal]:
    return frozenset(number.value for number in parse_sentence(f"{title}.").numbers)


def _counts(title: str) -> bool:
    """Does it give a count, which may have risen since?"""
    return any(number.unit is None for number in parse_sentence(f"{title}.").numbers)


def _is_news(wording: Wording, newest: str | None) -> bool:
    """Does it tell an event, of these days, that its article tells in its own right?"""
    is_history = _HISTORY.search(wording.text) or not _EVENT.search(wording.text)
    return wording.place < BACKGROUND and wording.is_told and not is_history and not _is_old(wording.sentence, newest)


def _is_old(sentence: ParsedSentence, newest: str | None) -> bool:
    """Is every date it gives weeks before the newest article?"""
    days = [mention.when for mention in sentence.dates if mention.when]
    if not newest or not days:
        return False
    oldest_news = (date.fromisoformat(newest) - timedelta(days=NEWS_DAYS)).isoformat()
    return all(day < oldest_news[: len(day)] for day in days)
