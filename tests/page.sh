#!/bin/sh
# The page of a small study, looked at in a browser: sh tests/page.sh BUILD. The last line is "N passed, N failed".
#
# Needs chromium and tidy (make deps-ci). The study goes through the script of the demo, into a folder whose name is not plain
# ASCII. What a reader would not see is looked for, too: whether anything is fetched from elsewhere, and whether these very
# tests notice a broken picture and a link that fetches something.
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/.." || exit 1
avlast=${1:-build}/avlast
PYTHON=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
folder="$work/Prøve, æøå = 'ny' & #1 100%"
page=$folder/index.html
passed=0
failed=0

holds() { # holds WHAT COMMAND...: the command's success is one test; what it printed is shown when it failed
    what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $what"
        head -n 20 "$work/said"
    fi
}
fails() { # fails STATUS TEXT COMMAND...: the command ends with this status and says this
    status=$1
    text=$2
    shift 2
    "$@" 2>&1 | cat >"$work/error"
    "$@" >/dev/null 2>&1
    is=$?
    cat "$work/error"
    [ $is = "$status" ] && grep -qF "$text" "$work/error"
}
fails_to_draw() { LC_ALL=C.UTF-8 fails "$1" "$2" gnuplot -e "dir='$3'; ${4:-}" plots/day.gp; }

# looks FOLDER [LEAST]: $work/seen is what tests/page.html saw there, with a line "request URL" for all that was asked of the net;
# fails where there are fewer pictures than LEAST (1).
looks() {
    cp tests/page.html "$1/look.html" || return 1
    HOME=$work timeout 60 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync --disable-extensions \
        --allow-file-access-from-files --host-resolver-rules='MAP * ~NOTFOUND' --log-net-log="$work/net" \
        --dump-dom "$1/look.html" >"$work/dom" 2>"$work/chromium"
    rm -f "$1/look.html"
    sed -n '/<pre id="said">/,/<\/pre>/p' "$work/dom" |
        sed 's/.*<pre id="said">//; s/<\/pre>.*//; s/&lt;/</g; s/&gt;/>/g; s/&nbsp;/ /g; s/&amp;/\&/g' >"$work/seen"
    # Of what Chromium asks for by itself, the initiator is "not an origin".
    [ -s "$work/net" ] && grep '"initiator":' "$work/net" | grep -v '"initiator":"not an origin"' |
        sed -n 's/.*"url":"\([a-z]*:[^"]*\)".*/\1/p' | grep -Ev '^(file|data):' | sort -u | sed 's/^/request /' >>"$work/seen"
    grep -q "^pictures [${2:-1}-9]" "$work/seen"
}
sees() { # sees REGULAR-EXPRESSION
    grep -E "$1" "$work/seen" || { cat "$work/seen"; return 1; }
}
sees_no() { ! grep -E "$1" "$work/seen"; }

pictures_are_the_files() {
    for picture in "$folder"/*.png "$folder"/*/day.png; do
        base64 -w 0 "$picture" >"$work/picture"
        grep -qF -f "$work/picture" "$page" || { echo "not in the page: $picture"; return 1; }
    done
}

# ---- A study, its pictures and its page ----

holds 'the demo script makes a study and its page' \
    sh plots/demo.sh "$avlast" "$folder" scenarios/teaching_ward_o2.json scenarios/teaching_ward_o3.json --reps 4 \
    --set '/units/ward/label="Post <i> &amp; \"ø\""'
holds 'the page is valid HTML' sh -c 'tidy -q -e "$1" 2>&1 | { ! grep .; }' sh "$page"
if holds 'the browser shows it' looks "$folder" && [ -s "$work/seen" ]; then
    n_pictures=$(find "$folder" -maxdepth 1 -name '*.png' | wc -l)
    n_pictures=$((n_pictures + 2))
    holds 'every picture is in it' sees "^pictures $n_pictures\$"
    holds 'every picture has loaded, in its own shape, with words in its place' sees_no '^(broken|stretched|silent) '
    holds 'they are those that lie beside it' pictures_are_the_files
    holds 'nothing comes from outside the page' sees_no '^(outside|request|script) '
    holds 'the title says what was compared' \
        sees '^title Post <i> &amp; "ø": Specialised, as in Tørn against Everyone does everything$'
    holds 'its language is said' sees '^language en$'
    holds 'its encoding is UTF-8' sees '^encoding UTF-8$'
