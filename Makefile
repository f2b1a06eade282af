# Footprint's commands; `make` alone lists them. Windows has no make: the README says what to type there.
# Works with GNU make 4 and with the 3.81 that macOS brings.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
EXAMPLE ?= footprint-example
QT_QPA_PLATFORM ?= offscreen

READY_TO_RUN := $(VENV)/ready-to-run
READY_TO_WORK := $(VENV)/ready-to-work
SETUP_FILES := pyproject.toml $(wildcard packaging/setup/*.py)

# After the system's Python was replaced .venv cannot start, whatever the files above say.
$(shell test -x $(BIN)/python || rm -f $(READY_TO_RUN) $(READY_TO_WORK))

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench lock translations schema screenshot wheel clean

help: ## list the commands
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' Makefile

setup: $(READY_TO_RUN) ## install what Footprint needs to run, into .venv

run: $(READY_TO_RUN) ## open Footprint; without a screen, make the worked example's two documents
	@packaging/setup/run-footprint "$(EXAMPLE)"

test: $(READY_TO_WORK) ## run every test, in random order
	QT_QPA_PLATFORM=$(QT_QPA_PLATFORM) $(BIN)/pytest

check: $(READY_TO_WORK) ## style, types, layers, translations, every questionnaire, and the wheel
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/setup/translations.py --check
	$(BIN)/python packaging/setup/authoring_schema.py --check
	@for folder in questionnaires/*/; do \
		echo "$(BIN)/footprint check $$folder"; \
		$(BIN)/footprint check "$$folder" || exit 1; \
	done
	$(BIN)/python packaging/setup/check_wheel.py

# One after the other, in the order they stand in: figures taken side by side disturb each other.
bench: $(READY_TO_WORK) ## measure time and memory
	QT_QPA_PLATFORM=$(QT_QPA_PLATFORM) $(BIN)/pytest tests/benchmarks -p no:randomly -s

# `make lock` keeps the versions it can; `make lock UPGRADE=--upgrade` takes the newest that pyproject.toml allows.
UPGRADE ?=
COMPILE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links $(UPGRADE)
lock: $(READY_TO_WORK) ## write requirements.txt and requirements-dev.txt anew from pyproject.toml
	$(COMPILE) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

translations: $(READY_TO_WORK) ## bring the translation catalogues up to date with the code
	$(BIN)/python packaging/setup/translations.py

screenshot: $(READY_TO_WORK) ## draw every page into build/screens, and the README's picture anew
	$(BIN)/python -m footprint.ui.screenshot build/screens
	mkdir -p docs/pictures
	cp build/screens/question-light-100-1280x800.png docs/pictures/question.png

schema: $(READY_TO_WORK) ## bring the authors' schema up to date with the questionnaire format
	$(BIN)/python packaging/setup/authoring_schema.py

wheel: $(READY_TO_WORK) ## build the wheel into dist/ and see that it is complete
	$(BIN)/python packaging/setup/check_wheel.py

clean: ## remove all that these commands have made, .venv included
	rm -rf $(VENV) build dist $(EXAMPLE) .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY_TO_RUN): requirements.txt $(SETUP_FILES)
	@python=$$(PYTHON="$(PYTHON)" packaging/setup/find-python) && "$$python" packaging/setup/environment.py run
	@touch $@

# What is needed to work on Footprint includes all that is needed to run it.
$(READY_TO_WORK): requirements.txt requirements-dev.txt $(SETUP_FILES)
	@python=$$(PYTHON="$(PYTHON)" packaging/setup/find-python) && "$$python" packaging/setup/environment.py dev
	@touch $(READY_TO_RUN) $@
