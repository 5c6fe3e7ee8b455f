"""The people who may be named in a verdict or a signature."""

from qgis.core import QgsApplication

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.names import like_a_person, squeezed, trimmed
from ..register.store import Register


def account() -> str:
    """The account of this computer, for the record of work that no person signs; it never reads like a person's name."""
    return translate("FarmlandGuard", "computer account {name}").format(name=QgsApplication.userLoginName())


def name_to_offer() -> str:
    """The full name of the account where it may be a person's, to be looked at in a form; otherwise ""."""
    name = trimmed(QgsApplication.userFullName())
    return name if like_a_person(name) else ""


def add_person(register: Register, name: str, unit: str, role: str, certificate_no: str = "", who: str = "") -> str:
    """Enter a person and return the uid.

    Names are unique within a register, blanks not counted, since a verdict is signed with the name: two people of one name
    are told apart in the name itself. Raises InputError for an empty field or a name that is taken.
    """
    values = {"name": trimmed(name), "unit": unit.strip(), "role": role.strip()}
    for field, value in values.items():
        if not value:
            raise InputError(
                translate("FarmlandGuard", "{field} is empty; a person needs name, unit and role.").format(field=field.upper())
            )
    with register.writing(who or values["name"]) as session:
        taken = [row for row in session.select("person") if squeezed(row["name"]) == squeezed(values["name"])]
        if taken:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "“{name}” is already in the list ({unit}). Tell two people of one name apart in the name, "
                    "for example with the unit in brackets.",
                ).format(name=taken[0]["name"], unit=taken[0]["unit"])
            )
        return session.insert("person", {**values, "certificate_no": certificate_no.strip() or None})
