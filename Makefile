# The verbs. Each works from a fresh clone with Python 3.11 or newer and nothing else.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup demo test web-test check gate bench clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("OnRecord needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

demo: setup
	scripts/demo

test: setup
	scripts/test

web-test: setup
	scripts/web-test

check: setup
	scripts/check

gate: setup
	$(BIN)/python -m bench gate

bench: setup
	$(BIN)/python -m bench

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache
