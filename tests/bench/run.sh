#!/usr/bin/env bash
# Measures what `/cert status` costs on 10,000 learners, beside the same server checking the
# signature and giving a fixed reply; how many quiz answers a second are on disk before their 200,
# beside a hand-tuned server and Slack's framework for Node (not with --quick); and whether memory
# stays flat over a day's traffic.
# Usage: tests/bench/run.sh [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ ! -x build/release/fieldcert ]]; then
  echo "build/release/fieldcert is missing; build it with" \
    "cmake --preset release && cmake --build --preset release" >&2
  exit 2
fi
build=build/release/tests/bench
quiz=(tests/bench/quiz_cost.py build/release/fieldcert "$build/bench_load")
cmake --build --preset release --target bench_load >/dev/null
if [[ ${1:-} != --quick ]]; then
  cmake --build --preset release --target bench_tuned_quiz >/dev/null
  [[ -d tests/bench/bolt_quiz/node_modules ]] ||
    (cd tests/bench/bolt_quiz && npm ci --no-audit --no-fund --loglevel=error)
  quiz+=(--tuned "$build/bench_tuned_quiz" --bolt tests/bench/bolt_quiz)
fi
python3 tests/bench/status_cost.py build/release/fieldcert "$@"
python3 "${quiz[@]}" "$@"
requests=200000
[[ ${1:-} != --quick ]] || requests=60000
exec python3 tests/bench/memory.py build/release/fieldcert --requests "$requests"
