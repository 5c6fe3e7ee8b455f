"""Which column of a township's table is which field of a filing, and what its cells mean.

Column names: the project's field codes (facts of 上图入库 and of a public filing form, 渝规资规范〔2020〕8号附件2) and the
words of the form. A unit in brackets behind the name (亩, 公顷, 平方米) holds for the column.
"""

import re
import unicodedata
from datetime import date, datetime
from typing import Any, Dict, Mapping, NamedTuple, Optional, Sequence, Tuple

from .codes import CODE_LISTS
from .language import translate
from .schema.filings import FILING
from .schema_model import Field
from .units import SQUARE_METRES_PER_HECTARE, SQUARE_METRES_PER_MU

FILING_FIELDS: Dict[str, Tuple[str, ...]] = {
    "code": ("XMBH", "项目编号", "编号", "备案项目编号"),
    "name": ("XMMC", "项目名称"),
    "operator": ("JYZ", "经营者", "经营者名称", "经营主体", "法人"),
    "operator_kind": ("JYZLX", "经营者类型", "经营主体类型"),
    "operator_id": ("ZJHM", "证件号码", "身份证号", "身份证号码", "统一社会信用代码"),
    "operator_phone": ("LXDH", "联系电话", "电话"),
    "collective": ("农村集体经济组织", "集体经济组织", "村集体"),
    "location": ("建设地点", "位置", "坐落", "地址"),
    "use": ("YTLX", "用途类型", "用途", "用地用途"),
    "kind": ("SSLX", "设施类型"),
    "scale": ("规模", "生产规模", "用途及规模"),
    "damages_layer": ("是否破坏耕作层", "破坏耕作层"),
    "unavoidable": ("是否难以避让", "确需占用且难以避让永农", "难以避让永农"),
    "land_m2": ("YDMJ", "总用地面积", "总面积", "用地面积", "设施农业用地面积"),
    "farmland_m2": ("NYDMJ", "农用地面积", "使用农用地面积"),
    "cultivated_m2": ("GDMJ", "耕地面积", "使用耕地面积"),
    "pbf_m2": ("YNMJ", "永农面积", "占用永农面积", "占用永久基本农田面积"),
    "damaged_m2": ("PHGZC", "破坏耕作层面积"),
    "production_m2": ("SCSSMJ", "生产设施面积"),
    "auxiliary_m2": ("FSSSMJ", "附属设施面积", "辅助设施面积", "附属(辅助)设施面积"),
    "guard_room_m2": ("KHFMJ", "看护房面积"),
    "planted_m2": ("种植面积", "养殖面积", "种植(养殖)面积", "露天种植面积"),
    "storeys": ("CS", "层数"),
    "term_from": ("QSRQ", "使用起始日期", "起始日期", "土地使用起"),
    "term_to": ("ZZRQ", "使用终止日期", "终止日期", "土地使用止"),
    "agreed_on": ("XYRQ", "协议签订日期", "协议日期"),
    "announced_from": ("公告开始日期", "公告起"),
    "announced_to": ("公告结束日期", "公告止"),
    "filed_on": ("BARQ", "乡镇备案日期", "备案日期"),
    "filing_no": ("BAH", "备案号", "备案编号"),
    "received_on": ("县局收件日期", "收件日期"),
    "deposit_yuan": ("复垦费用", "复垦费用(元)"),
    "deposit_paid": ("FKYJ", "是否预存复垦费用", "已预存复垦费用并签监管协议"),
    "makeup_no": ("BHWH", "补划文号"),
    "makeup_on": ("补划日期",),
    "note": ("BZ", "备注"),
}

