"""``tracker help``: the help of the program or of a command."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  tracker help
  tracker help redline
"""
)
@click.argument("command", default="")
@click.pass_context
def command(context: click.Context, command: str) -> None:
    """Show this page, or the help of a command.

    The same as tracker --help and tracker COMMAND --help.
    """
    outer = context.parent
    assert outer is not None  # noqa: S101 – a command of the group has the group around it
    if not command:
        click.echo(outer.get_help())
        return
    group = outer.command
    assert isinstance(group, click.Group)  # noqa: S101 – likewise
    name, found, _ = group.resolve_command(outer, [command])
    if found is not None:
        with click.Context(found, info_name=name, parent=outer) as inner:
            click.echo(found.get_help(inner))
