"""What papers may say of a case: the names that templates use, and their values out of the register.

A name without a value is left to be a marked blank. Nothing is concluded here: law, penalties and dates of service are for the
officer to write.
"""

import json
from typing import Any, Dict, List, Optional, Set

from ..domain.clock import today
from ..domain.codes import BUREAUS, WITNESS_SIDES, label
from ..domain.deadlines import day_of
from ..domain.departments import letter_fields
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.lifecycle import closing_gaps
from ..domain.quality import RESULT_WORDS
from ..domain.units import format_mu, format_square_metres
from ..register.cases import case_facts
from ..register.store import Row, Session
from .ground import describe, leftovers
from .letter_fields import field_values, letter_items
from .quality_check import OVERALL_WORDS, quality_within
from .rulebook import rule_book

CASE_NAMES = (
    "机关名称", "县名", "制作日期", "监测编号", "批次", "线索来源", "乡镇", "村", "坐落", "位置", "占用主体", "图斑面积", "图斑面积亩", "占用耕地",
    "占用耕地亩", "占用永农", "占用永农亩", "图斑类型", "监测特征", "前时相", "后时相", "变化前地类", "发现日期", "备注", "认定意见", "认定人",
    "认定理由",
    "认定日期", "违法事实", "线索内容", "规则提示", "案由", "办理状态", "审核状态",
    "剩余面积", "剩余面积亩", "剩余情况", "合格面积亩", "销号尚缺",
    "组织验收单位", "处理文号", "处理文书日期",
)  # fmt: skip
TASK_NAMES = (
    "任务编号", "整改方式", "责任单位", "责任人", "整改要求", "下达日期", "整改期限", "期限情况", "期限依据", "计划拆除亩", "计划补办亩", "验收轮次",
    "验收范围来源", "验收面积", "验收面积亩", "验收结论", "结论日期", "整改意见", "质量结论", "乡镇见证", "村见证",
    *(f"{title}{part}" for title in BUREAUS.values() for part in ("意见", "签字人", "职务", "签字日期")),
)  # fmt: skip
REFERRAL_NAMES = ("受送单位", "文书种类", "被移送人", "移送依据", "移送事项", "要求回复日期", "发出日期")
BY_HAND = ("文号", "密级", "紧急程度", "联系人", "联系电话", "违反条款", "责令依据", "处理依据", "人民法院")
"""Names that only the officer can fill, in the form or in the paper."""
LISTS = {
    "质量": ("指标", "读数", "标准", "判读"),
    "附件": ("序号", "名称", "页数"),
    "要素": ("名称", "内容"),
    "证据": ("类别", "文件", "指纹", "日期"),
    "任务": ("编号", "方式", "期限", "状态"),
}

KNOWN = {
    *CASE_NAMES, *TASK_NAMES, *REFERRAL_NAMES, *BY_HAND,
    *(f"{name}.{field}" for name, fields in LISTS.items() for field in fields),
}  # fmt: skip


def paper_values(session: Session, case: Row, task: Optional[Row], referral: Optional[Row]) -> Dict[str, Any]:
    """Everything the register knows for a paper about a case, and about one task or referral of it."""
    values: Dict[str, Any] = dict.fromkeys(KNOWN - {f"{name}.{field}" for name, fields in LISTS.items() for field in fields})
    values.update({name: [] for name in LISTS})
    values.update(_of_case(session, case))
    if task is not None:
        values.update(_of_task(session, task))
    if referral is not None:
        values.update(_of_referral(referral))
    # A field of a letter may be called like something papers say in another unit; papers keep their own.
    values.update({name: value for name, value in field_values(values).items() if name not in KNOWN})
    if referral is not None:
        values["要素"] = letter_items(session, case, referral, values)
    return values


def known_names() -> Set[str]:
    """Every name that a template may ask for, the fields of letters included."""
    return KNOWN | set(letter_fields())


def office_values(session: Session) -> Dict[str, Any]:
    """What every paper may say of the bureau and the day it is made; what only the officer knows is there without a value."""
    return {
        "机关名称": f"{session.info.county_name}自然资源局",
        "县名": session.info.county_name,
        "制作日期": day_text(today().isoformat()),
        **dict.fromkeys(BY_HAND),
    }


def day_text(value: Any) -> Optional[str]:
    """2026-11-01 as 2026年11月1日; what is no day, typed into a table, stands as it was typed."""
    text = str(value or "")[:10]
    if not text:
        return None
    day = day_of(text)
    return str(value) if day is None else f"{day.year}年{day.month}月{day.day}日"


def _time_left(task: Row) -> Optional[str]:
    deadline = day_of(task["deadline"])
    if task["state"] == "done" or deadline is None:
        return "任务已完成" if task["state"] == "done" else None
    late = (today() - deadline).days
    return f"已逾期 {late} 日" if late > 0 else f"距期限 {-late} 日"


