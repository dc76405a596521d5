"""The page of proof: the digest of every text, the releases, and how to verify them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.scripts import in_latin
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell, paragraph
from tracker.report.site.pages import PROOF

if TYPE_CHECKING:
    from tracker.model.lineage.graph import LineageStage
    from tracker.report.site.paths import Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The content of the page of proof.

    Attributes:
        title: The title of the instrument.
        stages: The stages.
        releases: Of each release its tag and the line that says by whom and when.
        words: The words of the report.
        pages: The pages of the site.
    """

    title: str
    stages: tuple[LineageStage, ...]
    releases: tuple[tuple[str, str], ...]
    words: dict[str, str]
    pages: Pages


def document_of(proof: Proof) -> Document:
    """Return the page of proof as a document."""
    words = proof.words
    way = words["dir"]
    table = Table(
        name=words["site_proof"],
        columns=(Column(heading=cell(words["matrix_stage"]), width=1), Column(heading=cell(words["digest"]), width=3)),
        rows=tuple(
            Row(cells=(cell(in_latin(stage.name, way)), cell(in_latin(stage.digest, way)))) for stage in proof.stages
        ),
    )
    commands = ("tracker verify", "tracker verify FILE")
    return Document(
        name="proof",
        kind=words["site_proof"],
        title=proof.title,
        language=words["lang"],
        blocks=(
            paragraph(words["site_proof_about"]),
            *(
                Paragraph(words=(Words(in_latin(line, way), Look.STRONG),), indent=1, language="en")
                for line in commands
            ),
            table,
            *(
                Paragraph(words=(Words(in_latin(tag, way), Look.STRONG), Words(words["colon"] + line)), listed=True)
                for tag, line in proof.releases
            ),
        ),
        closing=(words["made_by"].format(version=in_latin(__version__, way)),),
        links=proof.pages.links_from(PROOF, words),
    )
