#!/usr/bin/env bash
# A Rust compiler that can build for the browser (wasm32-unknown-unknown). Safe to repeat; quick where it is there.
#   1. rustup has the target, or can fetch it: done.
#   2. Debian: its packages rustc-web, cargo-web, rust-web-src (always one version) and lld; the standard library
#      for the browser is built once from the packaged source and put where rustup would put it.
#   3. elsewhere: plain words.
# rustup's default stays as it is; `cargo xtask` finds the compiler by itself.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
triple=wasm32-unknown-unknown

# has_target <rustc>: is the target's standard library there, with a linker, in a version new enough?
has_target() {
  local about sysroot host
  about=$("$1" -vV 2>/dev/null) && sysroot=$("$1" --print sysroot 2>/dev/null) || return 1
  host=$(sed -n 's/^host: //p' <<<"$about")
  compgen -G "$sysroot/lib/rustlib/$triple/lib/libstd-*.rlib" >/dev/null &&
    [ -e "$sysroot/lib/rustlib/$host/bin/rust-lld" ] &&
    at_least "$rust_needed" "$(sed -n 's/^release: //p' <<<"$about")"
}

if command -v rustc >/dev/null && has_target rustc; then note "$(rustc -V) has $triple"; exit 0; fi

# The distribution's compiler must be whole: the library that we built belongs to exactly this compiler.
library=/usr/lib/rustlib/$triple/lib
commit() { /usr/bin/rustc -vV | sed -n 's/^commit-hash: //p'; }
name_it() { if command -v rustup >/dev/null; then rustup toolchain link web /usr >/dev/null 2>&1 || true; fi; }
if [ -x /usr/bin/cargo ] && has_target /usr/bin/rustc && [ "$(cat "$library/.commit" 2>/dev/null)" = "$(commit)" ]; then
  name_it; note "$(/usr/bin/rustc -V) has $triple"; exit 0
fi

if command -v rustup >/dev/null; then
  note "asking rustup for $triple"
  RUSTUP_MAX_RETRIES=1 timeout 90 rustup target add $triple >/dev/null 2>&1 </dev/null || true
  if has_target rustc; then note "$(rustc -V) has $triple"; exit 0; fi
  note "rustup could not fetch it"
fi

by_hand="Let rustup reach https://static.rust-lang.org (or set RUSTUP_DIST_SERVER to a mirror) and type: rustup target add $triple"
[ "$system" = debian ] || fail "no compiler for the browser: rustup could not fetch $triple, and only Debian has packages for it that we know. $by_hand"
may_install || fail "no compiler for the browser: rustup could not fetch $triple, and only root may install Debian's. $by_hand"

install_packages "a compiler for the browser" rustc-web cargo-web rust-web-src
found=$(/usr/bin/rustc -V | awk '{print $2}')
at_least "$rust_needed" "$found" || fail "Debian's rustc-web is $found, Rust $rust_needed is needed: are Debian's security updates switched on (apt-get update)? Or: $by_hand"

# rustc looks for its linker under this name; Debian packages it under another
host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
linker=/usr/lib/rustlib/$host/bin/rust-lld
if ! [ -x "$linker" ]; then
  llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  install_packages "a linker for the browser" "lld-$llvm"
  as_root mkdir -p "$(dirname "$linker")"
  as_root ln -sf "/usr/lib/llvm-$llvm/bin/lld" "$linker"
fi

if [ "$(cat "$library/.commit" 2>/dev/null)" != "$(commit)" ]; then
  note "building the standard library for the browser, once (about a minute)"
  work=$(mktemp -d)
  clean_up() { rm -rf "$work"; }
  mkdir "$work/src"
  : >"$work/src/lib.rs"
  printf '[package]\nname = "s"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
  # without the bitcode, link-time optimisation of the client fails
  (cd "$work" && env -u CARGO_BUILD_TARGET -u CARGO_ENCODED_RUSTFLAGS -u RUSTUP_TOOLCHAIN \
    RUSTFLAGS=-Cembed-bitcode=yes RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/t" \
    /usr/bin/cargo build --quiet --release -Zbuild-std=std,panic_abort --target $triple) ||
    fail "the standard library for the browser could not be built; the lines above say why. Can cargo reach crates.io?"
  rm -f "$work/t/$triple/release/deps/"libs-*.rlib
  as_root rm -rf "$library"
  as_root mkdir -p "$library"
  as_root cp "$work/t/$triple/release/deps/"lib*.rlib "$library/"
  commit >"$work/commit"
  as_root cp "$work/commit" "$library/.commit"
  as_root chmod -R a+rX "/usr/lib/rustlib/$triple"
fi
name_it
has_target /usr/bin/rustc || fail "Debian's compiler still cannot build for the browser; this is a fault of xtask/setup-wasm.sh. $by_hand"
note "$(/usr/bin/rustc -V) has $triple"
