"""Give an allegation together with the denial that follows it, and an offer with its answer.

To tell that somebody is accused and leave out that he denies it is unfair, and often unlawful. Where
the next sentence of the paragraph, or the one after it, denies an allegation or says that it is
untested, both become one sentence. A denial that names nothing it denies ("he denies it") must follow
at once, and one that is itself denied ("did not deny it") or only refuses to speak is none.
Found by closed lists of words outside quotation marks. What is left to others: allegations that one
article makes and another denies, denials in a paragraph of their own, and how long a sentence may be.
"""

import re

from summarizer.language.parse import ParsedArticle, ParsedSentence
from summarizer.language.tokens import POINTING_BACK
from summarizer.language.words import STOP_WORDS, holds_any

FURTHEST = 2  # sentences behind the allegation
AROUND = 20  # sentences on either side in which a word may stand in small letters
LONGEST_DENIAL = 30  # words; a longer one tells more than that it is denied

_WRONGS = (
    r"(?:abus|assault|attack|brib|cheat|collu|corrupt|cover(?:ed|ing)?[- ]up|defraud|embezzl|extort|fabricat|fals"
    r"|fraud|harass|illegal|kidnap|kill|launder|lied|lying|manipulat|misconduct|misl[ei]d|misus|murder|negligen|plagiar|poison"
    r"|price[- ]fixing|rape|raping|rigg|smuggl|spied|spying|stole|steal|theft|thief|tortur|traffick|treason"
    r"|wrongdoing)"
)
_CRIMES = re.compile(
    r"\b(?:brib|corrupt|defraud|embezzl|extort|fraud|lied\b|murder|rap(?:ed|ing)\b|smuggl|sp(?:ied|ying)\b|stole|theft)"
)
_ALLEGES = re.compile(
    r"\b(?:[Aa]lleg(?:e|es|ed|edly|ing|ations?)|[Aa]ccus(?:e|es|ed|ing|ations?)|[Ii]ndicted)\b"
    r"|\b(?:charged|charges|charging)\swith\s"
    rf"(?:(?!(?!{_WRONGS})\w{{1,20}}ing\b)|(?={_WRONGS}))"  # not "charged with leading the inquiry"
    r"|\bsuspect(?:s|ed)?\s(?:[\w’']{1,30}\s){0,3}of\b|\bunder\ssuspicion\b"
    rf"|\bclaim(?:s|ed|ing)?\sthat\b(?=[^;]{{0,200}}?\b{_WRONGS})"
)
_ACCUSING = ("lleg", "ccus", "ndict", "charg", "suspect", "suspicion", "claim")  # a part of each way to accuse
_ACCUSATION = r"(?:accusations?|allegations?|charges?|claims?|complaints?|insinuations?|suspicions?|wrongdoing)"
_DENY = (
    r"(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|contest(?:s|ed|ing)?|refut(?:e|es|ed|ing))"
)
_WHICH = r"(?:the|this|that|these|those|all|any|both|such|every|his|her|its|their|of|most)"
_UNPROVEN = r"(?:tested|proven|proved|verified|substantiated|confirmed|corroborated|charged|convicted)"
# The allegation is named, so the denial can stand a sentence away.
_NAMED = re.compile(
    rf"\b(?P<verb>{_DENY}|dismiss(?:es|ed|ing)?)\s(?:{_WHICH}\s){{0,3}}(?:[a-z-]{{1,30}}\s){{0,2}}?{_ACCUSATION}\b"
    rf"|\b{_ACCUSATION}\s(?:[a-z]{{1,20}}\s){{0,3}}?"
    rf"(?:(?:not|never)\s(?:yet\s)?been\s(?:[a-z]{{1,20}}ly\s)?{_UNPROVEN}|yet\sto\sbe\s(?:[a-z]{{1,20}}ly\s)?{_UNPROVEN}"
    r"|(?:is|are|was|were|remains?)\s(?:[a-z]{1,20}ly\s)?(?:unproven|untested|baseless|unfounded|groundless|untrue|false))\b"
    rf"|\b(?:called|calls|described|describes)\s(?:{_WHICH}\s){{1,3}}{_ACCUSATION}\s(?:as\s)?"
    r"(?:a\slie|lies|false|baseless|unfounded|groundless|untrue|nonsense|fabricated|slander)\b"
    r"|\bpleaded\snot\sguilty\b|\bmaintain(?:s|ed)?\s(?:his|her|their|its)\sinnocence\b"
    rf"|\b[Nn]one\sof\s(?:{_WHICH}\s){{1,2}}{_ACCUSATION}\s(?:has|have|had)\sbeen\s(?:[a-z]{{1,20}}ly\s)?{_UNPROVEN}\b"
    r"|\b[Nn]o\scharges\s(?:have|had)\sbeen\s(?:brought|filed)\b"
)
# Clear only right behind the allegation.
_BARE = re.compile(
    rf"\b(?P<verb>{_DENY})\s(?:it|this|that|them|doing|having|being|knowing|any)\b"
    r"|\b(?:says?|said|insist(?:s|ed)?|maintain(?:s|ed)?)\s(?:that\s)?(?:he|she|it|they)\s(?:is|are|was|were|had|has|have)\s"
    r"(?:innocent|not\sguilty|done\snothing\swrong)\b"
    r"|\b(?:called|calls|dismiss(?:es|ed)|described|describes|rejected|rejects)\s(?:it|this|that|them)\s(?:as\s)?"
    r"(?:a\slie|lies|false|baseless|unfounded|groundless|untrue|nonsense|fabricated|slander)\b"
    rf"|\b(?:ha(?:s|ve|d)\s(?:not|never|yet\sto)|hasn['’]t|haven['’]t)\s(?:yet\s)?(?:been|be)\s(?:[a-z]{{1,20}}ly\s)?{_UNPROVEN}\b"
    r"|\bcould\snot\sbe\s(?:independently\s)?verified\b"
)
# "Which the company denies": of the same breath.
_ASIDE = re.compile(rf"\b(?:which|something)\s(?:[\w’'-]{{1,30}}\s){{1,5}}?(?P<verb>{_DENY})\b")
# "It" is what the sentence before tells.
_ANSWERS = re.compile(
    rf"\b(?P<verb>{_DENY}|accept(?:s|ed)|declin(?:es|ed)|dismiss(?:es|ed)|refus(?:es|ed)|retract(?:s|ed)|turn(?:s|ed)|withdrew)"
    r"\s(?:it|this|that|the\s(?:accusation|allegation|charge|claim|comparison|invitation|offer|remark|request|word))\b"
    r"(?:\sdown)?(?=[,.;:]|$|\s(?:as|at\sonce|later|on\s[A-Z]|outright)\b)"
    r"|\bsa(?:id|ys)\s(?:that\s)?there\s(?:is|was)\sno\s(?:link|connection|evidence|proof|sign|indication)\b[^,;]{0,30}$"
)
_HELD = re.compile(r"\b(?:arrest(?:ed|s)|detained|questioned|(?:taken|remanded)\sin(?:to)?\scustody)\b")
# "They were let go" of whoever was arrested in the sentence before.
_LET_GO = re.compile(
    r"^(?:He|She|They|All|Both|The\s(?:\w+\s)?(?:man|woman|men|women|suspects?|boys?|girls?|teenagers?))\s(?:\w+\s){0,2}?"
    r"(?:was|were|been)\s(?:\w+\s){0,2}?(?:released|freed|let\sgo|cleared)\b"
)
_DENIED = re.compile(r"(?:\b(?:not|never|without|longer|cannot|hardly)|n['’]t)\s(?:[a-z]{1,20}\s)?$")
_END = re.compile(r"(?<!\b[A-Z])\.(?P<mark>[\"'”’»)]{0,2})$")
_MARKS = "\"'“”‘’«»([-"
# Words that open a sentence about a denial and are nobody's name.
_OFFICES = frozenset(
    """authorities company companies defence executives firm firms government investigators lawyers managers
    ministers neither none officials police prosecutors regulators spokesman spokesmen spokespeople
    spokeswoman""".split()
)


