# Two commands for a newcomer: `make run` and `make test`. Each installs what it needs and is quick the second time.
# `make coverage` tells, after a run of the tests, which lines none of them reached.

PYTHON ?= python3
BIN := .venv/bin
UV_VERSION := 0.13.9
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Compiled once and kept, whatever the machine is set to: without it each test and each command compiles all it imports.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test thorough coverage check hooks fix bench mutants build panduan lock debian

run: .venv/run.stamp
	@$(BIN)/netra run

test: .venv/dev.stamp debian
	@status=0; $(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report= || status=$$?; \
	$(BIN)/coverage report | tail -n 1; exit $$status

# The sweeps that `make test` makes in part: every day, every cycle, the whole simulated city.
thorough: .venv/dev.stamp debian
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m thorough

coverage: .venv/dev.stamp
	@$(BIN)/coverage report --skip-covered --show-missing

check: .venv/dev.stamp
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && PYTHONPATH=. $(BIN)/lint-imports importlinter.toml --no-cache

hooks: .venv/dev.stamp
	@$(BIN)/pre-commit install

fix: .venv/dev.stamp
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

build: .venv/run.stamp
	@$(BIN)/python -m loaders build --dataset resmi

panduan: .venv/dev.stamp debian
	@PYTHONPATH=. $(BIN)/python tools/guide_pictures.py

bench: .venv/dev.stamp
	@$(BIN)/python -m tools.bench

# A sample of faults, each tried by the tests that reach it; `make mutants OPTIONS="--sample 40 --seed 2"`: docs/mutants.md.
mutants: .venv/dev.stamp
	@$(BIN)/python -m tools.mutants $(OPTIONS)

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Netra perlu Python 3.11 atau lebih baru; yang ada: $$($(PYTHON) --version). Pakai: make run PYTHON=python3.11"; exit 1; }
	@echo "Menyiapkan lingkungan Python (sekali saja) ..."
	@$(PYTHON) -m venv .venv
	@touch $@

# Installs the packages of a lock, none without its hash: with uv in seconds, and with pip where uv cannot be had or its
# index cannot be reached.
define install
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements-uv.lock 2>/dev/null \
		|| echo "uv tidak tersedia; pip yang memasang (beberapa menit) ..."
	@{ [ -x $(BIN)/uv ] && $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); } \
		|| $(BIN)/python -m pip install --quiet --require-hashes -r $(1)
endef

.venv/run.stamp: requirements.lock requirements-uv.lock pyproject.toml | .venv/made.stamp
	@echo "Memasang paket (sekali saja) ..."
	$(call install,requirements.lock)
	@$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Memasang paket untuk pengujian ..."
	$(call install,requirements-dev.lock)
	@touch $@

# The locks anew, from what requirements.txt and requirements-dev.txt choose; `make lock UPGRADE=--upgrade` takes newer
# versions of the packages that those need.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE)
lock: | .venv/made.stamp
	@$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	@$(COMPILE) requirements.txt -o requirements.lock
	@$(COMPILE) requirements-dev.txt -c requirements.lock -o requirements-dev.lock
	@echo uv==$(UV_VERSION) | $(COMPILE) - -o requirements-uv.lock

# What the tests need from Debian: Chromium for the browser, PostgreSQL as a source, LibreOffice and poppler to open the
# packs as their readers do, Carlito with the widths of Calibri. Where it is missing, it is installed.
debian:
	@missing=; lean=; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$$missing postgresql"; \
	command -v soffice >/dev/null || lean="$$lean libreoffice-impress libreoffice-calc"; \
	command -v pdftotext >/dev/null || lean="$$lean poppler-utils"; \
	ls /usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf >/dev/null 2>&1 || lean="$$lean fonts-crosextra-carlito"; \
	[ -z "$$missing$$lean" ] || { echo "Memasang$$missing$$lean ..."; \
		SUDO="$$( [ "$$(id -u)" = 0 ] || echo sudo ) env DEBIAN_FRONTEND=noninteractive"; \
		$$SUDO apt-get update -qq \
		&& { [ -z "$$missing" ] || $$SUDO apt-get install -y -qq $$missing >/dev/null; } \
		&& { [ -z "$$lean" ] || $$SUDO apt-get install -y -qq --no-install-recommends $$lean >/dev/null; }; }
