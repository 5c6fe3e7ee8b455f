"""`make bench` runs, names its peer and its command, and would notice a wrong sum."""

from __future__ import annotations

import re
import subprocess
import sys

from benchmarks.areas import largest_difference
from tests.shared import REPOSITORY


def test_the_benchmark_runs_and_both_engines_agree(tmp_path):
    command = [sys.executable, "-m", "benchmarks.areas", "--size", "300", "--patches", "20", "--repeat", "1"]
    run = subprocess.run(
        [*command, "--out", str(tmp_path)], cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert "native:intersection" in run.stdout and "command: python -m benchmarks.areas --size 300" in run.stdout
    assert len(re.findall(r"\d\.\d\d s \(", run.stdout)) == 4
    assert "machine noise" in run.stdout and "seed 140827" in run.stdout


def test_a_difference_is_seen():
    one = {"a": [1.0, 2.0], "b": [3.0, 4.0]}
    assert largest_difference(one, {"a": [1.0, 2.0], "b": [3.0, 4.0]}) == 0
    assert largest_difference(one, {"a": [1.0, 2.0], "b": [3.0, 4.5]}) == 0.5
    assert largest_difference(one, {"a": [1.0, 2.0]}) == float("inf")
