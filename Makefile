# The same scripts for people and for CI; each sets up what it needs and is quick when nothing changed.
# PYTHON=python3.12 chooses the interpreter, VENV=.venv-3.12 the environment, ARGS="-k epub" goes to pytest.
.PHONY: help issue test fast lint format lock reference bench clean

help: ## what can be made
	@grep -hE '^[a-z]+: .*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

issue: ## set everything up, and build the example into an EPUB and a PDF, offline
	@scripts/issue.sh

test: ## set everything up, and run every test
	@scripts/test.sh $(ARGS)

fast: ## the tests that take no time
	@scripts/test.sh -m "not slow" $(ARGS)

lint: ## ruff, mypy and the floors of the architecture
	@scripts/lint.sh

format: ## let ruff lay the code out
	@scripts/format.sh

lock: ## resolve the dependencies again into both lock files
	@scripts/lock.sh

reference: ## write docs/reference.md from the configuration models
	@scripts/reference.sh

bench: ## what packager costs beside what it stands on
	@scripts/setup.sh dev && "$${VENV:-.venv}/bin/python" tests/bench/ratios.py

clean: ## remove what the others made, issues included in issues/example
	@scripts/clean.sh
