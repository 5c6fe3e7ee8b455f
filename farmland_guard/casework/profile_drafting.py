"""Drawing up a profile from the empty template that a province hands out."""

import json
from pathlib import Path
from typing import List, Tuple

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import write_whole
from ..exchange.profiles import own_folder
from ..exchange.sample_profile import draft_profile


def profile_from_sample(sample: Path, name: str, title: str = "", target: str = "") -> Tuple[Path, List[str]]:
    """Write the profile drafted from a sample and return its path and the fields whose value is not known.

    Without `target` it goes into the folder of the bureau's own profiles, under `name`. InputError when there is one of
    that name already, and for a sample that cannot be read.
    """
    draft = draft_profile(sample, name.strip(), title.strip())
    path = Path(target) if target else own_folder() / f"{name.strip()}.json"
    if path.exists() and not target:
        raise InputError(
            translate("FarmlandGuard", "{path} is already there; choose another name, or move it away.").format(path=path)
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (json.dumps(draft.profile, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
    return path, draft.unknown
