"""What stands in the packet of a case (一斑一档): its written pages, and on page one what is missing."""

from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..documents.packet_text import bullets, card, heading, paragraph, table
from ..documents.paper_model import PaperBody
from ..domain.clock import local_time
from ..domain.codes import BUREAUS, EVENT_ACTIONS, PAPER_MEASURES, UNCOVERED_CATEGORY, UNKNOWN_CATEGORY, label
from ..domain.departments import UNCHECKED
from ..domain.lifecycle import closing_gaps
from ..domain.parts import InZones
from ..domain.record_words import changes_in_words
from ..domain.schema import TABLES
from ..domain.units import format_mu, format_square_metres
from ..domain.zones import LISTED, ZONES, Zone
from ..geometry.wkb import read_wkb
from ..register.cases import case_facts
from ..register.store import Register, Row, Session, wkb_of
from .case_parts import zones_of
from .check_history import layer_versions, zone_versions
from .evidence import damage_of
from .findings import findings_of_case
from .paper_values import paper_values

MOST_EVENTS = 300
_LONGEST_CHANGE = 120
MOST_POINTS = 2000
Ring = List[Tuple[float, float]]


@dataclass(frozen=True)
class PacketContent:
    """Everything of a case that its packet shows; read in one session."""

    case: Row
    values: Dict[str, Any]
    pieces: List[Row]
    parts: List[Row]
    tasks: List[Row]
    attachments: List[Row]
    acceptances: List[Row]
    signatures: List[Row]
    witnesses: List[Row]
    referrals: List[Row]
    findings: List[Row]
    events: List[Row]
    precheck: List[Row]
    rings: List[Tuple[str, Ring]]
    gaps: Tuple[str, ...]
    damaged: List[str]
    zones: List[InZones]
    versions: Dict[str, str]
    """Version of each base layer that the last check looked at, by role."""


@dataclass(frozen=True)
class PacketPaper:
    """A paper in the packet: its file, what stands blank in it, and what its .docx holds."""

    name: str
    blanks: Sequence[str]
    body: PaperBody


def packet_content(register: Register, session: Session, case: Row) -> PacketContent:
    """Read the case whole."""
    uid = case["uid"]
    run = session.one("SELECT * FROM check_run WHERE uid = ?", (case["check_run_uid"],))
    tasks = session.select("task", {"violation_uid": uid})
    acceptances = session.select("acceptance", {"violation_uid": uid})
    owners = [uid, *(row["uid"] for row in tasks), *(row["uid"] for row in acceptances)]
    attachments = [row for owner in owners for row in session.select("attachment", {"owner_uid": owner})]
    live = [row for row in tasks if row["state"] != "cancelled"]
    referrals = session.select("referral", {"violation_uid": uid})
    related = [*owners, *(row["uid"] for row in attachments), *(row["uid"] for row in referrals)]
    signatures = [row for each in acceptances for row in session.select("signature", {"acceptance_uid": each["uid"]})]
    related += [row["uid"] for row in signatures]
    events = [row for owner in related for row in session.select("event", {"record_uid": owner})]
    return PacketContent(
        case=case,
        values=paper_values(session, case, live[-1] if live else None, None),
        pieces=session.select("overlap_piece", {"violation_uid": uid}),
        parts=[row for kind in LISTED for row in session.select("case_part", {"violation_uid": uid, "kind": kind})],
        tasks=tasks,
        attachments=attachments,
        acceptances=acceptances,
        signatures=signatures,
        witnesses=[row for each in acceptances for row in session.select("witness", {"acceptance_uid": each["uid"]})],
        referrals=referrals,
        findings=findings_of_case(session, uid, case["code"]),
        events=sorted(events, key=lambda row: row["fid"]),
        precheck=[row for row in session.select("precheck_result", {"violation_uid": uid}) if row["level"] in ("red", "amber")],
        rings=boundary_points(case),
        gaps=closing_gaps(case_facts(session, case)),
        damaged=[text for row in attachments for text in [damage_of(register.path, row)] if text],
        zones=zones_of(session, uid),
        versions={} if run is None else {**layer_versions(run), **zone_versions(run)},
    )


