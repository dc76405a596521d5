"""The numbers by which Word files are read: one case on each side of every one."""

from __future__ import annotations

import pytest

from tests.support.word_files import docx, p, r, with_files
from tracker.readers import read_bytes


@pytest.mark.parametrize(("shift", "text"), [(3, "10 m2"), (4, "10 m²"), (-3, "10 m2"), (-4, "10 m₂")])
def test_a_raised_figure_stands_two_points_off_the_line(shift: int, text: str) -> None:
    file = docx(p(r("Article 1")) + p(r("10 m"), r("2", f'<w:position w:val="{shift}"/>')))

    assert [block.text for _, block in read_bytes(file, "a.docx").draft.blocks][-1] == text


@pytest.mark.parametrize(("letters", "offered"), [(300, True), (301, False)])
def test_a_title_in_the_properties_has_300_letters(letters: int, offered: bool) -> None:
    title = "Treaty on ports " + "x" * (letters - 16)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    file = with_files(docx(p(r("Article 1")) + p(r("Peace."))), {"docProps/core.xml": core}, {})

    assert (read_bytes(file, "a.docx").offered.title == title) is offered
