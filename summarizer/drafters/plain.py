"""Make a sentence plain to a stranger: the name for "he", the day for "yesterday".

Only where it is certain, from the article's own words; the sentences that show who is meant are kept
as proof. A sentence that nothing can be done for comes back as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from summarizer.drafters.bygone import night_wording
from summarizer.drafters.verbs import FINITE
from summarizer.language.date_wording import RECENT_DAYS, Rewording, absolute_wording
from summarizer.language.dates import DateMention
from summarizer.language.days import FULL_DAY, full_day
from summarizer.language.gazetteer import GENDERS
from summarizer.language.outlook import Outlook
from summarizer.language.parse import ParsedArticle, ParsedSentence, parse_sentence
from summarizer.language.people import Person
from summarizer.language.reference import replacement
from summarizer.language.speech import Attribution
from summarizer.language.words import without_possessive

FURTHEST = 4  # sentences back to the one that names the speaker of "he said"
_OF_THAT_DAY = re.compile(r"yesterday|today|tonight|last night|this (?:morning|afternoon|evening)", re.IGNORECASE)
_AS_IT_IS = re.compile(
    r"\b(?:is|are|has|have|looks?|sounds?|seems?|feels?|appears?|remains?|stands?|lies?)\s"
    r"(?!(?:due|set|to|expected|scheduled|planned)\b)(?:(?!(?:that|who|which|when|what|where)\b)[^,;])*$"
)
_IS_BESIDE = re.compile(
    r"\w (?<!\b(?:as|by|of|to) )(?<!\b(?:from|than|like|till) )(?<!\buntil )(?<!\bbefore )(?<!\bsince )$",
    re.IGNORECASE,
)
_WEEK = 7  # days
_YEAR, _MONTH = len("2025"), len("2025-03")
# "Its director, Rolf Anselm, said": whose director he is, the sentence does not say, but who said it.
_OF_WHOM = re.compile(
    r"(?:Its|His|Her|Their) (?:[a-z-]+ ){0,4}[a-z-]+, (?P<name>(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+),"
    r"(?P<more> (?:an?|the|who|whose|\d+)\b)?"
)
# "the court ruled" and "the court's ruling", not "the court building" nor "the court of Lund".
_NAMES_MORE = re.compile(rf"\s+(?!(?:{FINITE}|and|or|but|in|on|at|to|for|by|that|which|who|with|from|as)\b)\w|-")
_DAY_NAMES = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# With one of these in its clause a weekday may lie ahead of the day on which it is told.
_TOWARDS = r"(?:by|before|from|for|through|to|until|till)"
_AHEAD = re.compile(
    r"\b(?:is|are|will|(?:would|may|might|could|should|must)(?!\shave\b)|can|due|set|expect\w*|plan\w*|likely|possible"
    rf"|next|until|till|summon\w*|invit\w+|ask\w*|postpon\w*|schedul\w*|{_TOWARDS}\s(?:\w+\s)?{_DAY_NAMES})\b"
)
_UP_TO = re.compile(rf"\b(?:{_TOWARDS}|next|coming)\s(?:\w+\s)?$")
_SAID = r"(?:said|told\s[a-z ]{2,30}|announced|confirmed|added|warned|admitted|denied)"
_SAID_ON = re.compile(rf"\b{_SAID}(?P<on>\s(?:late\s|early\s)?on\s)$")
_SAID_THEN = re.compile(rf"\b{_SAID}\s(?:late\s|early\s)?on\s$")
_OPENS = re.compile(r"(?:(?:Early\s|Late\s)?[Oo]n\s)?")
_SIDE_CLAUSE = re.compile(r",\s(?:which|who|whose|where)\s[^,;]*,")
_NEXT_CLAUSE = re.compile(r",\s(?:which|who|whose|where|when|and|but)\s|;|\s[–—-]\s")


@dataclass(frozen=True)
class Plain:
    """The plain sentence, and the indexes of the sentences of its article that prove who is meant."""

    sentence: ParsedSentence
    antecedents: tuple[int, ...] = ()
    bared: str | None = None  # the name of whom it no longer says that it is "her lawyer"


@dataclass(frozen=True)
class _Edit:
    rewording: Rewording
    antecedents: tuple[int, ...] = ()
    bared: str | None = None


def made_plain(article: ParsedArticle, sentence: ParsedSentence, *, today: str | None = None) -> Plain:
    """The sentence with its opening, its speaker and its days spelled out, where they are certain.

    It is read on the day `today`, that of its article without one: of a day a week before, the weekday says nothing.
    """
    return next(plain_forms(article, sentence, today=today))


def plain_forms(article: ParsedArticle, sentence: ParsedSentence, *, today: str | None = None) -> Iterator[Plain]:
    """The plain sentence, and the same in full where that differs: there "the federation" has its name, too."""
    edits = [*_names(article, sentence), *_days(article, sentence, today), *_night(article, sentence, today)]
    plain = _edited(article, sentence, edits)
    yield plain
    bodies = list(_first_body(article, sentence, edits))
    in_full = _edited(article, sentence, edits + bodies) if bodies else plain
    if in_full.sentence.text != plain.sentence.text:
        yield in_full


def _edited(article: ParsedArticle, sentence: ParsedSentence, edits: Sequence[_Edit]) -> Plain:
    if not edits:
        return Plain(sentence)
    text, at = "", sentence.start
    for edit in sorted(edits, key=lambda edit: edit.rewording):
        text += article.text[at : edit.rewording.start] + edit.rewording.text
        at = edit.rewording.end
    text += article.text[at : sentence.end]
    antecedents = tuple(dict.fromkeys(index for edit in edits for index in edit.antecedents))
    bared = next((edit.bared for edit in edits if edit.bared), None)
    return Plain(parse_sentence(text[:1].upper() + text[1:], published=sentence.published), antecedents, bared)


def _names(article: ParsedArticle, sentence: ParsedSentence) -> Iterator[_Edit]:
    """The opening's name; else that of the first "he said"."""
    reference = replacement(article, sentence)
    if reference:
        yield _Edit(Rewording(reference.start, reference.end, reference.text), reference.antecedents)
        return
    of_whom = _OF_WHOM.match(article.text, sentence.start, sentence.end)
    if of_whom:
        end = of_whom.end("name") + (not of_whom["more"])
        yield _Edit(
            Rewording(sentence.start, end, of_whom["name"]), bared=None if of_whom["more"] else of_whom["name"]
        )
        return
    spoken = next((attribution for attribution in sentence.attributions if attribution.pronoun), None)
    speaker = article.speaker_of(sentence) if spoken else None
    if spoken and speaker and speaker.certain and speaker.name and 0 < sentence.index - speaker.named_in <= FURTHEST:
        person = _only_person(article, speaker.named_in, sentence.index)
        if person and person.surname in speaker.name and _may_be(person, spoken):
            yield _Edit(Rewording(spoken.start, spoken.end, person.name), (speaker.named_in,))


