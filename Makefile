# The two commands of the README and what they stand on. `make help` lists them.
#
# Builds and downloads are kept outside the checkout; set CARGO_TARGET_DIR, npm_config_cache or GANGWAY_VENV to move them.

SHELL := /bin/bash
.DEFAULT_GOAL := help

IN_CACHES := . scripts/caches &&
MANIFEST := ui/dist/manifest.json
UI_SOURCES := $(shell find ui/src ui/vite.config.ts -type f 2>/dev/null)

.PHONY: help run test release check web fmt clean-web

help: ## List the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: web ## Build, create the demo town and serve it on http://localhost:8080 (ARGS="--fresh" starts it anew)
	@scripts/need cargo cc
	$(IN_CACHES) cargo build --locked --workspace
	@$(IN_CACHES) exec "$$CARGO_TARGET_DIR/debug/gangway" demo $(ARGS)

test: web ## Run every test: Rust on both databases, then the browser journeys
	@scripts/need cargo cc
	@scripts/test-tools
	@scripts/with-postgres scripts/test

release: web ## Build the binary for a server and print where it lies
	@scripts/need cargo cc
	$(IN_CACHES) cargo build --locked --release --package gangway
	@$(IN_CACHES) echo "$$CARGO_TARGET_DIR/release/gangway"

check: node_modules/.package-lock.json ## Formatting, clippy, tidy, eslint, prettier, types
	@scripts/need cargo cc
	cargo fmt --all --check
	$(IN_CACHES) cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
	$(IN_CACHES) cargo xtask tidy
	npm run --silent format:check
	npm run --silent lint
	npm run --silent types

fmt: node_modules/.package-lock.json ## Format everything
	cargo fmt --all
	npm run --silent format

web: $(MANIFEST) ## Install the front end's packages and build it, when something changed

node_modules/.package-lock.json: package.json package-lock.json
	@scripts/need npm
	$(IN_CACHES) npm ci --no-progress
	@touch $@

$(MANIFEST): node_modules/.package-lock.json $(UI_SOURCES)
	npm run --silent build
	@touch $@

clean-web: ## Forget the front end's packages and build
	rm -rf node_modules ui/dist
