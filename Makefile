# `make` alone lists what there is. What is needed is installed into .venv, once, from the lock files.

PYTHON ?= python3
ARGS   ?=
BIN    := .venv/bin
PIP    := PIP_USE_PEP517=1 $(PYTHON) -m pip --python $(BIN)/python install -qq --no-input --disable-pip-version-check
UV     ?= $(BIN)/uv
EXTRAS := --extra documents --extra pictures --extra web
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
          --no-strip-extras --custom-compile-command "make lock"

# What the tests of pages and documents look with, as program:package of Debian.
TOOLS := chromium:chromium soffice:libreoffice-writer-nogui,fonts-dejavu pdftotext:poppler-utils

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help chat test slow bench hearing lint format check lock tools clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

chat: .venv/.run ## talk with Colibri in this terminal (ARGS="--lang en" and the like)
	@$(BIN)/python -m bot chat $(ARGS)

test: lint tools ## every check: lint, types, import rules, content, tests (ARGS go to pytest)
	@$(BIN)/python -m bot check
	@$(BIN)/python -m pytest --no-header -n auto -m "not slow" $(ARGS)

slow: .venv/.dev ## the tests that take long: kills, load, floods, installs
	@$(BIN)/python -m pytest --no-header -m slow $(ARGS)

bench: .venv/.dev ## the speed of a turn, beside a floor measured in the same run
	@$(BIN)/python -m tests.bench $(ARGS)

hearing: .venv/.dev ## how well stories are heard: precision and recall
	@$(BIN)/python -m tests.hearing.measure $(ARGS)

lint: .venv/.dev ## style, format, types, import rules
	@$(BIN)/ruff check --quiet .
	@out=$$($(BIN)/ruff format --check .) || { echo "$$out"; echo 'Run `make format`.'; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@out=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$out"; exit 1; }

format: .venv/.dev ## put the code in form, and mend what can be mended without a person
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

check: .venv/.run ## every problem of the content, with file and path
	@$(BIN)/python -m bot check $(ARGS)

lock: .venv/.dev ## write the lock files anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(COMPILE) $(ARGS) --group build --output-file requirements-build.lock
	@$(COMPILE) $(ARGS) pyproject.toml $(EXTRAS) --output-file requirements.lock
	@$(COMPILE) $(ARGS) pyproject.toml $(EXTRAS) --group dev --constraints requirements.lock --output-file requirements-dev.lock

tools: ## install the programs that tests look with: a browser, a word processor, a reader of PDF
	@missing=; for pair in $(TOOLS); do \
	  command -v $${pair%%:*} >/dev/null || missing="$$missing $$(echo $${pair#*:} | tr , " ")"; \
	done; \
	if [ -n "$$missing" ] && ! { [ "$$(id -u)" = 0 ] && echo "Installing$$missing" >&2 && apt-get -qq update && \
	  DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $$missing >/dev/null; }; then \
	  echo "Some tests will fail without these: sudo apt install$$missing" >&2; \
	fi

clean: ## remove what was installed and built
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment --------------------------------------------------------------------------------------------------
# A bare Debian has no ensurepip, hence --without-pip: the system's pip (22.3 or newer) installs into it from outside.
# What comes as source is built with what requirements-build.lock pins, not with what a registry has that day.
# A changed lock makes the environment anew, so that nothing stays that is no longer asked for.

.venv/.run: requirements-build.lock requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Colibri needs Python 3.11 or newer: make PYTHON=python3.12' >&2; exit 1; }
	@echo 'Installing what Colibri needs into .venv, once; about a minute.' >&2
	@$(PYTHON) -m venv --clear --without-pip .venv
	@$(PYTHON) -m pip --python $(BIN)/python --version >/dev/null || \
	  { echo 'Colibri needs pip 22.3 or newer: apt install python3-pip' >&2; exit 1; }
	@$(PIP) --require-hashes --requirement requirements-build.lock
	@$(PIP) --require-hashes --no-build-isolation --requirement requirements.lock
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock pyproject.toml
	@echo 'Installing the tools that check Colibri into .venv, once.' >&2
	@$(PIP) --require-hashes --no-build-isolation --requirement requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@
