# Kneeapp. `make` alone lists what there is.
# Everything runs in .venv; nothing outside this folder is changed.

PYTHON ?= python3
PORT   ?= 8000
CASES  ?= 20000
VENV   := .venv
PY     := $(VENV)/bin/python
STATIC := $(shell find static -type f 2>/dev/null)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test test-fast check figures fix laws clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(VENV)/.run .env staticfiles/.collected ## set everything up and serve on http://127.0.0.1:$(PORT)
	@PORT=$(PORT) BASE_URL=http://127.0.0.1:$(PORT) $(PY) manage.py set_up
	@PORT=$(PORT) BASE_URL=http://127.0.0.1:$(PORT) $(VENV)/bin/gunicorn --config gunicorn.conf.py kneeapp.wsgi

test: $(VENV)/.dev ## the test-suite but for the laws (DATABASE_URL chooses the database)
	@$(PY) tools/find_browser.py
	@$(PY) -m pytest -n 2 --dist loadgroup -m "not laws"

test-fast: $(VENV)/.dev ## the suite without the browser journeys
	@$(PY) -m pytest -n 2 -m "not journey and not laws"

laws: $(VENV)/.dev ## the laws of the rules on CASES generated cases and diaries (CI: 2000); no database
	@LAWS_CASES=$(CASES) $(PY) -m pytest -n 2 -m laws tests/clinical

check: $(VENV)/.dev .env ## lint, types, floors, migrations, templates; changes nothing
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/djlint templates --lint --quiet
	@$(PY) tools/check_deploy.py
	@$(VENV)/bin/mypy

figures: $(VENV)/.dev ## draw every exercise and home test anew from its poses
	@$(PY) -m tools.illustrate

fix: $(VENV)/.dev ## mend what tools can mend
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

clean: ## remove what was built; keeps the data in var/
	rm -rf $(VENV) staticfiles

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kneeapp needs Python 3.11 or newer; set PYTHON=python3.11")'
	@echo "· Making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	@echo "· Installing what Kneeapp needs (once; about a quarter of a minute)"
	@$(PY) -m pip install --quiet --quiet --requirement requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "· Installing what tests and checks need (once; about a minute)"
	@$(PY) -m pip install --quiet --quiet --requirement requirements-dev.txt
	@touch $@ $(VENV)/.run

.env:
	@echo "· Writing .env with fresh keys, for the demo on this machine"
	@$(PYTHON) tools/write_env.py

staticfiles/.collected: $(STATIC) requirements.txt | $(VENV)/.run .env
	@echo "· Collecting and compressing static files"
	@$(PY) manage.py collectstatic --noinput --verbosity 0 --skip-checks
	@touch $@
