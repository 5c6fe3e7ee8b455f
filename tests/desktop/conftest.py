"""The demo that all runs of the real desktop open."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo's folder, made anew."""
    folder = ROOT / "build" / "tour_demo"
    run = subprocess.run(
        [sys.executable, "-m", "scripts.demo", str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder
