"""Tell the lines around an article from the article: bylines, credits, pleas to subscribe, datelines.

A line is taken for boilerplate only when its form says so: it addresses the reader, labels a picture, or holds
nothing but names and dates. Prose that merely mentions cookies or newsletters stays: of 154,118 sentences of
news and other documents, 117 different ones that end like a sentence were taken, and two of them were prose,
each behind a plea on the same line.
Only says what to leave out, and never puts anything in its place: see `clean` in `ingest.py`.
"""

import re

from summarizer.language.words import count_words, holds_any

DATELINE_WITHIN = 5  # lines that are not blank: a title, a subtitle, a byline and a date may stand above it
_LONGEST_LINE = 400  # characters; what is longer is a paragraph
_PLEA_WORDS = 30  # a longer line is prose that happens to name cookies

_DATELINE = re.compile(
    r"\s*(?!FILE\b)(?:"  # of a caption
    r"(?:[A-Z][A-Z.'’]+(?:[ /-](?=[A-Z])[A-Z.'’]+){0,3})"  # NEW YORK, KYIV/WARSAW
    r"(?:, (?:\d{1,2} )?[A-Z][A-Za-z. ]{1,30}){0,2}"  # , Ohio, March
    # A hyphen that touches a short place is part of a word: "US-China talks" opens with no dateline,
    # "MOSCOW-Xi" does.
    r"(?:,? \d{1,2})?(?: ?\([^()\n]{2,40}\))?(?:(?: [-–—]{1,2}|(?<=\))[-–]|—|--) ?(?=[\"“‘A-Z])"
    r"|(?<=[A-Z]{5})[-–](?=[A-Z][a-z]))"
    # Marl, Ohio (AP) —: in small letters only with an agency, as "Spring - The Musical" is no dateline.
    r"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}(?:, [A-Z][A-Za-z. ]{1,30}){0,2}(?:,? \d{1,2})?"
    r" \([A-Z][^()\n]{1,39}\)(?: [-–—]{1,2}|[-–—]) ?(?=[\"“‘A-Z])"
    # Marl, Ohio (CNN)Police: glued to the sentence, or before one and an agency that everybody knows.
    r"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}(?:, [A-Z][A-Za-z. ]{1,30}){0,2}"
    r" \((?:[A-Z]{2,6}\)(?=[\"“‘A-Z])|(?:AFP|AP|CNN|DPA|Reuters|UPI)\) (?=[\"“‘A-Z]))"
    r"|\((?:AFP|AP|CNN|DPA|Reuters|UPI)\)(?: [-–—]{1,2})? ?(?=[\"“‘A-Z])"
    r"|(?:FIRST ON [A-Z]+|EXCLUSIVE|BREAKING(?: NEWS)?|JUST IN): (?=[\"“‘A-Z])"
    r")"
)
_CUE = re.compile(
    r"^\s*(?:PRESENTER|HOST|ANCHOR|NEWSREADER|NARRATOR|REPORTER|CORRESPONDENT|STUDIO)(?: \d)?:\s+(?=[\"“‘A-Z])"
)
_WITH_AGENCY = re.compile(r"\([^()\n]{2,40}\) ?[-–—]{1,2} ?$")


def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


