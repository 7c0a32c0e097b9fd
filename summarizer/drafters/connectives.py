"""Openings that only tie a sentence to the one before it: "Meanwhile,", "In other developments,".

A brief puts sentences in an order of its own, where such an opening points nowhere or is untrue.
Never takes a hedge, a condition, a bound ("Initially,") or a date for one.
"""

import re

# Only these may go without a comma after them: "Overall inflation fell" and "So far, 12" are no connectives.
_BARE = (
    r"(?:In a (?:separate|related|further) development"
    r"|And|Meanwhile|Moreover|Furthermore|Also|But(?! (?:for|then)\b)|Yet(?! (?:to|again)\b)"
    r"|So(?! (?:far|much|many|long|few|little|that|as|is|are|was|were|do|does|did|has|have)\b)"
    # "Then President Kell" held the office then, and "Then a nurse, Voss" was one then.
    r"|It is worth noting that|Then(?! (?:(?:an?|as|aged|only|just|known|still"
    r"|(?:[A-Z]\w*-)?(?:President|Vice|Prime|Foreign|Minister|Mayor"
    r"|Governor|Chancellor|Senator|Secretary|King|Queen|Chief|Premier))\b|the [^,]{1,60}, [A-Z]))),?\s+"
)
_WITH_COMMA = (
    r"(?:However|In addition|Additionally|Separately|At the same time|Still|Overall|Indeed|Notably|Importantly"
    r"|Interestingly|Crucially|Significantly|Elsewhere|Outside|Inside|Similarly|Likewise|Nevertheless|Nonetheless|Consequently"
    r"|Therefore|Thus|Hence|Accordingly|Afterwards?|Ultimately|Finally|Lastly|Unsurprisingly|Surprisingly"
    r"|Unfortunately|Sadly|In fact|In short|In essence|In the end|In turn|In response|In (?:particular|contrast)"
    r"|By contrast|On the other hand|To that end|With that in mind|Against this backdrop|As a result|As a consequence"
    r"|For (?:his|her|its|their) part|For (?:example|instance)|Of note|Concurrently"
    r"|In (?:conclusion|summary)"
    r"|In (?:other|related|further|separate|another) (?:developments?|news|moves?)"
    r"|(?:Amid|Despite|Among|Beyond|Alongside|Besides|Following) (?:this|these|that|those|all this)(?: [a-z]+)?"
    r"|(?:During|At|After|Ahead of|Before) the (?:meeting|talks)"
    r"|In an? (?:rare|surprise|unusual|bold|further|separate|surprising)(?: \w+)? (?:move|step|gesture|sign)"
    r"|In an? (?:[\w-]+ ){0,2}(?:landscape|era|age) (?:that|of|in which|where|when|defined|marked|shaped)\b"
    r"[^,\"“\d]{1,100}"
    r"|In (?:the|an?|today['’]s) (?:ever|fast|rapidly|constantly)[- ]\w+ (?:\w+ )?(?:landscape|realm|world|era)\b"
    r"[^,\"“\d]{0,100}"
    # "When it was over," with nothing yet that it could be. A clause with a name or a figure is a time.
    r"|(?:When|After|Once|Before|As|By the time) (?:it|they|he|she|this|that) (?:was|were|had|met|left|came|went"
    r"|ended|finished|arrived|happened|spoke|talked)\b[^,\"“\dA-Z]{0,40}),\s+"
)
_CONNECTIVE = re.compile(rf"(?:{_WITH_COMMA}|{_BARE})(?=[\"“‘]?\w)")
_LONGEST = 200  # characters of one, with the words after it that tell
_MOST = 3  # one after the other, as in "But in a rare move,"


def connective_length(text: str) -> int:
    """How many characters of the opening only connect; 0 when it says something."""
    at = 0
    for _ in range(_MOST):
        found = _CONNECTIVE.match(text[at : at + 1].upper() + text[at + 1 : at + _LONGEST])
        if not found:
            break
        at += found.end()
    return at
