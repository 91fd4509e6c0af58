#!/bin/sh
# The pictures: sh tests/plots/run.sh. Drawn from a small study made by hand (tests/plots/study), not from the program.
#
# What is drawn (whole files, the words on them), the numbers worked out for it, and that folders which are empty, foreign or
# damaged are refused with a message, a status that is not 0, and nothing written. The last line is "N passed, N failed".
#
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$(dirname "$0")/../.." || exit 1
PYTHON=${PYTHON:-/usr/bin/python3}
LC_ALL=C.UTF-8
export LC_ALL
study=tests/plots/study
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
passed=0
failed=0

fail() { failed=$((failed + 1)); printf 'failed: %s\n' "$*"; }
check() { # check TEXT COMMAND...: passes when the command does
    text=$1
    shift
    if "$@" >"$room/.out" 2>&1; then passed=$((passed + 1)); else fail "$text"; head -n 20 "$room/.out"; fi
}

# A copy of the study in a folder of that name; in it, what a command of sed changes in a file: copy NAME [FILE SED]
copy() {
    here=$room/$1
    mkdir -p "$here" && cp "$study"/* "$here" || return
    [ $# -le 2 ] || { sed -i "$3" "$here/$2" && told "$here"; }
}
told() { # told FOLDER: the manifest there tells of the files as they now are
    for file in "$1"/*.csv; do
        sed -i "s/^    \"${file##*/}\": \"[0-9a-f]*/    \"${file##*/}\": \"$(sha256sum <"$file" | cut -c -64)/" "$1/manifest.json"
    done
}
draw() { # draw SCRIPT FOLDER: what it prints goes to said, its status to status
    quoted=$(printf '%s' "$2" | sed "s/'/''/g")
    gnuplot -e "dir='$quoted'" "plots/$1.gp" >"$room/.said" 2>&1 </dev/null
    status=$?
}
pictures=$(grep -l "^reads = '" plots/*.gp | sed 's,.*/,,; s/\.gp$//')
reads() { sed -n "s/^reads = '\(.*\)'\$/\1/p" "plots/$1.gp"; }
has() { # has FILE TEXT: the text, as XML writes it
    grep -qF -e "$2" "$1" || { echo "$1 does not have: $2"; grep -o '>[^<]*</text>\|CDATA\[[^]]*' "$1" | head -n 60; return 1; }
}
whole_pictures() { # a PNG of some size with its end mark, and well-formed SVG
    $PYTHON - "$@" <<'END'
import sys, xml.dom.minidom
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    if path.endswith(".png"):
        assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[-8:-4] == b"IEND" and len(data) > 8000, path
    else:
        assert xml.dom.minidom.parseString(data).documentElement.tagName == "svg", path
END
}
apart() { # words of pictures do not run into each other
    said=$($PYTHON tests/plots/overlaps.py "$@" 2>&1)
    [ -z "$said" ] || { echo "$said"; return 1; }
}
nothing_new() { [ "$(ls -A "$1")" = "$2" ] || { ls -A "$1"; return 1; }; }

# ---- Each picture alone, with words that must be on it

copy study
for name in $pictures; do
    [ -f "$study/$(reads "$name")" ] || continue # what it reads is made elsewhere
    draw "$name" "$room/study"
    check "$name is drawn" [ "$status" = 0 ]
    check "$name says so, and nothing else" [ "$(cat "$room/.said")" = "picture: $room/study/$name.png $room/study/$name.svg" ]
    check "$name is whole" whole_pictures "$room/study/$name.png" "$room/study/$name.svg"
done
check 'words keep apart' apart "$room/study"/*.svg
check 'pictures say of which study they are' [ "$(grep -l study_7775984468e36ad1 "$room/study"/*.svg | wc -l)" = 10 ]
check 'nothing is left half-written' sh -c '! ls "$1" | grep part' sh "$room/study"
svg() { check "$1.svg says: $2" has "$room/study/$1.svg" "$2"; }
for name in care waits welch learning hours workload; do
    svg $name "Everyone, æøå &amp; &lt;so> 'on'"
    svg $name 'Skjermet \ "vert"'
done
svg relief 'Øyesykepleier'
svg relief 'Relieved, with more clinical work, but care is lost'
svg relief 'With a limit of 2 min: not decided'
svg relief 'New work on top'
svg relief 'Not decided: about 320 replications would decide it'
svg relief '12.0 less'
svg workload 'Documentation, planning'
svg workload 'Waiting for a second person'
svg care 'Only a full line is a clear difference'
svg relief '7.0 more'
svg relief 'Porter: only under ‘Skjermet \ "vert"’, so there is nothing to compare.'
svg relief 'Secretary: only under ‘Everyone'
check 'relief.svg leaves out what nobody does' sh -c '! grep -q Training "$1"' sh "$room/study/relief.svg"
svg waits 'Årvåken vakt'
svg waits '8.0 %'
check 'waits.svg leaves out what arose too seldom' sh -c '! grep -q Walk "$1"' sh "$room/study/waits.svg"
svg care 'Årvåken vakt'
svg welch 'warm-up'
svg learning 'Means over 2 replications.'
svg replications '+3.0 (-0.4 to 6.4): holds 0'
svg replications 'looked at alone'
svg replications 'the same in all replications'
svg hours 'Everybody'
for words in '5 January 2026 to 15 February 2026' '4 people.' 'Øyesykepleier (10)' '>Åse<' '>ÅV<' 'Week 7, 9 Feb' \
    'Årvåken vakt, 14:30 to 22:15'; do
    svg roster "$words"
done
svg task_map 'Everybody'
svg task_map 'Øyesykepleier'
svg task_map 'Nobody in the unit may do it'

# ---- Numbers

numbers() { # numbers SCRIPT FOLDER OPTIONS...
    script=$1
    folder=$2
    shift 2
    also=
    [ "$script" != learning ] || also=$folder/metrics.csv
    awk "$@" -f plots/read.awk -f "plots/$script.awk" part=manifest "$folder/manifest.json" \
        part=csv "$folder/$(reads "$script")" ${also:+part=offers "$also"}
}
line() { # line TEXT SCRIPT OPTIONS...: one of the lines is this
    text=$1
    shift
    script=$1
    shift
    numbers "$script" "$here" "$@" >"$room/.numbers"
    check "$script: $text" sh -c 'grep -qxF -e "$1" "$2" || { cat "$2"; exit 1; }' sh "$(printf "$text")" "$room/.numbers"
}
here=$room/study
# Differences of the wait 1, 2, 3, 6: after three, 2 and 4.3027 / sqrt(3); after four, 3 and 3.1824 * sqrt(14/3 / 4).
line '2\t3\t2\t-0.484165003\t4.484165' replications -v other=1
line '2\t4\t3\t-0.437384866\t6.43738487' replications -v other=1
# Without a value in replication 2: differences 1, 3, 4.
line '3\t3\t2.66666667\t-1.12795806\t6.46129139' replications -v other=1
# Its own mean: 10, 12, 9, 11.
line '2\t4\t10.5\t8.44576963\t12.5542304' replications -v other=0
copy clear metrics.csv '/,wait_min_mean,ward,,,,,,,/s/,17$/,15/'
line "panel_said[2] = '+2.5 (0.4 to 4.6): leaves out 0'" replications -v other=1
copy steady metrics.csv '/shielded.*,wait_min_mean,ward,,,,,,,/ { s/,14$/,13.1/; s/,12$/,10.2/; s/,17$/,12.1/ }'
line "panel_said[2] = '+1.10 (0.97 to 1.23): leaves out 0'" replications -v other=1
draw replications "$room/steady"
check 'sentences above panels keep apart' apart "$room/steady/replications.svg"
copy weeks series.csv 's/^\(.*,1,ward,,\)2,8,7,100,[^,]*,\(.*\)$/\12,8,7,100,0.5,\2/'
line '1\t1\t1.5\t37.5\t25.8333333' welch -v around=1
line '1\t1\t0.5\t10\t10' welch -v around=1
line '1\t1\t3.5\t40\t40' welch -v around=1
copy margins relief.csv 's/on_top,on_top,on_top/"partly_on_top, care lost",undecided,swapped/'
line "panel_also[2] = 'With a limit of 0.5 min: more work, less of some, care lost; of 2 min: other work'" relief -v other=1
here=$room/study
line 'warmup_weeks = 1' welch -v around=1
line '3\t2\t2.5\t7\t7' welch -v around=1
line '1\t2\t4.00\t3.5' learning
line '1\t1\t4.00\t0' learning
line '2\t2\t0.50\t8' learning
line '2\t2\t3.50\t2' learning
# Of 14 rights on offer in two replications 7 are earned. One that lapsed may be earned anew: then there is no share.
offers() {
    sed -n "s/^\(.*,\"shielded, b\",[12],\)utilisation_share,ward,,,,,,,.*/\1rights_$1_count,ward,,,,,,,$2/p" "$study/metrics.csv"
}
copy offered metrics.csv ''
{ offers earned 3.5; offers open 3.5; } >>"$here/metrics.csv"
told "$here"
line '1\t2\t4.00\t50' learning
line '1\t1\t4.00\t0' learning
draw learning "$here"
check 'learning.svg says how many rights were on offer' has "$here/learning.svg" ': 3.5 of 7 rights'
check 'learning.svg says that none were' has "$here/learning.svg" ': no rights on offer'
check 'learning.svg says of what it is a share' has "$here/learning.svg" '% of those on offer'
check 'numbers of rights keep apart' apart "$here/learning.svg"
offers open 3.5 >>"$here/metrics.csv"
draw learning "$here"
check 'learning.svg leaves out the rights of another study' sh -c '! grep -q "on offer" "$1"' sh "$here/learning.svg"
offers lapsed 1 >>"$here/metrics.csv"
line '1\t2\t4.00\t3.5' learning
here=$room/study
line '2\t2\t19.0\t92' waits -v panels=6 -v after=0
line 'never[4] = 8' waits -v panels=6 -v after=0
line '4\t7\t44.000' hours
check 'hours: nobody on duty, no cell' sh -c '! grep -qx "4.15.*" "$1"' sh "$room/.numbers"
line '1\t23\t76.000' hours
line '2\t20.000000\t16.000000\t1' care -v changed=7 -v missed=16
line '3\t4.000000\t9.000000\t0' care -v changed=7 -v missed=16
check 'care: what may be chance is no change' sh -c '! grep -q "Ring" "$1"' sh "$room/.numbers"
line '4\t13.000000\t17.000000' workload -v 'parts=care clinical break'
roster() { line "$1" roster -v week=${2:-1} -v most=${3:-90}; }
roster '7\t3\t2\tLN\t16777215'
roster '1\t2\t1\tDnoo\t2236962' # two shifts on a day; two whose labels begin alike
roster "row_name[3] = 'Øyesykepleier (2)'"
roster "row_name[4] = 'Øyesykepleier (10)'" # after 2
roster "row_weekends[3] = '1'"
roster "row_duties[2] = '3'"
roster 'n_days = 42' # the seventh week is left for later
roster '1\t3\t0\tD\t2236962' 7
roster 'n_days = 14' 6
roster "row_name[2] = 'Øyesykepleier (1)'" 1 1
roster 'n_persons = 1' 1 1
# Nurses 30 min, on them assistants 90 and what nobody may do 15: in people. Old plan 2 + 1, new plan 1 + 2.5; midnight as 23-24.
line '1\t1\t8\t0.000000\t0.500000' task_map -v unit_at=1
line '2\t1\t8\t0.500000\t2.000000' task_map -v unit_at=1
line '3\t1\t9\t1.200000\t1.600000' task_map -v unit_at=1
line '3\t1\t8\t0.000000\t0.000000' task_map -v unit_at=1
line '4\t1\t8\t2.000000\t2.250000' task_map -v unit_at=1
line '1\t1\t8\t2.250000\t3.000000\t3.500000' task_map -v unit_at=1
line '2\t1\t8\t0.500000\t2.000000\t1.000000' task_map -v unit_at=1
line '1\t2\t24\t0.000000\t0.000000\t1.000000' task_map -v unit_at=1
line 'n_units = 1; n_layers = 4; n_of_roles = 3; n_rows = 3' task_map -v unit_at=1
line 'row_layer[3] = 2' task_map -v unit_at=1
line 'row_most[1] = 3.5' task_map -v unit_at=1
for script in care workload; do # rows of an urgency, a shift or a weekday are not those of the whole
    numbers $script "$here" -v 'parts=care clinical break' -v changed=7 -v missed=16 >"$room/.numbers"
    check "$script: only rows of the whole" sh -c '! grep -q 99 "$1"' sh "$room/.numbers"