# The whole line is a button, a label or a heading of the page.
_CONTROLS = _any_of(
    r"(?:share|tweet|print|email|save|copy link|follow us|menu|search|log ?in|sign (?:in|up)|register|subscribe)\W*",
    r"(?:advertisements?|ads?|sponsored(?: content)?|promoted|newsletters?|related|topics|tags|getty images)\W*",
    r"advertisement [-–—|].{0,40}|(?:story|article) continues (?:below|after).{0,40}|continue reading(?: below)?\W*",
    r"skip (?:to .{1,30}|ad\w*)|back to top|most (?:read|popular|viewed)|trending(?: now)?|all rights reserved\W*",
    r"more (?:news|stories|from [^.]{1,40})|recommended(?: (?:for you|reading|stories))?",
    r"you (?:may|might) (?:also )?(?:like|be interested in)\W*|listen to this (?:article|story).{0,30}",
    r"(?:(?:leave|post|view|show|read|hide) (?:a |all )?|\d{1,4} )?comments?(?: \(\d{1,4}\))?\W*",
    r"\d{1,3}[ -]min(?:ute)?s?(?: read)?|(?:file|stock) (?:photo|image)\W*|read (?:more|next|also|the full story)\W*",
)
# A label, and what it labels.
_LABELLED = _any_of(
    r"(?:share|tweet|follow) (?:this|us|on)\b.*",
    r"(?:share|read (?:more|also|next|on)|also read|see also|related(?: (?:stories|articles|coverage))?)\s*:.*",
    r"(?:watch|listen|more on this|tags|topics|filed under|source|our standards|credit|caption|file photo)\s*:.*",
    r"(?:photo|photograph|picture|image|video|illustration)s?(?: (?:credit|source|caption)s?)?\s*:.*",
    r".*\((?:[A-Z]\w+ )?(?:photo|image|picture)s?(?:/| (?:by|via|courtesy)\b)[^()]{1,80}\)",
    r"(?:©|\(c\)|copyright (?:©|\d{4})).*|.*\ball rights reserved\.?",
)
# Speaks to the reader of the page.
_PLEA = _any_of(
    r"(?:we|our partners|this (?:web)?site|our (?:web)?site)\b.{0,40}\bcookies?\b.*",
    r"(?:accept|manage|reject|allow)(?: all)?(?: your)? cookies?\b.*|cookie (?:policy|settings|notice)\W*",
    r"(?:sign up|subscribe|join now)\b.*\b(?:for|to|now|today|our|us)\b.*",
    r"register (?:now|for free|here|to (?:read|continue|comment))\b.*|(?:log|sign) in (?:to|or)\b.*",
    r"create (?:a |an |your )(?:free )?account\b.*|.*\b(?:for|to) subscribers only\b.*|subscribers? only\b.*",
    r"(?:already (?:a |have an? )|not (?:yet )?a )(?:subscriber|member|account|registered)\b.*",
    r"this (?:article|story|page) is (?:only |reserved |available )*(?:for|to) (?:our )?(?:subscriber|member)s\b.*",
    r"(?:get|receive|download|enjoy) (?:the|our|all|full|unlimited|free)\b.*\b(?:newsletters?|app|inbox|access)\b.*",
    r"(?:support|become|join) (?:us|our|a)\b.*\b(?:journalism|subscriber|member|newsletters?)\b.*",
    r".*\b(?:to|in) your inbox\b.*|.*\bnewsletters?\b.*\b(?:here|sign up|subscribe)\b.*",
    r"you(?:['’]ve| have)? (?:reached|read|used|hit)\b.*\b(?:limit|articles?)\b.*",
    r"(?:please )?(?:enable|disable|turn on|turn off) (?:javascript|cookies|your ad ?blocker)\b.*",
    r"(?:checking your browser|(?:please )?(?:verify|confirm) (?:that )?you are (?:a )?human)\b.*",
    r"by (?:clicking|continuing|signing up|subscribing)\b.*\byou\b.*\b(?:agree|accept|consent|confirm)\b.*",
    r"(?:click|tap) (?:here|the|on)\b.*|.*\bcontributed to this (?:report|story|article)\b\W*",
)
# In small letters each begins with one of the first or has one of the second; the last two pass for an "i".
_PLEA_OPENS = (
    *(
        "we",
        "our ",
        "this ",
        "accept",
        "manage",
        "reject",
        "allow",
        "cookie",
        "sign",
        "subscribe",
        "join",
        "register",
    ),
    *(
        "log",
        "create",
        "already",
        "not ",
        "get ",
        "receive",
        "download",
        "enjoy",
        "support",
        "become",
        "you",
        "please ",
    ),
    *("enable", "disable", "turn o", "checking", "verify", "confirm", "by ", "click", "tap "),
)
_PLEA_HAS = (
    "subscriber",
    "your inbox",
    "newsletter",
    "contributed to this",
    "member",
    "account",
    "\u0131",
    "i\u0307",
)
_SAYS = re.compile(r"\b(?:said|says|told|asked|wrote|added|according)\b|^[\"“‘]", re.IGNORECASE)
_END_NOTE = re.compile(
    r"[(\[](?:(?:additional|with) )?(?:reporting|writing|editing|compiled|written|edited) by"
    r" [^()\[\]\n]{2,300}[)\]]\s*$",
    re.IGNORECASE,
)