def _first_body(article: ParsedArticle, sentence: ParsedSentence, edits: Sequence[_Edit]) -> Iterator[_Edit]:
    """The full name of the first body that the sentence, outside of quotations, only calls by its last word."""
    if not any(f"he {word}" in sentence.text for word in article.full_names):
        return  # before its words are read
    taken = [(quote.start, quote.end) for quote in sentence.quotes]
    taken += [(edit.rewording.start, edit.rewording.end) for edit in edits]
    for the, token in pairwise(sentence.tokens):
        word = without_possessive(token.low)
        body = article.full_names.get(word) if the.low == "the" else None
        if body is None or body.first >= sentence.index or body.name in sentence.text or token.before:
            continue
        start, end = the.word.start, token.word.start + len(word)
        if token.word.text.islower() and not any(one <= start < other for one, other in taken):
            if not _NAMES_MORE.match(article.text, end):
                yield _Edit(Rewording(start, end, f"{the.word.text} {body.name}"), (body.first,))
            return


def _only_person(article: ParsedArticle, first: int, index: int) -> Person | None:
    """The one person named from the first sentence up to this one, and not in this one itself.

    A longer name that could be somebody else's makes it uncertain.
    """
    mentions = [mention.person for each in range(first, index) for mention in article.people.mentions[each]]
    persons = set(mentions)
    if len(persons) != 1 or article.people.mentioned(index):
        return None
    person = persons.pop()
    names = (name for each in range(first, index + 1) for name in article.sentences[each].names)
    strangers = (name for name in names if person and len(name.words) > 1 and person.surname not in name.text)
    return None if any(strangers) else person


def _may_be(person: Person, spoken: Attribution) -> bool:
    gender = GENDERS.get(spoken.speaker.casefold())
    return gender is not None and person.gender in (None, gender)


