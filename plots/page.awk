# Parts of a page about a comparison, as HTML: from its manifest and from report.txt, which is what `avlast compare` printed.
#
#     LC_ALL=C awk -f plots/page.awk -v want=sentences part=manifest out/demo/manifest.json part=report out/demo/report.txt
#
# want: head, short, relief, tables, sentences, settled, made, label, command, study (its hash), names (of the scenarios), runs
# (what decides the events of each: version, seed, hash of the scenario), or files (part=files: names, one a line, instead of the
# report).
#
# In the report an empty line parts blocks. A block with indented lines of several columns is a table: a line of headings, then
# rows; columns are parted by two blanks or more, and a line that is not indented is a heading among rows. Before it may stand a
# line that ends with a colon, which says what it is about; a table of relief has that in a block of one line before it. Without
# columns, a line with a colon begins a list of sentences. What follows a table and is neither goes with the tables. Text is taken
# as bytes, not characters: hence the locale.
#
# SPDX-License-Identifier: GPL-3.0-or-later
function value(line) {
    sub(/^[^:]*: "?/, "", line)
    sub(/"?,?$/, "", line)
    gsub(/\\"/, "\"", line)
    gsub(/\\\\/, "\\", line)
    return line
}
function html(s) {
    gsub(/&/, "\\&amp;", s)
    gsub(/</, "\\&lt;", s)
    gsub(/>/, "\\&gt;", s)
    gsub(/"/, "\\&quot;", s)
    gsub(/95 %/, "95\\&nbsp;%", s)
    return s
}
# ---- The manifest: its lines are indented by two blanks a level ----

part == "manifest" {
    if (/^      "name": /) label[++n_scenarios] = name[n_scenarios] = value($0)
    else if (/^        "label": "[^"]/) label[n_scenarios] = value($0)
    else if (/^        "description": "[^"]/) description[n_scenarios] = value($0)
    else if (/^    "version": /) version = value($0)
    else if (/^      "sha256": /) hash[n_scenarios] = value($0)
    else if (/^  "command": /) command = value($0)
    else if (/^  "seed": /) seed = value($0)
    else if (/^  "replications": /) replications = value($0)
    else if (/^  "study_sha256": /) study = value($0)
    else if (/^        "[a-z_]+": /) { section = $0; gsub(/[^a-z_]/, "", section) }
    else if (section == "time" && /^          "days": /) days = value($0)
    else if (section == "time" && /^          "warmup_days": /) warmup_days = value($0)
    else if (section == "units" && n_scenarios == 1 && /^            "label": "[^"]/)
        units = units (units == "" ? "" : ", ") value($0)
    next
}
# Two scenarios with one label are told apart by their names, as the program does.
function titles(    i, j, alike) {
    for (i = 1; i <= n_scenarios; i++) {
        alike = 0
        for (j = 1; j <= n_scenarios; j++) alike += label[i] == label[j]
        title[i] = alike > 1 ? name[i] : label[i]
    }
}

# ---- The report ----

part == "report" && FNR == 1 { titles() }
part == "report" && /^(Results are in|Study:) / { next }
part == "report" && NF { line[++n_lines] = $0; next }
part == "report" && n_lines { show_block() }
part == "files" {
    path = ""
    for (i = 1; i <= length($0); i++) path = path encoded(substr($0, i, 1))
    files = files "<li><a href=\"" path "\">" html($0) "</a></li>\n"
}
# In an address everything but these is written as a percent sign and two digits.
function encoded(c,    i) {
    if (c ~ /[A-Za-z0-9._\/-]/) return c
    if (!n_bytes) for (n_bytes = 1; n_bytes < 256; n_bytes++) byte[sprintf("%c", n_bytes)] = n_bytes
    return sprintf("%%%02X", byte[c])
}

