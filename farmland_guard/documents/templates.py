"""Which template makes which paper: the county's own .docx beside the register first, ours otherwise."""

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterator, List, Mapping, Tuple

from ..domain.data_files import checked_files
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..paths import RESOURCES
from .docx_build import build_docx

FOLDER = RESOURCES / "templates"


@dataclass(frozen=True)
class Template:
    """One kind of paper. `needs` says what it is about: case, task or referral; `requires` what must hold before it is made."""

    id: str
    title: str
    group: str
    needs: str
    requires: str
    description: Mapping[str, Any]


@lru_cache(maxsize=1)
def shipped_templates() -> Tuple[Template, ...]:
    """Ours, in the order of their ids."""
    return tuple(
        Template(each["template"], each["title"], each["group"], each["needs"], each.get("requires", ""), each)
        for each in checked_files(FOLDER)
    )


def find_template(name: str) -> Template:
    """The template with this id or title; InputError lists all."""
    for each in shipped_templates():
        if name.strip() in (each.id, each.title):
            return each
    known = listed_with_codes({each.id: each.title for each in shipped_templates()})
    raise InputError(translate("FarmlandGuard", "There is no template “{name}”. Known: {known}.").format(name=name, known=known))


def own_folder(register_path: Path) -> Path:
    """The folder beside a register where the county keeps templates it has edited, named by their titles."""
    return register_path.with_name(register_path.stem + "_模板")


@contextmanager
def template_file(template: Template, register_path: Path) -> Iterator[Path]:
    """The .docx to fill: the county's where there is one, else ours, made for the moment."""
    own = own_folder(register_path) / f"{template.title}.docx"
    if own.is_file():
        yield own
        return
    with tempfile.TemporaryDirectory(prefix="farmland_guard") as folder:
        yield build_docx(template.description, Path(folder) / f"{template.title}.docx")


def copy_templates(folder: Path) -> Tuple[List[Path], List[Path]]:
    """Write every template of ours that is not there yet into `folder`, to be edited; (written, left alone)."""
    written, kept = [], []
    for template in shipped_templates():
        target = folder / f"{template.title}.docx"
        if target.exists():
            kept.append(target)
        else:
            written.append(build_docx(template.description, target))
    return written, kept
