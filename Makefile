# Everything that is done with this project from a shell. `make` alone lists it.

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(or $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
    $$python -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$python && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCKED := $(VENV)/.locked
PEERS := .venv-peers
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOOPS := visitplanner/planning/routes/loop.py visitplanner/planning/day_routes/labels.py visitplanner/planning/day_routes/pricing.py
PYTEST := $(BIN)/python -m pytest --quiet
# A measurement takes as long as it takes.
LONG := --override-ini=faulthandler_timeout=0

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-pure journeys pictures bench bench-peers fmt lint migrate translate lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

run: $(READY) ## set up, plan the example visits once, and serve on http://127.0.0.1:8000
	@exec $(BIN)/visitplanner serve

test: $(READY) lint ## everything that must hold before a change is kept
	$(BIN)/python scripts/postgres.py $(PYTEST) -n 2 --ignore=tests/journeys --ignore=tests/bench
	@$(MAKE) --no-print-directory journeys
	@echo "make test: everything holds."

test-pure: $(READY) ## the rooms without web and database, in seconds
	$(PYTEST) -n 2 tests/language tests/planning tests/visit tests/programme

journeys: $(READY) ## the browser tests, in both languages
	@browser="$$($(BIN)/python scripts/browser.py)"; found=$$?; \
	if [ $$found -eq 0 ]; then \
	    VISITPLANNER_CHROMIUM="$$browser" $(PYTEST) tests/journeys; \
	elif [ $$found -eq 3 ] && [ -z "$$CI" ]; then \
	    echo '##############################################################'; \
	    echo '#  SKIPPED: the browser tests. There is no Chromium here.    #'; \
	    echo '##############################################################'; \
	else \
	    echo 'The browser tests need a Chromium, and there is none.'; exit 1; \
	fi

pictures: $(READY) ## take the pictures of the README again
	@VISITPLANNER_CHROMIUM="$$($(BIN)/python scripts/browser.py)" $(BIN)/python -m scripts.pictures

bench: $(READY) ## measure how fast and how well the planner plans
	$(PYTEST) $(LONG) --capture=no tests/bench

bench-peers: $(READY) $(PEERS)/.ready ## measure other people's planners beside ours
	PYTHONPATH=$(PEERS) $(PYTEST) $(LONG) --capture=no tests/bench/test_peers.py

fmt: $(READY) ## put the code and the templates in their usual form
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .
	$(BIN)/djlint --quiet --reformat templates || true

lint: $(READY) ## form, types, imports and templates
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --quiet --lint templates

migrate: $(READY) ## bring the tables of the database up to date
	$(BIN)/flask --app wsgi db upgrade

translate: $(READY) ## collect the sentences into the catalogues and tell which lack a translation
	$(BIN)/python scripts/translate.py

lock: $(READY) ## choose the newest versions that fit and lock them with their hashes
	$(BIN)/uv --quiet pip compile pyproject.toml --extra dev --universal --upgrade \
	    --generate-hashes --no-header --no-annotate -o requirements.lock
	$(BIN)/uv --quiet pip compile tests/bench/peers.in --constraints requirements.lock --universal --upgrade \
	    --generate-hashes --no-header --no-annotate -o requirements.peers.lock

clean: ## remove what was made, but no data
	rm -rf $(VENV) $(PEERS) build visitplanner.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LOCKED): requirements.lock
	@$(PYTHON) -c '$(NEW_ENOUGH)' || { \
	    echo "VisitPlanner needs Python 3.11 or newer. Say where it is: make PYTHON=/path/to/python3"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	    echo "Setting up $(VENV): this takes a minute or two, once."; $(PYTHON) -m venv --clear $(VENV); }
	@# What builds packages comes first and from the lock too, so that no build fetches a tool without a hash.
	@awk '/^[^ ]/ { wanted = /^setuptools==/ } wanted' requirements.lock > $(VENV)/builder.txt
	@$(PIP) install --require-hashes -r $(VENV)/builder.txt
	@$(PIP) install --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml $(LOOPS)
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@$(BIN)/python -m scripts.compile_loops
	@touch $@

# Beside the packages of the project, not among them: nothing that runs can come to need them.
$(PEERS)/.ready: requirements.peers.lock $(LOCKED)
	@rm -rf $(PEERS)
	@$(PIP) install --require-hashes --no-deps --target $(PEERS) -r requirements.peers.lock
	@touch $@
