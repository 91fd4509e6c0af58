#!/bin/sh
# Installs those of the named Debian packages that are missing: as root, or through sudo. Needs nothing but apt and dpkg, so
# that it works on a machine that has only make and git. Says so when there is nothing to do.
#
# SPDX-License-Identifier: GPL-3.0-or-later
missing=
for package in "$@"; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
    *' ok installed') ;;
    *) missing="$missing $package" ;;
    esac
done
if [ -z "$missing" ]; then
    echo "deps: nothing to do, all packages are there"
    exit 0
fi

as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
        echo "deps: not root and no sudo; as root run: apt-get install$missing" >&2
        exit 1
    fi
fi

echo "deps: installing$missing"
# Others may hold apt's locks: the installation waits for dpkg's, and the lists are fetched a second time if need be.
wait='-o DPkg::Lock::Timeout=600'
$as_root apt-get -q $wait update || { sleep 20; $as_root apt-get -q $wait update; } || exit 1
# shellcheck disable=SC2086 # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y $wait install --no-install-recommends $missing