done

# ---- Several others, several units, one scenario, no manifest, odd folders

copy several
for file in relief.csv compare.csv; do sed -n '2,$s/"shielded, b"/third/p' "$study/$file" >>"$room/several/$file"; done
sed -n '/"shielded, b"/s//third/p' "$study/metrics.csv" >>"$room/several/metrics.csv"
told "$room/several"
for name in relief replications; do
    draw $name "$room/several"
    for other in 'shielded, b' third; do
        check "$name of $other" whole_pictures "$room/several/${name}_$other.png" "$room/several/${name}_$other.svg"
    done
    check "$name: a picture for each" sh -c '[ $(ls "$1" | grep -c "$2.*svg") = 2 ]' sh "$room/several" $name
done
draw care "$room/several"
check 'care of three' has "$room/several/care.svg" third

copy units relief.csv 's/,group,ward,nurse,/,group,annex,nurse,/'
draw relief "$room/units"
check 'units are named where there are several' has "$room/units/relief.svg" 'Annex: Øyesykepleier'
check 'and by their labels' has "$room/units/relief.svg" 'Post B: Assistent'

copy wards
sed -n '2,$s/^ward,/annex,/p' "$study/staffing.csv" >>"$room/wards/staffing.csv"
told "$room/wards"
draw task_map "$room/wards"
for unit in ward annex; do
    check "task_map of $unit" whole_pictures "$room/wards/task_map_$unit.png" "$room/wards/task_map_$unit.svg"
