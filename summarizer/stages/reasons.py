"""What each code of a verdict says to an editor: one short reason, in plain English."""

from typing import Final

from summarizer.domain import Code

REASONS: Final[dict[Code, str]] = {
    "quote_altered": "the quotation is not word for word what the article has",
    "quote_fabricated": "no article has this quotation",
    "quote_misattributed": "the article gives this quotation to somebody else",
    "number_mismatch": "this is not the figure in the article",
    "unit_mismatch": "the article's figure counts or measures something else",
    "bound_dropped": "in the article the figure is a limit, such as “at least”",
    "date_mismatch": "this is not the date in the article",
    "name_unsupported": "the articles do not have this name",
    "entity_swapped": "the article says it of another person, place or thing",
    "title_mismatch": "the articles give this person another office",
    "speaker_mismatch": "in the article somebody else says so",
    "attribution_dropped": "only somebody says so; name who",
    "opinion_as_fact": "this is somebody's opinion; name whose",
    "hedge_dropped": "the article only holds it possible, planned or alleged",
    "exaggerated": "the article does not go so far",
    "negated": "the article says the opposite",
    "roles_swapped": "who does it to whom is the other way round in the article",
    "cause_invented": "no article gives this as the reason",
    "sequence_invented": "no article has it in this order",
    "tense_shifted": "the article puts it at another time: done, under way or still to come",
    "stale": "a later article tells a newer state of this",
    "merged_sources": "no article says these two things together",
    "no_evidence": "no article says this",
    "citation_missing": "it cites no article",
    "citation_lacks_it": "another passage than the cited one says it",
    "sources_disagree": "other articles say otherwise",
    "false_consensus": "no article says that so many agree",
    "instruction_echo": "this is said to the reader, not news",
    "meta_text": "this is about the text itself, not news",
    "judge_objects": "the model that reads it against the articles does not find it there",
    "language_unsupported": "it is in another language; only English is read so far",
    "verifier_failed": "it could not be checked, so it counts as not proven",
}
