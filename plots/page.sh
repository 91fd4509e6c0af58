#!/bin/sh
# Makes one page of a comparison and its pictures: sh plots/page.sh out/demo writes out/demo/index.html.
#
# The page holds its pictures; it asks for nothing from elsewhere, so it can be sent as it is. Only its links to the CSV files
# want them beside it. What it says comes from manifest.json and report.txt (what avlast compare printed, as demo.sh keeps it;
# without it the page has no sentences and no table), from the pictures NAME.png here and FOLDER/day.png, and from what
# plots/NAME.gp says of them: its first sentence is read aloud in place of the picture, "Caption:" stands below it.
#
# Only what is of the study in manifest.json comes on the page: a report whose last line names it, pictures that carry its hash
# (style.gp puts it into the SVG), days of runs of the same scenarios with the same seed and version. What is left out is told.
#
# SPDX-License-Identifier: GPL-3.0-or-later
plots=$(dirname "$0")
[ $# -eq 1 ] || { echo 'usage: sh plots/page.sh FOLDER' >&2; exit 2; }
fail() {
    echo "page.sh: $1" >&2
    exit 1
}
# awk takes a path with = before any / for an assignment
case $1 in /*) dir=$1 ;; *) dir=./$1 ;; esac
page=$dir/index.html
report=/dev/null

from_manifest() { # from_manifest WANT [MANIFEST [FILE...]]
    want=$1
    manifest=${2:-$dir/manifest.json}
    if [ $# -gt 2 ]; then shift 2; else set -- part=report "$report"; fi
    LC_ALL=C awk -v want="$want" -v style="$plots/page.css" -f "$plots/page.awk" part=manifest "$manifest" "$@"
}
html() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'; }
# What the comment of a script begins with, or what it says after "Caption:"; both end with the line that ends with a full stop.
says() { # says NAME FROM
    awk -v from="$2" '
        !begun && !sub("^# " from, "") { next }
        { begun = 1; sub(/^# /, ""); text = text blank $0; blank = " " }
        /\.$/ { exit }
        END { print text }' "$plots/$1.gp"
}

if [ ! -r "$dir/manifest.json" ] || [ "$(from_manifest command)" != compare ]; then
    fail "'$1' is not a folder that avlast compare wrote"
fi
[ "$(tail -n 1 "$dir/manifest.json")" = '}' ] || fail "'$1/manifest.json' is cut off"
left_out() { echo "page.sh: left out '$1/${2#"$dir"/}': not of this study; $3" >&2; }
shown=$1
study=$(from_manifest study)
if [ -r "$dir/report.txt" ]; then
    if [ "$(tail -n 1 "$dir/report.txt")" = "Study: $study" ]; then
        report=$dir/report.txt
    else
        left_out "$shown" "$dir/report.txt" 'plots/demo.sh writes it'
    fi
fi

figure() { # figure PICTURE STUDY [WHOSE]: relief_NAME.png is a picture that relief.gp drew
    name=$(basename "$1" .png)
    name=${name%%_*}
    [ -r "$1" ] && [ -r "$plots/$name.gp" ] || return 0
    if ! grep -qsF "study_$(printf '%.16s' "$2")" "${1%.png}.svg"; then
        left_out "$shown" "$1" "plots/$name.gp draws it"
        return 0
    fi
    # width and height stand in bytes 16 to 23 of a PNG, the most significant byte first
    # shellcheck disable=SC2046 # eight numbers
    set -- "$1" "$3" $(od -An -tu1 -j16 -N8 "$1")
    [ $# -eq 10 ] || fail "'$1' is not a PNG"
    caption=$(says "$name" 'Caption: ')
    printf '<figure>\n<div class="wide" role="region" aria-label="Picture" tabindex="0">'
    printf '<img width="%d" height="%d" alt="%s" src="data:image/png;base64,' \
        $((($5 * 256) + $6)) $((($9 * 256) + ${10})) "$(says "$name" '' | html)"
    base64 -w 0 "$1" || return 1
    printf '"></div>\n<figcaption>%s</figcaption>\n</figure>\n' \
        "$(printf '%s%s' "${2:+$2: }" "${caption:-$(says "$name" '')}" | html)"
}
figures() { # figures NAME...: in this order
    others=$(from_manifest names | sed 1d)
    for of in "$@"; do
        figure "$dir/$of.png" "$study" || return 1
        printf '%s\n' "$others" | while IFS= read -r other; do
            figure "$dir/${of}_$other.png" "$study" || exit 1
        done || return 1
    done
}
belongs() { # belongs FOLDER: the run in it is one of this study
    [ -r "$1/manifest.json" ] && [ "$(from_manifest command "$1/manifest.json")" = run ] || return 1
    from_manifest runs | grep -qxF -e "$(from_manifest runs "$1/manifest.json")"
}
days() {
    for picture in "$dir"/*/day.png; do
        run=$(dirname "$picture")
        [ -r "$picture" ] || continue
        if belongs "$run"; then
            figure "$picture" "$(from_manifest study "$run/manifest.json")" \
                "$(from_manifest label "$run/manifest.json")" || return 1
        else
            left_out "$shown" "$picture" 'plots/demo.sh draws such days'
        fi
    done
}
files() {
    for file in "$dir"/*.csv "$dir"/*.json "$dir"/*.txt "$dir"/*/*.csv; do
        [ -f "$file" ] || continue
        run=$(dirname "$file")
        [ "$run" = "$dir" ] || belongs "$run" || continue
        printf '%s\n' "${file#"$dir"/}"
    done
}
section() { # section TITLE WANT PICTURE...: what there is under its heading, if anything
    title=$1
    part=$(from_manifest "$2")
    shift 2
    pictures=$(figures "$@") || return 1
    [ -z "$part$pictures" ] || printf '<h2>%s</h2>\n%s\n%s\n' "$title" "$part" "$pictures"
}
reading() {
    cat <<'END'
<h2>How to read this</h2>
<p>A difference is the other way of organising minus the base: what is below zero became less. Beside it stands its 95&nbsp;%
interval: where the true difference of the model lies, if one accepts to be wrong in one case of twenty. An interval on one
side of zero shows a difference, looked at alone; among so many numbers some are on one side by chance, and the sentences
above allow for that (Holm&rsquo;s correction). One that holds zero shows none, which does not mean that there is none.</p>
<p>Minutes per rostered hour tell what an hour on the roster goes to, for a whole group: 6 minutes are a tenth of the time.
Overtime is counted in, so the parts can add up to more than 60. A task is omitted when it reached its time limit and nobody had
started it.</p>
<p>Relief is turned round: the base minus the other, so that more relief is a larger number. Net is all work of the group
together. The margin is the change that one takes for none; the intervals of all groups hold at once. The outcomes:</p>
<dl class="terms">
<dt>relieved</dt><dd>less work in all; with &ldquo;more clinical&rdquo; where clinical work grew by the margin or more</dd>
<dt>swapped</dt><dd>as much work, but of another kind</dd>
<dt>unchanged</dt><dd>as much work, of the same kinds</dd>
<dt>on top</dt><dd>more work in all, and nothing was taken off</dd>
<dt>partly on top</dt><dd>more work in all, though something was taken off</dd>
<dt>undecided</dt><dd>these replications do not tell</dd>
<dt>care lost</dt><dd>beside an outcome: more of the work that the group did is not done by anybody</dd>
</dl>
<p>The numbers describe a model of a ward, not a ward. They are as good as its assumptions, which the scenarios state.</p>
END
}
body() {
    from_manifest head || return 1
    section 'In short' short relief || return 1
    section 'Relief, at three margins' relief || return 1
    section 'What the hours go to, and what waits' '' workload care waits hours || return 1
    days || return 1
    section 'How people learn' '' learning || return 1
    section 'The numbers' tables || return 1
    section 'The findings, one by one' sentences || return 1
    reading
    section 'Was the study long enough?' settled replications welch || return 1
    section 'How the numbers were made' made || return 1
    echo '<h2>Files</h2>'
    echo '<p>They lie beside this page. Every column is described in datapackage.json, and in docs/columns.md of avlast.</p>'
    echo '<ul>'
    files | from_manifest files "$dir/manifest.json" part=files - || return 1
    printf '</ul>\n</main>\n</body>\n</html>\n'
}
trap 'rm -f "$page.part"' EXIT
body >"$page.part" || fail "could not write '$page'"
mv "$page.part" "$page" || exit 1
echo "page: $1/index.html"
