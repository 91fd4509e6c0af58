#!/bin/sh
# The shape of the source, checked: sh tests/shape.sh BUILD. One line per rule; the last line is "N passed, N failed".
#
# Which stage may include which, names that tell their file, headers that stand alone, one test per source file, files a person
# can read in one go, generated documents that are current, links that lead somewhere, here and where it is installed.
# Every rule prints what breaks it; printing nothing is passing.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
build=${1:-build}
CC=${CC:-cc}
PYTHON=${PYTHON:-/usr/bin/python3}
stages='base scenario model demand attendance engine metrics study report story cli'
passed=0
failed=0
self=tests/shape.sh

rule() { # rule TEXT COMMAND...: passes when the command prints nothing
    text=$1
    shift
    out=$("$@" 2>&1)
    if [ -z "$out" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'broken: %s\n%s\n' "$text" "$out"
    fi
}

code() { find sim include tests \( -name '*.c' -o -name '*.h' -o -name '*.cc' \) | sort; }
all_files() { find . -type f -not -path './.git/*' -not -path './out/*' -not -path "./$build/*" -not -path './build*/*' | sort; }
library() { for s in $stages; do find "sim/$s" -name '*.c' | sort; done; }

stage_order() { # a file includes only files of its own and of earlier stages
    code | grep -E '^(sim|include)/[a-z]+/' | xargs grep -nE '^ *# *include *"' | awk -v stages="$stages" '
        BEGIN { n = split(stages, s, " "); for (i = 1; i <= n; i++) rank[s[i]] = i }
        {
            split($0, part, ":"); split(part[1], path, "/"); split($0, quoted, "\""); split(quoted[2], wanted, "/")
            if (!(wanted[1] in rank)) print part[1] ": \"" quoted[2] "\" names no stage"
            else if (rank[wanted[1]] > rank[path[2]]) print part[1] ": includes the later stage " quoted[2]
        }'
}

known_stages() { find sim include -mindepth 1 -maxdepth 1 -type d | while read -r d; do
    case " $stages " in *" ${d#*/} "*) ;; *) echo "$d: no such stage" ;; esac
done; }

headers_alone() {
    find include -name '*.h' | sort | while read -r h; do
        printf '#include "%s"\nextern int none;\n' "${h#include/}" |
            $CC -std=gnu11 -Iinclude -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c - 2>&1 | head -3
    done
}

guards() { # STAGE_FILE_H
    find include -name '*.h' | sort | while read -r h; do
        guard=$(echo "${h#include/}" | tr 'a-z/.' 'A-Z__')
        grep -q "^#ifndef $guard\$" "$h" && grep -q "^#define $guard\$" "$h" || echo "$h: guard is not $guard"
    done
}

