# What all pictures share: the check that the file is avlast's, how its numbers come in, colours and marks, the frame around them.
#
# A picture NAME is drawn by NAME.gp from what read.awk and NAME.awk make of one file of avlast. NAME.gp says which file,
# then loads this file and the numbers:
#     reads = 'waits.csv'
#     name = 'waits'
#     load ARG0[1:strlen(ARG0) - strlen('waits.gp')].'style.gp'
#     load numbers_of('waits', '')
# It is called as  gnuplot -e "dir='out/demo'" plots/NAME.gp  and writes NAME.png and NAME.svg into that folder. Status 1:
# something is wrong with the file. Status 3: there is nothing in it that this picture could show. Either way nothing is written.
#
# Where a manifest.json lies beside the file, the file must be the one that it names. The SVG then carries the study_sha256 of the
# manifest, by which page.sh knows pictures of this study from older ones.
#
# Colours are Wong's (2011, Nature Methods 8:441), told apart by most colour-blind readers; patterns, marks and different
# lightness keep the pictures readable in grey.
#
# SPDX-License-Identifier: GPL-3.0-or-later

set encoding utf8
set datafile separator tab
set datafile columnheaders
set datafile missing NaN
set border 0
set format '%g'        # the default begins with a space, which moves every number to the right
set samples 2
unset key

font = 'DejaVu Sans'
set tics nomirror scale 0.5 font font.',11'
blue = '#0072B2'; sky = '#56B4E9'; green = '#009E73'; yellow = '#F0E442'; orange = '#E69F00'; red = '#D55E00'; purple = '#CC79A7'
black = '#222222'; grey = '#777777'; pale = '#DDDDDD'

# ---- Scenarios: the base is black and round

max_scenarios = 8
array marks[8] = [6, 5, 8, 13, 2, 1, 12, 9]
array colours[8] = [black, red, blue, green, purple, orange, sky, grey]
array dashes[8] = [1, 1, 2, 4, 5, 3, 2, 4]

# ---- Files

# for the shell: wrapped in single quotes, whatever it holds
quote_rest(s) = strstrt(s, "'") ? s[1:strstrt(s, "'") - 1]."'\\''".quote_rest(s[strstrt(s, "'") + 1:*]) : s
quote(s) = "'".quote_rest(s)."'"
# a picture gets its name when it is whole
unfinished(path) = path.'.part'
# A picture that is whole gets its name; of a full disk is left nothing.
finish(path) = system('f='.quote(unfinished(path)).'; if tail -c 16 "$f" | grep -aq -e "</svg>" -e IEND; '. \
    'then mv "$f" '.quote(path).'; else rm -f "$f"; echo cut; fi')
exists_file(path) = int(system('test -f '.quote(path).' && test -r '.quote(path).' && echo 1 || echo 0'))
# without what spreadsheets add: a mark of the order of bytes, CR
header_of(path) = system('head -n 1 '.quote(path)." | sed 's/^\\xef\\xbb\\xbf//; s/\\r$//'")
rows_of(path) = int(system('sed -n 2p '.quote(path).' | wc -l'))
ends_with_line(path) = int(system('tail -c 1 '.quote(path).' | wc -l'))
sha256_of(path) = system('sha256sum <'.quote(path).' | cut -c -64')
# a hash that a manifest tells under this name, '' where it tells none
told(manifest, name) = system('sed -n '.quote('s/^ *"'.name.'": "\([0-9a-f]*\)",*$/\1/p').' '.quote(manifest))