def _areas(name: str, value: Optional[float]) -> Dict[str, Optional[str]]:
    return {
        name: None if value is None else format_square_metres(value),
        f"{name}亩": None if value is None else format_mu(value),
    }


def _of_case(session: Session, case: Row) -> Dict[str, Any]:
    place = "".join(part for part in (case["xzmc"], case["cmc"], case["location"]) if part)
    findings = session.select("finding", {"violation_uid": case["uid"]})
    accepted = session.rows("SELECT * FROM acceptance WHERE violation_uid = ? AND result = 'pass'", (case["uid"],))
    tasks = [row for row in session.select("task", {"violation_uid": case["uid"]}) if row["state"] != "cancelled"]
    papers = [row for row in tasks if row["document_no"]]
    owners = [case["uid"], *(row["uid"] for row in tasks), *(row["uid"] for row in accepted)]
    verdict = label("verdict", case["verdict"]) if case["verdict"] else None
    remaining = case["remaining_m2"]
    return {
        **office_values(session),
        "监测编号": case["code"],
        "批次": case["batch"],
        "线索来源": label("clue_source", case["source"]) if case["source"] else None,
        "乡镇": case["xzmc"],
        "村": case["cmc"],
        "坐落": case["location"],
        "位置": place or None,
        "占用主体": case["occupant"],
        **_areas("图斑面积", case["area_m2"]),
        **_areas("占用耕地", case["cultivated_m2"]),
        **_areas("占用永农", case["pbf_m2"]),
        **_areas("剩余面积", remaining),
        "合格面积亩": _sum_mu([row["accepted_m2"] for row in accepted]),
        "图斑类型": label("patch_type", case["tblx"]) if case["tblx"] else None,
        "监测特征": case["tz"],
        "前时相": case["qsx"],
        "后时相": case["hsx"],
        "变化前地类": " ".join(part for part in (case["dlbm"], case["dlmc"]) if part) or None,
        "发现日期": day_text(case["found_on"]),
        "备注": case["bz"],
        "认定意见": verdict,
        "认定人": case["verdict_by"],
        "认定理由": case["verdict_reason"],
        "认定日期": day_text(case["verdict_at"]),
        "违法事实": _facts(case, place) if case["verdict"] else None,
        "线索内容": "；".join(part for part in (case["tz"], case["bz"]) if part) or None,
        "规则提示": "\n".join(row["explanation"] or row["title"] for row in findings) or "无",
        "案由": f"涉嫌{verdict}（监测编号 {case['code']}）" if verdict else None,
        "办理状态": label("state", case["state"]),
        "审核状态": label("review_state", case["review_state"]),
        "剩余情况": "没有剩余" if remaining == 0 else describe(leftovers(session, case)) if remaining else None,
        "销号尚缺": "；".join(closing_gaps(case_facts(session, case))) or "无",
        "组织验收单位": rule_book(session).value("joint_acceptance_organiser"),
        "处理文号": "、".join(row["document_no"] for row in papers) or None,
        "处理文书日期": "、".join(filter(None, (day_text(row["document_date"]) for row in papers))) or None,
        "证据": [_evidence(row) for uid in owners for row in session.select("attachment", {"owner_uid": uid})],
        "任务": [_task_line(row) for row in tasks],
    }


def _evidence(row: Row) -> Dict[str, str]:
    return {
        "类别": label("attachment_kind", row["kind"]), "文件": row["file_name"], "指纹": row["sha256"], "日期": str(row["added_at"] or "")[:10],
    }  # fmt: skip


def _task_line(row: Row) -> Dict[str, str]:
    return {
        "编号": row["code"], "方式": label("measure", row["measure"]), "期限": row["deadline"][:10], "状态": label("task_state", row["state"]),
    }  # fmt: skip


def _sum_mu(areas: List[Optional[float]]) -> Optional[str]:
    known = [area for area in areas if area is not None]
    return format_mu(sum(known)) if known else None


def _facts(case: Row, place: str) -> str:
    parts = [f"{case['occupant'] or '（占用主体待查）'}在{place or '（位置待查）'}占地"]
    parts.append("面积待套合检查" if case["area_m2"] is None else f" {format_mu(case['area_m2'])} 亩")
    for name, title in (("cultivated_m2", "耕地"), ("pbf_m2", "永久基本农田")):
        if case[name] is not None:
            parts.append(f"，其中{title} {format_mu(case[name])} 亩")
    return f"{''.join(parts)}。{whole_sentence(case['verdict_reason'])}"


