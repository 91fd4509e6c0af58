# Reads a manifest and one CSV file of avlast for a picture, and holds what NAME.awk needs to turn them into gnuplot.
#
#     awk -f plots/read.awk -f plots/waits.awk part=manifest out/demo/manifest.json part=csv out/demo/waits.csv
#
# The rules below leave the fields of the row at hand for of("column"); NAME.awk collects, and prints at the end variables,
# arrays and datablocks (fields parted by tabs) that NAME.gp loads. Works in any awk, in bytes or in characters.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# ---- Manifest: always written with the same two-space indent, so the depth of a line tells where it is. Of several scenarios
# the first that has a label counts.

function key_of(line) {
    sub(/^ *"/, "", line)
    sub(/".*/, "", line)
    return line
}
function value_of(line) {
    sub(/^[^:]*: "?/, "", line)
    sub(/"?,?$/, "", line)
    gsub(/\\"/, "\"", line)
    gsub(/\\\\/, "\\", line)
    return line
}
function keep(kind, id, what) {
    if (!((kind, id) in known)) known[kind, id] = what
}
part == "manifest" {
    if (/^      "name": /) {
        scenario_id = value_of($0)
        n_in_manifest++
    }
    else if (/^        "label": "[^"]/) {
        keep("scenario", scenario_id, value_of($0))
        n_called[value_of($0)]++
    }
    else if (/^        "[a-z_]+": /) section = key_of($0)
    else if (/^          "[a-z_]+": / && section == "time") keep("time", key_of($0), value_of($0))
    else if (/^          "[a-z0-9_]+": \{/) id = key_of($0)
    else if (/^            "label": "[^"]/) keep(section, id, value_of($0))
    else if (/^            "level": /) keep("level " section, id, value_of($0))
    else if (/^            "category": /) keep("category", id, value_of($0))
    else if (/^            "[a-z0-9_]+": \{/ && section == "staff") line_id = key_of($0)
    else if (/^              "label": "[^"]/ && section == "staff") keep("lines", line_id, value_of($0))
    else if (/^              "role": / && section == "staff") keep("role of line", line_id, value_of($0))
    else if (/^            "[a-z_]+": \{/ && section == "units") of_unit = key_of($0)
    else if (/^              "[a-z0-9_]+": \{/ && section == "units") shift_id = key_of($0)
    else if (/^                "(label|start|end)": "[^"]/ && section == "units" && of_unit == "shifts")
        keep("shift " key_of($0), shift_id, value_of($0))
    next
}

# ---- CSV: a header line, then rows; columns are found by name

function split_csv(line, field,    n, text, at) {
    if (!index(line, "\"")) return split(line, field, ",")
    for (n = 0; ; ) {
        text = ""
        while (substr(line, 1, 1) == "\"") { # quoted, or what follows a doubled quote
            line = substr(line, 2)
            at = index(line, "\"")
            if (!at) at = length(line) + 1
            text = text substr(line, 1, at - 1)
            line = substr(line, at + 1)
            if (substr(line, 1, 1) == "\"") text = text "\""
        }
        at = index(line, ",")
        field[++n] = text (at ? substr(line, 1, at - 1) : line)
        if (!at) return n
        line = substr(line, at + 1)
    }
}
function of(name) { return name in column ? field[column[name]] : "" }
{ sub(/\r$/, "") } # as spreadsheets save it; so do they put a mark of the order of bytes first
BEGIN {
    split("base other run_id scenario metric care_unit role category urgency task shift weekday verdict level person quantity " \
        "measure time event why source instance patient helper together date day_kind lowest_role roles second_role", words, " ")
    for (w in words) is_text[words[w]]
}
FNR == 1 {
    sub(/^\357\273\277/, "")
    n_columns = split_csv($0, field)
    n_numbers = 0
    for (i = 1; i <= n_columns; i++) {
        column[field[i]] = i
        if (!(field[i] in is_text) && field[i] !~ /^(at_margin|outcome)_/) number_column[++n_numbers] = i
        heading[i] = field[i]
    }
    next
}
{
    if (split_csv($0, field) != n_columns) refuse("line " FNR " has other columns than the first line", 1)
    for (i = 1; i <= n_numbers; i++)
        if (field[number_column[i]] !~ /^(-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?)?$/)
            refuse("line " FNR ", " heading[number_column[i]] ": expected a number, found '" field[number_column[i]] "'", 1)
    unit = of("care_unit")
    if (FNR == 2) whole = unit # where there are several units, the rows of all of them together come first
    if (unit != "" && !(unit in units)) units[unit] = ++n_units
}

# Whether the row is of the whole: of all units, or the one there is, and of all urgencies, shifts and weekdays together.
function of_the_whole() { return unit == whole && of("urgency") == "" && of("shift") == "" && of("weekday") == "" }

# ---- Words

# Begins with a capital letter, also where that is not one of English.
function capital(text,    small, i) {
    if (substr(text, 1, 1) ~ /[a-z]/) return toupper(substr(text, 1, 1)) substr(text, 2)
    for (i = split("æ Æ ø Ø å Å ä Ä ö Ö ü Ü é É", small, " "); i > 0; i -= 2)
        if (index(text, small[i - 1]) == 1) return small[i] substr(text, length(small[i - 1]) + 1)
    return text
}
# What has no label is called by its name: 'health_worker' is 'Health worker'. So are scenarios that share a label, as the program
# does it.
function label(kind, id,    words) {
    words = id
    gsub(/_/, " ", words)
    if (kind == "scenario" && (!((kind, id) in known) || n_called[known[kind, id]] > 1)) return id
    return capital((kind, id) in known ? known[kind, id] : words)
}
# At most n characters, whether awk counts these or bytes.
function shortened(text, n,    i, letters, continued) {
    if (length(text) <= n) return text
    continued = length("æ") == 2 ? "^[\200-\277]" : "^$"
    for (i = 1; i <= length(text); i++)
        if (substr(text, i, 1) !~ continued && ++letters == n) cut = i
    return letters > n ? substr(text, 1, cut - 1) "…" : text
}
# In two lines of about n characters where one is too short.
function in_two_lines(text, n,    at) {
    if (length(text) <= n) return text
    text = shortened(text, 2 * n - 4)
    for (at = int(length(text) / 2); at < length(text); at++)
        if (substr(text, at, 1) == " ") return substr(text, 1, at - 1) "\n" substr(text, at + 1)
    return shortened(text, n)
}
function group_label(unit, role,    words) {
    words = role == "" ? "Everybody" : label("roles", role)
    return unit == "" || n_units < 2 ? words : label("units", unit) ": " words
}
# What an hour goes to, in words: kinds of work, then the rest. The same in all pictures as in the tables of avlast.
function part_label(id) { return id in part_words ? part_words[id] : capital(id) }
BEGIN {
    n_categories = split("clinical care kin admin service activity training", categories, " ")
    part_words["kin"] = "Next of kin"
    part_words["admin"] = "Documentation, planning"
    part_words["consulting"] = "Consulting on delegated work"
    part_words["holding"] = "Waiting for a second person"
    part_words["break"] = "Meal breaks"
    part_words["idle_blocked"] = "Free, may not take now what waits"
    part_words["idle"] = "Free, no task waits"
}

# ---- Dates

BEGIN {
    split("Sunday Monday Tuesday Wednesday Thursday Friday Saturday", weekday, " ")
    split("January February March April May June July August September October November December", month, " ")
}
# Days since 1970-01-01 of a date, and back (Howard Hinnant, "chrono-compatible low-level date algorithms").
function days_of(date, d, y, m, era, in_era) {
    split(date, d, "-")
    y = d[1] - (d[2] <= 2)
    m = (d[2] + 9) % 12
    era = int(y / 400)
    in_era = y - era * 400
    return era * 146097 + in_era * 365 + int(in_era / 4) - int(in_era / 100) + int((153 * m + 2) / 5) + d[3] - 1 - 719468
}
function date_of(days, era, e, y, doy, m) {
    days += 719468
    era = int(days / 146097)
    e = days - era * 146097
    y = int((e - int(e / 1460) + int(e / 36524) - int(e / 146096)) / 365)
    doy = e - (365 * y + int(y / 4) - int(y / 100))
    m = int((5 * doy + 2) / 153)
    return sprintf("%d %s %d", doy - int((153 * m + 2) / 5) + 1, month[(m + 2) % 12 + 1], y + era * 400 + (m >= 10))
}

# ---- Lists

# The index of an item in list[1..list[0]], which it joins when it is new.
function index_in(list, item) {
    if (!((item, "is at") in list)) {
        list[++list[0]] = item
        list[item, "is at"] = list[0]
    }
    return list[item, "is at"]
}
# Sorts list[1..n] by the weights of its items, largest first; equal ones keep their order.
function sort_by(list, weight, n,    i, j, item) {
    for (i = 2; i <= n; i++) {
        item = list[i]
        for (j = i - 1; j > 0 && weight[list[j]] < weight[item]; j--) list[j + 1] = list[j]
        list[j + 1] = item
    }
}
function level(role) { return (("level roles", role) in known) ? known["level roles", role] + 0 : 0 }

# Groups by level of their roles, most competence first: order[1..n] gets their numbers. Level of everybody: last.
function by_level(order, role, n,    g, weight) {
    for (g = 1; g <= n; g++) {
        order[g] = g
        weight[g] = role[g] == "" ? -1 : level(role[g])
    }
    sort_by(order, weight, n)
}

# ---- gnuplot

function quoted(text) {
    gsub(/'/, "'.\"'\".'", text) # not two quotes, which gnuplot takes for an empty text where they begin one
    gsub(/\n/, "'.\"\\n\".'", text)
    return "'" text "'"
}
function print_array(name, list, n,    i) {
    print "array " name "[" (n > 0 ? n : 1) "]"
    for (i = 1; i <= n; i++) print name "[" i "] = " quoted(list[i])
}
function print_numbers(name, list, n,    i) {
    print "array " name "[" (n > 0 ? n : 1) "]"
    for (i = 1; i <= n; i++) print name "[" i "] = " number(list[i])
}
# The scenarios of a picture, in the order of the file, for a key and for the margin, and what the rows of the whole stand for.
function print_scenarios(ids,    i, names, margin) {
    for (i = 1; i <= ids[0]; i++) {
        names[i] = shortened(label("scenario", ids[i]), 62)
        margin[i] = in_two_lines(label("scenario", ids[i]), 38)
    }
    print "n_scenarios = " ids[0]
    print_array("scenario", names, ids[0])
    print_array("scenario_in_margin", margin, ids[0])
    print_only()
}
function print_only() { print "only = " quoted(whole != "" && n_units > 1 ? " Only " label("units", whole) "." : "") }
# The two scenarios of a comparison in a line above the picture.
function print_pair(base, other, before, between,    text) {
    text = before "‘" shortened(label("scenario", other), 60) "’ " between " ‘" shortened(label("scenario", base), 60) "’"
    print "other_id = " quoted(other)
    print "pair = " quoted(text)
}
# The words for the parts of an hour that categories.gp lists.
function print_parts(parts,    id, i, n, words) {
    n = split(parts, id, " ")
    for (i = 1; i <= n; i++) words[i] = part_label(id[i])
    print_array("part_title", words, n)
}
function number(x) { return x == "" ? "NaN" : sprintf("%.9g", x) }
# Ends the picture with one sentence and a status: 1, something is wrong with the file; 3, there is nothing in it to show.
function refuse(why, status,    file) {
    file = FILENAME
    sub(/^\.\//, "", file) # which style.gp has put before it
    print "print " quoted("'" file "': " why)
    print "exit status " (status ? status : 1)
    refused = 1
    exit
}
function nothing(why) { refuse(why, 3) }
END { if (refused) exit }
