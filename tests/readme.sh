#!/bin/sh
# Runs the commands of the documents as a reader would: sh tests/readme.sh BUILD [FILE...]. The last line is "N passed, N failed".
#
# Every block fenced with ```sh in the files (README.md and docs/*.md) is one test: its lines are typed, from the top, in a
# copy of the project, after the blocks before it of the same document; the first command that fails fails the block.
# A block fenced with ```text is what the last block that was run printed: each of its lines must have been printed just so.
# Two exceptions:
#   - a block right after a line  <!-- not run: WHY -->  is left out (fetching the project, installing, very long runs);
#   - "make deps ..." is typed without the word deps, since installing packages is not the matter here.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
build=${1:-build}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- README.md docs/*.md
passed=0
failed=0
rm -rf "$build/readme"

for document in "$@"; do
    grep -q '^```sh$' "$document" 2>/dev/null || continue
    # The copy lies outside the build folder that it contains; times are kept, so nothing is built again.
    copy=$build/readme/$(basename "$document" .md)/avlast
    mkdir -p "$copy" || exit 1
    find . -mindepth 1 -maxdepth 1 ! -name .git ! -name out ! -name 'build*' ! -name "$(basename "$build")" \
        -exec cp -a {} "$copy/" \;
    mkdir "$copy/build"
    for part in "$build"/*; do
        case $part in
        */readme | */logs | */cli | */manual | */asan | */tsan | */mutation) ;;
        *) cp -a "$part" "$copy/build/" ;;
        esac
    done
    # One file per block: block.NNN, named after the line on which it starts; prints.NNN: what it must print.
    awk -v to="$copy/.." '
        /^```/ && inside { inside = 0; close(file); next }
        /^```sh$/ && !skip { inside = 1; last = sprintf("%05d", NR); file = to "/block." last; printf "" >file; next }
        /^```text$/ && last { inside = 1; file = to "/prints." last; next }
        /^```/ { inside = 1; file = "/dev/null"; next }
        inside { sub(/make deps /, "make "); print >file; next }
        NF { skip = /^<!-- not run: .+ -->$/ }' "$document"
    for block in "$copy"/../block.?????; do
        prints=$copy/../prints.${block##*.}
        if (cd "$copy" && timeout 300 sh -e "../$(basename "$block")") >"$block.log" 2>&1 </dev/null &&
            { [ ! -f "$prints" ] || ! grep -vxF -f "$block.log" "$prints" >"$block.missing"; }; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "failed: $document line ${block##*.}:"
            sed 's/^/    /' "$block"
            tail -n 15 "$block.log"
            [ ! -s "$block.missing" ] || sed 's/^/not printed: /' "$block.missing"
        fi
    done
done
rm -rf "$build/readme"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
