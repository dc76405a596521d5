"""Make a proposal of a text: its brackets lifted, and the choices taken that the user names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.language.option_numbers import option_numbers
from tracker.language.options import is_option
from tracker.marks.clean import Choice, Cleaned, choices_of, clean
from tracker.marks.find import find_marks
from tracker.model.negotiation import MarkKind
from tracker.model.stage import PROPOSAL, Authenticity
from tracker.services.compare import addresses_in
from tracker.services.sources import Source, in_found_language
from tracker.spelling import nearest
from tracker.text.compose import with_front
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Mark
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter

MOST_LISTED = 6
"""Choices that an error lists: more than a screen of them nobody reads; ``tracker brackets`` prints all."""
FIRST_WORDS = 6
"""Words of a choice that name it in messages."""
_UNNAMED = "the draft"
"""Name of a text in memory that names no stage."""
_BY_ORDINAL = re.compile(r"#\s?(\d+)")
"""A bracket by its number among those of the text, as ``tracker brackets`` prints it."""
_LABELLED = re.compile(r"__(?:para|point|indent)_")
_NUMBER = re.compile(r"\(?\w{1,4}\)?")
"""The number of an option without its name: "2", "(b)", "III"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChoice:
    """A choice that nobody made.

    Attributes:
        eid: Address of its first bracket or option.
        place: Name of the provision: "Article 4 (2)".
        names: What there is to choose from, the first words of each.
        typed: The first of them as it can be typed: "Article 4 (2)=Option 1".
    """

    eid: Eid
    place: str
    names: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A text with its brackets lifted.

    Attributes:
        source: The text, marked as a proposal.
        cleaned: The result, with an account of what fell and what is open.
        open: The choices that nobody made, in the order of the text.
        places: The provisions with places of words or numbers to come, by address, with their names.
    """

    source: Source
    cleaned: Cleaned
    open: tuple[OpenChoice, ...]
    places: dict[Eid, str]


def clean_draft(draft: DraftText, choices: Sequence[str] = (), *, without_brackets: bool = False) -> DraftText:
    r"""Return a proposal: a draft with its brackets lifted, under front matter that says so.

    Args:
        draft: The draft.
        choices: Options and alternatives to take, as for :func:`propose`; the others stay as they are printed.
        without_brackets: Whether brackets fall with their words, instead of being lifted.

    Raises:
        InputError: If a choice is not there, fits several, contradicts another, or stands in something that fell.

    >>> from tracker.services.sources import parse
    >>> draft = parse("Article 1\n\nStates [shall] pay [now][later].\n")
    >>> clean_draft(draft).blocks[1][1].text, clean_draft(draft, ["1=later"]).blocks[1][1].text
    ('States shall pay [now][later].', 'States shall pay later.')
    """
    source = Source(name=draft.front.stage or _UNNAMED, draft=draft, sha256=digest(draft), source_sha256="")
    return propose(source, choices, without_brackets=without_brackets).source.draft


def propose(source: Source, choices: Sequence[str] = (), *, without_brackets: bool = False) -> Proposal:
    """Make a proposal of a text: its brackets lifted, and the choices taken that the user names.

    Args:
        source: The text.
        choices: The choices as typed: “4(2)=Option 1”, “5(1)=shall”, “#14”.
        without_brackets: Whether brackets fall with their words, instead of being lifted.

    Raises:
        InputError: If a choice is not there, fits several, contradicts another, or stands in something that fell.
    """
    source = in_found_language(source)
    draft = source.draft
    taken: dict[Mark, str] = {}
    found = choices_of(draft)
    for typed in choices:
        mark, choice = _chosen(source, found, typed)
        rival = next((taken[other] for other in choice.members if other in taken and other != mark), None)
        if rival is not None:
            raise InputError(
                f"--choose {typed} contradicts --choose {rival}",
                cause="both choose among the same words",
                remedy="leave out one of them",
            )
        taken[mark] = typed
    cleaned = clean(draft, taken, without_brackets=without_brackets)
    if cleaned.moot:
        raise InputError(
            f"--choose {taken[cleaned.moot[0]]} chooses words that fall",
            cause="they stand in an option or alternative that another choice drops"
            if not without_brackets
            else "they stand in a bracket, and --without-brackets drops those",
            remedy="leave out this choice, or the other one",
        )
    front = _front(source, choices, without_brackets=without_brackets)
    result = with_front(cleaned.draft, front)
    names = ProvisionNames(result, words_of("en"))
    return Proposal(
        source=replace(source, draft=result, sha256=digest(result), source_sha256=source.source_sha256),
        cleaned=cleaned,
        open=tuple(_open(choice, names) for choice in cleaned.open),
        places={mark.opens.eid: names.row_name(mark.opens.eid) for mark in cleaned.places},
    )


def _front(source: Source, choices: Sequence[str], *, without_brackets: bool) -> FrontMatter:
    """Return front matter that says that the text is a proposal; its symbol is that of no issued document."""
    front = source.draft.front
    name = front.symbol or source.name
    done = "brackets dropped with their words" if without_brackets else "brackets lifted"
    made = f"Proposal made from {name}, {done}" + (f"; chosen: {', '.join(choices)}" if choices else "")
    extra = {**dict(front.extra), PROPOSAL: name}
    return replace(
        front,
        stage=f"{front.stage}-proposal" if front.stage else "",
        symbol="",
        authenticity=Authenticity.UNVERIFIED,
        source=made,
        extra=tuple(extra.items()),
    )


def _open(choice: Choice, names: ProvisionNames) -> OpenChoice:
    eid = choice.members[0].opens.eid
    place = names.row_name(eid)
    typed = f"{place}={' '.join(choice.names[0].split()[:FIRST_WORDS])}"
    return OpenChoice(eid=eid, place=place, names=tuple(map(_short, choice.names)), typed=typed)


def _short(name: str) -> str:
    words = name.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


# Choices as people type them


def _chosen(source: Source, found: Sequence[Choice], typed: str) -> tuple[Mark, Choice]:
    """Return the mark that a typed choice means, and the choice to which it belongs."""
    where, equals, what = (part.strip() for part in typed.partition("="))
    if not equals and _BY_ORDINAL.fullmatch(where):
        where, what = "", where
    if not what or (equals and not where):
        raise InputError(
            f"--choose {typed} names no choice",
            cause="a choice is a provision, an equals sign, and what is chosen there",
            remedy='write it as --choose "4(2)=Option 1"',
        )
    if ordinal := _BY_ORDINAL.fullmatch(what):
        return _by_ordinal(source, found, typed, int(ordinal[1]))
    inside = addresses_in(source, where)
    there = [choice for choice in found if any(mark.opens.eid in inside for mark in choice.members)]
    meant = _meant(there, what)
    if options := [pair for pair in meant if pair[0].kind is MarkKind.OPTION]:
        # "4=Option 1" means the options of Article 4, before those of a paragraph in it.
        outermost = min(_depth(choice) for _, choice in options)
        meant = [pair for pair in options if _depth(pair[1]) == outermost]
    if not meant:
        raise _no_such_choice(source, there, where, what)
    if len(meant) > 1:
        raise _several(source, meant, where, what)
    return meant[0]


def _depth(choice: Choice) -> int:
    """Return the number of labels around the outermost member of a choice: 0 in an article, 1 in its paragraphs."""
    return min(len(_LABELLED.findall(mark.opens.eid)) for mark in choice.members)


def _by_ordinal(source: Source, found: Sequence[Choice], typed: str, ordinal: int) -> tuple[Mark, Choice]:
    for choice in found:
        for mark in choice.members:
            if mark.ordinal == ordinal:
                return mark, choice
    there = any(mark.ordinal == ordinal for mark in find_marks(source.draft).marks)
    raise InputError(
        f"--choose {typed} names no alternative",
        cause=f"bracket #{ordinal} stands alone; its words stay in any case" if there else "there is no such bracket",
        remedy=f"ask for an alternative; tracker brackets {source.name} --list numbers them",
    )


def _meant(choices: Iterable[Choice], what: str) -> list[tuple[Mark, Choice]]:
    """Return the members that words mean: their names exactly, else their first words, else their number."""
    wanted = _folded(what)
    members = [
        (mark, choice, name) for choice in choices for mark, name in zip(choice.members, choice.names, strict=True)
    ]
    exact = [(mark, choice) for mark, choice, name in members if wanted == _folded(name)]
    numbered = [(mark, choice) for mark, choice, name in members if _has_number(mark, choice, name, what)]
    begun = [
        (mark, choice)
        for mark, choice, name in members
        for words in (_folded(name), _folded(mark.words), _folded(mark.words).removeprefix(_folded(name)).lstrip())
        if wanted and f"{words} ".startswith(f"{wanted} ")
    ]
    return exact or numbered or list(dict.fromkeys(begun))


def _has_number(mark: Mark, choice: Choice, name: str, what: str) -> bool:
    """Return whether "2", "B" or "Option Two" means a member: the second option of a row, or of some alternatives."""
    if mark.kind is not MarkKind.OPTION:
        return what.isdecimal() and choice.members.index(mark) == int(what) - 1
    if is_option(what):
        return bool(option_numbers(what) & option_numbers(name))
    return bool(_NUMBER.fullmatch(what) and option_numbers(f"Option {what}") & option_numbers(name))


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _no_such_choice(source: Source, there: Sequence[Choice], where: str, what: str) -> InputError:
    names = ProvisionNames(source.draft, words_of("en"))
    if not there:
        return InputError(
            f"There is nothing to choose in {where} of {source.name}",
            cause="it has no options, and no brackets side by side of which one excludes the other",
            remedy=f"name another provision; tracker brackets {source.name} --list prints all marks",
        )
    near = nearest(what, [name for choice in there for name in choice.names], 1)
    return InputError(
        f"There is no “{what}” to choose in {where} of {source.name}",
        cause=f"the choices there are {_listed(there, names)}",
        remedy=f'choose one of these, as --choose "{where}={_short(near[0] if near else there[0].names[0])}"',
    )


def _several(source: Source, meant: Sequence[tuple[Mark, Choice]], where: str, what: str) -> InputError:
    names = ProvisionNames(source.draft, words_of("en"))
    places = [
        f"{names.row_name(mark.opens.eid)}" + (f" (#{mark.ordinal})" if mark.ordinal else "") for mark, _ in meant
    ]
    more = f" and {len(places) - MOST_LISTED} more" if len(places) > MOST_LISTED else ""
    ordinal = next((mark.ordinal for mark, _ in meant if mark.ordinal), None)
    first = names.row_name(meant[0][0].opens.eid)
    example = f"name the bracket by its number, as #{ordinal}" if ordinal else f"name its place: {first}={what}"
    return InputError(
        f"“{what}” is a choice in {len(meant)} places of {where}",
        cause=f"it stands in {'; '.join(places[:MOST_LISTED])}{more}",
        remedy=example,
    )


def _listed(choices: Sequence[Choice], names: ProvisionNames) -> str:
    parts = [
        f"{names.row_name(choice.members[0].opens.eid)}: " + ", ".join(f"“{_short(name)}”" for name in choice.names)
        for choice in choices[:MOST_LISTED]
    ]
    more = f"; and {len(choices) - MOST_LISTED} more" if len(choices) > MOST_LISTED else ""
    return "; ".join(parts) + more
