"""Every number of a claim must stand in its evidence, with the same unit where both write one."""

from collections.abc import Iterator

from summarizer.domain import Code
from summarizer.language.parse import ParsedSentence
from summarizer.ports import Story
from summarizer.verifiers.rules.evidence import Support


def check_numbers(claim: ParsedSentence, support: Support, _story: Story) -> Iterator[Code]:
    """`number_mismatch` for a value that no evidence has, `unit_mismatch` for a known value of another unit."""
    known = [number for passage in support.passages for number in passage.sentence.numbers]
    for number in claim.numbers:
        units = {other.unit for other in known if other.value == number.value}
        if not units:
            yield "number_mismatch"
        elif number.unit and None not in units and number.unit not in units:
            yield "unit_mismatch"
