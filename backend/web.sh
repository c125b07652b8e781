#!/usr/bin/env bash
# Builds the browser side, widget/ and console/, each only if its inputs have changed since.
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
. "$ROOT/.ci/tools.sh"

# A stamp in the folder that it is about, so that removing the folder removes the stamp.
is_stamped() {
  [ "$(cat "$1/.stamp" 2>/dev/null || true)" = "$2" ]
}

build() {
  local package=$1 inputs lock
  shift
  [ -f "$ROOT/$package/package.json" ] || return 0
  inputs=$(fingerprint "$@")
  ! is_stamped "$ROOT/$package/dist" "$inputs" || return 0
  check_node
  cd "$ROOT/$package"
  lock=$(fingerprint package.json package-lock.json)
  if ! is_stamped node_modules "$lock"; then
    npm ci --no-audit --no-fund
    echo "$lock" >node_modules/.stamp
  fi
  npm run build
  mkdir -p dist
  echo "$inputs" >dist/.stamp
}

build widget "$ROOT/widget"
# The console uses the widget's chat client.
build console "$ROOT/console" "$ROOT/widget"