def boundary_points(case: Row) -> List[Tuple[str, Ring]]:
    """(name of the ring, its points without the closing one) of the case's polygon."""
    wkb = wkb_of(case)
    rings: List[Tuple[str, Ring]] = []
    for part, polygon in enumerate([] if wkb is None else read_wkb(wkb), start=1):
        for number, ring in enumerate(polygon):
            name = f"第 {part} 部分" + (f"内环 {number}" if number else "外环")
            rings.append((name, [(float(x), float(y)) for x, y in ring[:-1]]))
    return rings


def missing_of(content: PacketContent, images: Sequence[str]) -> List[str]:
    """What a whole packet would have and this one has not, in words. `images` are those of the two dates there are."""
    case, missing = content.case, []
    kinds = {row["kind"] for row in content.attachments}
    if not content.rings:
        missing.append("图斑没有图形")
    if case["area_m2"] is None:
        missing.append("尚未套合检查")
    if not case["verdict"]:
        missing.append("尚未核实认定")
    missing += [f"缺{title}" for title in ("前时相影像", "后时相影像") if title not in images]
    if case["verdict"] in ("illegal_construction", "illegal_non_grain"):
        missing += _missing_of_illegal(content, kinds)
    missing += [
        f"致{row['department_name']}的{row['document_type']}依据待核对" for row in content.referrals
        if row["state"] != "dismissed" and UNCHECKED in (row["basis"] or "")
    ]  # fmt: skip
    missing += [f"附件有问题：{text}" for text in content.damaged]
    missing += [f"退件预检：{row['text']}" for row in content.precheck]
    return list(dict.fromkeys(missing))


def _missing_of_illegal(content: PacketContent, kinds: "set[str]") -> List[str]:
    missing = []
    live = [row for row in content.tasks if row["state"] != "cancelled"]
    if not live:
        missing.append("没有整改任务")
    if any(row["measure"] not in PAPER_MEASURES for row in live):
        photos = ("photo_before", "photo_during", "photo_after")
        missing += [f"缺{label('attachment_kind', kind)}" for kind in photos if kind not in kinds]
        signed = {row["bureau"] for row in content.signatures if row["state"] == "valid" and row["opinion"] == "pass"}
        missing += [f"缺{title}的验收签字" for bureau, title in BUREAUS.items() if bureau not in signed]
        missing += [f"缺{title}扫描件" for title in ("签字文件",) if "signed_paper" not in kinds]
        sides = {row["side"] for row in content.witnesses}
        missing += [f"缺{text}见证" for side, text in (("township", "乡镇"), ("village", "村")) if side not in sides]
    if any(row["measure"] in PAPER_MEASURES and not row["document_no"] for row in live):
        missing.append("补办或没收的任务没有文号")
    missing += [f"销号尚缺：{text.replace('，不能销号', '')}" for text in content.gaps]
    return missing


def cover(content: PacketContent, missing: Sequence[str], parts: Sequence[str], number: int) -> str:
    """Page one: which case, what is missing, what follows."""
    values = content.values
    pairs = [(name, values[name]) for name in ("监测编号", "批次", "乡镇", "村", "占用主体", "认定意见", "办理状态", "审核状态")]
    return (
        heading("一斑一档", 1)
        + card([("档号", f"{number:03d}"), ("制作日期", values["制作日期"]), *pairs])
        + heading("尚缺材料")
        + (bullets(missing) if missing else paragraph("材料齐全。"))
        + heading("目录")
        + bullets(parts)
    )


