# Farmland Guard. `make help` lists the targets; each does the set-up it needs by itself on Debian 12.
SHELL   := /bin/bash
PYTHON  := .venv/bin/python
READY   := .venv/.ready
ENGINES := build/bench-venv/.ready
PYTEST  := $(PYTHON) -m pytest -q

# The suites that must not depend on the machine's locale; those that exist are run once more under LC_ALL=C.
PURE := $(wildcard tests/domain tests/geometry tests/exchange/test_landtxt*.py tests/exchange/test_encoding.py)

unexport PYTHONPATH PYTHONHOME
export XDG_RUNTIME_DIR ?= $(CURDIR)/build/xdg
.NOTPARALLEL:
.PHONY: help setup demo run test lint typecheck i18n package bench clean

help: ## list the targets
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install Debian packages (with sudo where needed) and make .venv; quick when done
	@scripts/setup_system.sh
	@mkdir -p build && mkdir -p -m 700 build/xdg
	@$(MAKE) --silent $(READY)

# Only /usr/bin/python3 can import QGIS; another python3 may come first on PATH.
$(READY): requirements-dev.txt
	@echo "==> Making the virtual environment .venv"
	/usr/bin/python3 -m venv --system-site-packages .venv
	$(PYTHON) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@

demo: setup i18n package ## make the sample county and take a month's batch through it; results in build/demo
	$(PYTHON) -m scripts.demo

run: setup i18n package ## open QGIS in Chinese with the plugin on the demo register
	scripts/run_qgis.sh

test: setup i18n package ## every test, the real desktop on a virtual screen included
	LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 PYTHONWARNDEFAULTENCODING=1 QT_QPA_PLATFORM=offscreen \
	    timeout -k 10 300 $(PYTEST) $(PURE)
	@# One process for each file of the desktop's tests: each gets a main window and a canvas that nobody used before it.
	@set -e; for file in tests/gui/test_*.py; do echo "$$file"; \
	    PYTHONWARNDEFAULTENCODING=1 QT_QPA_PLATFORM=offscreen timeout -k 10 300 $(PYTEST) $$file; done
	PYTHONWARNDEFAULTENCODING=1 QT_QPA_PLATFORM=offscreen timeout -k 10 1800 $(PYTEST) --ignore=tests/gui

lint: setup ## ruff, and what must not be in code that QGIS 4 and the plugin repository accept
	.venv/bin/ruff check --no-cache .
	@! grep -rnE '(from|import) +PyQt[0-9]|\.exec_\(|(^|[^.[:alnum:]_])(eval|exec)\(|__import__\(' \
	    farmland_guard --include='*.py' \
	    || { echo "The lines above: import Qt through qgis.PyQt, call exec(), run no text as code." >&2; exit 1; }
	@echo "lint: clean"

typecheck: setup ## mypy --strict on domain and geometry
	.venv/bin/mypy --cache-dir build/mypy

i18n: setup ## bring the Chinese translation file in step with the source, and compile it
	$(PYTHON) -m scripts.i18n

package: setup i18n ## build dist/farmland_guard.zip, the file to install in QGIS
	$(PYTHON) -m scripts.package

# Everything without BENCH, in an hour. Choose what is timed: make bench BENCH="--candidates 5000 --without native-overlaps".
bench: setup ## time the overlap check beside other engines; BENCH="--help" for what can be chosen
	@scripts/setup_system.sh bench
	@$(MAKE) --silent $(ENGINES)
	$(PYTHON) -m benchmarks.overlap $(or $(BENCH),--scaling --latency)

$(ENGINES): requirements-bench.txt
	@echo "==> Making the environment of the other engines, build/bench-venv"
	/usr/bin/python3 -m venv build/bench-venv
	build/bench-venv/bin/pip install -q --disable-pip-version-check -r requirements-bench.txt
	@touch $@

clean: ## remove what was built; .venv stays
	rm -rf build dist .qgis-settings .ruff_cache .mypy_cache .pytest_cache i18n/*.qm
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