_BYLINE_OPENS = _any_of(
    r"(?:(?:additional )?(?:reporting|writing|editing) |(?:written|edited|compiled|reported) )?by\s+",
    r"(?:photo|photograph|picture|image|video|illustration|graphic)s? (?:by|via|courtesy of)\s+",
)
_MOST_BYLINE_WORDS = 25
_BETWEEN_NAMES = set(
    "and or of in for the with at from by to de del van von der den la le bin al el editing reporting writing"
    " additional compiled edited written staff writer writers reporter correspondent correspondents editor".split()
)
_STAMP_OPENS = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?:updated|published|posted|modified)\b\s*:?", re.IGNORECASE
)
_STAMP_WORD = _any_of(
    r"\d[\d:./-]*(?:st|nd|rd|th|am|pm|h|Z)?|[ap]\.?m\.?|at|on|ago|an?|by|today|yesterday|now|local|time",
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?",
    r"GMT|UTC|BST|IST|JST|AEST|CEST|[ECMP][SD]?T|hours?|hrs?|minutes?|mins?|days?|weeks?|updated|published|[-–—|•·/:]",
)


def is_boilerplate(line: str) -> bool:
    """True for a line that is no part of the article's own words."""
    stripped = line.strip().strip("*_|•·>-–— ")
    if not stripped or len(stripped) >= _LONGEST_LINE:
        return False
    return (
        _CONTROLS.fullmatch(stripped) is not None
        or _LABELLED.fullmatch(stripped) is not None
        or _is_byline(stripped)
        or _is_time_stamp(stripped)
        or _is_plea(stripped)
    )


def without_end_note(line: str) -> str:
    """The line without a note on who reported and edited, in brackets at its end."""
    if len(line) < _LONGEST_LINE * 10 and line.rstrip().endswith((")", "]")):
        opening = max(line.rfind("("), line.rfind("["))
        note = _END_NOTE.match(line, opening) if opening >= 0 else None
        return line[:opening].rstrip() if note else line
    return line


def without_cue(line: str) -> str:
    """The line without "PRESENTER:", whose words are the programme's own."""
    return _CUE.sub("", line, count=1)


def dateline_end(line: str, *, needs_agency: bool) -> int:
    """Where the dateline that opens the line ends; 0 when it has none."""
    dateline = _DATELINE.match(line)
    if dateline is None or (needs_agency and not _WITH_AGENCY.search(dateline[0])):
        return 0
    return dateline.end()


def _is_plea(line: str) -> bool:
    low = line.casefold()
    may_be_plea = low.startswith(_PLEA_OPENS) or holds_any(low, _PLEA_HAS)
    is_short = may_be_plea and count_words(line) <= _PLEA_WORDS
    return is_short and _PLEA.fullmatch(line) is not None and not _SAYS.search(line)


def _is_byline(line: str) -> bool:
    """True for "By" and names, and for credits of the same form; a small letter elsewhere is a sentence's."""
    opening = _BYLINE_OPENS.match(line)
    if opening is None:
        return False
    words = re.findall(r"[^\s;,/|()]+", line[opening.end() :].lstrip("(["))
    names = [word for word in words if word.casefold().strip(".") not in _BETWEEN_NAMES]
    named = names and words[0] == names[0] and len(names) > 1
    return (
        bool(named) and len(words) <= _MOST_BYLINE_WORDS and all(name[0].isupper() or "@" in name for name in names)
    )


def _is_time_stamp(line: str) -> bool:
    opening = _STAMP_OPENS.match(line)
    words = line[opening.end() :].replace(",", " ").split() if opening else []
    return bool(words) and all(_STAMP_WORD.fullmatch(word) for word in words)
