#!/usr/bin/env bash
# Formats our C++ files in place; with --check only says which ones differ, and exits 1 if any do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mode=(-i)
if [[ ${1:-} == --check ]]; then mode=(--dry-run -Werror); fi
find . \( -name build -o -name node_modules -o -name .git \) -prune -o \
  \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 -r clang-format "${mode[@]}"
