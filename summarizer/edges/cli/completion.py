"""`summarizer completion`: the script that has a shell complete commands, options and file names."""

from typing import Literal, get_args

import click
from click.shell_completion import get_completion_class

from summarizer.edges.cli.main import main
from summarizer.edges.cli.output import deliver

Shell = Literal["bash", "zsh", "fish"]
_PROGRAM, _VARIABLE = "summarizer", "_SUMMARIZER_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(get_args(Shell)))
def command(shell: Shell) -> int:
    """Print a script that has your shell complete commands, options and file names.

    \b
    To install it, once:
      bash  echo 'eval "$(summarizer completion bash)"' >> ~/.bashrc
      zsh   echo 'eval "$(summarizer completion zsh)"' >> ~/.zshrc
      fish  summarizer completion fish > ~/.config/fish/completions/summarizer.fish
    Then open a new shell. bash needs version 4.4 or newer.
    """  # noqa: D301 - click's mark for lines that stay as they are
    completion = get_completion_class(shell)
    assert completion is not None  # noqa: S101 - the choices are shells that click knows
    script = completion(main, {}, _PROGRAM, _VARIABLE)
    # Not `source()`: for bash that starts one to ask its version, and this may run where there is none.
    deliver(script.source_template % script.source_vars(), None)
    return 0
