"""The stable strings by which verdicts and rejections say why. Relied on from outside: add, never rename.

What each means, and what finds it: docs/guard.md for verdicts, `stages/ingest.py` and the readers for rejections.
"""

from typing import Literal

Code = Literal[
    "quote_altered",
    "quote_fabricated",
    "quote_misattributed",
    "number_mismatch",
    "unit_mismatch",
    "bound_dropped",
    "date_mismatch",
    "name_unsupported",
    "entity_swapped",
    "title_mismatch",
    "speaker_mismatch",
    "attribution_dropped",
    "opinion_as_fact",
    "hedge_dropped",
    "exaggerated",
    "negated",
    "roles_swapped",
    "cause_invented",
    "sequence_invented",
    "tense_shifted",
    "stale",
    "merged_sources",
    "no_evidence",
    "citation_missing",
    "citation_lacks_it",
    "sources_disagree",
    "false_consensus",
    "instruction_echo",
    "meta_text",
    "language_unsupported",
    "verifier_failed",
    "judge_objects",
]
RejectCode = Literal[
    "not_found",
    "unreadable",
    "unsupported_format",
    "binary",
    "bad_encoding",
    "bad_json",
    "bad_article",
    "unreadable_page",
    "timeout",
    "no_article",
    "empty",
    "too_long",
    "no_sentence",
    "duplicate_input",
    "language_unsupported",
    "other_event",
]
