# What a developer types. `make` alone prints the targets; two need nothing but Debian and Swift: `run` and `test`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run test lint build check-unit man deb bench tools build-packages test-packages bench-packages

# One build folder for all, and the same flags for all that build in it: nothing is built twice. The import check makes
# an arrow that Package.swift does not draw an error.
swift_build := swift build --explicit-target-dependency-import-check error
programs := .build/debug
run_tests := swift test --skip-build --disable-xctest --explicit-target-dependency-import-check error
swift_sources := Sources Tests Package.swift

build_packages := libcurl4-openssl-dev libsqlite3-dev pkg-config tzdata zlib1g-dev
test_packages := $(build_packages) calcurse libfaketime libical-dev openssl procps python3 python3-venv systemd

bench_packages := $(build_packages) libical-dev

# How many `make bench` goes up to; 10000 takes some minutes.
seminars := 1000

page := http://127.0.0.1:8021/tadl-ss21
seminarctl := $(programs)/seminarctl --socket state/control.sock

help: ## print this
	@echo "make run    build, and run the sample seminar's whole term in about three minutes"
	echo "make test   check the formatting, build, and run every test"
	echo "make lint   check the formatting only"
	echo "make build  build the programs, into $(programs)"
	echo "make man    write the manual pages, into .build/man"
	echo "make deb    make the Debian package, into .build-deb"
	echo "make bench  measure the calendar beside libical, delivery beside Postfix, and many seminars, into .build-bench"

# $(call install,PACKAGES): those of them that are missing. Another system than Debian is told what it needs.
define install
	if ! command -v dpkg-query >/dev/null; then
	  echo "This is not Debian; these are taken to be there: $(1)" >&2
	  exit 0
	fi
	missing=()
	for package in $(1); do
	  status=$$(dpkg-query -W -f '$${db:Status-Status}' "$$package" 2>/dev/null || true)
	  [[ $$status == installed ]] || missing+=("$$package")
	done
	if (( $${#missing[@]} == 0 )); then exit 0; fi
	as_root=()
	if (( EUID != 0 )); then
	  command -v sudo >/dev/null || {
	    echo "Missing: $${missing[*]}. Neither root nor sudo is here; as root: apt-get install $${missing[*]}" >&2
	    exit 1
	  }
	  as_root=(sudo)
	fi
	echo "Installing $${missing[*]}"
	"$${as_root[@]}" apt-get update -qq
	"$${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}"
endef

tools:
	@command -v swift >/dev/null || { echo "There is no swift here; install Swift 6.3 or newer: https://swift.org/install" >&2; exit 1; }

build-packages: tools
	@$(call install,$(build_packages))

test-packages: tools
	@$(call install,$(test_packages))

bench-packages: tools
	@$(call install,$(bench_packages))

# The parsers and calendar programs that read our calendars. They are installed again only when their list changes.
.venv/installed: Tests/requirements.txt | test-packages
	@echo "Installing the tests' Python packages into .venv"
	python3 -m venv --clear .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# The mail servers that the tests send through; unpacked, not installed.
.build/mail-servers/root: Tests/MailServers/unpack.sh | test-packages
	@echo "Unpacking the tests' mail servers into .build/mail-servers"
	Tests/MailServers/unpack.sh .build/mail-servers

build: build-packages
	@echo "Building; the first time this takes some minutes"
	$(swift_build)

# A fresh state every time, and only this checkout's own; not while a service still runs on it.
run: build
	@if [[ -S state/control.sock ]]; then
	  answer=0
	  $(seminarctl) status >/dev/null 2>&1 || answer=$$?
	  if (( answer != 69 )); then
	    echo "A service already runs on this checkout's state; stop it first (Control-C where it runs)" >&2
	    exit 74
	  fi
	fi
	rm -rf -- "$(CURDIR)/state"
	mkdir -m 0700 state
	echo
	echo "The sample seminar's term from 24 February 2021, a day a second. Control-C ends it."
	echo
	echo "  page   $(page)"
	echo "  feed   $(page).ics"
	echo "  mails  state/outgoing/new"
	echo
	echo "In another terminal, in this folder:"
	echo
	echo "  export SEMINARD_SOCKET=state/control.sock PATH=\$$PWD/$(programs):\$$PATH"
	echo "  seminarctl status"
	echo "  seminarctl upcoming"
	echo "  seminarctl reminders"
	echo "  seminarctl outbox list"
	echo "  seminarctl explain juergen.weiss@example.org"
	echo
	exec $(programs)/seminard run --config config/seminard.yaml --clock-start "2021-02-24 08:00" --clock-speed 86400

lint: tools
	@swift format lint --strict --recursive --parallel $(swift_sources)
	echo "The formatting is right"

check-unit: test-packages
	@systemd/check.sh

# What takes seconds comes first. A thousand tests that pass are one line; of those that fail every word is shown, and
# the log's end for a run that was cut off.
test: test-packages .venv/installed .build/mail-servers/root lint check-unit
	@echo "Building; the first time this takes some minutes"
	$(swift_build) --build-tests
	echo "Testing, for about three minutes; line by line in .build/tests.log"
	$(run_tests) > .build/tests.log 2>&1 || {
	  tail -n 20 .build/tests.log
	  printf '\nWhat failed:\n'
	  grep -A 8 -e '^✘' -e '[Ff]atal error' -e 'unexpected signal' .build/tests.log | grep -v '^✔' | tail -n 200
	  exit 1
	}
	grep '^✔ Test run with' .build/tests.log

# The pages say what `--help` says, since they are made of it; dated by the last commit, so that they are the same bytes.
# The generator's own words on the exit status ("0 on success, >0 if an error occurs") would contradict the help's table.
man: build
	@swift build --product generate-manual
	mkdir -p .build/man
	date=$$(git log -1 --format=%cs 2>/dev/null || date +%F)
	generate() {
	  $(programs)/generate-manual $(programs)/$$1 --section $$2 --date "$$date" --output-directory .build/man
	  sed -i -e '/^\.Sh "EXIT STATUS"$$/d' -e '/^\.Ex -std/d' .build/man/$$1.$$2
	}
	generate seminard 8
	generate seminarctl 1
	ls .build/man/*

# Swift's own libraries are linked in, so that the package runs where no Swift is; that needs a build folder of its own.
deb: man
	@echo "Building for release; this takes some ten minutes"
	swift build --configuration release --static-swift-stdlib --scratch-path .build-deb
	systemd/package.sh .build-deb/release .build/man .build-deb/checkouts .build-deb

# Optimised, in a build folder of its own, and with parts that nothing else needs. First what is measured beside another
# program, then what each step costs by itself.
bench: bench-packages .build/mail-servers/root
	@echo "Building for release; the first time this takes some minutes"
	export SEMINARD_BENCH=1
	$(swift_build) --configuration release --scratch-path .build-bench --product CalendarRatios
	.build-bench/release/CalendarRatios
	$(swift_build) --configuration release --scratch-path .build-bench --product seminard
	$(swift_build) --configuration release --scratch-path .build-bench --product DeliveryRatios
	.build-bench/release/DeliveryRatios
	$(swift_build) --configuration release --scratch-path .build-bench --product ScaleRatios
	.build-bench/release/ScaleRatios $(seminars)
	swift package --scratch-path .build-bench benchmark --target CalendarBenchmarks --no-progress
