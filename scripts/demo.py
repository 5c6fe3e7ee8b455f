"""The main job end to end on the generated county: what `make demo` runs.

A register is made, base layers and two monthly batches are taken in, every patch is checked, the rules are applied, people
record verdicts, tasks are issued, one case goes through the joint sign-off to closing, and a delivery package, a project
and a map are written. Everything runs through the algorithms of the toolbox, as a user would run them.

    python -m scripts.demo [FOLDER]         default: build/demo
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsReferencedRectangle,
)
from qgis.PyQt.QtCore import QLocale

from benchmarks.county import filings, generate

ROOT = Path(__file__).resolve().parent.parent
TODAY = time.strftime("%Y-%m-%d")
JUDGE, SURVEYOR, AGRONOMIST = "王建国", "李秀英", "张志强"


class Quiet(QgsProcessingFeedback):
    """Keeps what an algorithm says, to print it when it fails or when it is asked for."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.lines.append(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.lines.append(error)


class Desk:
    """Runs the toolbox's algorithms in this process."""

    def __init__(self) -> None:
        # A bureau's QGIS speaks Chinese, and what it writes into the register does.
        QLocale.setDefault(QLocale("zh_CN"))
        self.application = QgsApplication([], False)
        self.application.initQgis()
        from farmland_guard.plugin import FarmlandGuardPlugin

        self.plugin = FarmlandGuardPlugin(None)
        self.plugin.initProcessing()
        self.said: list[str] = []

    def run(self, algorithm: str, **parameters: Any) -> dict[str, Any]:
        """Run farmlandguard:`algorithm` and return its outputs; stop the demo when it fails."""
        feedback, context = Quiet(), QgsProcessingContext()
        context.setProject(QgsProject.instance())
        made = QgsApplication.processingRegistry().createAlgorithmById(f"farmlandguard:{algorithm}")
        values = {name: str(value) if isinstance(value, Path) else value for name, value in parameters.items()}
        results, fine = made.run(values, context, feedback)
        self.said = feedback.lines
        if not fine:
            raise SystemExit(f"{algorithm}: " + "\n".join(feedback.lines))
        return results


def main(folder: Path) -> None:
    """Run the demo into `folder`, which is emptied first."""
    started = time.perf_counter()
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    print(f"1/8 生成示例县（随机种子固定，除乡镇名称外均为虚构）→ {folder / 'data'}")
    made = generate(folder / "data")
    desk = Desk()
    register = folder / "垣曲县耕地保护台账.gpkg"
    _found(desk, register, folder / "data")
    batches = _take_in(desk, register, folder / "data")
    checked = _check(desk, register)
    _judge(desk, register)
    _rectify_one(desk, register, folder / "data")
    _file(desk, register, folder / "data")
    package = desk.run("exportpackage", REGISTER=register, PROFILE="generic", FOLDER=folder / "成果")
    print(f"7/8 导出成果包：校验错误 {package['ERRORS']} 个，提示 {package['WARNINGS']} 条")
    project, picture = _draw(register, folder)
    print(f"8/8 工程与地图\n\n{'-' * 72}")
    _summarise(register, made, batches, checked)
    print(f"成果包：{package['FOLDER']}")
    for path in sorted(Path(package["FOLDER"]).iterdir()):
        print(f"        {path.name}（{path.stat().st_size / 1024:.0f} KB）")
    print(f"台账：  {register}\n工程：  {project}\n地图：  {picture}\n文件夹：{folder}")
    print(f"用时 {time.perf_counter() - started:.1f} 秒")


def _found(desk: Desk, register: Path, data: Path) -> None:
    desk.run("createregister", COUNTY="140827", COUNTY_NAME="垣曲县", OUTPUT=register)
    for name, unit, role in (
        (JUDGE, "垣曲县自然资源局执法队", "队长"),
        (SURVEYOR, "垣曲县自然资源局调查监测股", "股长"),
        (AGRONOMIST, "垣曲县农业农村局土肥站", "站长"),
    ):
        desk.run("addperson", REGISTER=register, NAME=name, UNIT=unit, ROLE=role)
    for role, layer, version in (
        ("township", "XZQ", "示例2025"),
        ("village", "CJDCQ", "示例2025"),
        ("pbf", "YJJBNTTB", "示例2025"),
        ("landuse", "DLTB", "示例2025年度变更调查"),
        ("redline", "STBHHX", "示例2025"),
        ("approved", "PZYD", "示例2026-09"),
        ("reserve", "ZRBHD", "示例2025"),
        ("planzone", "GHFQ", "示例2025"),
    ):
        source = f"{data / 'base.gpkg'}|layername={layer}"
        outcome = desk.run(
            "importbase", REGISTER=register, ROLE=role, INPUT=source, VERSION=version, EFFECTIVE_DATE="2025-12-31"
        )
        print(f"2/8 底图入库 {layer}：{outcome['TAKEN']} 个图斑，修复 {outcome['REPAIRED']}，指纹 {outcome['FINGERPRINT'][:12]}")


