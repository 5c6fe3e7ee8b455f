"""How the register's layers look: state by colour, thresholds by outline, code and 亩 as label."""

from typing import Dict, Tuple

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsFontUtils,
    QgsLabeling,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..domain.codes import CODE_LISTS, PATCH_STATES, STATES

_STATE_COLOURS: Dict[str, str] = {
    "marked": "#f2b134",
    "verified": "#e4572e",
    "filed": "#b5179e",
    "rectifying": "#d9480f",
    "reclaimed": "#4c9f70",
    "accepted": "#2b8a9e",
    "closed": "#7f8c8d",
    "dismissed": "#c8ccd0",
}
_BASE_COLOURS: Dict[str, Tuple[str, str]] = {
    "pbf": ("255,221,87,110", "176,137,0,160"),
    "landuse": ("255,255,255,0", "150,150,150,140"),
    "redline": ("209,73,91,40", "209,73,91,220"),
    "approved": ("90,120,200,60", "60,90,170,200"),
    "reserve": ("46,139,87,40", "30,110,65,230"),
    "planzone": ("255,255,255,0", "120,90,60,180"),
    "township": ("255,255,255,0", "90,60,140,220"),
    "village": ("255,255,255,0", "140,120,170,160"),
}
# Table → the column and code list that colour it, and the colours; what has none stays grey.
_CODED_COLOURS: Dict[str, Tuple[str, str, Dict[str, str]]] = {
    "filing": (
        "state",
        "filing_state",
        {"draft": "#9aa5b1", "recorded": "#f2b134", "returned": "#e4572e", "verified": "#7cb342", "registered": "#2e7d50",
         "built": "#00897b", "surveyed": "#2b8a9e", "expired": "#b71c1c", "renewed": "#558b2f", "cancelled": "#7f8c8d",
         "reclaimed": "#a1887f"},
    ),
    "relation": (
        "relation",
        "patch_relation",
        {"new": "#e4572e", "same": "#f2b134", "grown": "#b5179e", "partial": "#4263eb", "handled": "#7f8c8d"},
    ),
    "filing_part": (
        "kind",
        "filing_part",
        {"farmland": "#7fb24a", "damaged": "#8d6e63", "pbf_used": "#d99a00", "pbf_damaged": "#c4231a", "pbf_makeup": "#1565c0"},
    ),
    "filing_discrepancy": (
        "kind",
        "discrepancy",
        {"filed_not_surveyed": "#6a1b9a", "surveyed_not_filed": "#c4231a", "outside_line": "#e4572e", "damage_beyond": "#8d6e63",
         "pbf_without_makeup": "#d99a00", "expired": "#b71c1c", "duplicate": "#2b8a9e"},
    ),
}  # fmt: skip
_CHINESE_FONTS = ("Noto Sans CJK SC", "Microsoft YaHei", "SimHei", "SimSun", "PingFang SC", "WenQuanYi Zen Hei")

# 5 亩 and 10 亩 in m², as the county's notice has them; here they only draw an outline.
_THRESHOLDS: Tuple[Tuple[str, str, str, str], ...] = (
    ("threshold_pbf", "占用永久基本农田 5 亩以上", 'coalesce("pbf_m2", 0) >= 10000.0 / 3', "#a3001b"),
    ("threshold_cultivated", "占用耕地 10 亩以上", 'coalesce("cultivated_m2", 0) >= 20000.0 / 3', "#5b3a00"),
)
_HEAVY_WIDTH = 1.3
_HEAVY = " OR ".join(test for _, _, test, _ in _THRESHOLDS)

# Scales (1 : n) out to which labels are written. The whole county shows colours and townships; a township the codes of the
# cases beyond a threshold; at the working scale every case has its code, and close by its area as well.
_HEAVY_CODES, _CODES, _AREAS = 50_000, 25_000, 10_000
_POINT_NAMES = 5_000
_TOWNSHIP_NAMES = (5_000, 1_000_000)


