"""Checks of papers: whose they are, which number and area they carry, whether the file is there."""

import re
from typing import Any, Iterator, Mapping

from ...domain.codes import label
from ...domain.evidence_names import TOKEN
from ...domain.units import SQUARE_METRES_PER_MU, format_mu
from .dossier import Dossier, Hit, Surroundings

_PATCH_NUMBER = re.compile(r"\d{6}[A-Z]{2,8}\d{6,}(?:_\d{1,3})*")
_NUMBER_OF = {"approval": "approval_no", "supply": "supply_no", "title": "title_no", "temporary": "temporary_no",
              "facility_filing": "facility_no", "upload_receipt": "facility_no"}  # fmt: skip
_SHARE_OF = {"approval": "approval_share", "supply": "supply_share", "title": "title_share", "temporary": "temporary_share"}


class OtherPatchNumber:
    """The number in an attachment's file name is another patch's."""

    id = "other_patch_number"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        line = around.line_of(dossier.case["uid"])
        own = {around.code_of[uid].upper() for uid in line}
        for row in dossier.attachments:
            for token in TOKEN.findall(row["file_name"]):
                number = token.upper()
                if number not in around.owner_of_code:
                    # A running number, as in …_2.jpg for the second photo.
                    number = re.sub(r"_\d{1,3}$", "", number)
                owner = around.owner_of_code.get(number)
                if number in own or owner in line:
                    continue
                if owner is not None:
                    related = bool(set(around.line_of(owner)) & set(line))
                    text = f"{row['file_name']} 写的是{'同一原图斑的' if related else '图斑 '}{around.code_of[owner]}"
                    yield Hit(text, "amber" if related else "", row["kind"])
                elif _PATCH_NUMBER.fullmatch(number):
                    yield Hit(f"{row['file_name']} 写的是 {token}，台账中没有这个编号", "", row["kind"])


class DocumentNumber:
    """The number registered for a paper is not the one the case was reported with."""

    id = "document_number"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        for row in dossier.attachments:
            reported = _plain(dossier.case.get(_NUMBER_OF.get(row["kind"], ""), ""))
            written = _plain(row["document_no"])
            if reported and written and reported != written:
                yield Hit(
                    f"{label('attachment_kind', row['kind'])} {row['file_name']} 的文号是 {row['document_no']}，"
                    f"填报的是 {dossier.case[_NUMBER_OF[row['kind']]]}",
                    "",
                    row["kind"],
                )


def _plain(text: Any) -> str:
    """A document number without the ways of writing brackets and blanks."""
    plain = str(text or "")
    for one, other in (("［", "〔"), ("[", "〔"), ("(", "〔"), ("（", "〔"), ("］", "〕"), ("]", "〕"), (")", "〕"), ("）", "〕")):
        plain = plain.replace(one, other)
    return "".join(plain.split())


class PaperArea:
    """The area in the papers of a kind is smaller than the part of the patch they are said to cover."""

    id = "paper_area"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        area = dossier.case["area_m2"]
        if area is None:
            return
        tolerance = float(params.get("tolerance_mu", 0.01)) * SQUARE_METRES_PER_MU
        for kind in params.get("kinds", ()):
            stated = [row["document_m2"] for row in dossier.of_kinds([kind]) if row["document_m2"] is not None]
            share = dossier.case.get(_SHARE_OF.get(kind, "")) or 100.0
            needed = area * share / 100.0
            if stated and sum(stated) < needed - tolerance:
                yield Hit(
                    f"{label('attachment_kind', kind)}载明 {format_mu(sum(stated))} 亩，图斑应覆盖 {format_mu(needed)} 亩",
                    "",
                    kind,
                )


class FileDamaged:
    """The file of an attachment is gone, or has another length than when it was attached."""

    id = "file_damaged"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        for row in dossier.attachments:
            path = around.path_of(row)
            if not path.is_file():
                yield Hit(f"{row['file_name']} 的文件不在附件文件夹里", "", row["kind"])
            elif row["size_bytes"] is not None and path.stat().st_size != row["size_bytes"]:
                yield Hit(f"{row['file_name']} 的文件大小与登记时不同", "", row["kind"])
