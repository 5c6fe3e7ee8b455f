"""Every sentence of the program is finished in Chinese, and the tool that collects them misses none."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from types import ModuleType

import pytest

from scripts import i18n

CHINESE = re.compile(r"[\u4e00-\u9fff\u3001]")
# Sentences that are the same in Chinese: names, units, formats.
SAME_IN_CHINESE = {"GeoPackage", "GBK", "GB18030", "UTF-8", "CGCS2000", "{label} ({name})"}


@pytest.fixture(scope="module")
def collected() -> list[i18n.Sentence]:
    sentences, complaints = i18n.collect(i18n.sources())
    assert complaints == []
    return sentences


def test_there_are_sentences(collected):
    assert len(collected) > 20


def test_every_sentence_is_finished_in_chinese(collected):
    known = i18n.read_ts()
    missing = sorted(
        f"{s.file.relative_to(i18n.ROOT)}:{s.line}: {s.text}"
        for s in collected
        if s.text not in known or not known[s.text].finished
    )
    assert missing == [], "make i18n, then translate (see CONTRIBUTING.md)"


def test_the_translations_are_chinese():
    english = [
        entry
        for entry in i18n.read_ts().values()
        if entry.finished and not CHINESE.search(entry.translation) and entry.source not in SAME_IN_CHINESE
    ]
    assert english == []


def test_placeholders_survive_translation():
    wrong = [
        entry
        for entry in i18n.read_ts().values()
        if entry.finished and i18n.placeholders(entry.source) != i18n.placeholders(entry.translation)
    ]
    assert wrong == []


def test_a_button_is_called_in_sentences_what_it_says_on_it():
    chinese = {entry.source: entry.translation for entry in i18n.read_ts().values()}
    wrong = [
        (name, chinese[name], translation)
        for source, translation in chinese.items()
        for name in re.findall("“([^”{}]+)”", source)
        if name in chinese and f"“{chinese[name].rstrip('…')}" not in translation
    ]
    assert wrong == []


def test_no_translation_has_lost_its_sentence(collected):
    assert sorted(set(i18n.read_ts()) - {s.text for s in collected}) == [], "make i18n removes these"


def test_the_file_is_as_the_tool_writes_it(collected):
    """Otherwise the next `make i18n` would change lines that nobody meant to change."""
    assert i18n.TS.read_text(encoding="utf-8") == i18n.ts_text(i18n.merged(collected, i18n.read_ts()))


def test_translate_is_never_renamed():
    renamed = []
    for file in i18n.sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("language"):
                renamed += [f"{file}:{node.lineno}" for a in node.names if a.name == "translate" and a.asname]
    assert renamed == []


def test_sources_are_english(collected):
    """An English sentence may name a Chinese field or example; it is not a Chinese sentence."""
    letters = re.compile("[A-Za-z]")
    chinese = [s for s in collected if len(CHINESE.findall(s.text)) >= max(1, len(letters.findall(s.text)))]
    assert chinese == []


def test_qt_reads_the_compiled_file(qgis_app):
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    translator = QTranslator()
    assert translator.load(str(i18n.release()))
    finished = [entry for entry in i18n.read_ts().values() if entry.finished]
    assert finished
    QCoreApplication.installTranslator(translator)
    try:
        for entry in finished:
            assert QCoreApplication.translate(i18n.CONTEXT, entry.source) == entry.translation
    finally:
        QCoreApplication.removeTranslator(translator)


TRICKY = '''
from .language import translate
a = translate(
    "FarmlandGuard",
    "Two lines, "
    "a trailing comma and {n} m².",
)
b = translate("FarmlandGuard", ("in " "brackets"))
c = translate("FarmlandGuard", 'quotes \\'q\\' "dq" & <b> \\n line \\t tab \\u4ea9')
d = f"{translate('FarmlandGuard', 'inside an f-string')}"
e = QCoreApplication.translate(context, text)
'''


def test_tricky_literals_are_collected_and_survive_the_file(tmp_path):
    file = tmp_path / "module.py"
    file.write_text(TRICKY, encoding="utf-8")
    sentences, complaints = i18n.collect([file])
    texts = {s.text for s in sentences}
    assert complaints == []
    assert texts == {
        "Two lines, a trailing comma and {n} m².",
        "in brackets",
        "quotes 'q' \"dq\" & <b> \n line \t tab 亩",
        "inside an f-string",
    }
    ts = tmp_path / "test.ts"
    ts.write_text(i18n.ts_text(i18n.Entry(text, "译 " + text, True) for text in texts), encoding="utf-8")
    assert {e.source: e.translation for e in i18n.read_ts(ts).values()} == {t: "译 " + t for t in texts}


@pytest.mark.parametrize(
    "call",
    [
        'translate("Other", "text")',
        'translate("FarmlandGuard", text)',
        'translate("FarmlandGuard", f"text {x}")',
        'translate("FarmlandGuard", "a" + b)',
        'translate("FarmlandGuard", text="text")',
        'translate("FarmlandGuard", "")',
        'translate("text")',
    ],
)
def test_a_call_that_no_tool_could_read_is_refused(tmp_path, call):
    file = tmp_path / "module.py"
    file.write_text(f"x = {call}\n", encoding="utf-8")
    sentences, complaints = i18n.collect([file])
    assert sentences == [] and len(complaints) == 1 and "module.py:1" in complaints[0]


@pytest.fixture
def own_files(tmp_path, monkeypatch) -> ModuleType:
    """The tool on a small package and .ts of its own."""
    package = tmp_path / "farmland_guard"
    package.mkdir()
    (package / "a.py").write_text('x = translate("FarmlandGuard", "Area of {name}")\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "TS", tmp_path / "i18n" / "x.ts")
    monkeypatch.setattr(i18n, "sources", lambda: [package / "a.py"])
    monkeypatch.setattr(i18n, "read_ts", lambda path=i18n.TS, read=i18n.read_ts: read(i18n.TS))
    return i18n


def test_update_and_fill(own_files):
    assert own_files.update() == [i18n.Entry("Area of {name}", "", False)]
    own_files.fill({"Area of {name}": "{name}的面积"})
    assert own_files.update() == [i18n.Entry("Area of {name}", "{name}的面积", True)]


@pytest.mark.parametrize("wrong", [{"Area of {name}": "面积"}, {"Unknown": "未知"}, {"Area of {name}": " "}])
def test_fill_refuses_what_does_not_fit(own_files, wrong):
    own_files.update()
    before = own_files.TS.read_text(encoding="utf-8")
    with pytest.raises(SystemExit, match="Nothing was taken over"):
        own_files.fill(wrong)
    assert own_files.TS.read_text(encoding="utf-8") == before


def test_missing_prints_json(tmp_path):
    """The list for translators is plain JSON whatever the locale of the terminal."""
    command = [sys.executable, "-m", "scripts.i18n", "--missing"]
    run = subprocess.run(command, cwd=i18n.ROOT, capture_output=True, check=True, env={"LC_ALL": "C"})
    assert isinstance(json.loads(run.stdout.decode("utf-8")), dict)
