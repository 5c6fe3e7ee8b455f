"""一斑一档 in a batch: one numbered folder and one PDF for each case, whole or not there, taken up again where it stopped.

A folder holds 一斑一档.pdf, 文书/ and 证据/, and 档案目录.json, which is written last: it lists every file with its SHA-256 and the
fingerprint of what the register said of the case. A folder whose list still agrees with both is whole and is skipped.
"""

import hashlib
import json
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from ..documents.docx_body import read_body
from ..documents.docx_package import read_package
from ..documents.packet_maps import MapSource, map_series
from ..documents.packet_pdf import Page, PaperPages, PicturePage, TextPages, write_packet
from ..domain.codes import BASE_ROLES, PAPER_MEASURES, label
from ..domain.errors import Cancelled, FarmlandError
from ..domain.whole_files import unwritable
from ..exchange.plain_crs import crs_in_words
from ..register.bases import current_base
from ..register.cases import find_cases, passed_tasks
from ..register.store import Register, Row, wkb_of
from ..register.styles import chinese_font, style_base
from .batch_images import all_batch_images, is_service
from .evidence import sha256_of
from .packet_content import (
    PacketContent,
    PacketPaper,
    case_page,
    cover,
    evidence_page,
    history_page,
    missing_of,
    overlap_page,
    packet_content,
    papers_page,
    points_page,
    signature_page,
)
from .papers import make_within, template_of_referral

LIST = "档案目录.json"
PDF = "一斑一档.pdf"
PARTS = (
    "一、图斑卡片", "二、套合分析表", "三、图件（位置、周边、前后时相、套合、界址点）", "四、界址点成果表", "五、证据目录及照片",
    "六、验收与签字", "七、文书", "八、办理记录",
)  # fmt: skip
FORMAT = 3
"""Counted up when packets come out differently from the same register, so that older ones are made anew."""
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp")
_LONGEST_NAME = 60
_SAME_TODAY = "制作日期"
Progress = Callable[[float], bool]


@dataclass
class PacketReport:
    """What a batch came to: of the packets that stand, `folders` in the order of the cases and, by case, what is missing in them.

    `failed` sentences name the case.
    """

    made: int = 0
    skipped: int = 0
    folders: List[Path] = field(default_factory=list)
    incomplete: Dict[str, List[str]] = field(default_factory=dict)
    failed: List[str] = field(default_factory=list)


