#!/bin/sh
# The manual page, read by what reads manual pages, and its examples, typed: sh tests/manual.sh BUILD. The last line is
# "N passed, N failed".
#
# The page is docs/avlast.1, which tests/shape.sh holds against what the program prints. Every block of commands in it is one
# test: it is typed in an empty folder, in which `avlast` is at hand, after the blocks before it.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
build=$(cd "${1:-build}" && pwd) || exit 1
page=docs/avlast.1
passed=0
failed=0

check() { # check TEXT OUTPUT: passes when there is no output
    if [ -z "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'broken: %s\n%s\n' "$1" "$2"
    fi
}

check 'mandoc has nothing to remark' "$(mandoc -T lint "$page" 2>&1)"

room=$build/manual
rm -rf "$room"
mkdir -p "$room/here" "$room/bin" || exit 1
ln -s "$build/avlast" "$room/bin/avlast"
# One file per block, named after the line on which it starts; roff's letters as they were typed.
awk -v to="$room/block" '
    /^\.nf$/ { file = sprintf("%s.%05d", to, NR + 1); printf "" >file; next }
    /^\.fi$/ { close(file); file = ""; next }
    file != "" { print >file }' "$page"
for block in "$room"/block.*; do
    sed -i -e 's/\\-/-/g' -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\(ha/^/g' -e 's/\\(ti/~/g' -e 's/\\e/\\/g' "$block"
    # -e: the first command that fails ends the block.
    if (cd "$room/here" && PATH=$room/bin:$PATH sh -e "$block") >"$room/log" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'failed: %s, line %s\n' "$page" "${block##*.}"
        cat "$block"
        tail -n 20 "$room/log"
    fi
done
check 'there are examples' "$([ "$passed" -gt 8 ] || echo "only $passed blocks")"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