headers_match() { library | while read -r c; do
    h=include/${c#sim/}
    [ -f "${h%.c}.h" ] || echo "$c: no ${h%.c}.h"
done; }

tests_match() {
    library | while read -r c; do
        t=tests/unit/test_$(basename "$c" .c)
        [ -f "$t.c" ] || [ -f "$t.cc" ] || echo "$c: no $t.c"
    done
    for t in tests/unit/test_*; do
        name=$(basename "${t%.*}")
        ls include/*/"${name#test_}.h" >/dev/null 2>&1 || echo "$t: no header of that name"
    done
}

names_unique() { library | sed 's,.*/,,' | sort | uniq -d | sed 's/$/: two source files of that name/'; }

exported_names() { # every exported name starts with the name of its file
    library | while read -r c; do
        file=$(basename "$c" .c)
        nm -g --defined-only "$build/${c%.c}.o" | awk -v file="$file" -v c="$c" '
            NF == 3 && $3 != file && index($3, file "_") != 1 { print c ": exports " $3 }'
    done
    nm -g --defined-only "$build/sim/main.o" | awk 'NF == 3 && $3 != "main" { print "sim/main.c: exports " $3 }'
}

no_globals() { # nothing writable that outlives a call, but what a signal handler sets
    library | grep -v '^sim/cli/' | while read -r c; do
        objdump -t "$build/${c%.c}.o" | awk -v c="$c" '
            NF > 4 && $(NF - 2) ~ /^\.(data|bss|tdata|tbss)(\.[^r]|$)/ && $(NF - 1) !~ /^0+$/ && $NF !~ /^\./ {
                print c ": writable global " $NF
            }'
    done
}

silent() { # nothing below report prints or ends the program, except BUG()
    library | grep -v -e '^sim/cli/' -e '^sim/report/' -e '^sim/story/' -e '^sim/base/err.c' |
        xargs grep -nE '(^|[^a-z_])(printf|puts|putchar|perror|exit|abort) *\(|(^|[^a-z_])(stdout|stderr)([^a-z_]|$)'
}

only_in() { # only_in PATTERN FILE: matches nowhere else in the program
    find sim include -type f | grep -v "^$2\$" | xargs grep -n "$1"
}

scripts() { echo .ci/run; find tests plots \( -name '*.sh' -o -name '*.py' -o -name '*.gp' -o -name '*.awk' \) | sort; }
lengths() { { code; scripts; } | while read -r f; do
    n=$(wc -l <"$f")
    [ "$n" -le 450 ] || echo "$f: $n lines, at most 450"
done; }

columns() {
    { code; scripts; } |
        xargs awk 'length($0) > 130 { print FILENAME ":" FNR ": " length($0) " columns, at most 130" }'
}
blanks() { { code; scripts; } | xargs grep -nE "$(printf '\t')| \$"; }

openings() { # a comment that says what the file is for, with the licence in it
    code | while read -r f; do
        awk -v f="$f" 'FNR == 1 && !/^\/\*/ { print f ": does not open with a comment"; exit }
            /SPDX-License-Identifier: GPL-3.0-or-later/ { spdx = FNR } /\*\// { end = FNR; exit }
            END {
                if (!spdx) print f ": no licence line in the opening comment"
                else if (end > 40) print f ": opening comment of " end " lines"
            }' "$f"
    done
    scripts | while read -r f; do
        head -n 30 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$f: no licence line"
    done
}

foreign_paths() { # nothing of the machine it was made on
    all_files | grep -v "$self" | tr '\n' '\0' | xargs -0 grep -nIE "(^|[\"' (=])/(work|home)/|/tmp/(bash|design)"
}
places_of_tests() { # tests write below TMPDIR, which tests/run.sh clears away: folder.h knows where that is
    find tests -type f -not -path tests/folder.h -not -path tests/shape.sh -print0 | xargs -0 grep -nI '/tmp/\|"/tmp\|tmpnam'
}
unfinished() { code | xargs grep -nwE 'TODO|FIXME|XXX|HACK'; }
typedefs() { code | grep -v '^tests/' | xargs grep -nE 'typedef .*_t;|^#define _[A-Z]'; }

descriptions() { find scenarios -name '*.json' | sort | while read -r f; do
    $PYTHON -c '
import json, sys
text = json.load(open(sys.argv[1], encoding="utf-8")).get("description", "")
if len(text) < 20: print(sys.argv[1] + ": no description")' "$f" 2>&1 | tail -1
done; }

schema_current() { "$build/avlast" schema | diff - docs/scenario.schema.json | head -20; }
reference_current() { "$build/avlast" schema --reference | diff - docs/parameters.md | head -20; }
metrics_current() { "$build/avlast" list metrics --markdown | diff - docs/metrics.md | head -20; }
columns_current() { "$build/avlast" list columns --markdown | diff - docs/columns.md | head -20; }
manual_current() { "$build/avlast" manual | diff - docs/avlast.1 | head -20; }
# broken_links FOLDER: links of README.md, CHANGELOG.md and docs/ there to files, and to headings, that do not exist
broken_links() { (cd "$1" && $PYTHON - README.md CHANGELOG.md docs/*.md) <<'END'
import pathlib, re, sys

def headings(path): # as GitHub names them: lower case, punctuation dropped, blanks to hyphens
    lines = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}

for name in sys.argv[1:]:
    page = pathlib.Path(name)
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        file, _, heading = target.partition("#")
        there = page.parent / file if file else page
        if not there.is_file() or (heading and heading not in headings(there)):
            print(f"{name}: ({target}) leads nowhere")
END
}
links() { broken_links .; }
quoted_lines() { # a line in a block of JSON in docs/ways.md is a line of a scenario
    find scenarios -name '*.json' -exec cat {} + | sed 's/^ *//' >"$build/scenario_lines"
    sed -n '/^```json$/,/^```$/ { /^```/d; s/^ *//; p; }' docs/ways.md | grep -vxF -f "$build/scenario_lines"
    rm -f "$build/scenario_lines"
}
paths_named() { # files and folders that the documents name in words
    grep -onE '(^|[^A-Za-z0-9_/.])(sim|include|plots|tests|scenarios|docs)/[A-Za-z0-9_/.]*[A-Za-z0-9_/]' README.md docs/*.md |
        sed -E 's/^([^:]*:[0-9]*):.*[^A-Za-z0-9_/.]([a-z]+\/)/\1 \2/; s/^([^:]*:[0-9]*):/\1 /' | while read -r where path; do
        case $path in *_) continue ;; esac # NAME_*: several
        [ -e "$path" ] || echo "$where: no $path"
    done
    tr '\n' ' ' <README.md | grep -qF "before it: $(echo "$stages" | sed 's/ /, /g')." || echo "README.md: stages are $stages"
}
installed() {
    to=$(mktemp -d) || return
    # As it is: nothing is built anew here, whatever the flags.
    env -u MAKEFLAGS make -s install BUILD="$build" DESTDIR="$to" PREFIX=/usr -o "$build/avlast" >"$to/log" 2>&1 || cat "$to/log"
    broken_links "$to/usr/share/doc/avlast"
    "$to/usr/bin/avlast" check teaching_ward_o2 >/dev/null 2>"$to/log" || cat "$to/log"
    cmp docs/avlast.1 "$to/usr/share/man/man1/avlast.1"
    "$build/avlast" manual --for bash | cmp - "$to/usr/share/bash-completion/completions/avlast"
    rm "$to/log"
    env -u MAKEFLAGS make -s uninstall DESTDIR="$to" PREFIX=/usr
    find "$to" -not -type d # nothing stays
    rm -rf "$to"
}
schema_valid() { $PYTHON - <<'END'
import json, pathlib, jsonschema
schema = json.load(open("docs/scenario.schema.json", encoding="utf-8"))
check = jsonschema.validators.validator_for(schema)
check.check_schema(schema)
for path in sorted(pathlib.Path("scenarios").rglob("*.json")):
    for error in check(schema).iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        print(f"{path}: /{'/'.join(map(str, error.path))}: {error.message[:200]}")
END
}

rule 'stages include only earlier stages' stage_order
rule 'folders are stages' known_stages
rule 'every header compiles alone' headers_alone
rule 'guards are STAGE_FILE_H' guards
rule 'every source file has its header' headers_match
rule 'every source file has its test, every test its header' tests_match
rule 'no two source files share a name' names_unique
rule 'exported names start with the name of the file' exported_names
rule 'no mutable globals' no_globals
rule 'only cli and report print' silent
rule 'cJSON is included, and called, by json.c alone' only_in 'cJSON\.h\|cJSON_[A-Za-z]*(' sim/scenario/json.c
rule 'nobody calls setlocale' only_in 'setlocale *(' nowhere
rule 'files have at most 450 lines' lengths
rule 'lines have at most 130 columns' columns
rule 'no tabs, no blanks at the end of a line' blanks
rule 'files open with what they are for, and the licence' openings
rule 'no paths of the machine it was made on' foreign_paths
rule 'tests write below TMPDIR' places_of_tests
rule 'nothing unfinished' unfinished
rule 'no _t types, no reserved names' typedefs
rule 'every scenario file says what it is' descriptions
rule 'docs/scenario.schema.json is what the program prints' schema_current
rule 'docs/parameters.md is what the program prints' reference_current
rule 'docs/metrics.md is what the program prints' metrics_current
rule 'docs/columns.md is what the program prints' columns_current
rule 'docs/avlast.1 is what the program prints' manual_current
rule 'links of the documents lead somewhere' links
rule 'what docs/ways.md quotes from scenarios stands in them' quoted_lines
rule 'files that the documents name exist, and stages' paths_named
rule 'what make install puts there runs, its links lead somewhere, and make uninstall takes all of it away' installed
rule 'the schema is valid and every scenario file obeys it' schema_valid

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
