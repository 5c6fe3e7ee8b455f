"""退件预检: the reasons for which reviewers send cases back, looked for before sending.

Which reasons count, in whose words and how grave they are is data of the rule book (sections `evidence` and `returns`);
here each kind of check is one small object that says what it found in a case's dossier.
"""

from .running import Precheck, PrecheckReport, PrecheckRow, levels_of, run_precheck

__all__ = ["Precheck", "PrecheckReport", "PrecheckRow", "levels_of", "run_precheck"]
