"""The command line: thin commands, one file each; the only place that prints or reads the environment.

A command's module is loaded when the command is used, so that ``tracker --help`` answers at once.
"""

from __future__ import annotations

import gc
import importlib
import keyword
import sys
from typing import NoReturn

import click

from tracker import __version__
from tracker.cli.faults import exit_code_of, report

COMMANDS = {
    "init": "Make an empty store.",
    "add": "Bring in a draft: read a file and keep it as a stage's text.",
    "stages": "List the stages of a store.",
    "show": "Print a stage, or one provision of it.",
    "compare": "Answer “article 5, old and new” in the terminal.",
    "check": "Find drafting errors.",
    "diff": "Show what changed as git would, but article by article.",
    "concordance": "Make the table of concordance.",
    "redline": "Make the redline report.",
    "release": "Tag a stage as released.",
    "releases": "List the released stages, or tell what one release changed.",
    "trust": "Let a key sign releases.",
    "log": "Tell who did what, and where an article comes from.",
    "rename": "Give a stage another name.",
    "export": "Put the whole store into one file.",
    "import": "Make a store out of one file, or bring one forward.",
    "setup": "Make plain git show articles and Word files.",
    "doctor": "Look what is installed, and what is wrong with the store.",
    "verify": "Prove that a report, or the whole store, is what it says.",
    "completion": "Let the shell finish names of commands, options and stages.",
    "demo": "Try it out on sample drafts.",
}
"""Every command with its line in ``tracker --help``. A test compares the two."""


HIDDEN = ("merge",)
"""Commands that no person types: git calls them."""


GROUPS = {
    "drafting": ("init", "add", "stages", "show", "rename"),
    "reviewing": ("compare", "redline", "concordance", "diff", "check", "log"),
    "releasing": ("release", "releases", "trust", "verify"),
    "sharing": ("export", "import", "setup", "merge"),
    "helping": ("demo", "doctor", "completion"),
}
"""The commands by the folder in which their modules stand."""


def module_of(command: str) -> str:
    """The module of a command: its name, with an underscore behind a keyword of Python (``import_``)."""
    group = next(group for group, members in GROUPS.items() if command in members)
    return f"tracker.cli.{group}.{command}{'_' * keyword.iskeyword(command)}"


NEW_OBJECTS = 5_000_000
"""Objects made anew after which Python looks for those that hold each other though nothing else does: for a command,
which ends with its task, hardly ever. Two long drafts are some million objects that stay until the end; to look through
them took 1.8 of 24 s and found nothing, the most memory held being the same without."""


class _Commands(click.Group):
    """A group that imports a command's module only when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        command = importlib.import_module(module_of(cmd_name)).command
        assert isinstance(command, click.Command)  # noqa: S101 – a slip of ours, caught by the tests
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  tracker compare 2014-avant-projet 2017-final "article 5"
  tracker redline old.txt new.txt -o redline.html
  tracker concordance 2014-avant-projet 2017-final --format csv -o table.csv
""",
)
@click.version_option(__version__, prog_name="tracker")
def commands() -> None:
    """Compare the drafts of a treaty, article by article.

    BEFORE and AFTER are stages of a store, release tags, or files. The store is the one that encloses the
    current folder, or --store DIR, or TRACKER_STORE.
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code.

    0 done; 1 differences found (only with ``--exit-code``) or a check failed; 2 wrong use or unreadable
    input; 3 a fault of ours; 130 interrupted.
    """
    gc.set_threshold(NEW_OBJECTS)
    try:
        code = commands.main(prog_name="tracker", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 – the one place where every fault becomes words and a code
        report(error)
        sys.exit(exit_code_of(error))
    finally:
        gc.freeze()  # At its end too Python would look through all there is: half a second after a long code.
    sys.exit(code if isinstance(code, int) else 0)
