"""The command line: one file for each command; it parses options, calls a service and prints the result.

Only this folder prints, reads the environment, or imports ``click``. The module of a command is imported when the
command is used, so that ``tracker --help`` answers at once.
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

GROUPS = {
    "drafting": (
        "Drafts",
        {
            "init": "Make an empty store.",
            "add": "Add a draft: read a file and keep it as a stage of the store.",
            "stages": "List the stages of a store.",
            "show": "Print a stage, or one provision of it.",
            "rename": "Rename a stage.",
            "remove": "Remove a text that was added by mistake.",
        },
    ),
    "reviewing": (
        "Review",
        {
            "compare": "Show a provision in both texts, side by side.",
            "redline": "Make the redline of two texts.",
            "concordance": "Make the table of concordance, or correct it.",
            "note": "Write the note of changes: what became of every provision, in sentences.",
            "corrigendum": "Write the sheet of corrections: place, for, read, as depositaries do.",
            "substance": "Tell what changed in substance, on one page.",
            "diff": "Show the changes line by line, as git does, but article by article.",
            "brackets": "Count the brackets, alternatives and options, and follow them from an earlier draft.",
            "languages": "Compare the language versions of one text, and list the facts in which they differ.",
            "check": "Find drafting errors.",
            "log": "Show who did what in a store.",
        },
    ),
    "tracing": (
        "Over all stages",
        {
            "history": "Tell the life of a provision through all stages, with its words.",
            "matrix": "Make the matrix of provisions and stages.",
            "columns": "Set several stages side by side in columns, in Word or a sheet.",
            "origin": "Show which stage first had the words of a text.",
            "find": "Find words in all stages and languages: since when, until when, and where they went.",
        },
    ),
    "releasing": (
        "Releases",
        {
            "release": "Tag a stage as released, or sign a release.",
            "releases": "List the releases, or the changes of one release.",
            "trust": "Let a key sign releases.",
            "verify": "Verify a report, or the whole store.",
        },
    ),
    "sharing": (
        "Sharing",
        {
            "site": "Make a site of all stages, to read in a browser.",
            "export": "Export the whole store to one file.",
            "import": "Make a store from an exported file, or update one.",
            "serve": "Open the desk: all this in the browser.",
            "setup": "Set up plain git to show articles and Word files.",
        },
    ),
    "helping": (
        "Help",
        {
            "help": "Show this page, or the help of a command.",
            "demo": "Build a demonstration from sample drafts.",
            "doctor": "Check the installation and the store.",
            "completion": "Complete commands, options and stages in your shell.",
        },
    ),
}
"""The commands by the folder of their modules: the heading of the group, and the line of each command in ``tracker
--help``, which is also the first line of its own help. A test compares the two."""

HIDDEN = {"merge": "sharing"}
"""Commands that git calls and no person types, with the folder of their modules."""

ALSO_CALLED = {
    "ls": "stages",
    "list": "stages",
    "status": "stages",
    "cat": "show",
    "print": "show",
    "view": "show",
    "open": "show",
    "search": "find",
    "grep": "find",
    "blame": "origin",
    "annotate": "origin",
    "lineage": "history",
    "table": "concordance",
    "correct": "concordance",
    "markup": "redline",
    "errata": "corrigendum",
    "rectification": "corrigendum",
    "tag": "release",
    "publish": "release",
    "sign": "release",
    "rm": "remove",
    "delete": "remove",
    "undo": "remove",
    "mv": "rename",
    "new": "init",
    "create": "init",
    "commit": "add",
    "clone": "import",
    "bundle": "export",
    "lint": "check",
    "versions": "languages",
    "translations": "languages",
    "prove": "verify",
}
"""Names of commands in other programs, with the command that does it here. They are offered, and not obeyed: "open" and
"commit" do a little more or less elsewhere."""

COMMANDS = {name: line for _, commands in GROUPS.values() for name, line in commands.items()}
"""Every command that is listed, with its line."""


def module_of(command: str) -> str:
    """Return the module of a command: its name, with an underscore behind a keyword of Python.

    >>> module_of("import")
    'tracker.cli.sharing.import_'
    """
    folder = HIDDEN.get(command) or next(name for name, (_, members) in GROUPS.items() if command in members)
    return f"tracker.cli.{folder}.{command}{'_' * keyword.iskeyword(command)}"


class _Commands(click.Group):
    """A group that imports the module of a command only when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS and cmd_name not in HIDDEN:
            return None
        command = importlib.import_module(module_of(cmd_name)).command
        assert isinstance(command, click.Command)  # noqa: S101 – a fault of ours, which the tests find
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for a wrong name offer the nearest one."""
        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        if name.lower() == "version":
            raise click.UsageError(f"There is no command “{name}”. Did you mean “tracker --version”?", ctx)
        from tracker.spelling import nearest  # noqa: PLC0415 – loaded when used

        meant = ALSO_CALLED.get(name.lower()) or next(iter(nearest(name, COMMANDS, 1)), "")
        hint = f" Did you mean “tracker {meant}”? {COMMANDS[meant]}" if meant else ""
        raise click.UsageError(f"There is no command “{name}”.{hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in their groups, without importing them."""
        del ctx
        width = max(map(len, COMMANDS))
        for heading, members in GROUPS.values():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), line) for name, line in members.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  tracker compare 2014 2017 article 5
  tracker redline old.docx new.docx -o redline.html
  tracker concordance 2014 2017 -o table.xlsx
  tracker help redline
""",
)
@click.version_option(__version__, prog_name="tracker")
def commands() -> None:
    """Compare the drafts of a treaty, article by article.

    BEFORE and AFTER are stages of a store, release tags, or files. A part of a stage's name is enough ("2014"),
    and AFTER alone is compared with the stage before it. PROVISION is written as people say it: article 5,
    "5 (1) (a)", "articles 3-5", PP3.

    The store is the one that encloses the current folder, unless --store DIR or TRACKER_STORE names another.
    """


OBJECTS_BEFORE_COLLECTION = 5_000_000
"""New objects after which Python searches for cyclic garbage. A comparison makes some million objects that live until
its end: without this and the freeze below, the redline of two texts of 11,000 articles took 20.7 to 22.5 processor
seconds instead of 17.1 to 18.2, with the same peak memory (docs/decisions/0017-one-process.md)."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code.

    0: done; 1: differences found (only with ``--exit-code``), or a check failed; 2: wrong use, or unreadable input;
    3: a fault of the program; 130: interrupted.
    """
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    try:
        code = commands.main(prog_name="tracker", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 – the one place where every fault becomes words and a code
        report(error)
        sys.exit(exit_code_of(error))
    finally:
        gc.freeze()  # At exit Python searches all objects once more: 4 of the 48 ms of --help.
    sys.exit(code if isinstance(code, int) else 0)