def denial_of(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    """The sentence that denies what this one alleges, and not in the same breath; of an arrest the release."""
    if _tells_of_an_arrest(sentence) and (released := _release(article, sentence)):
        return released
    if sentence.is_question or not alleges(sentence) or _denies(sentence, at_once=True):
        return None
    following = article.sentences[sentence.index + 1 : sentence.index + 1 + FURTHEST]
    for step, other in enumerate(following):
        if other.paragraph != sentence.paragraph:
            return None
        if _can_be_joined(article, other) and _denies(other, at_once=step == 0):
            return other
    return None


def _release(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    """The next sentence of the paragraph, where it tells that whoever was arrested was let go."""
    other = _next_of_paragraph(article, sentence)
    return other if other and _can_be_joined(article, other) and _LET_GO.match(other.text) else None


def _next_of_paragraph(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    return following[0] if following and following[0].paragraph == sentence.paragraph else None


def answer_to(article: ParsedArticle, sentence: ParsedSentence) -> ParsedSentence | None:
    """The next sentence of the paragraph, where it denies, turns down or takes back what this one tells."""
    other = _next_of_paragraph(article, sentence)
    if other is None or other.is_question or len(other.words) > LONGEST_DENIAL:
        return None
    match = _ANSWERS.search(other.text)
    is_first = match is not None and " and " not in other.text[: match.start()]  # else "it" may be named there
    return other if match and is_first and _is_a_denial(other, match) else None


def joined(article: ParsedArticle, wording: str, denial: ParsedSentence) -> str | None:
    """A wording of the allegation and its denial, as one sentence; None where they cannot be one."""
    if not _END.search(wording) or not _can_be_joined(article, denial):
        return None
    unended = _END.sub(r"\g<mark>", wording)
    return f"{unended}; {_opening(article, denial)}"


def needs_its_denial(sentence: ParsedSentence) -> bool:
    """Is it unfair without what `denial_of` found: an allegation, or an arrest?"""
    return alleges(sentence) or _tells_of_an_arrest(sentence)


def _tells_of_an_arrest(sentence: ParsedSentence) -> bool:
    return any(_is_told(sentence, match) for match in _HELD.finditer(sentence.text))


def alleges(sentence: ParsedSentence) -> bool:
    """Does the writer say that somebody is accused of something?"""
    if not holds_any(sentence.text, _ACCUSING):  # most sentences end here, at a tenth of the cost
        return False
    return any(_is_told(sentence, match) for match in _ALLEGES.finditer(sentence.text))


def tells_a_wrong(sentence: ParsedSentence) -> bool:
    """Does the writer tell of a crime or of corruption, whoever is said to have seen it?"""
    return any(_is_told(sentence, match) for match in _CRIMES.finditer(sentence.text))


def tells_both_sides(sentence: ParsedSentence) -> bool:
    """Does it tell an allegation together with its denial?"""
    return alleges(sentence) and _denies(sentence, at_once=True)


def _denies(sentence: ParsedSentence, *, at_once: bool) -> bool:
    """`at_once`: it follows the allegation, so that "it" is clear."""
    if not at_once and sentence.words and sentence.words[0].text.casefold() in POINTING_BACK:
        return False
    patterns = (_NAMED, _ASIDE, _BARE) if at_once else (_NAMED,)
    return any(_is_a_denial(sentence, match) for pattern in patterns for match in pattern.finditer(sentence.text))


def _is_a_denial(sentence: ParsedSentence, match: re.Match[str]) -> bool:
    before = sentence.text[max(0, match.start() - 30) : match.start()]
    return _is_told(sentence, match) and not (match.groupdict().get("verb") and _DENIED.search(before))


def _is_told(sentence: ParsedSentence, match: re.Match[str]) -> bool:
    """Do the writer's own words say it, not a quotation?"""
    place = sentence.start + match.start()
    return not any(quote.start <= place < quote.end for quote in sentence.quotes)


def _can_be_joined(article: ParsedArticle, denial: ParsedSentence) -> bool:
    return (
        0 < len(denial.words) <= LONGEST_DENIAL
        and not denial.is_question
        and not article.is_heading(denial)
        and denial.text[0] not in _MARKS
        and denial.text.count('"') % 2 == 0
        and denial.text.count("“") == denial.text.count("”")
    )


def _is_written_near(word: str, article: ParsedArticle, denial: ParsedSentence) -> bool:
    """Is there a sentence near the denial that has its first word in small letters?"""
    near = article.sentences[max(0, denial.index - AROUND) : denial.index + AROUND]
    return any(word in each.text and any(other.text == word for other in each.words) for each in near)


def _opening(article: ParsedArticle, denial: ParsedSentence) -> str:
    """The denial with a small first letter, unless its first word may be a name."""
    first, text = denial.words[0], denial.wording
    small = first.low
    is_word = small in STOP_WORDS or small in _OFFICES or _is_written_near(small, article, denial)
    is_name = any(name.start == first.start for name in denial.names)
    return small[0] + text[1:] if is_word and not is_name and first.text != "I" else text
