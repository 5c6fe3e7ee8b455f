"""The toolbox provider `farmlandguard`."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..domain.language import translate
from ..paths import RESOURCES
from .algorithms.add_person import AddPerson
from .algorithms.attach_evidence import AttachEvidence
from .algorithms.cancel_task import CancelTask
from .algorithms.case_packet import CasePacket
from .algorithms.check_files import CheckFiles
from .algorithms.check_filings import CheckFilings
from .algorithms.check_identities import CheckIdentities
from .algorithms.check_overlap import CheckOverlap
from .algorithms.check_quality import CheckQuality
from .algorithms.check_register import CheckRegister
from .algorithms.check_signatures import CheckSignatures
from .algorithms.compare_batches import CompareBatches
from .algorithms.confirm_limit import ConfirmLimit
from .algorithms.copy_templates import CopyTemplates
from .algorithms.create_register import CreateRegister
from .algorithms.ellipsoidal_area import EllipsoidalArea
from .algorithms.expire_filings import ExpireFilings
from .algorithms.export_land_txt import ExportLandTxt
from .algorithms.export_package import ExportPackage
from .algorithms.export_rules import ExportRules
from .algorithms.export_sheet import ExportSheet
from .algorithms.import_base import ImportBase
from .algorithms.import_clues import ImportClues
from .algorithms.import_filings import ImportFilings
from .algorithms.import_holidays import ImportHolidays
from .algorithms.import_land_txt import ImportLandTxt
from .algorithms.import_lawful import ImportLawful
from .algorithms.import_numbers import ImportNumbers
from .algorithms.import_receipt import ImportReceipt
from .algorithms.import_returns import ImportReturns
from .algorithms.import_rules import ImportRules
from .algorithms.import_sheet import ImportSheet
from .algorithms.issue_tasks import IssueTasks
from .algorithms.make_document import MakeDocument
from .algorithms.mark_patch import MarkPatch
from .algorithms.morning_sheet import MorningSheet
from .algorithms.move_case import MoveCase
from .algorithms.move_filing import MoveFiling
from .algorithms.plan_visits import PlanVisits
from .algorithms.precheck import Precheck
from .algorithms.preview_clues import PreviewClues
from .algorithms.preview_encoding import PreviewEncoding
from .algorithms.profile_from_sample import ProfileFromSample
from .algorithms.propose_referrals import ProposeReferrals
from .algorithms.reconcile_filings import ReconcileFilings
from .algorithms.record_event import RecordEvent
from .algorithms.record_ground import RecordGround
from .algorithms.record_readings import RecordReadings
from .algorithms.record_referral import RecordReferral
from .algorithms.record_verdict import RecordVerdict
from .algorithms.record_visit import RecordVisit
from .algorithms.record_witness import RecordWitness
from .algorithms.screen_rules import ScreenRules
from .algorithms.set_number import SetNumber
from .algorithms.set_review import SetReview
from .algorithms.set_rule import SetRule
from .algorithms.settle_by_paper import SettleByPaper
from .algorithms.sign_acceptance import SignAcceptance
from .algorithms.split_patch import SplitPatch
from .algorithms.survey_filings import SurveyFilings
from .algorithms.survey_handover import SurveyHandover
from .algorithms.take_over import TakeOver
from .algorithms.unsplit_patch import UnsplitPatch
from .algorithms.upgrade_register import UpgradeRegister
from .algorithms.validate_package import ValidatePackage

ALGORITHMS = (
    CreateRegister,
    UpgradeRegister,
    AddPerson,
    ImportBase,
    PreviewClues,
    ImportClues,
    MarkPatch,
    CompareBatches,
    SplitPatch,
    UnsplitPatch,
    TakeOver,
    SetNumber,
    ImportNumbers,
    ImportReturns,
    CheckRegister,
    CheckOverlap,
    CheckFiles,
    EllipsoidalArea,
    ImportLawful,
    ScreenRules,
    RecordVerdict,
    AttachEvidence,
    Precheck,
    RecordEvent,
    MorningSheet,
    SetRule,
    ImportHolidays,
    ExportRules,
    ImportRules,
    MoveCase,
    IssueTasks,
    RecordReadings,
    ConfirmLimit,
    CheckQuality,
    RecordGround,
    SignAcceptance,
    RecordWitness,
    CheckSignatures,
    SettleByPaper,
    SetReview,
    CancelTask,
    CheckIdentities,
    ProposeReferrals,
    RecordReferral,
    MakeDocument,
    CopyTemplates,
    CasePacket,
    SurveyHandover,
    PlanVisits,
    RecordVisit,
    ExportPackage,
    ImportLandTxt,
    ExportLandTxt,
    ImportFilings,
    CheckFilings,
    MoveFiling,
    ImportReceipt,
    ReconcileFilings,
    ExpireFilings,
    SurveyFilings,
    PreviewEncoding,
    ValidatePackage,
    ProfileFromSample,
    ExportSheet,
    ImportSheet,
)


class FarmlandGuardProvider(QgsProcessingProvider):
    """All algorithms of the plugin, in the order an officer meets them."""

    def id(self) -> str:
        """Fixed: scripts and models name it."""
        return "farmlandguard"

    def name(self) -> str:
        """Shown in the toolbox."""
        return translate("FarmlandGuard", "Farmland Guard")

    def icon(self) -> QIcon:
        """The plugin's icon."""
        return QIcon(str(RESOURCES / "icons" / "farmland_guard.svg"))

    def loadAlgorithms(self) -> None:
        """Add every algorithm."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
