#!/bin/sh
# Command-line cases: sh tests/cli/run.sh BUILD [--redo] [NAME...]
#
# tests/cli/cases has one case a line: the expected exit status, the name of the case, the command. The command runs in an
# empty folder of its own that holds copies of tests/cli/data and of scenarios/, with `avlast` and these words at hand:
#   with MEMBERS     writes s.json: {"extends": ["tiny.json"], MEMBERS}
#   same FILE FILE   prints "same bytes" or where they differ
# What it writes to stdout, then to stderr, must be tests/cli/expected/NAME, but for what `steady` takes out.
# --redo shows each difference and renews the files: read them before you commit them.
#
# SPDX-License-Identifier: GPL-3.0-or-later
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$root" || exit 1
build=$(cd "${1:-build}" && pwd) || exit 1
[ $# -gt 0 ] && shift
redo=
[ "$1" = --redo ] && redo=1 && shift
only=$*

passed=0
failed=0
room=$build/cli
rm -rf "$room"
mkdir -p "$room/bin" || exit 1
ln -s "$build/avlast" "$room/bin/avlast"
PATH=$room/bin:$PATH
PYTHON=${PYTHON:-/usr/bin/python3}
export PATH PYTHON
unset COLUMNS NO_COLOR TERM
LC_ALL=C.UTF-8
export LC_ALL

with() { printf '{"extends": ["tiny.json"], %s}\n' "$1" >s.json; }
same() { cmp "$1" "$2" && echo "same bytes"; }

# Without what time, memory, machine or version may change: folders, numbers of processes, what a run took, hashes (other
# cases compare them), and digits beyond the sixth decimal, where mathematical libraries differ.
steady() {
    sed -E -e "s,$room/[a-z0-9_]*/,,g" -e "s,$root/,,g" -e 's/\.part\.[0-9]+/.part.#/' -e 's/, took .*/, took #/' \
        -e 's/\b[0-9a-f]{16}\b/HASH/g' -e 's/(\.[0-9]{6})[0-9]+/\1/g'
}

while read -r status name command; do
    case $status in '' | '#'*) continue ;; esac
    case " $only " in *" $name "*) ;; '  ') ;; *) continue ;; esac
    here=$room/$name
    mkdir "$here" && cp -R tests/cli/data/. "$here" && cp -R scenarios "$here"
    got=$(cd "$here" && (eval "$command") >.stdout 2>.stderr </dev/null; echo $?)
    {
        cat "$here/.stdout"
        echo "---- stderr"
        cat "$here/.stderr"
    } | steady >"$room/$name.got"
    expected=tests/cli/expected/$name
    trouble=
    [ "$got" = "$status" ] || trouble="status $got, expected $status"
    cmp -s "$expected" "$room/$name.got" || trouble="${trouble:+$trouble; }other output"
    if [ -z "$trouble" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    printf 'failed: %s: %s\n    %s\n' "$name" "$trouble" "$command"
    [ -f "$expected" ] || expected=/dev/null
    diff -u --label expected --label got "$expected" "$room/$name.got" | tail -n +3 | head -n "${LINES_SHOWN:-40}"
    [ "$redo" ] && cp "$room/$name.got" "tests/cli/expected/$name"
done <tests/cli/cases

# Golden files that no case names any more would be dead weight.
if [ -z "$only" ]; then
    for file in tests/cli/expected/*; do
        grep -qE "^[0-9]+ +$(basename "$file") " tests/cli/cases && continue
        failed=$((failed + 1))
        echo "failed: no case is called $file"
    done
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
