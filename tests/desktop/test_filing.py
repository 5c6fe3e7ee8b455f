"""One facility-agriculture filing by clicks in the real desktop: form, drawing, check, verification by a named person."""

import json
from pathlib import Path

SCRIPT = Path(__file__).with_name("filing_by_clicks.py")


def test_a_filing_is_entered_drawn_checked_and_verified(demo, desktop, tmp_path):
    project = next(demo.glob("*.qgz"))
    code, output = desktop(SCRIPT, project=project, timeout=150, extra_environment={"FARMLAND_OUT": str(tmp_path)})
    seen = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert seen["error"] == "" and code == 0, output
    assert seen["steps"] == ["entered", "drawn"]
    assert seen["failing"] == []
    assert seen["state"] == "verified"
    assert 100 < seen["area"] < 200
    assert len(seen["events"]) == 2 and "未署名" not in seen["events"]
