#!/usr/bin/env bash
# Measures what `/cert status` costs on 10,000 learners, beside the same server checking the
# signature and giving a fixed reply; and whether memory stays flat over a day's traffic.
# Usage: tests/bench/run.sh [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ ! -x build/release/fieldcert ]]; then
  echo "build/release/fieldcert is missing; build it with" \
    "cmake --preset release && cmake --build --preset release" >&2
  exit 2
fi
python3 tests/bench/status_cost.py build/release/fieldcert "$@"
requests=200000
[[ ${1:-} != --quick ]] || requests=60000
exec python3 tests/bench/memory.py build/release/fieldcert --requests "$requests"
