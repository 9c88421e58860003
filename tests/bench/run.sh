#!/usr/bin/env bash
# Measures what `/cert status` costs on 10,000 learners, beside the same server checking the
# signature and giving a fixed reply; how many quiz answers a second are taken and on disk; and
# whether memory stays flat over a day's traffic.
# Usage: tests/bench/run.sh [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ ! -x build/release/fieldcert ]]; then
  echo "build/release/fieldcert is missing; build it with" \
    "cmake --preset release && cmake --build --preset release" >&2
  exit 2
fi
cmake --build --preset release --target bench_load >/dev/null
python3 tests/bench/status_cost.py build/release/fieldcert "$@"
python3 tests/bench/quiz_cost.py build/release/fieldcert build/release/tests/bench/bench_load "$@"
requests=200000
[[ ${1:-} != --quick ]] || requests=60000
exec python3 tests/bench/memory.py build/release/fieldcert --requests "$requests"