def make_packets(
    register: Register, codes: Iterable[str], folder: Path, progress: Optional[Progress] = None
) -> PacketReport:
    """Make the packets of the cases in `folder`, one numbered folder each, and say what is missing in which.

    A folder that is whole and still says what the register says is skipped; one that a stopped run left half-made is made anew.
    A case that cannot be made is named and the rest goes on. Raises InputError for an unknown case or a folder that cannot be
    written, Cancelled when the user stops: what is made by then stays.
    """
    wanted = list(dict.fromkeys(codes))
    with register.reading() as session:
        cases = find_cases(session, wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    source, report = _Source(register), PacketReport()
    numbers = _numbers(folder, [case["code"] for case in cases])
    for place, case in enumerate(cases):
        if progress is not None and not progress(place / len(cases)):
            raise Cancelled
        try:
            _one(register, case, numbers[case["code"]], folder, source, report)
        except FarmlandError as error:
            report.failed.append(f"{case['code']}：{error}")
        except OSError as error:
            report.failed.append(f"{case['code']}：{unwritable(error.filename or folder, error)}")
    if progress is not None:
        progress(1.0)
    return report


def _numbers(folder: Path, codes: List[str]) -> Dict[str, int]:
    """The number of each case's folder: the one it has already, else the next that is free."""
    taken: Dict[str, int] = {}
    for each in folder.iterdir():
        found = re.fullmatch(r"(\d{3,})_(.+)", each.name)
        if found and each.is_dir():
            taken[found.group(2)] = int(found.group(1))
    numbers, following = {}, max(taken.values(), default=0)
    for code in codes:
        if safe_name(code) in taken:
            numbers[code] = taken[safe_name(code)]
        else:
            following += 1
            numbers[code] = following
    return numbers


def safe_name(text: str) -> str:
    """A code as part of a file name on any system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", text).strip(". ") or "_"


def _short_name(text: str) -> str:
    """A file's name that leaves room for the folders before it; its ending stays."""
    name = Path(safe_name(text))
    return name.stem[: _LONGEST_NAME - len(name.suffix)].strip(". ") + name.suffix if len(name.name) > _LONGEST_NAME else name.name


class _Source:
    """Layers that all packets of a batch draw from, opened once."""

    def __init__(self, register: Register) -> None:
        self.font = chinese_font()
        self.crs = QgsCoordinateReferenceSystem(f"EPSG:{register.info.srs_id}")
        self.images = {each.batch: each for each in all_batch_images(register)}
        self._rasters: Dict[str, Optional[QgsRasterLayer]] = {}
        self.bases: Dict[str, QgsMapLayer] = {}
        with register.reading() as session:
            found = {role: current_base(session, role) for role in BASE_ROLES}
        for role, base in found.items():
            if base is None:
                continue
            layer = QgsVectorLayer(f"{register.path}|layername={base['table_name']}", f"{BASE_ROLES[role]} {base['version']}", "ogr")
            if layer.isValid():
                style_base(layer, role)
                self.bases[role] = layer

    def images_of(self, batch: str) -> List[Tuple[str, QgsMapLayer]]:
        """(前时相影像 or 后时相影像, layer) of a batch; an image that cannot be opened is not there."""
        images = self.images.get(batch)
        found = []
        if images is not None:
            for title, text in (("前时相影像", images.before), ("后时相影像", images.after)):
                layer = self._raster(text, title) if text else None
                if layer is not None:
                    found.append((title, layer))
        return found

    def _raster(self, text: str, title: str) -> Optional[QgsRasterLayer]:
        if text not in self._rasters:
            layer = QgsRasterLayer(text, title, "wms" if is_service(text) else "gdal")
            self._rasters[text] = layer if layer.isValid() else None
        return self._rasters[text]


def _one(register: Register, case: Row, number: int, folder: Path, source: _Source, report: PacketReport) -> None:
    with register.reading() as session:
        content = packet_content(register, session, case)
        certified = passed_tasks(session, case["uid"])
    images = source.images_of(case["batch"] or "")
    missing = missing_of(content, [title for title, _ in images])
    target = folder / f"{number:03d}_{safe_name(case['code'])}"
    fingerprint = _fingerprint(content, missing, source)
    if _is_whole(target, fingerprint):
        report.skipped += 1
    else:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".packet") as draft_name:
            draft = Path(draft_name) / target.name
            draft.mkdir()
            papers = _papers(register, content, draft / "文书", bool(certified))
            names, photos = _evidence(register, content, draft / "证据")
            pages = _pages(content, missing, number, papers, names, photos, images, source)
            foot = f"{case['code']}　{register.info.county_name}"
            write_packet(draft / PDF, pages, source.font, f"{case['code']} 一斑一档", foot)
            _write_list(draft, case["code"], number, fingerprint, missing)
            _take_place(draft, target)
        report.made += 1
    report.folders.append(target)
    if missing:
        report.incomplete[case["code"]] = missing


def _take_place(draft: Path, target: Path) -> None:
    """Put the packet in its place; the one before stays whole when that cannot be, as with its PDF open in a reader."""
    before = draft.with_name(f"{draft.name}.before")
    if target.exists():
        target.replace(before)
    try:
        draft.replace(target)
    except OSError:
        if before.exists():
            before.replace(target)
        raise


def _pages(
    content: PacketContent,
    missing: List[str],
    number: int,
    papers: List[PacketPaper],
    names: Dict[str, str],
    photos: List[Tuple[Path, str]],
    images: List[Tuple[str, QgsMapLayer]],
    source: _Source,
) -> List[Page]:
    pages: List[Page] = [TextPages(cover(content, missing, PARTS, number), 11), TextPages(case_page(content)), TextPages(overlap_page(content))]
    wkb = wkb_of(content.case)
    if wkb is not None:
        note = f"坐标系 {crs_in_words(source.crs.authid())}；底图版本见图例"
        pages += map_series(content.case["code"], wkb, content.rings, MapSource(source.crs, source.bases, images, source.font, note))
        pages.append(TextPages(points_page(content)))
    pages.append(TextPages(evidence_page(content, names), 8))
    pages += [PicturePage(path, caption) for path, caption in photos]
    pages += [TextPages(signature_page(content)), TextPages(papers_page(papers))]
    pages += [PaperPages(paper.body) for paper in papers]
    pages.append(TextPages(history_page(content), 8))
    return pages


