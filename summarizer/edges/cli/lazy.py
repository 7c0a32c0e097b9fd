"""A click group that imports a command when it is called, and none for `--help`."""

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import ClassVar

import click
from click.shell_completion import CompletionItem

from summarizer.errors import UsageError


class LazyGroup(click.Group):
    """Subclasses set `commands_by_name`: name -> (module with a `command`, one-line help)."""

    commands_by_name: ClassVar[Mapping[str, tuple[str, str]]]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands_by_name)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self.commands_by_name:
            return None
        command = import_module(self.commands_by_name[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101 - our own table
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.commands_by_name
        if args and args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise UsageError(_unknown(args[0], known))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """From the table, where click would import every command to ask for its help."""
        names = [
            CompletionItem(name, help=summary)
            for name, (_, summary) in self.commands_by_name.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.commands_by_name.items()])


def _unknown(name: str, known: Mapping[str, tuple[str, str]]) -> str:
    close = get_close_matches(name, known, n=1)
    advice = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
    return f"no command {name!r}; {advice}"
