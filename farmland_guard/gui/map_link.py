"""Keeps the selection of cases (or filings) on the map and in a list the same, without the two chasing each other."""

from typing import Dict, List, Optional, Sequence

from qgis.core import QgsExpression, QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .current import CurrentRegister
from .layers import register_layer

FEW = 50
"""Up to so many cases are looked up one by one; reading the codes of 20,000 takes a fifth of a second."""


class MapLink(QObject):
    """The selection of a layer of the register as codes. Follows the layer when it comes, goes or is another one."""

    selected_on_map = pyqtSignal(list)
    """The user selected other records on the map: their codes."""

    def __init__(self, current: CurrentRegister, parent: Optional[QObject] = None, table: str = "violation") -> None:
        super().__init__(parent)
        self._current, self._table = current, table
        self._layer: Optional[QgsVectorLayer] = None
        self._fid_of: Dict[str, int] = {}
        self._setting = False
        project = QgsProject.instance()
        project.layersAdded.connect(self.attach)
        project.layersWillBeRemoved.connect(self._layers_go)
        current.opened.connect(self.attach)
        current.changed.connect(self._forget)
        if table == "violation":
            current.case_picked.connect(self._picked)
        self.attach()

    def take_down(self) -> None:
        """Stop listening."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self.attach)
        project.layersWillBeRemoved.disconnect(self._layers_go)
        self._current.opened.disconnect(self.attach)
        self._current.changed.disconnect(self._forget)
        if self._table == "violation":
            self._current.case_picked.disconnect(self._picked)
        self._let_go()

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The layer that is followed, or None while the project has none."""
        return self._layer

    def attach(self, *_ignored: object) -> None:
        """Look for the layer of the open register anew."""
        register = self._current.register
        found = None if register is None else register_layer(self._table, register.path)
        if found is self._layer:
            return
        self._let_go()
        self._layer = found
        if found is not None:
            found.selectionChanged.connect(self._map_selected)

    def select(self, codes: Sequence[str]) -> None:
        """Select these cases on the map. Does nothing while the project does not show them."""
        if self._layer is None:
            return
        fids = self._fids() if self._fid_of or len(codes) > FEW else self._fids_of(codes)
        self._setting = True
        try:
            self._layer.selectByIds([fids[code] for code in codes if code in fids])
        finally:
            self._setting = False

    def selected(self) -> List[str]:
        """Codes of the cases that are selected on the map."""
        if self._layer is None:
            return []
        chosen = set(self._layer.selectedFeatureIds())
        if not chosen:
            return []
        if not self._fid_of and len(chosen) <= FEW:
            request = self._request().setFilterFids(list(chosen))
            return [str(feature["code"]) for feature in self._layer.getFeatures(request)]
        if not chosen.issubset(self._fids().values()):
            # Drawn with QGIS's own tools since the last reading.
            self._forget()
        return [code for code, fid in self._fids().items() if fid in chosen]

    def _picked(self, code: str) -> None:
        if code and code not in self.selected():
            self.select([code])

    def _fids(self) -> Dict[str, int]:
        """Code → feature id, read once per state of the register."""
        if not self._fid_of and self._layer is not None:
            self._fid_of = {str(feature["code"]): feature.id() for feature in self._layer.getFeatures(self._request())}
        return self._fid_of

    def _fids_of(self, codes: Sequence[str]) -> Dict[str, int]:
        """The same for a few cases, without reading all of them."""
        listed = ", ".join(QgsExpression.quotedString(code) for code in codes)
        request = self._request().setFilterExpression(f'"code" IN ({listed})') if codes else None
        return {} if request is None else {str(each["code"]): each.id() for each in self._layer.getFeatures(request)}

    def _request(self) -> QgsFeatureRequest:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        return request.setSubsetOfAttributes(["code"], self._layer.fields())

    def _forget(self) -> None:
        self._fid_of = {}

    def _map_selected(self, *_ignored: object) -> None:
        if not self._setting:
            self.selected_on_map.emit(self.selected())

    def _layers_go(self, ids: List[str]) -> None:
        if self._layer is not None and self._layer.id() in ids:
            self._let_go()

    def _let_go(self) -> None:
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._map_selected)
        self._layer = None
        self._forget()
