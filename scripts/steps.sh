# shellcheck shell=bash
# For test.sh and demo.sh: headings, and how many compilers may run at once.

heading() {
  if [[ -t 1 ]]; then printf '\n\033[1m== %s\033[0m\n' "$*"; else printf '\n== %s\n' "$*"; fi
}

# One per core, but no more than memory holds: a Beast file under the sanitizers takes 1.3 GB.
compilers_at_once() {
  local cores memory_gb
  cores=$(nproc)
  memory_gb=$(awk '/^MemAvailable:/ {print int($2 / 1400000)}' /proc/meminfo 2>/dev/null || true)
  [[ -n $memory_gb ]] || memory_gb=$cores
  ((memory_gb >= 1)) || memory_gb=1
  echo $((memory_gb < cores ? memory_gb : cores))
}

# build PRESET [TARGET...]: configures and builds; ninja shows its progress on a terminal.
build() {
  local preset=$1 quiet=() targets=()
  shift
  [[ -t 1 ]] || quiet=(-- --quiet)
  (($# == 0)) || targets=(--target "$@")
  cmake --preset "$preset" --log-level=WARNING >/dev/null || return
  cmake --build --preset "$preset" -j "${FIELDCERT_JOBS:-$(compilers_at_once)}" \
    "${targets[@]}" "${quiet[@]}"
}
