"""A claim may name a country or a body as the article does not, and nobody else."""

import pytest

from tests.builders import verdict_on

TALKS = (
    "The U.S. fleet left the harbour of Aldby on Monday after talks with Chinese officers. "
    "The International Criminal Court opened an office in Aldby in March, the mayor said. "
    "The UN Security Council will discuss the fishing grounds off Aldby next week."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The United States fleet left the harbour of Aldby on Monday after talks with Chinese officers.",
        "The American fleet left the harbour of Aldby on Monday after talks with officers of China.",
        "The ICC opened an office in Aldby in March, the mayor said.",
        "The United Nations Security Council will discuss the fishing grounds off Aldby next week.",
        "A council of the United Nations will discuss the fishing grounds off Aldby next week.",
    ],
)
def test_another_name_of_the_same_country_or_body_is_supported(claim: str) -> None:
    assert verdict_on(claim, TALKS).codes == ()


@pytest.mark.parametrize(
    "claim",
    [
        "The British fleet left the harbour of Aldby on Monday after talks with Chinese officers.",
        "The Washington fleet left the harbour of Aldby on Monday after talks with Chinese officers.",
        "The U.S. fleet left the harbour of Aldby on Monday after talks with Taiwanese officers.",
        "The ICJ opened an office in Aldby in March, the mayor said.",
        "The European Union will discuss the fishing grounds off Aldby next week.",
        "The United Kingdom fleet left the harbour of Aldby on Monday after talks with Chinese officers.",
    ],
)
def test_another_country_or_body_is_not(claim: str) -> None:
    assert "name_unsupported" in verdict_on(claim, TALKS).codes
