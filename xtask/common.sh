# Shared by the scripts of this folder, which source it: steps with their times, plain-words failures,
# packages of the system.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
case ${CARGO_TARGET_DIR:-target} in
  /*) target=$CARGO_TARGET_DIR ;;
  *) target=$root/${CARGO_TARGET_DIR:-target} ;;
esac
script=$(basename "$0")
local_node=$root/target/tools/node_modules/node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')/bin

# rustup writes to the profile of the shell, which a new machine may not have read yet
if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
  PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
fi
# a newer Node that setup-tests.sh put into target/tools
if [ -x "$local_node/node" ]; then PATH="$local_node:$PATH"; fi
export PATH

# --- steps ---------------------------------------------------------------------------------------

step_names=() step_times=() step_now='' step_from=0 reason=''

now() { local t=${EPOCHREALTIME/,/.}; echo "${t/./}"; }  # microseconds
tenths() { echo "$(($1 / 1000000)).$(($1 / 100000 % 10))"; }

step() {
  step_end
  step_now=$1 step_from=$(now)
  printf '\n== %d. %s\n' "$((${#step_names[@]} + 1))" "$1"
}

step_end() {
  [ -n "$step_now" ] || return 0
  local took; took=$(tenths $(($(now) - step_from)))
  step_names+=("$step_now") step_times+=("$took")
  printf '   %s s\n' "$took"
  step_now=''
}

step_table() {
  [ ${#step_names[@]} -gt 0 ] || return 0
  local i
  printf '\n%10s  step\n' seconds
  for i in "${!step_names[@]}"; do printf '%10s  %s\n' "${step_times[i]}" "${step_names[i]}"; done
  printf '%10s  in all\n' "$SECONDS"
}

note() { printf '   %s\n' "$*"; }

# Ends the script; its words are the last line (see finish).
fail() { reason=$*; exit 1; }

# For `trap finish EXIT`: the times so far and, after a failure, what went wrong as the last line.
finish() {
  local code=$? stopped=$step_now
  trap - EXIT
  if declare -F clean_up >/dev/null; then clean_up || true; fi
  if [ "$code" -ne 0 ] && [ -n "$step_now" ]; then step_now="$step_now (stopped here)"; fi
  step_end
  if [ "${show_table:-no}" = yes ]; then step_table; fi
  if [ "$code" -ne 0 ]; then
    [ -n "$reason" ] || reason="${stopped:+step \"$stopped\" failed; }the lines above say why."
    printf '\n%s stopped: %s\n' "$script" "$reason" >&2
  fi
  exit "$code"
}
trap finish EXIT
trap 'reason="you asked it to (Ctrl+C)."; exit 130' INT
trap 'reason="somebody asked it to (SIGTERM)."; exit 143' TERM

# --- packages of the system ------------------------------------------------------------------------

system=unknown
if [ -r /etc/os-release ]; then system=$(. /etc/os-release && echo "${ID:-unknown}"); fi

# Can this user install packages? Says so before the first use of sudo.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; return; fi
  if [ -z "${sudo_said:-}" ]; then note "using sudo for the system's folders; it may ask for your password"; sudo_said=yes; fi
  if [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
}

# install_packages <what for> <package>…: nothing where all are there.
install_packages() {
  local what=$1 package missing=() log; shift
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null ||
    fail "$what is missing, and this system has no apt-get. Install it in your system's way (on Debian: ${missing[*]}), then run this again."
  may_install ||
    fail "$what is missing, and only root may install it. Ask your administrator to type: apt-get install ${missing[*]}"
  note "installing ${missing[*]}"
  log=$(mktemp)
  if [ -z "${apt_updated:-}" ]; then
    as_root apt-get -o DPkg::Lock::Timeout=300 -qq update >"$log" 2>&1 || note "the list of packages could not be renewed; trying with the old one"
    apt_updated=yes
  fi
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq -y --no-install-recommends \
      install "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2; rm -f "$log"
    fail "the system could not install ${missing[*]} (for: $what). Its own words are above. Is the network there, and the disk not full?"
  fi
  rm -f "$log"
}

# --- Rust --------------------------------------------------------------------------------------------

# at_least 1.95 1.96.0: is the second at least the first?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

rust_needed=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)

check_basics() {
  local free found
  [ "$(uname -s)" = Linux ] || fail "this script knows Debian and Ubuntu. Elsewhere: rustup target add wasm32-unknown-unknown, then cargo xtask run --release"
  if ! command -v cargo >/dev/null; then
    fail "Rust is missing. Get it with: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y   Then run this again."
  fi
  found=$(cargo -V 2>/dev/null | awk '{print $2}') || true
  [ -n "$found" ] || fail "cargo is there but does not run. Look at: cargo -V"
  at_least "$rust_needed" "$found" || fail "Rust $rust_needed or newer is needed, this is $found. Type: rustup update stable"
  if ! command -v cc >/dev/null; then install_packages "a C compiler" gcc libc6-dev; fi
  free=$(df -Pk "$root" | awk 'NR == 2 { print int($4 / 1048576) }')
  [ "$free" -ge 5 ] || fail "the disk has $free GB free; building needs 5 GB. Make room, then run this again."
  note "cargo $found, $(cc --version | head -n 1), $free GB free"
}

# --- browser and Node --------------------------------------------------------------------------------

# The first browser that really starts (Ubuntu's chromium-browser may be a stub for a snap).
find_chromium() {
  local name path
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable; do
    path=$(command -v "$name") || continue
    if timeout 30 "$path" --version --no-sandbox >/dev/null 2>&1; then echo "$path"; return 0; fi
  done
  return 1
}

node_is_new() {
  local major
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) && [ "$major" -ge 20 ]
}
