"""English: the nouns and sentences of notes of changes, in the register of secretariats."""

from __future__ import annotations

from tracker.language.note.grammar import Grammar, Noun


def _noun(one: str, many: str) -> Noun:
    def cases(prefix: str) -> dict[str, tuple[str, ...]]:
        forms = f"{prefix}{one} {{n}}", f"{prefix}{many} {{n}}", f"{prefix}{many} {{n}}"
        return {"nom": forms, "in": tuple(f"in {form}" for form in forms)}

    alone = {"nom": f"the {one} {{n}}", "in": f"in the {one} {{n}}"}
    return Noun(gender="n", forms=cases(""), former=cases("former "), alone=alone)


def _counted(one: str, many: str) -> Noun:
    """Return a noun that stands behind its ordinals: "the second paragraph"."""

    def cases(prefix: str) -> dict[str, tuple[str, ...]]:
        forms = f"the {prefix}{{n}} {one}", f"the {prefix}{{n}} {many}", f"the {prefix}{{n}} {many}"
        return {"nom": forms, "in": tuple(f"in {form}" for form in forms)}

    alone = {"nom": f"the {one}", "in": f"in the {one}"}
    return Noun(gender="n", forms=cases(""), former=cases("former "), alone=alone)


def _single(name: str, *, plural: bool = False) -> Noun:
    del plural
    forms = (f"the {name}",) * 3
    former = (f"the former {name}",) * 3
    return Noun(
        gender="n",
        forms={"nom": forms, "in": tuple(f"in {form}" for form in forms)},
        former={"nom": former, "in": tuple(f"in {form}" for form in former)},
        alone={"nom": f"the {name} {{n}}", "in": f"in the {name} {{n}}"},
    )


