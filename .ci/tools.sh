# Shared by ./run, ./test and backend/web.sh: finding the tools, and building. Sourced, not run.
# Expects ROOT, the folder of the repository.

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# step NAME COMMAND...: runs it with its output in build/NAME.log, says how long it took if that was
# more than a second, and shows the log's end if it failed.
step() {
  local name=$1 log started status=0
  shift
  mkdir -p "$ROOT/build"
  log="$ROOT/build/$(echo "$name" | tr 'A-Z ' 'a-z-').log"
  started=$(date +%s)
  (sleep 1 && echo "$name …") &
  local announcer=$!
  "$@" >"$log" 2>&1 || status=$?
  kill "$announcer" 2>/dev/null || true
  wait "$announcer" 2>/dev/null || true
  if [ "$status" -ne 0 ]; then
    tail -n 40 "$log" >&2
    fail "\"$name\" failed; all of its output is in $log"
  fi
  local took=$(($(date +%s) - started))
  [ "$took" -lt 1 ] || echo "$name: $took s"
}

# The major version of the JDK in a folder, 0 if there is none.
jdk_version() {
  local version=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  echo "${version:-0}"
}

# Exports JAVA_HOME: a JDK 25 or later from JAVA_HOME, PATH or the usual folder.
find_jdk() {
  local candidate on_path=""
  if command -v javac >/dev/null; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge 25 ]; then
      export JAVA_HOME=$candidate
      export PATH=$JAVA_HOME/bin:$PATH
      return
    fi
  done
  fail "needs a JDK 25 or later and found none in JAVA_HOME, PATH or /usr/lib/jvm; install one (such as Eclipse Temurin 25) or set JAVA_HOME to it"
}

# Node 20.19 or later, for building the browser side.
check_node() {
  local version
  version=$(node --version 2>/dev/null || true)
  [ -n "$version" ] || fail "needs Node 20.19 or later to build the browser side and found no node; install it and have node and npm on PATH"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
    || fail "needs Node 20.19 or later to build the browser side and found $version; install a newer one"
  command -v npm >/dev/null || fail "found Node but no npm; install npm and have it on PATH"
}

# Maven from PATH if it is 3.8 or later, or else the wrapper, which fetches it.
maven() {
  local version major minor
  # Maven's own libraries on a JDK 25 print warnings that concern nobody here.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
  version=$(mvn --version 2>/dev/null | sed -n '1s/.*Apache Maven \([0-9.]*\).*/\1/p' || true)
  IFS=. read -r major minor _ <<<"${version:-0.0.0}"
  if [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }; then
    mvn --batch-mode --no-transfer-progress --file "$ROOT/pom.xml" "$@"
  else
    "$ROOT/mvnw" --batch-mode --no-transfer-progress --file "$ROOT/pom.xml" "$@"
  fi
}

# A name for the content of files and folders, without what builds put there.
fingerprint() {
  find "$@" \( -name node_modules -o -name dist -o -name target -o -name test-results \
    -o -name playwright-report -o -name build \) -prune -o -type f -print0 2>/dev/null \
    | LC_ALL=C sort -z | xargs -0 --no-run-if-empty sha256sum | sha256sum | cut -d' ' -f1
}
