"""Steps from format 2 to format 3, one module for each room; they run in this order.

Like every migration they hold their own statements and read nothing from the schema. Format 3 is frozen with its release.
"""

import sqlite3
from typing import Callable, Tuple

from .checks import checks
from .deadlines import add_deadlines
from .delivery import delivery
from .filings import step as add_filings
from .intake import add_intake
from .judgement import add_judgement
from .looking import looking
from .rectification import rectification
from .rulebook import add_rulebook

STEPS: Tuple[Callable[[sqlite3.Connection], None], ...] = (
    checks,
    add_intake,
    add_rulebook,
    add_filings,
    add_judgement,
    rectification,
    looking,
    delivery,
    add_deadlines,
)
