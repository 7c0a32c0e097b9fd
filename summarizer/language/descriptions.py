"""What an article says of who a person is, in words that could stand beside the name in another sentence.

A title before the name ("Bus driver"), an apposition before or behind it ("the chairman of the chamber", "a
spokeswoman for the union"), or what the person heads or speaks for ("who chairs the nurses' union"). Only what stands
now and names nobody by a pronoun: "who headed the board" and "its lawyer" describe no one here.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from summarizer.language.gazetteer import humans, title_ends, titles
from summarizer.language.lexicon import entry
from summarizer.language.names import CALENDAR
from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.reference import replacement
from summarizer.language.sightings import Sighting
from summarizer.language.tokens import CLOSED
from summarizer.language.words import without_possessive

Place = Literal["title", "apposition", "relative"]

_LONGEST = 14  # words of a description
_BEHIND = re.compile(r"(?:,\s+(?:aged\s+)?\d{1,3})?,\s+(?P<text>[^,;:“”\"()]+?)(?=[,;]|\.\s|[.?!]?$|[.,]?[”\"])")
_OPENS = re.compile(
    r"(?:an?|the)\s|(?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*['’]s?\s|[a-z][a-z-]+(?:\s[a-z-]+){0,2}\s(?:of|at|for)\s"
)
_OPENS_FRONT = re.compile(r"(?:[Tt]he|[Aa]n?)\s|(?:[A-Z][\w.&-]*\s)*[A-Z][\w.&-]*['’]s?\s")
LEADS = re.compile(
    r"who\s(?:now\s)?(?:chairs|heads|leads|runs|represents|commands|directs|manages|owns|coaches|edits|speaks\sfor"
    r"|presides\sover|oversees|advises)\s"
)
_WAS = re.compile(r",\s(?:\d{1,3},\s)?who\s(?:was|had\sbeen|used\sto\sbe)\s(?:the\s|an?\s)?(?P<office>[^,.;]+)")
_BEFORE_A_TITLE = re.compile(
    r"(?:\b(?:future|would-be|then|one-time)[\s-]|\b(?:[Ff]ormer|[Ee]x)\b[^,;]*\band\s"
    r"|\b(?P<word>(?:[Ff]ormer|[Aa]cting|[Ii]nterim|[Oo]utgoing|[Dd]eputy|[Vv]ice)\s|[Cc]o-|[Ee]x-))$"
)
_ENDS_HEAD = frozenset("of at for in from against who that which and with since on to behind under".split())
# The one it is said of is told only by the sentence.
_POINTING = frozenset(
    """it its them their theirs him his her hers this that these those he she they we our us my i you your one there
    other another same fellow late latter whose whom where named called""".split()
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_ITS_FRONT = re.compile(r"(?:^|[,”\"]\s|said\s)[Ii]ts\s(?P<office>[a-z][a-z -]+),\s$")
_HIS_FRONT = re.compile(r"(?:His|Her)\s(?P<office>[a-z][a-z -]+),\s$")
_ITS_BEHIND = re.compile(r"(?:,\s\d{1,3})?,\sits\s(?P<office>[a-z][a-z -]+)(?=,\s(?:said|says|told|added))")
_SAID_BEHIND = re.compile(r",\s(?:said|says|told|added)\b")
_OWNER_BACK = 3  # sentences
_LONGEST_OWNER = 4  # words
_BEFORE_NO_SUBJECT = frozenset("and or in of at to from for with near by".split())  # "in Harne and Upper Vale, was"
_LISTED = re.compile(r"\sand\s(?:the|an?|his|her|its|their|[A-Z])|\s(?:and|or)$")
_NAMED = re.compile(r"(?:^|[.“”\",]\s?)(?P<text>[Tt]he\s[^,.;:“”\"]+),\san?\s[^,.;:“”\"]+\s(?:named|called)\s$")
_FRONT = re.compile(r"(?P<text>[^,;:“”\"()]+),\s$")
_CLOSED = re.compile(r"\s*(?:[,;]|[.?!](?:\s|$|[”\"])|$)")
_SAID = re.compile(r"^\s*(?:said|says|added|asked|replied|according\sto)\s")
# "After a call to the director, Voss said": what opens so is no apposition.
# What anybody may be: no office, and nothing of what somebody does in a story.
_PRIVATE = re.compile(
    r"(?:(?:an?|the)\s)?(?:[\w-]+\s){0,2}?(?:(?:grand)?(?:father|mother|parent)\sof\s(?:\w+|\w+\schildren)$"
    r"|(?:bachelor|widower|widow|vegetarian|twin)\b"
    r"|(?:resident|local|native|villager|townsman|man|woman|teenager|pensioner|passer-by)(?:$|\s(?:of|from|in|at|who)\b))",
    re.IGNORECASE,
)
_OPENS_ASIDE = frozenset("after as at before by during for from in on when while with if since until".split())


class Description(NamedTuple):
    """Words for a person, and whether they go before the name, between commas, or as a clause in "who"."""

    text: str
    place: Place
    owner_in: int | None = None  # index of the sentence that names the owner of "its chairman"

    @property
    def head(self) -> str:
        """What they call the person, in small letters: "chairman", or the verb of "who chairs"."""
        return self.text.split()[1] if self.place == "relative" else head_of(self.text).split()[-1]

    @property
    def says_of_what(self) -> bool:
        """Do they name the body, the place or the person that an office is of?"""
        return self.place == "relative" or bool(re.search(r"['’]s?\s|\s(?:of|at|for|who|to)\s", f"{self.text} "))


def is_private(description: str) -> bool:
    """Is it "a father of two", "a bachelor who keeps bees", "a local resident"?"""
    return _PRIVATE.match(description) is not None


def head_of(description: str) -> str:
    """The words up to the noun for the person, in small letters: "chief executive" in "chief executive of Roe"."""
    words = description.casefold().split()
    if words[:1] in (["the"], ["a"], ["an"]):
        words = words[1:]
    end = next((at for at, word in enumerate(words) if word in _ENDS_HEAD), len(words))
    return " ".join(words[:end]) or description.casefold()


def descriptions_of(sighting: Sighting, sentence: ParsedSentence, article: ParsedArticle) -> Iterator[Description]:
    """All that the sentence says of who the one is whom it names here."""
    if sighting.is_quoted:
        return
    title = title_of(sighting, sentence)
    if title:
        yield Description(title, "title")
    behind = article.text[sighting.end : sentence.end].replace("\n", " ")
    front = article.text[sentence.start : sighting.start].replace("\n", " ")
    yield from _behind(behind, sighting.end, sentence)
    yield from _in_front(front, behind, sentence)
    yield from _its(front, behind, sentence, article)
    yield from _his(front, sentence, article)


def past_office(sighting: Sighting, sentence: ParsedSentence, article: ParsedArticle) -> str | None:
    """The office that the sentence says the person had: "planning minister" in "Roe, who was planning minister"."""
    match = _WAS.match(article.text[sighting.end : sentence.end])
    return head_of(match["office"]) if match and _is_human(match["office"]) else None


def is_form(before: str) -> bool:
    """Is it "Mr" or "Dr", which is no office?"""
    found = titles().get(before.replace(".", "").casefold())
    return found is not None and found.kind == "form"


def whole_title(sighting: Sighting, sentence: ParsedSentence) -> str:
    """With the small words that belong to it: "Regional fire chief" for "chief"."""
    before = " ".join(sighting.before.split())
    if not before.islower():
        return before
    words = before.split()
    for token in reversed([token for token in sentence.tokens if token.word.end < sighting.start]):
        between = sentence.text[token.word.end - sentence.start : sighting.start - sentence.start]
        if (
            token.pos not in ("adj", "noun", "name")
            or token.low in CALENDAR
            or between.split() != words[: len(between.split())]
        ):
            break
        words.insert(0, token.word.text)
    return " ".join(words)


def title_of(sighting: Sighting, sentence: ParsedSentence) -> str | None:
    """The office before a name with what is right before it: "former mayor", "co-owner".

    None without one, and for an office to come or half of two.
    """
    if not sighting.before or is_form(sighting.before):
        return None
    title = whole_title(sighting, sentence)
    match = _BEFORE_A_TITLE.search(sentence.text[: sighting.start - sentence.start])
    if match is None:
        return title
    return f"{match['word']}{title}" if match["word"] else None


def _behind(text: str, start: int, sentence: ParsedSentence) -> Iterator[Description]:
    match = _BEHIND.match(text)
    if match is None:
        return
    said = match["text"].strip()
    if LEADS.match(said):
        if _is_plain(said):
            yield Description(said, "relative")
        return
    following = text[match.end() : match.end() + 3]
    is_of_another = following.startswith(", ") and following[2:].isupper()  # "Norline, the owner, Tom Roe, said"
    is_clause = not _OPENS.match(said) or is_of_another or _has_verb(sentence, start + match.start("text"), said)
    if not is_clause and _is_human(said) and _is_plain(said):
        yield Description(said, "apposition")


def _in_front(front: str, behind: str, sentence: ParsedSentence) -> Iterator[Description]:
    named = _NAMED.search(front)
    if named and _is_human(named["text"]) and _is_plain(named["text"]):
        yield Description(_small(named["text"]), "apposition")
        return
    match = _FRONT.search(front)
    if match is None or not _CLOSED.match(behind):
        return
    offset = match.start("text")
    said = _SAID.match(match["text"])
    words = [word for word in re.finditer(r"\S+", match["text"]) if said is None or word.start() >= said.end()]
    if said is None and words and words[0][0].casefold() in _OPENS_ASIDE:
        return
    for number, word in enumerate(words):
        stretch = match["text"][word.start() :]
        previous = words[number - 1][0].casefold() if number else ""
        if _OPENS_FRONT.match(stretch):
            if previous in _ENDS_HEAD or previous in ("by", "a", "an", "the"):
                return
            if _has_verb(sentence, sentence.start + offset + word.start(), stretch):
                continue
            if _is_human(stretch) and _is_plain(stretch):
                yield Description(_small(stretch), "apposition")
            return


def _its(front: str, behind: str, sentence: ParsedSentence, article: ParsedArticle) -> Iterator[Description]:
    """Of "its chairman, Voss, said" and "Voss, its lawyer, said", with the name or the noun for "its"."""
    is_speaking = _SAID_BEHIND.match(behind) or front.rstrip().rpartition(",")[0].rpartition(" its ")[0].endswith(
        "said"
    )
    match = _ITS_FRONT.search(front) if is_speaking or front.startswith("Its ") else None
    match = match or _ITS_BEHIND.match(behind)
    if match is None or not _is_human(match["office"]):
        return
    opens = not front.strip(' "“') or front.lstrip()[:1] in ('"', "“") or front.startswith("Its ")
    for index in range(sentence.index - opens, max(-1, sentence.index - _OWNER_BACK), -1):
        subject = _subject(article.sentences[index])
        if subject is None:
            return
        if subject.casefold() != "it":
            if owner := _owner(subject):
                mark = "'" if owner.endswith("s") else "'s"
                yield Description(f"{owner}{mark} {match['office']}", "apposition", index)
            return


def _his(front: str, sentence: ParsedSentence, article: ParsedArticle) -> Iterator[Description]:
    """Of "Her lawyer, Voss, said", with the name for "her" where it is certain."""
    match = _HIS_FRONT.fullmatch(front)
    owner = replacement(article, sentence) if match and _is_human(match["office"]) else None
    if match and owner and owner.start == sentence.start and owner.persons:
        yield Description(f"{owner.text} {match['office']}", "apposition", owner.antecedents[0])


def _subject(sentence: ParsedSentence) -> str | None:
    """The words of the one subject of its first statement, outside quotations."""
    for predicate in sentence.clauses.predicates:
        if predicate.kind == "finite" and predicate.subject:
            phrase = predicate.subject[0]
            words = [token.word for token in sentence.tokens[phrase.start : phrase.end]]
            if phrase.start and sentence.tokens[phrase.start - 1].low in _BEFORE_NO_SUBJECT:
                return None
            is_quoted = any(quote.start <= words[0].start < quote.end for quote in sentence.quotes)
            stretch = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
            return None if is_quoted or len(predicate.subject) > 1 else " ".join(stretch.split())
    return None


def _owner(subject: str) -> str | None:
    """How a body that is a subject owns: "the chamber", "Norline"; None for a person, and for a number of things."""
    words = subject.split()
    if words[0] == "The" and 1 < len(words) <= _LONGEST_OWNER and not words[-1].endswith("s"):
        return None if _is_human(subject) else " ".join(("the", *words[1:]))
    is_name = all(word[0].isupper() for word in words) and words[0].casefold() not in CLOSED
    return subject if is_name and len(words) <= _LONGEST_OWNER and not _POSSESSIVE.search(subject) else None


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if re.match(r"(?:The|An?)\s", text) else text


def _is_human(text: str) -> bool:
    last = without_possessive(head_of(text).split()[-1])
    known = entry(last)
    return last in humans() or last in title_ends() or (known is not None and known.classes.get("n") == "person")


def _is_plain(text: str) -> bool:
    words = re.findall(r"[\w-]+", text.casefold())
    is_open_end = bool(_LISTED.search(text)) and not re.search(r"\bof\s[^,]*\sand\s[A-Z]", text)
    return len(words) <= _LONGEST and _POINTING.isdisjoint(words[0 if words[0] != "who" else 1 :]) and not is_open_end


def _has_verb(sentence: ParsedSentence, start: int, text: str) -> bool:
    """Is a clause, not an apposition, what begins here? A clause in "who" may end one."""
    end = start + (text.find(" who ") if " who " in text else len(text))
    return any(
        token.pos in ("aux", "modal") or (token.pos == "verb" and token.form in ("past", "s"))
        for token in sentence.tokens
        if start <= token.word.start < end and not _is_noun_here(token.word.text, text)
    )


def _is_noun_here(word: str, text: str) -> bool:
    return word.casefold() in humans() or head_of(text).split()[-1:] == [word.casefold()]
