# Everything a person types. `make help` lists it.
# Needs git, make and Python 3.11, 3.12 or 3.13. All else is installed into .venv: what results need from requirements.lock,
# and on top JupyterLab from requirements-notebooks.lock, what tests and docs need from requirements-dev.lock.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev results print release-tables official rehearse test test-fast test-release lint coverage docs notebooks themes-diff review-sheet second-coder fmt bench validate test-kill test-newest mutate withhold test-slurm fuzz audit doctor unlock redate config addresses refresh replay-all ledger lock clean metadata readme answer screenshots report rerun release place

VENV := .venv
PY := $(VENV)/bin/python
SNAKEMAKE := $(VENV)/bin/snakemake
PYTEST := $(PY) -m pytest
CORES ?= all
WORKERS = -n $(if $(filter all,$(CORES)),auto,$(CORES))
FAST := not workflow and not mirror and not browser and not notebook and not slow and not release

# Folders (separated as in PATH) or an address with the official files; folders beside the checkout are found by themselves.
SPACE := $() $()
TIPIMPACT_MIRROR ?= $(subst ../shared,$(CURDIR)/../shared,$(subst $(SPACE),:,$(wildcard ../shared/data ../shared/evidence)))
export TIPIMPACT_MIRROR

# BLAS threads would fight with Snakemake for cores, and change nothing in the results.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

# Each test worker and each job would compile modules and tests again.
unexport PYTHONDONTWRITEBYTECODE

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/installed ## create .venv with what results need (other targets do it too)

setup-dev: $(VENV)/installed $(VENV)/installed-dev ## add what tests and docs need (other targets do it too)

# The locks are complete, so nothing is resolved again.
INSTALL := $(VENV)/bin/uv pip install --python $(PY) --no-deps --require-hashes --compile-bytecode --build-constraint requirements-build.lock
# Nobody runs the libraries' own tests, so their bytecode (90 MB) goes.
TRIM := find $(VENV) -path '*/tests/*.pyc' -delete

