"""Options that several commands have."""

from typing import get_args

import click

from summarizer.settings import ExtractorName

MODELS = click.option(
    "--model",
    "models",
    multiple=True,
    metavar="NAME",
    help="`extractive` (no model, the default) or PROVIDER/MODEL; given again, what to ask when that fails.",
)
JUDGE = click.option("--judge", metavar="NAME", help="PROVIDER/MODEL that reads sentences after the rules.  [none]")
WORDS = click.option("--words", metavar="N", help="Most words of the brief's text.  [default: 220]")
GUARD = click.option(
    "--guard",
    type=click.Choice(["withhold", "flag", "off"]),
    help="What happens to unproven sentences.  [withhold]",
)
EXTRACTOR = click.option(
    "--extractor",
    type=click.Choice(get_args(ExtractorName)),
    help="Who finds the facts: `rules` take every statement, `model` has the model pick from each article.  [rules]",
)
NO_DEGRADE = click.option(
    "--no-degrade", is_flag=True, help="Fail when the model fails, instead of writing without it."
)
NO_TEXT = click.option("--no-text", is_flag=True, help="Leave the articles' texts out of the JSON.")


def models_named(models: tuple[str, ...]) -> dict[str, object]:
    """The settings of the models that were named, if any."""
    return {"model": models[0], "fallbacks": models[1:]} if models else {}
