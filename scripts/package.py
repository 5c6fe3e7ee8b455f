"""Stages the plugin as one folder and zips it: build/stage/farmland_guard/ and dist/farmland_guard.zip.

    python -m scripts.package

The same sources give the same bytes: entries are sorted and carry a fixed date. What lies in a folder
without belonging there (an editor's backup, a database made while trying things) stops the build.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

from scripts import i18n

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "farmland_guard"
STAGE = ROOT / "build" / "stage" / PLUGIN
ZIP = ROOT / "dist" / f"{PLUGIN}.zip"
LARGEST = 25 * 1024 * 1024  # the plugin repository takes no larger zip
CODE = {".py", ".ui"}
DATA = {".svg", ".png", ".qml", ".json", ".csv", ".txt", ".md", ".sql", ".qpt", ".docx", ".xlsx"}
SKIPPED = {".pyc", ".pyo"}


def _members(folder: Path, allowed: set[str]) -> list[Path]:
    """Return the files under `folder` that go into the package; SystemExit for one that is unexpected."""
    members = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or "__pycache__" in path.parts or path.suffix in SKIPPED:
            continue
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or path.suffix.lower() not in allowed:
            raise SystemExit(f"{path}: does not belong in the package; remove it, or allow it in {__file__}")
        members.append(path)
    return members


def contents() -> dict[str, Path]:
    """Return what the zip holds: name inside the plugin folder -> file of the repository."""
    found = {path.relative_to(ROOT / PLUGIN).as_posix(): path for path in _members(ROOT / PLUGIN, CODE)}
    for path in _members(ROOT / "resources", DATA):
        found[path.relative_to(ROOT).as_posix()] = path
    for name in ("metadata.txt", "LICENSE"):
        found[name] = ROOT / name
    found[i18n.QM.relative_to(ROOT).as_posix()] = i18n.release()
    return found


def stage(folder: Path = STAGE) -> Path:
    """Copy the plugin into `folder`, which is emptied first, and return it."""
    files = contents()
    if folder.exists():
        shutil.rmtree(folder)
    for name, path in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


def build(target: Path = ZIP, staging: Path = STAGE) -> Path:
    """Stage the plugin, zip it into `target` and return that path."""
    folder = stage(staging)
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{PLUGIN}/{path.relative_to(folder).as_posix()}"
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o100644 << 16
            archive.writestr(member, path.read_bytes())
    size = new.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{new} has {size} bytes; the plugin repository takes at most {LARGEST}")
    new.replace(target)
    return target


def main() -> int:
    """Run from the command line."""
    target = build()
    print(f"package: {target.relative_to(ROOT)}, {target.stat().st_size / 1024:.0f} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