def _file(desk: Desk, register: Path, data: Path) -> None:
    """Facility-agriculture filings: taken in with their polygons and papers, checked, verified or returned, reconciled."""
    made = filings.generate(data / "设施农业用地备案", data / "base.gpkg", 50)
    taken = desk.run("importfilings", REGISTER=register, TABLE=made["table"], SHAPES=made["shapes"], PAPERS=made["papers"])
    codes = [each.code for each in made["filings"]]
    desk.run("movefiling", REGISTER=register, FILINGS=",".join(codes[:40]), STATE="recorded", PERSON=SURVEYOR)
    checked = desk.run("checkfilings", REGISTER=register, SCOPE="open")
    good = [each.code for each in made["filings"][:30] if not each.plan.returned]
    bad = [each.code for each in made["filings"][:15] if each.plan.returned]
    desk.run("movefiling", REGISTER=register, FILINGS=",".join(good), STATE="verified", PERSON=SURVEYOR, TEXT="核验无误")
    desk.run("movefiling", REGISTER=register, FILINGS=",".join(bad), STATE="returned", PERSON=SURVEYOR, REASON="见核验意见")
    found = desk.run("reconcilefilings", REGISTER=register, OUTPUT=data / "备案比对.gpkg")
    disagreements = sum(value for name, value in found.items() if name != "OUTPUT")
    print(
        f"7/8 设施农业用地备案 {taken['ADDED']} 项：核查后 {checked['FAILED']} 项有不符合项，核验 {len(good)} 项，"
        f"退回 {len(bad)} 项；与调查比对 {disagreements} 处不一致"
    )


def _take_in(desk: Desk, register: Path, data: Path) -> list[dict[str, Any]]:
    from farmland_guard.domain.codes import PATCH_RELATIONS

    outcomes = []
    for month in ("09", "10"):
        source = data / f"batch_2026_{month}.shp"
        outcome = desk.run("importclues", REGISTER=register, INPUT=source, BATCH=f"2026年{month}月卫片")
        outcomes.append(outcome)
        print(
            f"3/8 接收批次 2026-{month}：新增 {outcome['ADDED']}，已有 {outcome['KNOWN']}"
            f"（其中有出入 {outcome['DIFFERING']}），未入库 {outcome['LEFT_OUT']}"
        )
        for line in desk.said:
            if outcome["LEFT_OUT"] and "left out" in line:
                print(f"      {line}")
    compared = desk.run(
        "comparebatches", REGISTER=register, BATCH="2026年10月卫片", OUTPUT=data.parent / "去重_2026-10.gpkg"
    )
    counts = "，".join(f"{label} {compared[relation.upper()]}" for relation, label in PATCH_RELATIONS.items())
    print(f"3/8 与以往批次比对：{counts}")
    return outcomes


def _check(desk: Desk, register: Path) -> dict[str, Any]:
    outcome = desk.run("checkregister", REGISTER=register, SCOPE="open")
    print(
        f"4/8 套合检查：{outcome['CASES']} 个图斑，{outcome['PIECES']} 个地块，"
        f"规则提示 {outcome['FINDINGS']} 条，问题 {outcome['PROBLEMS']} 个"
    )
    return outcome


def _judge(desk: Desk, register: Path) -> None:
    """Record verdicts in people's names, as an office would; a third of the cases waits for tomorrow."""
    from farmland_guard.casework.overview import list_cases
    from farmland_guard.register.store import Register

    cases = sorted(list_cases(Register(register)), key=lambda case: case.code)
    illegal = [case.code for case in cases if case.findings]
    innocent = [case.code for case in cases if not case.findings and not case.cultivated_m2 and not case.pbf_m2]
    desk.run(
        "recordverdict",
        REGISTER=register,
        CASES=",".join(illegal),
        VERDICT="illegal_construction",
        PERSON=JUDGE,
        REASON="实地核查为未经批准建设，无用地手续（示例）",
    )
    if innocent:
        desk.run(
            "recordverdict",
            REGISTER=register,
            CASES=",".join(innocent),
            VERDICT="false_change",
            PERSON=SURVEYOR,
            REASON="影像比对无实际变化，不占耕地（示例）",
        )
    issued = desk.run("issuetasks", REGISTER=register, DEADLINE_DAYS=30)
    waiting = len(cases) - len(illegal) - len(innocent)
    print(f"5/8 认定：违法 {len(illegal)}，不予处理 {len(innocent)}，待认定 {waiting}；下达整改任务 {issued['COUNT']} 个")


