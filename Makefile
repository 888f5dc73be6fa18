# Everything runs in .venv, which the first target that needs it makes. Nothing else on the machine is touched.
#
#   make demo    the consistency report on articles of our own writing
#   make test    the tests that need Python alone

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m
MARKED := browser or postgres or java
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test test-all test-marked needs lint types layers check wheel docs site clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/core.stamp  ## the consistency report on fixtures/clusters/deepseek
	@$(BIN)/factcheck check fixtures/clusters/deepseek --fail-on never

test: $(VENV)/test.stamp  ## the tests that need Python alone
	$(RUN) pytest -n $(JOBS) -m "not ($(MARKED))"

test-all: test-marked test  ## every test; a browser, PostgreSQL and Java must be there

# pytest answers 5 when it collects nothing: no error here, and no closing line worth printing.
test-marked: needs  ## the tests that need a browser, PostgreSQL or Java
	@$(RUN) pytest --collect-only -m "$(MARKED)" >/dev/null 2>&1; \
	if [ $$? -eq 5 ]; then echo "nothing is marked: $(MARKED)"; \
	else $(RUN) pytest -m "$(MARKED)"; fi

needs: $(VENV)/marked.stamp  ## say what the marked tests need and this machine lacks
	@$(BIN)/python tests/needs.py

lint: $(VENV)/dev.stamp  ## ruff
	$(RUN) ruff check .

types: $(VENV)/dev.stamp  ## mypy --strict
	$(RUN) mypy --strict -p factcheck

layers: $(VENV)/dev.stamp  ## imports point down the layers
	$(BIN)/lint-imports

check: lint types layers test  ## what a commit should pass

wheel: $(VENV)/dev.stamp  ## dist/*.whl, with rules/ inside
	rm -rf dist
	$(RUN) build --wheel --no-isolation --outdir dist .

docs: $(VENV)/test.stamp  ## write docs/rules.md and schemas, and into pages what their commands print now
	$(BIN)/python tests/generated.py
	$(BIN)/python tests/shown.py

site: $(VENV)/dev.stamp  ## the documentation as a site, in build/site
	NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --quiet --strict

clean:  ## remove .venv and what tools leave behind
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# Bytecode, as an installer makes it: a third of a start, and a shell may tell Python to write none on its own.
COMPILE := $(RUN) compileall -q factcheck

# One stamp per set of packages, so that a second run installs nothing. pyproject.toml decides what is in a set.
$(VENV)/core.stamp: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[html,report]"
	@$(COMPILE)
	@touch $@

$(VENV)/test.stamp: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[test]"
	@$(COMPILE)
	@touch $@ $(VENV)/core.stamp

$(VENV)/marked.stamp: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[test,browser,spark]"
	@$(COMPILE)
	@touch $@ $(VENV)/test.stamp $(VENV)/core.stamp

$(VENV)/dev.stamp: pyproject.toml | $(BIN)/python
	$(RUN) pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@$(COMPILE)
	@touch $@ $(VENV)/test.stamp $(VENV)/core.stamp

# A shim may carry the name of a version that is not installed, so each candidate is run, not looked up.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "making $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv $(VENV) && exit 0; \
	    echo "$$python cannot make a virtual environment; install its venv module (Debian: python3-venv)" >&2; \
	    rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "factcheck needs Python 3.11 or newer and found none; install one, or name it: make PYTHON=/path/to/python3.11" >&2; \
	exit 1
