"""Makes a sample county: python -m benchmarks.county --size 2500 --seed 140827 --out build/county."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from . import DEFAULT_PATCHES, DEFAULT_SEED, DEFAULT_SIZE, generate


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.county", description="Make a sample county.")
    parser.add_argument("--size", type=int, default=DEFAULT_SIZE, help="about how many land-use polygons")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--patches", type=int, default=DEFAULT_PATCHES, help="patches of the month's batch")
    parser.add_argument("--with-faults", action="store_true", help="add broken rows, listed in faults.csv")
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    given = parser.parse_args()
    start = time.perf_counter()
    try:
        made = generate(given.out, given.size, given.seed, given.patches, given.with_faults)
    except ValueError as error:
        parser.error(str(error))
    counts = " · ".join(f"{name} {count}" for name, count in made["counts"].items())
    print(f"seed {given.seed}, size {given.size}: {counts}")
    for name, codes in made["examples"].items():
        print(f"  {name}: {len(codes)}")
    print(f"{given.out} in {time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
