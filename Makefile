# Everything is done by .ci/bootstrap.py, which needs nothing but Python; these are its short names.
# More can be handed on: make run ARGS=my.annot    make test ARGS="tests/domain -k span"

# The first Python that fits, by trying: a name on the path may be a stub that starts nothing.
ifndef PYTHON
PYTHON := $(shell for name in python3 python python3.13 python3.12 python3.11 python3.14; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null \
	&& { echo $$name; break; }; done)
endif
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test test-interop bench screenshots translations lock wheel clean help

run: python ## open the program on the sample project
	@$(PYTHON) .ci/bootstrap.py run $(ARGS)

test: python ## check style, types and import contracts, then run the tests
	@$(PYTHON) .ci/bootstrap.py test $(ARGS)

test-interop: python ## try what is exported with the libraries and tools that it is for
	@$(PYTHON) .ci/bootstrap.py test-interop $(ARGS)

bench: python ## measure speed and memory beside their limits
	@$(PYTHON) .ci/bootstrap.py bench $(ARGS)

screenshots: python ## draw the pictures of the screens anew
	@$(PYTHON) .ci/bootstrap.py screenshots $(ARGS)

translations: python ## take in new texts, compile the translations, list what is unfinished
	@$(PYTHON) .ci/bootstrap.py translations $(ARGS)

lock: python ## choose package versions anew and write the lock files
	@$(PYTHON) .ci/bootstrap.py lock $(ARGS)

wheel: python ## build the wheel and the source archive into dist/
	@$(PYTHON) .ci/bootstrap.py wheel $(ARGS)

clean: python ## remove all that was made
	@$(PYTHON) .ci/bootstrap.py clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1	/p' Makefile | expand -t 20

.PHONY: python
python:
ifeq ($(PYTHON),)
	@echo 'Annotator needs Python 3.11 to 3.14, and none was found: install one (on Debian: apt-get install python3).' >&2; exit 2
endif