def case_page(content: PacketContent) -> str:
    """The card of the case, its findings, tasks and referrals."""
    values = content.values
    names = (
        "监测编号", "线索来源", "乡镇", "村", "坐落", "占用主体", "图斑类型", "监测特征", "前时相", "后时相", "变化前地类", "发现日期",
        "图斑面积亩", "占用耕地亩", "占用永农亩", "剩余面积亩", "认定意见", "认定人", "认定日期", "办理状态",
    )  # fmt: skip
    tasks = [
        (row["code"], label("measure", row["measure"]), row["responsible"], row["person"], row["deadline"][:10],
         label("task_state", row["state"]), row["document_no"])
        for row in content.tasks
    ]  # fmt: skip
    referrals = [
        (row["department_name"], row["document_type"], label("referral_state", row["state"]), row["letter_no"], row["sent_on"],
         row["reply_due"], row["replied_on"])
        for row in content.referrals
    ]  # fmt: skip
    return (
        heading("一、图斑卡片")
        + card([(name, values[name]) for name in names])
        + card([(ZONES[each.kind].title, each.text) for each in content.zones]
               + [("认定理由", values["认定理由"]), ("剩余情况", values["剩余情况"])], 1)
        + heading("规则提示", 3)
        + table(("提示", "数值", "标准", "单位", "依据", "说明"),
                [(row["title"], row["value"], row["limit_value"], row["unit"], f"{row['source'] or ''} {row['article'] or ''}".strip(),
                  row["explanation"]) for row in content.findings], (1, 2))
        + heading("整改任务", 3)
        + table(("任务编号", "方式", "责任单位", "责任人", "期限", "状态", "文号"), tasks)
        + heading("移送", 3)
        + table(("单位", "文书", "状态", "文号", "发出", "要求回复", "回复"), referrals)
    )  # fmt: skip


def overlap_page(content: PacketContent) -> str:
    """Every piece behind the figures with its source, by base layer, and the sums."""
    made = heading("二、套合分析表")
    made += paragraph(f"图斑面积 {content.values['图斑面积'] or '（尚未套合检查）'} m²。面积为图斑椭球面积，平差后各块之和等于图斑面积。")
    for source, title in (("landuse", "地类图斑"), ("pbf", "永久基本农田")):
        rows = [row for row in content.pieces if row["source_layer"] == source]
        lines: List[Tuple[Any, ...]] = [
            (row["source_id"] or "（未覆盖）", row["land_class"], _m2(row["gross_m2"]), _m2(row["adjusted_m2"]), _m2(row["net_m2"]),
             "碎屑" if row["sliver"] else "")
            for row in rows
        ]  # fmt: skip
        if rows:
            sums = [sum(row[name] or 0.0 for row in rows) for name in ("gross_m2", "adjusted_m2", "net_m2")]
            lines.append(("合计", "", *(_m2(each) for each in sums), f"{format_mu(sums[1])} 亩"))
        made += heading(_titled(title, content.versions.get(source)), 3)
        made += table(("底图图斑编号", "地类", "毛面积 m²", "平差面积 m²", "净面积 m²", "说明"), lines, (2, 3, 4))
    for kind in LISTED:
        made += _zones(ZONES[kind], content.versions.get(kind), [row for row in content.parts if row["kind"] == kind])
    return made


def _titled(title: str, version: Optional[str]) -> str:
    """The title of a table with the version of the base layer it is from."""
    return f"{title}（底图版本：{version}）" if version else title


def _zones(zone: Zone, version: Optional[str], rows: Sequence[Row]) -> str:
    """The parts of a case by one kind of zones with their sums; nothing where the last check did not look."""
    if not rows:
        return ""
    lines: List[Tuple[Any, ...]] = []
    for row in rows:
        code = "" if row["code"] in (UNCOVERED_CATEGORY, UNKNOWN_CATEGORY, row["name"]) else row["code"]
        lines.append((code, row["name"], _m2(row["adjusted_m2"]), f"{row['adjusted_mu']:.2f}"))
    sums = [sum(row[name] or 0.0 for row in rows) for name in ("adjusted_m2", "adjusted_mu")]
    lines.append(("合计", "", _m2(sums[0]), f"{sums[1]:.2f}"))
    heads: Tuple[str, ...] = (zone.code_title, "名称", "平差面积 m²", "亩")
    if not zone.code_title:
        lines, heads = [(line[0] if line[0] == "合计" else line[1], *line[2:]) for line in lines], heads[1:]
    return heading(_titled(zone.title, version), 3) + table(heads, lines, (len(heads) - 2, len(heads) - 1))


def _m2(value: Any) -> str:
    return "" if value is None else format_square_metres(value)


