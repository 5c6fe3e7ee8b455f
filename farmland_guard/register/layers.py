"""The register as layers of a project: aliases, forms, value maps, defaults, constraints and relations from the schema."""

from pathlib import Path
from typing import Dict, List, Optional

from qgis.core import (
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsAttributeTableConfig,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRelation,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt

from ..domain.codes import BASE_ROLES, CATEGORIES, CODE_LISTS, EVENT_ACTIONS, SOURCE_LAYERS, UNCOVERED_CATEGORY
from ..domain.data_files import shipped_titles
from ..domain.departments import departments
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.record_words import NO, YES
from ..domain.schema import BASE_POLYGON, RELATIONS, TABLES
from ..domain.schema_model import Field, Table
from ..domain.zones import ZONES
from ..paths import RESOURCES
from .bases import current_base
from .connection import leave_wal
from .readable_record import add_readable_columns
from .store import Register
from .styles import add_outline_style, style_base, style_layer

TABLE_PROPERTY = "farmland_guard/table"
REGISTER_PROPERTY = "farmland_guard/register"

_SHOWN = ("violation", "relation", "overlap_piece", "acceptance", "sampling_point", "filing", "filing_part", "filing_discrepancy")
_TABLES = (
    "task", "reading", "quality_confirmation", "signature", "witness", "follow_up", "referral", "attachment", "finding",
    "filing_facility", "filing_answer", "check_run", "batch", "case_number", "field_template", "person", "base_layer", "event",
)  # fmt: skip
# Tables whose records have a name by which people know them; a key that points at one shows that name.
_NAMED = ("person", "batch", "violation", "task", "filing", "sampling_point", "attachment", "base_layer")
_NAMES_OF_TABLES = [{table.alias: name} for name, table in TABLES.items()]
_BASE_ORDER = (*ZONES, *SOURCE_LAYERS)
_SELECTION_ALPHA = 110
_HIDDEN = QgsEditorWidgetSetup("Hidden", {})
# Moments are kept in UTC and QGIS shows them as they are kept.
_UTC = "世界时"
# Columns of the attribute table in pixels: usual, of the name that a record goes by, of long texts, for each character beyond those that fit.
_COLUMN_WIDTH, _NAME_WIDTH, _CHARACTER_WIDTH, _HEADER_FITS = 104, 190, 14, 6
_TEXT_WIDTH, _CHANGES_WIDTH = 300, 760
# What is computed or recorded, and never typed.
_READ_ONLY = (
    "event", "check_run", "finding", "overlap_piece", "relation", "filing_answer", "case_part", "case_check", "check_change", "delivery_item",
    "judgement", "precheck_result", "photo_info", "register_info",
)  # fmt: skip
_HIDDEN_AT_FIRST = (
    "relation", "overlap_piece", "acceptance", "sampling_point", "filing_discrepancy", "filing_part", "village", "planzone", "landuse",
)  # fmt: skip


def add_register_to_project(register: Register, project: QgsProject) -> Dict[str, QgsVectorLayer]:
    """Add the register's layers and tables to a project, unless they are there, and return them by table name.

    Base layers in force are keyed base:<role>. Raises InputError when a layer cannot be opened.
    """
    present = layers_of(register, project)
    if present:
        return present
    layers = {name: _open(register, name, TABLES[name].alias) for name in _SHOWN + _TABLES}
    with register.reading() as session:
        bases = {role: current_base(session, role) for role in _BASE_ORDER}
    for role, base in bases.items():
        if base is not None:
            layer = _open(register, base["table_name"], f"{BASE_ROLES[role]} {base['version']}")
            configure_layer(layer, BASE_POLYGON, {})
            layer.setReadOnly(True)
            style_base(layer, role)
            layers[f"base:{role}"] = layer
    for name, layer in layers.items():
        layer.setCustomProperty(TABLE_PROPERTY, name)
        layer.setCustomProperty(REGISTER_PROPERTY, str(register.path))
        project.addMapLayer(layer, False)
    for name in _SHOWN + _TABLES:
        configure_layer(layers[name], TABLES[name], layers)
    add_outline_style(layers["violation"])
    _see_through_selection(project)
    _add_relations(project, layers)
    _arrange(register, project, layers)
    return layers


def store_default_styles(register: Register) -> None:
    """Keep each layer's form, aliases, defaults and symbols in the GeoPackage itself as its default style.

    Whoever opens a table of the register bare, without a project of ours, then meets the same Chinese form and signs
    his changes. Raises InputError when a style cannot be written.
    """
    _save_styles(register)
    # Only now, when QGIS has let go of all tables.
    leave_wal(register.path)


def _save_styles(register: Register) -> None:
    layers = {name: _open(register, name, table.alias) for name, table in TABLES.items()}
    for name, layer in layers.items():
        configure_layer(layer, TABLES[name], layers)
        problem = layer.saveStyleToDatabase(name, TABLES[name].alias, True, "")
        if problem:
            raise InputError(
                translate("FarmlandGuard", "The form of {table} cannot be stored in {path}: {reason}.").format(
                    table=TABLES[name].alias, path=register.path, reason=problem
                )
            )


def layers_of(register: Register, project: QgsProject) -> Dict[str, QgsVectorLayer]:
    """The register's layers that a project has already, by table name."""
    wanted = register.path.resolve()
    found = {}
    for layer in project.mapLayers().values():
        table = layer.customProperty(TABLE_PROPERTY, "")
        if table and isinstance(layer, QgsVectorLayer) and _path_of(layer) == wanted:
            found[table] = layer
    return found


def _path_of(layer: QgsVectorLayer) -> Path:
    return Path(layer.source().split("|")[0]).resolve()


def _open(register: Register, table: str, title: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{register.path}|layername={table}", title, "ogr")
    if not layer.isValid():
        raise InputError(
            translate("FarmlandGuard", "The table {table} of {path} cannot be opened.").format(
                table=table, path=register.path
            )
        )
    return layer


def configure_layer(layer: QgsVectorLayer, table: Table, layers: Dict[str, QgsVectorLayer]) -> None:
    """Aliases, widgets, defaults, constraints, form and style of one layer."""
    if table.name == "event":
        add_readable_columns(layer)
    form = layer.editFormConfig()
    for field in table.fields:
        index = layer.fields().indexOf(field.name)
        if index < 0:
            continue
        unit = _UTC if field.kind == "datetime" else field.unit
        layer.setFieldAlias(index, f"{field.alias}（{unit}）" if unit else field.alias)
        layer.setEditorWidgetSetup(index, _widget(field, layers))
        if field.layer_default:
            layer.setDefaultValueDefinition(index, QgsDefaultValue(field.layer_default, field.default_on_update))
        if field.required:
            _constrain(layer, index, QgsFieldConstraints.Constraint.ConstraintNotNull)
        if field.unique:
            _constrain(layer, index, QgsFieldConstraints.Constraint.ConstraintUnique)
        form.setReadOnly(index, field.read_only)
    fid = layer.fields().indexOf("fid")
    if fid >= 0:
        layer.setEditorWidgetSetup(fid, _HIDDEN)
    _set_columns(layer, table)
    if any(field.group for field in table.fields):
        _tabs(form, table, layer)
    layer.setEditFormConfig(form)
    if table.display:
        layer.setDisplayExpression(_title_of_record(table))
    if table.name in _READ_ONLY:
        layer.setReadOnly(True)
    if table.geometry:
        style_layer(layer, table.name)


def _constrain(layer: QgsVectorLayer, index: int, constraint: QgsFieldConstraints.Constraint) -> None:
    layer.setFieldConstraint(index, constraint, QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard)


def _set_columns(layer: QgsVectorLayer, table: Table) -> None:
    """Hide in the attribute table what the form hides (QGIS can show it again), and make room for the headers."""
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    # Of the record the time in words comes first, as its own column would.
    config.setColumns(sorted(config.columns(), key=lambda column: column.name != "local_at"))
    if table.name == "event":
        config.setSortExpression('"at"')
        config.setSortOrder(Qt.SortOrder.DescendingOrder)
    for place, column in enumerate(config.columns()):
        if column.type != QgsAttributeTableConfig.Type.Field:
            continue
        index = layer.fields().indexOf(column.name)
        setup = layer.editorWidgetSetup(index)
        widget = setup.type()
        config.setColumnHidden(place, widget == "Hidden")
        needed = header_width(layer.attributeAlias(index))
        if setup.config().get("IsMultiline"):
            needed = max(needed, _CHANGES_WIDTH if column.name == "changes" else _TEXT_WIDTH)
        elif column.name in (table.display, "local_at") or widget == "ValueRelation":
            needed = max(needed, _NAME_WIDTH)
        config.setColumnWidth(place, needed)
    layer.setAttributeTableConfig(config)


def header_width(alias: str) -> int:
    """How wide a column must be, in pixels, for its header to be read."""
    return _COLUMN_WIDTH + _CHARACTER_WIDTH * max(0, len(alias) - _HEADER_FITS)


def rounded_widget(digits: int) -> QgsEditorWidgetSetup:
    """A widget that shows a figure with so many decimals and leaves it as it is."""
    return QgsEditorWidgetSetup(
        "Range", {"Precision": digits, "AllowNull": True, "Min": -1e15, "Max": 1e15, "Step": 1, "Style": "SpinBox"}
    )


def _widget(field: Field, layers: Dict[str, QgsVectorLayer]) -> QgsEditorWidgetSetup:
    table, _, column = field.refers.partition(".")
    if field.hidden or (column == "uid" and table not in _NAMED):
        return _HIDDEN
    if field.name in ("owner_table", "table_name"):
        return QgsEditorWidgetSetup("ValueMap", {"map": _NAMES_OF_TABLES})
    if field.name == "action":
        return QgsEditorWidgetSetup("ValueMap", {"map": [{words: action} for action, words in EVENT_ACTIONS.items()]})
    if field.codes:
        # A value beyond an open list is shown in brackets and kept.
        return QgsEditorWidgetSetup("ValueMap", {"map": _value_map(field)})
    if field.name == "department":
        return QgsEditorWidgetSetup("ValueMap", {"map": [{each.name: each.id} for each in departments()]})
    if field.name == "profile":
        titles = {**shipped_titles(RESOURCES / "profiles"), **shipped_titles(RESOURCES / "quality")}
        return QgsEditorWidgetSetup("ValueMap", {"map": [{title: name} for name, title in titles.items()]})
    if table in _NAMED and table in layers:
        # With a completer, not a list to scroll: a county has thousands of cases.
        options = {"Layer": layers[table].id(), "Key": column, "Value": TABLES[table].display, "AllowNull": True, "UseCompleter": column == "uid"}
        return QgsEditorWidgetSetup("ValueRelation", options)
    if field.kind in ("date", "datetime"):
        shown, kept = ("yyyy-MM-dd",) * 2 if field.kind == "date" else ("yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss")
        return QgsEditorWidgetSetup(
            "DateTime", {"display_format": shown, "field_format": kept, "calendar_popup": True, "allow_null": True}
        )
    if field.kind == "real" and field.read_only:
        # Computed figures stay unrounded; tables and forms show them as papers do.
        return rounded_widget(2 if field.unit else 4)
    if field.kind == "boolean" and field.read_only:
        return QgsEditorWidgetSetup("ValueMap", {"map": [{YES: "true"}, {NO: "false"}]})
    if field.kind == "boolean":
        return QgsEditorWidgetSetup("CheckBox", {})
    if field.kind == "text" and (field.length or 999) > 254:
        return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": False})


def _title_of_record(table: Table) -> str:
    """The expression that names a record in identify results, lists of forms and relations."""
    field = table.field(table.display)
    if field.codes:
        return f'represent_value("{field.name}")'
    if field.kind == "datetime":
        return f"format_date(\"{field.name}\", 'yyyy-MM-dd HH:mm')"
    if table.name == "overlap_piece":
        return f"coalesce(\"{field.name}\", '{CATEGORIES[UNCOVERED_CATEGORY]}')"
    if table.name == "acceptance":
        return f"'第 ' || \"{field.name}\" || ' 轮'"
    return f'"{field.name}"'


def _value_map(field: Field) -> List[Dict[str, str]]:
    values = [{title: code} for code, title in CODE_LISTS[field.codes].items()]
    if not field.required:
        # QGIS's own mark for “no value” in a value map.
        values.append({"—": "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"})
    return values


def _tabs(form: QgsEditFormConfig, table: Table, layer: QgsVectorLayer) -> None:
    form.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    form.clearTabs()
    root = form.invisibleRootContainer()
    pages: Dict[str, QgsAttributeEditorContainer] = {}
    for field in table.fields:
        index = layer.fields().indexOf(field.name)
        if index < 0 or layer.editorWidgetSetup(index).type() == "Hidden":
            continue
        group = field.group or table.alias
        if group not in pages:
            pages[group] = QgsAttributeEditorContainer(group, root)
            pages[group].setColumnCount(1)
            root.addChildElement(pages[group])
        page = pages[group]
        page.addChildElement(QgsAttributeEditorField(field.name, index, page))


def _add_relations(project: QgsProject, layers: Dict[str, QgsVectorLayer]) -> None:
    manager = project.relationManager()
    for each in RELATIONS:
        child, parent = layers.get(each.child), layers.get(each.parent)
        if child is None or parent is None or each.child == each.parent:
            continue
        relation = QgsRelation()
        relation.setId(f"farmland_guard_{each.child}_{each.child_field}_{parent.id()}")
        relation.setName(each.alias)
        relation.setReferencingLayer(child.id())
        relation.setReferencedLayer(parent.id())
        relation.addFieldPair(each.child_field, each.parent_field)
        if relation.isValid():
            manager.addRelation(relation)


def _arrange(register: Register, project: QgsProject, layers: Dict[str, QgsVectorLayer]) -> None:
    root = project.layerTreeRoot()
    group = root.insertGroup(0, f"{register.info.county_name}台账")
    for name in _SHOWN:
        _place(group, layers[name], name)
    tables = group.addGroup("表")
    for name in _TABLES:
        _place(tables, layers[name], name)
    tables.setExpanded(False)
    bases = [name for name in layers if name.startswith("base:")]
    if bases:
        below: Optional[QgsLayerTreeGroup] = root.insertGroup(1, "底图")
        for name in bases:
            _place(below, layers[name], name[5:])


def _see_through_selection(project: QgsProject) -> None:
    """Let the ground under a picked case be seen, unless somebody chose a colour of his own."""
    colour = project.selectionColor()
    if colour.alpha() == 255:
        colour.setAlpha(_SELECTION_ALPHA)
        project.setSelectionColor(colour)


def _place(group: QgsLayerTreeGroup, layer: QgsVectorLayer, name: str) -> None:
    node = group.addLayer(layer)
    node.setItemVisibilityChecked(name not in _HIDDEN_AT_FIRST)
    node.setExpanded(name == "violation")
