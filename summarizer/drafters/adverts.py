"""Captions, advertising and links: what stands between the sentences of an article.

Only what gives itself away by its form: "(left)", an order to the reader, a web address that nobody
is said to have said, an exclamation. Never looks inside quotation marks.
"""

import re

from summarizer.drafters.told import Told
from summarizer.drafters.verbs import FINITE
from summarizer.language.words import holds_any

_ORDERS = re.compile(
    r"(?:Do not|Don['’]t|Click|Visit|Subscribe|Read|Follow|Download|Buy|Join|Get|Enjoy"
    r"|Ignore|Disregard|Please|Attention|Stay|Discover|Learn|Explore|Browse|Register|Scroll|Swipe|Tap|Tune|Donate"
    r"|Unlock|Upgrade|Remember|Imagine|Choose|Compare|Hurry|Forget|Ensure|Submit|Sponsored|Advertisement)\b(?!['’]s)"
    # Also nouns and names, so only before what an order goes on with: "See more", "Find your".
    r"|(?:Find|See|Check|Use|Order|Support|Take|Make|Send|Add|Share|Book|Win|Start|Look|Ask|Keep|Save|Try|Access"
    r"|Consider|Listen|Enter|Apply|Meet|Let|Pay|Plan|Think|Help|Search|Tell|Turn|Note|View|Write|Give|Go|Come|Call|Shop|Sign|Watch"
    r"|Contact) (?:an?|the|your|our|us|my|it|out|in|more|how|why|what|where|who|that|if|here|now|to|at|for|up|all"
    r"|this|these|\d+)\b"
)
_CALLS_COST = re.compile(r"(?:Calls|Texts|Votes) (?:cost|are charged)\b")
_DONATES = re.compile(
    r"(?:Support|Back|Fund|Sponsor|Help) [^,.;~]{2,80}?"
    r" (?:from|for|with) (?:just |only )?[$€£]?\d[\d.]* ?\w* ?(?:an?|per|each) (?:day|week|month|year)\b"
)
_FREE_FOR = re.compile(r"[A-Z][a-z]+ [^,.;~]{2,60}? free for (?:\w+ )?(?:days|weeks|months)\.?$")
_ON_SALE = re.compile(
    r"\b(?:is|are) (?:on sale|in shops|in stores|out|available) now\b|\b(?:on sale|out|available) now\b ?[.!]?$"
)
# "October 30, 2014 - Bombers are", "Ida Kron: sure of foot. 6.5": a row of a list.
_ROW = re.compile(
    r"(?:(?:[A-Z][a-z]+ \d{1,2}, |\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ )?(?:19|20)\d{2} [-–—:] "
    r"|[^:]{0,60}\(\d(?:-\d)+\) )"
)
_RUN_IN = re.compile(r"(?:[‘'“\"]?(?:[A-Z]{2,}|A)[’'”\"]?\s+){3,}(?=[‘“\"]?[A-Z]?[a-z])")  # a heading in capitals
_QUOTED_BY = re.compile(r"[\"“‘'].{10,300}[\"”’']: [A-Z]")  # a caption under whoever said it
_BIOGRAPHY = re.compile(
    r"(?:[A-Z][\w’'.-]+ ){2,3}is (?:an?|the|[A-Z][^,;.]{0,40}['’]s) (?:[\w-]+ ){0,3}"
    r"(?:critic|writer|reporter|correspondent|columnist|editor|contributor|photographer)\b[^,;]{0,60}\.$"
)
_SEE_PAGE = re.compile(r"\b(?:[Ss]ee|[Tt]urn to|[Cc]ontinued on) (?:also )?pages? \d")
_CAPTION = re.compile(
    r"\((?:[^()]{0,20}\b)?(?:left|right|centre|center|pictured|shown (?:in|at|here)|above|below|inset|top|bottom"
    r"|(?:stock|file) (?:image|photo|picture))\b[^()]{0,40}\)"
    r"|, (?:far |top |bottom |second )?(?:left|right|centre|center), "
    r"|\b(?:is|are|was|were) (?:seen |pictured )(?:here|above|below|left|right)\b"
    r"|\b[Pp]ictured (?:left|right|above|below)\b|, pictured (?:in|at|on|with|here)\b"
    r"|^(?:Pictured|Photos?|Pictures?|Images?|Video|File photo|Caption|Graphic|Illustration)(?:\b ?:|,)",
)
_OF_A_CAPTION = (
    *("left", "right", "centre", "center", "icture", "above", "below", "inset", "top", "bottom", "image", "photo"),
    *("here", "shown", "Photo", "Image", "Video", "Caption", "Graphic", "Illustration"),
)
_LABEL = re.compile(r"[A-Z][^:.,~\d(]{2,40}: ['‘“\"]?[A-Z]")  # "Under watch: The navy monitored"
_STATES = re.compile(rf"\s{FINITE}")
_OF_AN_ADDRESS = ("www.", "http", "@", ".com", ".org", ".net", ".info", ".tv", ".io", ".co.", ".gov", ".edu")
_ADDRESS = re.compile(
    r"\bwww\.|https?:/|(?<![\w@])[\w-]{2,40}\.(?:com|org|net|info|tv|io|co\.[a-z]{2}|gov|edu)\b|[\w.]{1,40}@[\w-]{2,40}\.[a-z]",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\b(?:1-)?\(?\d{3}\)?[- ]\d{3}-\d{4}\b")
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")


def is_advert(told: Told) -> bool:
    """True for a caption, a link, an order to the reader or an exclamation."""
    text = told.text
    return bool(
        "!" in text
        or _ORDERS.match(text)
        or _DONATES.match(text)
        or _CALLS_COST.match(text)
        or _FREE_FOR.match(text)
        or _SEE_PAGE.search(text)
        or _ON_SALE.search(text)
        or _ROW.match(text)
        or _BIOGRAPHY.match(text)
        or _RUN_IN.match(told.sentence.text)
        or _QUOTED_BY.match(told.sentence.text)
        or (holds_any(text, _OF_A_CAPTION) and _CAPTION.search(text))
        or _MARKUP.search(text)
        or _TELEPHONE.search(text)
        or _is_label(told)
        or (_has_address(told) and not told.sentence.attributions)
    )


def _has_address(told: Told) -> bool:
    return holds_any(told.folded, _OF_AN_ADDRESS) and _ADDRESS.search(told.text) is not None


def _is_label(told: Told) -> bool:
    """A few words, a colon and a sentence, where the words neither say anything nor are a dateline in capitals."""
    match = _LABEL.match(told.text)
    label = match[0].split(":")[0] if match else ""
    says_something = label.isupper() or _STATES.search(label)  # "Two people were killed: Ida Kron and Ole Roe."
    return bool(label and not says_something and not told.sentence.attributions)
