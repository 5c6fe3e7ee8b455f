"""The review state (审核状态) of cases: what the reviewing bureaus above said, in a named person's name."""

from typing import Iterable, List

from ..domain.codes import REVIEW_STATES
from ..domain.errors import InputError, Refused
from ..domain.language import listed_with_codes, translate
from ..domain.lifecycle import REVIEW_ENDED
from ..register.cases import find_cases, require_person
from ..register.store import Register


def set_review(register: Register, codes: Iterable[str], review_state: str, person: str) -> List[str]:
    """Set the review state of the cases, all or none, and return the codes of those that changed.

    Raises InputError for unknown cases, people or states; Refused for a closed case, which is reopened first.
    """
    if review_state not in REVIEW_STATES:
        known = listed_with_codes(REVIEW_STATES)
        raise InputError(
            translate("FarmlandGuard", "“{state}” is no review state. Known: {known}.").format(state=review_state, known=known)
        )
    changed = []
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for case in find_cases(session, codes):
            if case["review_state"] == review_state:
                continue
            if case["state"] == "closed":
                raise Refused(f"{case['code']}：{REVIEW_ENDED}")
            session.update("violation", case["uid"], {"review_state": review_state})
            changed.append(case["code"])
    return changed
