"""Checks of the verdict itself against the grounds entered for it."""

from typing import Any, Iterator, Mapping

from ...domain.codes import ILLEGAL_VERDICTS, VERDICTS
from ...domain.units import SQUARE_METRES_PER_MU, format_mu
from ..grounds import proposal_of
from .dossier import Dossier, Hit, Surroundings

_SHARES = {"approval_share": "用地审批", "supply_share": "土地供应", "title_share": "不动产权", "temporary_share": "临时用地",
           "facility_share": "设施农用地"}  # fmt: skip


class NoVerdict:
    """Nobody has judged the case."""

    id = "no_verdict"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        if not dossier.verdict:
            yield Hit("还没有核实认定意见")


class FacilityOnCultivated:
    """Facility land that takes cultivated land or permanent basic farmland."""

    id = "facility_on_cultivated"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        limit = float(params.get("tolerance_mu", 0.01)) * SQUARE_METRES_PER_MU
        for name, ground in (("pbf_m2", "永久基本农田"), ("cultivated_m2", "耕地")):
            taken = dossier.case[name]
            if taken is not None and taken > limit:
                yield Hit(f"占{ground} {format_mu(taken)} 亩")
                return


class TemporaryPermanent:
    """A permanent building on land approved for temporary use."""

    id = "temporary_permanent"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        case = dossier.case
        if not (case["temporary_no"] or "").strip():
            return
        if case["tblx"] in params.get("tblx", ()):
            yield Hit(f"临时用地 {case['temporary_no']}，图斑类型为建（构）筑物")
            return
        said = f"{case['use_detail'] or ''} {case['description'] or ''} {case['tz'] or ''}"
        words = [word for word in params.get("words", ()) if word in said]
        if words:
            yield Hit(f"临时用地 {case['temporary_no']}，描述中有“{words[0]}”")


class ProposalDiffers:
    """Judged to be no violation, though the grounds entered point to one."""

    id = "proposal_differs"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        proposal = proposal_of(around.session, dossier.case, around.book)
        if proposal.verdict in ILLEGAL_VERDICTS:
            yield Hit(f"按判定顺序为{VERDICTS[proposal.verdict]}：{proposal.reason}"[:500])


class ShareSum:
    """A share that no paper can have."""

    id = "share_sum"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        for name, title in _SHARES.items():
            share = dossier.case[name]
            if share is not None and not 0 <= share <= 100:
                yield Hit(f"{title}占比 {share:g}%", "", name)
