# The five commands of the project. Everything is installed into .venv, at the exact versions of the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# No part of the product calls home, on any target.
export HF_HUB_OFFLINE = 1
export HF_HUB_DISABLE_TELEMETRY = 1
export GRADIO_ANALYTICS_ENABLED = False
export ANONYMIZED_TELEMETRY = False
export ORT_DISABLE_TELEMETRY = 1

.PHONY: run test check torture bench load lock clean

run: $(VENV)/.runtime  ## set up, build the index if it is not there, serve the page
	@$(BIN)/lotse serve

test: $(VENV)/.dev  ## set up and run the whole test suite
	$(BIN)/pytest

check: $(VENV)/.dev  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

torture: $(VENV)/.dev  ## kill an ingest 200 times at random points
	LOTSE_TORTURE_KILLS=200 $(BIN)/pytest tests/torture --timeout 3600

bench: $(VENV)/.bench  ## speed and memory, beside LangChain's ensemble in the same run
	$(BIN)/python -m evals.bench

load: $(VENV)/.bench  ## 50 users at once for two minutes, on loopback
	$(BIN)/python -m evals.bench.load

lock:  ## resolve anew and write the lock files (takes some minutes)
	./lock.sh $(PYTHON)

clean:  ## remove what make created; the data folder stays
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v < (3, 14) else f"Python {v.major}.{v.minor} found, 3.11 to 3.13 needed: make $(MAKECMDGOALS) PYTHON=python3.11")'
	@echo "Setting up (once, some minutes) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet torch==2.13.0
	@$(PIP) install --quiet -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@$(PIP) install --quiet -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: $(VENV)/.dev requirements-bench.lock
	@$(PIP) install --quiet -r requirements-bench.lock
	@touch $@
