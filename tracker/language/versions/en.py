"""English words of the reports on language versions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "versions": "Language versions",
    "versions_agree": "The versions agree in everything that is compared: {names}.",
    "versions_alone": "Versions that agree with each other: {agreeing} of {count}. Alone: {names}.",
    "versions_differ": "Differences: {count}. Provisions with a difference: {places} of {all}.",
    "versions_facts": "These are facts about numbers, structure and signs. Whether the versions mean the same is "
    "for their readers to judge.",
    "versions_lacking": "missing in: {names}",
    "versions_only": "only in: {names}",
    "versions_none": "none",
    "differences": "Differences",
    "difference": "Difference",
    "kind_lacking": "missing part",
    "kind_not-aligned": "not aligned",
    "kind_place": "other place",
    "kind_label": "number of the provision",
    "kind_heading": "title",
    "kind_divided": "division into parts",
    "kind_number": "number",
    "kind_amount": "quantity",
    "kind_period": "time limit",
    "kind_date": "date",
    "kind_reference": "cross-reference",
    "kind_brackets": "brackets",
    "kind_options": "options",
    "kind_notes": "note calls",
    "kind_length": "length",
    "kind_lineage": "counterpart in {since}",
    "versions_parts": "parts: {count}",
    "versions_usual": "{percent}% of the usual length",
    "versions_side_by_side": "The whole text, side by side",
    "versions_agreed": "Agreed",
    "versions_structure": "Structure: {places}.",
    "versions_unlike": "Few parts have a counterpart in every version: {shared} of {all}. These may not be "
    "versions of one text.",
}