here = ARG0[1:strlen(ARG0) - strlen('style.gp')]
if (!exists("dir") || !exists("reads")) {
    print 'usage: gnuplot -e "dir=''FOLDER''" plots/NAME.gp'
    exit status 1
}
folder = dir[1:1] eq '/' || dir eq '.' ? dir : './'.dir     # awk takes a=b for an assignment, gnuplot <a for a command
csv = folder.'/'.reads
if (!exists_file(csv)) {
    print "cannot read '".dir.'/'.reads."'".(exists("like") ? '' : ": is '".dir."' a folder that avlast wrote?")
    exit status 1
}
load here.'columns.gp'
if (!exists("like")) { like = reads }         # the file is called otherwise, and has the columns of this one
if (header_of(csv) ne columns_of(like)) {
    print "'".dir.'/'.reads."' has other columns than avlast writes"
    exit status 1
}
if (rows_of(csv) == 0) {
    print "'".dir.'/'.reads."' holds no rows"
    exit status 1
}
if (!ends_with_line(csv)) {
    print "'".dir.'/'.reads."' is cut off: its last line does not end"
    exit status 1
}
manifest = exists_file(folder.'/manifest.json') ? folder.'/manifest.json' : '/dev/null'
study_mark = 'study_'.told(manifest, 'study_sha256')[1:16]
# A roster is written by itself, by avlast or by hand: no manifest names it.
by_itself = reads eq 'roster.csv' && told(manifest, reads) eq ''
if (manifest ne '/dev/null' && !by_itself && told(manifest, reads) ne sha256_of(csv)) {
    print "'".dir.'/'.reads."' is not the file that manifest.json beside it names: of another study, or changed since"
    exit status 1
}
# What `load` takes to get the numbers of a picture; options are assignments for awk.
numbers_of(name, options) = '< awk '.options.' -f '.quote(here.'read.awk').' -f '.quote(here.name.'.awk'). \
    ' part=manifest '.quote(manifest).' part=csv '.quote(csv)

# ---- Frame: a page of `width` x `height` pixels, measured from its upper left corner. The strings are commands for `eval`.

width = 1300
height = 800
down(pixels) = 1 - pixels / (1.0 * height)
across(pixels) = pixels / (1.0 * width)
file_of(format) = folder.'/'.name.'.'.format

# Before and after what is drawn, for each `format` of `formats`.
formats = 'png svg'
open_page = "if (format eq 'png') { set terminal pngcairo size width, height font font.',13' noenhanced } \
    else { set terminal svg size width, height font font.',13' noenhanced background rgb 'white' name study_mark }; \
    set output unfinished(file_of(format))"
close_page = "unset output; if (finish(file_of(format)) ne '') { \
    print \"'\".dir.'/'.name.'.'.format.\"' cannot be written whole: is the disk full?\"; exit status 1 }"
# When all formats are there.
announce = "set print '-'; print 'picture: '.dir.'/'.name.'.png '.dir.'/'.name.'.svg'; unset print"

# `title` and `subtitle`
heading = "set label 1 title at screen across(26), down(32) font font.',20'; \
    set label 2 subtitle at screen across(26), down(68) font font.',12' textcolor rgb grey"
# `pair`: which two scenarios
pair_line = "set label 3 pair at screen across(26), down(100) font font.(strlen(pair) > 120 ? ':Bold,11' : ':Bold,13')"
# Marks and names of the scenarios, below the heading, `key_columns` in a line
key_columns = 2
key_height = 0
scenario_key = "key_height = 26 * ((n_scenarios - 1) / key_columns + 1); do for [i = 1:n_scenarios] { \
    set label 2 + i scenario[i] at screen across(32 + 634 * ((i - 1) % key_columns)), down(100 + 26 * ((i - 1) / key_columns)) \
    font font.',13' point pt marks[i] ps 1.6 lw 2 lc rgb colours[i] offset char 1.5, 0 }"
# Size of a scenario's name in the margin, which is smaller where it takes two lines
margin_font(name) = font.(strstrt(name, "\n") ? ',10' : ',12')
margin_rise(name) = strstrt(name, "\n") ? 0.45 : 0
# The edges of a panel in pixels: left, right, upper, lower
panel = "set lmargin at screen across(left); set rmargin at screen across(right); \
    set tmargin at screen down(upper); set bmargin at screen down(lower)"