GRAMMAR = Grammar(
    language="en",
    quotes=("“", "”"),
    comma=", ",
    last=" and ",
    between_clauses=(", ", " and "),
    span="{first} to {last}",
    point="({n})",
    widest_first=True,
    joined_points=True,
    ordinals=(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty-first",
        "twenty-second",
        "twenty-third",
        "twenty-fourth",
        "twenty-fifth",
        "twenty-sixth",
        "twenty-seventh",
        "twenty-eighth",
        "twenty-ninth",
        "thirtieth",
    ),
    beyond="{n}{ending}",
    counted=frozenset({"line", "indent", "recital"}),
    nouns={
        "article": _noun("article", "articles"),
        "section": _noun("section", "sections"),
        "paragraph": _noun("paragraph", "paragraphs"),
        "point": _noun("subparagraph", "subparagraphs"),
        "annex": _noun("annex", "annexes"),
        "book": _noun("book", "books"),
        "part": _noun("part", "parts"),
        "title": _noun("title", "titles"),
        "chapter": _noun("chapter", "chapters"),
        "subsection": _noun("subsection", "subsections"),
        "rule": _noun("rule", "rules"),
        "regulation": _noun("regulation", "regulations"),
        "principle": _noun("principle", "principles"),
        "guideline": _noun("guideline", "guidelines"),
        "standard": _noun("standard", "standards"),
        "clause": _noun("clause", "clauses"),
        "recommendation": _noun("recommendation", "recommendations"),
        "objective": _noun("objective", "objectives"),
        "action": _noun("action", "actions"),
        "provision": _noun("provision", "provisions"),
        "note": _noun("note", "notes"),
        "operative": _noun("operative paragraph", "operative paragraphs"),
        "whole": _single("text"),
        "recital": _counted("preambular paragraph", "preambular paragraphs"),
        "line": _counted("paragraph", "paragraphs"),
        "sole": _single("sole paragraph"),
        "indent": _counted("indent", "indents"),
        "preamble": _single("preamble"),
        "chapeau": _single("chapeau"),
        "closing": _single("closing words"),
        "formula": _single("opening formula"),
        "text_title": _single("title of the text"),
        "opening": _single("opening part"),
        "end": _single("concluding part"),
    },
    sentences={
        "note_title": "Note of changes",
        "note_intro": "This note sets out the changes in {after} as compared with {before}.",
        "probably": " probably",
        "new": "{what} {what:|is|are} new.",
        "new_headed": "{what:nom}, entitled {heading}, is new.",
        "dropped_headed": "{what:nom}, entitled {heading}, was deleted.",
        "part_moved": "Parts of {old:nom} are now in {new:nom}.",
        "dropped": "{what} {what:|was|were} deleted.",
        "respectively": ", respectively",
        "renumbered": "{old} {old:|was|were}{probably} renumbered as {new:nom}{respectively}.",
        "renumbered_same": "{old} {old:|was|were}{probably} renumbered as {new:nom}{respectively}, without change of "
        "wording.",
        "renumbered_references": "{old} {old:|was|were}{probably} renumbered as {new:nom}{respectively}; apart from "
        "references that follow the new numbering, the wording is unchanged.",
        "became": "{old}{probably} became {new:nom}{respectively}.",
        "moved": "{what} {what:|was|were}{probably} moved and now {what:|follows|follow} {place:nom}.",
        "moved_first": "{what} {what:|was|were}{probably} moved to the beginning.",
        "moved_became": "{old} {old:|was|were}{probably} moved and {old:|is|are} now {new:nom}{respectively}.",
        "moved_became_same": "{old} {old:|was|were}{probably} moved and {old:|is|are} now {new:nom}{respectively}, "
        "without change of wording.",
        "split": "{old} {old:|was|were}{probably} split into {new:nom}.",
        "merged": "{old} {old:|was|were}{probably} merged into {new:nom}.",
        "combined": "{new:nom}{probably} {new:|combines|combine} parts of {old:nom}.",
        "number_kept": "{what} {what:|was|were} deleted; the number is kept.",
        "number_filled": "{what} {what:|is|are} new, under {what:|a number|numbers} that had been left open.",
        "number_dropped": "{what}, of which only the number had been kept, {what:|was|were} removed.",
        "option_chosen": "{what} {what:|was|were} retained, as the option chosen.",
        "option_fell": "{what} {what:|was|were} not retained, another option having been chosen.",
        "option_offered": "{what:nom} now {what:|forms|form} one of several options.",
        "option_added": "{what} {what:|was|were} added as a further option.",
        "changes": "{where}, {changes}.",
        "added_figure": "the figure {words} was added{at}",
        "added_one": "the word {words} was added{at}",
        "added": "the words {words} were added{at}",
        "added_long": "a passage beginning with {words} was added{at}",
        "added_sentence": "a sentence beginning with {words} was added{at}",
        "added_sentences": "sentences beginning with {words} were added{at}",
        "after": " after {words}",
        "at_start": " at the beginning",
        "at_end": " at the end",
        "deleted_figure": "the figure {words} was deleted",
        "deleted_one": "the word {words} was deleted",
        "deleted": "the words {words} were deleted",
        "deleted_long": "the passage beginning with {words} was deleted",
        "deleted_sentence": "the sentence beginning with {words} was deleted",
        "deleted_sentences": "the sentences beginning with {words} were deleted",
        "replaced_figure": "the figure {old} was replaced by {by}",
        "replaced_one": "the word {old} was replaced by {by}",
        "replaced": "the words {old} were replaced by {by}",
        "replaced_long": "the passage beginning with {old} was replaced by {by}",
        "by": "{new}",
        "by_figure": "{new}",
        "by_long": "a passage beginning with {new}",
        "bracket_lifted": "the square brackets around {words} were lifted",
        "bracket_lifted_long": "the square brackets around the passage beginning with {words} were lifted",
        "brackets_lifted": "square brackets were lifted",
        "bracket_set": "square brackets were set around {words}",
        "bracket_set_long": "square brackets were set around the passage beginning with {words}",
        "brackets_set": "square brackets were set",
        "chosen_option": "of the options {all}, {words} was retained",
        "chosen": "of the alternatives {all}, {words} was retained",
        "brackets_of": "The square brackets around {what:nom} were lifted.",
        "brackets": "The square brackets in {what:nom} were changed.",
        "reworded": "{what} {what:|was|were} reworded.",
        "largely": "{what} {what:|was|were} largely reworded.",
        "reworded_changes": "{what} {what:|was|were} reworded; {changes}.",
        "largely_changes": "{what} {what:|was|were} largely reworded; {changes}.",
        "amended": "{what} {what:|was|were} amended as follows:",
        "heading_reworded": "The heading of {what:nom} was reworded.",
        "heading_replaced": "The heading of {what:nom}, {old_words}, was replaced by {new_words}.",
        "heading_added": "{what} {what:|was|were} given the heading {new_words}.",
        "heading_deleted": "The heading of {what:nom}, {old_words}, was deleted.",
        "punctuation": "The punctuation of {what:nom} was changed.",
        "print": "Typographical changes were made in {what:nom}.",
        "references": "References in {what:nom} were adapted to the new numbering.",
        "footnotes": "The notes to {what:nom} were changed.",
        "relabelled": "The number or designation of {what:nom} is printed differently.",
        "numbering": "The numbering inside {what:nom} was changed.",
        "breaks": "The division of {what:nom} into paragraphs was changed.",
        "order": "The text inside {what:nom} was rearranged.",
        "structure": "The level of {what:nom} in the structure of the text was changed.",
        "previously": " (previously {old:nom})",
        "corrected": " (as corrected by {name}: {reason})",
        "corrected_plain": " (as corrected by {name})",
    },
)