function show_block(    i, is_table, kind) {
    for (i = 1; i <= n_lines; i++) is_table += line[i] ~ /^  .*[^ ]  +[^ ]/
    if (is_table) kind = line[line[1] ~ /:$/ ? 2 : 1] ~ /^Relief/ ? "relief" : "tables"
    else if (sub(/^In short, /, "", line[1])) kind = "short"
    else if (line[1] ~ /^Warm-up of /) kind = "settled"
    else if (line[1] ~ /^At a margin of /) kind = "relief"
    else kind = line[1] ~ /:$/ || !after_table ? "sentences" : after_table
    if (line[1] ~ /^base: /) about = line[2]
    else if (n_lines == 1 && sub(/^Relief, /, "", line[1])) {
        about = line[1]
        sub(/\.$/, "", about)
    }
    else if (kind == want && is_table) show_table()
    else if (kind == want) show_sentences()
    after_table = is_table ? kind : ""
    if (is_table) about = ""
    n_lines = 0
}
# A line that ends with a colon begins a list.
function show_sentences(    i, in_list) {
    for (i = 1; i <= n_lines; i++) {
        sub(/^ +/, "", line[i])
        if (want == "relief") line[i] = outcomes(line[i])
        if (line[i] ~ /:$/) print (in_list ? "</ul>\n" : "") "<p>" html(line[i]) "</p>\n<ul>"
        else print (in_list ? "<li>" : "<p>") html(line[i]) (in_list ? "</li>" : "</p>")
        in_list = in_list || line[i] ~ /:$/
    }
    if (in_list) print "</ul>"
}
# cell[1..]: what two blanks or more part; "base     other difference" has room for one only. An interval is its own cell.
function split_row(row, cell,    n, i, k, word) {
    sub(/^ +/, "", row)
    sub(/ +$/, "", row)
    gsub(/  +/, "\t", row)
    n = split(row, cell, "\t")
    if (cell[n] == "other difference") {
        cell[n++] = "other"
        cell[n] = "difference"
    }
    return n
}
# Outcomes are written as ids: relieved+more_clinical.
function outcomes(text) {
    gsub(/_/, " ", text)
    while (match(text, /[a-z]\+[a-z]/)) text = substr(text, 1, RSTART) ", " substr(text, RSTART + 2)
    return text
}
function decimals_of(cell) { return cell ~ /^[-+]?[0-9]+\.[0-9]+$/ ? length(cell) - index(cell, ".") : 0 }
# A true minus; and blanks as wide as digits, so that points stand below each other.
function number(cell, most,    d, blanks) {
    d = decimals_of(cell)
    if (cell ~ /^[-+]?[0-9.]+$/) {
        if (d < most && d == 0) blanks = "&#8200;"
        for (; d < most; d++) blanks = blanks "&#8199;"
    }
    if (cell ~ /^\(.*\)$/) cell = substr(cell, 2, length(cell) - 2)
    if (cell == "-") return "&ndash;"
    gsub(/-/, "\\&minus;", cell)
    return cell blanks
}
# A number or an interval of two; all else is words.
function is_number(cell) { return cell ~ /^\(?[-+]?[0-9.]*( to [-+]?[0-9.]+\))?$/ || cell == "-" }
function heading_of(what) { return html(what == "base" ? title[1] : what == "other" ? title[n_compared + 1] : what) }
function show_table(    i, k, n, first, columns, most, cell, heading, d, interval_at, of_words) {
    first = 1
    if (line[1] ~ /:$/) {
        about = substr(line[1], 1, length(line[1]) - 1)
        first = 2
    }
    columns = 0
    for (i = first; i <= n_lines; i++) {
        n = split_row(line[i], cell)
        if (n > columns) columns = n
        for (k = 2; k <= n; k++) if (cell[k] ~ /^\(/) interval_at = k
        for (k = 2; k <= n; k++) if ((d = decimals_of(cell[k])) > most) most = d
        for (k = 2; k <= n && i > first; k++) of_words[k] = of_words[k] || !is_number(cell[k])
    }
    print "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\">\n<table>"
    if (sub(/^other: +/, "", about)) {
        n_compared++
        about = about " against " title[1]
    }
    if (about != "") print "<caption>" html(about) "</caption>"
    n = split_row(line[first], heading)
    printf "<thead><tr>"
    for (k = 1; k <= columns; k++)
        printf("<th scope=\"col\"%s>%s</th>", of_words[k] ? " class=\"words\"" : "", \
            k <= n ? heading_of(heading[k]) : k == interval_at ? "95&nbsp;% interval" : "")
    print "</tr></thead>"
    for (i = first + 1; i <= n_lines; i++) {
        n = split_row(line[i], cell)
        if (line[i] !~ /^  /) {
            if (in_body) print "</tbody>"
            print "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"" columns "\">" html(line[i]) "</th></tr>"
            in_body = 1
            continue
        }
        if (!in_body) { print "<tbody>"; in_body = 1 }
        printf "<tr><th scope=\"row\">%s</th>", html(cell[1])
        for (k = 2; k <= columns; k++)
            if (k <= n && !is_number(cell[k])) {
                printf "<td class=\"words\">%s</td>", html(outcomes(cell[k]))
            } else printf("<td>%s</td>", k > n ? "" : number(cell[k], most))
        print "</tr>"
    }
    print "</tbody>\n</table>\n</div>"
    in_body = 0
}

# ---- What stands around them ----

function both(before, after,    i, list) {
    for (i = 2; i <= n_scenarios; i++) list = list (i > 2 ? i < n_scenarios ? ", " : " and " : "") before html(title[i]) after
    return list " against " before html(title[1]) after
}
function show_head(    i, name_of_all) {
    name_of_all = (units == "" ? "" : html(units) ": ")
    print "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
    print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    print "<meta name=\"generator\" content=\"avlast " html(version) "\">"
    print "<title>" name_of_all both("", "") "</title>"
    while ((getline css_line < style) > 0) print css_line
    print "</head>\n<body>\n<main>"
    print "<h1>" name_of_all both("&ldquo;", "&rdquo;") "</h1>\n<dl>"
    for (i = 1; i <= n_scenarios; i++)
        print "<dt>" html(title[i]) (i == 1 ? " <small>(the base, with which is compared)</small>" : "") "</dt>\n<dd>" \
            html(description[i] == "" ? name[i] : description[i]) "</dd>"
    print "</dl>"
}
function show_made() {
    print "<table class=\"facts\">\n<tbody>"
    fact("Replications", replications " of each way of organising, each with its own random patients and events")
    fact("Days", count(days, "day") " measured in each, after " count(warmup_days, "day") " of warm-up that are not counted")
    fact("Patients and needs", "the same in every way of organising, replication by replication; others are not compared")
    fact("Seed", seed)
    fact("Program", "avlast " html(version))
    fact("Study", "<code>" substr(study, 1, 16) "</code>: how the hash in manifest.json of all that decides the numbers begins")
    print "</tbody>\n</table>"
}
function fact(what, how) { print "<tr><th scope=\"row\">" what "</th><td>" how "</td></tr>" }
function count(n, what) { return n " " what (n == 1 ? "" : "s") }

END {
    if (n_lines) show_block()
    titles()
    if (want == "head") show_head()
    if (want == "made") show_made()
    if (want == "files") printf "%s", files
    if (want == "label") print label[1]
    if (want == "command") print command
    if (want == "study") print study
    for (i = 1; i <= n_scenarios; i++) {
        if (want == "names") print name[i]
        if (want == "runs") print version, seed, hash[i]
    }
}
