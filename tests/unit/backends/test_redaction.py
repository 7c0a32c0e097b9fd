"""Keys are blotted out of whatever is written down, and nothing else is."""

import pytest

from summarizer.backends.redaction import BLOT, redacted


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-0a1b2c3d4e5f",
        "gsk_0a1b2c3d4e5f6a7b",
        "nsk_0a1b2c3d4e5f_x-Yz_09AbCdEfGhIjKlMnOp",
        "AIzaSyA0123456789abcdefghij",
        "AKIA0123456789ABCDEF",
        "Bearer 0a1b2c3d4e5f6a7b8c9d",
    ],
)
def test_what_has_the_shape_of_a_key_is_blotted_out(key: str) -> None:
    assert redacted(f"The clerk typed {key} by mistake.", {}) == f"The clerk typed {BLOT} by mistake."


def test_a_password_in_an_address_is_blotted_out() -> None:
    assert redacted("see https://anna:letmein@wire.example/a", {}) == f"see https://{BLOT}@wire.example/a"


@pytest.mark.parametrize("name", ["OPENAI_API_KEY", "HF_TOKEN", "AWS_SECRET_ACCESS_KEY", "MY_KEY_2"])
def test_the_value_of_a_key_variable_is_blotted_out_whatever_its_shape(name: str) -> None:
    assert redacted("Use plainwords99 now.", {name: "plainwords99"}) == f"Use {BLOT} now."


def test_a_key_that_begins_with_another_is_blotted_out_whole() -> None:
    keys = {"A_KEY": "plainwords", "B_KEY": "plainwords-and-more"}

    assert redacted("plainwords-and-more", keys) == BLOT


@pytest.mark.parametrize(
    "text",
    [
        "A risk-assessment-of-the-dam was due; the standard bearer resigned.",
        "The ask-me-anything-session ended at 3:45 p.m. with Mayor Dana Voss.",
        "See https://wire.example:8080/a@b for the API key policy: it changed.",
    ],
)
def test_prose_stays_as_it_is(text: str) -> None:
    # Neither a short value nor a variable that holds no key may hit words of a text.
    assert redacted(text, {"TURKEY": "standard bearer", "SOME_KEY": "Mayor", "HOME": "/dam"}) == text