def _days(article: ParsedArticle, sentence: ParsedSentence, today: str | None) -> Iterator[_Edit]:
    """The day for "yesterday" and for a weekday not of the last six days, the month for a week that has passed."""
    oldest = date.fromisoformat(today) - timedelta(RECENT_DAYS) if today else date.min
    published = article.article.published
    if not published:
        yield from _of_no_known_day(article, sentence)
        return
    for mention in sentence.dates:
        is_past = mention.when is not None and mention.when <= oldest.isoformat()
        if is_past and (edit := _said_on_its_own_day(sentence, mention)):
            yield edit
            continue
        if mention.precision != "day":
            has_passed = (
                today is not None and mention.kind == "relative" and _has_passed(mention.text, published, today)
            )
        else:
            has_passed = mention.kind == "relative" or (is_past and not _may_lie_ahead(sentence, mention))
        if has_passed and not _is_told_as_it_is(sentence, mention):
            reworded = absolute_wording(mention, published, text=article.text, with_weekday=not is_past)
            if reworded:
                yield _Edit(reworded)


def _said_on_its_own_day(sentence: ParsedSentence, mention: DateMention) -> _Edit | None:
    """Without the day in "said on Monday", printed on that Monday: the paragraph opens with it."""
    if mention.when != (sentence.published or "")[:FULL_DAY]:
        return None
    said = _SAID_ON.search(sentence.text[: mention.start - sentence.start])
    return _Edit(Rewording(mention.start - len(said["on"]), mention.end, "")) if said else None


def _of_no_known_day(article: ParsedArticle, sentence: ParsedSentence) -> Iterator[_Edit]:
    """Without the "yesterday" of an article whose day nobody knows: that it was so is told all the same."""
    for mention in sentence.dates:
        before = article.text[sentence.start : mention.start]
        if mention.quoted or not _OF_THAT_DAY.fullmatch(mention.text) or not _IS_BESIDE.search(before):
            continue
        yield _Edit(Rewording(mention.start - 1, mention.end, ""))


def _is_told_as_it_is(sentence: ParsedSentence, mention: DateMention) -> bool:
    """Is it "looks tired this morning"? "Looks tired on the morning of 3 March" is no English."""
    if mention.when != (sentence.published or "")[:FULL_DAY] or not _OF_THAT_DAY.fullmatch(mention.text):
        return False
    return _AS_IT_IS.search(sentence.text, 0, mention.start - sentence.start) is not None


def _night(article: ParsedArticle, sentence: ParsedSentence, today: str | None) -> Iterator[_Edit]:
    if reworded := night_wording(article, sentence, today=today):
        yield _Edit(reworded)


def _may_lie_ahead(sentence: ParsedSentence, mention: DateMention) -> bool:
    """May the weekday be one that was still to come when the sentence was written?"""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    if mention.when == (sentence.published or "")[:FULL_DAY]:
        return _UP_TO.search(before) is not None
    is_past = Outlook(sentence.text, sentence.quotes, sentence.start).at(start, end) == "past"
    if (is_past and _OPENS.fullmatch(before)) or _SAID_THEN.search(before):
        return False
    clause_end = _NEXT_CLAUSE.search(after)
    clause = _SIDE_CLAUSE.sub(" ", before) + mention.text + after[: clause_end.start() if clause_end else None]
    return _AHEAD.search(clause) is not None or _may_be_the_next(sentence, mention)


def _may_be_the_next(sentence: ParsedSentence, mention: DateMention) -> bool:
    """Is it of a thing ("the concert on Thursday was cancelled"), and was that day nearer ahead than behind?"""
    told, when = full_day(sentence.published), full_day(mention.when)
    if mention.kind != "weekday" or not told or not when:
        return False
    is_nearer_ahead = 2 * (date.fromisoformat(told) - date.fromisoformat(when)).days > _WEEK
    if not is_nearer_ahead:
        return False
    on = [at for at, token in enumerate(sentence.tokens) if token.word.start < mention.start and token.low == "on"]
    if not on or not on[-1] or sentence.tokens[on[-1] - 1].pos != "noun":
        return False
    acts = (act for act in sentence.clauses.predicates if not act.passive and act.lemma != "be")
    return all(
        phrase.end != on[-1] for act in acts for phrase in act.objects
    )  # but not "closed the bridge on Friday"


def _has_passed(stretch: str, published: str | None, today: str) -> bool:
    """Is "last week", "this month" or "next year" another one today than when it was written?"""
    if published is None or len(published) < len(today):
        return False
    match stretch.rpartition(" ")[2]:
        case "week":
            return (
                date.fromisoformat(published[: len(today)]).isocalendar()[:2]
                != date.fromisoformat(today).isocalendar()[:2]
            )
        case "month":
            return published[:_MONTH] != today[:_MONTH]
        case "year":
            return published[:_YEAR] != today[:_YEAR]
    return False
