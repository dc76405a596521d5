"""Facts about files that the user states, and the language that the program finds and says."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tracker.model.side import Side, Sides
from tracker.model.stage import Authenticity

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.services.sources import Source

_F = TypeVar("_F", bound="Callable[..., Any]")

_AUTHENTICITY = click.Choice([str(value) for value in Authenticity], case_sensitive=False)


def files_stated(command: _F) -> _F:
    """Add the options that state facts about the files of a comparison; the command gets them as ``stated``."""

    @wraps(command)
    def with_facts(*args: object, **options: Any) -> object:  # noqa: ANN401 – the options of any command
        from tracker.services.reading.stated import Stated, StatedFacts  # noqa: PLC0415 – loaded when used

        both = StatedFacts(authenticity=options.pop("authenticity") or "", title=options.pop("title"))
        before, after = (
            StatedFacts(authenticity=options.pop(f"{side}_authenticity") or "", symbol=options.pop(f"{side}_symbol"))
            for side in Side
        )
        return command(*args, stated=Stated(both=both, sides=Sides(before, after)), **options)

    decorated: Any = with_facts
    for side in reversed(Side):
        decorated = click.option(
            f"--{side}-symbol",
            default="",
            metavar="SYMBOL",
            help=f"Symbol of the file {side.upper()}: A/HRC/35/35.",
        )(decorated)
    for side in reversed(Side):
        decorated = click.option(
            f"--{side}-authenticity",
            type=_AUTHENTICITY,
            metavar="KIND",
            help=f"Authenticity of the file {side.upper()} alone.",
        )(decorated)
    decorated = click.option("--title", default="", help="Title of files that do not state one.")(decorated)
    decorated = click.option(
        "--authenticity", type=_AUTHENTICITY, metavar="KIND",
        help=f"Authenticity of two files: {', '.join(_AUTHENTICITY.choices[:-1])} or {_AUTHENTICITY.choices[-1]}.",
    )(decorated)  # fmt: skip
    return cast("_F", decorated)


def print_language(*sources: Source) -> None:
    """Print on stderr the language of files that do not state it: the one that was found, or that none is sure.

    Args:
        sources: One text, or both of a comparison.
    """
    files = [source for source in sources if source.path and (source.found or source.unsure)]
    if not files:
        return
    from tracker.language.tags import language_name  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used

    found = [source.name for source in files if source.found]
    unsure = [source.name for source in files if source.unsure]
    language = next((source.language for source in sources if source.language and not source.unsure), "")
    if found:
        taken = f"; {' and '.join(unsure)} is taken to be in it too" if unsure else ""
        all_found = all(source.found for source in sources)
        whose = "its words" if len(sources) == 1 else "their words" if all_found else f"the words of {found[0]}"
        line = f"Language: {language_name(language)}, found from {whose}{taken}; --language changes it"
    elif language:
        line = f"Language: {language_name(language)}; {' and '.join(unsure)} is taken to be in it too"
    else:
        line = f"Language of {'both files' if len(unsure) == 2 else unsure[0]}: not sure{_suggestion(files)}"
    click.echo(wrap(line), err=True)


def _suggestion(files: list[Source]) -> str:
    """Return what the language may be, and the option that states it."""
    from tracker.language.detect import possible_languages  # noqa: PLC0415 – loaded when used
    from tracker.language.tags import ENGLISH_NAMES, language_name  # noqa: PLC0415 – loaded when used
    from tracker.services.sources import words_in  # noqa: PLC0415 – loaded when used

    possible = possible_languages("\n".join(map(words_in, files)))
    if len(possible) > 1:
        names = [language_name(tag) for tag in possible]
        return f", the text is in {', '.join(names[:-1])} and {names[-1]}; state one with --language {possible[0]}"
    if possible:
        return f", perhaps {ENGLISH_NAMES[possible[0]]}; --language {possible[0]} states it"
    return "; state it with --language (fr, Arabic …)"
