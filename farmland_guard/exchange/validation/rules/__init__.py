"""Every validator, in the order in which its results are read."""

from typing import Tuple

from ..model import Rule
from .book_rows import BookRows
from .book_sheet import BookSheet
from .crs_coordinates import CrsCoordinates
from .crs_missing import CrsMissing
from .crs_wrong import CrsWrong
from .field_extra import FieldExtra
from .field_length import FieldLength
from .field_missing import FieldMissing
from .field_name import FieldName
from .field_order import FieldOrder
from .field_type import FieldType
from .format_empty_layer import EmptyLayer
from .format_encoding import Encoding
from .format_folder_name import FolderName
from .format_geometry_type import GeometryType
from .format_missing_file import MissingFile
from .format_sidecar import Sidecar
from .format_unexpected_file import UnexpectedFile
from .format_unreadable import Unreadable
from .geometry_bounds import GeometryBounds
from .geometry_closure import GeometryClosure
from .geometry_duplicate_points import GeometryDuplicatePoints
from .geometry_earlier import GeometryEarlier
from .geometry_far import GeometryFar
from .geometry_gap import GeometryGap
from .geometry_missing import GeometryMissing
from .geometry_overlap import GeometryOverlap
from .geometry_repeated import GeometryRepeated
from .geometry_self_intersection import GeometrySelfIntersection
from .geometry_self_overlap import GeometrySelfOverlap
from .geometry_tiny_part import GeometryTinyPart
from .logic_area import LogicArea
from .logic_negative import LogicNegative
from .logic_not_more import LogicNotMore
from .logic_region import LogicRegion
from .logic_sum import LogicSum
from .logic_txt import LogicTxt
from .txt_area import TxtArea
from .txt_remark import TxtRemark
from .value_code import ValueCode
from .value_date import ValueDate
from .value_formula import ValueFormula
from .value_garbled import ValueGarbled
from .value_length import ValueLength
from .value_number import ValueNumber
from .value_pattern import ValuePattern
from .value_required import ValueRequired
from .value_space import ValueSpace
from .value_unique import ValueUnique

RULES: Tuple[Rule, ...] = (
    MissingFile(), UnexpectedFile(), Unreadable(), FolderName(), Sidecar(), Encoding(), EmptyLayer(), GeometryType(),
    CrsMissing(), CrsWrong(), CrsCoordinates(),
    FieldMissing(), FieldName(), FieldExtra(), FieldOrder(), FieldType(), FieldLength(),
    ValueRequired(), ValueUnique(), ValueCode(), ValuePattern(), ValueLength(), ValueNumber(), ValueDate(), ValueGarbled(),
    ValueSpace(), ValueFormula(),
    GeometryMissing(), GeometryClosure(), GeometrySelfIntersection(), GeometrySelfOverlap(), GeometryDuplicatePoints(),
    GeometryTinyPart(), GeometryRepeated(), GeometryOverlap(), GeometryGap(), GeometryEarlier(), GeometryBounds(), GeometryFar(),
    LogicNegative(), LogicSum(), LogicNotMore(), LogicArea(), LogicRegion(), LogicTxt(), TxtArea(), TxtRemark(),
    BookSheet(), BookRows(),
)  # fmt: skip
