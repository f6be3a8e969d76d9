# The same commands at the desk and in the gate.
PYTHON := .venv/bin/python
BIN := .venv/bin
JOBS ?= 2

.PHONY: help install requirements run fmt format-check lint layers types migrations deploy-check messages test browser bench bench-small ci

help:            ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install:         ## the venv with everything a developer needs
	test -x $(PYTHON) || python3 -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/lint.txt

requirements:    ## compile the pins anew (extras stay named: pip needs them when hashes are checked)
	for set in base embedded test lint; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	    --no-header --no-emit-index-url --no-emit-find-links requirements/$$set.in -o requirements/$$set.txt; \
	done

run:             ## start everything (same as ./run)
	./run

fmt:             ## format the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

format-check:    ## is the code formatted?
	$(BIN)/ruff format --check .

lint:            ## ruff and the templates
	$(BIN)/ruff check .
	$(BIN)/djlint --quiet --lint templates

layers:          ## who may import whom
	$(BIN)/lint-imports

types:           ## mypy
	$(BIN)/mypy apps partybuild

migrations:      ## nothing missing, nothing risky
	$(PYTHON) manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=partybuild.settings.lint $(PYTHON) manage.py lintmigrations

deploy-check:    ## Django's own check with production settings (its texts compiled, as where it runs)
	$(PYTHON) manage.py compile_catalogues
	PARTYBUILD_SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	PARTYBUILD_SEALING_KEYS=$$($(PYTHON) -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())') \
	PARTYBUILD_HOSTS=partybuild.example DATABASE_URL=postgres://x@localhost/x REDIS_URL=redis://localhost/0 \
	DJANGO_SETTINGS_MODULE=partybuild.settings.prod \
	$(PYTHON) manage.py check --deploy --fail-level WARNING

messages:        ## collect texts for translation (needs gettext)
	$(PYTHON) manage.py makemessages --all --no-obsolete --no-wrap --add-location file --ignore=.venv --ignore=var --ignore=tests

test: .venv/installed-test ## all tests with their own servers
	$(PYTHON) manage.py compile_catalogues
	$(PYTHON) -m pytest -q -n $(JOBS) --dist loadgroup

.venv/installed-test: requirements/test.txt
	test -x $(PYTHON) || python3 -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/test.txt
	touch $@

browser:         ## journeys in a real browser (needs chromium)
	$(PYTHON) -m pytest -q -m browser -n $(JOBS) --dist loadgroup --no-loadscope-reorder

bench:           ## the benchmark, all sizes: writes docs/benchmarks.md
	$(PYTHON) -m tests.bench

bench-small:     ## the benchmark at its smallest size
	$(PYTHON) -m tests.bench --sizes 10000 --no-report

ci: format-check lint layers types migrations deploy-check test browser bench-small ## what the gate runs
