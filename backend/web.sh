#!/usr/bin/env bash
# Builds the browser side, widget/ and console/, each only if its inputs have changed since.
#
#   web.sh                     builds both
#   web.sh install PACKAGE     only fetches what a package needs
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
. "$ROOT/.ci/tools.sh"

# A stamp lies in the folder that it is about, so that removing the folder removes the stamp.
is_stamped() {
  [ "$(cat "$1/.stamp" 2>/dev/null || true)" = "$2" ]
}

install() {
  local lock
  cd "$ROOT/$1"
  lock=$(fingerprint package.json package-lock.json)
  if ! is_stamped node_modules "$lock"; then
    npm ci --no-audit --no-fund
    echo "$lock" >node_modules/.stamp
  fi
}

build() {
  local package=$1 inputs
  shift
  [ -f "$ROOT/$package/package.json" ] || return 0
  inputs=$(fingerprint "$@")
  ! is_stamped "$ROOT/$package/dist" "$inputs" || return 0
  check_node
  install "$package"
  npm run build
  mkdir -p dist
  echo "$inputs" >dist/.stamp
}

if [ "${1:-}" = install ]; then
  install "$2"
else
  build widget "$ROOT/widget"
  # The console uses the widget's chat client.
  build console "$ROOT/console" "$ROOT/widget"
fi
