"""Sign in to the pages with a key: a cookie that is signed with what only the server's database knows.

The cookie names the key and when it ends; the key's hash signs both. So nothing is stored for a session, no cookie
holds a key, and a key that is revoked ends its sessions with it.
"""

import hashlib
import hmac

from fastapi import Request, Response

from summarizer.stores.keys import Key

COOKIE = "summarizer_session"
LASTS_S = 12 * 3600  # a long day at the desk


def sign_in(request: Request, response: Response, key: Key, *, now: float) -> None:
    """Have the browser speak for the key from now on. The key is one that `Keys.valid` found."""
    response.set_cookie(
        COOKIE,
        session_of(key, now=now),
        max_age=LASTS_S,
        path="/",
        httponly=True,
        samesite="strict",
        # Without TLS, as on loopback, a browser would not send it back.
        secure=request.url.scheme == "https",
    )


def sign_out(response: Response) -> None:
    """Have the browser forget whom it speaks for."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def session_of(key: Key, *, now: float) -> str:
    """The value of a cookie that speaks for the key."""
    named = f"{key.id}.{int(now) + LASTS_S}"
    return f"{named}.{_signed(key, f'session {named}')}"


def key_id_in(session: str) -> str:
    """Whose session it says it is; see `is_session_of`."""
    return session.partition(".")[0]


def is_session_of(session: str, key: Key, *, now: float) -> bool:
    """Whether it was made by `session_of`, and is not over."""
    named, _, signature = session.rpartition(".")
    ends = named.rpartition(".")[2]
    genuine = _same(signature, _signed(key, f"session {named}"))
    return genuine and now < int(ends)


def csrf_token(session: str, key: Key) -> str:
    """What forms of this session, and of no other, send along."""
    return _signed(key, f"form {session}")


def is_token(given: str | None, token: str) -> bool:
    """Whether the form's token is the session's, compared in constant time."""
    return given is not None and _same(given, token)


def _signed(key: Key, text: str) -> str:
    return hmac.new(key.sha256.encode(), text.encode(errors="replace"), hashlib.sha256).hexdigest()


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), expected.encode())
