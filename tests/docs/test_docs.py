"""The generated pages are in step, and what the README names exists."""

import re
from pathlib import Path

from farmland_guard.gui.commands import commands, rooms
from scripts.data_dictionary import TARGET, dictionary

ROOT = Path(__file__).resolve().parents[2]


def test_the_data_dictionary_is_in_step_with_the_schema():
    assert TARGET.read_text(encoding="utf-8") == dictionary(), "run: python -m scripts.data_dictionary"


def test_links_of_the_documents_lead_somewhere():
    for page in [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_manual_names_every_algorithm():
    names = {
        re.search(r'ID = "(\w+)"', path.read_text(encoding="utf-8")).group(1)
        for path in (ROOT / "farmland_guard" / "processing" / "algorithms").glob("*.py")
        if path.name != "__init__.py"
    }
    manual = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in manual} == set()


def test_the_menus_that_the_manual_names_are_there(qgis_app):
    catalogue = (ROOT / "i18n" / "farmland_guard_zh_CN.ts").read_text(encoding="utf-8")
    chinese = dict(re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", catalogue))
    titles = {room: chinese[title] for room, title in rooms().items()}
    bar = {chinese[each.title] for each in commands() if each.on_bar}
    paths = {f"{titles[each.room]} ▸ {chinese[each.title]}" for each in commands()}
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "docs/manual.md"))
    assert set(re.findall(r"工具栏“([^”▸]+)”", text)) - bar == set()
    found = re.findall(r"更多 ▸ ([^”）▸]+ ▸ [^”）]+)[”）]", text)
    assert found and {path for path in found if not path.startswith("面板")} - paths == set()
