#!/bin/sh
# packages.sh PACKAGE:PROOF …  Installs Debian packages whose proof (a command or a file) is missing.
# As root through apt-get; otherwise the names are said and the build stops.
set -eu
missing=
for pair in "$@"; do
  package=${pair%%:*} proof=${pair#*:}
  case $proof in
    /*) [ -e "$proof" ] || missing="$missing $package" ;;
    *) command -v "$proof" >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/"$proof" >/dev/null 2>&1 ||
      missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ]; then
  echo "These Debian packages are missing:$missing. Install them: sudo apt-get install$missing" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
try() {
  # shellcheck disable=SC2086 # several names
  apt-get install -y --no-install-recommends $missing >/dev/null
}
echo "Installing Debian packages:$missing"
if ! try; then
  # An image that was half updated first needs mending, or the list of packages is old.
  apt-get update >/dev/null
  apt-get -y -f install >/dev/null
  try
fi
