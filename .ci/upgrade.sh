# Sourced by ./test: the tests of released versions, run on the schema of this one. Expects tools.sh.

RELEASED_TESTS=ContractTests,SocketTests,DeskSocketTests,TurnTests,HandoffsTests

# upgrade: every release of db/releases.txt.
upgrade() {
  local version commit failed=0
  step "Building this release" maven --quiet -DskipTests -Dweb.skip package
  while read -r version commit; do
    case $version in "" | \#*) continue ;; esac
    old_release "$version" "$commit" "$RELEASED_TESTS" || failed=1
  done <"$ROOT/db/releases.txt"
  return $failed
}

# record VERSION: writes down the statements that a release sends to the database.
record() {
  local version=$1 commit
  commit=$(sed -n "s/^$version //p" "$ROOT/db/releases.txt")
  [ -n "$commit" ] || fail "db/releases.txt names no release $version"
  step "Building this release" maven --quiet -DskipTests -Dweb.skip package
  RECORD="$ROOT/db/statements/$version.sql" old_release "$version" "$commit" '*Tests' \
    -DexcludedGroups=slow -Dmaven.test.failure.ignore=true
}

# old_release VERSION COMMIT TESTS [MAVEN OPTION]...: its tests on databases that this release has
# migrated: they are copies of template1.
old_release() (
  local version=$1 commit=$2 tests=$3
  shift 3
  local work="$ROOT/build/upgrade/$version"
  local jar="$ROOT/backend/target/nightdesk.jar" data="$work/data"
  if [ ! -e "$work/source" ]; then
    git -C "$ROOT" worktree prune
    git -C "$ROOT" worktree add --quiet --detach "$work/source" "$commit" \
      || fail "needs the commit of release $version; fetch the whole history (git fetch --unshallow)"
  fi
  rm -rf "$data"
  java -jar "$jar" serve --nightdesk.data="$data" --nightdesk.demo=false --server.port=0 \
    --management.server.port=0 >"$work/serve.log" 2>&1 &
  # shellcheck disable=SC2064 # this process, now
  trap "kill $! 2>/dev/null || true; wait" EXIT
  until grep -q "Ctrl-C stops it" "$work/serve.log"; do
    kill -0 $! 2>/dev/null || fail "the stores did not start; see $work/serve.log"
    sleep 0.2
  done
  if [ -n "${RECORD:-}" ]; then
    printf "log_statement = 'all'\nlog_line_prefix = '%%a %%d|'\n" >>"$data/postgres/postgresql.auto.conf"
    kill -HUP "$(head -n 1 "$data/postgres/postmaster.pid")"
  fi
  local server
  server="jdbc:postgresql://127.0.0.1:$(sed -n 4p "$data/postgres/postmaster.pid")"
  NIGHTDESK_PG_USER=nightdesk NIGHTDESK_PG_PASSWORD=$(cat "$data/postgres.password")
  export NIGHTDESK_PG_USER NIGHTDESK_PG_PASSWORD
  NIGHTDESK_PG_URL="$server/template1" java -jar "$jar" migrate --nightdesk.data="$data" \
    >"$work/migrate.log" 2>&1 || fail "the schema could not be made; see $work/migrate.log"
  export NIGHTDESK_PG_URL="$server/postgres"
  NIGHTDESK_REDIS_URL="redis://:$(cat "$data/redis/password")@127.0.0.1:$(sed -n 's/^port //p' "$data/redis/redis.conf")"
  export NIGHTDESK_REDIS_URL
  ROOT="$work/source"
  step "Release $version on the new schema" maven test -Dweb.skip -pl backend -Dtest="$tests" \
    -Dsurefire.failIfNoSpecifiedTests=false "$@"
  grep -h "Tests run:.*Skipped: [0-9]*$" "$ROOT"/build/*.log | tail -n 1
  if [ -n "${RECORD:-}" ]; then
    mkdir -p "$(dirname "$RECORD")"
    node "${BASH_SOURCE[0]%/*}/statements.mjs" "$version" "$data/postgres.log" >"$RECORD"
  fi
)
