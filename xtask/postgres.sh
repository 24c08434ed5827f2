# A throw-away PostgreSQL for the tests, sourced by xtask/test: start_postgres sets TEST_DATABASE_URL,
# clean_up (called at every end) stops and removes it.
# shellcheck shell=bash

pg_folder='' pg_as=()

# As root it runs as somebody who may not do much, because PostgreSQL refuses root.
pg() { (cd / && "${pg_as[@]}" "$pg_bin/$1" "${@:2}" 9>&-); }

start_postgres() {
  local user='' password port try
  if [ -n "${TEST_DATABASE_URL:-}" ]; then note "using TEST_DATABASE_URL as it is set"; return 0; fi
  pg_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)")
  if [ ! -x "$pg_bin/initdb" ]; then pg_bin=$(dirname "$(command -v initdb || echo /none/initdb)"); fi
  [ -x "$pg_bin/initdb" ] && [ -x "$pg_bin/pg_ctl" ] || { note "no initdb and pg_ctl found"; return 1; }

  if [ "$(id -u)" -eq 0 ]; then
    user=postgres; id "$user" >/dev/null 2>&1 || user=nobody
    pg_as=(runuser -u "$user" --)
  fi
  pg_folder=$root/target/test-postgres
  stop_postgres # what a killed run left; the lock of xtask/test says that it is nobody's
  mkdir -p "$pg_folder"
  if [ -n "$user" ]; then chown "$user" "$pg_folder"; fi
  if ! "${pg_as[@]}" test -w "$pg_folder"; then # below a folder that only root may enter
    rm -rf "$pg_folder"
    pg_folder=$(mktemp -d /tmp/doorstep-postgres.XXXXXX)
    if [ -n "$user" ]; then chown "$user" "$pg_folder"; fi
  fi
  chmod 700 "$pg_folder"

  password=$(head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n')
  (umask 077; echo "$password" >"$pg_folder/password")
  if [ -n "$user" ]; then chown "$user" "$pg_folder/password"; fi
  pg initdb --pgdata="$pg_folder/data" --username=doorstep --auth=scram-sha-256 --pwfile="$pg_folder/password" \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$pg_folder/initdb.log" 2>&1 || { cat "$pg_folder/initdb.log" >&2; return 1; }

  make_certificate >"$pg_folder/openssl.log" 2>&1 || { cat "$pg_folder/openssl.log" >&2; return 1; }
  if [ -n "$user" ]; then chown "$user" "$pg_folder"/data/server.*; fi

  for try in 1 2 3 4 5; do
    port=$((15432 + RANDOM % 16000))
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
    # nothing here outlives the run, so it need not wait for the disk
    if pg pg_ctl start --silent --wait --timeout=60 --pgdata="$pg_folder/data" --log="$pg_folder/data/log" \
      --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c ssl=on -c max_connections=200" \
      </dev/null >/dev/null 2>&1; then
      export TEST_DATABASE_CERTIFICATE="$root/target/test-postgres.crt"
      export TEST_DATABASE_URL="postgres://doorstep:$password@127.0.0.1:$port/postgres"
      note "$("$pg_bin/postgres" --version), port $port"
      return 0
    fi
  done
  tail -n 20 "$pg_folder/data/log" >&2 || true
  return 1
}

# An authority and a server that it vouches for, so that the tests can ask for an encrypted way and for the right server at its end.
make_certificate() {
  local made=$pg_folder/made
  mkdir -p "$made"
  openssl req -x509 -days 2 -nodes -newkey rsa:2048 -subj "/CN=Authority of the tests" -keyout "$made/authority.key" -out "$made/authority.crt" &&
    openssl req -new -nodes -newkey rsa:2048 -subj /CN=localhost -keyout "$pg_folder/data/server.key" -out "$made/server.csr" &&
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >"$made/server.ext" &&
    openssl x509 -req -days 2 -in "$made/server.csr" -CA "$made/authority.crt" -CAkey "$made/authority.key" -CAcreateserial \
      -extfile "$made/server.ext" -out "$pg_folder/data/server.crt" &&
    chmod 600 "$pg_folder/data/server.key" && cp "$made/authority.crt" "$root/target/test-postgres.crt"
}

stop_postgres() {
  [ -d "$pg_folder" ] || return 0
  if [ -f "$pg_folder/data/postmaster.pid" ]; then
    pg pg_ctl stop --silent --mode=immediate --timeout=30 --pgdata="$pg_folder/data" >/dev/null 2>&1 || true
  fi
  rm -rf "$pg_folder"
}

clean_up() { stop_postgres; }