# Snakemake runs the interpreter by its path and without quotes, so that a shell would part it at a space. Asked each time,
# because a folder can be renamed after it was set up.
place:
	@case "$(VENV)" in /*) at="$(VENV)" ;; *) at="$$PWD/$(VENV)" ;; esac
	case "$$at" in *[[:space:]\"\'\$$\&\(\)\;\|\<\>\*\?\`]*)
	  echo "The path of the environment has a space, or a sign that a shell reads: $$at" >&2
	  echo "  what to do: rename the folder, or keep the environment elsewhere: make $(MAKECMDGOALS) VENV=/a/folder/without/spaces" >&2
	  exit 1 ;;
	esac

$(VENV)/locked: requirements.lock requirements-build.lock | place
	@for python in $${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
	    found=$$python; break
	  fi
	done
	if [ -z "$${found:-}" ]; then
	  echo "No Python 3.11, 3.12 or 3.13 with venv was found on the PATH." >&2
	  echo "  what to do: install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2
	  exit 1
	fi
	echo "Setting up $(VENV) with $$($$found --version). This happens once and takes about a minute."
	$$found -m venv --clear $(VENV)
	# the installer comes from the lock too, with its hash
	awk '/^uv==/ { p = 1 } p { print } p && !/\\$$/ { exit }' requirements.lock > $(VENV)/uv.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	$(INSTALL) -r requirements.lock
	$(TRIM)
	touch $@

$(VENV)/installed: $(VENV)/locked pyproject.toml
	@$(VENV)/bin/uv pip install --python $(PY) --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/installed-%: $(VENV)/locked requirements-%.lock
	@echo "Adding the tools of requirements-$*.lock to $(VENV)."
	$(INSTALL) --quiet -r requirements.lock -r requirements-$*.lock
	$(TRIM)
	touch $@
.ONESHELL:

results: setup ## print the newest release, then run the sample edition; needs no network
	@$(PY) -m tipimpact.common.written results/answer results/sample
	$(SNAKEMAKE) --cores $(CORES)
	cat data/processed/sample/publish/closing.txt

print: setup ## print a run, or any data package, into results/print: FROM=results/sample
	@$(SNAKEMAKE) publish --cores $(CORES) --config print=$(or $(FROM),results/sample)
	echo "Done. Open results/print/index.html"

release-tables: setup ## make the release of the tables from the official edition that was run: RELEASE=0.4
	@$(SNAKEMAKE) results/sample/data/datapackage.json --cores $(CORES)
	$(SNAKEMAKE) data/releases/$(or $(RELEASE),0.4) --cores $(CORES) --configfile config/official.yaml --forcerun write_release

official: setup ## run the official edition (from TIPIMPACT_MIRROR, or from the publishers); AGAIN=1 asks again for what was missing
	@$(if $(AGAIN),$(PY) -m tipimpact.retrieve.start data/processed/official/retrieve)
	$(PY) -m tipimpact.common.written results/official
	$(SNAKEMAKE) --cores $(CORES) --configfile config/official.yaml
	cat data/processed/official/publish/closing.txt

rehearse: setup-dev ## run the official edition from a stand-in for the internet (files of TIPIMPACT_MIRROR): FAULTS="html cut" or all, INTO=folder
	@$(PY) dev/rehearse.py --cores $(CORES) --faults "$(FAULTS)" --into "$(INTO)" $(ARGS)

test: setup-dev results ## run every test that this machine can run, without those of test-release
	@$(PYTEST) $(WORKERS) --dist loadfile $(ARGS)

test-fast: setup-dev ## run the quick tests, which need no run, mirror, browser or notebook: STAGE=tfwp for one stage
	@$(PYTEST) $(WORKERS) --dist loadfile -m "$(FAST)" $(ARGS) tests/$(STAGE)

test-release: setup-dev results ## run the long tests that a release needs and a change seldom touches: each recipe's stage, a day's pages
	@$(PYTEST) $(WORKERS) --dist loadfile -m release $(ARGS)

lint: setup-dev ## look for faults of form in code, types, rules, notebooks and words: ARGS=mypy for one linter
	@$(PY) dev/lint.py $(ARGS)

coverage: setup-dev results ## run the tests and report the lines they do not reach
	@$(PYTEST) $(WORKERS) --dist loadfile --cov=tipimpact --cov-report=term-missing:skip-covered

docs: setup-dev ## build the documentation into dist/docs; needs no network
	@$(PY) dev/diagram.py
	NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --quiet
	echo "Done. Open dist/docs/index.html"

notebooks: results $(VENV)/installed-notebooks ## open the notebooks in JupyterLab
	@$(VENV)/bin/jupyter lab notebooks

themes-diff: setup ## list the sentences that a change of the codebook gains and loses: BASE=revision or mentions.parquet, NOW=mentions.parquet, EDITION=official
	@$(PY) dev/themes_diff.py --base $(or $(BASE),HEAD) --now "$(NOW)" --edition $(or $(EDITION),sample)

review-sheet: setup ## list the decisions in a returned queue: SHEET=queue.xlsx INTO=review.csv EDITION=official
	@$(PY) dev/review_sheet.py "$(SHEET)" "$(INTO)" --edition $(or $(EDITION),sample)

second-coder: setup ## train the second coder and score the sentences again (needs make official; installs the extra second-coder, 90 MB)
	@$(VENV)/bin/uv pip install --python $(PY) --quiet --no-build-isolation --editable '.[second-coder]'
	$(PY) dev/second_coder.py

open-labels: setup ## score the sealed labels, once for a release, and log the opening: RELEASE=0.2.0 (needs make official)
	@$(PY) dev/open_labels.py $(RELEASE)

fmt: setup-dev ## format Python, Snakemake files and notebooks
	@$(VENV)/bin/ruff format --quiet .
	$(VENV)/bin/snakefmt Snakefile workflow
	$(VENV)/bin/nbstripout notebooks/*.ipynb
	$(VENV)/bin/ruff check --fix .

bench: setup-dev ## measure against the limits of dev/benches, all stages or STAGE=tfwp; writes results/bench.json
	@$(PY) dev/bench.py $(STAGE)

validate: setup-dev ## repeat published results and the simulation studies of the estimators; writes docs/validation/ and short tables in docs/impact.md
	@$(PY) -m validation.run

redate: ## reset outputs dated in the future, so that later edits are noticed
	@for folder in data/processed results; do
	  if [ -d $$folder ]; then find $$folder -newermt now -exec touch -h -d 2000-01-01 {} +; fi
	done

config: setup ## write config/config.yaml, its schema and config/README.md from the models
	@$(PY) dev/config_docs.py

addresses: setup ## list the units of law that eligibility rows may cite (needs make official)
	@$(PY) dev/addresses.py

refresh: setup ## ask the catalogues what is newer than the rows of config/sources/, and write a patch that proposes rows
	@$(PY) dev/refresh.py $(ARGS)

replay-all: setup-dev ## replay every Act whose statute is held against its newest consolidation: LAWS=checkout of justicecanada/laws-lois-xml
	@$(PY) dev/replay_all.py $(or $(LAWS),../laws-lois-xml)

ledger: setup-dev ## compile the commencement ledger from the Table of Public Statutes: LAWS=folder with its ENGLISH and FRANÇAIS
	@$(PY) dev/compile_ledger.py $(or $(LAWS),../laws-lois-xml)

lock: setup ## compile the locks and environment.yml from pyproject.toml: ARGS=--upgrade, ARGS="--upgrade-package pandas"
	@compile() {
	  $(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet $(ARGS) "$$@"
	}
	compile pyproject.toml --extra workflow --group install --output-file requirements.lock
	compile pyproject.toml --extra workflow --group install --group notebooks --constraint requirements.lock \
	  --output-file requirements-notebooks.lock
	compile pyproject.toml --extra workflow --group install --group notebooks --group dev --group docs --constraint requirements.lock \
	  --constraint requirements-notebooks.lock --output-file requirements-dev.lock
	compile --group build --constraint requirements.lock --output-file requirements-build.lock
	for engine in slurm kubernetes; do
	  compile --group $$engine --constraint requirements.lock --output-file profiles/$$engine/requirements.lock
	done
	$(PY) dev/environment.py

test-kill: setup-dev results ## kill the sample run at 30 random moments, resume it, and compare the results
	@$(PYTEST) -m kills tests/workflow/test_interruption.py
	$(PY) dev/kill.py

test-newest: place ## run the sample edition and the workflow's tests with the newest Snakemake, also above our ceiling, in .venv-newest
	@$(MAKE) setup-dev VENV=$(VENV)-newest
	$(VENV)-newest/bin/uv pip install --python $(VENV)-newest/bin/python --quiet --upgrade snakemake
	$(MAKE) results VENV=$(VENV)-newest
	$(VENV)-newest/bin/python -m pytest $(WORKERS) --dist loadfile tests/workflow

mutate: setup-dev ## change one thing in functions drawn by chance, and see whether fast tests notice: ROOMS=impact,disclosure NUMBER=34
	@$(PY) dev/mutate.py $(if $(ROOMS),--rooms $(ROOMS)) $(if $(NUMBER),--number $(NUMBER)) --into $(or $(INTO),results/mutants.csv)

withhold: setup-dev $(if $(filter official,$(EDITION)),,results) ## run an edition without each collection, each text of law and random sources, and with files for gaps: EDITION=official ONLY="'law annual' 'subset 8'"
	@$(if $(EDITION)$(ONLY),,$(PYTEST) $(WORKERS) -m withhold)
	$(PY) dev/withhold.py --edition $(or $(EDITION),sample) --only $(ONLY) --into $(or $(INTO),results/withheld.csv)

test-slurm: setup ## run the sample edition through a one-node Slurm on this machine (as root, Debian's packages) and compare
	@bash dev/test_slurm.sh

fuzz: setup-dev ## give every reader CASES (10000) damaged and hostile files; ARGS="--only lmia_xlsx"
	@$(PY) dev/fuzz.py --cases $(or $(CASES),10000) $(ARGS)

audit: setup-dev ## check licences and hashes of the locked packages, and known vulnerabilities where a database can be reached
	@$(PY) dev/audit.py

doctor: ## check whether this machine can run the pipeline, and say what to do if not
	@for python in $${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
	  if command -v $$python > /dev/null; then exec $$python dev/doctor.py; fi
	done
	echo "MEND no Python was found"; echo "       what to do: install Python 3.11, 3.12 or 3.13" ; exit 1

unlock: setup ## remove the lock of a killed run
	@$(SNAKEMAKE) --unlock

readme: results ## write what the two READMEs say of results, and their picture, from the contracts and the release
	@$(PY) dev/readme.py

answer: setup-dev ## write the answer of the newest release into docs/answer, and record what is printed of it
	@$(PY) dev/answer.py
	@$(PY) dev/printed.py

screenshots: setup-dev ## photograph the first page, its figures and the brief of the official edition for the documentation
	@$(PY) dev/screenshots.py

metadata: setup ## write codemeta.json and codecheck.yml from pyproject.toml, CITATION.cff and the contracts
	@$(PY) dev/metadata.py

report: results ## write Snakemake's own report of the sample edition into dist/
	@mkdir -p dist
	$(SNAKEMAKE) --cores 1 --report dist/report.html

rerun: setup ## repeat an old run from its record and compare: RECORD=results/sample INTO=../then
	@$(PY) dev/rerun.py $(RECORD) $(INTO) $(ARGS)

release: results ## bundle checkout and results of the sample edition into dist/, for an archive or a data editor
	@$(PY) dev/release.py sample

clean: ## remove what runs made; keep .venv and retrieved files
	@rm -rf data/processed/{sample,official,answer,print} results/{sample,official,answer,print} results/bench.json logs .snakemake
