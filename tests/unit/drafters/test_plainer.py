"""A sentence that the guard strikes for what the drafter put in is told as its article has it."""

from summarizer.drafters.plainer import PlainReviser
from tests.builders import DecidedVerifier, brief_of, raw, services

PLAIN = "Dana Voss opened the new fish market of Lund on Monday before 400 guests."
NEWS = f"{PLAIN} They had waited for nine years, Mayor Dana Voss told them."


def _told(*, strikes: str) -> list[str]:
    using = services(verifier=DecidedVerifier(lambda text: strikes not in text), reviser=PlainReviser())
    return [claim.text for claim in brief_of(raw(NEWS), using=using).claims]


def test_who_somebody_is_goes_where_the_guard_does_not_follow_it() -> None:
    assert _told(strikes="nothing of it") == [f"Mayor {PLAIN}"]
    assert _told(strikes="Mayor") == [PLAIN]


def test_what_is_struck_as_it_stands_in_the_article_stays_struck() -> None:
    assert not any("400 guests" in text for text in _told(strikes="400 guests"))
