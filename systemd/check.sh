#!/usr/bin/env bash
# Checks the unit and its user and folders as systemd reads them, without installing anything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# An exposure of at most 1.5 on systemd's scale of 10, which the option counts in tenths.
readonly most_exposure=15

folder=$(mktemp -d)
readonly folder
trap 'rm -rf -- "$folder"' EXIT

passed=0
failed=0

# check WHAT COMMAND…: runs the command; what it says is shown only where it fails.
check() {
    local what=$1
    shift
    if "$@" >"$folder/said" 2>&1; then
        passed=$((passed + 1))
        echo "✓ $what"
    else
        failed=$((failed + 1))
        echo "✗ $what"
        sed 's/^/    /' "$folder/said"
    fi
}

# `verify` wants the programs of a unit to exist; here they may not be installed, so a copy names one that is.
copy_unit() {
    mkdir -p "$folder/units"
    sed -E 's|^(Exec[A-Za-z]+=)/[^ ]+|\1/bin/true|' seminard.service >"$folder/units/seminard.service"
}

verify() { systemd-analyze verify --man=no --recursive-errors=yes "$folder/units/seminard.service"; }

exposure() {
    systemd-analyze security --no-pager --offline=yes --threshold="$most_exposure" "$folder/units/seminard.service"
}

# A key that systemd does not know must be an error, else the two checks above would prove nothing.
misspelling_is_found() {
    mkdir -p "$folder/misspelled"
    sed 's/^ProtectHome=/ProtectHouse=/' "$folder/units/seminard.service" >"$folder/misspelled/seminard.service" || return
    ! systemd-analyze verify --man=no --recursive-errors=yes "$folder/misspelled/seminard.service"
}

setting() { sed -n "s/^$1=//p" seminard.service; }

# The user and the group of the unit are those that the package makes.
accounts() {
    local plan
    plan=$(systemd-sysusers --dry-run --root="$folder" "$PWD/seminard.sysusers" 2>&1)
    echo "$plan"
    grep -q "user '$(setting User)'" <<<"$plan" && grep -q "group '$(setting Group)'" <<<"$plan"
}

copy_unit
check "the unit is understood without a warning" verify
check "a misspelled key in it would be found" misspelling_is_found
check "its exposure is at most $((most_exposure / 10)).$((most_exposure % 10))" exposure
check "its user and group are made by seminard.sysusers" accounts

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