fi

words_keep_apart() {
    "$PYTHON" tests/plots/overlaps.py "$folder"/*.svg "$folder"/*/day.svg >"$work/close" && ! grep . "$work/close"
}
holds 'words in the pictures keep apart' words_keep_apart

# Rows are indented; so are the sentences at the end. Outcomes are ids there, words here.
rows_are_those_of_the_report() {
    sed -e '/^In short, /,/^$/d' -e '/^At a margin /,/^$/d' "$folder/report.txt" | sed -nE 's/ +$//; s/^  ([^ ])/\1/p' |
        sed -E -e 's/  +/|/g; s/[()]//g; /\|[^|]*[a-z]$/s/_/ /g; :more' -e 's/([a-z])\+([a-z])/\1, \2/; t more' |
        sort >"$work/printed"
    sed -n 's/^row //p' "$work/seen" | sed 's/|$//' | sort >"$work/shown"
    [ -s "$work/printed" ] && diff "$work/printed" "$work/shown"
}
holds 'the tables hold the numbers of the report' rows_are_those_of_the_report
relief_is_a_table() {
    sees '^row Nurse\|[-+][0-9.]+\|[-+0-9.]+ to [-+0-9.]+(\|[a-z ,]+){3}$' && sees_no 'partly_on_top' &&
        sed -n '/<h2>Relief/,/<h2>What/p' "$page" | grep -q '<th scope="col" class="words">margin 1 min</th>'
}
holds 'relief is a table of its own, in words' relief_is_a_table
holds 'and its headings' sees '^heading (Nurse|Patients)$'
holds 'its rows are as long as its head' sees_no '^uneven '
sentences_are_those_of_the_report() {
    sed -n '/^With /,/^$/{/^[^W]/p;}' "$folder/report.txt" >"$work/printed"
    [ -s "$work/printed" ] || return 1
    while IFS= read -r sentence; do
        sed 's/&nbsp;/ /g; s/&amp;/\&/g' "$page" | grep -qF "<li>$sentence</li>" || { echo "$sentence"; return 1; }
    done <"$work/printed"
}
holds 'the sentences are those of the report' sentences_are_those_of_the_report
begins_with_the_sentences() {
    sed -n '/^In short, /,/^$/s/^  //p' "$folder/report.txt" >"$work/printed"
    sed -n '/<h2>/,/<h2>Relief/p; /<h2>Relief/q' "$page" | cut -c -1000 >"$work/begins"
    [ "$(wc -l <"$work/printed")" -ge 5 ] && [ "$(grep -c '<h2>' "$work/begins")" = 2 ] || return 1
    while IFS= read -r sentence; do
        grep -qFx "<li>$sentence</li>" "$work/begins" || { echo "$sentence"; return 1; }
    done <"$work/printed"
    sed -n 1p "$work/begins" | grep -qFx '<h2>In short</h2>' && sed -n 2p "$work/begins" | grep -q "^<p>'.*:</p>\$" &&
        [ "$(grep -c '<img' "$work/begins")" = 1 ] && grep -q 'alt="Who is relieved' "$work/begins"
}
holds 'it opens with what was found in short, and the picture of relief' begins_with_the_sentences
warm_up_is_told() {
    sed -n '/<h2>Was the study long/,/<h2>How the/p' "$page" | grep '^<p>Warm-up of .*</p>$' | sed 's/<[^>]*>//g' >"$work/told"
    grep '^Warm-up of ' "$folder/report.txt" >"$work/printed" && diff "$work/printed" "$work/told"
}
holds 'it says whether the warm-up was enough' warm_up_is_told
captions_are_of_their_own() { # not the first sentence of the script, which names a file and stands in place of the picture
    sed -n 's/.*<figcaption>\(..*\)<\/figcaption>/\1/p' "$page" >"$work/captions"
    ! grep csv "$work/captions" && [ "$(wc -l <"$work/captions")" = "$n_pictures" ]
}
holds 'every picture has a caption' captions_are_of_their_own
links_lead_somewhere() {
    n=0
    for file in "$folder"/*.csv "$folder"/manifest.json "$folder"/events_o2/events.csv; do
        grep -qFx "link ${file#"$folder"/}" "$work/seen" || { echo "no link to $file"; return 1; }
        n=$((n + 1))
    done
    [ $n -ge 5 ]
}
holds 'the files beside it are linked' links_lead_somewhere
holds 'the manifest tells how the numbers were made' grep -qF '5 days measured in each, after 0 days of warm-up' "$page"
comes_again() { cp "$page" "$work/first" && sh plots/page.sh "$folder" && cmp "$page" "$work/first"; }
holds 'the same study gives the same page' comes_again

# Other reports: verdicts in words as cells, tables with a line above that says what they are about, several lists in one block,
# indented lines that are no table.
tail -n 1 "$folder/report.txt" >"$work/study"
another_report() {
    mkdir -p "$work/other" && cp "$folder/manifest.json" "$work/other/" && cat - "$work/study" >"$work/other/report.txt" <<'END'
Relief                        relief
Nurses
  net                             +1.2   (+0.4 to +2.0)   relieved, but more clinical work
  care                             -.5   (-0.7 to -0.3)
Ward <hosts>
  net                                -

'Third_one' instead of 'First':
Relief, minutes per hour     net     95 % interval  margin 1 min
  Nurses                     0.0      (0.0 to 0.0)  partly_on_top+more_clinical+care_lost

Relief, 'Fourth' instead of 'First': intervals at once.

Relief                      net
  Hosts                    +2.0

Of 3 people in both: 3 partly_on_top.

Remarks:
  The warm-up of 14 days is enough & more.
Other remarks:
None.

END
    sh plots/page.sh "$work/other" && looks "$work/other" 0 && tidy -q -e "$work/other/index.html" 2>&1 | { ! grep .; } &&
        sees '^row net\|\+1.2\|\+0.4 to \+2.0\|relieved, but more clinical work$' && sees '^row care\|-.5\|-0.7 to -0.3\|$' &&
        sees '^row Nurses\|0.0\|0.0 to 0.0\|partly on top, more clinical, care lost$' && sees_no '^uneven ' &&
        for text in '<li>The warm-up of 14 days is enough &amp; more.</li>' '</ul>' '<p>Other remarks:</p>' '<li>None.</li>' \
            "<caption>'Third_one' instead of 'First'</caption>" \
            "<caption>'Fourth' instead of 'First': intervals at once</caption>" '<p>Of 3 people in both: 3 partly on top.</p>'; do
            grep -qFx -e "$text" "$work/other/index.html" || { echo "not there: $text"; return 1; }
        done
}
holds 'words in a table, and lists, have their place' another_report

# ---- Two others, and what an older study has left in the folder ----

several="$work/several"
cp -R scenarios "$work/scenarios"
for name in s1 s2; do cp scenarios/teaching_ward_o3.json "$work/scenarios/$name.json"; done
study_of_several() {
    "$avlast" compare "$work/scenarios/teaching_ward_o2.json" "$work/scenarios/s1.json" "$work/scenarios/s2.json" --reps 4 \
        --out "$several" >"$work/report" && sh plots/plot.sh "$several" &&
        sed -n 's/^  "study_sha256": "\(.*\)",$/Study: \1/p' "$several/manifest.json" |
        cat "$work/report" - >"$several/report.txt" &&
        sh plots/page.sh "$several" && looks "$several"
}
holds 'a study of two others has its page' study_of_several
holds 'and pictures for each' sees '^pictures 8$' # relief and replications twice, care, hours, waits, workload
relief_says_of_whom() {
    sed -n '/<h2>Relief/,/<h2>What/p' "$several/index.html" |
        grep -o "<caption>'s[12]' instead of 'Everyone does everything'" >"$work/captions"
    [ "$(sort -u "$work/captions" | wc -l)" = 2 ]
}
holds 'tables of relief say of whom they are' relief_says_of_whom
holds 'pictures of relief say of whom they are' \
    grep -q "‘s2’ instead of ‘Everyone does everything’" "$several/relief_s2.svg"
foreign() { # foreign NAME SEEN: what is of another study is left out, which is said
    sh plots/page.sh "$several" 2>&1 | cat >"$work/said_of" && looks "$several" || return 1
    cat "$work/said_of"
    grep -qF "left out '$several/$1': not of this study" "$work/said_of" && sees "$2"
}
cp "$folder/relief.png" "$folder/relief.svg" "$several/"
holds 'a picture of another study stays out' foreign relief.png '^pictures 8$'
cp "$folder/relief.png" "$several/relief_s1.png"
cp "$folder/relief.svg" "$several/relief_s1.svg"
holds 'also under a name of this one' foreign relief_s1.png '^pictures 7$'
cp -R "$folder/events_o2" "$several/events_o2"
sed -i 's/^  "seed": 1,/  "seed": 2,/' "$several/events_o2/manifest.json"
holds 'a day of another study stays out' foreign events_o2/day.png '^pictures 7$'
cp "$folder/report.txt" "$several/"
holds 'a report of another study stays out' foreign report.txt '^pictures 7$'
holds 'with its tables' sees_no '^row '
another_demo() {
    sh plots/demo.sh "$avlast" "$several" scenarios/teaching_ward_o2.json scenarios/teaching_ward_o3.json --reps 4 \
        2>"$work/said_of" && looks "$several" && sees '^pictures 8$' || return 1
    ! find "$several" -name '*_s[12].*' | grep . && ! grep 'left out' "$work/said_of"
}
holds 'the demo clears away what an older one has drawn' another_demo
cut_manifest() { sed -i '$d' "$several/manifest.json" && fails 1 'is cut off' sh plots/page.sh "$several"; }
holds 'a manifest that is cut off is refused' cut_manifest

# ---- What the tests above must notice ----

changed() { # changed SED-COMMAND: a copy of the page with this change, as the browser sees it
    mkdir -p "$work/changed" && sed "$1" "$page" >"$work/changed/index.html" && ! cmp -s "$page" "$work/changed/index.html" &&
        looks "$work/changed"
}
a_broken_picture() { changed '0,/base64,iVBOR/s/base64,iVBOR/base64,iVBOX/' && sees '^broken '; }
a_picture_beside_it() { changed 's/<\/main>/<img alt="x" src="workload.png">&/' && sees '^outside file:'; }
a_picture_from_elsewhere() {
    changed 's/<\/main>/<img alt="x" src="https:\/\/example.org\/x.png">&/' && sees '^request https' && sees '^outside https'
}
a_font_from_elsewhere() {
    changed 's/<style>/&@import url(https:\/\/example.org\/font.css);/' && sees '^request https' && sees '^outside in a style'
}
holds 'a broken picture is noticed' a_broken_picture
holds 'a picture that is not in the page is noticed' a_picture_beside_it
holds 'a picture from elsewhere is noticed' a_picture_from_elsewhere
holds 'a style sheet from elsewhere is noticed' a_font_from_elsewhere

# ---- The picture of a day ----

# Bars of one day, as minutes by role and category, are what the program accounts for that day.
day_adds_up() { # day_adds_up SCENARIO
    "$avlast" run "$1" --reps 1 --days 1 --set /time/warmup_days=0 --events --out "$work/day" --force --quiet || return 1
    awk -v day=1 -f plots/read.awk -f plots/day.awk part=manifest "$work/day/manifest.json" part=csv "$work/day/events.csv" |
        awk -F '\t' -v OFS=, '
        sub(/^row_name\[/, "") {
            row = $0 + 0
            sub(/^[^=]*= ./, "")
            sub(/.$/, "")
            if (sub(/^role /, "")) role = $0
            else of[row] = role
        }
        /^\$/ { block = $0 }
        block ~ /^.bars/ && $1 > 0 { sum[of[$1] "," $4] += 60 * ($3 - $2) }
        block ~ /^.duty/ && $1 > 0 { sum[of[$1] ",duty"] += 60 * ($3 - $2) }
        END { for (what in sum) if (sum[what] > 0.001) printf "%s %.2f\n", what, sum[what] }' | sort >"$work/drawn"
    "$PYTHON" - "$work/day" <<'END' | sort >"$work/accounted"
import csv, json, sys
roles = json.load(open(sys.argv[1] + "/manifest.json"))["scenarios"][0]["resolved"]["roles"]
rows = [r for r in csv.DictReader(open(sys.argv[1] + "/metrics.csv")) if r["role"] and not r["task"]]
hours = {r["role"]: float(r["value"]) for r in rows if r["metric"] == "rostered_h"}
duty = {}
for r in rows:
    name = r["metric"].replace("_min_per_rostered_h", "")
    if not r["value"] or name not in ("time", "holding", "break", "idle", "idle_blocked"):
        continue
    if name == "time" and not r["category"]:
        continue
    minutes = float(r["value"]) * hours[r["role"]]
    label = roles[r["role"]]["label"]
    duty[label] = duty.get(label, 0) + minutes
    if minutes > 0.001 and not name.startswith("idle"):
        print("%s,%s %.2f" % (label, r["category"] or name, minutes))
for label, minutes in duty.items():
    print("%s,duty %.2f" % (label, minutes))
END
    # Both are rounded: half a hundredth of a minute apart at most.
    [ -s "$work/accounted" ] && paste -d ' ' "$work/accounted" "$work/drawn" |
        awk '{ n = split($0, w, " "); half = n / 2; same = w[half] - w[n] < 0.02 && w[n] - w[half] < 0.02
               for (i = 1; i < half; i++) same = same && w[i] == w[half + i]
               if (!same) { print; bad = 1 } } END { exit bad }'
}
holds 'a day of the teaching ward adds up' day_adds_up scenarios/teaching_ward_o3.json
holds 'a day of the short-term ward adds up' day_adds_up scenarios/short_term_ward_o2.json
holds 'a day that is not in the run is refused' \
    fails_to_draw 1 'day 9 is not in the run, which has days 1 to 1' "$work/day" 'day=9'
holds 'the day may be a fraction in no case' fails_to_draw 1 'day 1.5 is not in the run' "$work/day" 'day=1.5'
holds 'a day is a number' fails_to_draw 1 "expected the number of a day, found 'x'" "$work/day" "day='x'"
holds 'a unit that is not there is refused' fails_to_draw 3 'nobody is on duty' "$work/day" "unit='x'"
holds 'events are wanted' fails_to_draw 1 'events.csv' "$work"
holds 'nothing half-drawn is left' sh -c '! ls "$1" | grep -E "part|png|svg"' sh "$work/day"

# ---- Folders that hold no comparison ----

mkdir "$work/empty"
holds 'an empty folder is refused' fails 1 'is not a folder that avlast compare wrote' sh plots/page.sh "$work/empty"
holds 'a run is no comparison' fails 1 'is not a folder that avlast compare wrote' sh plots/page.sh "$work/day"
holds 'and nothing is written there' sh -c '! ls "$1" "$2" | grep index' sh "$work/empty" "$work/day"
without_report() {
    rm "$folder/report.txt" && sh plots/page.sh "$folder" && looks "$folder" && sees_no '^(row|broken|outside) '
}
holds 'without a report there are pictures all the same' without_report

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
