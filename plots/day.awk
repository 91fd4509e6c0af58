# The numbers of day.gp: one day of a run, person by person.
#
#     awk -v day=15 -v only_unit=ward -v parts="clinical care break idle" -f read.awk -f day.awk ...
#
# day counts from 1, the start date, warm-up included; 0 = the first weekday after the warm-up. only_unit "" = the first.
# Prints the names of rows (roles among them), and blocks: $duty, $bars, $pairs (work of two people together), $marks (called
# away from unfinished work). Times are hours after midnight. Every block has a line that is out of sight (row -9), because
# gnuplot complains of empty ones.
#
# Who does what follows from the order of events alone: a person is busy from started, resumed, held or joined until that
# instance is released, suspended, done or withdrawn, or until he leaves it as its helper.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# ---- Which day ----

function choose_day(    first, last) {
    if (n_in_manifest > 1) refuse("the manifest is of several scenarios, expected that of avlast run", 1)
    if (!(("time", "start_date") in known)) refuse("there is no manifest.json of avlast beside it", 1)
    first = days_of(known["time", "start_date"])
    warmup_days = known["time", "warmup_days"] + 0
    last = warmup_days + known["time", "days"]
    if (day !~ /^[0-9.]+$/) refuse("expected the number of a day, found '" day "'", 1)
    if (day == 0)
        for (day = warmup_days + 1; day < last && (first + day + 3) % 7 % 6 == 0;) day++
    if (day != int(day) || day < 1 || day > last) refuse("day " day " is not in the run, which has days 1 to " last, 1)
    per_h = 3600 / known["time", "tick_s"]
    from = (day - 1) * 24 * per_h
    until = from + 24 * per_h
    title = weekday[(first + day + 3) % 7 + 1] " " date_of(first + day - 1) (day <= warmup_days ? " (warm-up)" : "")
}

# ---- The events ----

function hours(tick) { return (tick - from) / per_h }
function put(block, p, since, t, rest) {
    if (since < from) since = from
    if (t > until) t = until
    if (t > since) lines[block] = lines[block] sprintf("%s\t%.5f\t%.5f%s\n", p, hours(since), hours(t), rest)
}
function stop(p, t) {
    if (p != "" && p in doing) {
        put("bars", p, since[p], t, "\t" doing[p])
        if (t > from) seen[doing[p]]
        if (two[p]) put("pairs", p, since[p], t, "")
        delete doing[p]
    }
}
function go(p, t, what, with_another) {
    stop(p, t)
    doing[p] = what
    since[p] = t
    two[p] = with_another
}
function leave(p, t) {
    stop(p, t)
    if (t > from) {
        put("duty", p, came[p], t, "")
        if (!n_persons || came[p] < first_tick) first_tick = came[p]
        if (t > last_tick) last_tick = t
        if (!(p in first_came)) {
            first_came[p] = came[p]
            person[++n_persons] = p
        }
    }
    delete came[p]
}
function called_away(p, t) {
    if (p != "" && t >= from && t < until) lines["marks"] = lines["marks"] sprintf("%s\t%.5f\n", p, hours(t))
}

FNR == 2 {
    TICK = column["tick"]; EVENT = column["event"]; INSTANCE = column["instance"]
    PERSON = column["person"]; HELPER = column["helper"]
    choose_day()
}
{
    t = field[TICK] + 0
    if (t >= until) exit
    p = field[PERSON]
    if (p == "") next
    what = field[EVENT]
    h = field[HELPER]
    i = field[INSTANCE]
}
function category() { return known["category", of("task")] }
what == "duty_start" {
    if (only_unit == "") only_unit = unit
    if (unit == only_unit) {
        came[p] = t
        role[p] = of("role")
    }
}
what == "duty_end" && p in came { leave(p, t) }
what == "break_start" { go(p, t, "break", 0) }
what == "break_end" || what == "released" { stop(p, t) }
what == "held" { go(p, t, "holding", 0) }
what == "started" || what == "resumed" || what == "joined" {
    go(p, t, category(), h != "")
    if (h != "") go(partner[i] = h, t, category(), 1)
}
what == "helper_left" {
    stop(partner[i], t)
    delete partner[i]
    go(p, t, category(), 0)
}
what == "suspended" || what == "done" || what == "withdrawn" {
    if (what == "suspended" && of("why") == "interruption") {
        called_away(p, t)
        called_away(partner[i], t)
    }
    stop(p, t)
    stop(partner[i], t)
    delete partner[i]
}

# ---- Out ----

# who stands above whom: most competence first, then by role, when they came, and name
function above(a, b) {
    if (level(role[a]) + 0 != level(role[b]) + 0) return level(role[a]) + 0 > level(role[b]) + 0
    if (role[a] != role[b]) return role[a] < role[b]
    if (first_came[a] != first_came[b]) return first_came[a] < first_came[b]
    return a < b
}
function name_of(p,    dot) {
    dot = index(p, ".")
    return label("lines", dot ? substr(p, 1, dot - 1) : p) (dot ? " (" substr(p, dot + 1) ")" : "")
}
function block(name, header,    list, n, i, f) {
    print "$" name " << END"
    print header
    print "-9\t0\t0\t0"
    n = split(lines[name], list, "\n")
    for (i = 1; i < n; i++) {
        split(list[i], f, "\t")
        sub(/^[^\t]*/, row[f[1]], list[i])
        if (f[1] in row) print list[i]
    }
    print "END"
}
function whole_hours(h) { return int(h) + (h > int(h)) }
function word_list(set,    item, list) {
    for (item in set) list = list " " item
    return list
}
END {
    for (p in came) leave(p, until)
    if (n_persons == 0) refuse("nobody is on duty on " title, 3)
    for (a = 2; a <= n_persons; a++) {
        p = person[a]
        for (b = a - 1; b > 0 && above(p, person[b]); b--) person[b + 1] = person[b]
        person[b + 1] = p
    }
    print "date = " quoted(title)
    print "unit_name = " quoted(shortened(label("units", only_unit), 60))
    print "scenario_name = " quoted(shortened(label("scenario", scenario_id), 60))
    for (a = 1; a <= n_persons; a++) {
        p = person[a]
        if (role[p] != role[person[a - 1]])
            names[++n_rows] = "role " shortened(label("roles", role[p]), 60)
        names[row[p] = ++n_rows] = shortened(name_of(p), 34)
    }
    print_parts(parts)
    print "n_rows = " n_rows
    print_array("row_name", names, n_rows)
    print "first_h = " int(hours(first_tick < from ? from : first_tick))
    print "last_h = " whole_hours(hours(last_tick > until ? until : last_tick))
    print "shown = " quoted(word_list(seen))
    block("duty", "row\tfrom\tto")
    block("bars", "row\tfrom\tto\twhat")
    block("pairs", "row\tfrom\tto")
    block("marks", "row\tat")
}
