#!/usr/bin/env bash
# Installs the Debian packages that developing and testing need; with the word "bench" those of `make bench` too.
# Says nothing when all are there.
set -euo pipefail

packages=(
    qgis python3-qgis qgis-providers      # the desktop, its Python and qgis_process
    gdal-bin python3-gdal python3-scipy   # tests read and compare with GDAL's own tools
    python3-venv                          # Debian's /usr/bin/python3, the only one that can import QGIS
    xvfb xauth fonts-noto-cjk             # the real desktop on a machine without a screen, in Chinese
    qttools5-dev-tools qttranslations5-l10n # lrelease; Qt's own buttons in Chinese
    sqlite3
)
if [ "${1-}" = bench ]; then
    packages+=(postgresql-15-postgis-3) # one of the engines measured beside ours
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get. Please install the equivalents of these Debian packages yourself:" >&2
    echo "    ${packages[*]}" >&2
    for tool in /usr/bin/python3 qgis xvfb-run lrelease sqlite3; do
        command -v "$tool" >/dev/null || { echo "Not found: $tool" >&2; exit 1; }
    done
    exit 0
fi

installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${packages[@]}" 2>/dev/null | sed -n 's/^ii *//p' || true)
missing=()
for package in "${packages[@]}"; do
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=(env)
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Missing Debian packages. Run this as root, then make again:" >&2
        echo "    apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo env)
fi
echo "==> Installing Debian packages (on an empty system 0.5 GB to download, 2 GB on disk): ${missing[*]}"
apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0)
"${apt[@]}" update
"${apt[@]}" install -y --no-install-recommends "${missing[@]}"
