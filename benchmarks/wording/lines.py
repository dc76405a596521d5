"""Lines of real acts before and after, by language: all that our matching pairs and that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.redline import compare
from tracker.model.redline import BlockPart, RedlineBlock, RunKind
from tracker.readers import read_file

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "zh": "Chinese"}

_EVERY = {"us_title41_en": 4, "chile_constitution": 3}
"""Of these only every so manyth line, lest one act outweigh all others of its language."""

Lines = dict[str, list[tuple[str, str]]]


def lines(data: Path) -> Lines:
    """The pairs of lines of each language, in the order of the texts.

    Args:
        data: The folder of the data, with ``texts/`` and ``benchmark/mapping/``.
    """
    out: Lines = {language: [] for language in LANGUAGES}
    for name, before, after in _texts(data):
        language = name.rsplit("_", 1)[-1]
        redline = compare(read_file(before).draft, read_file(after).draft)
        found = [_sides(block) for block in redline.blocks if block.before and block.after]
        step = next((n for key, n in _EVERY.items() if name.startswith(key)), 1)
        out[language] += [pair for pair in found if pair[0] != pair[1]][::step]
    return out


def _texts(data: Path) -> list[tuple[str, Path, Path]]:
    acts = sorted(folder for folder in (data / "benchmark" / "mapping").iterdir() if folder.is_dir())
    found = [(folder.name, folder / "old.txt", folder / "new.txt") for folder in acts]
    for folder, pairs in (
        ("fr_code_civil", [("2016-08-10_avant_fr", "2016-10-01_apres_fr")]),
        ("zh_laws", [(f"{act}_zh", f"{later}_zh") for act, later in (
            ("fanjiandiefa_2014", "fanjiandiefa_2023"), ("lifafa_2015", "lifafa_2023"),
            ("gongsifa_2018", "gongsifa_2023"),
        )]),
        ("chile_constitution", [
            ("2022-05-14_borrador_es", "2022-07-04_propuesta_es"),
            ("2023-10-06_texto_aprobado_consejo_es", "2023-11-07_propuesta_es"),
        ]),
    ):  # fmt: skip
        texts = data / "texts" / folder
        found += [(f"{folder}_{a[-2:]}", texts / f"{a}.txt", texts / f"{b}.txt") for a, b in pairs]
    return found


def _sides(block: RedlineBlock) -> tuple[str, str]:
    runs = [run for run in block.runs if run.part is BlockPart.TEXT]
    return (
        "".join(run.text for run in runs if run.kind is not RunKind.INSERTED),
        "".join(run.text for run in runs if run.kind is not RunKind.DELETED),
    )