def _papers(register: Register, content: PacketContent, folder: Path, certified: bool) -> List[PacketPaper]:
    """The papers that a case of this kind has."""
    wanted: List[Tuple[str, str, str]] = []
    code = content.case["code"]
    if content.case["verdict"] in ("illegal_construction", "illegal_non_grain"):
        wanted += [(code, "clue_form", ""), (code, "stop_notice", ""), (code, "filing_form", "")]
    live = [row for row in content.tasks if row["state"] != "cancelled"]
    for task in live:
        wanted.append((task["code"], "rectification_notice", f"_{task['code']}"))
        if task["measure"] not in PAPER_MEASURES and any(row["task_uid"] == task["uid"] for row in content.acceptances):
            wanted.append((task["code"], "acceptance_opinion", f"_{task['code']}"))
    if certified and live:
        wanted.append((code, "acceptance_certificate", ""))
    if content.case["verdict"]:
        wanted.append((code, "closing_form", ""))
    for row in content.referrals:
        if row["state"] != "dismissed":
            wanted.append((row["uid"], template_of_referral(row), f"_{row['department_name']}"))
    made: List[PacketPaper] = []
    with register.reading() as session:
        for place, (key, template, suffix) in enumerate(wanted, start=1):
            draft = make_within(session, register.path, key, template, folder / f"{place:02d}.docx")
            path = draft.path.with_name(f"{place:02d}_{_short_name(draft.title + suffix)}.docx")
            draft.path.replace(path)
            made.append(PacketPaper(f"文书/{path.name}", draft.blanks, read_body(read_package(path))))
    return made


def _evidence(register: Register, content: PacketContent, folder: Path) -> Tuple[Dict[str, str], List[Tuple[Path, str]]]:
    """Copies of the attachments under running numbers: attachment uid → name in the packet, and the photos to show."""
    names: Dict[str, str] = {}
    photos = []
    for place, row in enumerate(content.attachments, start=1):
        stored = register.path.parent / row["stored_as"]
        if not stored.is_file():
            continue
        folder.mkdir(exist_ok=True)
        copy = folder / f"{place:02d}_{safe_name(label('attachment_kind', row['kind']))}_{_short_name(row['file_name'])}"
        shutil.copyfile(stored, copy)
        names[row["uid"]] = f"证据/{copy.name}"
        if copy.suffix.lower() in _PICTURES and row["kind"].startswith("photo"):
            photos.append((copy, f"{label('attachment_kind', row['kind'])}　{row['file_name']}　SHA-256 {row['sha256'][:16]}…"))
    return names, photos


def _fingerprint(content: PacketContent, missing: List[str], source: _Source) -> str:
    """SHA-256 over everything the packet would say; a base layer in force and an image count as well."""
    values = {name: value for name, value in content.values.items() if name != _SAME_TODAY}
    told = {
        "format": FORMAT,
        "values": values,
        "rows": [_plain(row) for rows in (content.pieces, content.parts, content.tasks, content.attachments, content.acceptances, content.signatures,
                 content.witnesses, content.referrals, content.findings, content.precheck) for row in rows],
        "events": len(content.events),
        "points": content.rings,
        "missing": missing,
        "bases": sorted(layer.name() for layer in source.bases.values()),
        "images": [title for title, _ in source.images_of(content.case["batch"] or "")],
    }  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8")).hexdigest()


def _plain(row: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value for name, value in row.items()}


def _write_list(folder: Path, code: str, number: int, fingerprint: str, missing: List[str]) -> None:
    files = {path.relative_to(folder).as_posix(): sha256_of(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    listed = {"监测编号": code, "档号": f"{number:03d}", "指纹": fingerprint, "尚缺": missing, "文件": files}
    (folder / LIST).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _is_whole(folder: Path, fingerprint: str) -> bool:
    """Whether the folder's list says the same as the register and every file is there as listed."""
    try:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        files = listed["文件"]
        return (
            listed["指纹"] == fingerprint
            and PDF in files
            and all(sha256_of(folder / name) == digest for name, digest in files.items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False
