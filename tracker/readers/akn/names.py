"""Names of Akoma Ntoso 3.0: its namespace, the one of this program, and the levels of its elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, DIVISION_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = f"{{{NAMESPACE}}}"
OWN = "{https://treaty-tracker.example/ns/1}"
"""Namespace of the attributes and elements that only documents of this program have."""

_NAMES = (
    "a abbr act activeModifications activeRef address adjournment administrationOfOath affectedDocument akomaNtoso "
    "alinea alternativeReference amendment amendmentBody amendmentContent amendmentHeading amendmentJustification "
    "amendmentList amendmentReference analysis answer application applies argument arguments article attachment "
    "attachmentOf attachments authorialNote b background bill block blockContainer blockList body book br caption "
    "change chapter citation citations classification clause collectionBody communication component componentData "
    "componentInfo componentRef components concept conclusions condition container content contrasts count "
    "courtType coverPage crossHeading date debate debateBody debateReport debateSection decision declarationOfVote "
    "decoration def del derogates destination dissentsFrom distinguishes div division doc docAuthority docCommittee "
    "docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType "
    "docketNumber documentCollection documentRef domain duration efficacy efficacyMod embeddedStructure "
    "embeddedText entity eol eop event eventRef extends fillIn force forceMod foreign formula from hasAttachment "
    "hcontainer header heading i identification img implicitReference indent inline ins interstitial intro "
    "introduction isAnalogTo item judge judgment judgmentBody judicial jurisprudence keyword lawyer legalSystemMod "
    "legislature level li lifecycle list listIntroduction listWrapUp location longTitle mainBody mapping mappings "
    "marker meaningMod meta ministerialStatements mmod mod motivation mref narrative nationalInterest "
    "neutralCitation new note noteRef notes noticesOfMotion num object officialGazette ol old omissis opinion "
    "oralStatements organization original other otherAnalysis otherReferences outcome overrules p papers paragraph "
    "parliamentary part party passiveModifications passiveRef person personalStatements petitions placeholder point "
    "pointOfOrder portion portionBody prayers preamble preface presentation preservation previous proceduralMotions "
    "process proprietary proviso publication putsInQuestion quantity question questions quorum quorumVerification "
    "quotedStructure quotedText recital recitals recordedTime recount ref references relatedDocument remark "
    "remedies resolutions restriction restrictions restricts result rmod role rollCall rref rule scene scopeMod "
    "section session shortTitle signature source span speech speechGroup statement step sub subFlow subchapter "
    "subclause subdivision subheading sublist subparagraph subpart subrule subsection subtitle summary sup supports "
    "table tblock td temporalData temporalGroup term textualMod th time timeInterval title toc tocItem tome tr "
    "transitional u ul vote voting workflow wrapUp writtenStatements "
)
KNOWN = frozenset(_NAMES.split())
"""The elements of Akoma Ntoso 3.0, those of its metadata in part (OASIS Standard, schema of 29 August 2018)."""

ARTICLE_TAGS = frozenset(["article", "rule"])
LEVELS = {
    **dict.fromkeys(("book", "part", "title", "chapter", "section", "subsection", "division", "tome"), DIVISION_LEVEL),
    **dict.fromkeys(("subpart", "subtitle", "subchapter", "subdivision", "attachment"), DIVISION_LEVEL),
    **dict.fromkeys(ARTICLE_TAGS, ARTICLE_LEVEL),
    **dict.fromkeys(("paragraph", "clause", "level", "subrule", "wrapUp", "listWrapUp"), PARAGRAPH_LEVEL),
    **dict.fromkeys(("point", "subparagraph", "indent", "item", "subclause", "proviso", "li"), POINT_LEVEL),
}
"""Level of the heading of each element; from a paragraph on, the least: it is one more than that of its container."""

BLOCKS = frozenset(LEVELS) | frozenset(
    ["p", "block", "tr", "heading", "subheading", "listIntroduction", "crossHeading", "intro", "content", "tocItem",
     "caption", "quotedStructure", "embeddedStructure", "blockList", "ul", "ol", "table", "div", "alinea", "hcontainer",
     "longTitle"]
)  # fmt: skip
"""Elements that are printed on lines of their own, also where they stand inside a paragraph."""

_NAMESPACE = re.compile(
    r"http://docs\.oasis-open\.org/legaldocml/ns/akn/(?P<version>\d\.\d(?:/[\w.-]+)?)|http://www\.akomantoso\.org/(?P<old>[12]\.0)"
)


def version_of(namespace: str) -> str:
    """Return the version of Akoma Ntoso that a namespace names; empty for another one.

    The official examples have those of drafts of the standard; versions 1.0 and 2.0 have the same elements for texts.

    >>> version_of(NAMESPACE), version_of(NAMESPACE + "/WD17"), version_of("http://www.akomantoso.org/2.0")
    ('3.0', '3.0/WD17', '2.0')
    """
    match = _NAMESPACE.fullmatch(namespace)
    return (match["version"] or match["old"]) if match else ""


def into_one_namespace(root: ET.Element) -> None:
    """Give the elements of all versions of Akoma Ntoso in a document the namespace of version 3.0."""
    for element in root.iter():
        space, _, name = element.tag[1:].rpartition("}")
        if space != NAMESPACE and version_of(space):
            element.tag = f"{AKN}{name}"


def tag_of(element: ET.Element) -> str:
    """Return the local name of an element; empty for one that is not of Akoma Ntoso."""
    space, _, name = element.tag[1:].rpartition("}")
    return name if space == NAMESPACE else ""


def is_known(element: ET.Element) -> bool:
    """Return whether an element is one of the standard, or of this program."""
    return tag_of(element) in KNOWN or element.tag.startswith(OWN)


def heading_of(element: ET.Element) -> ET.Element | None:
    """Return the heading of an element; None if it has none."""
    return element.find(f"{AKN}heading")


def number_of(element: ET.Element) -> ET.Element | None:
    """Return the ``num`` of an element; None if it has none."""
    return element.find(f"{AKN}num")
