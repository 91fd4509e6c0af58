# What all pictures share: how the files are read, colours and patterns, words, and the check that a file is avlast's.
#
# Loaded by the other scripts, which are called as
#     gnuplot -e "dir='out/demo'" plots/workload.gp
# and write NAME.png and NAME.svg into that folder. Columns are found by name. Colours are Wong's (2011, Nature Methods 8:441),
# told apart by most colour-blind readers; patterns and different lightness keep the pictures readable in grey.
#
# SPDX-License-Identifier: GPL-3.0-or-later

set encoding utf8
set datafile separator comma
set datafile columnheaders
set datafile missing NaN
set border 0
set tics nomirror scale 0.5
set format '%g'        # the default begins with a space, which moves every number to the right
set samples 2

font = 'DejaVu Sans'
blue = '#0072B2'; sky = '#56B4E9'; green = '#009E73'; yellow = '#F0E442'; orange = '#E69F00'; red = '#D55E00'; purple = '#CC79A7'
black = '#222222'; grey = '#777777'; pale = '#DDDDDD'

# ---- Words ----

# Labels come from the manifest beside the CSV; what has none there is shown by its name, 'health_worker' as 'Health worker'.
spaced(s) = strstrt(s, '_') ? spaced(s[1:strstrt(s, '_') - 1].' '.s[strstrt(s, '_') + 1:*]) : s
small = 'abcdefghijklmnopqrstuvwxyz'
large = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
upper(c) = strstrt(small, c) ? large[strstrt(small, c):strstrt(small, c)] : c
words_of(id) = strlen(id) ? upper(id[1:1]).spaced(id[2:*]) : ''
line_of(s) = strstrt(s, "\n") ? s[1:strstrt(s, "\n") - 1] : s
found(s, key) = strstrt(s, key) ? line_of(s[strstrt(s, key) + strlen(key):*]) : ''
shortened(s, n) = strlen(s) > n ? s[1:n - 1].'…' : s
label_of(kind, id) = strlen(found(labels, "\n".kind.' '.id.' ')) ? found(labels, "\n".kind.' '.id.' ') : words_of(id)

# ---- Files ----

# for the shell: wrapped in single quotes, whatever it holds
quote_rest(s) = strstrt(s, "'") ? s[1:strstrt(s, "'") - 1]."'\\''".quote_rest(s[strstrt(s, "'") + 1:*]) : s
quote(s) = "'".quote_rest(s)."'"
# a picture gets its name when it is whole
unfinished(path) = path.'.part'
finish(path) = system('mv '.quote(unfinished(path)).' '.quote(path))
exists_file(path) = int(system('test -r '.quote(path).' && echo 1 || echo 0'))
header_of(path) = system('head -n 1 '.quote(path))
rows_of(path) = int(system('sed -n "2,\$p" '.quote(path).' | wc -l'))

# Which file a picture is drawn from, and the columns that it must have: a script says so before it loads this one.
if (!exists("reads")) {
    reads = 'compare.csv'
    columns = 'base,other,metric,care_unit,role,category,task,n,base_mean,other_mean,diff_mean,diff_lo,diff_hi,p_holm,variance_ratio'
}
if (!exists("dir")) {
    print 'usage: gnuplot -e "dir=''FOLDER''" plots/NAME.gp'
    exit status 1
}
compare_csv = dir.'/compare.csv'
csv = dir.'/'.reads
if (!exists_file(csv)) {
    print "cannot read '".csv."': is '".dir."' a folder that avlast wrote?"
    exit status 1
}
if (header_of(csv) ne columns) {
    print "'".csv."' has other columns than avlast writes"
    exit status 1
}
if (rows_of(csv) == 0) {
    print "'".csv."' holds no rows"
    exit status 1
}

manifest = dir.'/manifest.json'
here = ARG0[1:strlen(ARG0) - strlen('style.gp')]
labels = "\n".(exists_file(manifest) ? system('awk -f '.quote(here.'labels.awk').' '.quote(manifest)) : '')

# ---- The comparison ----

text(name) = stringcolumn(name)
# The words of column `name` without repetition, in the order of the file, where `chosen` is not 0: collect(list, word)
has(list, word) = strstrt(' '.list.' ', ' '.word.' ')
collect(list, word) = strlen(word) && !has(list, word) ? (strlen(list) ? list.' '.word : word) : list

# Scenarios: the base first, then the others. Where there are several units, the first rows are those of all units together.
base = ''; others = ''; unit = 'none'; replications = 0
if (reads eq 'compare.csv') {
    stats compare_csv using (base = text('base'), others = collect(others, text('other')), \
        unit = unit eq 'none' ? text('care_unit') : unit, replications = column('n') > replications ? column('n') : replications, 0) nooutput
}
scenarios = base.' '.others
first_other = word(others, 1)
name_of(i) = label_of('scenario', word(scenarios, i))

# Whether the row at hand is the one asked for, and the value in it of scenario i. A missing value counts as 0.
is(metric, role, category, task) = text('metric') eq metric && text('care_unit') eq unit && text('role') eq role && \
    text('category') eq category && text('task') eq task
of(i) = text('other') eq (i == 1 ? first_other : word(scenarios, i))
mean_of(i) = column(i == 1 ? 'base_mean' : 'other_mean')
value_of(i) = mean_of(i) == mean_of(i) ? mean_of(i) : 0
