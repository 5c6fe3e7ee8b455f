#!/usr/bin/env bash
# Opens QGIS in Chinese on the demo register, in a profile of its own that holds only the packaged plugin.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "QGIS needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY is set." >&2
    exit 1
fi
projects=(build/demo/*.qgz)
if [ ! -f "${projects[0]}" ]; then
    make --no-print-directory demo
    projects=(build/demo/*.qgz)
fi
[ -f "${projects[0]}" ] || { echo "make demo left no project in build/demo" >&2; exit 1; }

# Renewed each time, so that it holds the plugin as it is now.
.venv/bin/python -m scripts.qgis_profile build/profile
site=$(.venv/bin/python -c "import sysconfig; print(sysconfig.get_paths()['purelib'])")
exec env PYTHONPATH="$site" qgis --nologo --lang zh-Hans --profiles-path "$PWD/build/profile" --profile default \
    --project "$PWD/${projects[0]}" "$@"
