# The numbers of relief.gp: one other scenario against the base, a panel for each group that both have.
#
#     awk -v other=1 -f read.awk -f relief.awk ...      other: which one, from 1
#
# SPDX-License-Identifier: GPL-3.0-or-later
of("level") != "group" { next }
{
    index_in(bases, of("base"))
    if (index_in(others, of("other")) != other) next
    g = index_in(groups, of("care_unit") SUBSEP of("role"))
    unit_of[g] = of("care_unit")
    role_of[g] = of("role")
    q = of("quantity")
    base_mean[g, q] = of("base_mean")
    other_mean[g, q] = of("other_mean")
    relief[g, q] = of("relief_mean")
    lo[g, q] = of("relief_lo")
    hi[g, q] = of("relief_hi")
    if (1.2 * size(relief[g, q]) > far) far = 1.2 * size(relief[g, q])
    if (q == "net") {
        for (m = 1; m <= 3; m++) outcome[g, m] = of("outcome_" words_of_margin[m])
        needed[g] = of("replications_needed_1")
        if (of("n") + 0 > replications) replications = of("n") + 0
    }
}
BEGIN {
    # Minutes an hour to which an interval is drawn, or a little further than the longest bar: bars, and the band of a minute on
    # either side, must be seen beside the wide intervals of few replications.
    far = 20
    words_of_margin[1] = "0_5"; words_of_margin[2] = "1"; words_of_margin[3] = "2"
    margin_text[1] = "0.5"; margin_text[2] = "1"; margin_text[3] = "2"
    said["relieved"] = "relieved"
    said["swapped"] = "other work, but not less of it"
    said["unchanged"] = "as before"
    said["on_top"] = "new work on top"
    said["partly_on_top"] = "more work in all, though some was taken away"
    said["undecided"] = "not decided"
}

# An outcome in words; a `+` or a comma may add that the work is more clinical, or that care is lost.
function in_words(outcome,    first, text) {
    first = outcome
    sub(/[^a-z_].*/, "", first)
    text = first in said ? said[first] : first
    gsub(/_/, " ", text)
    if (outcome ~ /more.clinical/) text = text ", with more clinical work"
    if (outcome ~ /care.lost/) text = text ", but care is lost"
    return text
}
# The same for the small line below, which must not reach into the next panel.
function in_few_words(outcome,    text) {
    text = in_words(outcome)
    sub(/ in all, though some was taken away/, ", less of some", text)
    sub(/, but not less of it/, "", text)
    sub(/, but care is lost/, ", care lost", text)
    sub(/, with more clinical work/, ", more clinical", text)
    return text
}
# The outcome at a margin of 1 min/h; those at other margins where they are not the same.
function sentence(g,    text, m, more) {
    text = capital(in_words(outcome[g, 2]))
    if (outcome[g, 2] ~ /^undecided/ && needed[g] != "") text = text sprintf(": about %d replications would decide it", needed[g])
    for (m = 1; m <= 3; m += 2)
        if (in_words(outcome[g, m]) != in_words(outcome[g, 2]))
            more = more (more ? "; of " : "With a limit of ") margin_text[m] " min: " in_few_words(outcome[g, m])
    also[g] = more
    return text
}
function alone_because(outcome) {
    if (outcome !~ /^(gone|new)/) return ": no hours on duty to compare."
    return ": only under ‘" shortened(label("scenario", outcome ~ /^gone/ ? bases[1] : others[other]), 66) \
        "’, so there is nothing to compare."
}
function size(x) { return x + 0 < 0 ? -x : x + 0 }
function reach(x) {
    if (x + 0 < least) least = x + 0
    if (x + 0 > most) most = x + 0
}
function print_row(panel, place, relief, lo, hi, kind,    cut_lo, cut_hi) {
    cut_lo = lo != "" && lo + 0 < -far
    cut_hi = hi != "" && hi + 0 > far
    if (cut_lo) lo = -far
    if (cut_hi) hi = far
    if (cut_lo || cut_hi) any_cut = 1
    printf "%d\t%d\t%s\t%s\t%s\t%d\t%d\t%d\n", panel, place, number(relief), number(lo), number(hi), kind, cut_lo, cut_hi
    if (place < 0) return
    reach(lo)
    reach(hi)
    reach(relief)
}
# Rows of a group: net, then what takes or took time, then work not done. Less than 3 s an hour is left out.
function add_row(g, q, kind, title) {
    if (relief[g, q] == "") return
    if (kind != 1 && base_mean[g, q] + 0 < 0.05 && other_mean[g, q] + 0 < 0.05) return
    row_title[++n_rows] = title
    print_row(panels, ++panel_rows[panels], relief[g, q], lo[g, q], hi[g, q], kind)
}
END {
    if (!groups[0]) nothing("no groups of people, so nobody to relieve")
    least = -1.5
    most = 1.5
    by_level(order, role_of, groups[0])
    print "$rows << END\npanel\tplace\trelief\tlo\thi\tkind\tcut_lo\tcut_hi"
    for (i = 1; i <= groups[0]; i++) {
        g = order[i]
        name = group_label(unit_of[g], role_of[g])
        if (outcome[g, 2] ~ /^(new|gone)/ || relief[g, "net"] == "") {
            alone[++n_alone] = name alone_because(outcome[g, 2])
            continue
        }
        panel_title[++panels] = name
        panel_said[panels] = sentence(g)
        panel_also[panels] = also[g]
        panel_first[panels] = n_rows + 0
        for (kind = 1; kind <= 3; kind++) { # out of sight, because gnuplot complains of a plot without points
            print_row(panels, -1, 1, 1, 1, kind)
            print_row(panels, -1, -1, -1, -1, kind)
        }
        add_row(g, "net", 1, "All work together")
        for (c = 1; c <= n_categories; c++) add_row(g, categories[c], 2, part_label(categories[c]))
        add_row(g, "consulting", 2, part_label("consulting"))
        add_row(g, "holding", 2, part_label("holding"))
        add_row(g, "omitted", 3, "Care not given")
    }
    print "END"
    # Panels stand in lines of one or two; a line is as high as its highest panel.
    n_across = panels > 1 ? 2 : 1
    for (p = 1; p <= panels; p++) {
        panel_title[p] = shortened(panel_title[p], n_across > 1 ? 52 : 110)
        panel_also[p] = shortened(panel_also[p], n_across > 1 ? 88 : 180)
        if (p % n_across == 1 || n_across == 1) {
            above += highest + 0
            highest = 0
            lines++
        }
        panel_above[p] = above + 0
        panel_line[p] = lines - 1
        if (panel_rows[p] > highest) highest = panel_rows[p]
    }
    print "n_others = " others[0]
    print_pair(bases[1], others[other], "", "instead of")
    print "replications = " replications + 0
    print "n_panels = " panels + 0 "; n_alone = " n_alone + 0 "; n_across = " n_across
    print "n_lines = " lines + 0 "; all_rows = " above + highest
    print "least = " least "; most = " most "; any_cut = " any_cut + 0
    print_array("row_title", row_title, n_rows)
    print_array("panel_title", panel_title, panels)
    print_array("panel_said", panel_said, panels)
    print_array("panel_also", panel_also, panels)
    print_numbers("panel_first", panel_first, panels)
    print_numbers("panel_line", panel_line, panels)
    print_numbers("panel_above", panel_above, panels)
    print_numbers("panel_rows", panel_rows, panels)
    print_array("alone", alone, n_alone)
}