_UNITS = {
    "亩": SQUARE_METRES_PER_MU, "公顷": SQUARE_METRES_PER_HECTARE, "HM2": SQUARE_METRES_PER_HECTARE,
    "平方米": 1.0, "M2": 1.0, "㎡": 1.0,
}  # fmt: skip
_YES = {"是", "有", "√", "1", "TRUE", "YES", "Y", "对", "已"}
_NO = {"否", "无", "×", "0", "FALSE", "NO", "N", "未", "不"}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_LOST_DIGITS = re.compile(r"\d(\.\d+)?[eE]\+?\d{2}")
"""What spreadsheets make of an 18-digit number (1.40827E+17): only the first digits are left."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
# What townships write instead of the label.
_ALIASES = {
    ("use", "种植"): "crop", ("use", "养殖"): "livestock", ("use", "畜禽"): "livestock", ("use", "水产"): "aquaculture",
    ("kind", "大棚"): "plastic_greenhouse", ("kind", "日光温室"): "solar_greenhouse", ("kind", "看护房"): "guard_room",
    ("kind", "畜禽舍"): "animal_house", ("kind", "养殖设施"): "animal_house", ("kind", "冷库"): "cold_storage",
    ("kind", "烘干房"): "drying", ("kind", "屠宰"): "slaughter", ("kind", "肉类加工"): "slaughter",
    ("operator_kind", "合作社"): "cooperative", ("operator_kind", "公司"): "company", ("operator_kind", "个人"): "household",
    ("operator_kind", "村集体"): "collective",
}  # fmt: skip


class Column(NamedTuple):
    """A column of a table: its header and, for areas, how many m² one of its units is."""

    header: str
    factor: float


def plain(text: object) -> str:
    """A header or cell made comparable: half-width, no blanks, upper case."""
    return "".join(unicodedata.normalize("NFKC", str(text)).upper().split())


def resolve_columns(headers: Sequence[str]) -> Dict[str, Column]:
    """Field of a filing → column, for every field that the table has a column for. Units stand in brackets behind names."""
    named: Dict[str, Column] = {}
    for header in headers:
        text = plain(header)
        named.setdefault(text, Column(header, 1.0))
        match = re.fullmatch(r"(.*)\(([^()]*)\)", text)
        if match and match.group(2) in _UNITS:
            named.setdefault(match.group(1), Column(header, _UNITS[match.group(2)]))
    found: Dict[str, Column] = {}
    taken = set()
    for name, candidates in FILING_FIELDS.items():
        for candidate in candidates:
            column = named.get(plain(candidate))
            if column is not None and column.header not in taken:
                found[name] = column
                taken.add(column.header)
                break
    return found


def cell_value(name: str, value: Any, factor: float = 1.0) -> Any:
    """What a cell means as the field `name` of a filing; None when empty.

    Raises ValueError with a sentence for a number, date, yes/no or code that cannot be understood, and for a text that is
    too long.
    """
    if value is None or plain(value) == "":
        return None
    field = FILING.field(name)
    if field.kind == "real":
        return _number(value) * factor
    if field.kind == "integer":
        number = _number(value)
        if number != int(number):
            raise ValueError(translate("FarmlandGuard", "“{value}” is no whole number").format(value=value))
        return int(number)
    if field.kind == "date":
        return _date(value).isoformat()
    if field.kind == "boolean":
        return _yes(value)
    if field.codes:
        return _code(field, value)
    return _text(field, value)


def _number(value: Any) -> float:
    if isinstance(value, bool):
        raise ValueError(translate("FarmlandGuard", "“{value}” is not a number").format(value=value))
    try:
        number = float(value) if isinstance(value, (int, float)) else float(plain(value).replace(",", ""))
    except ValueError as error:
        raise ValueError(translate("FarmlandGuard", "“{value}” is not a number").format(value=value)) from error
    if number - number != 0:
        raise ValueError(translate("FarmlandGuard", "“{value}” is not a number").format(value=value))
    return number


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = plain(value).removesuffix(".0")
    match = _DATE.match(text) or _COMPACT.fullmatch(text)
    try:
        if match:
            return date(*(int(part) for part in match.groups()))
    except ValueError:
        pass
    raise ValueError(translate("FarmlandGuard", "“{value}” is no date").format(value=value))


def _yes(value: Any) -> int:
    text = plain(value).removesuffix(".0")
    if text in _YES:
        return 1
    if text in _NO:
        return 0
    raise ValueError(translate("FarmlandGuard", "“{value}” is neither yes (是) nor no (否)").format(value=value))


def _code(field: Field, value: Any) -> str:
    text = plain(value)
    codes: Mapping[str, str] = CODE_LISTS[field.codes]
    for code, label in codes.items():
        if text in (plain(code), plain(label)):
            return code
    alias: Optional[str] = _ALIASES.get((field.name, text))
    if alias is None:
        raise ValueError(
            translate("FarmlandGuard", "“{value}” is none of {known}").format(value=value, known="、".join(codes.values()))
        )
    return alias


def _text(field: Field, value: Any) -> str:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if _LOST_DIGITS.fullmatch(text) or (isinstance(value, float) and abs(value) >= 1e15):
        # The number is not repeated: it is what is left of somebody's ID number.
        raise ValueError(
            translate("FarmlandGuard", "a long number lost its last digits; make the column text (文本) in the table and enter it again")
        )
    if field.length and len(text) > field.length:
        raise ValueError(
            translate("FarmlandGuard", "the text is longer than {length} characters").format(length=field.length)
        )
    return text
