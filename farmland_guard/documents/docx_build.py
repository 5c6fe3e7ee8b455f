"""A .docx made from a plain description: A4, the margins and sizes of 公文 (GB/T 9704-2012), 仿宋 with fallbacks, page numbers.

The descriptions of our templates are data (resources/templates); the .docx made from them opens in WPS and Word and is edited
there like any other.
"""

import html
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence

from .docx_package import write_package

BODY, HEAD, TITLE = "仿宋", "黑体", "宋体"
_FALLBACKS = {BODY: "FangSong;仿宋_GB2312;Noto Sans CJK SC", HEAD: "SimHei;Noto Sans CJK SC", TITLE: "SimSun;方正小标宋简体;Noto Serif CJK SC"}
_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# style: font, half-points, alignment, first-line indent in hundredths of a character, bold
_STYLES = {
    "agency": (TITLE, 36, "center", 0, True),
    "title": (TITLE, 44, "center", 0, True),
    "number": (BODY, 32, "center", 0, False),
    "to": (BODY, 32, "left", 0, False),
    "body": (BODY, 32, "both", 200, False),
    "heading": (HEAD, 32, "left", 200, False),
    "plain": (BODY, 32, "left", 0, False),
    "right": (BODY, 32, "right", 0, False),
    "cell": (BODY, 24, "left", 0, False),
    "cellhead": (HEAD, 24, "center", 0, False),
    "note": (BODY, 21, "left", 0, False),
}
_TEXT_WIDTH = 8844  # twips between the margins of 公文: 156 mm


def build_docx(description: Mapping[str, Any], target: Path) -> Path:
    """Write the template that `description` (resources/templates) describes to `target`, whole or not at all."""
    blocks: List[Mapping[str, Any]] = description["body"]
    body = "".join(_block(block, _stays(block, blocks[place + 1 :])) for place, block in enumerate(blocks))
    return write_package(target, _members(body, description["title"]))


def _stays(block: Mapping[str, Any], following: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a paragraph stays on the page of the next: a heading, a caption above a table, and what is signed with office, seal and date."""
    if not following:
        return False
    if block.get("style") in ("heading", "right") or ("table" in following[0] and block.get("style", "body") != "body"):
        return True
    after_gap = following[1:] if following[0].get("p") == "" else following
    return bool(after_gap) and after_gap[0].get("style") == "right"


def _block(block: Mapping[str, Any], keep: bool) -> str:
    if "table" in block:
        return _table(block)
    if block.get("break"):
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return _paragraph(block["p"], block.get("style", "body"), keep)


def _paragraph(text: str, style: str, keep: bool = False) -> str:
    font, size, align, indent, bold = _STYLES[style]
    exact = style in ("cell", "cellhead", "note")
    spacing = '<w:spacing w:line="320" w:lineRule="atLeast"/>' if exact else '<w:spacing w:line="560" w:lineRule="exact"/>'
    first = f'<w:ind w:firstLineChars="{indent}" w:firstLine="{indent * size // 10}"/>' if indent else ""
    weight = "<w:b/>" if bold else ""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    run = f'<w:r><w:rPr>{fonts}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    run += f'<w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr>{kept}{spacing}{first}<w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _table(block: Mapping[str, Any]) -> str:
    rows: List[List[str]] = block["table"]
    columns = max(len(row) for row in rows)
    shares = block.get("widths") or [1] * columns
    widths = [_TEXT_WIDTH * share // sum(shares) for share in shares]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(_row(row, widths, block.get("heads", "columns"), number) for number, row in enumerate(rows))
    layout = '<w:tblLayout w:type="fixed"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>{layout}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl><w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
    )


def _row(cells: List[str], widths: List[int], heads: str, number: int) -> str:
    made = []
    span = len(widths) - len(cells) + 1
    for place, text in enumerate(cells):
        wide = span if place == len(cells) - 1 else 1
        width = sum(widths[place : place + wide])
        head = number == 0 if heads == "rows" else place % 2 == 0 and len(cells) > 1
        merged = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        lines = "".join(_paragraph(line, "cellhead" if head else "cell") for line in text.split("\n"))
        made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>')
    repeated = "<w:tblHeader/>" if heads == "rows" and number == 0 else ""
    return f'<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{"".join(made)}</w:tr>'


def _field(code: str) -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{TITLE}" w:hAnsi="{TITLE}" w:eastAsia="{TITLE}"/><w:sz w:val="21"/></w:rPr>'
    parts = (
        '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>',
    )  # fmt: skip
    return "".join(f"<w:r>{fonts}{part}</w:r>" for part in parts)


def _footer() -> str:
    def said(text: str) -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{TITLE}" w:hAnsi="{TITLE}" w:eastAsia="{TITLE}"/><w:sz w:val="21"/></w:rPr>'
        return f'<w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'

    line = said("第 ") + _field("PAGE") + said(" 页 共 ") + _field("NUMPAGES") + said(" 页")
    return f'{_DECLARATION}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{line}</w:p></w:ftr>'


def _members(body: str, title: str) -> Dict[str, bytes]:
    section = (
        f'<w:sectPr><w:footerReference xmlns:r="{_OFFICE}" w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
        'w:header="851" w:footer="1418" w:gutter="0"/></w:sectPr>'
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/></w:font>' for name, others in _FALLBACKS.items()
    )
    styles = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{BODY}" w:hAnsi="{BODY}" w:eastAsia="{BODY}"/>'
        '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    )
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), ("styles", "styles"), ("fontTable", "fontTable"), ("footer1", "footer"))
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, kind, target in ((1, "styles", "styles.xml"), (2, "fontTable", "fontTable.xml"), (3, "footer", "footer1.xml"))
    )
    core = (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{html.escape(title)}</dc:title></cp:coreProperties>"
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{kinds}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
        "word/fontTable.xml": f"<w:fonts {_NAMESPACES}>{fonts}</w:fonts>",
        "docProps/core.xml": core,
    }
    members = {name: (_DECLARATION + text).encode("utf-8") for name, text in texts.items()}
    members["word/footer1.xml"] = _footer().encode("utf-8")
    return members
