"""Makes a big county: python -m benchmarks.bigcounty --size 250000 --out build/bench/250000."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from . import DEFAULT_CANDIDATES, DEFAULT_SEED, generate


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bigcounty", description="Make a big county.")
    parser.add_argument("--size", type=int, default=250000, help="about how many land-use polygons")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--candidates", type=int, nargs="+", default=DEFAULT_CANDIDATES, metavar="N")
    parser.add_argument("--with-faults", action="store_true", help="add broken rows, listed in faults.csv")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    given = parser.parse_args()
    start = time.perf_counter()
    try:
        made = generate(given.out, given.size, given.seed, given.candidates, given.with_faults)
    except ValueError as error:
        parser.error(str(error))
    rows = " · ".join(f"{name} {count}" for name, count in made["rows"].items())
    print(f"seed {given.seed}, size {given.size}: {rows}")
    print(f"{given.out} in {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
