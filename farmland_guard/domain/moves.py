"""What lifecycles are made of: moves between states, guards that may refuse them, and the answer.

A lifecycle is a table of moves. Python asks it first; triggers generated from the same table refuse the same moves.
"""

from dataclasses import dataclass
from typing import Any, Callable, Optional, Sequence, Tuple, Union


@dataclass(frozen=True)
class Allowed:
    """The move may be made."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class RefusedMove:
    """The move may not be made; `reason` is the Chinese sentence shown to the user."""

    reason: str

    def __bool__(self) -> bool:
        return False


Answer = Union[Allowed, RefusedMove]


@dataclass(frozen=True)
class Guard:
    """A condition of a move on the facts of a record; `name` finds its SQL twin in the register."""

    name: str
    reason: str
    holds: Callable[[Any], bool]


@dataclass(frozen=True)
class Move:
    """One row of a lifecycle."""

    source: str
    target: str
    action: str
    guards: Tuple[Guard, ...] = ()


def find_move(moves: Sequence[Move], source: str, target: str) -> Optional[Move]:
    """The row that leads from `source` to `target`, or None."""
    return next((move for move in moves if (move.source, move.target) == (source, target)), None)


def next_states(moves: Sequence[Move], source: str) -> Tuple[str, ...]:
    """States that a table reaches from `source`, guards aside."""
    return tuple(move.target for move in moves if move.source == source)


def asked(move: Move, facts: Any) -> Answer:
    """Allowed, or the reason of the first guard that does not hold."""
    for guard in move.guards:
        if not guard.holds(facts):
            return RefusedMove(guard.reason)
    return Allowed()