def _rectify_one(desk: Desk, register: Path, data: Path) -> None:
    """One case through reclamation, both signatures and closing."""
    from farmland_guard.casework.overview import list_tasks
    from farmland_guard.register.store import Register

    task = list_tasks(Register(register))[0]
    desk.run("movecase", REGISTER=register, CASES=task.case_code, STATE="reclaimed", PERSON=JUDGE)
    desk.run("recordreadings", REGISTER=register, TASK=task.code, INPUT=data / "readings.csv")
    scan = next(path for path in sorted(data.iterdir()) if path.stem == "scan")
    for bureau, person in (("natural_resources", SURVEYOR), ("agriculture", AGRONOMIST)):
        desk.run(
            "signacceptance",
            REGISTER=register,
            TASK=task.code,
            BUREAU=bureau,
            PERSON=person,
            OPINION="pass",
            DATE=TODAY,
            SCAN=scan,
        )
    desk.run("setreview", REGISTER=register, CASES=task.case_code, REVIEW_STATE="done", PERSON=JUDGE)
    desk.run("movecase", REGISTER=register, CASES=task.case_code, STATE="closed", PERSON=JUDGE)
    print(f"6/8 {task.case_code}：复耕、两局签字、销号")


def _draw(register_path: Path, folder: Path) -> tuple[Path, Path]:
    from farmland_guard.documents.map_sheet import export_map
    from farmland_guard.gui.current import PROJECT_KEY, PROJECT_SCOPE
    from farmland_guard.register.layers import add_register_to_project
    from farmland_guard.register.store import Register
    from farmland_guard.register.styles import chinese_font

    register = Register(register_path)
    project = QgsProject.instance()
    project.clear()
    project.setCrs(QgsCoordinateReferenceSystem(f"EPSG:{register.info.srs_id}"))
    project.setEllipsoid("EPSG:1024")
    project.setTitle(f"{register.info.county_name}耕地卫士")
    layers = add_register_to_project(register, project)
    path = folder / "垣曲县耕地卫士.qgz"
    extent = layers["base:township"].extent()
    extent.scale(1.04)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    project.setFileName(str(path))
    project.writeEntry(PROJECT_SCOPE, PROJECT_KEY, project.writePath(str(register_path)))
    if not project.write():
        raise SystemExit(f"{path}: {project.error()}")
    shown = [layers[name] for name in ("violation", "base:township", "base:redline", "base:pbf", "base:landuse") if name in layers]
    picture = export_map(
        project,
        shown,
        extent,
        "垣曲县违法图斑分布图（示例数据）",
        "示例数据由程序生成，乡镇界线为虚构；坐标系 CGCS2000 3 度带第 37 带（EPSG:4525）",
        chinese_font(),
        folder / "地图.png",
    )
    project.clear()
    return path, picture


def _summarise(register_path: Path, made: dict[str, Any], batches: list[dict[str, Any]], checked: dict[str, Any]) -> None:
    from farmland_guard.casework.overview import list_cases, summary
    from farmland_guard.domain.codes import label
    from farmland_guard.domain.units import mu
    from farmland_guard.register.store import Register

    register = Register(register_path)
    cases = list_cases(register)
    facts = summary(register)

    def total(name: str) -> str:
        return f"{mu(sum(getattr(case, name) or 0 for case in cases), 2):.2f}"

    print(f"图斑 {len(cases)} 个，面积 {total('area_m2')} 亩，占用耕地 {total('cultivated_m2')} 亩，占用永久基本农田 {total('pbf_m2')} 亩")
    print("办理状态：" + "，".join(f"{label('state', state)} {count}" for state, count in sorted(facts["states"].items())))
    print("认定意见：" + "，".join(f"{label('verdict', verdict)} {count}" for verdict, count in sorted(facts["verdicts"].items())))
    print(f"规则提示：{checked['FINDINGS']} 条（垣政发〔2023〕12号 三（三）：永久基本农田 5 亩、耕地 10 亩）")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build" / "demo")