done
check 'task_map: a unit has its label' has "$room/wards/task_map_ward.svg" ': Post B.'
check 'task_map: or its name' has "$room/wards/task_map_annex.svg" ': Annex.'

mkdir "$room/alone"
cp "$study/manifest.json" "$room/alone"
for file in hours.csv waits.csv series.csv metrics.csv; do grep -v shielded "$study/$file" >"$room/alone/$file"; done
told "$room/alone"
check 'one scenario: what there is' sh plots/plot.sh "$room/alone"
check 'one scenario: its pictures' [ "$(cd "$room/alone" && echo *.svg)" = 'hours.svg replications.svg waits.svg welch.svg' ]
check 'one scenario: its own mean' has "$room/alone/replications.svg" '10.5 (8.4 to 12.6)'

# One label for two: names tell them apart.
copy alike manifest.json 's/"label": "Skjermet.*"/"label": "Everyone, æøå \& <so> '"'on'"'"/'
draw relief "$room/alike"
check 'labels that are alike' has "$room/alike/relief.svg" '‘shielded, b’ instead of ‘today’'
copy quotes manifest.json "s/\"label\": \"assistent\"/\"label\": \"'wing' it''s\"/"
draw relief "$room/quotes"
check 'a label that begins with a quotation mark' has "$room/quotes/relief.svg" "'wing' it''s"

