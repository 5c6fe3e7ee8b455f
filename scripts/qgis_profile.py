"""QGIS user profiles with the packaged plugin in them, and the commands that run QGIS on one.

Used by the tests, the demo and `make run`, so that all three see the plugin as a user's QGIS does:
installed from the zip, never from the checkout.

    python -m scripts.qgis_profile FOLDER      makes a profile there from dist/farmland_guard.zip
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence, Union

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "farmland_guard"
PROVIDER = "farmlandguard"
SCREEN = "-screen 0 1600x1000x24"

# Without the [app] keys a layer in the temporary folder makes QGIS ask a question at exit, for ever.
_INI = """\
[PythonPlugins]
farmland_guard={enabled}
[locale]
overrideFlag=true
userLocale=zh-Hans
[qgis]
checkVersion=false
[app]
askToSaveMemoryLayers=false
askToSaveProjectChanges=false
"""

Value = Union[str, int, float, bool, Path]


@dataclass(frozen=True)
class Profile:
    """A folder for `--profiles-path`, holding the profile `default`."""

    root: Path

    @property
    def home(self) -> Path:
        """The profile itself."""
        return self.root / "profiles" / "default"

    @property
    def plugins(self) -> Path:
        """Where QGIS looks for Python plugins."""
        return self.home / "python" / "plugins"

    @property
    def settings(self) -> Path:
        """The settings file of QGIS."""
        return self.home / "QGIS" / "QGIS3.ini"


@dataclass(frozen=True)
class ProcessRun:
    """What a run of qgis_process gave; `json` is None when it printed none."""

    code: int
    json: Optional[Any]
    stdout: str
    stderr: str

    @property
    def results(self) -> Mapping[str, Any]:
        """The outputs of the algorithm; empty when the run failed."""
        return self.json["results"] if isinstance(self.json, dict) and "results" in self.json else {}


def site_packages() -> Path:
    """Return the virtual environment's packages, which QGIS must find before Debian's older shapely."""
    if sys.prefix != sys.base_prefix:
        return Path(sysconfig.get_paths()["purelib"])
    return next(iter(sorted((ROOT / ".venv" / "lib").glob("python3*/site-packages"))), ROOT / ".venv")


def make_profile(root: Path, archive: Optional[Path], enabled: bool = True) -> Profile:
    """Make a new profile under `root` (emptied first) and unzip the plugin `archive` into it."""
    if root.exists():
        shutil.rmtree(root)
    profile = Profile(root)
    profile.plugins.mkdir(parents=True)
    profile.settings.parent.mkdir(parents=True)
    profile.settings.write_text(_INI.format(enabled=str(enabled).lower()), encoding="utf-8")
    if archive is not None:
        with zipfile.ZipFile(archive) as package:
            package.extractall(profile.plugins)
    return profile


def environment(
    profile: Optional[Profile], screen: bool = False, extra_path: Sequence[Path] = ()
) -> dict[str, str]:
    """Return the environment for QGIS or qgis_process on `profile`.

    `screen` False asks Qt for no display at all, which qgis_process needs and the desktop cannot run with.
    `extra_path` goes before the virtual environment on Python's path.
    """
    result = {name: value for name, value in os.environ.items() if not name.startswith(("QT_QPA", "PYTHON"))}
    result["PYTHONPATH"] = os.pathsep.join(str(path) for path in [*extra_path, site_packages()])
    runtime = ROOT / "build" / "xdg"
    runtime.mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    result.setdefault("XDG_RUNTIME_DIR", str(runtime))
    if not screen:
        result["QT_QPA_PLATFORM"] = "offscreen"
    if profile is not None:
        result["QGIS_CUSTOM_CONFIG_PATH"] = str(profile.root)
    return result


def qgis_process_program() -> str:
    """Return the command line tool's name: the wrapper of 3.22 dies of an option it adds itself."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        raise FileNotFoundError("qgis_process is not installed (make setup)")
    return program


def run_command(
    command: Sequence[str], env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run `command`, and end it with all that it started when `timeout` seconds have passed."""
    process = subprocess.Popen(
        list(command),
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        stdout, stderr = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
        stderr += f"\nended after {timeout:g} s: {' '.join(command)}\n"
        return subprocess.CompletedProcess(list(command), 124, stdout, stderr)
    return subprocess.CompletedProcess(list(command), process.returncode, stdout, stderr)


def _argument(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def run_qgis_process(
    profile: Profile,
    arguments: Sequence[str],
    parameters: Optional[Mapping[str, Union[Value, Sequence[Value]]]] = None,
    timeout: float = 120,
    extra_path: Sequence[Path] = (),
    extra_environment: Optional[Mapping[str, str]] = None,
) -> ProcessRun:
    """Run qgis_process with `arguments`, then `-- NAME=value` for each (a list repeats NAME)."""
    command = [qgis_process_program(), *arguments]
    if parameters is not None:
        command.append("--")
        for name, value in parameters.items():
            values = value if isinstance(value, (list, tuple)) else [value]
            command += [f"{name}={_argument(one)}" for one in values]
    env = environment(profile, extra_path=extra_path)
    env.update(extra_environment or {})
    run = run_command(command, env, timeout)
    try:
        parsed = json.loads(run.stdout) if "--json" in arguments else None
    except json.JSONDecodeError:
        parsed = None  # a failed run prints no JSON; the caller sees stdout, stderr and the exit code
    return ProcessRun(run.returncode, parsed, run.stdout, run.stderr)


def run_algorithm(profile: Profile, algorithm: str, timeout: float = 120, **parameters: Any) -> ProcessRun:
    """Run one of the plugin's algorithms by its short id: `run_algorithm(p, "checkoverlap", INPUT=…)`."""
    arguments = ["run", f"{PROVIDER}:{algorithm}", "--json"]
    return run_qgis_process(profile, arguments, parameters, timeout)


def desktop_command(
    profile: Profile, project: Optional[Path] = None, code: Optional[Path] = None, virtual: bool = True
) -> list[str]:
    """Return the command that opens the desktop in Chinese; `virtual` starts a screen of its own."""
    if project is not None and not project.is_file():
        # QGIS would stay open with an error and never run --code.
        raise FileNotFoundError(f"no such project: {project}")
    command = ["xvfb-run", "-a", "-s", SCREEN] if virtual else []
    command += ["qgis", "--nologo", "--lang", "zh-Hans"]
    command += ["--profiles-path", str(profile.root), "--profile", "default"]
    command += ["--project", str(project)] if project else []
    command += ["--code", str(code)] if code else []
    return command


def run_desktop(
    profile: Profile,
    code: Path,
    project: Optional[Path] = None,
    timeout: float = 120,
    extra_environment: Optional[Mapping[str, str]] = None,
) -> tuple[int, str]:
    """Run the real desktop on a virtual screen with the script `code`, which must end QGIS itself.

    Returns the exit code (124 when it had to be ended after `timeout` seconds) and all output.
    """
    env = environment(profile, screen=True)
    env.pop("QGIS_CUSTOM_CONFIG_PATH")  # --profiles-path says it
    env.update(extra_environment or {})
    run = run_command(desktop_command(profile, project, code), env, timeout)
    return run.returncode, run.stdout + run.stderr


def main() -> int:
    """Run from the command line."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    profile = make_profile(Path(sys.argv[1]).resolve(), ROOT / "dist" / f"{PLUGIN}.zip")
    print(profile.root)
    return 0


if __name__ == "__main__":
    sys.exit(main())