def chinese_font() -> str:
    """The first font of the list that is installed; a default font would show Japanese shapes or boxes."""
    for family in _CHINESE_FONTS:
        if QgsFontUtils.fontFamilyOnSystem(family):
            return family
    return QFont().family()


def style_layer(layer: QgsVectorLayer, table: str) -> None:
    """Give a layer of the register its symbols and labels; tables without a style keep a quiet outline."""
    if table == "violation":
        _style_cases(layer)
    elif table == "overlap_piece":
        _style_pieces(layer)
    elif table == "sampling_point":
        symbol = QgsMarkerSymbol.createSimple({"name": "triangle", "color": "46,125,80,255", "size": "3"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        _label(layer, '"name"', 8, QColor(40, 40, 40), 10, (0, _POINT_NAMES))
    elif table in _CODED_COLOURS:
        _style_codes(layer, table)
    else:
        symbol = QgsFillSymbol.createSimple(
            {"color": "76,159,112,60", "outline_color": "46,125,80,255", "outline_width": "0.4"}
        )
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))


_SCALE = "coalesce(@map_scale, 0)"
_SHOWN_STATE = "CASE WHEN \"patch_state\" = 'split' THEN 'split' ELSE \"state\" END"

OUTLINE_STYLE = "只看轮廓"
"""The second style of the case layer, for looking at images through the cases."""


def add_outline_style(layer: QgsVectorLayer) -> None:
    """Give the case layer its second style, which has outlines only, and leave the first one in use."""
    styles = layer.styleManager()
    usual = styles.currentStyle()
    if OUTLINE_STYLE in styles.styles():
        return
    styles.addStyleFromLayer(OUTLINE_STYLE)
    styles.setCurrentStyle(OUTLINE_STYLE)
    categories = []
    for state, title in STATES.items():
        # A line, since QGIS fills whatever fill symbol is selected.
        outline = QgsSimpleLineSymbolLayer(QColor(_STATE_COLOURS[state]), 0.7)
        _outline_thresholds(outline, _STATE_COLOURS[state], 0.7)
        symbol = QgsFillSymbol.createSimple({})
        symbol.changeSymbolLayer(0, outline)
        categories.append(QgsRendererCategory(state, symbol, title))
    categories.append(_split_category())
    layer.setRenderer(QgsCategorizedSymbolRenderer(_SHOWN_STATE, categories))
    styles.setCurrentStyle(usual)


def style_base(layer: QgsVectorLayer, role: str) -> None:
    """Give a base layer of this role its symbol."""
    fill, outline = _BASE_COLOURS[role]
    width = "0.6" if role == "township" else "0.2"
    symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": outline, "outline_width": width})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if role == "township":
        _label(layer, '"zone_name"', 11, QColor(90, 60, 140), 4, _TOWNSHIP_NAMES)
    layer.triggerRepaint()


def _style_cases(layer: QgsVectorLayer) -> None:
    categories = []
    for state, title in STATES.items():
        colour = QColor(_STATE_COLOURS[state])
        fill = f"{colour.red()},{colour.green()},{colour.blue()},120"
        symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": colour.name(), "outline_width": "0.5"})
        _outline_thresholds(symbol.symbolLayer(0), colour.name(), 0.5)
        categories.append(QgsRendererCategory(state, symbol, title))
    for value, title, _, outline in _THRESHOLDS:
        # No case has such a state: these two stand in the legend and explain the outlines.
        symbol = QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": outline, "outline_width": str(_HEAVY_WIDTH)}
        )
        categories.append(QgsRendererCategory(value, symbol, title))
    categories.append(_split_category())
    layer.setRenderer(QgsCategorizedSymbolRenderer(_SHOWN_STATE, categories))
    _set_time(layer)
    area = "'\\n' || format_number(\"area_m2\" * 0.0015, 2) || ' 亩'"
    text = f"\"code\" || coalesce(if({_SCALE} <= {_AREAS}, {area}, ''), '')"
    text = f"CASE WHEN \"patch_state\" = 'split' THEN NULL ELSE {text} END"
    priority = f"CASE WHEN {_HEAVY} THEN 10 WHEN \"state\" IN ('closed', 'dismissed') THEN 3 ELSE 7 END"
    _label(layer, text, 8, QColor(40, 40, 40), 7, (0, _HEAVY_CODES), priority, f"{_SCALE} <= {_CODES} OR {_HEAVY}")