# Intervals of few replications: what is beyond 20 minutes is cut, and the words stay apart.
copy wide relief.csv 's/,-2.4,-1.6,/,-400,396,/; s/,-6,-4,/,-95,85,/; s/,-3.5,-2.5,/,-21,15,/'
line '2\t2\t-2\t-20\t20\t2\t1\t1' relief -v other=1
line '1\t2\t-3\t-20\t15\t2\t1\t0' relief -v other=1
draw relief "$here"
check 'wide intervals: words keep apart' apart "$here/relief.svg"
check 'wide intervals: said' has "$here/relief.svg" 'longer than can be shown'

# Bars and intervals within the grey band: numbers stand beside it.
copy narrow
awk -F, -v OFS=, 'NR > 1 { for (i = 12; i <= 14; i++) if ($i != "") $i /= 20 } { print }' "$study/relief.csv" >"$here/relief.csv"
told "$here"
draw relief "$here"
check 'short bars: numbers beside the band' apart "$here/relief.svg"
check 'short bars: both ways' sh -c 'grep -q "0.2 more" "$1" && grep -q "0.6 less" "$1"' sh "$here/relief.svg"

# Nine scenarios: some pictures have no room for them and say so; the others are drawn.
copy nine
for name in 1 2 3 4 5 6 7; do sed -n "/\"shielded, b\"/s//more_$name/p" "$study/waits.csv" >>"$here/waits.csv"; done
told "$here"
sh plots/plot.sh "$here" >"$room/.said" 2>&1
check 'nine scenarios: status' [ $? = 0 ]
check 'nine scenarios: said' grep -qF "waits.csv' has 9 scenarios; waits.png is not drawn, it has room for 8" "$room/.said"
check 'nine scenarios: the others' [ -f "$here/welch.png" ]

