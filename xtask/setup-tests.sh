#!/usr/bin/env bash
# What the tests need beside a compiler: clippy and rustfmt, PostgreSQL, Chromium, Node with the packages of end2end/,
# pdftotext, strace, faketime and sqlite3. Safe to repeat; installs only what is missing.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# clippy and rustfmt: part of rustup's usual choice
if ! cargo clippy -V >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
  note "asking rustup for clippy and rustfmt"
  timeout 90 rustup component add clippy rustfmt >/dev/null 2>&1 </dev/null || true
  cargo clippy -V >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 ||
    fail "clippy or rustfmt is missing. Type: rustup component add clippy rustfmt"
fi
# the client is linted by the compiler that builds it; Debian packages that clippy by itself
if [ "$system" = debian ] && ! compgen -G "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)/libstd-*.rlib" >/dev/null; then
  if [ ! -x /usr/bin/cargo-clippy ]; then install_packages "clippy for the client" rust-web-clippy; fi
fi

# PostgreSQL: the server's programs; xtask/test starts a cluster of its own
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then
  install_packages PostgreSQL postgresql
fi

# small tools
if ! command -v pdftotext >/dev/null; then install_packages pdftotext poppler-utils; fi
if ! command -v strace >/dev/null; then install_packages strace strace; fi
if ! command -v faketime >/dev/null; then install_packages faketime faketime; fi
if ! command -v sqlite3 >/dev/null; then install_packages sqlite3 sqlite3; fi

if ! ls end2end/package.json >/dev/null 2>&1; then
  note "end2end/ has no package.json yet: no browser and no Node needed"
  exit 0
fi

# Chromium
if ! find_chromium >/dev/null; then
  if [ "$system" = ubuntu ]; then
    fail "a browser is missing. Ubuntu's own package is a snap that these tests cannot count on: install Google Chrome (https://www.google.com/chrome, a .deb file), or set CHROMIUM=/path/to/a/chromium. Then run this again."
  fi
  install_packages Chromium chromium
  find_chromium >/dev/null || fail "Chromium is installed but does not start. Look at: chromium --version"
fi

# Node: Debian 12 and Ubuntu 24.04 package 18; a newer one comes from the npm registry into target/tools
if ! command -v node >/dev/null; then install_packages Node nodejs; fi
if ! command -v npm >/dev/null; then install_packages npm npm; fi
if ! node_is_new; then
  package=$(basename "$(dirname "$local_node")")@22
  note "Node $(node --version) is too old; getting $package from the npm registry"
  mkdir -p target/tools
  npm install --prefix target/tools --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "$package" </dev/null ||
    fail "Node 20 or newer is needed and could not be fetched from the npm registry. Install it by hand, then run this again."
  chmod +x "$local_node/node"
  PATH="$local_node:$PATH"
  node_is_new || fail "the Node from the npm registry does not run here. Install Node 20 or newer by hand, then run this again."
fi

# its packages, again only when the list changed
[ -f end2end/package-lock.json ] || fail "end2end/package-lock.json is missing. Type: (cd end2end && npm install), and commit the file."
stamp="$(sha256sum <end2end/package-lock.json) $(node --version)"
if [ "$(cat end2end/node_modules/.stamp 2>/dev/null)" != "$stamp" ]; then
  note "npm ci in end2end/"
  (cd end2end && PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error </dev/null) ||
    fail "the packages of end2end/ could not be installed; npm's own words are above. Can it reach the npm registry?"
  mkdir -p end2end/node_modules
  echo "$stamp" >end2end/node_modules/.stamp
fi
note "Node $(node --version), $("$(find_chromium)" --version 2>/dev/null | cut -d ' ' -f 1-2)"
