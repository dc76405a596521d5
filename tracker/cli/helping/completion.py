"""``tracker completion``: commands, options and stages completed by the shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog="""\b
Examples:
  tracker completion bash >> ~/.bashrc
  tracker completion zsh >> ~/.zshrc
  tracker completion fish > ~/.config/fish/completions/tracker.fish
"""
)
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Complete commands, options and stages in your shell.

    Prints the lines that the shell has to read when it starts.
    """
    from tracker.cli import commands  # noqa: PLC0415 – it imports this module

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 – click knows these three
    click.echo(kind(commands, {}, "tracker", "_TRACKER_COMPLETE").source())
