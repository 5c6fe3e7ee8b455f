"""farmlandguard:recordreferral."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.referring import add_referral, list_referrals, record_referral
from ...domain.codes import REFERRAL_STATES
from ...domain.departments import departments
from ...domain.errors import InputError
from ...domain.language import listed_with_codes, translate
from ..base import FarmlandAlgorithm


class RecordReferral(FarmlandAlgorithm):
    """Brings a referral from proposal to reply."""

    ID = "recordreferral"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record referral")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records what became of a referral in a named person's name: sent (letter number and date), received (date and who), "
            "replied (date and content) or not referred (with the reason in {CONTENT}). The referral is named by its uid or letter "
            "number, or by {CASE} and {DEPARTMENT} (and {DOCUMENT}); one that nothing proposed is entered this way as well. Where the "
            "rule book has a reply period, it gives the date the reply is due. Departments and their letters: {departments}.",
        ).format(departments=_departments(), **self.labels())

    def define(self) -> None:
        self.add_register()
        for name, text in (
            ("REFERRAL", translate("FarmlandGuard", "Referral (uid or letter number)")),
            ("CASE", translate("FarmlandGuard", "Code of the case")),
            ("DEPARTMENT", translate("FarmlandGuard", "Department")),
            ("DOCUMENT", translate("FarmlandGuard", "Kind of letter")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.add_choice("STATE", translate("FarmlandGuard", "State to reach"), REFERRAL_STATES)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        for name, text in (
            ("LETTER_NO", translate("FarmlandGuard", "Letter number")),
            ("DATE", translate("FarmlandGuard", "Date of sending, receipt or reply (YYYY-MM-DD)")),
            ("REPLY_DUE", translate("FarmlandGuard", "Reply due (YYYY-MM-DD; empty: by the rule book)")),
            ("RECEIVER", translate("FarmlandGuard", "Received by")),
            ("SUBJECT", translate("FarmlandGuard", "Person or unit referred")),
            ("BASIS", translate("FarmlandGuard", "Basis as it stands in the letter (empty: as proposed)")),
            ("CONTENT", translate("FarmlandGuard", "Content, reply or reason")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, multiLine=name == "CONTENT", optional=True))
        self.addOutput(QgsProcessingOutputString("REFERRAL", translate("FarmlandGuard", "Referral (uid)")))
        self.addOutput(QgsProcessingOutputString("REPLY_DUE", translate("FarmlandGuard", "Reply due")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)

        def text(name):
            return self.parameterAsString(parameters, name, context).strip()

        state, person = self.parameterAsEnumString(parameters, "STATE", context), text("PERSON")
        key = text("REFERRAL") or self._of_case(register, text("CASE"), text("DEPARTMENT"), text("DOCUMENT"), person)
        day = {"sent": "sent_on", "received": "received_on", "replied": "replied_on"}.get(state)
        values = {"letter_no": text("LETTER_NO"), "reply_due": text("REPLY_DUE"), "receiver": text("RECEIVER"),
                  "subject_person": text("SUBJECT"), "basis": text("BASIS")}  # fmt: skip
        values["reply_content" if state == "replied" else "content"] = text("CONTENT")
        if day:
            values[day] = text("DATE")
        if state == "proposed" and not text("REFERRAL"):
            return {"REFERRAL": key, "REPLY_DUE": ""}
        row = record_referral(register, key, state, person, values)
        return {"REFERRAL": row["uid"], "REPLY_DUE": row["reply_due"] or ""}

    def _of_case(self, register, code, department, document, person):
        """The open referral of a case to a department, entered when there is none."""
        if not code or not department:
            raise InputError(
                translate("FarmlandGuard", "Give {referral}, or {case} and {department}.").format(
                    referral=self.named("REFERRAL"), case=self.named("CASE"), department=self.named("DEPARTMENT")
                )
            )
        for line in list_referrals(register, code):
            row = line.row
            if department in (row["department"], row["department_name"]) and document in ("", row["document_type"]):
                if row["state"] != "replied":
                    return row["uid"]
        return add_referral(register, code, department, document, person)


def _departments() -> str:
    """Each department with its id and the kinds of its letters."""
    return "；".join(
        f"{listed_with_codes({each.id: each.name})} {'、'.join(letter.type for letter in each.letters)}" for each in departments()
    )
