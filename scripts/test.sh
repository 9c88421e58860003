#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test; ends with "N passed, N failed".
#
#   scripts/test.sh             everything, as CI does
#   scripts/test.sh quick       rules and unit tests in the debug build, while developing
#   scripts/test.sh STEP...     some of: rules debug asan gift clang lint release browser sdk bench
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source scripts/steps.sh

declare -A about=(
  [rules]="include table, SQL, coroutines, lengths, format"
  [debug]="unit tests, debug build"
  [asan]="unit and end-to-end tests under the address and undefined-behaviour sanitizers"
  [gift]="another parser of GIFT reads what we read and write"
  [clang]="the bot built by a second compiler, unit tests of its coroutines and storage"
  [release]="the program as people run it, end-to-end tests"
  [browser]="the sandbox's page in headless Chromium (pictures in build/screenshots)"
  [sdk]="Slack's own packages for Node against the sandbox"
  [bench]="a short run of the benchmark"
  [lint]="clang-tidy on the folders without sockets"
)
results=$PWD/build/results
passed=0 failed=0

# Reads the counts that ctest left; a run that left none has failed as a whole.
count_ctest() {
  local counts
  if counts=$(python3 - "$1" 2>/dev/null <<'PYTHON'
import sys, xml.etree.ElementTree as tree
suite = tree.parse(sys.argv[1]).getroot().attrib
tests, failed, skipped = (int(suite[key]) for key in ('tests', 'failures', 'skipped'))
print(tests - failed - skipped, failed)
PYTHON
  ); then
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
  fi
}

# ctest PRESET [OPTION...]: a bar on a terminal; in a log only what went wrong, and the sum.
run_ctest() {
  local preset=$1 report=$results/$1.xml status
  shift
  rm -f "$report"
  local options=(--preset "$preset" -j "$(nproc)" --no-tests=error --output-junit "$report" "$@")
  if [[ -t 1 ]]; then
    ctest --progress "${options[@]}"
    status=$?
  else
    ctest "${options[@]}" | grep -vE '^ +Start +[0-9]+: | Passed +[0-9.]+ sec$'
    status=${PIPESTATUS[0]}
  fi
  count_ctest "$report"
  return "$status"
}

step_rules() { python3 scripts/tidy.py && scripts/format.sh --check; }

step_debug() { build debug && run_ctest debug -L unit; }

step_asan() {
  build asan || return
  ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 \
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 run_ctest asan
}

# The rest of the tests says little more by another compiler, and takes minutes to build.
step_clang() {
  build clang compiler_canary {net,slack,storage,bot}_tests &&
    run_ctest clang -L core
}

step_release() {
  build release fieldcert end_to_end_tests cli_tests && run_ctest release -L end_to_end
}

step_browser() { build release fieldcert && run_node_tests browser; }

step_sdk() { build release fieldcert && run_node_tests sdk; }

step_gift() {
  build asan gift_roundtrip &&
    GIFT_ROUNDTRIP=$PWD/build/asan/tests/gift_roundtrip run_node_tests gift
}

run_node_tests() {
  install_packages "tests/$1" || return
  local files log=$results/$1.tap status
  mapfile -t files < <(find "tests/$1" -name node_modules -prune -o -name '*test.*js' -print)
  ((${#files[@]} > 0)) || { echo "no tests in tests/$1" >&2; return 1; }
  FIELDCERT_BINARY=$PWD/build/release/fieldcert FIELDCERT_SCREENSHOTS=$PWD/build/screenshots \
    node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$log" "${files[@]}"
  status=$?
  passed=$((passed + $(awk '/^# pass / {n = $3} END {print n + 0}' "$log")))
  failed=$((failed + $(awk '/^# fail / {n = $3} END {print n + 0}' "$log")))
  return "$status"
}

# From the lock file, and only when that has changed since.
install_packages() {
  local lock=$1/package-lock.json mark=$1/node_modules/.package-lock.json
  if [[ ! -e $mark || $lock -nt $mark ]]; then
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) && touch "$mark"
  fi
}

step_bench() { tests/bench/run.sh --quick; }

step_lint() {
  local folders=(domain content config slack storage handlers)
  build clang fieldcert_storage && find "${folders[@]}" -maxdepth 1 -name '*.cpp' -print0 |
    xargs -0 -n 4 -P "$(compilers_at_once)" clang-tidy -p build/clang --quiet 2>&1 |
    { grep -v ' warnings generated\.$' || true; }
}

run_step() {
  local start=$SECONDS before=$failed status
  heading "$1: ${about[$1]}"
  "step_$1"
  status=$?
  if ((status == 0)); then
    echo "$1: done after $((SECONDS - start)) s"
  else
    if ((failed == before)); then failed=$((failed + 1)); fi
    echo "$1: FAILED after $((SECONDS - start)) s"
  fi
  return "$status"
}

steps=(rules asan gift clang lint release browser sdk bench)
if [[ ${1:-} == quick ]]; then
  steps=(rules debug)
elif (($# > 0)); then
  steps=("$@")
fi
for step in "${steps[@]}"; do
  if [[ ! -v about[$step] ]]; then
    echo "test: unknown step '$step'; steps: ${!about[*]}" >&2
    exit 2
  fi
done

heading "packages"
scripts/setup.sh test || exit 1
mkdir -p "$results"
status=0
for step in "${steps[@]}"; do
  run_step "$step" || { status=1; break; }
done
printf '\nall steps: %s s\n%s passed, %s failed\n' "$SECONDS" "$passed" "$failed"
exit "$status"
