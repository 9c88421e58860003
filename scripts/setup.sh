#!/usr/bin/env bash
# Installs the Debian packages that are missing: setup.sh build (the default) or setup.sh test.
# Does nothing, quickly, when all are there. Uses sudo when it isn't root.
set -euo pipefail
export PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin" LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

for_build=(
  g++ cmake ninja-build ccache lld
  libboost1.81-dev libboost-url1.81-dev libssl-dev nlohmann-json3-dev
  libsqlitecpp-dev libsqlite3-dev libspdlog-dev libfmt-dev libcli11-dev libtomlplusplus-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libyaml-cpp-dev
  libhowardhinnant-date-dev libutf8proc-dev
  prometheus-cpp-dev libmimalloc-dev tzdata ca-certificates
)
for_test=(
  libgtest-dev libgmock-dev clang clang-format clang-tidy python3 curl openssl
  chromium fonts-liberation fonts-noto-color-emoji
)

say() { echo "setup: $*"; }

fail() {
  echo "setup: $*" >&2
  exit 1
}

# A Node.js of 18 or newer with npm serves from wherever it comes; Debian's is taken otherwise.
node_is_there() {
  command -v npm >/dev/null && [[ $(node --version 2>/dev/null) =~ ^v([0-9]+) ]] &&
    ((BASH_REMATCH[1] >= 18))
}

# Prints those of its arguments that aren't installed.
missing_of() {
  local installed package
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    [[ $'\n'$installed$'\n' == *$'\n'"installed $package"$'\n'* ]] || echo "$package"
  done
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

# A bar on a terminal, silence in a log; what apt said is shown when it fails.
apt() {
  local options=(-y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
  if [[ -t 1 ]]; then
    as_root apt-get "${options[@]}" -o Dpkg::Progress-Fancy=1 "$@"
  else
    local log
    log=$(mktemp)
    if as_root apt-get -q "${options[@]}" "$@" </dev/null >"$log" 2>&1; then
      rm -f "$log"
    else
      cat "$log" >&2
      rm -f "$log"
      return 1
    fi
  fi
}

install() { apt update && apt install --no-install-recommends "$@"; }

packages=("${for_build[@]}")
case ${1:-build} in
  build) ;;
  test) packages+=("${for_test[@]}") ;;
  *) fail "unknown level '$1': use build or test" ;;
esac

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  fail "this system has no apt; install what these Debian 12 packages hold, then build with" \
    "'cmake --preset release && cmake --build --preset release':" "${packages[@]}"
fi

mapfile -t missing < <(missing_of "${packages[@]}")
if [[ ${1:-build} == test ]] && ! node_is_there; then missing+=(nodejs npm); fi
if ((${#missing[@]} == 0)); then
  say "all packages are there"
  exit 0
fi

if ((EUID != 0)) && ! command -v sudo >/dev/null; then
  fail "packages are missing and there is no sudo; as root run: apt-get install ${missing[*]}"
fi
say "installing, with what they need (may take minutes): ${missing[*]}"
if ! install "${missing[@]}"; then
  say "apt failed; trying once more"
  install "${missing[@]}" ||
    fail "apt can't install them (see above). This script knows Debian 12; packages: ${missing[*]}"
fi
say "done after $SECONDS s"
