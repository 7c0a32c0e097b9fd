"""Does a sentence tell anything that could be checked?

A figure, somebody's words, or somebody who did something. Turned away are praise ("is a testament
to"), general truths ("Compliance is critical for any port") and announcements of nothing ("has
announced its strategic changes"). What somebody is said to say is left to them.
"""

import re

from summarizer.drafters.told import Told
from summarizer.language.past_forms import PAST
from summarizer.language.words import STOP_WORDS

# Words and turns that stand for no event, no place and no amount. A turn counts twice: it is longer.
# Those and the praise are in small letters, as the text is then: ignoring case takes three times as long.
_VAGUE = frozenset(
    """significant significantly critical crucial pivotal vital key essential robust cutting edge innovative
    innovation innovations stringent comprehensive ever evolving strategic strategically commitment committed
    resilience resilient landscape realm ingenuity passion passionate legacy excellence ecosystem synergy
    synergies journey boundaries seamless seamlessly unparalleled unprecedented exhilarating storied renowned
    iconic notable notably considerable remarkable impressive commendable diverse dynamic transformative
    transformation transformations challenge challenges challenging insight insights trend trends implications
    shift shifts developments growth stakeholders alike engagement enhance enhances enhancing enhanced optimise
    optimize leverage leverages leveraging foster fosters fostering navigate navigating showcase showcasing
    underscores underscoring highlights highlighting demonstrates demonstrating longstanding presence future
    operational operations various experience experiences approach approaches solutions opportunities
    complexities dynamics sustainability performance prowess stronger strengthen strengthening continued
    continuous continuously ongoing broader evolve evolves paradigm holistic vibrant compelling profound
    innovate innovates innovating adapt adapts adapting commit dedication dedicated ambitious groundbreaking
    staggering astounding astonishing far reaching reverberations backbone instrumental trajectory forward
    looking acumen role efforts changes ways aspects factors importance value values vision mission underlines
    accentuates exemplify exemplifies glimmer interconnectedness""".split()
)
_TURNS = re.compile(
    r"\b(?:sen(?:t|ds|ding) (?:ripples|shock ?waves)|captur(?:ed|es|ing) the (?:imagination|hearts?)"
    r"|spark(?:ed|s|ing) (?:\w+ )?(?:debate|discussion|interest)|mixed reactions|push(?:ed|es|ing) the boundaries"
    r"|play(?:s|ed|ing)? an? (?:\w+ )?(?:role|part)|position(?:ed|s|ing) (?:itself|themselves)|competitive edge"
    r"|centre stage|center stage|pav(?:ed|es|ing) the way|only time will tell|remains to be seen|at the forefront"
    r"|a mix of|in the long (?:run|term)|a wide range of|a variety of|state of the art"
    r"|in an? (?:\w+ )?(?:world|era) of)\b"
)
_IS = r"(?:is|are|was|were|been|be|remains?|remained|becomes?|became|marks?|marked|represents?|stands? as|serves? as)"
_PRAISE = re.compile(
    rf"\b{_IS} (?:[\w-]+ ){{0,4}}(?:testament|marvel|cornerstone|milestone|bedrock|beacon|hallmark|powerhouse"
    r"|game[- ]changer|masterpiece|triumph|turning point|pillar|benchmark|staple|reminder|wonder|gem|must"
    r"|latest chapter|new chapter|force to be reckoned)\b"
)
_EMPTY_NEWS = re.compile(
    r"\b(?:announced|unveiled|reported|released|introduced|published|revealed|outlined|presented)\b"
    r" (?:its|their|his|her) [^,.~]{0,80}\b(?:earnings|results|figures|strategy|vision|changes|performance)\b"
)
# "If a shop is robbed on a Friday, there may be good reasons to keep quiet": of no shop that there is.
_MUSING = re.compile(
    r"(?:If|When|Where) (?:an?|one|you|somebody|anybody|people)\b[^,]*, (?:there|it|that|one|you|the) "
    r"|(?:.*, )?[Ii]t is worth \w+ing\b"
)
_VAGUE_SHARE = (
    0.2  # of the content words: of 109 sentences an editor let stand in our briefs those without a figure reach 0.19
)
_FEWEST_VAGUE = 2
_FEW_WORDS = 3
# Nobody's silence is news by itself, nor where nothing happened.
_SILENCE = re.compile(
    r"^For [^,;]{1,40},? (?:nobody|no one|nothing) [a-z]+\.?$"
    r"|\b(?:(?:do|does|did|has|have|had|would|will|could|can) not"
    r" (?:appear(?:ed)? in public|comment(?:ed)?|respond(?:ed)?|return(?:ed)? calls)"
    r"|(?:declin|refus)(?:ed|es?) to comment|(?:made|had|has) no comment|could not be reached"
    r"|was not available for comment)\b[^,;]{0,40}$"
)
_MOST_OF_SILENCE = 14  # words; a longer sentence tells more
_HAPPENS = re.compile(
    r"\b(?:was|were|had|will|would|won['’]t|(?:has|have|is|are)(?: not| also| been| already)? \w+(?:ed|en|ing|own|ne)"
    r"|(?:has|have) (?:\w+ly )?(?:been|won|lost|left|made|met|sent|set|shut|sold|struck|cut|hit|put|found|begun"
    r"|built)|(?:is|are) (?:due|set|likely|still|to|out|missing|dead|under))\b"
)
# A duty as the subject: "Compliance with Norline's rules" names nobody who does anything.
_GENERAL = frozenset(
    "compliance adherence understanding ensuring emphasizing emphasising maintaining achieving".split()
)
_GO_ON = STOP_WORDS | frozenset("inside across near along around behind beside outside onto without".split())
_NO_SUBJECT = STOP_WORDS - frozenset("he she they it who which that not now once has have had was were".split())


