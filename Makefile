# Two commands set everything up on a fresh machine, each alone: `make preview` and `make test`.

SWIFT ?= swift
CHECKED := --explicit-target-dependency-import-check error
# A release binary that carries its Swift runtime with it.
RELEASE := -c release --static-swift-stdlib --scratch-path .build-release $(CHECKED)
PREFIX ?= /usr/local
NOW := 2026-11-24T08:00:00Z

.PHONY: help templates preview test crash cadence lint bench install deps test-deps check-outbox release release-review screenshot

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

preview: deps ## real drafts of the example workspace, into Outbox/
	$(SWIFT) build $(CHECKED) --product rapport
	$$($(SWIFT) build --show-bin-path)/rapport preview --workspace Examples/northlight --now $(NOW)

test: test-deps ## every test
	$(SWIFT) build $(CHECKED) --build-tests
	$(SWIFT) test $(CHECKED) --disable-xctest --skip-build

lint: ## the source's format, without a build
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

check-outbox: preview ## fails where the committed drafts are not those of the templates
	git diff --exit-code --stat -- Outbox
	@test -z "$$(git status --porcelain -- Outbox)" || \
	  { git status --short -- Outbox; echo "make preview changed Outbox/: commit it"; exit 1; }

crash: release test-deps ## kill the sender thousands of times: nothing twice, nothing lost
	Tests/Crash/run $$($(SWIFT) build $(RELEASE) --show-bin-path)/rapport

cadence: deps ## ten thousand random books: no mail goes against a cap, and no rule is unwatched
	$(SWIFT) build $(RELEASE) --product cadence
	$$($(SWIFT) build $(RELEASE) --show-bin-path)/cadence --books 10000 --days 90
	$$($(SWIFT) build $(RELEASE) --show-bin-path)/cadence --plants

bench: deps ## our figures beside the peers'
	Benchmarks/run

release: deps ## one optimised binary
	$(SWIFT) build $(RELEASE) --product rapport

release-review: deps ## the page, a program of its own
	$(SWIFT) build $(RELEASE) --product rapport-review

install: release release-review ## the binary, its page and its completions, below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $$($(SWIFT) build $(RELEASE) --show-bin-path)/rapport $(DESTDIR)$(PREFIX)/bin/rapport
	install -m 755 $$($(SWIFT) build $(RELEASE) --show-bin-path)/rapport-review $(DESTDIR)$(PREFIX)/bin/rapport-review
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(DESTDIR)$(PREFIX)/bin/rapport --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/rapport
	$(DESTDIR)$(PREFIX)/bin/rapport --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_rapport
	$(DESTDIR)$(PREFIX)/bin/rapport --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/rapport.fish

deps: ## what building needs, from Debian's packages
	@.ci/install-packages build

screenshot: deps ## the picture in the README; wants chromium
	$(SWIFT) build $(CHECKED) --product rapport
	Examples/ci/screenshot $$($(SWIFT) build --show-bin-path)/rapport

templates: ## the starter templates into the binary
	.ci/embed-templates

test-deps: ## what the tests need besides
	@.ci/install-packages build test
	@.ci/unpack-postfix .build/tools/postfix