def whole_sentence(text: Any) -> str:
    """What somebody typed, ended by a full stop unless it is empty or ends already."""
    said = str(text or "").strip().rstrip("，、；,;")
    return f"{said}。" if said and not said.rstrip("”’」』）)").endswith(("。", "！", "？", "…", "!", "?")) else said


def _of_task(session: Session, task: Row) -> Dict[str, Any]:
    rounds = [row for row in session.select("acceptance", {"task_uid": task["uid"]}) if row["result"] != "void"]
    last = rounds[-1] if rounds else None
    values: Dict[str, Any] = {
        "任务编号": task["code"],
        "整改方式": label("measure", task["measure"]),
        "责任单位": task["responsible"],
        "责任人": task["person"],
        "整改要求": task["requirement"],
        "下达日期": day_text(task["issued_at"]),
        "整改期限": day_text(task["deadline"]),
        "期限情况": _time_left(task),
        "期限依据": task["deadline_basis"] or "本通知指定",
        "计划拆除亩": None if task["demolish_m2"] is None else format_mu(task["demolish_m2"]),
        "计划补办亩": None if task["legalise_m2"] is None else format_mu(task["legalise_m2"]),
        **_quality(session, task),
    }
    if last is not None:
        values.update(_of_round(session, last))
    return values


def _of_round(session: Session, acceptance: Row) -> Dict[str, Any]:
    values: Dict[str, Any] = {
        "验收轮次": f"第 {acceptance['round']} 轮",
        "验收范围来源": acceptance["ground_source"],
        **_areas("验收面积", acceptance["accepted_m2"]),
        "验收结论": None if acceptance["result"] == "pending" else label("acceptance_result", acceptance["result"]),
        "结论日期": day_text(acceptance["decided_at"]),
    }
    comments = []
    for row in session.select("signature", {"acceptance_uid": acceptance["uid"]}):
        title = BUREAUS[row["bureau"]]
        void = "（签字已失效）" if row["state"] == "void" else ""
        said = f"{label('opinion', row['opinion'])}{void}"
        values[f"{title}意见"] = f"{said}：{row['comment']}" if row["comment"] else said
        values[f"{title}签字人"], values[f"{title}职务"] = row["person"], row["role"]
        values[f"{title}签字日期"] = day_text(row["signed_on"])
        if row["comment"] and row["opinion"] == "fail":
            comments.append(f"{title}：{row['comment']}")
    values["整改意见"] = "\n".join(comments) or ("无" if acceptance["result"] == "pass" else None)
    for row in session.select("witness", {"acceptance_uid": acceptance["uid"]}):
        values[f"{WITNESS_SIDES[row['side']]}见证"] = f"{row['name']}（{row['unit']}）{day_text(row['signed_on'])}"
    return values


def _quality(session: Session, task: Row) -> Dict[str, Any]:
    try:
        report = quality_within(session, task)
    except InputError:
        # No profile or no cultivated class for this ground: the table stays blank rather than borrowed from another class.
        return {"质量": [], "质量结论": None}
    lines = [
        {"指标": line.indicator, "读数": line.reading, "标准": line.limit, "判读": RESULT_WORDS[line.result]} for line in report.lines
    ]
    return {"质量": lines, "质量结论": f"{report.land_name}，{OVERALL_WORDS[report.result]}（{report.profile}）"}


def _of_referral(row: Row) -> Dict[str, Any]:
    papers = [line for line in (row["checklist"] or "").split("\n") if line]
    return {
        "受送单位": row["department_name"],
        "文书种类": row["document_type"],
        "文号": row["letter_no"],
        "被移送人": row["subject_person"],
        "移送依据": row["basis"],
        "移送事项": row["content"],
        "要求回复日期": day_text(row["reply_due"]),
        "发出日期": day_text(row["sent_on"]),
        "附件": [{"序号": str(number), "名称": line, "页数": None} for number, line in enumerate(papers, start=1)],
    }


def given_values(text: str) -> Dict[str, str]:
    """Values the officer gives, as JSON or in lines of 名称=值; InputError for a name that papers do not know."""
    if not text.strip():
        return {}
    if text.lstrip().startswith("{"):
        try:
            given = {str(name): "" if value is None else str(value) for name, value in json.loads(text).items()}
        except ValueError as error:
            raise InputError(translate("FarmlandGuard", "“Values of your own” (VALUES) is no JSON: {reason}.").format(reason=error)) from error
    else:
        pairs = [line.replace("＝", "=").partition("=") for line in text.splitlines() if line.strip()]
        given = {name.strip(): value.strip() for name, _, value in pairs}
    unknown = [name for name in given if name not in known_names()]
    if unknown:
        raise InputError(
            translate("FarmlandGuard", "Papers do not know {names}. Known: {known}.").format(
                names="、".join(unknown), known="、".join(sorted(known_names()))
            )
        )
    return given