def tells_something(told: Told) -> bool:
    """A figure, a quotation, words given to somebody, or an event; and neither praise nor emptiness."""
    if _is_a_riddle(told) or (len(told.words) <= _MOST_OF_SILENCE and _SILENCE.search(told.text)):
        return False
    if _MUSING.match(told.text) and not told.sentence.attributions:
        return False
    if told.sentence.speech or _gives_a_figure(told):
        return not _PRAISE.search(told.folded) or bool(told.sentence.attributions)
    if _EMPTY_NEWS.search(told.text) or _PRAISE.search(told.folded) or _is_vague(told):
        return False
    return bool(_names_somebody(told) or _happens(told) or told.sentence.attributions or told.sentence.dates)


def _is_a_riddle(told: Told) -> bool:
    """Are two or three quoted words all that it tells: 'Voss, the mayor of Marl, regretted "an abbreviation"'?"""
    quotes = told.sentence.quotes
    if len(quotes) != 1 or told.sentence.numbers or len(quotes[0].text.split()) > _FEW_WORDS:
        return False
    behind = [at for at in range(told.verb, len(told.low)) if at > told.verb]
    return told.verb < len(told.low) and not any(told.tells_apart(at) for at in behind)


def _gives_a_figure(told: Told) -> bool:
    """A number that counts or measures, not the year and not the number of a model: "the Norline 170"."""
    if not told.sentence.numbers:
        return False
    dates = {place for date in told.sentence.dates for place in range(date.start, date.end)}
    for number in told.sentence.numbers:
        at = next((at for at, word in enumerate(told.words) if number.start <= word.start < number.end), None)
        if at is None or told.words[at].start in dates or number.is_label:
            continue
        if not (at and at - 1 in told.named and told.gap(at - 1) in (" ", "-")):
            return True
    return False


def _is_vague(told: Told) -> bool:
    content = [low for low in told.low if low not in STOP_WORDS]
    vague = sum(low in _VAGUE for low in content) + 2 * len(_TURNS.findall(told.folded))
    return vague >= _FEWEST_VAGUE and vague >= _VAGUE_SHARE * len(content)


def _names_somebody(told: Told) -> bool:
    """Is a name, or what it owns, the subject of the sentence?"""
    return any(at in told.named for at in range(min(told.verb, 6))) and told.low[0] not in _GENERAL


def _happens(told: Told) -> bool:
    """A verb of the past, the future or the moment: general truths stand in the plain present."""
    return bool(_HAPPENS.search(told.text)) or any(_is_past(told, at) for at in range(1, len(told.low)))


def _is_past(told: Told, at: int) -> bool:
    low, before = told.low[at], told.low[at - 1]
    is_apart = "," in told.gap(at - 1)
    if before in _NO_SUBJECT or (is_apart and at != told.verb) or not told.words[at].text.islower():
        return False
    if low in PAST:
        return True
    is_past = low.endswith("ed") and len(low) > 4 and not told.gap(at - 1).endswith("-")
    is_behind_plural = before.endswith("s") and not is_apart
    return is_past and (is_behind_plural or at + 1 == len(told.low) or told.low[at + 1] in _GO_ON)
