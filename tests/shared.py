"""Real data that some tests read. It lies beside the repository, not in it."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_data(*parts: str) -> Path:
    """Return the path of `../shared/data/<parts>`; FARMLAND_SHARED may name another `shared` folder.

    Where it is absent the test skips and says so; with CI=true it fails, so that a green run cannot
    have left these tests out.
    """
    root = Path(os.environ.get("FARMLAND_SHARED") or REPOSITORY.parent / "shared")
    path = root.joinpath("data", *parts)
    if path.exists():
        return path
    message = f"real test data is not on this machine: {path}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
