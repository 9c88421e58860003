#!/usr/bin/env bash
# Measures what `/cert status` costs on 10,000 learners, beside the same server checking the
# signature and giving a fixed reply. Usage: tests/bench/run.sh [--quick]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ ! -x build/release/fieldcert ]]; then
  echo "build/release/fieldcert is missing; build it with" \
    "cmake --preset release && cmake --build --preset release" >&2
  exit 2
fi
exec python3 tests/bench/status_cost.py build/release/fieldcert "$@"
