"""The words that tell speech: verbs of saying, the nouns of those who speak, the pronouns that stand for them.

Data, and the patterns built from it. A verb is here when what follows it is what somebody says or
holds; verbs that also mean something else ("called the police", "added two rooms") are let through
only before what can be said.
Does not read sentences: see `speech.py`.
"""

import re

_ALWAYS = """
    said says told tells announced announces stated states warned warns argued argues insisted insists explained
    explains confirmed confirms denied denies admitted admits conceded concedes acknowledged acknowledges
    alleged alleges asserted asserts contended contends declared declares urged urges accused accuses praised
    praises hailed hails touted touts lauded lauds criticised criticises criticized criticizes condemned
    condemns denounced denounces blamed blames promised promises vowed vows pledged pledges replied replies
    retorted retorts responded responds asked asks wondered wonders remarked remarks observed observes recalled
    recalls complained complains joked jokes quipped quips tweeted tweets predicted predicts estimated estimates
    stressed stresses emphasised emphasises emphasized emphasizes underlined underlines reiterated reiterates
    repeated repeats maintained maintains suggested suggests described describes commented comments testified
    testifies disclosed discloses shouted shouts cried cries whispered whispers sighed sighs continued continues
    concluded concludes demanded demands lamented laments hinted hints boasted boasts cautioned cautions
    countered counters reported reports thanked thanks apologised apologises apologized apologizes
    """
SAYING = frozenset(_ALWAYS.split())
_NO_THING = r"(?!\s+(?:an?|another|more|one|two|three|four|five|six|seven|eight|nine|ten|some|to)\b|\s+\d)"
_QUOTE_FOLLOWS = r"(?=\s[^~.;]{0,60}~)"  # "~" stands where a quotation stood
# What must or must not follow, for each verb that may mean something else.
DOUBTFUL = {
    verb: re.compile(follows)
    for verbs, follows in (
        ("added adds noted notes", _NO_THING),  # "added two rooms"
        ("claimed claims", r"(?!\s+(?:\d|(?:(?:the|his|her|its|their)\s+)?(?:lives|victory|credit|title|seat)\b))"),
        ("wrote writes", r"(?!\s+(?:an?|the|his|her|its|two|three|several)\b)"),
        ("called calls", rf"(?=\s+(?:for|on|upon)\b)|{_QUOTE_FOLLOWS}"),  # "called the police"
        ("dubbed branded labelled", _QUOTE_FOLLOWS),
        ("put puts", r"(?=\s+it\b)"),
        ("quoted", r"(?=[^~.]{0,80}\bas\b)"),  # only behind "was": see `speech.py`
    )
    for verb in verbs.split()
}
# "said Voss": the verb may stand before who says it.
INVERTIBLE = frozenset(
    """said says added adds wrote writes explained explains replied asked noted warned argued insisted announced
    declared recalled joked quipped remarked shouted cried admitted conceded claimed complained commented continued
    stated observed wondered predicted retorted tweeted concluded confirmed""".split()
)
CONTINUING = frozenset("added adds continued continues concluded concludes".split())  # whoever spoke last speaks on
PASSIVE = frozenset(  # "was described by Voss as"
    "described called praised hailed accused criticised criticized condemned denounced dubbed branded".split()
)
PARTICIPLES = tuple(
    "saying adding warning calling insisting arguing telling noting declaring writing claiming".split()
)

PRONOUNS = frozenset("he she they it we i".split())

_PEOPLE = """
    adviser advisers agent aide aides ambassador analyst analysts attorney author authorities boss captain
    chairman chairwoman chancellor chief chiefs colleague colleagues columnist commander consultant coroner
    critics defendant delegate deputy detective diplomat diplomats director doctor doctors economist economists
    editor engineer engineers envoy executive executives expert experts farmer farmers father firefighter
    firefighters founder friend general governor head historian host hydrologist inspector investigators
    investor investors judge king lawmaker lawmakers lawyer lawyers leader leaders lieutenant manager managers
    mayor minister ministers mother neighbour neighbours neighbor neighbors nurse officer officers official
    officials operator opponents organisers owner owners passenger passengers patient pilot premier president
    priest prince princess principal prosecutor prosecutors professor queen regulator regulators reporter
    representative representatives researcher researchers resident residents scientist scientists secretary
    senator sergeant sheriff soldier sources source spokesman spokesperson spokespeople spokeswoman student
    students supporters surgeon survivor survivors teacher trader traders vice-president victim villagers
    witness witnesses worker workers
    """
# Bodies that are named once, and then go by their noun.
ONCE_NAMED = frozenset(
    """agency airline authority bank board brewer broadcaster carmaker carrier charity club committee company council
    court developer firm group hospital insurer lender manufacturer ministry newspaper office operator party publisher
    regulator retailer school supermarket team union university""".split()
)
BODIES = ONCE_NAMED | frozenset(
    """administration army association brokerage bureau cabinet commission department embassy federation foundation
    fund government guild institute league maker media military navy network organisation organization paper
    parliament police prosecution regime service statement station supplier watchdog""".split()
)
ROLES = frozenset(_PEOPLE.split()) | BODIES
# After "according to" papers speak too.
DOCUMENTS = frozenset(
    """report reports statement study survey poll data figures documents document estimates records letter
    forecast indictment filing complaint""".split()
)
WORKS = re.compile(
    r"\b(?:film|movie|book|novel|song|album|play|poem|essay|series|show|documentary|article|painting|opera|single"
    r"|sitcom|musical|headlined|titled|entitled)\s*,?\s*$",
    re.IGNORECASE,
)
