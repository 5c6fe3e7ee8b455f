"""Looking: the day a case was closed or dismissed, which the time control shows a case until."""

import sqlite3

_STATEMENTS = (
    'ALTER TABLE "violation" ADD COLUMN "closed_on" DATE',
    # The last move into the state, as the record has it; the day is the local one.
    """UPDATE violation SET closed_on = (
  SELECT max(date(e.at, 'localtime')) FROM event e
  WHERE e.table_name = 'violation' AND e.record_uid = violation.uid
    AND json_extract(e.new_values, '$.state') = violation.state)
WHERE state IN ('closed', 'dismissed')""",
)


def looking(connection: sqlite3.Connection) -> None:
    """Add the day and fill it in from the record."""
    for statement in _STATEMENTS:
        connection.execute(statement)