def points_page(content: PacketContent) -> str:
    """The boundary points with their coordinates, as the map numbers them."""
    rows, number = [], 0
    for name, points in content.rings:
        for x, y in points:
            number += 1
            if number <= MOST_POINTS:
                rows.append((f"J{number}", name, f"{y:.3f}", f"{x:.3f}"))
    more = paragraph(f"另有 {number - MOST_POINTS} 个界址点未列出。") if number > MOST_POINTS else ""
    return heading("四、界址点成果表") + table(("点号", "圈", "X（北）", "Y（东）"), rows, (2, 3)) + more


def evidence_page(content: PacketContent, names: Dict[str, str]) -> str:
    """The evidence index: file, kind, SHA-256; `names` maps attachment uids to the file in the packet."""
    rows = [
        (names.get(row["uid"], "（文件缺失）"), label("attachment_kind", row["kind"]), row["file_name"], row["sha256"],
         str(row["added_at"] or "")[:10])
        for row in content.attachments
    ]  # fmt: skip
    return heading("五、证据目录") + table(("档内文件", "类别", "原文件名", "SHA-256", "日期"), rows)


def signature_page(content: PacketContent) -> str:
    """Quality lines, rounds of acceptance, signatures and witnesses."""
    rounds = {row["uid"]: row for row in content.acceptances}
    signed = [
        (f"第 {rounds[row['acceptance_uid']]['round']} 轮", BUREAUS[row["bureau"]], row["person"], row["role"],
         label("opinion", row["opinion"]), row["comment"], str(row["signed_on"])[:10], label("signature_state", row["state"]), row["void_reason"])
        for row in content.signatures
    ]  # fmt: skip
    accepted = [
        (f"第 {row['round']} 轮", label("acceptance_kind", row["kind"]), label("acceptance_result", row["result"]), row["ground_source"],
         _m2(row["accepted_m2"]), str(row["decided_at"] or "")[:10])
        for row in content.acceptances
    ]  # fmt: skip
    return (
        heading("六、验收与签字")
        + heading("耕地质量判读", 3)
        + table(("指标", "读数", "标准", "判读"), [tuple(line.values()) for line in content.values["质量"]])
        + heading("验收", 3)
        + table(("轮次", "类别", "结论", "验收范围", "面积 m²", "结论日期"), accepted, (4,))
        + heading("签字", 3)
        + table(("轮次", "单位", "签字人", "职务", "意见", "整改意见", "日期", "状态", "失效原因"), signed)
        + heading("见证", 3)
        + table(("见证方", "姓名", "单位", "日期"),
                [(label("witness_side", row["side"]), row["name"], row["unit"], str(row["signed_on"])[:10]) for row in content.witnesses])
    )  # fmt: skip


def papers_page(papers: Sequence[PacketPaper]) -> str:
    """The papers in the packet, which follow, what stands blank in them and what of them only the .docx shows."""
    untold = any(paper.body.untold for paper in papers)
    heads = ("文件", "留空待填", "仅见于 .docx") if untold else ("文件", "留空待填")
    rows = [(paper.name, "、".join(paper.blanks), "、".join(paper.body.untold))[: len(heads)] for paper in papers]
    return heading("七、文书") + table(heads, rows)


def history_page(content: PacketContent) -> str:
    """Who did what and when, from the record that nobody can change."""
    rows = [
        (local_time(row["at"]), TABLES[row["table_name"]].alias, EVENT_ACTIONS.get(row["action"], row["action"]), row["who"],
         _changes(row))
        for row in content.events[-MOST_EVENTS:]
    ]  # fmt: skip
    more = "" if len(content.events) <= MOST_EVENTS else paragraph(f"较早的 {len(content.events) - MOST_EVENTS} 条记录见台账。")
    return heading("八、办理记录") + more + table(("时间", "记录", "动作", "署名", "变化"), rows)


def _changes(row: Row) -> str:
    lines = changes_in_words(row["table_name"], row["action"], row["old_values"], row["new_values"])
    return "；".join(line if len(line) <= _LONGEST_CHANGE else line[:_LONGEST_CHANGE] + "…" for line in lines)[:400]