def _split_category() -> QgsRendererCategory:
    """A patch that was split: only a thin broken outline under its parts."""
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#868e96", "outline_width": "0.2", "outline_style": "dash"})
    return QgsRendererCategory("split", symbol, PATCH_STATES["split"])


def _outline_thresholds(layer: QgsSymbolLayer, usual: str, usual_width: float) -> None:
    whens = " ".join(f"WHEN {test} THEN '{colour}'" for _, _, test, colour in _THRESHOLDS)
    width = QgsProperty.fromExpression(f"if({_HEAVY}, {_HEAVY_WIDTH}, {usual_width})")
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeWidth, width)
    colour = QgsProperty.fromExpression(f"CASE {whens} ELSE '{usual}' END")
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeColor, colour)


def _set_time(layer: QgsVectorLayer) -> None:
    """A case is there from the day it was found to the day it was closed or dismissed; switched on by the time control."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    properties.setStartField("found_on")
    properties.setEndField("closed_on")
    properties.setIsActive(True)


def _style_codes(layer: QgsVectorLayer, table: str) -> None:
    column, codes, colours = _CODED_COLOURS[table]
    categories = []
    for code, title in CODE_LISTS[codes].items():
        colour = QColor(colours.get(code, "#7f8c8d"))
        fill = f"{colour.red()},{colour.green()},{colour.blue()},90"
        symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": colour.name(), "outline_width": "0.5"})
        categories.append(QgsRendererCategory(code, symbol, title))
    layer.setRenderer(QgsCategorizedSymbolRenderer(column, categories))
    if table == "filing":
        _label(layer, '"code"', 8, QColor(30, 80, 50), 5, (0, _CODES))


def _style_pieces(layer: QgsVectorLayer) -> None:
    colours = {"pbf": "245,180,0,150", "landuse": "120,180,90,120"}
    categories = [
        QgsRendererCategory(
            code,
            QgsFillSymbol.createSimple({"color": colours[code], "outline_color": "80,80,80,180", "outline_width": "0.2"}),
            title,
        )
        for code, title in CODE_LISTS["source_layer"].items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("source_layer", categories))


def _label(
    layer: QgsVectorLayer,
    expression: str,
    size: float,
    colour: QColor,
    priority: int,
    scales: Tuple[int, int],
    priority_of_each: str = "",
    shown_where: str = "",
) -> None:
    """Label between two scales (1 : n, nearest first), inside a polygon where there is room and beside it where there is none."""
    text = QgsTextFormat()
    text.setFont(QFont(chinese_font()))
    text.setSize(size)
    text.setColor(colour)
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    buffer.setColor(QColor("white"))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.fieldName = expression
    settings.isExpression = True
    settings.priority = priority
    settings.scaleVisibility = True
    settings.maximumScale, settings.minimumScale = scales
    if layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
        settings.placement = QgsPalLayerSettings.Placement.Horizontal
        settings.dist = 1
        inside, outside = (
            QgsLabeling.PolygonPlacementFlag.AllowPlacementInsideOfPolygon,
            QgsLabeling.PolygonPlacementFlag.AllowPlacementOutsideOfPolygon,
        )
        settings.setPolygonPlacementFlags(inside | outside)
    properties = settings.dataDefinedProperties()
    for kind, rule in ((QgsPalLayerSettings.Property.Priority, priority_of_each), (QgsPalLayerSettings.Property.Show, shown_where)):
        if rule:
            properties.setProperty(kind, QgsProperty.fromExpression(rule))
    settings.setDataDefinedProperties(properties)
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
