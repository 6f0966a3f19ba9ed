# The few commands. Each works by itself on a Debian machine with Rust and Node: what is missing comes from the package
# managers (as root; otherwise the names of the packages are said).
.PHONY: demo test check bench release e2e web apt help

export DEBIAN_FRONTEND = noninteractive
DATA ?= target/demo
LISTEN ?= 127.0.0.1:8420

help: ## What there is
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: web ## The invented firm, filled anew and served at http://127.0.0.1:8420
	cargo build --package app --bin spagat
	@# Its days are relative to today, so a demo folder of an earlier run is made anew; any other folder is left alone.
	@if [ -f "$(DATA)/demo.txt" ]; then rm -r "$(DATA)"; fi
	target/debug/spagat demo --data "$(DATA)"
	target/debug/spagat serve --data "$(DATA)" --listen $(LISTEN)

test: apt web ## Everything: formatting, clippy, both databases, scale, types, browser, licences
	@if [ -f web/package.json ]; then cd web && npx tsc --noEmit && { [ ! -f scripts/size.mjs ] || node scripts/size.mjs; }; fi
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@$(MAKE) --no-print-directory units
	@$(MAKE) --no-print-directory e2e-run

check: apt ## Fast: formatting, clippy with warnings denied, unit tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	@$(MAKE) --no-print-directory units

.PHONY: units
units:
	@if command -v cargo-nextest >/dev/null; then cargo nextest run --workspace --no-fail-fast; else cargo test --workspace --no-fail-fast; fi

bench: apt web ## Speed as ratios in one run, and the pages; the table is docs/operations/performance.md
	cargo bench --package app --bench import
	cargo bench --package app --bench import -- --postgres
	cargo build --release --package app --bin spagat --example firm
	tools/measure.sh
	tools/measure.sh --postgres

release: web ## One self-contained binary: target/release/spagat
	cargo build --release --package app --bin spagat
	@ls -l target/release/spagat

e2e: apt web ## Browser stories in Chromium, with axe
	@$(MAKE) --no-print-directory e2e-run

.PHONY: e2e-run
e2e-run:
	@if [ -f e2e/run.mjs ]; then cargo build --package app --bin spagat && node e2e/run.mjs; else echo "no browser stories yet"; fi

web: ## Script, style, fonts and icons, built by Vite into web/dist
	@if [ -f web/package.json ]; then tools/web.sh; else echo "no web/package.json yet"; fi

apt: ## Debian's packages that tests need: postgresql, chromium, a font
	@tools/packages.sh postgresql:initdb chromium:chromium fonts-dejavu-core:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
