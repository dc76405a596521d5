"""``tracker completion``: the shell finishes what you begin to type."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_WHERE = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/tracker.fish",
}


@click.command(
    epilog="""\b
Examples:
  tracker completion bash >> ~/.bashrc
  tracker completion zsh >> ~/.zshrc
  tracker completion fish > ~/.config/fish/completions/tracker.fish
"""
)
@click.argument("shell", type=click.Choice(list(_WHERE)))
def command(shell: str) -> None:
    """Let the shell finish names of commands, options and stages.

    Prints what the shell must read at its start.
    """
    from tracker.cli import commands  # noqa: PLC0415 – it imports this module

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 – click knows these three
    click.echo(kind(commands, {}, "tracker", "_TRACKER_COMPLETE").source())