copy bare
rm "$room/bare/manifest.json"
draw relief "$room/bare"
check 'without a manifest, names' has "$room/bare/relief.svg" '‘shielded, b’ instead of ‘today’'
check 'names in words' has "$room/bare/relief.svg" '>Nurse<'

strange="a=b it's <æ> one"
copy "$strange"
check 'a folder of any name' sh plots/plot.sh "$room/$strange"
check 'a folder of any name: its pictures' [ "$(cd "$room/$strange" && echo *.png)" = "$(cd "$room/study" && echo *.png)" ]
check 'and relative' sh -c 'cd "$1" && sh "$2/plots/plot.sh" "$3"' sh "$room" "$PWD" "$strange"

# ---- Refused: a message, a status, nothing written

refused() { # refused STATUS SCRIPT FOLDER MESSAGE
    before=$(ls -A "$room/$3" 2>/dev/null)
    draw "$2" "$room/$3"
    check "$2 of $3: status $1" [ "$status" = "$1" ]
    check "$2 of $3: $4" grep -qF -e "$4" "$room/.said"
    check "$2 of $3: one line" [ "$(wc -l <"$room/.said")" = 1 ]
    [ -d "$room/$3" ] && check "$2 of $3: nothing written" nothing_new "$room/$3" "$before"
}
mkdir "$room/empty" "$room/columns" "$room/headers" "$room/void" "$room/folders"
for file in compare relief hours waits series metrics roster staffing; do
    sed '1s/^[^,]*,/which,/' "$study/$file.csv" >"$room/columns/$file.csv"
    head -n 1 "$study/$file.csv" >"$room/headers/$file.csv"
    : >"$room/void/$file.csv"
    mkdir "$room/folders/$file.csv"
done
for name in $pictures; do
    file=$(reads "$name")
    [ -f "$study/$file" ] || continue
    refused 1 "$name" missing "cannot read '$room/missing/$file': is '$room/missing' a folder that avlast wrote?"
    refused 1 "$name" empty "cannot read '$room/empty/$file'"
    refused 1 "$name" folders "cannot read '$room/folders/$file'"
    refused 1 "$name" columns "'$room/columns/$file' has other columns than avlast writes"
    refused 1 "$name" void "'$room/void/$file' has other columns than avlast writes"
    refused 1 "$name" headers "'$room/headers/$file' holds no rows"
done
# Damaged: without a manifest what a row says by itself, beside a manifest any change.
for name in $pictures; do
    file=$(reads "$name")
    [ -f "$study/$file" ] || continue
    for damage in words short end unknown other; do
        copy "$damage"
        case $damage in
        words) sed -i '3s/[-0-9.]*\([^0-9]*\)$/abc\1/' "$here/$file" ;;
        short) sed -i '3s/,[^,]*$//' "$here/$file" ;;
        end) truncate -s -4 "$here/$file" ;;
        unknown) echo '{}' >"$here/manifest.json" ;;
        other) sed -i '$d' "$here/$file" ;;
        esac
        case $damage in words | short | end) rm "$here/manifest.json" ;; esac
    done
    [ "$name" = roster ] || refused 1 "$name" words "expected a number, found 'abc'" # a roster has words alone
    refused 1 "$name" short "'$room/short/$file': line 3 has other columns than the first line"
    refused 1 "$name" end "'$room/end/$file' is cut off: its last line does not end"
    [ "$name" = roster ] || refused 1 "$name" unknown "'$room/unknown/$file' is not the file that manifest.json beside it names"
    refused 1 "$name" other "'$room/other/$file' is not the file that manifest.json beside it names"
done
copy old compare.csv '1s/,urgency,task,shift,weekday,/,task,/'
refused 1 workload old 'has other columns than avlast writes'
copy dates roster.csv '3s/2026-01-05/5.1.2026/'
refused 1 roster dates "row 3: '5.1.2026' is no date"

# ---- A roster by itself, as a spreadsheet saves it, in a file of any name

