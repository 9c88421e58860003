#!/usr/bin/env bash
# Installs what is missing, builds, and starts the bot inside its local workspace. Prints the URL.
# Flags go to `fieldcert sandbox`, for example: scripts/demo.sh --page 127.0.0.1:8080
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/steps.sh

scripts/setup.sh build
heading "building build/release/fieldcert (the first time takes some minutes)"
build release fieldcert
heading "fieldcert sandbox: stop it with Ctrl-C"
exec build/release/fieldcert sandbox "$@"
