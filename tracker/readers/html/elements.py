"""Elements of HTML by what they do to the words in them.

Source: HTML Standard of the WHATWG, https://html.spec.whatwg.org/: sections 13.1.2 (void elements, tags that may be
left out) and 15 (rendering), with the obsolete elements that old pages have.
"""

from __future__ import annotations

import re

from tracker.readers.reading import ArtefactKind

VOID = frozenset([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
])  # fmt: skip
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
BLOCKS = HEADINGS | frozenset([
    "p", "div", "li", "ul", "ol", "menu", "dir", "dl", "dt", "dd", "section", "article", "main", "header", "footer",
    "nav", "aside", "blockquote", "pre", "listing", "plaintext", "xmp", "table", "tbody", "thead", "tfoot", "tr", "td",
    "th", "caption", "figure", "figcaption", "address", "details", "summary", "hr", "body", "html", "center",
    "fieldset", "legend", "form", "hgroup", "search", "optgroup", "option", "textarea", "noframes", "frameset",
    "dialog", "title",
])  # fmt: skip
"""Elements that begin and end a line."""
ENDS_PARAGRAPH = BLOCKS - frozenset(["td", "th", "tr", "tbody", "thead", "tfoot", "body", "html", "title", "option"])
"""Elements whose beginning ends an open paragraph, as its end tag may be left out."""
FORMATTING = frozenset([
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "span", "del",
    "ins", "sup", "sub", "q", "abbr", "acronym", "cite", "dfn", "kbd", "mark", "samp", "var", "time", "label", "bdi",
    "bdo",
])  # fmt: skip
"""Elements that only format: the end of another element that they overlap does not end them."""
STRONG = frozenset(["b", "strong", "i", "em", "u"])
STRUCK = frozenset(["s", "strike"])
PREFORMATTED = frozenset(["pre", "listing", "plaintext", "xmp", "textarea"])
CODE = frozenset(["script", "style", "head", "datalist", "rp"])
"""Elements that hold no words of the page: programs, style, brackets for browsers that cannot set ruby."""
REGIONS = {
    "template": ArtefactKind.HIDDEN, "noscript": ArtefactKind.HIDDEN, "noframes": ArtefactKind.HIDDEN,
    "title": ArtefactKind.HEAD, "button": ArtefactKind.NAVIGATION, "rt": ArtefactKind.READING_AID,
    "rtc": ArtefactKind.READING_AID, "svg": ArtefactKind.PICTURE, "object": ArtefactKind.PICTURE,
    "applet": ArtefactKind.PICTURE, "canvas": ArtefactKind.PICTURE, "audio": ArtefactKind.PICTURE,
    "video": ArtefactKind.PICTURE, "math": ArtefactKind.FORMULA, "iframe": ArtefactKind.NOT_UNDERSTOOD,
    "select": ArtefactKind.FIELD, "del": ArtefactKind.DELETED, **dict.fromkeys(STRUCK, ArtefactKind.STRUCK),
}  # fmt: skip
"""Elements whose words are left out and named, by the kind of what is left out."""
NAMED = frozenset([ArtefactKind.PICTURE, ArtefactKind.NOT_UNDERSTOOD])
"""Kinds of regions that are named by an attribute even if they hold no words."""
NAVIGATION = frozenset(["nav", "footer"])
NAVIGATION_ROLES = frozenset(["navigation", "contentinfo", "menu", "menubar", "toolbar", "search", "tablist"])
CONTENTS_ROLES = frozenset(["doc-toc", "directory"])
NAVIGATION_NAMES = frozenset([
    "breadcrumb", "breadcrumbs",
    "gmail_attr", "moz-cite-prefix", "mw-navigation", "mw-panel", "mw-head", "mw-footer", "mw-indicators",
    "sitesub", "contentsub", "jump-to-nav", "mw-jump-link", "printfooter", "catlinks", "navbox", "vector-menu",
    "headertemplate", "noprint", "no-print", "d-print-none", "hidden-print", "skip-link", "skiplink",
    "cookie-banner", "cookie-consent", "share-buttons", "social-share", "addtoany_share_save_container",
    "site-header", "site-footer", "page-footer", "footer", "globan", "navbar", "sidebar", "migas", "reader-domain",
    "reader-estimated-time", "pagination", "pager",
])  # fmt: skip
"""Ids and classes of parts that move about: of wikis (MediaWiki), of site builders (Drupal, WordPress, Bootstrap)."""
CONTENTS_NAMES = frozenset(
    [
        *(f"msotoc{level}" for level in range(1, 10)),
        "msotocheading",
        "toc",
        "tableofcontents",
        "table-of-contents",
        "toc_container",
        "sdt-toc",
        "markdown-toc",
    ]
)
"""Ids and classes of tables of contents."""
COMMENT_NAMES = frozenset(["msocommentreference", "msocomtxt"])
"""Classes in which Word saves the comments of the margin and their calls."""
HIDDEN_NAMES = frozenset(["visually-hidden", "sr-only", "screen-reader-text", "element-invisible"])
"""Classes of words for programs that read a page aloud (Bootstrap, WordPress, Drupal): their style hides them."""
COMMENT_PLACE = re.compile(r"cmnt(?:_ref)?\d+")
"""Ids with which Google Docs marks the comments of the margin and their calls."""
COMMENT = re.compile(r"cmnt\d+")
"""Ids of the comments themselves."""
INLINE_NAVIGATION_NAMES = frozenset([
    "mw-editsection", "headerlink", "anchorjs-link", "header-anchor", "hash-link", "mw-cite-backlink",
])  # fmt: skip
"""Classes of links beside a heading or a note: to edit it, to its own address, back to the call."""

CLOSED_BY = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu", "dir"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th", "caption", "colgroup"]), frozenset(["table"])),
    "td": (frozenset(["td", "th", "caption"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th", "caption"]), frozenset(["tr", "table"])),
    **dict.fromkeys(
        ("tbody", "thead", "tfoot"),
        (frozenset(["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"]), frozenset(["table"])),
    ),
    "option": (frozenset(["option"]), frozenset(["select", "datalist", "optgroup"])),
    "optgroup": (frozenset(["option", "optgroup"]), frozenset(["select"])),
    **dict.fromkeys(("rt", "rp", "rb", "rtc"), (frozenset(["rt", "rp", "rb", "rtc"]), frozenset(["ruby"]))),
}  # fmt: skip
"""Elements that end others of which the end tag was left out: which ones, and the element that holds them all."""
CELLS = frozenset(["td", "th", "caption"])
TABLE_PARTS = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"])
KNOWN = (
    VOID | BLOCKS | FORMATTING | CODE | frozenset(REGIONS) | NAVIGATION
    | frozenset(["ruby", "rb", "wbr", "data", "meter", "output", "progress", "picture", "slot", "map", "blink",
                 "marquee", "colgroup", "spacer", "o:p", "image", "font", "selectedcontent"])
)  # fmt: skip
"""Elements that the reader knows; of any other the first is named, and its words are read."""
HEAD_PARTS = frozenset(["head", "title", "meta", "link", "script", "style", "base", "noscript", "template", "object"])