mkdir "$room/rosters"
sed 's/$/\r/; 1s/^/\xef\xbb\xbf/' "$study/roster.csv" >"$room/rosters/it's mine.csv"
by_itself() {
    (cd "$room/rosters" && gnuplot -e "csv='$1'; week=${2:-1}" "$OLDPWD/plots/roster.gp" >"$room/.said" 2>&1 </dev/null)
}
check 'a roster by itself' by_itself "it''s mine.csv"
check 'a roster by itself: whole' whole_pictures "$room/rosters/it's mine.png" "$room/rosters/it's mine.svg"
check 'a roster by itself: names in words' has "$room/rosters/it's mine.svg" 'Nurse (10)'
check 'a roster by itself: letters' has "$room/rosters/it's mine.svg" '>NL<'
by_itself none.csv
check 'no such roster' grep -qxF "cannot read './none.csv'" "$room/.said"
by_itself "it''s mine.csv" 8
check 'no such week' grep -qF 'week 8 is not in the roster, which has weeks 1 to 7' "$room/.said"

# nothing to show, which is nobody's fault
copy short series.csv '/,ward,[a-z]*,[3-9],/d'
copy unlearnt series.csv '/"shielded, b"/s/,[0-9]*$/,0/'
refused 3 learning unlearnt "'$room/unlearnt/series.csv': nobody earns a right to a task"
refused 3 welch short "'$room/short/series.csv': fewer than three weeks"
as_it_was_given() {
    (cd "$room" && gnuplot -e "dir='short'" "$OLDPWD/plots/welch.gp" 2>&1) >"$room/.said"
    grep -qx "'short/series.csv': fewer than three weeks.*" "$room/.said" || { cat "$room/.said"; return 1; }
}
check 'a path as it was given' as_it_was_given
copy twice metrics.csv '/,[34],[a-z_]*,ward,/d'
refused 3 replications twice 'fewer than three replications'
copy machines hours.csv '/,\(nurse\|assistant\),/d'
refused 3 hours machines 'nobody is on duty'
copy nobody staffing.csv '2,$s/,[0-9.]*,[0-9.]*$/,0,0/'
refused 3 task_map nobody 'nobody is on duty'
copy rare waits.csv 's/,[0-9]*,[0-9]*,[0-9.]*$/,9,9,1/'
refused 3 waits rare 'too few tasks'

all() { # all STATUS FOLDER MESSAGE: of plot.sh
    before=$(ls -A "$2" 2>/dev/null)
    sh plots/plot.sh "$2" >"$room/.said" 2>&1
    check "plot.sh $2: status" [ $? = "$1" ]
    check "plot.sh $2: $3" grep -qF -e "$3" "$room/.said"
    [ ! -d "$2" ] || check "plot.sh $2: nothing written" nothing_new "$2" "$before"
}
all 1 "$room/missing" "plot.sh: '$room/missing' is not a folder"
all 1 "$room/empty" "no picture: '$room/empty' has no numbers to show; pictures are drawn from compare.csv"
all 1 "$room/columns" 'has other columns than avlast writes'
all 1 "$room/headers" 'holds no rows'
mkdir "$room/foreign"
cp "$study/manifest.json" "$room/foreign/notes.json"
all 1 "$room/foreign" 'no picture'
sh plots/plot.sh >/dev/null 2>"$room/.said"
check 'plot.sh alone: status' [ $? = 2 ]
check 'plot.sh alone: usage' grep -qxF 'usage: sh plots/plot.sh FOLDER' "$room/.said"
draw_usage() { gnuplot plots/relief.gp >"$room/.said" 2>&1; [ $? = 1 ] && grep -qF 'usage: gnuplot -e' "$room/.said"; }
check 'a script without a folder: usage' draw_usage
draws_nothing() {
    gnuplot plots/categories.gp >"$room/.said" 2>&1
    [ $? = 1 ] && grep -qF 'draws nothing by itself' "$room/.said"
}
check 'what scripts share, alone' draws_nothing

# What cannot be written: no picture, no part of one.
copy blocked
mkdir "$room/blocked/waits.png.part"
sh plots/plot.sh "$room/blocked" >"$room/.said" 2>&1
check 'a picture that cannot be written: status' [ $? = 1 ]
check 'a picture that cannot be written: the others' [ -f "$room/blocked/welch.svg" ]
check 'a picture that cannot be written: not it' [ ! -e "$room/blocked/waits.png" ]

# One bad file does not keep the others from being drawn, but the status tells.
copy partly hours.csv '1s/scenario/which/'
sh plots/plot.sh "$room/partly" >"$room/.said" 2>&1
check 'one bad file: status' [ $? = 1 ]
check 'one bad file: the others' sh -c 'grep -q "relief.png" "$1" && grep -q "hours.csv. has other columns" "$1"' sh "$room/.said"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
