"""In the toolbox an officer sees labels, never ids: help texts and refusals speak of parameters by their labels."""

import re
from typing import Dict, Iterator, List, Set, Tuple

import pytest

from farmland_guard.domain.language import install_translator
from farmland_guard.processing.provider import FarmlandGuardProvider
from scripts import i18n

TERMS = {"en": {"CRS", "PDF"}, "zh": {"PDF"}}
"""Ids that are ordinary words of the language as well."""
WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*(?![A-Za-z0-9_])")
BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
NAMED = re.compile(r"“([^“”]+)” ?[(（]([A-Z][A-Z_0-9]+)(?:，[^）]*)?[)）]")


@pytest.fixture(params=["en", "zh"])
def language(request) -> Iterator[str]:
    """The plugin in English and in Chinese."""
    chinese = {entry.source: entry.translation for entry in i18n.read_ts().values()}
    if request.param == "zh":
        install_translator(lambda context, text: chinese[text])
    yield request.param
    install_translator(lambda context, text: text)


@pytest.fixture
def algorithms(language, qgis_app) -> List:
    """All algorithms, their parameters described in the language."""
    provider = FarmlandGuardProvider()
    provider.refreshAlgorithms()
    found = provider.algorithms()
    assert len(found) > 60
    return [each.create() for each in found]


def descriptions(algorithm) -> List[Tuple[str, str]]:
    return [(each.name(), each.description()) for each in [*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()]]


def ids_in(text: str, ids: Set[str]) -> Set[str]:
    """Ids of parameters and other names in snake_case that stand in a text outside of brackets."""
    text = re.sub(r"\{[^{}]*\}", "", text)
    while BRACKETS.search(text):
        text = BRACKETS.sub("", text)
    words = set(WORD.findall(text))
    return {word for word in words if word in ids or ("_" in word and word.lower() == word)}


def test_no_help_text_names_a_parameter_by_its_id(algorithms, language):
    ids = {name for each in algorithms for name, _ in descriptions(each)} - TERMS[language]
    found = {each.name(): ids_in(each.shortHelpString(), ids) for each in algorithms}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_label_holds_an_id(algorithms, language):
    ids = {name for each in algorithms for name, _ in descriptions(each)} - TERMS[language]
    found = {label for each in algorithms for _, label in descriptions(each) if ids_in(label, ids) - {"last", "_"}}
    assert found == set()


def test_labels_in_one_dialog_differ_where_its_help_speaks_of_them(algorithms):
    for each in algorithms:
        shown = {name: label for name, label in each.labels().items() if name in dict(parameters(each))}
        help_text = each.shortHelpString()
        spoken = [label for label in shown.values() if label in help_text]
        assert len(spoken) == len(set(spoken)), each.name()


def parameters(algorithm) -> List[Tuple[str, str]]:
    return [(each.name(), each.description()) for each in algorithm.parameterDefinitions()]


def test_refusals_call_a_parameter_what_a_dialog_calls_it(algorithms, language):
    """“label” (ID) in a sentence of casework, which knows no dialog, is a label that a dialog shows for that id."""
    labels: Dict[str, Set[str]] = {}
    for each in algorithms:
        for name, label in each.labels().items():
            labels.setdefault(name, set()).add(label.strip("“”"))
    said = [entry.source if language == "en" else entry.translation for entry in i18n.read_ts().values()]
    named = [(label, name) for text in said for label, name in NAMED.findall(text) if name in labels]
    assert len(named) > 20
    assert [(label, name) for label, name in named if label not in labels[name]] == []


def test_refusals_name_ids_in_brackets_only(algorithms, language):
    ids = {name for each in algorithms for name, _ in descriptions(each)} - TERMS[language] - {"PBF"}
    said = {entry.source if language == "en" else entry.translation for entry in i18n.read_ts().values()}
    shouting = {text for text in said if text.upper() == text}
    assert {text: ids_in(text, ids) for text in said - shouting if {w for w in ids_in(text, ids) if w in ids}} == {}


def test_codes_that_are_typed_stand_in_words_with_their_code(algorithms):
    """What a dialog cannot offer as a choice, its help lists: papers, packages, rule packs, departments."""
    helps = {each.name(): each.shortHelpString().replace("（", " (").replace("）", ")") for each in algorithms}
    for name, told in (
        ("makedocument", "整改通知书 (rectification_notice)"),
        ("exportpackage", "耕地恢复 (整改)成果包 (rectification)"),
        ("validatepackage", "耕地恢复 (整改)成果包 (rectification)"),
        ("exportrules", "图斑核查参数 (desk_settings)"),
        ("recordreferral", "公安局 (police) 涉嫌犯罪案件移送书"),
    ):
        assert told in helps[name], (name, helps[name])
